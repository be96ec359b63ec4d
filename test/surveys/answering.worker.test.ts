import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Questionnaire } from '../../worker/forms/questionnaire.ts'
import { wordsOf as allWordsOf } from '../support/answers.ts'
import { as, ORIGIN } from '../support/app.ts'
import { hung, lan, nobody } from '../support/people.ts'
import {
  openedAMinuteAgo,
  placeSurvey,
  placeVersion,
  responsesOf,
  roadFields,
  ROADS,
  sheetFields,
} from '../support/surveys.ts'

const get = async (path: string, person = lan) => {
  const answer = await as(person).get(path)
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}
const post = async (path: string, fields: Parameters<typeof roadFields>[1], person = lan) => {
  const answer = await as(person).post(path, fields)
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}
/** What a person reads: what the page tells a script is not that. */
const wordsOf = (html: string) => allWordsOf(html.replace(/<script[\s\S]*?<\/script>/g, ''))
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

/** Two pages and a third that only some see; children, as many as there are. */
const HOUSE: Questionnaire = {
  name: 'ho_gia_dinh',
  title: 'Điều kiện sống của hộ',
  languages: [
    { code: 'vi', name: 'Tiếng Việt' },
    { code: 'tyz', name: 'Tày' },
  ],
  style: 'pages',
  nodes: [
    {
      kind: 'group',
      name: 'nha',
      appearance: ['field-list'],
      label: { vi: 'Nhà ở' },
      nodes: [
        {
          kind: 'select_one',
          name: 'co_con',
          list: 'co_khong',
          label: { vi: 'Nhà có trẻ nhỏ không?', tyz: 'Rườn mì lục đếch bấu?' },
          required: 'true()',
        },
        { kind: 'text', name: 'ten_nha', label: { vi: 'Tên thường gọi của hộ' } },
      ],
    },
    {
      kind: 'repeat',
      name: 'con',
      label: { vi: 'Trẻ em' },
      relevant: "${co_con} = 'co'",
      appearance: ['field-list'],
      nodes: [
        { kind: 'text', name: 'ten', label: { vi: 'Tên gọi ở nhà' }, required: 'true()' },
        {
          kind: 'integer',
          name: 'tuoi',
          label: { vi: 'Tuổi' },
          constraint: '. < 16',
          constraintMessage: { vi: 'Trẻ em dưới 16 tuổi.' },
        },
      ],
    },
    {
      kind: 'group',
      name: 'cuoi',
      appearance: ['field-list'],
      nodes: [{ kind: 'text', name: 'mong', label: { vi: 'Gia đình mong điều gì?' } }],
    },
  ],
  lists: ROADS.lists,
}

