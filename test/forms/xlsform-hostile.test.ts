import { writeXlsx } from 'hucre/xlsx'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SHEET_LIMITS } from '../../worker/forms/xlsform/limits.ts'
import { bookParts, cell, csv, faultsIn, type Part, workbook, zipped } from '../support/workbooks.ts'

const HEAD = `<row r="1">${cell('A1', 'type')}${cell('B1', 'name')}${cell('C1', 'label')}</row>`
const LINE = `<row r="2">${cell('A2', 'text')}${cell('B2', 'ten')}${cell('C2', 'Tên')}</row>`
const FORM = HEAD + LINE

const file = (parts: readonly Part[], name = 'phieu.xlsx') => ({ name, bytes: zipped(parts) })
const withSheet = (cells: string) => file(bookParts(cells))

/** Bytes that came out of packed ones while a test ran. */
let unpacked = 0
const Own = globalThis.DecompressionStream

beforeEach(() => {
  unpacked = 0
  globalThis.DecompressionStream = class extends Own {
    override readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>
    constructor(format: CompressionFormat) {
      super(format)
      const count = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, out) {
          unpacked += chunk.length
          out.enqueue(chunk)
        },
      })
      this.readable = super.readable.pipeThrough(count)
    }
  }
})

afterEach(() => {
  globalThis.DecompressionStream = Own
  if (unpacked > SHEET_LIMITS.unpacked + 1_000_000) throw new Error(`${unpacked} bytes were unpacked`)
})

