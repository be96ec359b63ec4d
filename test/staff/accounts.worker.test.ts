import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { type Account, findAccount } from '../../worker/staff/account-queries.ts'
import { changeWork, closeAccount } from '../../worker/staff/deed-queries.ts'
import { PASSWORD } from '../support/app.ts'
import { signedIn, Visitor, way, words } from './visitor.ts'

const LAN = {
  username: 'Xuly.Moi',
  name: 'Nguyễn Thị Lan',
  title: 'Chuyên viên',
  body: 'binh-xa.phong-kinh-te',
  roles: ['handler', 'intake_officer'],
  hamlet: '',
}
const OWN_PASSWORD = 'suối chảy dưới cầu tre'

let admin: Visitor

beforeAll(async () => {
  admin = await signedIn('quantri')
})

/** Makes an account as the administrator: its address and its first password. */
async function made(fields: Partial<typeof LAN> & { username: string }) {
  const answer = await admin.post('/can-bo/tai-khoan/moi', { ...LAN, ...fields })
  const [status, location] = way(answer)
  expect(status).toBe(303)
  const page = await (await admin.get(location ?? '')).text()
  const password = /<code[^>]*>([^<]+)<\/code>/.exec(page)?.[1] ?? ''
  return { address: location ?? '', id: location?.split('/').at(-1) ?? '', password }
}

async function eventsOf(id: string): Promise<string[]> {
  const { results } = await env.DB.prepare('SELECT kind FROM staff_events WHERE subject_id = ? ORDER BY id')
    .bind(id)
    .all<{ kind: string }>()
  return results.map((row) => row.kind)
}

