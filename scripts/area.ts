import { randomBytes, randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { hashPassword } from 'better-auth/crypto'
import { localDay } from '../worker/deadlines/calendar.ts'
import { accountSchema, check } from '../worker/staff/form.ts'
import { initialPassword } from '../worker/staff/password.ts'
import { sendDay } from '../worker/upward/months.ts'
import { type Database, LOCAL_DATA, localDatabase, remoteDatabase } from './database.ts'
import { insertRows, quote } from './seed/sql.ts'

const USAGE = `Cách dùng: npm run area -- <việc> [--remote]
  --area tuyen-quang --name "Tỉnh Tuyên Quang" [--kind province|former_district]   lập một cấp trên
  --area tuyen-quang --add binh-xa      xã bắt đầu gửi số liệu, từ tháng này
  --area tuyen-quang --remove binh-xa   xã thôi gửi; số đã gửi vẫn giữ
  --area tuyen-quang --viewer tinh.tuyenquang --name "Vi Thị Dung" [--title "Chuyên viên"]   tài khoản chỉ xem
  --close tinh.tuyenquang               đóng tài khoản chỉ xem
  --reset tinh.tuyenquang               cấp mật khẩu mới, bỏ mã 6 số cũ`

/** What was done, in a sentence; a password is shown this once. Or why nothing was done. */
export type Done = { text: string; password?: string } | { refusal: string }

/** Makes a level above. What is there already stays as it is. */
export async function openArea(
  database: Database,
  { id, name, kind }: { id: string; name: string; kind: string },
  now = new Date(),
): Promise<Done> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return { refusal: `Mã «${id}» chỉ gồm chữ thường không dấu, số, gạch nối.` }
  if (name.trim() === '') return { refusal: 'Thiếu tên của cấp trên: --name "Tỉnh Tuyên Quang".' }
  if (!['province', 'former_district'].includes(kind))
    return { refusal: 'Loại là province (tỉnh, thành phố) hoặc former_district (huyện cũ còn dữ liệu).' }
  if (await areaNamed(database, id)) return { refusal: `«${id}» đã có.` }
  await database.write(
    insertRows('areas', ['id', 'name', 'kind', 'opened_at'], [[id, name.trim(), kind, now.toISOString()]]),
  )
  return { text: `Đã lập «${name.trim()}».` }
}

/** A commune begins to send, with the figures of the month at hand. */
export async function addCommune(
  database: Database,
  { area, commune }: { area: string; commune: string },
  now = new Date(),
): Promise<Done> {
  const unknown = await unknownPlace(database, area, commune)
  if (unknown) return { refusal: unknown }
  const today = localDay(now)
  const month = today.slice(0, 7)
  await database.write([
    ...insertRows(
      'area_communes',
      ['area_id', 'commune_id', 'since', 'next_month', 'send_on'],
      [[area, commune, today, month, sendDay(month)]],
    ),
    `UPDATE area_communes SET until = NULL, next_month = max(next_month, ${quote(month)}), send_on = ${quote(sendDay(month))}
     WHERE area_id = ${quote(area)} AND commune_id = ${quote(commune)} AND until IS NOT NULL`.replace(/\s+/g, ' '),
    proofs(area),
  ])
  return { text: `Xã ${commune} gửi số liệu cho ${area} từ tháng ${month}.` }
}

/** A commune sends no more. What it sent stays. */
export async function removeCommune(
  database: Database,
  { area, commune }: { area: string; commune: string },
  now = new Date(),
): Promise<Done> {
  const unknown = await unknownPlace(database, area, commune)
  if (unknown) return { refusal: unknown }
  await database.write([
    `UPDATE area_communes SET until = ${quote(localDay(now))}, send_on = NULL WHERE area_id = ${quote(area)} AND commune_id = ${quote(commune)} AND until IS NULL`,
    proofs(area),
  ])
  return { text: `Xã ${commune} thôi gửi số liệu cho ${area}.` }
}

/** Makes an account that reads for a level above, with a password that has to be changed at the first sign-in. */
export async function makeViewer(
  database: Database,
  wanted: { area: string; username: string; name: string; title: string },
  now = new Date(),
): Promise<Done> {
  if (!(await areaNamed(database, wanted.area))) return { refusal: await noSuchArea(database, wanted.area) }
  const sent = { username: wanted.username, name: wanted.name, title: wanted.title, body: 'x' }
  const checked = check(accountSchema, { ...sent, roles: ['admin'], hamlet: '' })
  if (!checked.ok) return { refusal: Object.values(checked.errors).flat().join(' ') }
  const { username, name, title } = checked.value
  const taken = await database.read(`SELECT 1 FROM staff_users WHERE username = ${quote(username)}`)
  if (taken.length > 0) return { refusal: `Tên đăng nhập «${username}» đã có người dùng. Chọn tên khác.` }
  const id = randomUUID()
  const password = initialPassword(randomBytes(12))
  const at = now.getTime()
  await database.write([
    ...insertRows(
      'staff_users',
      ['id', 'name', 'email', 'email_verified', 'username', 'display_username', 'created_at', 'updated_at'],
      [[id, name, `${username}@nghe-dan.invalid`, false, username, username, at, at]],
    ),
    ...insertRows(
      'staff_accounts',
      ['id', 'account_id', 'provider_id', 'user_id', 'password', 'created_at', 'updated_at'],
      [[randomUUID(), id, 'credential', id, await hashPassword(password), at, at]],
    ),
    ...insertRows('area_viewers', ['user_id', 'area_id', 'title'], [[id, wanted.area, title]]),
    event(wanted.area, id, 'account_made', now),
  ])
  return { text: `Đã tạo tài khoản chỉ xem «${username}» của ${wanted.area}.`, password }
}

