import { env } from 'cloudflare:workers'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import type { Questionnaire } from '../../worker/forms/questionnaire.ts'
import { wordsOf } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { officer, type Person } from '../support/people.ts'
import { counted, LIFE, placeAnswers } from '../support/survey-results.ts'
import { placeSurvey, placeVersion } from '../support/surveys.ts'

const OVER = { status: 'closed' as const, closesAt: '2026-11-20T10:00:00.000Z' }
const thu = officer('dieuphoi')
type Where = { survey: { slug: string } }
const desk = (placed: Where) => `/can-bo/khao-sat/${placed.survey.slug}/xuat`

/** Groups, groups within rounds, rounds within rounds, places, own options. */
const HOME: Questionnaire = {
  name: 'nha',
  title: 'Nhà',
  languages: [{ code: 'vi', name: 'Tiếng Việt' }],
  nodes: [
    { kind: 'note', name: 'loi', label: { vi: 'Kính gửi' } },
    { kind: 'start', name: 'luc' },
    {
      kind: 'group',
      name: 'chung',
      nodes: [
        { kind: 'integer', name: 'tuoi', label: { vi: 'Tuổi' } },
        { kind: 'select_multiple', name: 'can', list: 'viec', label: { vi: 'Cần gì?' }, orOther: true },
        { kind: 'geopoint', name: 'cho', label: { vi: 'Ở đâu' } },
        {
          kind: 'repeat',
          name: 'con',
          label: { vi: 'Con' },
          nodes: [
            { kind: 'text', name: 'ten', label: { vi: 'Tên gọi' } },
            {
              kind: 'repeat',
              name: 'vat',
              label: { vi: 'Vật nuôi' },
              nodes: [{ kind: 'select_one', name: 'loai', list: 'viec', label: { vi: 'Con gì?' } }],
            },
          ],
        },
      ],
    },
  ],
  lists: {
    viec: [
      { name: 'nuoc', label: { vi: 'Nước' } },
      { name: 'duong', label: { vi: 'Đường' } },
    ],
  },
}
const HOME_ANSWERS = {
  luc: '2026-11-20T08:30:12.000+07:00',
  tuoi: '61',
  can: 'duong other',
  can_other: '=HYPERLINK("x")',
  cho: '21.97 -105.08 0 5',
  con: '2',
  'ten:1': '-1+1',
  'vat:1': '0',
  'ten:2': 'Bé "Na", 3 tuổi',
  'vat:2': '2',
  'loai:2:1': 'nuoc',
  'loai:2:2': 'duong',
}

