import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { wordsOf } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { deed, type Petition, petitionIn, photo } from '../support/build.ts'
import { hung, lan, nobody, officer } from '../support/people.ts'

const CASE = (petition: Petition, rest = '') => `/can-bo/ho-so/${petition.code}${rest}`
const STAFF = (username: string) => `vi-du.${username}`
const EVERYBODY = [
  'tiepnhan',
  'dieuphoi',
  'duyet.mattran',
  'xuly.kinhte',
  'duyet.kinhte',
  'lanhdao',
  'giamsat',
  'quantri',
]
const WHERE_TO = { recipient: 'Ủy ban Kiểm tra Tỉnh ủy', documentNumber: '07/UBKT' }

async function status(username: string, petition: Petition): Promise<number> {
  return (await as(officer(username)).get(CASE(petition))).status
}

async function eventsOf(petition: Petition, kind: string): Promise<{ actor_id: string; detail: string }[]> {
  const { results } = await env.DB.prepare(
    'SELECT actor_id, detail FROM events WHERE case_id = ? AND kind = ? ORDER BY seq',
  )
    .bind(petition.id, kind)
    .all<{ actor_id: string; detail: string }>()
  return results
}

async function ask(username: string, petition: Petition, action: string, fields: Record<string, string | string[]>) {
  const answer = await as(officer(username)).post(CASE(petition, `/${action}`), fields)
  return { status: answer.status, words: answer.status === 303 ? '' : wordsOf(await answer.text()) }
}

describe('a petition that speaks of a cadre', () => {
  test('is found by nobody but the officer it was entrusted to', async () => {
    const petition = await petitionIn('restricted')
    for (const username of EVERYBODY) expect([username, await status(username, petition)]).toEqual([username, 404])
    expect(await status('baomat', petition)).toBe(200)
    expect(await status('baomat.dakpo', petition)).toBe(404)
    const listOf = async (username: string) =>
      wordsOf(await (await as(officer(username)).get('/can-bo/giao-rieng')).text())
    expect(await listOf('baomat')).toContain(petition.code)
    expect(await listOf('baomat')).not.toContain('Rác')
    for (const username of ['lanhdao', 'dieuphoi', 'baomat.dakpo'])
      expect(await listOf(username)).not.toContain(petition.code)
  })

  test('leaves an event with each reading, of the page and of a photo', async () => {
    const petition = await petitionIn('restricted', { photos: [photo()] })
    await status('baomat', petition)
    await as(officer('baomat')).get(CASE(petition, `/anh/${petition.photos[0]}`))
    const read = await eventsOf(petition, 'case.restricted_read')
    expect(read.map((event) => event.actor_id)).toEqual([STAFF('baomat'), STAFF('baomat')])
    expect(read.map((event) => event.detail.includes(petition.photos[0] ?? '-'))).toEqual([false, true])
    expect((await as(officer('tiepnhan')).get(CASE(petition, `/anh/${petition.photos[0]}`))).status).toBe(404)
  })

  test('tells Lan one sentence, on the page and by program, and nothing of who has it', async () => {
    const petition = await petitionIn('restricted')
    const page = wordsOf(await (await as(lan).get(`/binh-xa/ho-so/${petition.code}`)).text())
    expect(page).toContain('Đã chuyển người có thẩm quyền')
    for (const word of ['Ủy ban Kiểm tra', 'Lục Thị Xuân', 'tố cáo', 'Có nêu tên một cán bộ', 'Rút lại'])
      expect(page, word).not.toContain(word)
    const json = await as(nobody).send(`/api/communes/binh-xa/cases/${petition.code}`, {
      headers: { authorization: `Bearer ${petition.secret}` },
    })
    const text = await json.text()
    expect(text).toContain('Người có thẩm quyền')
    expect(text).not.toContain('Ủy ban Kiểm tra')
    expect((await as(lan).post(`/binh-xa/ho-so/${petition.code}/rut`)).status).toBe(409)
  })

  test('takes back what was public of it', async () => {
    const petition = await petitionIn('received', { allowPublish: '1', photos: [photo()] })
    await deed('tiepnhan', petition, 'cong-khai', {
      title: 'Rác ở đầu thôn',
      text: 'Bà con phản ánh rác ở đầu thôn.',
      photo: petition.photos,
    })
    expect((await as(nobody).get(`/binh-xa/kien-nghi/${petition.code}`)).status).toBe(200)
    await deed('tiepnhan', petition, 'chuyen-rieng', { reasonCode: 'can_bo', person: STAFF('baomat') })
    expect((await as(nobody).get(`/binh-xa/kien-nghi/${petition.code}`)).status).toBe(404)
    expect((await as(nobody).get(`/binh-xa/kien-nghi/${petition.code}/anh/${petition.photos[0]}`)).status).toBe(404)
  })

  test('is entrusted to somebody with that role, never to the body or person it speaks of', async () => {
    const petition = await petitionIn('received')
    const nobodyNamed = await ask('tiepnhan', petition, 'chuyen-rieng', { reasonCode: 'to_cao' })
    expect([nobodyNamed.status, nobodyNamed.words.includes('Ông/bà chọn ít nhất một người')]).toEqual([422, true])
    const wrongRole = await ask('tiepnhan', petition, 'chuyen-rieng', {
      reasonCode: 'to_cao',
      person: STAFF('dieuphoi'),
    })
    expect(wrongRole.status).toBe(422)
    const elsewhere = await ask('tiepnhan', petition, 'chuyen-rieng', {
      reasonCode: 'to_cao',
      person: STAFF('baomat.dakpo'),
    })
    expect(elsewhere.status).toBe(422)
    const concerned = await ask('tiepnhan', petition, 'chuyen-rieng', {
      reasonCode: 'to_cao',
      person: STAFF('baomat'),
      aboutStaff: STAFF('baomat'),
    })
    expect([concerned.status, concerned.words.includes('Người hoặc cơ quan bị phản ánh không được xem')]).toEqual([
      422,
      true,
    ])
    expect(await status('tiepnhan', petition)).toBe(200)
  })
})

