import { randomBytes, randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { hashPassword } from 'better-auth/crypto'
import { accountSchema, check } from '../worker/staff/form.ts'
import { initialPassword } from '../worker/staff/password.ts'
import { type Database, LOCAL_DATA, localDatabase, remoteDatabase } from './database.ts'
import { insertRows, quote } from './seed/sql.ts'

const USAGE = 'Cách dùng: npm run admin -- --commune binh-xa --username quantri --name "Nguyễn Văn A" [--remote]'

export type Wanted = { commune: string; username: string; name: string }
export type Made = { username: string; password: string } | { refusal: string }

/**
 * Makes a commune's first administrator, in the body that receives petitions, with a password that has to be changed at
 * the first sign-in. Refuses, in a sentence, an unknown commune, a name that is taken and what the form would refuse.
 */
export async function makeAdmin(database: Database, wanted: Wanted, now = new Date()): Promise<Made> {
  const communes = await database.read<{ id: string; body: string }>('SELECT id, triage_body_id AS body FROM communes')
  const commune = communes.find((one) => one.id === wanted.commune)
  const known = communes.map((one) => one.id).join(', ')
  if (!commune)
    return { refusal: `Chưa có xã «${wanted.commune}» ở đây. Các xã đang có: ${known || 'chưa có xã nào'}.` }
  const sent = { username: wanted.username, name: wanted.name, title: 'Quản trị hệ thống', body: commune.body }
  const checked = check(accountSchema, { ...sent, roles: ['admin'], hamlet: '' })
  if (!checked.ok) return { refusal: Object.values(checked.errors).flat().join(' ') }
  const { username, name, title, body } = checked.value
  const taken = await database.read(`SELECT 1 FROM staff_users WHERE username = ${quote(username)}`)
  if (taken.length > 0)
    return { refusal: `Tên đăng nhập «${username}» đã có người dùng. Chọn tên khác, ví dụ ${username}.${commune.id}.` }

  const id = randomUUID()
  const password = initialPassword(randomBytes(12))
  const hash = await hashPassword(password)
  const at = now.getTime()
  const email = `${username}@nghe-dan.invalid`
  await database.write([
    ...insertRows(
      'staff_users',
      ['id', 'name', 'email', 'email_verified', 'username', 'display_username', 'created_at', 'updated_at'],
      [[id, name, email, false, username, username, at, at]],
    ),
    ...insertRows(
      'staff_accounts',
      ['id', 'account_id', 'provider_id', 'user_id', 'password', 'created_at', 'updated_at'],
      [[randomUUID(), id, 'credential', id, hash, at, at]],
    ),
    ...insertRows(
      'staff_members',
      ['user_id', 'commune_id', 'body_id', 'title', 'must_change_password'],
      [[id, commune.id, body, title, true]],
    ),
    ...insertRows('staff_roles', ['user_id', 'role'], [[id, 'admin']]),
    ...insertRows(
      'staff_events',
      ['commune_id', 'kind', 'subject_id', 'actor_id', 'at', 'detail'],
      [[commune.id, 'account_made', id, id, now.toISOString(), JSON.stringify({ roles: ['admin'] })]],
    ),
  ])
  return { username, password }
}

async function main(): Promise<void> {
  const text = { type: 'string', default: '' } as const
  const { values } = parseArgs({
    options: { commune: text, username: text, name: text, remote: { type: 'boolean', default: false } },
  })
  if (!values.commune || !values.username || !values.name) throw new Error(USAGE)
  const database = values.remote ? remoteDatabase() : await localDatabase(LOCAL_DATA)
  const made = await makeAdmin(database, values).finally(() => database.close())
  if ('refusal' in made) throw new Error(made.refusal)
  console.log(`Đã tạo tài khoản quản trị «${made.username}» của xã ${values.commune}.`)
  console.log(`Mật khẩu, chỉ hiện một lần này: ${made.password}`)
  console.log('Đăng nhập tại /can-bo; lần đầu phải đổi mật khẩu.')
}

if (import.meta.main)
  await main().catch((error: Error) => {
    console.error(error.message)
    process.exit(1)
  })
