import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { plain } from '../support/answers.ts'
import { as, type Fields } from '../support/app.ts'
import { petitionIn, type Petition } from '../support/build.ts'
import { lan, officer } from '../support/people.ts'

const REASON = 'Cần gọi điện xác minh địa điểm trước khi trời mưa.'
const CASE = ({ code }: Petition, action = '') => `/can-bo/ho-so/${code}${action && `/${action}`}`
const post = (username: string, petition: Petition, action: string, fields: Fields = {}) =>
  as(officer(username)).post(CASE(petition, action), fields)
const pageOf = async (username: string, path: string) => plain(await (await as(officer(username)).get(path)).text())
const hers = async (petition: Petition) => plain(await (await as(lan).get(`/binh-xa/ho-so/${petition.code}`)).text())

async function asked(fields: Fields = {}): Promise<Petition> {
  const petition = await petitionIn('received', fields)
  expect((await post('dieuphoi', petition, 'xin-mo-danh-tinh', { reason: REASON })).status).toBe(303)
  return petition
}

async function kindsOf({ id }: Petition): Promise<string[]> {
  const { results } = await env.DB.prepare('SELECT kind FROM events WHERE case_id = ? ORDER BY seq')
    .bind(id)
    .all<{ kind: string }>()
  return results.map((row) => row.kind).filter((kind) => kind.startsWith('identity.'))
}

