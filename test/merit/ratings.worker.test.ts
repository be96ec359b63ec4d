import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { as } from '../support/app.ts'
import { wordsOf } from '../support/answers.ts'
import { officer } from '../support/people.ts'
import { readWord } from '../support/word-reader.ts'
import {
  type At,
  DECISION,
  does,
  openYear,
  pageOf,
  PROPOSAL,
  ratingAt,
  ratingIn,
  refusal,
  SELF,
  settleCriteria,
  statusOf,
  TODAY,
  YEAR,
} from './acts.ts'

const PHU_NU = 'body:binh-xa.phu-nu'
const LANG_DIA = 'hamlet:lang_dia'
const IN_A_MONTH = addDays(TODAY, 30)
let phuNu: At
let langDia: At

let early: Response

beforeAll(async () => {
  early = await as(officer('dieuphoi')).post(`/can-bo/xep-loai/${YEAR}/mo`, { units: [LANG_DIA], dueOn: IN_A_MONTH })
  await settleCriteria()
  const [a, b] = await openYear([PHU_NU, LANG_DIA])
  if (!a || !b) throw new Error('not opened')
  phuNu = a
  langDia = b
})

describe('criteria', () => {
  test('come before a year is opened', async () => {
    expect([early.status, wordsOf(await early.text())]).toEqual([422, expect.stringContaining('Chưa có tiêu chí chấm')])
  })

  test('are the commune’s own: a list to start from is offered, what is wrong is said at its line, and old ratings keep theirs', async () => {
    expect(await pageOf('dieuphoi.dakpo', '/can-bo/xep-loai/tieu-chi?cho=body')).toContain('danh sách gợi ý')
    const wrong = await as(officer('dieuphoi')).post('/can-bo/xep-loai/tieu-chi?cho=body', {
      ...{ seen: '', name: ['Một', '', 'Ba'], most: ['60', '5', 'nhiều'], evidence: ['', '', 'khong'] },
    })
    const text = await wrong.text()
    expect(wrong.status).toBe(422)
    for (const id of ['name-1', 'most-2', 'evidence-2']) expect(text).toContain(`id="${id}-error"`)
    const stale = await as(officer('dieuphoi')).post('/can-bo/xep-loai/tieu-chi?cho=body', {
      ...{ seen: 'cũ', name: ['Một'], most: ['60'], evidence: [''] },
    })
    expect([stale.status, wordsOf(await stale.text())]).toEqual([409, expect.stringContaining('vừa sửa tiêu chí')])
    const seen = /name="seen" value="([^"]*)"/.exec(
      await (await as(officer('dieuphoi')).get('/can-bo/xep-loai/tieu-chi?cho=body')).text(),
    )
    const saved = await as(officer('dieuphoi')).post('/can-bo/xep-loai/tieu-chi?cho=body', {
      ...{ seen: seen?.[1] ?? '', name: ['Đoàn kết', 'Việc mới'], most: ['40', '60'], evidence: ['', ''] },
    })
    expect(saved.status).toBe(303)
    expect(await pageOf('dieuphoi', '/can-bo/xep-loai/tieu-chi?cho=body')).toContain('100 điểm tối đa')
    expect(await pageOf('duyet.phunu', phuNu.office)).toContain('Chế độ báo cáo (tối đa 60 điểm)')
  })

  test('are settled by the Front’s board and the Party, and by nobody else', async () => {
    for (const who of ['tiepnhan', 'duyet.kinhte', 'thon.langdia', 'duyet.phunu', 'quantri'])
      expect([who, (await as(officer(who)).get('/can-bo/xep-loai/tieu-chi')).status]).toEqual([who, 403])
    expect((await as(officer('lanhdao')).get('/can-bo/xep-loai/tieu-chi')).status).toBe(200)
  })
})

test('a year is opened once for each unit, and those who speak for it are told', async () => {
  const again = await as(officer('lanhdao')).post(`/can-bo/xep-loai/${YEAR}/mo`, {
    units: [LANG_DIA],
    dueOn: IN_A_MONTH,
  })
  expect(again.status).toBe(422)
  for (const who of ['thon.langdia', 'duyet.phunu'])
    expect(await pageOf(who, `/can-bo/xep-loai/${YEAR}`)).toContain('Đơn vị của ông/bà')
  const told = await env.DB.prepare("SELECT recipient_id AS who FROM messages WHERE detail LIKE '%Mời tự chấm%'").all()
  expect(told.results.map(({ who }) => who).sort()).toEqual(
    ['binh-xa.phu-nu:handler,approver,coordinator,supervisor_member', expect.stringMatching(/^@/)].sort(),
  )
  expect((await as(officer('duyet.kinhte')).get(`/can-bo/xep-loai/${YEAR}/mo`)).status).toBe(403)
})

