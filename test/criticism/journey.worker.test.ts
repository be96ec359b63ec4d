import { env } from 'cloudflare:workers'
import { CRITICISM_CLOCK } from '../../worker/criticism/clock-queries.ts'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { connect } from '../../worker/db/connect.ts'
import { type ClockedKind, wakeDossiers } from '../../worker/dossiers/wake-sweep.ts'
import { expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { hung, lan, officer } from '../support/people.ts'
import { comments, does, draftIn, gathers, issues, mainOf, shows, statusOf, TODAY, tries } from './drafts.ts'

test('a draft goes from its registration to what became of Lan’s comment, and one silent point holds it up', async () => {
  const draft = await draftIn('collecting')
  const home = mainOf(await (await as(lan).get('/binh-xa')).text())
  expect(home).toContain('Góp ý dự thảo: Quy định thu gom rác thải sinh hoạt')
  const first = await comments(draft, lan, 3)
  const second = await comments(draft, hung, 2, { text: 'Nên thu gom cả Chủ nhật.', axis: 'necessity', hamlet: '' })
  expect(mainOf(await (await as(lan).get(first.path)).text())).toContain('Đang chờ cán bộ xem')
  expect(await (await as(hung).get(`${draft.open}/muc/3`)).text()).not.toContain('Mức thu cao quá')

  await shows(draft, first, second)
  expect(await (await as(hung).get(`${draft.open}/muc/3`)).text()).toContain('Mức thu cao quá')
  expect(mainOf(await (await as(hung).get(draft.open)).text())).toContain('Cả dự thảo đã có 2 ý kiến được đăng.')

  await does('dieuphoi', draft, 'dong-gop-y', { note: 'Bà con đã góp ý đủ.' })
  await gathers(draft, 'Giảm mức thu cho hộ nghèo, cận nghèo.', first)
  await gathers(draft, 'Thu gom thêm ngày Chủ nhật.', second)
  await issues(draft)
  expect(await statusOf(draft)).toBe('opinion_issued')
  expect(mainOf(await (await as(lan).get(first.path)).text())).toContain('Ý kiến này nằm trong điểm 1')

  await does('xuly.kinhte', draft, 'soan-tra-loi', { p1: 'accepted', 'p1.text': '', p2: '', 'p2.text': '' })
  const silent = await tries('xuly.kinhte', draft, 'trinh-tra-loi')
  expect(silent.status).toBe(422)
  const page = await silent.text()
  expect(mainOf(page)).toContain('chưa giải trình điểm 2')
  expect(page).toContain(`href="${draft.office}/soan-tra-loi#diem-2"`)

  await does('xuly.kinhte', draft, 'soan-tra-loi', {
    p1: 'accepted',
    'p1.text': 'Đã giảm một nửa.',
    p2: 'not',
    'p2.text': '',
  })
  expect((await tries('xuly.kinhte', draft, 'trinh-tra-loi')).status).toBe(422)
  await does('xuly.kinhte', draft, 'soan-tra-loi', {
    p1: 'accepted',
    'p1.text': 'Đã giảm một nửa.',
    p2: 'not',
    'p2.text': 'Chủ nhật không có xe.',
  })
  await does('xuly.kinhte', draft, 'trinh-tra-loi')
  await does('duyet.kinhte', draft, 'tra-loi', { documentNumber: '45/PKT', promulgatorToldOn: TODAY })
  const answered = mainOf(await (await as(hung).get(second.path)).text())
  expect(answered).toContain('Trả lời: Không tiếp thu.')
  expect(answered).toContain('Chủ nhật không có xe.')

  await does('duyet.kinhte', draft, 'ban-hanh', {
    finalTitle: 'Nghị quyết số 12/NQ-HĐND',
    finalOn: TODAY,
    finalLink: 'https://binhxa.example.vn/nq12',
  })
  await does('tiepnhan', draft, 'doi-chieu', { m1: 'met', 'm1.text': 'Ở Điều 3.', m2: '', 'm2.text': '' })
  const early = await tries('dieuphoi', draft, 'ket-thuc')
  expect([early.status, mainOf(await early.text()).includes('chưa đối chiếu điểm 2')]).toEqual([422, true])
  await does('tiepnhan', draft, 'doi-chieu', { m1: 'met', 'm1.text': 'Ở Điều 3.', m2: 'not_met', 'm2.text': '' })
  await does('dieuphoi', draft, 'ket-thuc')
  expect(await statusOf(draft)).toBe('closed')
  const became = mainOf(await (await as(lan).get(first.path)).text())
  expect(became).toContain('Văn bản đã thể hiện')
  expect(became).toContain('Nghị quyết số 12/NQ-HĐND')
  const open = mainOf(await (await as(hung).get(draft.open)).text())
  expect(open).toContain('Trả lời: Tiếp thu.')
  expect(open).toContain('Văn bản chưa thể hiện')
  expect((await as(officer('dieuphoi')).get(draft.office)).status).toBe(200)
})

test('the criticism is written as an official paper out of its points, once however often the button is tapped', async () => {
  const draft = await draftIn('collecting')
  const comment = await comments(draft, lan, 3)
  await shows(draft, comment)
  await does('dieuphoi', draft, 'dong-gop-y', { note: 'Bà con đã góp ý đủ.' })
  expect((await as(officer('dieuphoi')).post(`${draft.office}/soan`, { paper: 'phan-bien' })).status).toBe(409)
  await gathers(draft, 'Giảm mức thu cho hộ nghèo, cận nghèo.', comment)
  const page = await (await as(officer('dieuphoi')).get(draft.office)).text()
  const key = /name="key" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
  const tap = () => as(officer('dieuphoi')).post(`${draft.office}/soan`, { paper: 'phan-bien', key })
  const places = (await Promise.all([tap(), tap()])).map((answer) => answer.headers.get('location'))
  expect(new Set(places).size).toBe(1)
  const paper = mainOf(await (await as(officer('dieuphoi')).get(places[0] ?? '')).text())
  expect(paper).toContain('Điều 3. Mức thu: Giảm mức thu cho hộ nghèo, cận nghèo.')
  expect(mainOf(await (await as(officer('dieuphoi')).get(draft.office)).text())).toContain('Báo cáo: Phản biện xã hội')
  for (const who of ['xuly.kinhte', 'lanhdao'])
    expect((await as(officer(who)).post(`${draft.office}/soan`, { paper: 'phan-bien', key })).status).toBe(409)
})

test('the clock tells the drafter that its answer is late, then the leaders, and a second turn says nothing', async () => {
  const draft = await draftIn('collecting')
  const comment = await comments(draft, lan, 3)
  await shows(draft, comment)
  await does('dieuphoi', draft, 'dong-gop-y', { note: 'Bà con đã góp ý đủ.' })
  await gathers(draft, 'Giảm mức thu cho hộ nghèo, cận nghèo.', comment)
  await issues(draft)
  const due =
    (await env.DB.prepare('SELECT due_on FROM dossiers WHERE id = ?').bind(draft.id).first<string>('due_on')) ?? ''
  const turn = (days: number) =>
    wakeDossiers(connect(env), new Date(`${addDays(due, days)}T03:00:00.000Z`), {
      criticism: CRITICISM_CLOCK as ClockedKind,
    })
  const told = async () =>
    (
      await env.DB.prepare(
        "SELECT recipient_id FROM messages WHERE id LIKE ? || '.%' AND json_extract(detail, '$.what') LIKE '%thời hạn đề nghị%'",
      )
        .bind(draft.id)
        .all<{ recipient_id: string }>()
    ).results.map((one) => one.recipient_id)
  await turn(-20)
  expect(await told()).toEqual([])
  expect(await turn(1)).toBe(1)
  expect(await told()).toContain('binh-xa.phong-kinh-te:handler,approver')
  expect(await turn(1)).toBe(0)
  expect(await turn(20)).toBe(1)
  expect((await told()).sort()).toEqual(
    [
      '*:leader',
      'binh-xa.hdnd:approver',
      'binh-xa.mttq:approver',
      'binh-xa.mttq:intake_officer,coordinator',
      'binh-xa.phong-kinh-te:handler,approver',
    ].sort(),
  )
  expect(await turn(60)).toBe(0)
})
