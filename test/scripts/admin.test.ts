import { verifyPassword } from 'better-auth/crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { makeAdmin } from '../../scripts/admin.ts'
import type { Database } from '../../scripts/database.ts'
import { emptyDatabase, seedAt } from '../seed/database.ts'

const NOW = new Date('2026-11-21T02:00:00.000Z')
const TUNG = { commune: 'binh-xa', username: 'tung.quantri', name: 'Dương Văn Tùng' }

let db: ReturnType<typeof emptyDatabase>
let database: Database

beforeEach(async () => {
  db = emptyDatabase()
  db.apply(await seedAt(NOW))
  database = {
    read: async <Row>(sql: string) => db.all(sql) as Row[],
    write: async (statements) => db.apply(statements),
    close: async () => {},
  }
})

describe('the first administrator of a commune, made from the command line', () => {
  test('Tùng gets a password that opens his account and that he has to change', async () => {
    const made = await makeAdmin(database, TUNG, NOW)
    if ('refusal' in made) throw new Error(made.refusal)
    const [row] = db.all(
      `SELECT u.name, u.username, a.provider_id, a.account_id = u.id AS own, a.password, m.commune_id, m.body_id, m.must_change_password, r.role
       FROM staff_users u JOIN staff_accounts a ON a.user_id = u.id JOIN staff_members m ON m.user_id = u.id
       JOIN staff_roles r ON r.user_id = u.id WHERE u.username = 'tung.quantri'`,
    )
    expect(row).toMatchObject({
      name: 'Dương Văn Tùng',
      provider_id: 'credential',
      own: 1,
      commune_id: 'binh-xa',
      body_id: 'binh-xa.mttq',
      must_change_password: 1,
      role: 'admin',
    })
    expect(await verifyPassword({ hash: String(row?.password), password: made.password })).toBe(true)
    expect(JSON.stringify(db.everything())).not.toContain(made.password)
  })

  test('the making is on record', async () => {
    await makeAdmin(database, TUNG, NOW)
    const events = db.all('SELECT commune_id, kind, at FROM staff_events')
    expect(events).toEqual([{ commune_id: 'binh-xa', kind: 'account_made', at: NOW.toISOString() }])
  })

  test('two administrators do not get the same password', async () => {
    const first = await makeAdmin(database, TUNG, NOW)
    const second = await makeAdmin(database, { ...TUNG, username: 'hong.quantri' }, NOW)
    expect('password' in first && 'password' in second && first.password !== second.password).toBe(true)
  })

  test.each([
    ['a name that somebody has, however it is written', { ...TUNG, username: ' QuanTri ' }, 'đã có người dùng'],
    ['a commune that is not here', { ...TUNG, commune: 'khong-co' }, 'binh-xa, dak-po, dau-giay'],
    ['a user name that nobody could type', { ...TUNG, username: 'tùng!' }, 'Tên đăng nhập gồm'],
    ['an account without a person', { ...TUNG, name: ' ' }, 'họ và tên'],
  ])('%s is refused in a sentence, and nothing is written', async (_, wanted, words) => {
    const before = db.everything()
    const made = await makeAdmin(database, wanted, NOW)
    expect('refusal' in made && made.refusal).toContain(words)
    expect(db.everything()).toEqual(before)
  })
})
