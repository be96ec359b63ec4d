import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../worker/forms/xpath/evaluate.ts'
import { EXPRESSION_LIMITS, ExpressionFault } from '../../worker/forms/xpath/expression.ts'
import { parse } from '../../worker/forms/xpath/parse.ts'
import { print } from '../../worker/forms/xpath/print.ts'
import { household } from './xpath-sheet.ts'
import { anyExpr } from './xpath-trees.ts'

function faultIn(text: string): ExpressionFault {
  try {
    parse(text)
  } catch (error) {
    if (error instanceof ExpressionFault) return error
    throw error
  }
  throw new Error(`understood: ${text}`)
}

describe('Hoa writes a rule and it is read back', () => {
  test('whatever she means, its text means the same', () => {
    fc.assert(
      fc.property(anyExpr, (expr) => {
        const text = print(expr)
        fc.pre(text.length <= EXPRESSION_LIMITS.length)
        expect(parse(text)).toEqual(expr)
      }),
      { numRuns: 250 },
    )
  })

  test.each([
    ['1+2*3', '1 + 2 * 3'],
    ['(1+2)*3', '(1 + 2) * 3'],
    ['1-(2-3)', '1 - (2 - 3)'],
    ['(1-2)-3', '1 - 2 - 3'],
    ['((( ${ a } )))', '${a}'],
    ['-(1)', '-1'],
    ['-(1+1)', '-(1 + 1)'],
    ['${a}and${b}or${c}', '${a} and ${b} or ${c}'],
    ['${a}and(${b}or${c})', '${a} and (${b} or ${c})'],
    ["if( selected( ${a} , 'x' ) ,1, 2)", "if(selected(${a}, 'x'), 1, 2)"],
    ['"it\'s"', '"it\'s"'],
    ['"x"', "'x'"],
    ['/data/con[ con_tuoi>5 ][1]/con_ten', '/data/con[con_tuoi > 5][1]/con_ten'],
    ['child::a/child::b', 'a/b'],
    ['parent::node()/self::node()', '../.'],
    ['(${con})[1]/x', '${con}[1]/x'],
    ['(a/b)[1]', '(a/b)[1]'],
    ['(/) * 2', '(/) * 2'],
    ['* * *', '* * *'],
    ['div div div', 'div div div'],
    ['a-b - c', 'a-b - c'],
    ['\n\t1\n+ 1 ', '1 + 1'],
    ['.50', '0.5'],
  ])('%s is kept as %s', (written, kept) => {
    expect(print(parse(written))).toBe(kept)
    expect(parse(kept)).toEqual(parse(written))
  })

  test('a text with both kinds of quotes, made by the builder, is put together from pieces', () => {
    const text = print({ kind: 'text', value: `nói "không" với d'Ivoire` })
    expect(text).toBe(`concat('nói "không" với d', "'", 'Ivoire')`)
    expect(evaluate(parse(text), household())).toBe(`nói "không" với d'Ivoire`)
  })
})

