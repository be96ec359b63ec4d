import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { refusal, tried } from '../support/answers.ts'
import { as, type Fields, packed } from '../support/app.ts'
import { deed, petitionFields, petitionIn, type Petition, photo, sendPetition, type State } from '../support/build.ts'
import { hung, lan, nobody, officer, type Person } from '../support/people.ts'

const STATES = [
  'submitted',
  'needs_info',
  'received',
  'assigned',
  'in_progress',
  'pending_approval',
  'answered',
  'reopened',
  'closed',
  'declined',
] as const satisfies State[]

const at = {} as Record<(typeof STATES)[number], Petition>
let ofDakPo: Petition

beforeAll(async () => {
  for (const state of STATES) at[state] = await petitionIn(state, { allowPublish: '1', photos: photo() })
  ofDakPo = await sendPetition({ hamlet: '', photos: photo(), allowPublish: '1' }, hung, 'dak-po')
}, 60_000)

const NUL = 'Có ký tự \u0000 lạ ở giữa lời này.'
const HALF_DONE = { answer: 'Phòng Kinh tế đã cho thu gom rác.', demandAnswer: 'Xong.', documentNumber: '9/PKT' }
const words = (many: number) => 'ă'.repeat(many)
const text = new File(['xin chào'], 'anh.png', { type: 'image/png' })

/** A row with a name that fits on a line. */
function named<T extends readonly unknown[]>(row: T): [string, T] {
  const parts = row.map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part)))
  return [parts.map((part) => (part.length > 60 ? `${part.slice(0, 60)}…` : part)).join(' '), row]
}

describe("an officer's form filled in with rubbish", () => {
  const forms: [who: string, state: keyof typeof at, action: string, fields: Fields, status: number][] = [
    ['tiepnhan', 'submitted', 'tiep-nhan', { urgency: 'gấp' }, 422],
    ['tiepnhan', 'submitted', 'tiep-nhan', { category: 'khong_co' }, 422],
    ['tiepnhan', 'submitted', 'tiep-nhan', { category: '__proto__' }, 422],
    ['tiepnhan', 'submitted', 'tiep-nhan', { category: NUL }, 422],
    ['tiepnhan', 'submitted', 'tiep-nhan', { hamlet: 'khong_co' }, 422],
    ['tiepnhan', 'submitted', 'tiep-nhan', { hamlet: 'lang_hway' }, 422],
    ['tiepnhan', 'submitted', 'tiep-nhan', { aboutBody: 'khong_co' }, 422],
    ['tiepnhan', 'submitted', 'tiep-nhan', { aboutBody: 'dak-po.mttq' }, 422],
    ['tiepnhan', 'submitted', 'yeu-cau-bo-sung', {}, 422],
    ['tiepnhan', 'submitted', 'yeu-cau-bo-sung', { question: 'ở đâu?' }, 422],
    ['tiepnhan', 'submitted', 'yeu-cau-bo-sung', { question: NUL }, 422],
    ['tiepnhan', 'submitted', 'yeu-cau-bo-sung', { question: words(2001) }, 422],
    ['dieuphoi', 'received', 'giao', {}, 422],
    ['dieuphoi', 'received', 'giao', { body: 'khong_co' }, 422],
    ['dieuphoi', 'received', 'giao', { body: 'constructor' }, 422],
    ['dieuphoi', 'received', 'giao', { body: 'dak-po.phong-kinh-te' }, 422],
    ['dieuphoi', 'received', 'giao', { body: 'binh-xa.phong-kinh-te', note: NUL }, 422],
    ['dieuphoi', 'received', 'giao', { body: 'binh-xa.phong-kinh-te', note: words(501) }, 422],
    ['tiepnhan', 'received', 'huong-dan', {}, 422],
    ['tiepnhan', 'received', 'huong-dan', { reasonCode: '__proto__' }, 422],
    ['tiepnhan', 'received', 'huong-dan', { reasonCode: 'noi_khac', advice: NUL }, 422],
    ['tiepnhan', 'received', 'khong-thu-ly', { reasonCode: 'khong_co' }, 422],
    ['dieuphoi', 'received', 'khong-thu-ly', { reasonCode: 'tin_rac' }, 422],
    ['tiepnhan', 'received', 'cong-khai', {}, 422],
    ['tiepnhan', 'received', 'cong-khai', { title: 'Rác', text: 'Rác ở đầu thôn.' }, 422],
    ['tiepnhan', 'received', 'cong-khai', { title: NUL, text: 'Rác ở đầu thôn.' }, 422],
    ['tiepnhan', 'received', 'cong-khai', { title: 'Rác đầu thôn', text: words(5001) }, 422],
    ['tiepnhan', 'received', 'thoi-cong-khai', {}, 422],
    ['duyet.kinhte', 'assigned', 'tra-lai', { reason: '' }, 422],
    ['duyet.kinhte', 'assigned', 'tra-lai', { reason: NUL }, 422],
    ['xuly.kinhte', 'in_progress', 'trinh-duyet', {}, 422],
    ['xuly.kinhte', 'in_progress', 'trinh-duyet', { ...HALF_DONE, answer: 'Đã xong.' }, 422],
    ['xuly.kinhte', 'in_progress', 'trinh-duyet', { ...HALF_DONE, answer: NUL }, 422],
    ['xuly.kinhte', 'in_progress', 'trinh-duyet', { ...HALF_DONE, answer: words(10_001) }, 422],
    ['xuly.kinhte', 'in_progress', 'trinh-duyet', { ...HALF_DONE, demandAnswer: ' ' }, 422],
    ['xuly.kinhte', 'in_progress', 'trinh-duyet', { ...HALF_DONE, documentNumber: '' }, 422],
    ['xuly.kinhte', 'in_progress', 'trinh-duyet', { ...HALF_DONE, documentNumber: words(61) }, 422],
    ['xuly.kinhte', 'in_progress', 'trinh-duyet', { ...HALF_DONE, documentOn: 'hôm qua' }, 422],
    ['xuly.kinhte', 'in_progress', 'trinh-duyet', { ...HALF_DONE, documentOn: '2026-02-30' }, 422],
    ['xuly.kinhte', 'in_progress', 'trinh-duyet', { ...HALF_DONE, photos: text }, 422],
    [
      'xuly.kinhte',
      'in_progress',
      'trinh-duyet',
      { ...HALF_DONE, photos: Array.from({ length: 6 }, () => photo()) },
      422,
    ],
    ['duyet.kinhte', 'pending_approval', 'khong-duyet', { reason: 'sai' }, 422],
    ['dieuphoi', 'reopened', 'giu-tra-loi', { reason: NUL }, 422],
  ]
  test.each(forms.map(named))('%s is refused', async (_name, [who, state, action, fields, status]) => {
    expect(
      await tried(officer(who), `/can-bo/ho-so/${at[state].code}/${action}`, { method: 'POST', body: packed(fields) }),
    ).toEqual(refusal(status))
  })
})

