import { existsSync } from 'node:fs'
import { AT_ONCE, type Carriage, chainOf } from './export.ts'
import { differences, refuseUnfit } from './fit.ts'
import { inspect, isObject, keyOf, rowOf } from './inspect.ts'
import { missingKeys } from './keys.ts'
import type { Manifest } from './manifest.ts'
import { marksFor } from './marks.ts'
import type { Place, Writing } from './place.ts'
import { Refusal } from './refusal.ts'
import { printOf } from './rows.ts'
import { CARRIED } from './tables.ts'
import { entries, lines, whole } from './tar.ts'

/** Days on which the nightly sweep looks for photos that no case has. */
const SWEPT_DAYS = 4

/** Takes a commune in from an archive: all of it or nothing. */
export async function importCommune(place: Place, file: string, now = new Date()): Promise<Carriage> {
  if (!existsSync(file)) throw new Refusal(`Không có tệp «${file}».`)
  const inspected = await inspect(file)
  const { manifest } = inspected
  await refuseUnfit(place, inspected)
  const warnings = await differences(place.read, inspected)
  const marks = await marksFor(place.read, manifest)
  const put = await putObjects(place, file)
  try {
    await place.writeAll(async (into) => {
      await insertTables(into, file)
      for (const mark of marks) into.insert({ name: 'marks', columns: ['name', 'value'] }, mark)
      await compare(into.read, manifest)
      warnings.push(...(await missingKeys(into.read, place.secrets(), manifest)))
    })
  } catch (error) {
    for (const key of put) await place.objects.drop(key)
    throw error
  }
  // The nightly sweep may have come between the photos and their rows.
  await putObjects(place, file, recentFolders(now))
  await compareTables(place.read, manifest)
  if (manifest.objects.missing.length > 0)
    warnings.push(`${manifest.objects.missing.length} ảnh đã không còn trong kho khi xuất: ở đây cũng không có.`)
  return { manifest, warnings }
}

/** Puts the archive's files into the bucket, of all days or of some. Returns the keys that were not there before. */
async function putObjects({ objects }: Place, file: string, folders?: readonly string[]): Promise<string[]> {
  const put: string[] = []
  let waiting: Promise<void>[] = []
  const isWanted = (key: string) => !folders || folders.some((folder) => key.includes(`/${folder}/`))
  const keep = async (key: string, bytes: Uint8Array, type: string) => {
    const there = await objects.get(key)
    if (there && Buffer.compare(there, bytes) === 0) return
    if (there) throw new Refusal(`Trong kho đã có một ảnh khác dưới tên «${key}». Chưa ghi gì.`)
    await objects.put(key, bytes, type)
    put.push(key)
  }
  try {
    for await (const entry of entries(file)) {
      if (!isObject(entry.name) || !isWanted(keyOf(entry.name))) continue
      waiting.push(keep(keyOf(entry.name), await whole(entry.bytes()), entry.type))
      if (waiting.length < AT_ONCE) continue
      await Promise.all(waiting)
      waiting = []
    }
    await Promise.all(waiting)
    return put
  } catch (error) {
    await Promise.allSettled(waiting)
    for (const key of put) await objects.drop(key)
    throw error
  }
}

function recentFolders(now: Date): string[] {
  const day = (back: number) => new Date(now.getTime() + 7 * 3_600_000 - back * 86_400_000).toISOString().slice(0, 10)
  return Array.from({ length: SWEPT_DAYS }, (_, back) => day(back))
}

async function insertTables(into: Writing, file: string): Promise<void> {
  for await (const entry of entries(file)) {
    const table = CARRIED.find((one) => entry.name === `tables/${one.name}.ndjson`)
    if (table) for await (const line of lines(entry.bytes())) into.insert(table, rowOf(line))
  }
}

/** Is what arrived what left? Rows, their content, and every chain. */
async function compare(read: Place['read'], manifest: Manifest): Promise<void> {
  await compareTables(read, manifest)
  const chain = await chainOf(read, manifest.commune.id)
  if (JSON.stringify(chain) !== JSON.stringify(manifest.chain))
    throw new Refusal('Chuỗi sự kiện trong tệp không nguyên vẹn như khi xuất: tệp đã bị sửa. Chưa ghi gì.')
}

async function compareTables(read: Place['read'], manifest: Manifest): Promise<void> {
  for (const part of manifest.tables) {
    const table = CARRIED.find((one) => one.name === part.table)
    const found = table && (await printOf(read, table, manifest.commune.id))
    if (found?.rows !== part.rows || found.sha256 !== part.sha256)
      throw new Refusal(
        `Bảng ${part.table} sau khi ghi có ${found?.rows ?? 0} dòng, trong tệp ${part.rows} dòng, hoặc nội dung khác.`,
      )
  }
}