describe('Hoa makes a mistake and is told which and where', () => {
  test.each([
    ['', 0, 'Biểu thức còn trống (ký tự thứ 1).'],
    ["if(${tuoi} > 1, 'a'", 19, "Biểu thức thiếu dấu đóng ngoặc ) sau if(${tuoi} > 1, 'a' (ký tự thứ 20)."],
    ['/data/con[1', 11, 'Biểu thức thiếu dấu đóng ngoặc ] sau /data/con[1 (ký tự thứ 12).'],
    ['(1 + 2]', 6, 'Biểu thức thiếu dấu đóng ngoặc ) sau (1 + 2 (ký tự thứ 7).'],
    ['1 + 2)', 5, 'Biểu thức thừa dấu đóng ngoặc ) (ký tự thứ 6).'],
    ['1 +', 3, 'Biểu thức còn thiếu phần sau 1 + (ký tự thứ 4).'],
    ['${a} ${b}', 5, 'Thiếu phép tính hoặc dấu phẩy trước ${b} (ký tự thứ 6).'],
    ['1 + * 2', 6, 'Không hiểu chỗ này: 2 (ký tự thứ 7).'],
    ['1 + ) 2', 4, 'Không hiểu chỗ này: ) (ký tự thứ 5).'],
    ['${tuoi} > 1,5', 11, 'Dấu phẩy đứng sai chỗ; số lẻ viết với dấu chấm, như 1.5 (ký tự thứ 12).'],
    ["${a} = 'x", 7, "Đoạn chữ trong dấu nháy ' chưa được đóng lại (ký tự thứ 8)."],
    ['${a} = “x”', 7, "Hãy viết ' thay cho “ (ký tự thứ 8)."],
    ['${a} == 1', 5, 'Hãy viết = thay cho == (ký tự thứ 6).'],
    ['${a} && ${b}', 5, 'Hãy viết and thay cho && (ký tự thứ 6).'],
    ['${a} ≥ 5', 5, 'Hãy viết >= thay cho ≥ (ký tự thứ 6).'],
    ['${a', 0, 'Tên câu hỏi thiếu dấu } ở cuối, cần viết như ${ten} (ký tự thứ 1).'],
    ['${1a}', 0, 'Tên câu hỏi không đúng: ${1a} (ký tự thứ 1).'],
    ['${last-saved#a}', 0, 'Không lấy được câu trả lời của phiếu trước: ${last-saved#a} (ký tự thứ 1).'],
    ['$a', 0, 'Biểu thức có dấu không hiểu được: $ (ký tự thứ 1).'],
    ['//con', 0, 'Đường dẫn không dùng được // (ký tự thứ 1).'],
    ['a//con', 1, 'Đường dẫn không dùng được // (ký tự thứ 2).'],
    ['a/@b', 2, 'Đường dẫn không dùng được @ (ký tự thứ 3).'],
    ['preceding-sibling::con', 0, 'Đường dẫn không dùng được preceding-sibling:: (ký tự thứ 1).'],
    ['a/text()', 2, 'Đường dẫn không dùng được text() (ký tự thứ 3).'],
    ['..[1]', 0, 'Sau .. không đặt được điều kiện trong ngoặc vuông (ký tự thứ 1).'],
    [`1${'0'.repeat(400)}`, 0, 'Biểu thức có số quá lớn (ký tự thứ 1).'],
  ])('%s', (text, at, message) => {
    const fault = faultIn(text)
    expect({ at: fault.at, message: fault.message }).toEqual({ at, message })
  })

  test('any text ends in a tree or in a sentence, never in anything else', () => {
    const piece = fc.constantFrom(
      ...'${a} . .. / // [ ] ( ) , + - * = != < and or div mod " \' if( 1 5.5 :: @ a:b $ { } # ; \u0000 ế'.split(' '),
      ' ',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((all) => all.join('')),
        ),
        (text) => {
          try {
            expect(parse(print(parse(text)))).toEqual(parse(text))
          } catch (error) {
            expect(error).toBeInstanceOf(ExpressionFault)
            expect((error as ExpressionFault).message).toMatch(/^\p{Lu}.* \(ký tự thứ \d+\)\.$/su)
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('somebody sends an expression that is meant to do harm', () => {
  test.each([
    ['10,000 brackets', '('.repeat(10_000), 'Biểu thức dài quá 2000 ký tự'],
    ['900 brackets', `${'('.repeat(900)}1${')'.repeat(900)}`, 'quá nhiều ngoặc lồng vào nhau'],
    ['600 functions in one another', `${'f('.repeat(600)}1${')'.repeat(600)}`, 'quá nhiều ngoặc lồng vào nhau'],
    ['500 conditions in one another', `${'a['.repeat(500)}1${']'.repeat(500)}`, 'quá nhiều ngoặc lồng vào nhau'],
    ['1,900 minus signs', `${'-'.repeat(1_900)}1`, 'quá nhiều dấu trừ'],
  ])('%s are refused', (_, text, message) => {
    expect(faultIn(text).message).toContain(message)
  })

  test('a long row without brackets is read and reckoned', () => {
    expect(evaluate(parse(Array(999).fill('1').join('+')), household())).toBe(999)
    expect(evaluate(parse(`${'../'.repeat(600)}..`), household())).toEqual([])
    expect(parse(Array(60).fill('(').join('') + '1' + Array(60).fill(')').join(''))).toEqual({
      kind: 'number',
      value: 1,
    })
  })
})