async function file(placed: Where, name: string, person: Person = thu) {
  const answer = await as(person).get(`${desk(placed)}/${name}`)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
/** A CSV as rows of cells. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  return rows.slice(0, -1)
}
const lineOf = (text: string, row = 1) =>
  Object.fromEntries((rowsOf(text)[0] ?? []).map((head, at) => [head, rowsOf(text)[row]?.[at]]))

describe('a coordinator who takes the answers along', () => {
  test('gets columns named as ODK names them, a file for each repeat, and nothing that says who it was', async () => {
    const placed = await placeSurvey(HOME, OVER)
    const [id = ''] = await placeAnswers(placed, 1, () => HOME_ANSWERS, { hamletOf: () => 'lang_dia' })
    await placeAnswers(placed, 6, () => ({ con: '0' }), { channel: 'paper' })
    await counted()
    const main = await file(placed, 'tra-loi.csv')
    expect(main.headers.get('content-disposition')).toBe(`attachment; filename="${placed.survey.slug}.csv"`)
    expect(rowsOf(main.text)[0]).toEqual([
      ...['SubmissionDate', 'version', 'channel', 'hamlet', 'luc', 'chung/tuoi', 'chung/can', 'chung/can_other'],
      ...['chung/cho/Latitude', 'chung/cho/Longitude', 'chung/cho/Altitude', 'chung/cho/Accuracy'],
      ...['representativeness', 'meta/instanceID', 'KEY'],
    ])
    const first = lineOf(main.text)
    expect(first).toMatchObject({
      ...{ SubmissionDate: '2026-11-20', version: '1', channel: 'web', hamlet: 'lang_dia', luc: '2026-11-20' },
      ...{ 'chung/tuoi': '61', 'chung/can': 'duong other', 'chung/can_other': `'=HYPERLINK("x")` },
      ...{ 'chung/cho/Longitude': '-105.08', representativeness: 'Từ liên kết mở: không đại diện.' },
    })
    expect(first['KEY']).toMatch(/^uuid:[0-9a-f-]{36}$/)
    const kids = await file(placed, 'tra-loi-con.csv')
    expect(rowsOf(kids.text)).toEqual([
      ['ten', 'PARENT_KEY', 'KEY'],
      ["'-1+1", first['KEY'], `${first['KEY']}/chung/con[1]`],
      ['Bé "Na", 3 tuổi', first['KEY'], `${first['KEY']}/chung/con[2]`],
    ])
    const pets = await file(placed, 'tra-loi-vat.csv')
    expect(rowsOf(pets.text).slice(1)).toEqual([
      ['nuoc', `${first['KEY']}/chung/con[2]`, `${first['KEY']}/chung/con[2]/vat[1]`],
      ['duong', `${first['KEY']}/chung/con[2]`, `${first['KEY']}/chung/con[2]/vat[2]`],
    ])
    for (const { text } of [main, kids, pets]) {
      expect(text).not.toContain(id)
      expect(text).not.toMatch(/08:30|02:00:00|submission_key|phieu/)
    }
  })

  test('gets a column for each option, labels in place of names, and the codes beside them', async () => {
    const placed = await placeSurvey(HOME, OVER)
    await placeAnswers(placed, 5, () => HOME_ANSWERS, { hamletOf: () => 'lang_dia' })
    await placeAnswers(placed, 1, () => ({ con: '0' }))
    await counted()
    const split = await file(placed, 'tra-loi.csv?tach=1')
    expect(lineOf(split.text)).toMatchObject({ 'chung/can/nuoc': '0', 'chung/can/duong': '1', 'chung/can/other': '1' })
    expect(lineOf(split.text, 6)).toMatchObject({ 'chung/can/nuoc': '', 'chung/can/other': '' })
    const labelled = await file(placed, 'tra-loi.csv?nhan=1')
    expect(lineOf(labelled.text)).toMatchObject({
      Thôn: 'Làng Dịa',
      'Cần gì? [chung/can]': 'Đường; Ý khác',
      'Tuổi [chung/tuoi]': '61',
    })
    const codes = rowsOf((await file(placed, 'bang-ma.csv')).text)
    expect(codes).toContainEqual([
      'chung/can',
      'select_multiple',
      'Cần gì?',
      'duong',
      'Đường',
      'Từ liên kết mở: không đại diện.',
    ])
  })

  test('gets one structure a line with rounds in it, in the order in which answers came, all of them', async () => {
    const placed = await placeSurvey(HOME, OVER)
    await placeAnswers(placed, 1, () => HOME_ANSWERS)
    await placeAnswers(placed, 1200, (n) => ({ tuoi: String(n % 90), con: '0' }))
    await counted()
    const { text, headers } = await file(placed, 'tra-loi.ndjson')
    expect(headers.get('content-type')).toContain('application/x-ndjson')
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toHaveLength(1201)
    expect(lines[0]).toMatchObject({
      'chung/tuoi': 61,
      'chung/con': [
        { ten: '-1+1', vat: [] },
        { ten: 'Bé "Na", 3 tuổi', vat: [{ loai: 'nuoc' }, { loai: 'duong' }] },
      ],
    })
    expect(lines.slice(1).map((line) => line['chung/tuoi'])).toEqual(Array.from({ length: 1200 }, (_, n) => n % 90))
  })

  test('gets a workbook with a sheet for each repeat, or is told that it would be too large', async () => {
    const placed = await placeSurvey(HOME, OVER)
    await placeAnswers(placed, 6, () => HOME_ANSWERS)
    await counted()
    const answer = await as(thu).get(`${desk(placed)}/tra-loi.xlsx`)
    expect(answer.headers.get('content-type')).toContain('spreadsheetml')
    const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()))
    expect(sheets.map(({ name }) => name)).toEqual(['Phiếu', 'con', 'vat', 'Đọc trước'])
    expect(sheets[0]?.rows[1]?.[5]).toBe(61)
    expect(sheets[0]?.rows[1]?.[7]).toBe('=HYPERLINK("x")')
    expect(sheets[2]?.rows).toHaveLength(13)
    await env.DB.prepare(
      `update tallies set counts = json_set(counts, '$.many', 100000) where survey_id = ? and question = '' and "by" = ''`,
    )
      .bind(placed.survey.id)
      .run()
    const refused = await file(placed, 'tra-loi.xlsx')
    expect(refused.status).toBe(409)
    expect(wordsOf(refused.text)).toContain('Ông/bà tải bảng CSV, rồi mở bằng Excel.')
    const page = await as(thu).get(desk(placed))
    expect(wordsOf(await page.text())).toContain('không làm được một tệp Excel')
  })

  test('gets answers to both versions in one table, and not those that an officer refused or that wait', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    const second = await placeVersion(placed.questionnaireId, { ...LIFE, nodes: LIFE.nodes.slice(0, 2) }, 2)
    await placeAnswers(placed, 6)
    await placeAnswers(placed, 4, (n) => ({ thon: 'lang_dia', tot: n === 0 ? 'co' : 'khong' }), { versionId: second })
    await counted()
    await env.DB.prepare(
      `update responses set state = 'refused' where survey_id = ? and id in (select id from responses where survey_id = ?1 limit 2)`,
    )
      .bind(placed.survey.id)
      .run()
    const rows = rowsOf((await file(placed, 'tra-loi.csv')).text)
    expect(rows).toHaveLength(9)
    const heads = rows[0] ?? []
    expect(new Set(heads).size).toBe(heads.length)
    expect(heads).toContain('bang/hl_dien')
    expect(rows.slice(1).map((row) => row[heads.indexOf('version')])).toEqual(['1', '1', '1', '1', '2', '2', '2', '2'])
  })

  test('has it noted each time, and others may not', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 6)
    await counted()
    for (const name of ['tra-loi.csv', 'tra-loi.ndjson', 'tra-loi.xlsx', 'bang-ma.csv', 'tra-loi-con.csv']) {
      expect((await file(placed, name, officer('tiepnhan'))).status).toBe(403)
      expect((await file(placed, name, officer('giamsat'))).status).toBe(403)
      expect((await file(placed, name, officer('lanhdao.dakpo'))).status).toBe(404)
      expect((await file(placed, name, officer('lanhdao'))).status).toBe(200)
    }
    for (const name of ['tra-loi-khong.csv', 'khac.csv', 'tra-loi-.csv', 'tra-loi-__proto__.csv'])
      expect((await file(placed, name)).status).toBe(404)
    const { results } = await env.DB.prepare('select kind, detail from survey_events where survey_id = ? order by seq')
      .bind(placed.survey.id)
      .all()
    expect(results).toHaveLength(5)
    expect(results[0]).toEqual({ kind: 'answers.exported', detail: '{"file":"tra-loi.csv"}' })
    const chosen = await as(thu).get(`${desk(placed)}/tai?tep=tra-loi.csv&nhan=1&tach=`)
    expect(chosen.headers.get('location')).toBe(`${desk(placed)}/tra-loi.csv?nhan=1`)
    expect(
      (await as(thu).get(`${desk(placed)}/tai?tep=${encodeURIComponent('../../x')}`)).headers.get('location'),
    ).toBe(desk(placed))
  })
})