describe('an officer who does what is not his, or not now', () => {
  const RELEASE = { title: 'Rác ở đầu thôn', text: 'Bà con phản ánh rác ở đầu thôn.' }
  const deeds: [who: string, state: keyof typeof at, action: string, fields: Fields, status: number][] = [
    ['dieuphoi', 'submitted', 'tiep-nhan', {}, 403],
    ['lanhdao', 'submitted', 'tiep-nhan', {}, 403],
    ['tiepnhan', 'received', 'giao', { body: 'binh-xa.phong-kinh-te' }, 403],
    ['duyet.kinhte', 'assigned', 'nhan-xu-ly', {}, 403],
    ['xuly.kinhte', 'pending_approval', 'duyet', {}, 403],
    ['xuly.kinhte', 'answered', 'cong-khai', RELEASE, 403],
    ['tiepnhan', 'received', 'tiep-nhan', {}, 409],
    ['dieuphoi', 'assigned', 'giao', { body: 'binh-xa.phong-kinh-te' }, 409],
    ['tiepnhan', 'declined', 'cong-khai', RELEASE, 409],
    ['tiepnhan', 'received', 'thoi-cong-khai', { reason: 'Không còn phù hợp để đăng.' }, 409],
    ['tiepnhan', 'submitted', 'tiep-nhan', { version: 'abc' }, 409],
    ['tiepnhan', 'submitted', 'tiep-nhan', { version: '-1' }, 409],
    ['tiepnhan', 'submitted', 'tiep-nhan', { version: '99' }, 409],
    ['xuly.congan', 'assigned', 'nhan-xu-ly', {}, 404],
    ['quantri', 'submitted', 'tiep-nhan', {}, 404],
    ['tiepnhan.dakpo', 'submitted', 'tiep-nhan', {}, 404],
    ...['xoa', '__proto__', 'constructor', 'toString', 'rut', 'bo-sung', '%00', '%ff'].map(
      (action): [string, keyof typeof at, string, Fields, number] => ['tiepnhan', 'submitted', action, {}, 404],
    ),
  ]
  test.each(deeds.map(named))('%s is refused', async (_name, [who, state, action, fields, status]) => {
    expect(
      await tried(officer(who), `/can-bo/ho-so/${at[state].code}/${action}`, { method: 'POST', body: packed(fields) }),
    ).toEqual(refusal(status))
  })

  test('a body that is no form is refused', async () => {
    const path = `/can-bo/ho-so/${at.in_progress.code}/trinh-duyet`
    const who = officer('xuly.kinhte')
    const send = (body: string, type: string) => ({ method: 'POST', body, headers: { 'content-type': type } })
    expect(await tried(who, path, send(JSON.stringify(HALF_DONE), 'application/json'))).toEqual(refusal(415))
    expect(await tried(who, path, send('--xxx\r\nx', 'multipart/form-data; boundary=xxx'))).toEqual(refusal(400))
  })

  test('an administrator reaches no account of another commune', async () => {
    const account = '/can-bo/tai-khoan/vi-du.tiepnhan.dakpo'
    const work = { title: '', body: 'dak-po.mttq', roles: 'admin', hamlet: '' }
    expect(await tried(officer('quantri'), account, {})).toEqual(refusal(404))
    for (const [action, fields] of [
      ['vai-tro', work],
      ['dong', { reason: 'chuyển công tác' }],
      ['mo-lai', {}],
    ] as const)
      expect(await tried(officer('quantri'), `${account}/${action}`, { method: 'POST', body: packed(fields) })).toEqual(
        refusal(404),
      )
    const body = packed({ ...work, username: 'nguoi.moi', name: 'Người Mới' })
    expect(await tried(officer('quantri'), '/can-bo/tai-khoan/moi', { method: 'POST', body })).toEqual(refusal(422))
    expect((await as(officer('tiepnhan.dakpo')).get('/can-bo')).status).toBe(200)
  })
})

