import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { plain } from '../support/answers.ts'
import { as, type Fields } from '../support/app.ts'
import { petitionIn, type Petition, photo } from '../support/build.ts'
import { breakOf } from '../support/history.ts'
import { hung, lan, officer } from '../support/people.ts'

const DATA = ({ code }: Petition, what = '') => `/binh-xa/ho-so/${code}/du-lieu${what && `/${what}`}`
const hers = async (petition: Petition) => plain(await (await as(lan).get(DATA(petition))).text())
const answer = (username: string, petition: Petition, action: string, fields: Fields = {}) =>
  as(officer(username)).post(`/can-bo/ho-so/${petition.code}/${action}`, fields)

async function requestOf({ id }: Petition) {
  return env.DB.prepare('SELECT * FROM data_requests WHERE case_id = ? ORDER BY seq DESC')
    .bind(id)
    .first<{ status: string; due_on: string }>()
}

async function sealedOf({ id }: Petition): Promise<string> {
  return (
    (await env.DB.prepare('SELECT sealed FROM submitters WHERE case_id = ?').bind(id).first<string>('sealed')) ?? ''
  )
}

describe('Lan looks at what is kept of her', () => {
  test('she sees it at once, covered, with who opened it; whoever has no secret sees nothing', async () => {
    const lans = await petitionIn('received', {
      email: 'lan.loc@binh-xa.example',
      hideIdentity: '0',
      photos: [photo()],
    })
    const page = await hers(lans)
    for (const part of ['09•••••456', 'L•• T•• Lan', 'l•••@binh-xa.example', '1 ảnh', 'Chưa ai xin mở, chưa ai mở.'])
      expect(page).toContain(part)
    expect(page).not.toContain(lan.phone)
    await answer('tiepnhan', lans, 'xem-nguoi-gui')
    expect(await hers(lans)).toContain('Cán bộ Mặt trận đã mở tên và số điện thoại của ông/bà')
    expect((await as(hung).get(DATA(lans))).status).toBe(404)
    expect((await as(hung).post(DATA(lans, 'lien-lac'), { phone: '0912345678' })).status).toBe(404)
    expect((await as(hung).post(DATA(lans, 'xoa'))).status).toBe(404)
    expect(plain(await (await as(lan).get(`/binh-xa/ho-so/${lans.code}`)).text())).toContain('Dữ liệu của tôi')
  })

  test('she puts her number right: it holds at once, sealed anew, and the rest stays', async () => {
    const lans = await petitionIn('received', { hideIdentity: '0' })
    const before = await sealedOf(lans)
    expect((await as(lan).post(DATA(lans, 'lien-lac'), { phone: '0912 000 111' })).status).toBe(303)
    expect(await hers(lans)).toContain('09•••••111')
    expect(await hers(lans)).toContain('L•• T•• Lan')
    expect(await sealedOf(lans)).not.toBe(before)
    const opened = plain(await (await answer('tiepnhan', lans, 'xem-nguoi-gui')).text())
    expect(opened).toContain('0912000111')
    expect(opened).toContain(lan.name)
    const detail = await env.DB.prepare("SELECT detail FROM events WHERE case_id = ? AND kind = 'privacy.corrected'")
      .bind(lans.id)
      .first('detail')
    expect(detail).toBe('{"changed":["phone"]}')
    expect(await breakOf(lans)).toBeNull()
  })

  test('what she types wrong comes back at its field, and nothing changes', async () => {
    const lans = await petitionIn('received')
    const before = await sealedOf(lans)
    const wrong = await as(lan).post(DATA(lans, 'lien-lac'), { phone: '12', name: 'Lan <b>' })
    const text = await wrong.text()
    expect([wrong.status, plain(text)]).toEqual([422, expect.stringContaining('Số điện thoại chưa đúng')])
    expect(plain(text)).toContain('Lan <b>')
    expect(text).not.toContain('Lan <b>')
    expect((await as(lan).post(DATA(lans, 'lien-lac'))).status).toBe(422)
    expect(await sealedOf(lans)).toBe(before)
  })
})

