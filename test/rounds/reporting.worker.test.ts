import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { firstBreak } from '../../worker/cases/chain.ts'
import { connect, writeTogether } from '../../worker/db/connect.ts'
import { acceptedAnswers } from '../../worker/rounds/reporting/accepted-queries.ts'
import { readPast } from '../../worker/rounds/reporting/report-queries.ts'
import { missedStatements, submissionsOf } from '../../worker/rounds/reporting/submission-queries.ts'
import { as } from '../support/app.ts'
import { complaint, wordsOf } from '../support/answers.ts'
import { officer } from '../support/people.ts'
import { PNG } from '../files/fixtures.ts'
import {
  acts,
  ECONOMY,
  fills,
  gathered,
  kept,
  LANG_DIA,
  openRound,
  placeResult,
  REMARKS,
  sheetOf,
  versionsOf,
  WOMEN,
} from './reporting-cast.ts'

const db = connect(env)
const CHANH = 'thon.langdia'
const NOVEMBER = { so_buoi: '3', luot_nguoi: '41', viec: 'Phát cỏ hai bên đường.', kho_khan: '' }

describe('Chanh reports for Làng Dịa', () => {
  test('she sends once, is told so, and Thụ accepts it', async () => {
    const round = await openRound()
    const list = await (await as(officer(CHANH)).get('/can-bo/bao-cao')).text()
    expect(list).toContain(round.own)
    const sent = await fills(CHANH, round.own, NOVEMBER)
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${round.own}?da=nop`])
    const receipt = wordsOf(await (await as(officer(CHANH)).get(`${round.own}?da=nop`)).text())
    expect(receipt).toContain('Xã đã nhận được bản này.')
    expect(receipt).toContain('Phát cỏ hai bên đường.')
    expect(await kept(round, LANG_DIA)).toMatchObject({
      status: 'submitted',
      sent_number: 1,
      draft: null,
      was_missing: 0,
    })
    expect((await acts('dieuphoi', round, LANG_DIA, 'nhan')).status).toBe(303)
    expect(await kept(round, LANG_DIA)).toMatchObject({ status: 'accepted', accepted_number: 1 })
    const counted = (await acceptedAnswers(db, round.id)).find((one) => one.unit === LANG_DIA)
    expect(counted?.answers).toMatchObject({ so_buoi: '3', luot_nguoi: '41', thon: 'lang_dia' })
  })

  test('the same tap that arrives twice, at once or later, is one report; with other content it is told', async () => {
    const round = await openRound()
    const fields = await sheetOf(CHANH, round.own, NOVEMBER)
    const both = await Promise.all([1, 2].map(() => as(officer(CHANH)).post(round.own, fields)))
    expect(both.map((one) => one.status)).toEqual([303, 303])
    await acts('dieuphoi', round, LANG_DIA, 'nhan')
    expect((await as(officer(CHANH)).post(round.own, fields)).status).toBe(303)
    const other = await as(officer(CHANH)).post(round.own, { ...fields, 'c.so_buoi': '9' })
    expect([other.status, await complaint(other)]).toEqual([409, expect.stringContaining('với nội dung khác')])
    expect(await versionsOf(round, LANG_DIA)).toHaveLength(1)
  })

  test('what is missing is said at its question and nothing is sent', async () => {
    const round = await openRound()
    const answer = await fills(CHANH, round.own, { ...NOVEMBER, so_buoi: '', viec: 'Dọn mương.' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Dọn mương.')
    expect(await kept(round, LANG_DIA)).toMatchObject({ status: 'not_started', sent_number: 0 })
  })

  test('she keeps a draft and goes on with it on another day; nobody of the round reads it', async () => {
    const round = await openRound()
    const saved = await fills(CHANH, round.own, { so_buoi: '2', viec: 'Mới viết một nửa.' }, 'luu')
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${round.own}?da=luu`])
    expect(await kept(round, LANG_DIA)).toMatchObject({ status: 'in_draft', version: 1 })
    const page = await (await as(officer(CHANH)).get(`${round.own}?da=luu`)).text()
    expect(page).toContain('Mới viết một nửa.')
    expect(wordsOf(page)).toContain('Báo cáo chưa nộp.')
    await fills(CHANH, round.own, { so_buoi: '3', viec: 'Mới viết một nửa.' }, 'luu')
    expect(await kept(round, LANG_DIA)).toMatchObject({ status: 'in_draft', version: 1 })
    const gatheredPage = await as(officer('duyet.mattran')).get(gathered(round, LANG_DIA))
    expect([gatheredPage.status, (await gatheredPage.text()).includes('Mới viết')]).toEqual([200, false])
  })

  test('a draft that somebody else saved meanwhile is not overwritten unseen', async () => {
    const round = await openRound()
    const mine = await sheetOf(CHANH, round.own, { so_buoi: '2', viec: 'Của tôi.' }, 'luu')
    const theirs = `${round.own}?don-vi=${encodeURIComponent(LANG_DIA)}`
    expect((await fills('tiepnhan', theirs, { so_buoi: '4', viec: 'Nhập giúp.' }, 'luu')).status).toBe(303)
    const answer = await as(officer(CHANH)).post(round.own, mine)
    expect(answer.status).toBe(409)
    const page = await answer.text()
    expect(page).toContain('Của tôi.')
    const seen = /name="nhap" value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect((await as(officer(CHANH)).post(round.own, { ...mine, nhap: seen })).status).toBe(303)
    expect(String((await kept(round, LANG_DIA)).draft)).toContain('Của tôi.')
  })

  test('returned with remarks, put right, accepted; each step stands in the history and the chain holds', async () => {
    const round = await openRound()
    await fills(CHANH, round.own, NOVEMBER)
    const short = await acts('dieuphoi', round, LANG_DIA, 'tra-lai', { 'ly-do': 'Sai' })
    expect([short.status, await short.text()]).toEqual([422, expect.stringContaining('ít nhất 10 ký tự')])
    expect((await acts('dieuphoi', round, LANG_DIA, 'tra-lai', REMARKS)).status).toBe(303)
    expect(await kept(round, LANG_DIA)).toMatchObject({ status: 'returned', times_returned: 1 })
    const page = await (await as(officer(CHANH)).get(round.own)).text()
    expect(wordsOf(page)).toContain(REMARKS['ly-do'])
    expect(page).toContain('Phát cỏ hai bên đường.')
    expect((await fills(CHANH, round.own, { luot_nguoi: '62' })).status).toBe(303)
    expect((await acts('dieuphoi', round, LANG_DIA, 'nhan')).status).toBe(303)
    const read = wordsOf(await (await as(officer('dieuphoi')).get(gathered(round, LANG_DIA))).text())
    for (const told of [
      'nộp báo cáo, lần 1',
      'trả lại để sửa',
      'nộp báo cáo, lần 2',
      'nhận báo cáo, lần 2',
      '41',
      '62',
    ])
      expect(read).toContain(told)
    const row = await kept(round, LANG_DIA)
    const { events } = await readPast(db, String(row.id))
    const chain = events.map((event) => ({ ...event, caseId: event.submissionId }))
    const words = new Map(events.filter((event) => event.words).map((event) => [event.seq, event.words]))
    const head = { caseId: String(row.id), version: Number(row.version), headHash: String(row.head_hash) }
    expect(firstBreak(chain, head, words)).toBeNull()
    expect(firstBreak(chain, head, new Map([[2, 'Lời khác']]))?.seq).toBe(2)
  })

  test('she takes it back before it is accepted and sends it anew', async () => {
    const round = await openRound()
    await fills(CHANH, round.own, NOVEMBER)
    expect((await acts(CHANH, round, LANG_DIA, 'rut-lai')).status).toBe(303)
    expect(await kept(round, LANG_DIA)).toMatchObject({ status: 'in_draft' })
    expect((await fills(CHANH, round.own, { so_buoi: '5' })).status).toBe(303)
    expect((await versionsOf(round, LANG_DIA)).map(({ answers }) => answers.so_buoi)).toEqual(['3', '5'])
    await acts('dieuphoi', round, LANG_DIA, 'nhan')
    const late = await acts(CHANH, round, LANG_DIA, 'rut-lai')
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('mà chưa được nhận')])
  })

  test('a correction after acceptance needs a reason, and the accepted version counts until it is accepted', async () => {
    const round = await openRound()
    await fills(CHANH, round.own, NOVEMBER)
    await acts('dieuphoi', round, LANG_DIA, 'nhan')
    const path = `${round.own}/dinh-chinh`
    const bare = await fills(CHANH, path, { luot_nguoi: '50' })
    expect([bare.status, await bare.text()]).toEqual([422, expect.stringContaining('ít nhất 10 ký tự')])
    const reason = { 'ly-do': 'Đếm sót một buổi ngày 15.' }
    expect((await fills(CHANH, path, { luot_nguoi: '50', ...reason })).status).toBe(303)
    expect(await kept(round, LANG_DIA)).toMatchObject({
      status: 'submitted',
      sent_number: 2,
      accepted_number: 1,
      times_corrected: 1,
    })
    const counts = async () =>
      (await acceptedAnswers(db, round.id)).find((one) => one.unit === LANG_DIA)?.answers?.luot_nguoi
    expect(await counts()).toBe('41')
    expect((await acts('duyet.mattran', round, LANG_DIA, 'nhan')).status).toBe(303)
    expect(await counts()).toBe('50')
    expect(wordsOf(await (await as(officer('dieuphoi')).get(gathered(round, LANG_DIA))).text())).toContain(
      reason['ly-do'],
    )
  })

  test('a round that closed without her still takes the report, and it stays noted as missing and late', async () => {
    const round = await openRound({ dueOn: '2026-01-27' })
    const rows = await submissionsOf(db, round.id)
    await writeTogether(db, missedStatements(rows, new Date()))
    await writeTogether(db, missedStatements(rows, new Date()))
    expect(await kept(round, LANG_DIA)).toMatchObject({ status: 'missing', was_missing: 1, version: 1 })
    expect(wordsOf(await (await as(officer(CHANH)).get(round.own)).text())).toContain('ghi "Không báo cáo"')
    expect((await fills(CHANH, round.own, NOVEMBER)).status).toBe(303)
    expect(await kept(round, LANG_DIA)).toMatchObject({ status: 'submitted', was_missing: 1 })
    const read = wordsOf(await (await as(officer('dieuphoi')).get(gathered(round, LANG_DIA))).text())
    expect(read).toContain('muộn so với hạn')
    expect(read).toContain('Nộp bổ sung sau khi kỳ đã đóng.')
  })

  test('a photo comes along, is shown to who gathers, and stands again when the report was returned', async () => {
    const round = await openRound()
    const photo = new File([PNG.slice()], 'anh.png', { type: 'image/png' })
    await fills(CHANH, round.own, { ...NOVEMBER, anh: photo })
    const [version] = await versionsOf(round, LANG_DIA)
    const file = `${gathered(round, LANG_DIA)}/tep/${version?.answers.anh}`
    expect((await as(officer('dieuphoi')).get(file)).status).toBe(200)
    expect((await as(officer('thon.dongcom')).get(file)).status).toBe(404)
    await acts('dieuphoi', round, LANG_DIA, 'tra-lai', REMARKS)
    expect((await fills(CHANH, round.own, { so_buoi: '4' })).status).toBe(303)
    expect((await versionsOf(round, LANG_DIA))[1]?.answers.anh).toBe(version?.answers.anh)
  })
})

