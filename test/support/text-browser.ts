import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { install, mayInstall } from './debian.ts'

export type TextBrowser = { name: 'lynx' | 'w3m'; path: string }

const NAMES = ['lynx', 'w3m'] as const

/**
 * A browser that shows words alone. On a Debian where we may install, it is installed; elsewhere the answer is the reason
 * why there is none, for a test to say that it was left out.
 */
export function findTextBrowser(): TextBrowser | { reason: string } {
  const found = onPath()
  if (found) return found
  if (!mayInstall())
    return { reason: 'Máy này chưa có lynx hay w3m: cài một trong hai để thử trang bằng trình duyệt chữ.' }
  install(['lynx'])
  return onPath() ?? { reason: 'Không cài được lynx: apt-get không chạy được hoặc không có mạng.' }
}

/** A page as this browser shows it: its words, the links numbered. Forms are shown, not sent. */
export async function showPage(browser: TextBrowser, url: string): Promise<string> {
  const args =
    browser.name === 'lynx'
      ? ['-dump', '-width=200', '-assume_charset=utf-8', '-display_charset=utf-8', url]
      : ['-dump', '-cols', '200', '-I', 'UTF-8', '-O', 'UTF-8', url]
  const env = { ...process.env, no_proxy: 'localhost,127.0.0.1' }
  const { stdout } = await promisify(execFile)(browser.path, args, { encoding: 'utf8', timeout: 30_000, env })
  return stdout
}

function onPath(): TextBrowser | undefined {
  for (const name of NAMES) {
    const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' })
    if (status === 0) return { name, path: stdout.trim() }
  }
  return undefined
}