describe('an administrator', () => {
  test('makes an account whose officer signs in and must choose a password first', async () => {
    const { address, id, password } = await made({ username: 'Xuly.Moi' })
    expect(password).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
    expect(await (await admin.get(address)).text()).not.toContain(password)

    const lan = new Visitor()
    expect((await lan.signIn('xuly.moi', password)).status).toBe(303)
    expect(way(await lan.get('/can-bo'))).toEqual([303, '/can-bo/mat-khau'])
    expect(way(await lan.post('/can-bo/phien/ket-thuc', { phien: 'khac' }))).toEqual([303, '/can-bo/mat-khau'])
    const form = await lan.get('/can-bo/mat-khau')
    expect(form.status).toBe(200)
    expect(await words(form)).toContain('Mật khẩu đang dùng do quản trị viên cấp')
    await lan.post('/can-bo/mat-khau', { oldPassword: password, newPassword: OWN_PASSWORD, repeated: OWN_PASSWORD })
    expect((await lan.get('/can-bo/phien')).status).toBe(200)
    expect((await new Visitor().signIn('xuly.moi', password)).status).toBe(422)
    expect((await new Visitor().signIn('xuly.moi', OWN_PASSWORD)).status).toBe(303)
    expect(await eventsOf(id)).toEqual(['account_made', 'password_changed'])

    const page = await words(await admin.get(address))
    for (const shown of ['Nguyễn Thị Lan', 'xuly.moi', 'Tiếp nhận, Xử lý', 'Phòng Kinh tế', 'Tự đổi mật khẩu'])
      expect(page).toContain(shown)
    expect(await words(await admin.get('/can-bo/tai-khoan'))).toContain('Nguyễn Thị Lan')
  })

  test('is told at each field what is wrong, and finds what was typed', async () => {
    const answer = await admin.post('/can-bo/tai-khoan/moi', {
      username: 'Tên có dấu',
      name: '',
      body: '',
      title: 'Kế toán',
    })
    expect(answer.status).toBe(422)
    const html = await answer.clone().text()
    expect(html).toContain('value="Tên có dấu"')
    expect(html).toContain('value="Kế toán"')
    const page = await words(answer)
    for (const message of [
      'chữ không dấu hoặc số',
      'Ông/bà ghi họ và tên.',
      'Ông/bà chọn cơ quan',
      'ít nhất một vai trò',
    ])
      expect(page).toContain(message)
  })

  test.each([
    [{ username: 'tiepnhan' }, 'Tên đăng nhập này đã có người dùng'],
    [{ username: 'tiepnhan.dakpo' }, 'Tên đăng nhập này đã có người dùng'],
    [{ username: 'a.la', body: 'dak-po.phong-kinh-te' }, 'một cơ quan trong danh sách của xã'],
    [{ username: 'b.la', roles: ['hamlet_rep'] }, 'chọn thôn mà người này đại diện'],
    [{ username: 'c.la', roles: ['hamlet_rep'], hamlet: 'lang_hway' }, 'một thôn trong danh sách của xã'],
    [{ username: 'd.la', roles: ['handler', 'vua'] }, 'vai trò không có trong danh sách'],
    [{ username: 'e.la', name: 'x'.repeat(101) }, 'nhiều nhất 100 ký tự'],
  ])('does not get an account with %j', async (fields, message) => {
    const answer = await admin.post('/can-bo/tai-khoan/moi', { ...LAN, ...fields })
    expect(answer.status).toBe(422)
    expect(await words(answer)).toContain(message)
  })

  test('closes an account: its sessions end and it reads like a wrong password; opens it again', async () => {
    const { address, id, password } = await made({ username: 'xuly.tam' })
    const officer = await signedIn('xuly.tam', password)
    expect((await admin.post(`${address}/dong`, { reason: 'ốm' })).status).toBe(422)
    expect(way(await admin.post(`${address}/dong`, { reason: 'Chuyển công tác' }))).toEqual([303, address])
    expect(way(await officer.get('/can-bo/mat-khau'))[0]).toBe(303)
    const refused = await officer.signIn('xuly.tam', password)
    expect(refused.status).toBe(422)
    expect(await words(refused)).toContain('Tên đăng nhập hoặc mật khẩu chưa đúng.')
    const { results } = await env.DB.prepare('SELECT id FROM staff_sessions WHERE user_id = ?').bind(id).all()
    expect(results).toEqual([])
    expect(await words(await admin.get(address))).toContain('Lý do: Chuyển công tác.')
    expect(way(await admin.post(`${address}/mo-lai`))).toEqual([303, address])
    expect((await officer.signIn('xuly.tam', password)).status).toBe(303)
    expect(await eventsOf(id)).toEqual(['account_made', 'account_closed', 'account_reopened'])
  })

  test('gives a new password to somebody who locked himself out', async () => {
    const { address, id, password } = await made({ username: 'xuly.quen' })
    const officer = await signedIn('xuly.quen', password)
    for (let i = 0; i < 5; i++) await new Visitor().signIn('xuly.quen', 'nhớ nhầm')
    expect((await new Visitor().signIn('xuly.quen', password)).status).toBe(429)
    const answer = await admin.post(`${address}/mat-khau-moi`)
    expect(way(answer)).toEqual([303, address])
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly/)
    const fresh = /<code[^>]*>([^<]+)<\/code>/.exec(await (await admin.get(address)).text())?.[1] ?? ''
    expect(fresh).not.toBe(password)
    expect((await officer.get('/can-bo/mat-khau')).status).toBe(303)
    expect((await new Visitor().signIn('xuly.quen', password)).status).toBe(422)
    expect((await new Visitor().signIn('xuly.quen', fresh)).status).toBe(303)
    expect(await eventsOf(id)).toEqual(['account_made', 'password_reset'])
  })

  test('changes what somebody does, at once and on the record', async () => {
    const { address, id } = await made({ username: 'xuly.doiviec' })
    const work = { title: 'Trưởng phòng', body: 'binh-xa.van-phong', roles: ['approver'], hamlet: '' }
    expect(way(await admin.post(`${address}/vai-tro`, work))).toEqual([303, address])
    const page = await words(await admin.get(address))
    expect(page).toContain('Vai trò: Tiếp nhận, Xử lý → Duyệt.')
    expect(page).toContain('Chức danh: Chuyên viên → Trưởng phòng.')
    expect(await eventsOf(id)).toEqual(['account_made', 'work_changed'])
    const wrong = await admin.post(`${address}/vai-tro`, { ...work, roles: [] })
    expect(wrong.status).toBe(422)
    expect(await words(wrong)).toContain('Ông/bà chọn ít nhất một vai trò.')
  })

  test('cannot close himself, nor leave the commune without an administrator', async () => {
    const own = '/can-bo/tai-khoan/vi-du.quantri'
    const closed = await admin.post(`${own}/dong`, { reason: 'Thử xem sao' })
    expect(closed.status).toBe(422)
    expect(await words(closed)).toContain('không tự đóng tài khoản của mình')
    const work = { title: 'Quản trị', body: 'binh-xa.van-phong', roles: ['leader'], hamlet: '' }
    const dropped = await admin.post(`${own}/vai-tro`, work)
    expect(dropped.status).toBe(422)
    expect(await words(dropped)).toContain('phải còn ít nhất một quản trị viên')
    expect((await admin.get('/can-bo/tai-khoan')).status).toBe(200)
    expect(await eventsOf('vi-du.quantri')).toEqual([])
  })

  test('and another one who close or demote each other at the same moment do not both succeed', async () => {
    const other = await made({ username: 'quantri.hai', roles: ['admin'] })
    const db = connect(env)
    const now = new Date()
    const commune = 'binh-xa'
    const [tung, hai] = [await findAccount(db, commune, 'vi-du.quantri'), await findAccount(db, commune, other.id)]
    if (!tung || !hai) throw new Error('an administrator is missing')
    const deedOf = (account: Account) => ({
      db,
      now,
      actor: { ...account, kind: 'staff' as const, communeId: commune },
    })
    // Both were let in before either deed was written.
    expect(await closeAccount(deedOf(tung), hai.id, 'Không còn cần')).toBe('done')
    expect(await closeAccount(deedOf(hai), tung.id, 'Không còn cần')).toBe('no_admin_left')
    const work = { title: '', body: tung.bodyId, roles: ['leader' as const], hamlet: '' }
    expect(await changeWork(deedOf(hai), tung, work)).toBe('no_admin_left')
    expect(await findAccount(db, commune, tung.id)).toEqual(tung)
    expect(await eventsOf(tung.id)).toEqual([])
  })
})