describe('what is at hand', () => {
  test("last month's figures and the plan's stand beside the sheet, and figures are taken over at a tap", async () => {
    const asked = await placeResult()
    const [plan, before] = [
      await openRound({ ...asked, kind: 'monthly_plan' }),
      await openRound({ ...asked, period: '2026-10' }),
    ]
    await fills(CHANH, plan.own, { so_buoi: '6', viec: 'Trồng hoa.' })
    await fills(CHANH, before.own, { so_buoi: '7', luot_nguoi: '77', viec: 'Dọn mương.' })
    const round = await openRound({ ...asked, planRoundId: plan.id, previousRoundId: before.id })
    const page = await (await as(officer(CHANH)).get(round.own)).text()
    const table = wordsOf(/<details class="beside"[\s\S]*?<\/details>/.exec(page)?.[0] ?? '')
    expect(table).toContain('Mấy buổi dân cùng làm? 6 7')
    expect(table).toContain('Trồng hoa. Dọn mương.')
    expect(page).toContain('chep=1')
    const again = await (await as(officer(CHANH)).get(`${round.own}?chep=1`)).text()
    expect(again).toMatch(/name="c\.luot_nguoi"[^>]*value="77"|value="77"[^>]*name="c\.luot_nguoi"/)
    expect(/<textarea[^>]*name="c\.viec"[^>]*>([^<]*)/.exec(again)?.[1]).toBe('')
  })
})