describe('Lan, who opens a survey of her commune', () => {
  test('sees who asks, what for and until when, and every question on one page', async () => {
    const placed = await placeSurvey(ROADS, { closesAt: '2099-12-01T10:00:00.000Z' })
    const { status, html } = await get(placed.path)
    expect(status).toBe(200)
    const words = wordsOf(html)
    expect(words).toContain('Mặt trận xã hỏi để sửa đường trong năm tới.')
    expect(words).toContain('Nhận trả lời đến thứ Ba, 01/12/2099')
    expect(words).toContain('Ông/bà ở thôn nào?')
    expect(words).not.toContain('Đoạn nào lầy?')
    expect(html).toContain(`action="${placed.path}"`)
  })

  test('answers, sends, and gets a receipt with a code that says nothing of what she answered', async () => {
    const placed = await placeSurvey()
    const { html } = await get(placed.path)
    const fields = {
      ...sheetFields(html),
      started: openedAMinuteAgo(placed),
      'c.thon': 'lang_dia',
      'c.tot': 'co',
      'c.tuoi': '61',
      buoc: 'gui',
    }
    const sent = await post(placed.path, fields)
    expect(sent.status).toBe(303)
    const where = sent.headers.get('location') ?? ''
    expect(where).toMatch(new RegExp(`^${placed.path}/da-gui\\?ma=[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$`))
    const receipt = await get(where)
    expect(receipt.status).toBe(200)
    expect(wordsOf(receipt.html)).toContain('Xã đã nhận phiếu')
    expect(wordsOf(receipt.html)).toContain('Lời ông/bà viết được cán bộ đọc, nhưng không ghi là của ai.')
    expect(receipt.html).toContain(where.slice(-14))
    expect(await responsesOf(placed.survey.id)).toMatchObject([
      {
        answers: { thon: 'lang_dia', tot: 'co', tuoi: '61' },
        hamlet_id: 'lang_dia',
        state: 'kept',
        channel: 'web',
        due: 1,
      },
    ])
  })

  test('presses "Gửi" twice, also at the same time, and is counted once', async () => {
    const placed = await placeSurvey()
    for (let round = 0; round < 5; round++) {
      const fields = roadFields(placed)
      const answers = await Promise.all([post(placed.path, fields), post(placed.path, fields)])
      expect(answers.map(({ status }) => status)).toEqual([303, 303])
      expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1)
    }
    expect(await responsesOf(placed.survey.id)).toHaveLength(5)
  })

  test('goes back, changes an answer and sends again: the first stays, and she is told', async () => {
    const placed = await placeSurvey()
    const fields = roadFields(placed)
    await post(placed.path, fields)
    const again = await post(placed.path, { ...fields, 'c.thon': 'dong_com', 'c.y_kien': 'Đường trơn lắm.' })
    expect(again.status).toBe(409)
    expect(wordsOf(again.html)).toContain('Phiếu gửi trước đã được ghi nhận, với câu trả lời khác')
    expect(sheetFields(again.html)).toMatchObject({ 'c.y_kien': 'Đường trơn lắm.' })
    expect(sheetFields(again.html).submissionKey).not.toBe(fields.submissionKey)
    expect(await responsesOf(placed.survey.id)).toMatchObject([{ answers: { thon: 'lang_dia' } }])
  })

  test('is shown a question that her answer brought up, before anything is stored', async () => {
    const placed = await placeSurvey()
    const { html } = await get(placed.path)
    const first = await post(placed.path, { ...sheetFields(html), ...roadFields(placed, { 'c.tot': 'khong' }) })
    expect(first.status).toBe(200)
    expect(wordsOf(first.html)).toContain('có thêm câu hỏi')
    expect(wordsOf(first.html)).toContain('Đoạn nào lầy?')
    expect(await responsesOf(placed.survey.id)).toEqual([])
    const second = await post(placed.path, { ...sheetFields(first.html), 'c.doan': 'Dốc Đồng Cỏm', buoc: 'gui' })
    expect(second.status).toBe(303)
    expect(await responsesOf(placed.survey.id)).toMatchObject([{ answers: { tot: 'khong', doan: 'Dốc Đồng Cỏm' } }])
  })

  test('who changed her mind leaves nothing of what is not asked any more', async () => {
    const placed = await placeSurvey()
    await post(placed.path, roadFields(placed, { 'c.tot': 'co', 'c.doan': 'Dốc Đồng Cỏm' }))
    const [kept] = await responsesOf(placed.survey.id)
    expect(kept?.answers).toEqual({ thon: 'lang_dia', tot: 'co' })
    const row = await env.DB.prepare('SELECT * FROM responses WHERE id = ?').bind(kept?.id).first()
    expect(JSON.stringify(row)).not.toContain('Dốc')
  })

  test('is told at each field what is wrong, and keeps all that she typed', async () => {
    const placed = await placeSurvey()
    const answer = await post(
      placed.path,
      roadFields(placed, { 'c.thon': '', 'c.tuoi': '7', 'c.y_kien': 'Sửa "dốc" <sớm>' }),
    )
    expect(answer.status).toBe(422)
    const words = wordsOf(answer.html)
    expect(words).toContain('Có 2 chỗ cần sửa')
    expect(answer.html).toContain('href="#c.thon"')
    expect(answer.html).toContain('href="#c.tuoi"')
    expect(sheetFields(answer.html)).toMatchObject({ 'c.tuoi': '7', 'c.y_kien': 'Sửa "dốc" <sớm>', 'c.tot': 'co' })
    expect(await responsesOf(placed.survey.id)).toEqual([])
  })

  test('answers the version that she opened, also when another one was put out meanwhile', async () => {
    const placed = await placeSurvey()
    const fields = roadFields(placed)
    const newer = await placeVersion(placed.questionnaireId, { ...ROADS, nodes: ROADS.nodes.slice(1) }, 2)
    await env.DB.prepare('UPDATE surveys SET version_id = ? WHERE id = ?').bind(newer, placed.survey.id).run()
    expect((await post(placed.path, fields)).status).toBe(303)
    const row = await env.DB.prepare('SELECT version_id FROM responses WHERE survey_id = ?')
      .bind(placed.survey.id)
      .first('version_id')
    expect(row).toBe(placed.versionId)
    const other = await placeSurvey()
    const foreign = roadFields(placed, { started: openedAMinuteAgo({ ...placed, versionId: other.versionId }) })
    await post(placed.path, foreign)
    const { results } = await env.DB.prepare('SELECT version_id FROM responses WHERE survey_id = ?')
      .bind(placed.survey.id)
      .all()
    expect(results.map(({ version_id }) => version_id)).not.toContain(other.versionId)
  })

  test('is kept with the instants at which she opened and sent her sheet, where the questionnaire wants them', async () => {
    const kinds = ['start', 'end', 'today'] as const
    const placed = await placeSurvey({
      ...ROADS,
      nodes: [...ROADS.nodes, ...kinds.map((kind) => ({ kind, name: kind }))],
    })
    await post(placed.path, roadFields(placed))
    const [kept] = await responsesOf(placed.survey.id)
    const { start = '', end = '', today = '' } = kept?.answers ?? {}
    expect(start).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]{12}\+07:00$/)
    expect(Math.round((Date.parse(end) - Date.parse(start)) / 1000)).toBe(60)
    expect(end.slice(0, 10)).toBe(today)
  })

  test('finds the end that came while she was filling in, in kind words', async () => {
    const placed = await placeSurvey(ROADS, { closesAt: inMinutes(60) })
    const { html } = await get(placed.path)
    await env.DB.prepare('UPDATE surveys SET closes_at = ? WHERE id = ?').bind(inMinutes(-1), placed.survey.id).run()
    const late = await post(placed.path, { ...sheetFields(html), ...roadFields(placed) })
    expect(late.status).toBe(409)
    expect(wordsOf(late.html)).toContain('Phiếu đến sau giờ kết thúc')
    expect(wordsOf((await get(placed.path)).html)).toContain('Đã kết thúc nhận trả lời')
    expect(await responsesOf(placed.survey.id)).toEqual([])
  })

  test('is told when her hamlet is full', async () => {
    const placed = await placeSurvey(ROADS, { quotas: [{ by: '', value: 'lang_dia', most: 1 }] })
    expect((await post(placed.path, roadFields(placed))).status).toBe(303)
    const full = await post(placed.path, roadFields(placed))
    expect(full.status).toBe(409)
    expect(wordsOf(full.html)).toContain('Đã đủ số phiếu của Làng Dịa')
    expect((await post(placed.path, roadFields(placed, { 'c.thon': 'dong_com' }))).status).toBe(303)
  })

  test('sees after the end what became of her sheet, by its code', async () => {
    const placed = await placeSurvey()
    const where = (await post(placed.path, roadFields(placed))).headers.get('location') ?? ''
    const hasty = (await post(placed.path, roadFields(placed, { started: '' }))).headers.get('location') ?? ''
    const same = [where, hasty].map(async (one) =>
      wordsOf((await get(one)).html).replace(/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/, ''),
    )
    expect(await same[0]).toBe(await same[1])
    await env.DB.prepare("UPDATE surveys SET status = 'closed' WHERE id = ?").bind(placed.survey.id).run()
    expect(wordsOf((await get(where)).html)).toContain('Phiếu này được tính vào kết quả.')
    expect(wordsOf((await get(hasty)).html)).toContain('đang chờ cán bộ xem')
    expect((await get(`${placed.path}/da-gui?ma=ACDE-HKMN-PQRT`)).status).toBe(404)
    expect((await get(`${placed.path}/da-gui`)).status).toBe(404)
    const other = await placeSurvey()
    expect((await get(where.replace(placed.path, other.path))).status).toBe(404)
  })
})

