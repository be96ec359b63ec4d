import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import type { Miniflare } from 'miniflare'
import type { Manifest } from '../../scripts/carry/manifest.ts'
import type { Place } from '../../scripts/carry/place.ts'
import { NUMBERED } from '../../scripts/carry/tables.ts'
import { entries, openTar, whole } from '../../scripts/carry/tar.ts'

/** Rows by table, each as text. */
export type Rows = Record<string, string[]>

/** Every row of every table, without the numbers that a database gives by itself. */
export async function rowsIn({ read }: Place): Promise<Rows> {
  const tables = await read<{ name: string }>(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '_cf_%' and name <> 'd1_migrations' order by name",
  )
  const rows: Rows = {}
  for (const { name } of tables) {
    const found = await read<Record<string, unknown>>(`select * from ${name}`)
    rows[name] = found.map((row) => JSON.stringify(NUMBERED.includes(name) ? { ...row, id: 0 } : row)).sort()
  }
  return rows
}

/** Every file of the bucket: its bytes as a hash, and its type. */
export async function filesIn(mf: Miniflare): Promise<Map<string, string>> {
  const bucket = await mf.getR2Bucket('FILES')
  const { objects } = await bucket.list()
  const found = new Map<string, string>()
  for (const { key } of objects) {
    const object = await bucket.get(key)
    const bytes = new Uint8Array((await object?.arrayBuffer()) ?? [])
    found.set(key, `${object?.httpMetadata?.contentType} ${sha256(bytes)}`)
  }
  return found
}

/** A copy of a file that was cut off. */
export function withoutEnd(file: string, share: number): string {
  const bytes = readFileSync(file)
  return copy(file, bytes.subarray(0, Math.floor(bytes.length * share)))
}

/** A copy in which one byte, so many after a mark, is another. */
export function withByte(file: string, mark: string, after: number): string {
  const bytes = readFileSync(file)
  const at = bytes.indexOf(mark)
  if (at < 0) throw new Error(`no ${mark} in ${file}`)
  bytes[at + after] = bytes[at + after] === 0x37 ? 0x38 : 0x37
  return copy(file, bytes)
}

/** A copy in which the lines of a table were changed by somebody who knows the format: its manifest fits. */
export async function repacked(
  file: string,
  table: string,
  change: (line: string, at: number) => string,
): Promise<string> {
  const made = `${file}.repacked-${table}`
  const tar = openTar(made)
  let part = { rows: 0, bytes: 0, sha256: '' }
  for await (const entry of entries(file)) {
    let bytes: Uint8Array = await whole(entry.bytes())
    if (entry.name === `tables/${table}.ndjson`) {
      const text: string = Buffer.from(bytes).toString()
      const lines = text.trimEnd().split('\n').map(change).filter(Boolean)
      bytes = new Uint8Array(Buffer.from(lines.map((line) => `${line}\n`).join('')))
      part = { rows: lines.length, bytes: bytes.length, sha256: sha256(bytes) }
    }
    if (entry.name === 'manifest.json') {
      const manifest = JSON.parse(Buffer.from(bytes).toString()) as Manifest
      manifest.tables = manifest.tables.map((one) => (one.table === table ? { ...one, ...part } : one))
      bytes = new Uint8Array(Buffer.from(JSON.stringify(manifest)))
    }
    await tar.add(entry.name, bytes.length, [bytes], entry.type)
  }
  await tar.end()
  return made
}

function copy(file: string, bytes: Uint8Array): string {
  const made = `${file}.damaged`
  writeFileSync(made, bytes)
  return made
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