describe('what other rooms lend and take over', () => {
  test('days that were held stand in the sheet before she writes, and she may put them right; a plan is asked nothing', async () => {
    await env.DB.prepare(
      `INSERT INTO activity_days (id, commune_id, number, on_day, hamlet_id, status, content, body_ids, headcount, revision,
         submission_key, created_by, created_at, changed_by, changed_at)
       VALUES ('thu.1', 'binh-xa', 901, '2024-05-11', 'lang_dia', 'held', 'Dọn đường', '[]', '{"people":25}', 1, 'thu.1', '',
         '2024-05-01T00:00:00.000Z', '', '2024-05-11T00:00:00.000Z')`,
    ).run()
    const asked = await placeResult()
    const round = await openRound({ ...asked, period: '2024-05' })
    const page = await (await as(officer(CHANH)).get(round.own)).text()
    expect(page).toMatch(/name="c\.so_buoi"[^>]*value="1"|value="1"[^>]*name="c\.so_buoi"/)
    expect(wordsOf(page)).toContain('lấy từ sổ ngày hoạt động')
    expect((await fills(CHANH, round.own, { so_buoi: '2' })).status).toBe(303)
    expect((await versionsOf(round, LANG_DIA))[0]?.answers.so_buoi).toBe('2')
    const plan = await openRound({ ...asked, kind: 'monthly_plan', period: '2024-05' })
    expect(wordsOf(await (await as(officer(CHANH)).get(plan.own)).text())).not.toContain('sổ ngày hoạt động')
  })

  test('a difficulty that was reported begins to be followed once the report is accepted, and once only', async () => {
    const round = await openRound()
    await fills(CHANH, round.own, { ...NOVEMBER, kho_khan: 'Cầu tràn hỏng lan can, trẻ em đi học nguy hiểm.' })
    const many = async () =>
      (await env.DB.prepare('SELECT count(*) AS many FROM difficulties WHERE submission_id = ?')
        .bind((await kept(round, LANG_DIA)).id)
        .first<number>('many')) ?? 0
    expect(await many()).toBe(0)
    await acts('dieuphoi', round, LANG_DIA, 'nhan')
    expect(await many()).toBe(1)
    await fills(CHANH, `${round.own}/dinh-chinh`, { luot_nguoi: '42', 'ly-do': 'Đếm sót một người buổi đầu.' })
    await acts('dieuphoi', round, LANG_DIA, 'nhan')
    expect(await many()).toBe(1)
  })

  test('the unit is told of what was decided, those who gather of a correction, each once', async () => {
    const round = await openRound()
    await fills(CHANH, round.own, NOVEMBER)
    await acts('dieuphoi', round, LANG_DIA, 'tra-lai', REMARKS)
    await fills(CHANH, round.own, { luot_nguoi: '50' })
    await acts('dieuphoi', round, LANG_DIA, 'nhan')
    const { results } = await env.DB.prepare(
      "SELECT recipient_id AS whom, detail ->> 'what' AS what, detail ->> 'href' AS href FROM messages WHERE id LIKE ? ORDER BY seq",
    )
      .bind(`${(await kept(round, LANG_DIA)).id}.%`)
      .all<{ whom: string; what: string; href: string }>()
    expect(results.map(({ href, whom }) => [whom, href])).toEqual([
      ['@vi-du.thon.langdia', round.own],
      ['binh-xa.mttq:coordinator,approver', gathered(round, LANG_DIA)],
      ['@vi-du.thon.langdia', round.own],
    ])
    expect(results.map(({ what }) => what).join()).not.toContain('Nguyễn')
  })
})