describe('the way to a restricted case', () => {
  test('is opened to one more person by name, and closed again', async () => {
    const petition = await petitionIn('restricted')
    await deed('baomat', petition, 'cap-quyen', { person: STAFF('lanhdao'), reason: 'Cần xin ý kiến chỉ đạo.' })
    expect(await status('lanhdao', petition)).toBe(200)
    expect(await status('dieuphoi', petition)).toBe(404)
    await deed('baomat', petition, 'thoi-quyen', { person: STAFF('lanhdao') })
    expect(await status('lanhdao', petition)).toBe(404)
    expect(await eventsOf(petition, 'case.granted')).toHaveLength(1)
    expect(await eventsOf(petition, 'case.grant_ended')).toHaveLength(1)
  })

  test('stays shut to whom it is about, whatever he was granted before', async () => {
    const petition = await petitionIn('received')
    await deed('tiepnhan', petition, 'chuyen-rieng', {
      reasonCode: 'can_bo',
      person: STAFF('baomat'),
      aboutStaff: STAFF('duyet.kinhte'),
      aboutBody: 'binh-xa.dang-uy',
    })
    for (const username of ['duyet.kinhte', 'lanhdao']) {
      const refused = await ask('baomat', petition, 'cap-quyen', {
        person: STAFF(username),
        reason: 'Cần xin ý kiến chỉ đạo.',
      })
      expect(refused.status, username).toBe(422)
      await env.DB.prepare('INSERT INTO case_grants (case_id, staff_id, granted_by, granted_at) VALUES (?, ?, ?, ?)')
        .bind(petition.id, STAFF(username), STAFF('baomat'), '2026-11-21T00:00:00Z')
        .run()
      expect(await status(username, petition), username).toBe(404)
    }
  })

  test('shows those who have it who they are, and lets nobody end his own', async () => {
    const petition = await petitionIn('restricted')
    const page = wordsOf(await (await as(officer('baomat')).get(CASE(petition))).text())
    expect(page).toContain('Người được xem hồ sơ này: Lục Thị Xuân.')
    expect((await ask('baomat', petition, 'thoi-quyen', { person: STAFF('baomat') })).status).toBe(422)
  })
})

describe('the end of the restricted road', () => {
  test('when it was a false alarm the petition goes on as any other, its flags lifted, and may be made public', async () => {
    const petition = await petitionIn('received', {
      allowPublish: '1',
      content: 'Tôi tố cáo chủ trại lợn xả thải ra suối, mùi hôi không chịu được.',
    })
    expect(
      (await ask('tiepnhan', petition, 'cong-khai', { title: 'Trại lợn', text: 'Trại lợn xả thải ra suối.' })).status,
    ).toBe(422)
    await deed('tiepnhan', petition, 'chuyen-rieng', { reasonCode: 'to_cao', person: STAFF('baomat') })
    await deed('baomat', petition, 'dua-ra', {
      category: 'moi_truong',
      reason: 'Không phải tố cáo cán bộ, là phản ánh môi trường.',
    })
    expect(await status('baomat', petition)).toBe(404)
    await deed('tiepnhan', petition, 'cong-khai', { title: 'Trại lợn xả thải', text: 'Trại lợn xả thải ra suối.' })
    await deed('dieuphoi', petition, 'giao', { body: 'binh-xa.phong-kinh-te' })
    const hers = wordsOf(await (await as(lan).get(`/binh-xa/ho-so/${petition.code}`)).text())
    expect(hers).toContain('Phòng Kinh tế')
    expect(hers).not.toContain('Ủy ban Kiểm tra')
  })

  test('when it was passed on it ends, and stays out of sight', async () => {
    const petition = await petitionIn('restricted', {}, hung)
    await deed('baomat', petition, 'ghi-chu-rieng', { note: 'Đã mời người gửi lên làm việc.' })
    await deed('baomat', petition, 'chuyen-tham-quyen', WHERE_TO)
    for (const username of EVERYBODY) expect(await status(username, petition), username).toBe(404)
    const hers = wordsOf(await (await as(hung).get(`/binh-xa/ho-so/${petition.code}`)).text())
    expect(hers).toContain('Đã chuyển người có thẩm quyền')
    expect(hers).not.toContain('Tỉnh ủy')
    const closedHeap = wordsOf(await (await as(officer('dieuphoi')).get('/can-bo?muc=ket-thuc')).text())
    expect(closedHeap).not.toContain(petition.code)
  })
})
