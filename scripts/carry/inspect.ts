import { createHash } from 'node:crypto'
import { objectLine } from './export.ts'
import { type Manifest, type Part, readManifest } from './manifest.ts'
import { Refusal } from './refusal.ts'
import type { Row } from './sql.ts'
import { CARRIED, COMMON } from './tables.ts'
import { entries, type Entry, lines, whole } from './tar.ts'

const MOST_MANIFEST = 64 << 20

/** An archive that was read through once and is what its manifest says. */
export type Inspected = {
  manifest: Manifest
  /** The rows on which the commune stood, by table. */
  common: Map<string, Row[]>
  usernames: string[]
}

/** Reads the whole archive and compares it with its manifest. Refuses what is damaged, changed, incomplete or has more in it. */
export async function inspect(file: string): Promise<Inspected> {
  const seen = new Map<string, Omit<Part, 'table' | 'columns'>>()
  const common = new Map<string, Row[]>()
  const usernames: string[] = []
  const objects = { count: 0, bytes: 0, hash: createHash('sha256') }
  let manifest: Manifest | undefined
  for await (const entry of entries(file)) {
    const [, under = '', name = ''] = /^(tables|common)\/([a-z0-9_]+)\.ndjson$/.exec(entry.name) ?? []
    if (manifest || seen.has(entry.name)) throw new Refusal(`Tệp có phần thừa: «${entry.name}».`)
    if (under) {
      const keep = under === 'common' ? list(common, name) : undefined
      seen.set(entry.name, await walk(entry, keep, name === 'staff_users' ? usernames : undefined))
    } else if (isObject(entry.name)) {
      const bytes = await whole(entry.bytes())
      objects.hash.update(objectLine(keyOf(entry.name), bytes, entry.type))
      objects.count++
      objects.bytes += bytes.length
    } else if (entry.name === 'manifest.json' && entry.size <= MOST_MANIFEST)
      manifest = readManifest(Buffer.from(await whole(entry.bytes())).toString('utf8'))
    else throw new Refusal(`Tệp có phần không rõ: «${entry.name}». Tệp này không phải bản xuất của một xã.`)
  }
  if (!manifest) throw new Refusal('Tệp thiếu bản kê ở cuối: chưa xuất xong, hoặc chép chưa hết.')
  compareParts('tables', CARRIED, manifest.tables, seen)
  compareParts('common', COMMON, manifest.common, seen)
  const { count, bytes, sha256 } = manifest.objects
  if (count !== objects.count || bytes !== objects.bytes || sha256 !== objects.hash.digest('hex'))
    throw new Refusal('Ảnh trong tệp không khớp bản kê: tệp hỏng hoặc đã bị sửa.')
  return { manifest, common, usernames }
}

/** Is this entry a file of the bucket, under a key that an application could have made? */
export function isObject(name: string): boolean {
  return /^objects\/[A-Za-z0-9][\w./-]*$/.test(name) && !name.includes('..')
}

/** Its key in the bucket. */
export function keyOf(name: string): string {
  return name.slice('objects/'.length)
}

/** A row out of its line. */
export function rowOf(line: string): Row {
  try {
    const row = JSON.parse(line) as Row
    if (Object.values(row).every((value) => value === null || ['string', 'number'].includes(typeof value))) return row
  } catch {
    // Told below.
  }
  throw new Refusal('Tệp có dòng không đọc được: tệp hỏng hoặc đã bị sửa.')
}

async function walk(entry: Entry, keep?: Row[], usernames?: string[]): Promise<Omit<Part, 'table' | 'columns'>> {
  const hash = createHash('sha256')
  let [bytes, rows] = [0, 0]
  async function* counted() {
    for await (const chunk of entry.bytes()) {
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  for await (const line of lines(counted())) {
    rows++
    if (!keep && !usernames) continue
    const row = rowOf(line)
    keep?.push(row)
    if (typeof row.username === 'string') usernames?.push(row.username)
  }
  return { rows, bytes, sha256: hash.digest('hex') }
}

function list(common: Map<string, Row[]>, name: string): Row[] {
  const rows = common.get(name) ?? []
  common.set(name, rows)
  return rows
}

/** Every table that this program knows, with its columns, and the very bytes that were written. */
function compareParts(
  under: string,
  tables: readonly { name: string; columns: readonly string[] }[],
  parts: readonly Part[],
  seen: Map<string, Omit<Part, 'table' | 'columns'>>,
): void {
  const wanted = tables.map(({ name, columns }) => `${name} ${columns.join(' ')}`)
  const given = parts.map(({ table, columns }) => `${table} ${columns.join(' ')}`)
  if (wanted.join('\n') !== given.join('\n'))
    throw new Refusal(
      'Các bảng trong tệp khác với bản Nghe Dân ở máy này. Cập nhật hai máy cho cùng một bản, rồi xuất lại.',
    )
  const inside = [...seen.keys()].filter((name) => name.startsWith(`${under}/`))
  const extra = inside.find((name) => !parts.some((part) => `${under}/${part.table}.ndjson` === name))
  if (extra) throw new Refusal(`Tệp có phần thừa: «${extra}».`)
  for (const { table, rows, bytes, sha256 } of parts) {
    const found = seen.get(`${under}/${table}.ndjson`)
    if (found?.rows !== rows || found.bytes !== bytes || found.sha256 !== sha256)
      throw new Refusal(`Bảng ${table} trong tệp không khớp bản kê: tệp hỏng hoặc đã bị sửa.`)
  }
}