/** Closes such an account: its sessions end at once. */
export async function closeViewer(database: Database, username: string, now = new Date()): Promise<Done> {
  const found = await viewerNamed(database, username)
  if (!found) return { refusal: `Không có tài khoản chỉ xem «${username}».` }
  await database.write([
    `UPDATE area_viewers SET closed_at = ${quote(now.toISOString())} WHERE user_id = ${quote(found.id)} AND closed_at IS NULL`,
    `DELETE FROM staff_sessions WHERE user_id = ${quote(found.id)}`,
    event(found.area, found.id, 'account_closed', now),
  ])
  return { text: `Đã đóng tài khoản «${username}».` }
}

/** Another first password, for whoever forgot his or lost his telephone. An account that was closed opens again. */
export async function resetViewer(database: Database, username: string, now = new Date()): Promise<Done> {
  const found = await viewerNamed(database, username)
  if (!found) return { refusal: `Không có tài khoản chỉ xem «${username}».` }
  const password = initialPassword(randomBytes(12))
  const id = quote(found.id)
  await database.write([
    `UPDATE staff_accounts SET password = ${quote(await hashPassword(password))}, updated_at = ${now.getTime()} WHERE user_id = ${id}`,
    `UPDATE area_viewers SET must_change_password = 1, sealed = '', confirmed_at = NULL, last_step = 0, closed_at = NULL WHERE user_id = ${id}`,
    `DELETE FROM area_viewer_codes WHERE user_id = ${id}`,
    `DELETE FROM staff_sessions WHERE user_id = ${id}`,
    event(found.area, found.id, 'password_reset', now),
  ])
  return { text: `Mật khẩu mới của «${username}».`, password }
}

/** What is asked of those who read: two proofs where a commune asks its own leaders for two. */
function proofs(area: string): string {
  return `UPDATE areas SET second_factor = EXISTS (SELECT 1 FROM area_communes a JOIN role_rules r ON r.commune_id = a.commune_id AND r.role = 'leader' AND r.second_factor = 1 WHERE a.area_id = areas.id AND a.until IS NULL) WHERE id = ${quote(area)}`
}

function event(area: string, userId: string, kind: string, now: Date): string {
  const [statement = ''] = insertRows(
    'area_viewer_events',
    ['area_id', 'kind', 'user_id', 'at'],
    [[area, kind, userId, now.toISOString()]],
  )
  return statement
}

async function areaNamed(database: Database, id: string): Promise<boolean> {
  return (await database.read(`SELECT 1 FROM areas WHERE id = ${quote(id)}`)).length > 0
}

async function noSuchArea(database: Database, id: string): Promise<string> {
  const known = await database.read<{ id: string }>('SELECT id FROM areas ORDER BY id')
  return `Chưa có cấp trên «${id}». Đang có: ${known.map((one) => one.id).join(', ') || 'chưa có'}.`
}

async function unknownPlace(database: Database, area: string, commune: string): Promise<string | null> {
  if (!(await areaNamed(database, area))) return noSuchArea(database, area)
  const found = await database.read(`SELECT 1 FROM communes WHERE id = ${quote(commune)}`)
  return found.length > 0 ? null : `Chưa có xã «${commune}» ở đây.`
}

async function viewerNamed(database: Database, username: string): Promise<{ id: string; area: string } | undefined> {
  const [found] = await database.read<{ id: string; area: string }>(
    `SELECT u.id, v.area_id AS area FROM staff_users u JOIN area_viewers v ON v.user_id = u.id WHERE u.username = ${quote(username)}`,
  )
  return found
}

async function main(): Promise<void> {
  const text = { type: 'string', default: '' } as const
  const { values } = parseArgs({
    options: {
      ...{ area: text, name: text, kind: { type: 'string', default: 'province' }, add: text, remove: text },
      ...{ viewer: text, title: text, close: text, reset: text, remote: { type: 'boolean', default: false } },
    },
  })
  const { add, area, close, kind, name, remove, reset, title, viewer } = values
  const act = (database: Database): Promise<Done> | null => {
    if (close) return closeViewer(database, close)
    if (reset) return resetViewer(database, reset)
    if (!area) return null
    if (add) return addCommune(database, { area, commune: add })
    if (remove) return removeCommune(database, { area, commune: remove })
    if (viewer) return makeViewer(database, { area, username: viewer, name, title })
    return name ? openArea(database, { id: area, name, kind }) : null
  }
  const database = values.remote ? remoteDatabase() : await localDatabase(LOCAL_DATA)
  const done = await Promise.resolve(act(database)).finally(() => database.close())
  if (done === null) throw new Error(USAGE)
  if ('refusal' in done) throw new Error(done.refusal)
  console.log(done.text)
  if (done.password === undefined) return
  console.log(`Mật khẩu, chỉ hiện một lần này: ${done.password}`)
  console.log('Đăng nhập tại /can-bo; lần đầu phải đổi mật khẩu.')
}

if (import.meta.main)
  await main().catch((error: Error) => {
    console.error(error.message)
    process.exit(1)
  })
