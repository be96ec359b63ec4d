import { inflateRawSync } from 'node:zlib'

/** The parts of a zip file by name, read by its list of contents: nothing of what wrote it. */
export function unzipped(bytes: Uint8Array): Map<string, Uint8Array> {
  const file = Buffer.from(bytes)
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('no zip file')
  const parts = new Map<string, Uint8Array>()
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, names, extra, comment] = [
      file.readUInt32LE(at + 20),
      ...[28, 30, 32].map((p) => file.readUInt16LE(at + p)),
    ]
    const from = file.readUInt32LE(at + 42)
    const start = from + 30 + file.readUInt16LE(from + 26) + file.readUInt16LE(from + 28)
    const body = file.subarray(start, start + (packed ?? 0))
    const name = file.toString('utf8', at + 46, at + 46 + (names ?? 0))
    parts.set(name, file.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : body)
    at += 46 + (names ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return parts
}

/** The text of a Word file's body, paragraph by paragraph, without empty ones. Throws when its XML is broken. */
export function readWord(bytes: Uint8Array): string[] {
  const body = unzipped(bytes).get('word/document.xml')
  if (!body) throw new Error('no Word file')
  const xml = new TextDecoder('utf-8', { fatal: true }).decode(body)
  checkNesting(xml)
  const paragraphs = [...xml.matchAll(/<w:p[ >][\s\S]*?<\/w:p>/g)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([\s\S]*?)<\/w:t>/g)].map(([, text = '']) => plain(text)).join(''),
  )
  return paragraphs.filter((text) => text !== '')
}

/** Every element that opens closes again, in order. */
export function checkNesting(xml: string): void {
  const open: string[] = []
  for (const [, close, name = '', rest = ''] of xml.matchAll(/<(\/?)([\w:]+)([^<>]*)>/g)) {
    if (close) {
      if (open.pop() !== name) throw new Error(`${name} closes what is not open`)
    } else if (!rest.endsWith('/')) open.push(name)
  }
  if (open.length > 0) throw new Error(`${open.join(' ')} never close`)
}

function plain(text: string): string {
  const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => signs[name] ?? '')
}