describe('the rating of Hội Phụ nữ', () => {
  test('goes from its own points over peers and a proposal to the decision, two hands at every turn', async () => {
    const [early] = await refusal('dieuphoi', phuNu, 'de-xuat', PROPOSAL)
    expect(early).toBe(409)
    const [wrong, why] = await refusal('duyet.phunu', phuNu, 'tu-cham', { ...SELF, 'diem-0': '61' })
    expect([wrong, why]).toEqual([422, expect.stringContaining('một số từ 0 đến 60')])
    await ratingIn('peer_asked', phuNu)
    await does('duyet.kinhte', phuNu, 'cham-cheo', { grade: 'done', words: 'Phối hợp còn chậm.' })
    const [twice, once] = await refusal('xuly.kinhte', phuNu, 'cham-cheo', { grade: 'good' })
    expect([twice, once]).toEqual([409, expect.stringContaining('đã gửi nhận xét')])
    await does('duyet.congan', phuNu, 'cham-cheo', { grade: 'excellent' })
    expect(await statusOf(phuNu)).toBe('peer_rated')
    await does('dieuphoi', phuNu, 'de-xuat', PROPOSAL)
    for (const who of ['dieuphoi', 'duyet.mattran', 'duyet.phunu', 'duyet.ubnd'])
      expect([who, (await refusal(who, phuNu, 'quyet-dinh', DECISION))[0] >= 403]).toEqual([who, true])
    await does('lanhdao', phuNu, 'tra-de-xuat', { reason: 'Ghi rõ kỳ nào nộp muộn.' })
    await does('duyet.mattran', phuNu, 'de-xuat', { ...PROPOSAL, words: 'Nộp muộn kỳ tháng Năm.' })
    await does('lanhdao', phuNu, 'quyet-dinh', DECISION)
    expect(await pageOf('xuly.congan', `/can-bo/xep-loai/${YEAR}`)).toContain('Hoàn thành tốt nhiệm vụ')
  })

  test('is looked at again once when the unit asks, and the decision shows what was seen', async () => {
    await does('duyet.phunu', phuNu, 'xem-lai', { reason: 'Kỳ tháng Năm đã nộp đúng hạn.' })
    await does('lanhdao', phuNu, 'quyet-dinh-lai', {
      ...{ grade: 'excellent', number: '18-QĐ/ĐU', decidedOn: DECISION.decidedOn, reason: 'Đúng là đã nộp đúng hạn.' },
    })
    const [again, why] = await refusal('duyet.phunu', phuNu, 'xem-lai', { reason: 'Xin xem lại nữa.' })
    expect([again, why]).toEqual([409, expect.stringContaining('đã đề nghị xem lại một lần')])
    const page = await pageOf('duyet.phunu', phuNu.office)
    expect(page).toContain('83 điểm, Hoàn thành xuất sắc nhiệm vụ')
    expect(page).toContain('Số liệu như lúc quyết định')
    const detail = await env.DB.prepare(
      "SELECT detail FROM dossier_events WHERE dossier_id = ? AND kind = 'rating.decided_again'",
    )
      .bind(phuNu.id)
      .first<string>('detail')
    const facts = JSON.parse(detail ?? '{}') as { points: number; evidence: { kind: string }[] }
    expect(facts.points).toBe(83)
    expect(facts.evidence.map(({ kind }) => kind)).toEqual([
      'answers',
      'recommendations',
      'targets',
      'reports',
      'activities',
    ])
  })

  test('is not asked for again after the last day', async () => {
    await env.DB.prepare("UPDATE ratings SET appeals = 0, appeal_until = '2020-01-10' WHERE dossier_id = ?")
      .bind(phuNu.id)
      .run()
    const [late, why] = await refusal('duyet.phunu', phuNu, 'xem-lai', { reason: 'Xin xem lại nữa.' })
    expect([late, why]).toEqual([409, expect.stringContaining('Đã qua hạn đề nghị xem lại')])
  })
})

describe('the rating of a hamlet', () => {
  test('is done by whoever speaks for it; the Front writes down what came on paper, and says so', async () => {
    expect((await as(officer('thon.dongcom')).get(langDia.office)).status).toBe(404)
    await does('thon.langdia', langDia, 'tu-cham', SELF)
    await does('dieuphoi', langDia, 'tra-lai', { reason: 'Ghi thêm số hộ tham gia.', dueOn: IN_A_MONTH })
    expect(await pageOf('thon.langdia', langDia.office)).toContain('Ghi thêm số hộ tham gia.')
    await does('tiepnhan', langDia, 'tu-cham', { ...SELF, 'diem-1': '40' })
    const page = await pageOf('thon.langdia', langDia.office)
    expect(page).toContain('ghi giúp theo bản giấy')
    expect(page).toContain('90 điểm')
    await does('duyet.mattran', langDia, 'bo-cham', { reason: 'Thôn không cần lấy ý kiến.' })
    await does('dieuphoi', langDia, 'de-xuat', PROPOSAL)
    await does('lanhdao', langDia, 'quyet-dinh', { ...DECISION, grade: 'not_done' })
    expect(await pageOf('thon.dongcom', `/can-bo/xep-loai/${YEAR}`)).toContain('Không hoàn thành nhiệm vụ')
  })

  test('passes to whoever speaks for the hamlet now', async () => {
    const [status] = await refusal('tiepnhan', langDia, 'doi-nguoi')
    expect(status).toBe(409)
    await env.DB.prepare(
      "UPDATE staff_members SET hamlet_id = 'lang_dia' WHERE user_id = (SELECT id FROM staff_users WHERE username = 'thon.dongcom')",
    ).run()
    await does('tiepnhan', langDia, 'doi-nguoi')
    expect((await as(officer('thon.dongcom')).get(langDia.office)).status).toBe(200)
    await env.DB.prepare(
      "UPDATE staff_members SET hamlet_id = 'dong_com' WHERE user_id = (SELECT id FROM staff_users WHERE username = 'thon.dongcom')",
    ).run()
  })
})