describe("the sender's form filled in with rubbish", () => {
  const judged = { score: '5', demandMet: 'yes' }
  const forms: [state: keyof typeof at, action: string, fields: Fields, status: number][] = [
    ['needs_info', 'bo-sung', {}, 422],
    ['needs_info', 'bo-sung', { content: 'ừ' }, 422],
    ['needs_info', 'bo-sung', { content: NUL }, 422],
    ['needs_info', 'bo-sung', { content: words(5001) }, 422],
    ['needs_info', 'bo-sung', { content: 'Ở đầu thôn.', photos: text }, 422],
    ['received', 'bo-sung', { content: 'Ở đầu thôn.' }, 409],
    ['received', 'rut', { reason: NUL }, 422],
    ['received', 'rut', { reason: words(2001) }, 422],
    ['closed', 'rut', {}, 409],
    ['declined', 'rut', {}, 409],
    ['answered', 'danh-gia', {}, 422],
    ...['0', '6', '-1', '1.5', 'năm', '٣', '1e1', NUL].map((score): [keyof typeof at, string, Fields, number] => [
      'answered',
      'danh-gia',
      { ...judged, score },
      422,
    ]),
    ['answered', 'danh-gia', { score: '5' }, 422],
    ['answered', 'danh-gia', { ...judged, demandMet: 'có' }, 422],
    ['answered', 'danh-gia', { ...judged, comment: NUL }, 422],
    ['answered', 'danh-gia', { ...judged, dispute: 'x' }, 422],
    ['answered', 'danh-gia', { ...judged, dispute: '1' }, 422],
    ['answered', 'danh-gia', { ...judged, dispute: '1', reason: 'chưa' }, 422],
    ['closed', 'danh-gia', { score: '1', demandMet: 'no' }, 409],
    ['closed', 'danh-gia', { score: '5', demandMet: 'no' }, 409],
    ['received', 'danh-gia', judged, 409],
    ...['xoa', '__proto__', 'tiep-nhan', '%ff'].map((action): [keyof typeof at, string, Fields, number] => [
      'received',
      action,
      {},
      404,
    ]),
  ]
  test.each(forms.map(named))('%s is refused', async (_name, [state, action, fields, status]) => {
    expect(
      await tried(lan, `/binh-xa/ho-so/${at[state].code}/${action}`, { method: 'POST', body: packed(fields) }),
    ).toEqual(refusal(status))
  })

  test.each<[string, Person]>([
    ['nobody', nobody],
    ['Hùng', hung],
    ['an officer', officer('tiepnhan')],
  ])('%s does nothing in her name', async (_name, person) => {
    for (const [state, action, fields] of [
      ['needs_info', 'bo-sung', { content: 'Ở đầu thôn.' }],
      ['received', 'rut', {}],
      ['answered', 'danh-gia', judged],
    ] as const)
      expect(
        await tried(person, `/binh-xa/ho-so/${at[state].code}/${action}`, { method: 'POST', body: packed(fields) }),
      ).toEqual(refusal(404))
  })
})

