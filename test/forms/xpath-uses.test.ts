import { describe, expect, test } from 'vitest'
import { type Path } from '../../worker/forms/xpath/expression.ts'
import { parse } from '../../worker/forms/xpath/parse.ts'
import { print } from '../../worker/forms/xpath/print.ts'
import { faultsOf, knownFunctions, UNSUPPORTED, usesOf } from '../../worker/forms/xpath/uses.ts'

function uses(text: string) {
  const { paths, ...rest } = usesOf(parse(text))
  return { ...rest, paths: paths.map((path: Path) => print(path)) }
}

describe("what Hoa's rule depends on", () => {
  test.each([
    ['1', { names: [], paths: [], functions: [], here: false }],
    ['. > 1 and . < 5', { names: [], paths: [], functions: [], here: true }],
    ['string-length() > 3', { names: [], paths: [], functions: ['string-length'], here: true }],
    ['string-length(${ten}) > 3', { names: ['ten'], paths: [], functions: ['string-length'], here: false }],
    ['once(random())', { names: [], paths: [], functions: ['once', 'random'], here: true }],
    ['${a} + ${b} * ${a}', { names: ['a', 'b'], paths: [], functions: [], here: false }],
    ["jr:choice-name(${a}, '${b}')", { names: ['b', 'a'], paths: [], functions: ['jr:choice-name'], here: false }],
    ['../a/b', { names: [], paths: ['../a/b'], functions: [], here: false }],
    [
      '/data/con[con_tuoi > ${n}]/con_ten',
      { names: ['n'], paths: ['/data/con/con_ten', '/data/con/con_tuoi'], functions: [], here: false },
    ],
    ['${con}[. = 1]/x', { names: ['con'], paths: ['${con}/x', '${con}/.'], functions: [], here: false }],
    [
      "instance('tinh')/root/item[vung = current()/../vung]/label",
      {
        names: [],
        paths: ["instance('tinh')/root/item/label", "instance('tinh')/root/item/vung", '../vung'],
        functions: ['instance', 'current'],
        here: true,
      },
    ],
    ['a[b[c = 1] = ../d]', { names: [], paths: ['a', 'a/b', 'a/b/c', 'a/../d'], functions: [], here: false }],
  ])('%s', (text, expected) => {
    expect(uses(text)).toEqual(expected)
  })
})

describe('what Hoa cannot use is named', () => {
  test.each([
    ['floor(1.5)', ['Hàm floor chưa dùng được ở đây, hãy dùng int.']],
    ["jr:itext('a')", ['Hàm jr:itext chưa dùng được ở đây.']],
    ['tinh(1)', ['Không có hàm nào tên là tinh.']],
    ['constructor()', ['Không có hàm nào tên là constructor.']],
    ['if(1, 2)', ['Hàm if cần 3 tham số, ở đây có 2.']],
    ['today(1)', ['Hàm today cần 0 tham số, ở đây có 1.']],
    ['round()', ['Hàm round cần từ 1 đến 2 tham số, ở đây có 0.']],
    ['checklist(1)', ['Hàm checklist cần ít nhất 2 tham số, ở đây có 1.']],
    ['indexed-repeat(a, b, 1, c)', ['Hàm indexed-repeat cần các tham số đi theo từng cặp, ở đây thừa hoặc thiếu một.']],
    [
      'weighted-checklist(1, 2, 3)',
      ['Hàm weighted-checklist cần các tham số đi theo từng cặp, ở đây thừa hoặc thiếu một.'],
    ],
    ["regex(., '(a')", ['Mẫu (a của hàm regex thiếu dấu đóng ngoặc ).']],
    ["regex(., '(a)\\1')", ['Mẫu (a)\\1 của hàm regex không dùng được \\1.']],
    ["format-date(today(), '%d/%q %')", ['Hàm format-date không hiểu %q.', 'Hàm format-date không hiểu %.']],
    ['jr:choice-name(., ${a})', ["Hàm jr:choice-name cần tên câu hỏi trong dấu nháy, như '${ten}'."]],
    ["digest(., 'MD5')", ["Hàm digest chỉ dùng được với 'SHA-256', và 'base64' hoặc 'hex'."]],
    ["digest(., 'SHA-256', 'x')", ["Hàm digest chỉ dùng được với 'SHA-256', và 'base64' hoặc 'hex'."]],
    ['a[floor(b)]/c + -floor(2)', ['Hàm floor chưa dùng được ở đây, hãy dùng int.']],
    ["if(regex(., '[0-9]+'), 1, 2)", []],
  ])('%s', (text, faults) => {
    expect(faultsOf(parse(text))).toEqual(faults)
  })

  test('no function is both usable and unusable', () => {
    expect(knownFunctions.filter((name) => UNSUPPORTED.includes(name))).toEqual([])
    expect(knownFunctions).toEqual(expect.arrayContaining(['selected', 'jr:choice-name', 'indexed-repeat', 'pulldata']))
  })
})