describe('a body and those who help', () => {
  test('where a head is, a handler writes and the head sends', async () => {
    const round = await openRound()
    const page = await (await as(officer('xuly.kinhte')).get(round.own)).text()
    expect(wordsOf(page)).toContain('Người đứng đầu cơ quan nộp báo cáo này.')
    expect(page).not.toContain('Nộp báo cáo</button>')
    expect((await fills('xuly.kinhte', round.own, { so_buoi: '1' }, 'luu')).status).toBe(303)
    const refused = await fills('xuly.kinhte', round.own, { so_buoi: '1' })
    expect(refused.status).toBe(403)
    expect((await fills('duyet.kinhte', round.own, { luot_nguoi: '9' })).status).toBe(303)
    expect((await versionsOf(round, ECONOMY))[0]?.answers).toMatchObject({ so_buoi: '1', luot_nguoi: '9' })
  })

  test('Mận of the Front types in what Phụ nữ told by telephone, and cannot accept it herself', async () => {
    const round = await openRound()
    const path = `${round.own}?don-vi=${encodeURIComponent(WOMEN)}`
    const sent = await fills('dieuphoi', path, { so_buoi: '2' })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}&da=nop`])
    expect((await versionsOf(round, WOMEN))[0]).toMatchObject({ on_behalf: 1 })
    const own = await acts('dieuphoi', round, WOMEN, 'nhan')
    expect([own.status, await own.text()]).toEqual([403, expect.stringContaining('cần một người khác')])
    expect((await acts('duyet.mattran', round, WOMEN, 'nhan')).status).toBe(303)
    expect(wordsOf(await (await as(officer('duyet.phunu')).get(round.own)).text())).toContain('nhập giúp')
  })

  test('two who act at once: one is told that somebody was first', async () => {
    const round = await openRound()
    await fills(CHANH, round.own, NOVEMBER)
    const both = await Promise.all([
      acts('dieuphoi', round, LANG_DIA, 'nhan'),
      acts('duyet.mattran', round, LANG_DIA, 'tra-lai', REMARKS),
    ])
    expect(both.map((one) => one.status).sort()).toEqual([303, 409])
  })

  test('nobody writes to a round that was cancelled', async () => {
    const round = await openRound()
    const fields = await sheetOf(CHANH, round.own, NOVEMBER)
    await env.DB.prepare("UPDATE dossiers SET status = 'cancelled' WHERE id = ?").bind(round.id).run()
    const answer = await as(officer(CHANH)).post(round.own, fields)
    expect([answer.status, await complaint(answer)]).toEqual([409, expect.stringContaining('đã hủy')])
    expect(wordsOf(await (await as(officer(CHANH)).get(round.own)).text())).toContain('Kỳ báo cáo này đã hủy.')
    expect(await (await as(officer(CHANH)).get('/can-bo/bao-cao')).text()).not.toContain(round.own)
  })
})
