import { createHash } from 'node:crypto'
import { closeSync, createReadStream, existsSync, mkdtempSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { verify } from '../verify.ts'
import { FORMAT, FORMAT_VERSION, type Manifest, type Part } from './manifest.ts'
import { isCaughtUp, marksOf } from './marks.ts'
import type { Place } from './place.ts'
import { Refusal } from './refusal.ts'
import { lineOf, pages } from './rows.ts'
import { quote } from './sql.ts'
import { CARRIED, type Carried, COMMON, WITH_OBJECTS, WITH_SEALS } from './tables.ts'
import { openTar } from './tar.ts'

/** Files fetched side by side. */
export const AT_ONCE = 8

/** What was carried, and sentences for the administrator: none when everything is in order. */
export type Carriage = { manifest: Manifest; warnings: string[] }
type Tar = ReturnType<typeof openTar>

/**
 * Writes everything of a commune into one archive, which has its name only when it is whole. Returns its manifest and what
 * the administrator has to know.
 */
export async function exportCommune(place: Place, id: string, file: string, now = new Date()): Promise<Carriage> {
  if (existsSync(file)) throw new Refusal(`Đã có tệp «${file}». Chọn tên khác, hoặc xóa tệp ấy trước.`)
  if (!existsSync(dirname(file))) throw new Refusal(`Không có thư mục «${dirname(file)}».`)
  const letGo = place.hold()
  try {
    return await pack(place, id, file, now)
  } finally {
    letGo()
  }
}

async function pack(place: Place, id: string, file: string, now: Date): Promise<Carriage> {
  const commune = await communeNamed(place, id)
  const before = await pulse(place, id)
  const folder = mkdtempSync(join(dirname(file), `.${basename(file)}-`))
  const tar = openTar(join(folder, 'archive'))
  try {
    await tar.opened
    const manifest: Manifest = {
      format: FORMAT,
      version: FORMAT_VERSION,
      commune,
      exportedAt: now.toISOString(),
      migrations: await migrationsOf(place.read),
      contactKeys: await contactKeys(place, id),
      marks: await marksOf(place.read, id),
      tables: [],
      common: [],
      objects: { count: 0, bytes: 0, sha256: '', missing: [] },
      chain: await chainOf(place.read, id),
    }
    for (const table of COMMON) manifest.common.push(await addTable(place, tar, folder, 'common', table, id))
    for (const table of CARRIED) manifest.tables.push(await addTable(place, tar, folder, 'tables', table, id))
    manifest.objects = await addObjects(place, tar, id)
    if ((await pulse(place, id)) !== before)
      throw new Refusal('Trong lúc xuất có người làm việc trên hồ sơ của xã. Chạy lại lúc vắng, hoặc tạm đóng trang.')
    const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)
    await tar.add('manifest.json', text.length, [text])
    await tar.end()
    renameSync(join(folder, 'archive'), file)
    return { manifest, warnings: await doubts(place, manifest) }
  } catch (error) {
    await tar.abandon(error)
    throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function doubts({ read }: Place, { commune, objects, chain }: Manifest): Promise<string[]> {
  const lost = objects.missing.length
  return [
    ...(lost > 0 ? [`${lost} ảnh có tên trong hồ sơ mà không còn trong kho.`] : []),
    ...(chain.breaks > 0
      ? [`Chuỗi sự kiện có ${chain.breaks} chỗ đứt từ trước. Xem: npm run verify -- --commune ${commune.id}`]
      : []),
    ...((await isCaughtUp(read, commune.id))
      ? []
      : [
          'Đồng hồ chưa chạy hết sau việc cuối cùng của xã. Chờ mười phút, xuất lại, thì ô tìm của cán bộ ở nơi mới mới đủ.',
        ]),
  ]
}

/** Which migrations a database has had. */
export async function migrationsOf(read: Place['read']): Promise<Manifest['migrations']> {
  const names = await read<{ name: string }>('select name from d1_migrations order by id')
  return { count: names.length, last: names.at(-1)?.name ?? '' }
}

/** What walking the chains of a commune finds, in a form that can be compared. */
export async function chainOf(read: Place['read'], id: string): Promise<Manifest['chain']> {
  const { breaks, ...counts } = await verify(read, id)
  const hash = createHash('sha256').update(breaks.toSorted().join('\n'))
  return { ...counts, breaks: breaks.length, sha256: hash.digest('hex') }
}

async function communeNamed({ read }: Place, id: string): Promise<Manifest['commune']> {
  const communes = await read<Manifest['commune']>('select id, name, unit_code as unit from communes order by id')
  const commune = communes.find((one) => one.id === id)
  if (commune) return commune
  const known = communes.map((one) => one.id).join(', ')
  throw new Refusal(`Chưa có xã «${id}» ở đây. Các xã đang có: ${known || 'chưa có xã nào'}.`)
}

/**
 * Everything that happens to a case, to an account, to a setting or to a survey leaves a mark here. So does a turn of the
 * clock: answers read before it and counts read after it would be counted twice where they arrive.
 */
async function pulse({ read }: Place, id: string): Promise<string> {
  const logs = ['events', 'staff_events', 'setting_events', 'dossier_events']
  const surveys = `select id from surveys ${ofCommune(id)}`
  const counts = [
    ...logs.map((log) => `(select count(*) || ' ' || coalesce(max(at), '') from ${log} ${ofCommune(id)})`),
    `(select count(*) || ' ' || coalesce(max(id), '') from responses where survey_id in (${surveys}))`,
    `(select count(*) || ' ' || coalesce(sum(turn), 0) from survey_counts where survey_id in (${surveys}))`,
    ...['surveys', 'questionnaires'].map(
      (made) => `(select count(*) || ' ' || coalesce(sum(revision), 0) from ${made} ${ofCommune(id)})`,
    ),
  ]
  const [row] = await read<{ pulse: string }>(`select ${counts.join(` || ' ' || `)} as pulse`)
  return row?.pulse ?? ''
}

function ofCommune(id: string): string {
  return `where commune_id = ${quote(id)}`
}

async function contactKeys({ read }: Place, id: string): Promise<string[]> {
  const ids = new Set<string>()
  for (const table of WITH_SEALS)
    for (const row of await read<{ key_id: string }>(
      `select distinct key_id from ${table.name} where ${table.of(id)} and key_id <> ''`,
    ))
      ids.add(row.key_id)
  return [...ids].sort()
}

/** One table, through a file beside the archive: an archive names the size of what follows. */
async function addTable(
  place: Place,
  tar: Tar,
  folder: string,
  under: string,
  table: Omit<Carried, 'needed'>,
  id: string,
): Promise<Part> {
  const spool = join(folder, 'table')
  const out = openSync(spool, 'w', 0o600)
  const hash = createHash('sha256')
  let [rows, bytes] = [0, 0]
  try {
    for await (const page of pages(place.read, table, id)) {
      const text = Buffer.from(page.map((row) => lineOf(table, row)).join(''))
      hash.update(text)
      writeSync(out, text)
      rows += page.length
      bytes += text.length
    }
  } finally {
    closeSync(out)
  }
  await tar.add(`${under}/${table.name}.ndjson`, bytes, createReadStream(spool))
  return { table: table.name, columns: [...table.columns], rows, bytes, sha256: hash.digest('hex') }
}

/** A row that may have a file: some wait for theirs. */
type ObjectRow = { object_key: string; type?: string | null }

async function addObjects(place: Place, tar: Tar, id: string): Promise<Manifest['objects']> {
  const hash = createHash('sha256')
  const objects: Manifest['objects'] = { count: 0, bytes: 0, sha256: '', missing: [] }
  for (const table of WITH_OBJECTS)
    for await (const page of pages(place.read, table, id))
      for (let at = 0; at < page.length; at += AT_ONCE) {
        const some = (page.slice(at, at + AT_ONCE) as ObjectRow[]).filter((row) => row.object_key !== null)
        const found = await Promise.all(some.map((row) => place.objects.get(row.object_key)))
        for (const [index, { object_key: key, type: kept }] of some.entries()) {
          const type = kept ?? ''
          const bytes = found[index]
          if (!bytes) {
            objects.missing.push(key)
            continue
          }
          hash.update(objectLine(key, bytes, type))
          objects.count++
          objects.bytes += bytes.length
          await tar.add(`objects/${key}`, bytes.length, [bytes], type)
        }
      }
  return { ...objects, sha256: hash.digest('hex') }
}

/** What the manifest's hash says of one file. */
export function objectLine(key: string, bytes: Uint8Array, type: string): string {
  return `${key}\t${bytes.length}\t${type}\t${createHash('sha256').update(bytes).digest('hex')}\n`
}
