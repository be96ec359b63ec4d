import { expect, test } from 'vitest'
import { HEADS, PRINTED } from '../assignments/seed-2021.ts'
import { BASELINE } from '../files/fixtures.ts'
import { workbookOf } from '../support/workbooks.ts'
import { readWorkbook } from '../support/workbook-reader.ts'
import { PHONE, sideways, smallTargets, violations } from './checks.ts'
import { cellsOf, download, on, phone, walk, WIDE } from './month-journey.ts'
import { fill, says } from './walk.ts'

const TARGETS = '/can-bo/chi-tieu'
const PLEDGES = '/can-bo/so-theo-doi/cam-ket'
/** What a sheet of paper holds between margins of 15 mm, at 96 points an inch. */
const LEAF = { width: 718, height: 1010 }
const HEAD = ['TT', 'Chủ hộ', 'Để phân biệt', 'Thôn', 'Cam kết', 'Ngày ký']
const RIGHT = [
  ['1', 'Lộc Thị Mây', '', 'Làng Dịa', 'Thực phẩm an toàn', '08/03/2027'],
  ['2', 'Bàn Văn Sinh', '1987', 'Đồng Cỏm', 'Bảo hiểm y tế', '09/03/2027'],
  ['3', 'Chẩu Thị Páo', '', 'Soi Dịa', 'Không dùng chất cấm', '10/03/2027'],
]
/** Three cells of them as somebody typed them wrongly: where, what, and how the page names it. */
const WRONG = [
  { row: 1, column: 3, typed: 'Làng Dịaa Thượng', cell: 'D4' },
  { row: 2, column: 4, typed: 'Bảo hành', cell: 'E5' },
  { row: 3, column: 5, typed: '31/02/2027', cell: 'F6' },
]
/** The name of the list stands above its head. */
const tableOf = (rows: readonly string[][]) => ({
  'Cam kết': [['Danh sách các hộ ký cam kết'], [], HEAD, ...rows].map((cells) => [...cells]),
})

/** The table of 2021 on paper, a target with its photo, a register from a spreadsheet. */
export function others(): void {
  test('the table of 2021 is printed with every cell as it stood on paper, on two leaves at most', async () => {
    const page = await walk.go(await walk.officer('duyet.phunu'), '/can-bo/phu-trach-thon/2021/in')
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize(LEAF)
    const printed = await cellsOf(page, 'article.paper table')
    expect(printed).toEqual([HEADS, ...PRINTED].map((cells) => [...cells]))
    expect(printed[11]?.[3]).toBe('')
    expect(printed[14]?.[2]).not.toContain('biển chỉ dẫn')
    for (const part of ['header', 'nav', 'button'])
      expect([part, await page.locator(part).filter({ visible: true }).count()]).toEqual([part, 0])
    expect(await sideways(page)).toEqual([])
    const pdf = await page.pdf({ format: 'A4', printBackground: true })
    // One with the fonts of most machines, two where letters are wider.
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeLessThanOrEqual(2)
    await page.emulateMedia({ media: 'screen' })
    await page.setViewportSize(PHONE)
  })

  test('Chanh sets down a second flower road with its photo, and the board says so in words, colours and cells', async () => {
    await on('2027-01-04')
    const year = 2026
    const target = `vi-du.${year}.duong_dien.lang_dia`
    const page = await phone.go(await phone.officer('thon.langdia'), `${TARGETS}/muc/${target}`)
    expect(await smallTargets(page)).toEqual([])
    await fill(page, 'main form', { value: '3', onDay: `${year}-12-30`, note: 'Tuyến ngõ Bà Lý.' })
    await page
      .locator('main form [name=photos]')
      .first()
      .setInputFiles({ name: 'anh.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(BASELINE) })
    await Promise.all([
      page.waitForURL(/da=ghi$/),
      page.locator('main form').getByRole('button', { name: 'Ghi', exact: true }).click(),
    ])
    await phone.look(page)
    expect(await says(page)).toContain('Tuyến ngõ Bà Lý.')
    const photo = (await page
      .locator('main a[href*="/anh/"], main img[src*="/anh/"]')
      .first()
      .evaluate((one) => (one instanceof HTMLImageElement ? one.src : (one as HTMLAnchorElement).href))) as string
    expect((await page.request.get(photo)).headers()['content-type']).toBe('image/jpeg')

    const board = await phone.officer('lanhdao')
    await board.setViewportSize(WIDE)
    await phone.go(board, `${TARGETS}/${year}`)
    const field = board.locator(`.heat td:has(a[href$="/${target}"])`)
    expect(await field.innerText()).toMatch(/^4 \/ .*Đạt/s)
    expect(await field.getAttribute('class')).toBe('met')
    expect(await sideways(board)).toEqual([])
    expect(await violations(board)).toEqual([])
    const cells = await cellsOf(board, '.heat table')
    const sheets = readWorkbook(await download(board, `${TARGETS}/${year}/bang.xlsx`))
    const rows = sheets.get(`Chỉ tiêu ${year}`) ?? []
    const hers = rows.find(([unit, name]) => unit === 'Làng Dịa' && String(name).startsWith('Tuyến đường điện'))
    expect(hers).toContain(4)
    const shown = cells.flatMap((row) => row.slice(1)).filter((text) => /^[\d–]/.test(text) && text.includes(' / '))
    expect(rows.slice(1)).toHaveLength(shown.length)
    await board.setViewportSize(PHONE)
  })

  test('a list with three wrong cells names each of them; mended it is taken in once, and twice gives nothing more', async () => {
    const page = await walk.officer('tiepnhan')
    const send = async (rows: readonly string[][]) => {
      await walk.go(page, `${PLEDGES}/nhap?nam=2027`)
      const { bytes } = await workbookOf(tableOf(rows))
      await page
        .locator('main form [name=file]')
        .setInputFiles({ name: 'cam-ket.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
      await walk.press(page)
      return says(page)
    }
    const wrong = RIGHT.map((cells, at) => cells.map((cell, column) => wrongAt(at + 1, column) ?? cell))
    const told = await send(wrong)
    expect(told).toContain('3 dòng có chỗ sai, 0 dòng mới đúng.')
    expect([...told.matchAll(/Ô ([A-Z]+\d+):/g)].map(([, cell]) => cell)).toEqual(WRONG.map(({ cell }) => cell))
    expect(await page.locator('form[action$="/lay"]').count()).toBe(0)
    expect(await says(await walk.go(page, `${PLEDGES}?nam=2027`))).not.toContain('Lộc Thị Mây')

    expect(await send(RIGHT)).toContain('Cả 3 dòng mới đều đúng.')
    await walk.press(page, 'form[action$="/lay"]')
    const kept = await says(await walk.go(page, `${PLEDGES}?nam=2027`))
    for (const [, name = ''] of RIGHT) expect(kept.split(name)).toHaveLength(2)
    expect(await send(RIGHT)).toContain('Không có dòng nào mới: tất cả đã ở trong sổ.')
    expect(await page.locator('form[action$="/lay"]').count()).toBe(0)
  })
}

function wrongAt(row: number, column: number): string | undefined {
  return WRONG.find((one) => one.row === row && one.column === column)?.typed
}