describe('Lan asks that her data be erased', () => {
  test('after the end all that came from her goes, the answer stays, and she reads that it was done', async () => {
    const lans = await petitionIn('closed', { photos: [photo()] })
    const key = await env.DB.prepare('SELECT object_key FROM files WHERE case_id = ?')
      .bind(lans.id)
      .first<string>('object_key')
    expect(await env.FILES.head(key ?? '')).not.toBeNull()
    expect((await as(lan).post(DATA(lans, 'xoa'), { reason: 'Việc đã xong.' })).status).toBe(303)
    const request = await requestOf(lans)
    expect(request?.status).toBe('asked')
    expect(await hers(lans)).toContain('Xã trả lời chậm nhất')
    expect((await as(lan).post(DATA(lans, 'xoa'))).status).toBe(409)
    const list = plain(await (await as(officer('tiepnhan')).get('/can-bo/du-lieu')).text())
    for (const part of [lans.code, 'Việc đã xong.', 'còn 2 ngày làm việc']) expect(list).toContain(part)

    expect((await answer('tiepnhan', lans, 'xoa-du-lieu')).status).toBe(303)

    expect((await requestOf(lans))?.status).toBe('done')
    expect(await sealedOf(lans)).toBe('')
    expect(await env.FILES.head(key ?? '')).toBeNull()
    const kept = await env.DB.prepare('SELECT content FROM petitions WHERE case_id = ?').bind(lans.id).first('content')
    expect(kept).toBe('')
    const page = plain(await (await as(lan).get(`/binh-xa/ho-so/${lans.code}`)).text())
    expect(page).toContain('Phòng Kinh tế đã cho thu gom rác')
    expect(page).toContain('Đã xóa tên và cách liên lạc, nội dung, ảnh theo yêu cầu của người gửi')
    expect(page).not.toContain('Rác chất đống')
    expect(plain(await (await as(officer('tiepnhan')).get('/can-bo/du-lieu')).text())).not.toContain(lans.code)
    expect((await answer('tiepnhan', lans, 'xoa-du-lieu')).status).toBe(409)
    expect((await as(lan).post(DATA(lans, 'lien-lac'), { phone: '0912345678' })).status).toBe(409)
    expect(await breakOf(lans)).toBeNull()
  })

  test('while it runs her name goes, and her words stay for those who work on it', async () => {
    const lans = await petitionIn('in_progress', { photos: [photo()] })
    await as(lan).post(DATA(lans, 'xoa'))
    expect((await answer('dieuphoi', lans, 'xoa-du-lieu')).status).toBe(303)
    expect(await sealedOf(lans)).toBe('')
    expect(
      await env.DB.prepare('SELECT count(*) AS many FROM files WHERE case_id = ?').bind(lans.id).first('many'),
    ).toBe(1)
    const page = plain(await (await as(officer('xuly.kinhte')).get(`/can-bo/ho-so/${lans.code}`)).text())
    expect(page).toContain('Rác chất đống')
    expect(await breakOf(lans)).toBeNull()
  })

  test('a refusal names its ground, which she reads; then she may ask again', async () => {
    const lans = await petitionIn('closed')
    await as(lan).post(DATA(lans, 'xoa'))
    expect((await answer('tiepnhan', lans, 'khong-xoa-du-lieu', { reason: 'không' })).status).toBe(422)
    const reason = 'Hồ sơ đang được thanh tra, giữ theo Luật Lưu trữ.'
    expect((await answer('tiepnhan', lans, 'khong-xoa-du-lieu', { reason })).status).toBe(303)
    expect(plain(await (await as(lan).get(`/binh-xa/ho-so/${lans.code}`)).text())).toContain(reason)
    expect(await sealedOf(lans)).not.toBe('')
    expect((await as(lan).post(DATA(lans, 'xoa'))).status).toBe(303)
    expect(await breakOf(lans)).toBeNull()
  })

  test('only those who receive answer, never the body complained about; what is late is marked', async () => {
    const lans = await petitionIn('submitted')
    expect((await answer('tiepnhan', lans, 'tiep-nhan', { aboutBody: 'binh-xa.mttq' })).status).toBe(303)
    await as(lan).post(DATA(lans, 'xoa'))
    for (const [username, status] of [
      ['tiepnhan', 403],
      ['lanhdao', 403],
      ['xuly.kinhte', 404],
      ['quantri', 404],
      ['tiepnhan.dakpo', 404],
    ] as const)
      expect((await answer(username, lans, 'xoa-du-lieu')).status, username).toBe(status)
    expect((await as(officer('xuly.kinhte')).get('/can-bo/du-lieu')).status).toBe(403)
    await env.DB.prepare("UPDATE data_requests SET due_on = '2026-01-05' WHERE case_id = ?").bind(lans.id).run()
    expect(plain(await (await as(officer('tiepnhan')).get('/can-bo/du-lieu')).text())).toContain('Quá hạn')
  })
})