test('two who open the same unit at once open it once, and the later one keeps what he chose', async () => {
  const units = ['body:binh-xa.cuu-chien-binh', 'body:binh-xa.doan-thanh-nien']
  const open = (who: string) => as(officer(who)).post(`/can-bo/xep-loai/${YEAR}/mo`, { units, dueOn: IN_A_MONTH })
  const answers = await Promise.all([open('dieuphoi'), open('lanhdao')])
  const late = answers.find(({ status }) => status !== 303)
  expect(answers.map(({ status }) => status).sort()[0]).toBe(303)
  expect([409, 422]).toContain(late?.status)
  expect(await late?.text()).toContain(IN_A_MONTH)
  const rows = await env.DB.prepare('SELECT count(*) AS n FROM ratings WHERE unit IN (?, ?) AND year = ?')
    .bind(...units, YEAR)
    .first('n')
  expect(rows).toBe(2)
})

test('whoever looks at an old page is told that somebody was first, and keeps what he typed', async () => {
  const at = await ratingAt('body:binh-xa.cuu-chien-binh')
  await does('dieuphoi', at, 'thoi', { reason: 'Hội đang sắp xếp lại.' })
  const old = await as(officer('lanhdao')).post(`${at.office}/mo-lai`, { version: '1', dueOn: IN_A_MONTH })
  const text = await old.text()
  expect([old.status, text.includes('có người làm trước'), text.includes(`value="${IN_A_MONTH}"`)]).toEqual([
    409,
    true,
    true,
  ])
})

test('one that is not wanted after all is dropped with a reason, and opened again', async () => {
  const [at] = await openYear(['body:binh-xa.nong-dan'])
  if (!at) throw new Error('not opened')
  await does('dieuphoi', at, 'thoi', { reason: 'Hội đang sắp xếp lại.' })
  expect(await statusOf(at)).toBe('dropped')
  await does('lanhdao', at, 'mo-lai', { dueOn: IN_A_MONTH })
  expect(await statusOf(at)).toBe('opened')
})

test('the Front does not propose for itself, nor does whoever typed in the unit’s own rating', async () => {
  // The commune's list was changed above: forty points come first.
  const SWAPPED = { 'diem-0': '35', 'diem-1': '50' }
  const [front] = await openYear(['body:binh-xa.mttq'])
  if (!front) throw new Error('not opened')
  await does('duyet.mattran', front, 'tu-cham', { ...SELF, ...SWAPPED })
  const [own, why] = await refusal('dieuphoi', front, 'bo-cham', { reason: 'Không cần lấy ý kiến.' })
  expect([own, why]).toEqual([403, expect.stringContaining('thuộc đơn vị được xếp loại')])
  await does('lanhdao', front, 'bo-cham', { reason: 'Không cần lấy ý kiến.' })
  expect((await refusal('duyet.mattran', front, 'de-xuat', { ...PROPOSAL, ...SWAPPED }))[0]).toBe(403)
  await does('lanhdao', front, 'de-xuat', { ...PROPOSAL, ...SWAPPED })
  const [two, both] = await refusal('lanhdao', front, 'quyet-dinh', DECISION)
  expect([two, both]).toEqual([403, expect.stringContaining('cần một người khác')])
})

test('the list of the year becomes a paper of the Front', async () => {
  const key = crypto.randomUUID()
  const made = await as(officer('dieuphoi')).post(`/can-bo/xep-loai/${YEAR}/soan`, { key })
  expect(made.status).toBe(303)
  const draft = await env.DB.prepare('SELECT title, paper FROM document_drafts WHERE id = ?')
    .bind(`${key}.xep-loai`)
    .first<{ title: string; paper: string }>()
  expect(draft?.title).toContain(`Kết quả xếp loại các cơ quan, tổ chức và thôn năm ${YEAR}`)
  expect(draft?.paper).toContain('Hội Liên hiệp Phụ nữ xã')
  const word = await as(officer('dieuphoi')).get(`/can-bo/van-ban/du-thao/${key}.xep-loai/tep.docx`)
  const lines = readWord(new Uint8Array(await word.arrayBuffer()))
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/hoàn thành xuất sắc nhiệm vụ$/i),
      'Hội Liên hiệp Phụ nữ xã',
      'Làng Dịa',
      expect.stringContaining('18-QĐ/ĐU'),
    ]),
  )
  expect((await as(officer('xuly.kinhte')).post(`/can-bo/xep-loai/${YEAR}/soan`, { key })).status).toBe(403)
  expect((await as(officer('dieuphoi')).post('/can-bo/xep-loai/2021/soan', { key })).status).toBe(409)
})