describe('a code or an id of another commune', () => {
  test('opens nothing there, even with the right secret', async () => {
    const { code, secret } = at.received
    const bearer = { authorization: `Bearer ${secret}` }
    expect(await tried(lan, `/dak-po/ho-so/${code}?ma=${secret}`, {})).toEqual(refusal(404))
    expect(await tried(lan, `/dak-po/ho-so/${code.replace('BX', 'DP')}?ma=${secret}`, {})).toEqual(refusal(404))
    expect(await tried(lan, '/dak-po/tra-cuu', { method: 'POST', body: packed({ caseCode: code, secret }) })).toEqual(
      refusal(422),
    )
    expect(await tried(lan, `/api/communes/dak-po/cases/${code}`, { headers: bearer })).toEqual(refusal(404))
    expect(await tried(lan, `/api/communes/dak-po/cases/${code.replace('BX', 'DP')}`, { headers: bearer })).toEqual(
      refusal(404),
    )
    expect(await tried(hung, `/binh-xa/ho-so/${ofDakPo.code}?ma=${ofDakPo.secret}`, {})).toEqual(refusal(404))
    expect(await tried(nobody, `/binh-xa/kien-nghi/${ofDakPo.code}`, {})).toEqual(refusal(404))
  })

  test.each([
    ['hamlet', 'lang_hway'],
    ['hamlet', '__proto__'],
    ['category', 'khong_co'],
    ['category', 'constructor'],
  ])('is no %s here: %s', async (field, value) => {
    const body = packed(petitionFields(lan, { [field]: value }))
    expect(await tried(lan, '/binh-xa/kien-nghi/moi', { method: 'POST', body })).toEqual(refusal(422))
  })

  test('is nothing that an officer here finds or does something to', async () => {
    const path = `/can-bo/ho-so/${ofDakPo.code}`
    expect(await tried(officer('tiepnhan'), path, {})).toEqual(refusal(404))
    expect(await tried(officer('tiepnhan'), `${path}/anh/${ofDakPo.photos[0]}`, {})).toEqual(refusal(404))
    for (const action of ['tiep-nhan', 'cong-khai', 'xem-nguoi-gui'])
      expect(await tried(officer('tiepnhan'), `${path}/${action}`, { method: 'POST', body: packed({}) })).toEqual(
        refusal(404),
      )
  })

  test('a photo of another petition is not shown below this one, and not released with it', async () => {
    const { code } = at.assigned
    const [foreign = '', near = ''] = [ofDakPo.photos[0], at.received.photos[0]]
    for (const id of [foreign, near, '__proto__', '%', "' OR 1=1 --"]) {
      expect(await tried(lan, `/binh-xa/ho-so/${code}/anh/${id}`, {})).toEqual(refusal(404))
      expect(await tried(officer('tiepnhan'), `/can-bo/ho-so/${code}/anh/${id}`, {})).toEqual(refusal(404))
    }
    const release = {
      title: 'Rác ở đầu thôn',
      text: 'Bà con phản ánh rác ở đầu thôn.',
      photo: [foreign, near, 'khong-co'],
    }
    await deed('tiepnhan', at.assigned, 'cong-khai', release)
    expect(await env.DB.prepare('SELECT count(*) AS many FROM files WHERE released').first('many')).toBe(0)
    for (const id of [foreign, near])
      expect(await tried(nobody, `/binh-xa/kien-nghi/${code}/anh/${id}`, {})).toEqual(refusal(404))
  })
})