describe('an officer is told in plain words why a file is not opened', () => {
  test('the plain workbook that the hostile ones are made from is taken', async () => {
    expect(await faultsIn(withSheet(FORM))).toEqual([])
  })

  test('a few kilobytes that unpack to a gigabyte are not unpacked', async () => {
    const many = bookParts(FORM).map((part) =>
      part.name.endsWith('sheet1.xml') ? { ...part, text: new Uint8Array(60_000_000) } : part,
    )
    expect(await faultsIn(file(many))).toEqual([
      'Tệp phieu.xlsx: Tệp nén một cách không bình thường, nên không được mở.',
    ])
    expect(unpacked).toBe(0)
  })

  test('a part that says it is small and is not is left as soon as it grows', async () => {
    const lie = bookParts(FORM).map((part) =>
      part.name.endsWith('sheet1.xml') ? { ...part, text: new Uint8Array(60_000_000), saysSize: 5_000 } : part,
    )
    expect(await faultsIn(file(lie))).toEqual(['Tệp phieu.xlsx: Tệp nén khai sai kích thước, nên không được mở.'])
    expect(unpacked).toBeLessThan(200_000)
  })

  test('many parts that are each allowed and together too much are not all unpacked', async () => {
    const noise = Array.from({ length: 20_000 }, (_, index) => 'a'.repeat(200) + ((index * 7919) % 1_000_003)).join(' ')
    const parts = [1, 2, 3, 4, 5].map((index) => ({
      name: `xl/styles${index}.xml`,
      text: `<styleSheet>${noise}</styleSheet>`,
    }))
    const [fault] = await faultsIn(file([...parts, ...bookParts(FORM)]))
    expect(fault).toContain('Tệp nén quá nhiều dữ liệu (hơn 16 MB khi mở ra)')
    expect(unpacked).toBeGreaterThan(4_000_000)
  })

  test('a zip with hundreds of parts is not looked through', async () => {
    const parts = Array.from({ length: SHEET_LIMITS.entries + 1 }, (_, index) => ({
      name: `xl/media/${index}.png`,
      text: 'x',
    }))
    expect(await faultsIn(file(parts))).toEqual(['Tệp phieu.xlsx: Tệp chứa quá nhiều phần: nhiều nhất 500.'])
    expect(unpacked).toBe(0)
  })

  test('XML that declares a document type or entities is not read', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    const [fault] = await faultsIn(file(bookParts(HEAD.replace('label', '&c;') + LINE, laughs)))
    expect(fault).toContain('DOCTYPE')
  })

  test('ten thousand columns and a hundred thousand rows are counted, not laid out', async () => {
    const columns = Array.from({ length: 10_000 }, (_, index) => `<c r="${letters(index)}1"><v>1</v></c>`).join('')
    expect(await faultsIn(withSheet(`<row r="1">${columns}</row>`))).toEqual([
      'Tệp phieu.xlsx: Trang survey rộng quá: có 10000 cột, nhiều nhất 200.',
    ])
    const rows = Array.from({ length: 100_000 }, (_, index) => `<row><c><v>${index}</v></c></row>`).join('')
    expect(await faultsIn(withSheet(rows))).toEqual([
      'Tệp phieu.xlsx: Trang survey dài quá: có 100000 hàng, nhiều nhất 5000.',
    ])
  })

  test('one cell in the farthest corner makes no sheet of a billion cells', async () => {
    expect(await faultsIn(withSheet(`${FORM}<row r="1048576">${cell('XFD1048576', 'x')}</row>`))).toEqual([
      'Tệp phieu.xlsx: Trang survey dài quá: có 1048576 hàng, nhiều nhất 5000.',
    ])
    expect(await faultsIn(withSheet(`${FORM}<row r="1048576"><c r="XFD1048576" s="1"/></row>`))).toEqual([])
  })

  test('a list of a million empty texts is not held in memory', async () => {
    const texts = { name: 'xl/sharedStrings.xml', text: `<sst>${'<si/>'.repeat(1_000_000)}</sst>` }
    const noise = { name: 'xl/worksheets/noise.xml', text: 'x' }
    const [fault] = await faultsIn(file([...bookParts(FORM), texts, noise]))
    expect(fault).toMatch(/Bảng tính lớn quá|nén một cách không bình thường/)
  })

  test.each([
    [
      'Word',
      [
        { name: '[Content_Types].xml', text: '<x/>' },
        { name: 'word/document.xml', text: '<x/>' },
      ],
      'Tệp là văn bản Word',
    ],
    ['LibreOffice', [{ name: 'mimetype', text: 'application/vnd.oasis.opendocument.spreadsheet' }], '(.ods)'],
    ['macros', [...bookParts(FORM), { name: 'xl/vbaProject.bin', text: 'x' }], 'Tệp có macro'],
    ['something else that is zipped', [{ name: 'a.txt', text: 'x' }], 'không phải bảng tính Excel'],
  ] as const)('a file of %s under the name of a spreadsheet is named', async (_, parts, words) => {
    const [fault] = await faultsIn(file(parts))
    expect(fault).toContain(words)
  })

  test('an old or locked workbook, a picture, and nothing at all are named', async () => {
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect((await faultsIn({ name: 'phieu.xlsx', bytes: old }))[0]).toContain('Excel kiểu cũ (.xls) hoặc có mật khẩu')
    expect((await faultsIn({ name: 'phieu.xlsx', bytes: new Uint8Array([0xff, 0xd8, 0xff]) }))[0]).toContain(
      'không phải bảng tính',
    )
    expect((await faultsIn({ name: 'phieu.xlsx', bytes: new Uint8Array() }))[0]).toContain('không phải bảng tính')
    expect(
      (await faultsIn({ ...(await workbook({ survey: 'type|name\ntext|ten' })), name: 'phieu.xlsm' }))[0],
    ).toContain('macro')
  })

  test('a workbook cut off anywhere, or with a byte changed anywhere, ends in words and never in a crash', async () => {
    const { bytes } = await workbook({
      survey: 'type|name|label\ntext|ten|Tên\nnote|n|Chào',
      choices: 'list_name|name|label\na|b|c',
    })
    for (let step = 1; step < 40; step++) {
      const cut = bytes.slice(0, Math.floor((bytes.length * step) / 40))
      expect((await faultsIn({ name: 'phieu.xlsx', bytes: cut })).length).toBeGreaterThan(0)
      const changed = bytes.slice()
      const at = (step * 7919) % bytes.length
      changed[at] = (changed[at] ?? 0) ^ 0xff
      for (const fault of await faultsIn({ name: 'phieu.xlsx', bytes: changed })) expect(fault).toMatch(/^(Tệp|Trang) /)
    }
  })

  test('a CSV of empty lines, of one endless line, or of bytes that are no text is not taken apart', async () => {
    expect((await faultsIn(csv('survey.csv', '\n'.repeat(1_000_000))))[0]).toContain('dài quá')
    expect((await faultsIn(csv('survey.csv', `type,name\n${','.repeat(900_000)}`)))[0]).toContain('dài quá')
    expect((await faultsIn(csv('survey.csv', `type,name${',x'.repeat(300)}\n`)))[0]).toContain('rộng quá')
    expect((await faultsIn({ name: 'survey.csv', bytes: new Uint8Array([0x74, 0xff, 0x00, 0x80]) }))[0]).toContain(
      'UTF-8',
    )
    expect((await faultsIn(csv('survey.csv', 'x'.repeat(SHEET_LIMITS.bytes + 1))))[0]).toContain('lớn quá')
  })
})

