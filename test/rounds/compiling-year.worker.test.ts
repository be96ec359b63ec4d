import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { openBook } from '../../worker/communes/queries.ts'
import { connect } from '../../worker/db/connect.ts'
import { yearReport } from '../../worker/rounds/compiling/year-queries.ts'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { readWorkbook } from '../support/workbook-reader.ts'
import { corrected, OCTOBER, roundWith, textOf } from './compile-cast.ts'

const UNIT = 'hamlet:lang_dia'
const SERIES = { seriesId: 'year-result', kind: 'monthly_result' as const }

test('a year counts what was accepted last, each plan beside its result, and how every unit kept to its reports', async () => {
  const plan = await roundWith({
    ...{ kind: 'monthly_plan', period: '2033-01', seriesId: 'year-plan' },
    told: [{ unit: UNIT, answers: { duong_hoa_km: '0.5', buoi: '0' }, late: true, returned: 2 }],
  })
  // The plan of the first month was made in the year before: it comes along all the same.
  const early = await roundWith({
    ...{ kind: 'monthly_plan', period: '2032-12', seriesId: 'year-plan' },
    told: [{ unit: UNIT, answers: { duong_hoa_km: '1', buoi: '0' } }],
  })
  const first = await roundWith({ ...SERIES, period: '2033-01', told: OCTOBER, planRoundId: plan.id })
  await roundWith({ ...SERIES, period: '2033-02', told: OCTOBER, planRoundId: early.id })
  await roundWith({ period: '2033-03', told: OCTOBER, status: 'cancelled' })
  await corrected(first, UNIT, { so_ho: '130', duong_hoa_km: '0.4', buoi: '0' })
  const book = await openBook(connect(env), 'binh-xa', new Date())
  if (!book) throw new Error('no commune')
  const { discipline, tables } = await yearReport(connect(env), book, '2033')
  expect(tables).toHaveLength(1)
  const cells = (name: string) => tables[0]?.lines.find(({ ask }) => ask.name === name)?.cells
  expect(cells('so_ho')?.get('2033-01')?.result).toBe(210)
  expect(cells('so_ho')?.get('2033')?.result).toBe(410)
  expect(cells('duong_hoa_km')?.get('2033-Q1')).toEqual({ result: 1.95, plan: 1.5, reached: 130 })
  expect(cells('duong_hoa_km')?.get('2033-Q2')).toEqual({ result: null, plan: null, reached: null })
  expect(discipline.find(({ unit }) => unit === UNIT)).toEqual({
    ...{ unit: UNIT, wanted: 3, inTime: 2, late: 1, missing: 0, open: 0, returned: 2, corrected: 0 },
  })
  expect(discipline.find(({ unit }) => unit === 'hamlet:soi_dia')).toMatchObject({ wanted: 2, missing: 2 })

  const page = textOf(await (await as(officer('tiepnhan')).get('/can-bo/ky-bao-cao/nam/2033')).text())
  expect(page).toContain('1,95 kế hoạch 1,5, 130%')
  const months = await as(officer('tiepnhan')).get('/can-bo/ky-bao-cao/nam/2033?xem=dau')
  expect(textOf(await months.text())).toContain('Tháng 1')
  const file = await as(officer('tiepnhan')).get('/can-bo/ky-bao-cao/nam/2033/bang.xlsx')
  const read = readWorkbook(new Uint8Array(await file.arrayBuffer()))
  const [sheet, last] = [...read.values()]
  const head = sheet?.[0] ?? []
  const line = sheet?.find((row) => row[1] === 'Đường hoa (km)') ?? []
  expect(line[head.indexOf('Cả năm: thực hiện')]).toBe(1.95)
  expect(last?.find((row) => row[0] === 'Làng Dịa' || row[0] === 'Thôn Làng Dịa')?.slice(1)).toEqual([
    3, 2, 1, 0, 0, 2, 0,
  ])
})

test('the workbook of a round holds its sums, every unit and the words, as the page has them', async () => {
  const round = await roundWith({ told: OCTOBER })
  const answer = await as(officer('dieuphoi')).get(`${round.open}/tong-hop.xlsx`)
  expect(answer.headers.get('content-disposition')).toContain(`tong-hop-binh-xa-${round.slug}.xlsx`)
  const read = readWorkbook(new Uint8Array(await answer.arrayBuffer()))
  const sums = read.get('Tổng hợp') ?? []
  const made = sums[0]?.indexOf('Thực hiện') ?? 0
  expect(sums.find((row) => row[1] === 'Số hộ')?.[made]).toBe(200)
  expect(sums.find((row) => row[1] === 'Hộ có hố rác trên Số hộ (%)')?.[made]).toBe(85)
  expect(read.get('Từng đơn vị')?.map((row) => row[1])).toEqual(['Tình trạng', null, 'nộp muộn', null, 'không báo cáo'])
})
