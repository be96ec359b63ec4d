import { expect, test } from 'vitest'
import { EXAMPLE_PASSWORD } from '../../scripts/seed/accounts.ts'
import { findOfficeSuite, opened, openedTables } from '../support/office-suite.ts'
import { readWord } from '../support/word-reader.ts'
import { readWorkbook } from '../support/workbook-reader.ts'
import { PHONE } from './checks.ts'
import {
  accepts,
  cellsOf,
  download,
  on,
  people,
  phone,
  reports,
  roundCalled,
  server,
  UNITS,
  walk,
  WIDE,
} from './month-journey.ts'
import { fill, says } from './walk.ts'

const DIA = 'hamlet:lang_dia'
const COM = 'hamlet:dong_com'
const PLAN = 'Kế hoạch hoạt động tháng 12 năm 2026'
const RESULT = 'Kết quả thực hiện tháng 12 năm 2026'
const LABELS = {
  so_buoi: 'Số buổi đã ra quân',
  luot_nguoi: 'Số lượt người tham gia',
  duong_hoa_km: 'Đường hoa trồng mới, tính bằng km',
  tuyen_den: 'Số tuyến đường có thêm đèn',
  ho_ho_rac: 'Số hộ làm xong hố rác',
} as const
type Figure = keyof typeof LABELS
const FIGURES = Object.keys(LABELS) as Figure[]
/** What two hamlets want help with. */
const TROUBLES: Readonly<Record<string, string>> = {
  [DIA]: 'Thiếu bóng đèn ở ngõ 3; mưa làm sạt mép đường hoa.',
  [COM]: 'Chưa có kinh phí mua xi măng "loại tốt" làm hố rác.',
}
const ADDED = 'Xã giao Phòng Kinh tế xem hai việc này trước Tết.'
const WHOLE = 'Tháng này bà con làm đều tay.'
/** Of December nobody heard from here. */
const SILENT = UNITS[13]?.unit ?? ''

/** Of a unit by its place in the set: made up, all different. */
function toldBy(at: number): Record<Figure, number> {
  const unit = UNITS[at]?.unit ?? ''
  return {
    ...{ so_buoi: 2 + (at % 3), luot_nguoi: 30 + 7 * at, duong_hoa_km: (1 + (at % 4)) / 10, tuyen_den: at % 2 },
    ho_ho_rac: unit === DIA ? 1200 : at,
  }
}
const planned = (at: number): Record<Figure, number> => ({ ...toldBy(at), luot_nguoi: 50, ho_ho_rac: 10 })
const typed = (figures: Record<Figure, number>, more: Record<string, string>) => ({
  ...Object.fromEntries(FIGURES.map((name) => [name, String(figures[name]).replace('.', ',')])),
  ...more,
})
const sumOf = (name: Figure, of: (at: number) => Record<Figure, number>, places: readonly number[]) =>
  Math.round(places.reduce((sum, at) => sum + of(at)[name], 0) * 100) / 100
const shown = (value: number) => value.toLocaleString('vi-VN', { maximumFractionDigits: 2 })
const PLANNED = [0, 1, 2]
const TOLD = UNITS.flatMap(({ unit }, at) => (unit === SILENT ? [] : [at]))

const suite = findOfficeSuite()
if ('reason' in suite) console.warn(`Bỏ qua phần mở tệp bằng LibreOffice. ${suite.reason}`)

/** Addresses of the month's result, and of its table. */
let round = ''
let table = ''
/** The paper, as it was issued. */
let code = ''
let word: Uint8Array
let sheet: Uint8Array