describe('Lan hides her name', () => {
  test('the coordinator asks, the head of another body agrees, he alone reads it, and she reads all of it', async () => {
    const lans = await asked()
    expect(await pageOf('dieuphoi', CASE(lans))).toContain('Đã có yêu cầu đang chờ người khác đồng ý.')
    expect((await post('dieuphoi', lans, 'xem-nguoi-gui')).status).toBe(403)
    const list = await pageOf('duyet.kinhte', '/can-bo/danh-tinh')
    for (const part of [lans.code, REASON, 'Ma Văn Thụ', 'Đồng ý mở']) expect(list).toContain(part)
    expect(list).not.toContain('Rác chất đống')
    expect((await as(officer('duyet.kinhte')).get(CASE(lans))).status).toBe(404)

    expect((await post('duyet.kinhte', lans, 'dong-y-mo')).status).toBe(303)
    for (const username of ['tiepnhan', 'lanhdao'])
      expect((await post(username, lans, 'xem-nguoi-gui')).status, username).toBe(403)
    const opened = await post('dieuphoi', lans, 'xem-nguoi-gui')
    expect([opened.status, plain(await opened.text())]).toEqual([200, expect.stringContaining(lan.name)])
    expect((await post('dieuphoi', lans, 'xem-nguoi-gui')).status).toBe(200)
    expect(await kindsOf(lans)).toEqual(['identity.asked', 'identity.agreed', 'identity.opened', 'identity.opened'])

    const page = await hers(lans)
    for (const part of [
      'Phó Chủ tịch Mặt trận xã (Ủy ban Mặt trận Tổ quốc xã) xin mở tên và cách liên lạc của ông/bà',
      REASON,
      'Trưởng phòng Kinh tế (Phòng Kinh tế) đồng ý cho mở tên và cách liên lạc của ông/bà',
      'Tự đóng lại:',
      'đã mở tên và số điện thoại của ông/bà',
    ])
      expect(page).toContain(part)
  })

  test('once it has closed nobody reads it, and it can be asked for again', async () => {
    const lans = await asked()
    await post('lanhdao', lans, 'dong-y-mo')
    expect((await post('dieuphoi', lans, 'xem-nguoi-gui')).status).toBe(200)
    // The events are append-only: the day on which it closes is brought near by asking what the rule says of later days.
    const { closes_at: closes } = (await env.DB.prepare('SELECT closes_at FROM identity_requests WHERE case_id = ?')
      .bind(lans.id)
      .first<{ closes_at: string }>()) ?? { closes_at: '' }
    expect(Date.parse(closes) - Date.now()).toBeGreaterThan(0)
    expect(Date.parse(closes) - Date.now()).toBeLessThan(6 * 86_400_000)
    expect((await post('dieuphoi', lans, 'xin-mo-danh-tinh', { reason: REASON })).status).toBe(409)
  })

  test('a refusal needs a reason, which the asker and she read; nobody reads her name', async () => {
    const lans = await asked()
    const short = await post('lanhdao', lans, 'khong-dong-y-mo', { reason: 'không' })
    expect([short.status, plain(await short.text())]).toEqual([422, expect.stringContaining('ít nhất 10 ký tự')])
    const reason = 'Có thể hỏi thêm qua trang, không cần biết ai gửi.'
    expect((await post('lanhdao', lans, 'khong-dong-y-mo', { reason })).status).toBe(303)
    expect((await post('dieuphoi', lans, 'xem-nguoi-gui')).status).toBe(403)
    expect(await pageOf('dieuphoi', CASE(lans))).toContain(reason)
    expect(await hers(lans)).toContain(reason)
    expect((await post('lanhdao', lans, 'dong-y-mo')).status).toBe(409)
    expect((await post('dieuphoi', lans, 'xin-mo-danh-tinh', { reason: REASON })).status).toBe(303)
  })

  test('neither the asker, nor his own body, nor the body complained about, nor others agree', async () => {
    const lans = await petitionIn('submitted')
    expect((await post('tiepnhan', lans, 'tiep-nhan', { aboutBody: 'binh-xa.phong-kinh-te' })).status).toBe(303)
    expect((await post('dieuphoi', lans, 'xin-mo-danh-tinh', { reason: REASON })).status).toBe(303)
    for (const username of ['dieuphoi', 'duyet.mattran', 'duyet.kinhte', 'xuly.congan', 'tiepnhan', 'quantri'])
      expect((await post(username, lans, 'dong-y-mo')).status, username).toBe(403)
    expect((await post('dieuphoi.dakpo', lans, 'dong-y-mo')).status).toBe(404)
    expect(await pageOf('duyet.kinhte', '/can-bo/danh-tinh')).not.toContain(lans.code)
    expect(await pageOf('duyet.congan', '/can-bo/danh-tinh')).toContain(lans.code)
    expect(await kindsOf(lans)).toEqual(['identity.asked'])
  })

  test('two who agree at once open it once', async () => {
    const lans = await asked()
    const answers = await Promise.all(['lanhdao', 'duyet.congan'].map((username) => post(username, lans, 'dong-y-mo')))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409])
    expect(await kindsOf(lans)).toEqual(['identity.asked', 'identity.agreed'])
  })

  test('without a reason nothing is asked, and what was typed comes back', async () => {
    const lans = await petitionIn('received')
    const answer = await post('dieuphoi', lans, 'xin-mo-danh-tinh', { reason: 'vì <b>' })
    expect(answer.status).toBe(422)
    const text = await answer.text()
    expect(plain(text)).toContain('vì <b>')
    expect(text).not.toContain('vì <b>')
    expect(await kindsOf(lans)).toEqual([])
    expect((await post('tiepnhan', lans, 'xin-mo-danh-tinh', { reason: REASON })).status).toBe(403)
    expect((await post('xuly.kinhte', lans, 'xin-mo-danh-tinh', { reason: REASON })).status).toBe(404)
    expect((await as(officer('lanhdao')).post('/can-bo/ho-so/BX-26-999999/dong-y-mo')).status).toBe(404)
    expect((await post('lanhdao', lans, 'dong-y-mo')).status).toBe(404)
  })
})

test('who does not hide, or left nothing, is not to be opened by two', async () => {
  const open = await petitionIn('received', { hideIdentity: '0' })
  expect((await post('dieuphoi', open, 'xin-mo-danh-tinh', { reason: REASON })).status).toBe(409)
  const empty = await petitionIn('received', { name: '', phone: '' })
  expect((await post('dieuphoi', empty, 'xin-mo-danh-tinh', { reason: REASON })).status).toBe(409)
  expect(await pageOf('dieuphoi', CASE(empty))).not.toContain('Xin mở danh tính người gửi')
})
