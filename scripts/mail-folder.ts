import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { Log, LogLevel } from 'miniflare'

/** Where e-mails of a local run land, one file each. */
export function mailFolder(persist: string): string {
  return join(persist, 'thu')
}

/** What miniflare says, and the e-mails that it would have sent: it only tells of them, with the words in a file that goes when it stops. */
export class MailLog extends Log {
  private many = 0
  private readonly folder: string

  constructor(folder: string) {
    super(LogLevel.ERROR)
    this.folder = folder
  }

  override logWithLevel(level: LogLevel, message: string): void {
    const said = stripVTControlCharacters(message)
    if (said.startsWith('send_email binding called')) this.keep(said)
    else super.logWithLevel(level, message)
  }

  private keep(said: string): void {
    const [, head = '', path = ''] = /^[^\n]*\n([\s\S]*?)\n+Text: (.+)/.exec(said) ?? []
    if (!path) return
    mkdirSync(this.folder, { recursive: true })
    const name = `${new Date().toISOString().replaceAll(':', '-')}-${++this.many}.txt`
    writeFileSync(join(this.folder, name), `${head}\n\n${readFileSync(path.trim(), 'utf8')}\n`)
  }
}
