import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { recoveryIn, Telephone } from '../staff/telephone.ts'
import { signedIn, Visitor, way, words } from '../staff/visitor.ts'
import { PASSWORD } from '../support/app.ts'
import { dung, openProvinces, thoan } from './upward-cast.ts'

const NEW = 'ba con bo qua suoi'

beforeAll(() => openProvinces(new Date('2026-11-20T02:00:00Z')))
afterEach(() => vi.useRealTimers())

function clock(time: string): void {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`2026-11-23T${time}Z`) })
}

const eventsOf = async (username: string) =>
  (
    await env.DB.prepare(
      'select kind from area_viewer_events e join staff_users u on u.id = e.user_id where username = ? order by e.id',
    )
      .bind(username)
      .all<{ kind: string }>()
  ).results.map(({ kind }) => kind)

describe('somebody who reads for a level above', () => {
  test('signs in where officers do and lands among the communes', async () => {
    const visitor = new Visitor()
    expect(way(await visitor.signIn(dung.username))).toEqual([303, '/can-bo'])
    expect(way(await visitor.get('/can-bo'))).toEqual([303, '/cap-tren'])
    expect(await words(await visitor.get('/cap-tren'))).toMatch(/Các xã, tháng \d+ năm \d{4}/)
    expect(way(await visitor.get('/can-bo/dang-nhap'))).toEqual([303, '/cap-tren'])
    expect(way(await visitor.post('/can-bo/dang-xuat'))).toEqual([303, '/can-bo/dang-nhap'])
    expect(way(await visitor.get('/cap-tren/nam?nam=2026'))).toEqual([
      ...([303, '/can-bo/dang-nhap?ve=%2Fcap-tren%2Fnam%3Fnam%3D2026'] as const),
    ])
    expect(way(await visitor.signIn(dung.username, PASSWORD, '/cap-tren/nam?nam=2026'))).toEqual([
      ...([303, '/cap-tren/nam?nam=2026'] as const),
    ])
    expect(await eventsOf(dung.username)).toEqual(['signed_in', 'signed_in'])
  })

  test('is refused with a wrong password like anybody else, and that is noted', async () => {
    const visitor = new Visitor()
    const answer = await visitor.signIn(thoan.username, 'khong phai the')
    expect([answer.status, (await words(answer)).includes('Tên đăng nhập hoặc mật khẩu chưa đúng.')]).toEqual([
      422,
      true,
    ])
    expect(await eventsOf(thoan.username)).toEqual(['sign_in_refused'])
  })

  test('with a first password changes it before anything else, and other places are signed out', async () => {
    await env.DB.prepare("update area_viewers set must_change_password = 1 where user_id = 'vi-du.tinh.gialai'").run()
    const [visitor, other] = [await signedIn(thoan.username), await signedIn(thoan.username)]
    for (const path of ['/cap-tren', '/cap-tren/nam', '/cap-tren/bao-cao', '/cap-tren/bao-mat'])
      expect(way(await visitor.get(path))).toEqual([303, '/cap-tren/mat-khau'])
    const wrong = await visitor.post('/cap-tren/mat-khau', { oldPassword: 'x', newPassword: NEW, repeated: NEW })
    expect([wrong.status, (await words(wrong)).includes('Mật khẩu đang dùng chưa đúng')]).toEqual([422, true])
    expect(
      way(await visitor.post('/cap-tren/mat-khau', { oldPassword: PASSWORD, newPassword: NEW, repeated: NEW })),
    ).toEqual([303, '/cap-tren/mat-khau?da-doi'])
    expect((await visitor.get('/cap-tren')).status).toBe(200)
    expect((await other.get('/cap-tren')).status).toBe(303)
    expect((await new Visitor().signIn(thoan.username)).status).toBe(422)
    expect((await new Visitor().signIn(thoan.username, NEW)).status).toBe(303)
  })

  test('needs a second proof as soon as a commune asks its leaders for one, and comes in with code or recovery code', async () => {
    clock('01:00:00')
    const before = await signedIn(dung.username)
    const admin = await signedIn('quantri')
    const rules = '/can-bo/tai-khoan/bao-mat'
    const seen = /name="seen" value="([^"]*)"/.exec(await (await admin.get(rules)).text())?.[1] ?? ''
    expect(way(await admin.post(rules, { roles: ['leader'], seen }))).toEqual([303, `${rules}?da-luu`])
    expect(await env.DB.prepare("select second_factor n from areas where id = 'tuyen-quang'").first('n')).toBe(1)
    expect(await env.DB.prepare("select second_factor n from areas where id = 'gia-lai'").first('n')).toBe(0)

    expect(way(await before.get('/cap-tren'))).toEqual([303, '/cap-tren/bao-mat'])
    expect(await words(await before.get('/cap-tren/bao-mat'))).toContain('cần hai lớp bảo vệ')
    const telephone = new Telephone()
    await before.post('/cap-tren/bao-mat/ma/bat')
    telephone.read(await (await before.get('/cap-tren/bao-mat/ma')).text())
    expect((await before.post('/cap-tren/bao-mat/ma', { code: '000000' })).status).toBe(422)
    const set = await before.post('/cap-tren/bao-mat/ma', { code: telephone.code() })
    const recovery = recoveryIn(await set.text())
    expect([set.status, recovery.length]).toEqual([200, 10])
    expect((await before.get('/cap-tren')).status).toBe(200)

    clock('01:00:30')
    const visitor = new Visitor()
    expect(way(await visitor.signIn(dung.username, PASSWORD, '/cap-tren/nam'))).toEqual([303, '/can-bo/dang-nhap/ma'])
    expect((await visitor.get('/cap-tren')).status).toBe(303)
    expect((await visitor.post('/can-bo/dang-nhap/ma', { code: '123456' })).status).toBe(422)
    expect(way(await visitor.post('/can-bo/dang-nhap/ma', { code: telephone.code() }))).toEqual([303, '/cap-tren/nam'])
    expect((await visitor.get('/cap-tren/nam')).status).toBe(200)
    const second = new Visitor()
    await second.signIn(dung.username)
    expect((await second.post('/can-bo/dang-nhap/ma', { code: telephone.code() })).status).toBe(422)
    expect(way(await second.post('/can-bo/dang-nhap/ma', { code: recovery[0] ?? '' }))).toEqual([303, '/can-bo'])
    expect(await words(await second.get('/cap-tren/bao-mat'))).toContain('còn 9 mã dự phòng')
    const again = await second.post('/cap-tren/bao-mat/ma-du-phong', { proof: PASSWORD })
    expect(new Set([...recoveryIn(await again.text()), ...recovery]).size).toBe(20)
  })

  test('is out at once when the account is closed', async () => {
    const visitor = await signedIn(thoan.username, NEW)
    await env.DB.prepare("update area_viewers set closed_at = '2026-11-24' where user_id = 'vi-du.tinh.gialai'").run()
    expect((await visitor.get('/cap-tren')).status).toBe(303)
    expect((await new Visitor().signIn(thoan.username, NEW)).status).toBe(422)
  })
})