/** The steps from a month's reports to the province's desk. */
export function compiling(): void {
  test('the clock opens December’s plan and result; three units plan, eighteen report, one stays silent', async () => {
    await on('2026-11-25')
    const plan = await roundCalled(PLAN)
    for (const at of PLANNED) {
      const { unit = '' } = UNITS[at] ?? {}
      await reports(plan, unit, typed(planned(at), { viec: 'Dọn đường liên thôn.' }))
      await accepts(plan, unit)
    }
    await on('2026-12-20')
    round = await roundCalled(RESULT)
    table = `${round}/tong-hop`
    for (const at of TOLD) {
      const { unit = '' } = UNITS[at] ?? {}
      const trouble = TROUBLES[unit]
      const words = { viec: `Việc của đơn vị ${at + 1}.`, ...(trouble ? { kho_khan: trouble } : {}) }
      await reports(round, unit, typed(toldBy(at), words))
      await accepts(round, unit)
    }
    await on('2027-01-02')
    const page = await walk.go(await walk.officer('dieuphoi'), round)
    const silent = (await cellsOf(page, '.desk table')).find(([name]) => name === UNITS[13]?.name)
    expect(silent?.[1] ?? '').toMatch(/không báo cáo/i)
  })

  test('Thụ reads the sums, the plan beside them, on a small phone and at his desk', async () => {
    const page = await walk.officer('dieuphoi')
    for (const size of [PHONE, WIDE]) {
      await page.setViewportSize(size)
      await walk.go(page, table)
      expect(await says(page)).toContain(`Tính trên ${TOLD.length} trên ${UNITS.length} đơn vị`)
    }
    const cells = new Map((await cellsOf(page, 'table.sums')).map(([name = '', ...rest]) => [name, rest]))
    for (const name of FIGURES) {
      const [plan, done = '', part, before, answered] = cells.get(LABELS[name]) ?? []
      const [wanted, reached] = [sumOf(name, planned, PLANNED), sumOf(name, toldBy, TOLD)]
      expect([name, plan, done.split('\n')[0], part]).toEqual([
        ...[name, shown(wanted), shown(reached)],
        wanted === 0 ? '' : `${shown(Math.round((reached / wanted) * 1000) / 10)}%`,
      ])
      expect(before).toMatch(/^[\d.,]+$/)
      expect(answered).toBe(`${TOLD.length}/${UNITS.length}`)
    }
    await page.setViewportSize(PHONE)
  })

  test('a figure opens to what each hamlet told, and from there to its report', async () => {
    const page = await walk.go(await walk.officer('dieuphoi'), table)
    await Promise.all([
      page.waitForEvent('domcontentloaded'),
      page.getByRole('link', { name: LABELS.luot_nguoi }).click(),
    ])
    await walk.look(page)
    await page.setViewportSize(WIDE)
    const rows = (await cellsOf(page, 'table.sums')).slice(1)
    expect(rows.map(([name, plan, done]) => [name, plan, done])).toEqual(
      UNITS.map(({ name, unit }, at) => [
        ...[name, PLANNED.includes(at) ? '50' : '–'],
        unit === SILENT ? '–' : shown(toldBy(at).luot_nguoi),
      ]),
    )
    expect(rows[13]?.at(-1)).toBe('không báo cáo')
    await page.setViewportSize(PHONE)
    await Promise.all([page.waitForEvent('domcontentloaded'), page.getByRole('link', { name: 'Làng Dịa' }).click()])
    await walk.look(page)
    expect(await says(page)).toContain('Việc của đơn vị 1.')
  })

  test('two hamlets’ words are quoted with one tap each, one without scripts, and edited', async () => {
    const without = await walk.go(await walk.officer('dieuphoi'), `${table}/kho_khan`)
    const quote = (unit: string) => `button[name=quote][value="${unit}"]`
    await Promise.all([without.waitForEvent('domcontentloaded'), without.locator(quote(DIA)).click()])
    const withScripts = await phone.officer('dieuphoi')
    await withScripts.setViewportSize(WIDE)
    await phone.go(withScripts, `${table}/kho_khan`)
    await Promise.all([withScripts.waitForURL(/da=luu/), withScripts.locator(quote(COM)).click()])
    await phone.look(withScripts)
    const box = withScripts.locator('textarea[name=words]')
    expect(await box.inputValue()).toBe(
      `- ${UNITS[0]?.name}: ${TROUBLES[DIA]}\n- ${UNITS.find(({ unit }) => unit === COM)?.name}: ${TROUBLES[COM]}`,
    )
    await box.fill(`${await box.inputValue()}\n${ADDED}`)
    await Promise.all([withScripts.waitForURL(/da=luu$/), withScripts.getByRole('button', { name: 'Lưu lời' }).click()])
    await walk.go(without, `${table}/-chung`)
    await fill(without, 'main form', { words: WHOLE })
    await walk.press(without)
    expect(await says(await walk.go(without, table))).toContain(WHOLE)
  })

  test('he hands it in and cannot approve it himself: Lập does', async () => {
    await people.does('dieuphoi', round, 'trinh')
    const own = await walk.go(await walk.officer('dieuphoi'), round)
    expect(await own.locator('form[action$="/duyet"]').count()).toBe(0)
    await people.does('lanhdao', round, 'duyet')
  })

  test('the paper is begun out of the table and gets its number', async () => {
    const page = await walk.go(await walk.officer('dieuphoi'), round)
    await walk.press(page, 'form[action$="/soan"]')
    const draft = new URL(page.url()).pathname
    const head = await walk.go(await walk.officer('duyet.mattran'), `${draft}/xem`)
    await walk.press(head, 'form[action$="/ban-hanh"]')
    expect(head.url()).toContain('xong=ban-hanh')
    code = /\d+\/BC-MTTQ-BTT/.exec(await says(head))?.[0] ?? ''
    expect(code).not.toBe('')
    word = await download(head, (await head.locator('a[href*="/tep/"]').first().getAttribute('href')) ?? '')
    sheet = await download(page, `${table}.xlsx`)
  })

  test('Word and XLSX say what the page says, read by LibreOffice and by another reader', async () => {
    const page = await walk.officer('dieuphoi')
    await page.setViewportSize(WIDE)
    await walk.go(page, table)
    const rows = (await cellsOf(page, 'table.sums')).filter(([name = '']) =>
      Object.values(LABELS).includes(name as never),
    )
    expect(rows).toHaveLength(FIGURES.length)
    await page.setViewportSize(PHONE)
    const paragraphs = readWord(word)
    // Beside a figure the page tells the mean of the units too.
    const figures = rows.map(([name, plan, done = '', part, before]) => [name, plan, done.split('\n')[0], part, before])
    for (const row of figures) {
      const at = paragraphs.indexOf(row[0] ?? '')
      expect(paragraphs.slice(at, at + row.length)).toEqual(row)
    }
    const said = [WHOLE, TROUBLES[DIA] ?? '', TROUBLES[COM] ?? '', ADDED, UNITS[13]?.name ?? '']
    for (const words of said) expect(paragraphs.join('\n')).toContain(words)
    const sums = readWorkbook(sheet).get('Tổng hợp') ?? []
    const numbers = (texts: readonly (string | undefined)[]) =>
      texts.map((text = '') =>
        text === '' ? null : Number(text.replace('%', '').replaceAll('.', '').replace(',', '.')),
      )
    for (const [name, ...texts] of figures)
      expect(sums.find((row) => row[1] === name)?.slice(4, 8)).toEqual(numbers(texts))
    const units = readWorkbook(sheet).get('Từng đơn vị') ?? []
    expect(units.slice(1).map(([name]) => name)).toEqual(UNITS.map(({ name }) => name))
    if ('reason' in suite) return
    const text = ((await opened(suite, new Map([['bao-cao', word]]))).get('bao-cao')?.text ?? '').replace(/\s+/g, ' ')
    for (const words of [...said, ...figures.flat(), code]) expect(text).toContain((words ?? '').replace(/\s+/g, ' '))
    const sheets = await openedTables(suite, sheet)
    for (const [name, lines] of readWorkbook(sheet)) {
      const wide = lines[0]?.length ?? 0
      const wanted = lines.map((cells) => Array.from({ length: wide }, (_, at) => String(cells[at] ?? '')))
      expect((sheets.get(name) ?? []).map((cells) => cells.slice(0, wide))).toEqual(wanted)
    }
  })

  test('it goes to the Party committee and to the province, who read what the Front reads', async () => {
    await people.does('dieuphoi', round, 'gui')
    const lap = await walk.go(await walk.officer('lanhdao'), table)
    expect(await says(lap)).toContain(WHOLE)
    const viewer = await walk.phone()
    await walk.go(viewer, '/can-bo/dang-nhap')
    await fill(viewer, 'main form', { username: 'tinh.tuyenquang', password: EXAMPLE_PASSWORD })
    await walk.press(viewer)
    expect(new URL(viewer.url()).pathname).toBe('/cap-tren')
    await walk.go(viewer, '/cap-tren/bao-cao')
    await Promise.all([viewer.waitForEvent('domcontentloaded'), viewer.getByRole('link', { name: RESULT }).click()])
    await walk.look(viewer)
    const said = await says(viewer)
    for (const words of [WHOLE, ADDED, code, shown(sumOf('luot_nguoi', toldBy, TOLD))]) expect(said).toContain(words)
    const here = new URL(viewer.url()).pathname
    expect(Buffer.compare(await download(viewer, `${here}/bao-cao.docx`), word)).toBe(0)
    expect(readWorkbook(await download(viewer, `${here}/bang.xlsx`))).toEqual(readWorkbook(sheet))
    await walk.press(viewer, 'form[action$="/da-nhan"]')
    expect(await says(viewer)).toContain('cấp trên đã nhận')
    // A level above reads what was sent, and nothing of the commune's own.
    expect((await viewer.request.get(server.url + round)).url()).not.toContain('ky-bao-cao')
    await viewer.context().close()
    const page = await walk.go(await walk.officer('dieuphoi'), round)
    expect(await says(page)).toMatch(/Tỉnh Tuyên Quang đã nhận bản tổng hợp|đã nhận bản tổng hợp/)
  })

  test('a correction that comes after stands on the round and in the table’s margin, not in its sums', async () => {
    await reports(
      round,
      DIA,
      {
        ...typed({ ...toldBy(0), luot_nguoi: 62 }, { viec: 'Việc của đơn vị 1.' }),
        'ly-do': 'Ghi thiếu buổi cuối tháng.',
      },
      '/dinh-chinh',
    )
    await accepts(round, DIA)
    const page = await walk.go(await walk.officer('dieuphoi'), round)
    expect(await says(page)).toContain('Có 1 đính chính sau khi gửi.')
    await walk.go(page, table)
    expect(await says(page)).toContain(`${LABELS.luot_nguoi}: 30 → 62`)
    expect(await says(page)).toContain(shown(sumOf('luot_nguoi', toldBy, TOLD)))
  })
}
