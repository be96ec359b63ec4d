import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { bring, deed, type Petition, petitionIn } from '../support/build.ts'
import { officer } from '../support/people.ts'

const XUAN = 'baomat'
const TO_XUAN = { reasonCode: 'to_cao', person: 'vi-du.baomat' }
const READERS = ['vi-du.lanhdao', 'vi-du.dieuphoi']
const STORY = 'Rác chất đống ở đầu thôn'

/** Who read the petition so far. */
async function readers(petition: Petition): Promise<string[]> {
  const { results } = await env.DB.prepare(
    "SELECT actor_id FROM events WHERE case_id = ? AND kind = 'case.restricted_read' ORDER BY seq",
  )
    .bind(petition.id)
    .all<{ actor_id: string }>()
  return results.map((row) => row.actor_id.replace('vi-du.', ''))
}

type Road = { what: string; who?: string; post?: Record<string, string>; path: string; status: number; shows?: string }

const ROADS: Road[] = [
  { what: 'the page', path: '', status: 200, shows: STORY },
  { what: 'a note that says nothing', path: '/ghi-chu-rieng', post: { note: '' }, status: 422, shows: STORY },
  { what: 'a deed of another state', path: '/giao', post: { body: 'binh-xa.ubnd' }, status: 409, shows: STORY },
  {
    what: 'a note on what has changed since',
    path: '/ghi-chu-rieng',
    post: { note: 'Đã mời người gửi lên làm việc.', version: '1' },
    status: 409,
    shows: STORY,
  },
  {
    what: 'a deed that is not his',
    who: 'lanhdao',
    path: '/ghi-chu-rieng',
    post: { note: 'Đã mời người gửi lên làm việc.' },
    status: 403,
    shows: STORY,
  },
  { what: 'a template that there is not', path: '/chen-mau', post: { template: 'x' }, status: 422, shows: STORY },
  {
    what: 'a sender that is not his to know',
    who: 'lanhdao',
    path: '/xem-nguoi-gui',
    post: {},
    status: 403,
    shows: STORY,
  },
  { what: 'who sent it, by whom it was given to', path: '/xem-nguoi-gui', post: {}, status: 200, shows: '0978123456' },
  { what: 'who sent it', who: 'dieuphoi', path: '/xem-nguoi-gui', post: {}, status: 200, shows: '0978123456' },
  { what: 'the transfer note', path: '/phieu-chuyen', status: 200, shows: 'Điện lực Hàm Yên' },
]

describe('whoever is shown something of a restricted petition leaves one event that he read it', () => {
  test.each(ROADS)('by $what', async ({ path, post, shows = '', status, who = XUAN }) => {
    const petition = await petitionIn('forwarded', { hideIdentity: '0' })
    await deed('dieuphoi', petition, 'nhan-lai', { reason: 'Việc này xã tự giải quyết được.' })
    await deed('tiepnhan', petition, 'chuyen-rieng', TO_XUAN)
    await deed(XUAN, petition, 'cap-quyen', { person: READERS, reason: 'Cần xin ý kiến chỉ đạo.' })
    const before = await readers(petition)
    const browser = as(officer(who))
    const at = `/can-bo/ho-so/${petition.code}${path}`
    const answer = await (post ? browser.post(at, post) : browser.get(at))
    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain(shows)
    expect(await readers(petition)).toEqual([...before, who])
  })

  test('and of any other petition nobody does', async () => {
    const petition = await petitionIn('submitted')
    await as(officer('tiepnhan')).get(`/can-bo/ho-so/${petition.code}`)
    await as(officer('tiepnhan')).post(`/can-bo/ho-so/${petition.code}/yeu-cau-bo-sung`, { question: '' })
    await bring(petition, 'received')
    expect(await readers(petition)).toEqual([])
  })

  test('three who read at the same moment are three', async () => {
    const petition = await petitionIn('restricted')
    const answers = await Promise.all([1, 2, 3].map(() => as(officer(XUAN)).get(`/can-bo/ho-so/${petition.code}`)))
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200])
    expect(await readers(petition)).toEqual([XUAN, XUAN, XUAN])
  })
})