describe('accounts are the business of one commune’s administrator', () => {
  test.each(['', '/dong', '/mo-lai', '/mat-khau-moi', '/vai-tro'])(
    'another commune’s account%s is not there',
    async (deed) => {
      const address = `/can-bo/tai-khoan/vi-du.tiepnhan.dakpo${deed}`
      const answer =
        deed === '' ? await admin.get(address) : await admin.post(address, { ...LAN, reason: 'Không phải xã mình' })
      expect(answer.status).toBe(404)
      expect((await new Visitor().signIn('tiepnhan.dakpo')).status).toBe(303)
    },
  )

  test('each sees the accounts of his own commune only', async () => {
    const here = await words(await admin.get('/can-bo/tai-khoan'))
    expect(here).toContain('thon.langdia')
    expect(here).not.toContain('.dakpo')
    const there = await words(await (await signedIn('quantri.dakpo')).get('/can-bo/tai-khoan'))
    expect(there).toContain('tiepnhan.dakpo')
    expect(there).not.toContain('thon.langdia')
  })

  test('a long list comes page by page, each account once', async () => {
    const many = Array.from({ length: 150 }, (_, i) => `ds.${1000 + i}`)
    await env.DB.batch(
      many.flatMap((name) => [
        env.DB.prepare(
          'INSERT INTO staff_users (id, name, email, username, created_at, updated_at) VALUES (?1, ?1, ?1, ?1, 0, 0)',
        ).bind(name),
        env.DB.prepare(
          `INSERT INTO staff_members (user_id, commune_id, body_id, closed_at)
           VALUES (?, 'dak-po', 'dak-po.van-phong', '2026-11-01T00:00:00Z')`,
        ).bind(name),
      ]),
    )
    const visitor = await signedIn('quantri.dakpo')
    const shown: string[] = []
    let next: string | undefined = '/can-bo/tai-khoan'
    for (let turn = 0; next && turn < 5; turn++) {
      const html: string = await (await visitor.get(next)).text()
      shown.push(...[...html.matchAll(/tai-khoan\/(ds\.\d+)"/g)].map((match) => match[1] ?? ''))
      next = /href="([^"]+)" rel="next"/.exec(html)?.[1]
    }
    expect(shown).toEqual(many)
  })

  test.each(['/can-bo/tai-khoan', '/can-bo/tai-khoan/moi', '/can-bo/tai-khoan/vi-du.quantri'])(
    'a handler is refused at %s',
    async (address) => {
      const answer = await (await signedIn('xuly.kinhte')).get(address)
      expect(answer.status).toBe(403)
    },
  )

  test('a handler cannot make himself an administrator', async () => {
    const handler = await signedIn('xuly.kinhte')
    const own = '/can-bo/tai-khoan/vi-du.xuly.kinhte'
    expect((await handler.post(`${own}/vai-tro`, { ...LAN, roles: ['admin'] })).status).toBe(403)
    expect((await handler.post('/can-bo/tai-khoan/moi', { ...LAN, username: 'x.y.z', roles: ['admin'] })).status).toBe(
      403,
    )
    expect((await new Visitor().signIn('x.y.z', PASSWORD)).status).toBe(422)
  })

  test('an address with a strange id is simply not there', async () => {
    for (const id of ['khong-co', "'; DROP TABLE staff_users; --", '%00', '../../etc'])
      expect((await admin.get(`/can-bo/tai-khoan/${encodeURIComponent(id)}`)).status).toBe(404)
  })
})