describe('an officer is told in which cell a hostile form is wrong', () => {
  test('a formula is taken by its result; without one, or with an error, it is named by its cell', async () => {
    const line = (inside: string) =>
      withSheet(`${HEAD}<row r="2">${cell('A2', 'text')}${cell('B2', 'ten')}<c r="C2" ${inside}</c></row>`)
    expect(await faultsIn(line('t="str"><f>A2&amp;B2</f><v>Tên</v>'))).toEqual([])
    expect(await faultsIn(line('><f>WEBSERVICE("http://x")</f>'))).toEqual([
      expect.stringMatching(/^Trang survey, hàng 2, cột C: Ô này là công thức chưa có kết quả/),
    ])
    expect(await faultsIn(line('t="e"><f>1/0</f><v>#DIV/0!</v>'))).toEqual([
      expect.stringMatching(/^Trang survey, hàng 2, cột C: Công thức trong ô này bị lỗi/),
    ])
  })

  test('questions that depend on each other in a circle are named', async () => {
    const circle = 'type|name|label|relevant\ntext|a|A|${b} = 1\ntext|b|B|${c} = 1\ntext|c|C|${a} = 1'
    const [fault, ...others] = await faultsIn(await workbook({ survey: circle }))
    expect(fault).toMatch(/^Trang survey, hàng \d, cột relevant \(D\): Các câu phụ thuộc vòng tròn .* → /)
    expect(others).toEqual([])
  })

  test('a pattern that grows beyond all bounds, or is none, is refused in its cell', async () => {
    const patterns = ['((a{99}){99}){99}', '(a', '(a)\\1'].map(
      (pattern, index) => `text|n${index}|A|regex(., '${pattern}')`,
    )
    const faults = await faultsIn(await workbook({ survey: ['type|name|label|constraint', ...patterns].join('\n') }))
    expect(faults).toHaveLength(3)
    for (const fault of faults) expect(fault).toMatch(/^Trang survey, hàng [234], cột constraint \(D\): Mẫu /)
  })

  test('an expression nested a thousand times, and groups nested a thousand times, are refused', async () => {
    const deep = `type|name|label|relevant\ntext|a|A|${'('.repeat(900)}1${')'.repeat(900)}`
    expect((await faultsIn(await workbook({ survey: deep })))[0]).toContain('hàng 2, cột relevant (D)')
    const groups = Array.from({ length: 1_000 }, (_, index) => `begin_group|g${index}|G`)
    expect(await faultsIn(await workbook({ survey: ['type|name|label', ...groups].join('\n') }))).toEqual([
      'Trang survey, hàng 10, cột type (A): Nhóm lồng nhau sâu quá: nhiều nhất 8 lớp.',
    ])
  })

  test('names that every object of the language has are nobody’s names', async () => {
    const survey = 'type|name|label\ntext|__proto__|A\ntext|constructor|B\nselect_one __proto__|c|C\nselect_one ok|d|D'
    const choices = 'list_name|name|label|__proto__\n__proto__|a|A|x\nok|toString|B|y'
    const faults = await faultsIn(await workbook({ survey, choices }))
    expect(faults).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Trang survey, hàng 2, cột name \(B\): Tên "__proto__" không dùng được/),
        expect.stringMatching(/^Trang survey, hàng 3, cột name \(B\): Tên "constructor" không dùng được/),
        expect.stringMatching(/^Trang survey, hàng 4, cột type \(A\): /),
        expect.stringMatching(/^Trang choices, hàng 1, cột __proto__ \(D\): /),
        expect.stringMatching(/^Trang choices, hàng 2, cột list_name \(A\): /),
      ]),
    )
    expect(({} as Record<string, unknown>)['a']).toBeUndefined()
    const [language] = await faultsIn(await workbook({ survey: 'type|name|label::X (__proto__)\ntext|a|A' }))
    expect(language).toContain('__proto__')
  })

  test('characters that no text has are refused in their cell, and thousands of faults are counted', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'survey',
          rows: [
            ['type', 'name', 'label'],
            ['text', 'a', 'x\u0001y'],
          ],
        },
      ],
    })
    expect((await faultsIn({ name: 'phieu.xlsx', bytes }))[0]).toMatch(/^Trang survey, hàng 2, cột C: Ô này có ký tự/)
    const wrong = Array.from({ length: 900 }, (_, index) => `sai|n${index}|X`)
    const faults = await faultsIn(await workbook({ survey: ['type|name|label', ...wrong].join('\n') }))
    expect(faults).toHaveLength(SHEET_LIMITS.faults + 1)
    expect(faults.at(-1)).toBe('Còn 700 chỗ khác chưa đúng. Ông/bà sửa những chỗ trên rồi gửi lại để xem tiếp.')
  })
})

function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last
}