describe('Hùng, whose phone knows no scripts', () => {
  test('goes through the pages, adds and takes off a child, comes back, and sends all of it at the end', async () => {
    const placed = await placeSurvey(HOUSE)
    const page = (html: string, fields: Record<string, string>) =>
      post(placed.path, { ...sheetFields(html), ...fields }, hung)
    const first = await get(placed.path, hung)
    expect(wordsOf(first.html)).toContain('Trang 1/2')
    const empty = await page(first.html, { buoc: 'tiep' })
    expect(empty.status).toBe(422)
    const second = await page(empty.html, { 'c.co_con': 'co', 'c.ten_nha': 'Nhà Hùng', buoc: 'tiep' })
    expect(second.status).toBe(200)
    expect(wordsOf(second.html)).toContain('Trang 2/3')
    const more = await page(second.html, { 'c.ten:1': 'Tí', 'c.tuoi:1': '6', them: 'con' })
    const three = await page(more.html, { 'c.ten:2': 'Sửu', 'c.tuoi:2': '30', them: 'con' })
    const wrong = await page(three.html, { 'c.ten:3': 'Dần', buoc: 'tiep' })
    expect(wrong.status).toBe(422)
    expect(wordsOf(wrong.html)).toContain('Trẻ em dưới 16 tuổi.')
    const fewer = await page(wrong.html, { bot: 'con:2' })
    expect(sheetFields(fewer.html)).toMatchObject({ 'c.ten:1': 'Tí', 'c.ten:2': 'Dần' })
    const third = await page(fewer.html, { buoc: 'tiep' })
    expect(wordsOf(third.html)).toContain('Gia đình mong điều gì?')
    const back = await page(third.html, { 'c.mong': 'Có nước sạch', buoc: 'lui' })
    expect(wordsOf(back.html)).toContain('Trang 2/3')
    const again = await page(back.html, { buoc: 'tiep' })
    expect(sheetFields(again.html)).toMatchObject({ 'c.mong': 'Có nước sạch', 'c.ten_nha': 'Nhà Hùng' })
    expect(await responsesOf(placed.survey.id)).toEqual([])
    const sent = await page(again.html, { buoc: 'gui', started: openedAMinuteAgo(placed) })
    expect(sent.status).toBe(303)
    expect(await responsesOf(placed.survey.id)).toMatchObject([
      {
        answers: {
          co_con: 'co',
          ten_nha: 'Nhà Hùng',
          con: '2',
          'ten:1': 'Tí',
          'tuoi:1': '6',
          'ten:2': 'Dần',
          mong: 'Có nước sạch',
        },
      },
    ])
  })

  test('skips the page that is not for him, and goes on in his own language', async () => {
    const placed = await placeSurvey(HOUSE)
    const page = (html: string, fields: Record<string, string>) =>
      post(placed.path, { ...sheetFields(html), ...fields }, hung)
    const first = await get(placed.path, hung)
    const tay = await page(first.html, { doi: 'tyz' })
    expect(wordsOf(tay.html)).toContain('Rườn mì lục đếch bấu?')
    const second = await page(tay.html, { 'c.co_con': 'khong', buoc: 'tiep' })
    expect(wordsOf(second.html)).toContain('Trang 2/2')
    expect(wordsOf(second.html)).toContain('Gia đình mong điều gì?')
    expect((await page(second.html, { buoc: 'gui', started: openedAMinuteAgo(placed) })).status).toBe(303)
    const row = await env.DB.prepare('SELECT language, answers FROM responses WHERE survey_id = ?')
      .bind(placed.survey.id)
      .first()
    expect(row).toEqual({ language: 'tyz', answers: '{"co_con":"khong"}' })
  })

  test('opens the sheet in the language that a poster names', async () => {
    const placed = await placeSurvey(HOUSE)
    expect(wordsOf((await get(`${placed.path}?tieng=tyz`)).html)).toContain('Rườn mì lục đếch bấu?')
    expect(wordsOf((await get(`${placed.path}?tieng=xx`)).html)).toContain('Nhà có trẻ nhỏ không?')
  })
})

