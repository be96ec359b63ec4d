import { verifyPassword } from 'better-auth/crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { addCommune, closeViewer, makeViewer, openArea, removeCommune, resetViewer } from '../../scripts/area.ts'
import type { Database } from '../../scripts/database.ts'
import { emptyDatabase, seedAt } from '../seed/database.ts'

const NOW = new Date('2026-11-21T02:00:00.000Z')
const PROVINCE = { id: 'tuyen-quang', name: 'Tỉnh Tuyên Quang', kind: 'province' }
const DUNG = { area: 'tuyen-quang', username: 'tinh.tuyenquang', name: 'Vi Thị Dung', title: 'Chuyên viên' }

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
  await openArea(database, PROVINCE, NOW)
})

describe('a level above, made from the command line', () => {
  test('stands there with a commune that sends from the month at hand on', async () => {
    expect(await addCommune(database, { area: 'tuyen-quang', commune: 'binh-xa' }, NOW)).toHaveProperty('text')
    await addCommune(database, { area: 'tuyen-quang', commune: 'binh-xa' }, NOW)
    expect(db.all('select name, kind, second_factor from areas')).toEqual([
      { name: 'Tỉnh Tuyên Quang', kind: 'province', second_factor: 0 },
    ])
    expect(db.all('select commune_id, since, until, next_month, send_on from area_communes')).toEqual([
      { commune_id: 'binh-xa', since: '2026-11-21', until: null, next_month: '2026-11', send_on: '2026-12-02' },
    ])
  })

  test('a commune that is taken out sends no more, and goes on from the month in which it comes back', async () => {
    const binhXa = { area: 'tuyen-quang', commune: 'binh-xa' }
    await addCommune(database, binhXa, NOW)
    await removeCommune(database, binhXa, NOW)
    expect(db.all('select until, send_on from area_communes')).toEqual([{ until: '2026-11-21', send_on: null }])
    await addCommune(database, binhXa, new Date('2027-03-10T02:00:00.000Z'))
    expect(db.all('select until, next_month, send_on from area_communes')).toEqual([
      { until: null, next_month: '2027-03', send_on: '2027-04-02' },
    ])
  })

  test('asks two proofs of its people while a commune that sends asks them of its leaders', async () => {
    db.apply(["insert into role_rules (commune_id, role, second_factor) values ('binh-xa', 'leader', 1)"])
    await addCommune(database, { area: 'tuyen-quang', commune: 'binh-xa' }, NOW)
    expect(db.all('select second_factor from areas')).toEqual([{ second_factor: 1 }])
    await removeCommune(database, { area: 'tuyen-quang', commune: 'binh-xa' }, NOW)
    expect(db.all('select second_factor from areas')).toEqual([{ second_factor: 0 }])
  })

  test('Dung gets a password that opens her account, that she has to change, and that is kept nowhere', async () => {
    const made = await makeViewer(database, DUNG, NOW)
    if (!('password' in made)) throw new Error('not made')
    const [row] = db.all(
      `SELECT a.password, v.area_id, v.must_change_password, m.user_id AS member FROM staff_users u
       JOIN staff_accounts a ON a.user_id = u.id JOIN area_viewers v ON v.user_id = u.id
       LEFT JOIN staff_members m ON m.user_id = u.id WHERE u.username = 'tinh.tuyenquang'`,
    )
    expect(row).toMatchObject({ area_id: 'tuyen-quang', must_change_password: 1, member: null })
    expect(await verifyPassword({ hash: String(row?.password), password: made.password ?? '' })).toBe(true)
    expect(JSON.stringify(db.everything())).not.toContain(made.password)

    const again = await resetViewer(database, DUNG.username, NOW)
    expect('password' in again && again.password !== made.password).toBe(true)
    await closeViewer(database, DUNG.username, NOW)
    expect(db.all('select closed_at from area_viewers')).toEqual([{ closed_at: NOW.toISOString() }])
    expect(db.all('select kind from area_viewer_events order by id')).toEqual([
      { kind: 'account_made' },
      { kind: 'password_reset' },
      { kind: 'account_closed' },
    ])
  })

  test.each([
    ['an area that is there already', () => openArea(database, PROVINCE, NOW), 'đã có'],
    ['a code with marks', () => openArea(database, { ...PROVINCE, id: 'Tuyên' }, NOW), 'chữ thường không dấu'],
    ['a kind that is none', () => openArea(database, { ...PROVINCE, id: 'x', kind: 'xa' }, NOW), 'province'],
    [
      'a commune that is not here',
      () => addCommune(database, { area: 'tuyen-quang', commune: 'x' }, NOW),
      'Chưa có xã',
    ],
    [
      'an area that is not here',
      () => addCommune(database, { area: 'x', commune: 'binh-xa' }, NOW),
      'Đang có: tuyen-quang',
    ],
    [
      'a name that an officer has',
      () => makeViewer(database, { ...DUNG, username: 'lanhdao' }, NOW),
      'đã có người dùng',
    ],
    ['an officer who is to be closed', () => closeViewer(database, 'lanhdao', NOW), 'Không có tài khoản chỉ xem'],
    ['an officer whose password is to be reset', () => resetViewer(database, 'lanhdao', NOW), 'Không có tài khoản'],
  ])('refuses %s, and writes nothing', async (_, act, words) => {
    const before = JSON.stringify(db.everything())
    const done = await act()
    expect('refusal' in done ? done.refusal : '').toContain(words)
    expect(JSON.stringify(db.everything())).toBe(before)
  })
})
