import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { hung, lan, officer } from '../support/people.ts'
import {
  comments,
  does,
  type Draft,
  gathers,
  issues,
  mainOf,
  OPENING,
  registered,
  shows,
  SECTIONS,
  TODAY,
} from './drafts.ts'

const OFFICERS = [
  'tiepnhan',
  'dieuphoi',
  'duyet.mattran',
  'xuly.kinhte',
  'duyet.kinhte',
  'xuly.congan',
  'duyet.congan',
  'xuly.vanhoa',
  'xuly.ubnd',
  'lanhdao',
  'giamsat',
  'tuvan',
  'thon.langdia',
  'quantri',
  'baomat',
  'dieuphoi.dakpo',
]
const FRONT = ['tiepnhan', 'dieuphoi', 'duyet.mattran']
const DRAFTER = ['xuly.kinhte', 'duyet.kinhte']
const INVITED = ['xuly.congan', 'duyet.congan', 'tuvan']

async function finders(path: string): Promise<string[]> {
  const found: string[] = []
  for (const who of OFFICERS) if ((await as(officer(who)).get(path)).status === 200) found.push(who)
  return found.sort()
}

async function readers(path: string, words: string): Promise<string[]> {
  const found: string[] = []
  for (const who of OFFICERS) if ((await (await as(officer(who)).get(path)).text()).includes(words)) found.push(who)
  return found.sort()
}

const POINT = 'Giảm mức thu cho hộ nghèo.'
const POLICE = 'Công an xã thấy nên thu vào ban ngày.'
const EXPERT = 'Tổ tư vấn thấy căn cứ chưa đủ.'

async function heard(): Promise<Draft> {
  const draft = await registered()
  await does('dieuphoi', draft, 'chon', { lead: 'binh-xa.mttq' })
  await does('dieuphoi', draft, 'chon-hinh-thuc', { forms: ['written', 'conference'], consultation: 'no' })
  await does('dieuphoi', draft, 'noi-dung/sua', { viec: 'luu', ...SECTIONS })
  await does('dieuphoi', draft, 'moi', { bodies: ['binh-xa.cong-an'], experts: ['vi-du.tuvan'] })
  return draft
}

const opinion = (text: string) => ({
  from: 'toi',
  section: '3',
  axis: 'feasibility',
  text,
  submissionKey: crypto.randomUUID(),
})

describe('who finds a draft', () => {
  test('the Front, its drafter and the leaders at once; those who were asked once it is sent to them; nobody else', async () => {
    const draft = await heard()
    expect(await finders(draft.office)).toEqual([...FRONT, ...DRAFTER, 'lanhdao', 'tuvan'].sort())
    await does('dieuphoi', draft, 'mo-gop-y', { ...OPENING, open: 'no' })
    expect(await finders(draft.office)).toEqual([...FRONT, ...DRAFTER, ...INVITED, 'lanhdao'].sort())
    for (const path of ['', '/muc/1', '/toan-van', '/y-kien/1'])
      expect((await as(lan).get(draft.open + path)).status).toBe(404)
    expect(mainOf(await (await as(lan).get('/binh-xa/gop-y')).text())).not.toContain('Quy định thu gom rác')
    for (const who of ['xuly.congan', 'tuvan', 'xuly.kinhte', 'lanhdao', 'dieuphoi'])
      expect(mainOf(await (await as(officer(who)).get('/can-bo/phan-bien')).text())).toContain('Quy định thu gom rác')
    for (const who of ['xuly.vanhoa', 'giamsat', 'thon.langdia'])
      expect(mainOf(await (await as(officer(who)).get('/can-bo/phan-bien')).text())).not.toContain(
        'Quy định thu gom rác',
      )
  })
})