describe('an address', () => {
  test('of another commune, of a draft or of nothing is not found', async () => {
    const placed = await placeSurvey()
    const draft = await placeSurvey(ROADS, { status: 'draft' })
    for (const path of [placed.path.replace('binh-xa', 'dak-po'), draft.path, '/binh-xa/khao-sat/khong-co']) {
      expect((await get(path, nobody)).status).toBe(404)
      expect((await post(path, roadFields(placed), nobody)).status).toBe(404)
      expect((await get(`${path}/nhung`, nobody)).status).toBe(404)
      expect((await get(`${path}/da-gui?ma=ACDE-HKMN-PQRT`, nobody)).status).toBe(404)
      expect((await get(`${path}/cau-do`, nobody)).status).toBe(404)
      expect((await get(`${path}/tep/1/anh.png`, nobody)).status).toBe(404)
    }
  })

  test('of a survey that begins later says when', async () => {
    const placed = await placeSurvey(ROADS, { opensAt: '2099-01-01T01:00:00.000Z' })
    expect(wordsOf((await get(placed.path)).html)).toContain('Bắt đầu nhận trả lời: thứ Năm, 01/01/2099')
    expect((await post(placed.path, roadFields(placed))).status).toBe(409)
  })

  test('of a survey on paper says how to take part', async () => {
    const placed = await placeSurvey(ROADS, { audience: 'paper', onPaper: true })
    expect(wordsOf((await get(placed.path)).html)).toContain('trả lời trên giấy')
    expect((await post(placed.path, roadFields(placed))).status).toBe(404)
  })

  test('for another site may be framed, sends from there, and no other page of ours may', async () => {
    const placed = await placeSurvey()
    const framed = await get(`${placed.path}/nhung`)
    expect(framed.headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect(framed.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(framed.html).not.toContain('class="band"')
    expect(framed.html).not.toContain('class="foot"')
    const wrong = await post(`${placed.path}/nhung`, roadFields(placed, { 'c.thon': '' }))
    expect(wrong.status).toBe(422)
    expect(wrong.headers.get('content-security-policy')).toContain('frame-ancestors *')
    const inFrame = { origin: ORIGIN, 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'iframe' }
    const sent = await as(lan).post(`${placed.path}/nhung`, roadFields(placed), inFrame)
    expect(sent.status).toBe(303)
    const where = sent.headers.get('location') ?? ''
    expect(where).toContain('/nhung/da-gui?ma=')
    expect((await get(where)).headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect((await get(placed.path)).headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    const foreign = await as(lan).post(`${placed.path}/nhung`, roadFields(placed), { origin: 'https://bao.example' })
    expect(foreign.status).toBe(403)
  })
})

describe("the commune's pages", () => {
  test('name what is asked now, and what has results, and keep what officers are asked to themselves', async () => {
    const commune = 'dak-po'
    const home = async () => wordsOf((await get(`/${commune}`)).html)
    expect(await home()).not.toContain('Khảo sát đang mở')
    expect(wordsOf((await get(`/${commune}/khao-sat`)).html)).toContain('Hiện xã chưa hỏi điều gì.')
    const titled = (title: string, more: object) => placeSurvey({ ...ROADS, title }, { communeId: commune, ...more })
    await titled('Hỏi về đường', {})
    await titled('Hỏi bằng phiếu mời', { audience: 'invited' })
    await titled('Hỏi cán bộ', { audience: 'staff' })
    await titled('Hỏi năm sau', { opensAt: '2099-01-01T01:00:00.000Z' })
    await titled('Hỏi năm ngoái', { status: 'closed', closesAt: '2025-01-01T01:00:00.000Z' })
    const old = await titled('Hỏi về nước', { status: 'closed', closesAt: '2025-02-01T01:00:00.000Z' })
    await env.DB.prepare(
      `INSERT INTO survey_results (survey_id, number, results, words, published_by, published_at) VALUES (?, 1, '{}', '', 'x', ?)`,
    )
      .bind(old.survey.id, '2025-03-01T01:00:00.000Z')
      .run()
    expect(await home()).toContain('Khảo sát đang mở')
    expect(await home()).toContain('Hỏi về đường')
    expect(await home()).not.toContain('Hỏi cán bộ')
    const list = wordsOf((await get(`/${commune}/khao-sat`)).html)
    for (const title of ['Hỏi về đường', 'Hỏi bằng phiếu mời', 'Hỏi năm sau', 'Hỏi về nước'])
      expect(list).toContain(title)
    for (const title of ['Hỏi cán bộ', 'Hỏi năm ngoái']) expect(list).not.toContain(title)
    expect((await get(`/${commune}/khao-sat?sau=rác~~`)).status).toBe(200)
    expect((await get(`/${commune}/khao-sat?sau=2025-02-01T01:00:00.000Z~zz`)).status).toBe(200)
  })
})