test('opinions before the criticism goes out are read by the desk and by whoever gave them; points by the desk; comments that wait by the moderators', async () => {
  const draft = await heard()
  await does('dieuphoi', draft, 'mo-gop-y', OPENING)
  const waiting = await comments(draft, lan, 3, { text: 'Ý kiến của Lan đang chờ.' })
  const shown = await comments(draft, hung, 3)
  await shows(draft, shown)
  expect((await as(officer('xuly.congan')).post(`${draft.office}/y-kien`, opinion(POLICE))).status).toBe(303)
  expect((await as(officer('tuvan')).post(`${draft.office}/y-kien`, opinion(EXPERT))).status).toBe(303)
  for (const who of ['xuly.kinhte', 'lanhdao'])
    expect((await as(officer(who)).post(`${draft.office}/y-kien`, opinion('Thử góp ý.'))).status).toBe(403)

  expect(await readers(`${draft.office}/y-kien`, POLICE)).toEqual([...FRONT, 'xuly.congan', 'duyet.congan'].sort())
  expect(await readers(`${draft.office}/y-kien`, EXPERT)).toEqual([...FRONT, 'tuvan'].sort())
  expect(await readers(`${draft.office}/cho-xem`, 'Ý kiến của Lan đang chờ.')).toEqual([...FRONT].sort())
  expect(await finders(`${draft.office}/tong-hop`)).toEqual([...FRONT].sort())
  expect(await (await as(hung).get(`${draft.open}/muc/3`)).text()).not.toContain('Ý kiến của Lan đang chờ.')
  expect((await as(hung).get(waiting.path)).status).toBe(404)

  await does('dieuphoi', draft, 'ghi-hop', {
    ...{
      form: 'conference',
      heldOn: TODAY,
      present: 'Chủ trì và 20 đại biểu',
      minutes: 'Trình bày, thảo luận, kết luận.',
    },
  })
  const spoken = { ...opinion('Đại biểu đề nghị công khai số thu.'), from: 'hop' }
  expect((await as(officer('tiepnhan')).post(`${draft.office}/y-kien`, spoken)).status).toBe(303)
  await does('dieuphoi', draft, 'dong-gop-y', { note: 'Bà con đã góp ý đủ.' })
  await shows(draft, waiting)
  await gathers(draft, POINT, shown, waiting)
  expect(await readers(draft.office, POINT)).toEqual([...FRONT].sort())
  expect((await as(officer('tuvan')).post(`${draft.office}/y-kien`, opinion('Ý kiến muộn.'))).status).toBe(403)
  await issues(draft)

  const everybody = [...FRONT, ...DRAFTER, ...INVITED, 'lanhdao'].sort()
  expect(await readers(draft.office, POINT)).toEqual(everybody)
  expect(await readers(`${draft.office}/y-kien`, POLICE)).toEqual(everybody)
  expect(await (await as(lan).get(draft.open)).text()).toContain(POINT)
  expect(await (await as(lan).get(draft.open)).text()).not.toContain(POLICE)

  await does('xuly.kinhte', draft, 'soan-tra-loi', { p1: 'not', 'p1.text': 'Chưa đủ căn cứ để giảm.' })
  expect(await readers(draft.office, 'Chưa đủ căn cứ để giảm.')).toEqual([...DRAFTER].sort())
  expect(await readers(`${draft.office}/soan-tra-loi`, 'Chưa đủ căn cứ để giảm.')).toEqual([...DRAFTER].sort())
  for (const path of [draft.open, shown.path])
    expect(await (await as(hung).get(path)).text()).not.toContain('Chưa đủ căn cứ')
  await does('xuly.kinhte', draft, 'trinh-tra-loi')
  await does('duyet.kinhte', draft, 'tra-loi', { documentNumber: '45/PKT', promulgatorToldOn: TODAY })
  expect(await readers(draft.office, 'Chưa đủ căn cứ để giảm.')).toEqual(everybody)
  expect(await (await as(hung).get(shown.path)).text()).toContain('Chưa đủ căn cứ')
})

describe('a draft is handed in', () => {
  test('once, however often the button is pressed; with other content under the same key it is a conflict', async () => {
    const fields = { submissionKey: crypto.randomUUID() }
    const [one, two] = [await registered(fields), await registered(fields)]
    expect(two.id).toBe(one.id)
    await expect(registered({ ...fields, title: 'Một dự thảo khác hẳn' })).rejects.toThrow('409')
  })

  test('late: the page warns with the article of the law, and the Front goes on all the same', async () => {
    const draft = await registered({ plannedOn: TODAY })
    const page = mainOf(await (await as(officer('xuly.kinhte')).get(draft.office)).text())
    expect(page).toContain('Gửi muộn')
    expect(page).toContain('thời hạn theo luật: Điều 36 khoản 1 Luật Mặt trận Tổ quốc Việt Nam')
    await does('dieuphoi', draft, 'chon', { lead: 'binh-xa.mttq' })
  })

  test('by nobody whose work it is not, and never without a file', async () => {
    for (const who of ['lanhdao', 'tuvan', 'thon.langdia', 'quantri']) {
      expect([who, (await as(officer(who)).get('/can-bo/phan-bien/moi')).status]).toEqual([who, 403])
      expect((await as(officer(who)).post('/can-bo/phan-bien/moi', {})).status).toBe(403)
    }
    expect((await as(officer('tiepnhan')).get('/can-bo/phan-bien/de-nghi')).status).toBe(403)
    const empty = await as(officer('xuly.kinhte')).post('/can-bo/phan-bien/moi', { title: 'Quy định thu gom rác' })
    const page = await empty.text()
    expect([
      empty.status,
      page.includes('Ông/bà chọn tệp dự thảo'),
      page.includes('value="Quy định thu gom rác"'),
    ]).toEqual([422, true, true])
  })

  test('after the Front asked for it: the body reads that it is asked, and sends it', async () => {
    const asked = await as(officer('dieuphoi')).post('/can-bo/phan-bien/de-nghi', {
      ...{ submissionKey: crypto.randomUUID(), body: 'binh-xa.phong-kinh-te', title: 'Đề án chợ xã', kind: 'de_an' },
      ...{ summary: 'Đề án đụng đến chỗ bán hàng của nhiều hộ.', promulgator: 'binh-xa.ubnd', wantedOn: TODAY },
    })
    expect(asked.status).toBe(303)
    const page = mainOf(await (await as(officer('xuly.kinhte')).get(asked.headers.get('location') ?? '')).text())
    expect(page).toContain('Chờ dự thảo')
    expect(page).toContain('Gửi dự thảo')
    const told = await env.DB.prepare(
      "SELECT recipient_id FROM messages WHERE message = 'dossier' ORDER BY created_at DESC",
    ).first<string>('recipient_id')
    expect(told).toBe('binh-xa.phong-kinh-te:handler,approver')
  })
})
