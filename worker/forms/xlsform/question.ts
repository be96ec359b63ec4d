import type { Question, QuestionKind } from '../questionnaire.ts'
import { ExpressionFault } from '../xpath/expression.ts'
import { parse } from '../xpath/parse.ts'
import { readAppearance, unknownAppearance } from './appearances.ts'
import type { Line } from './columns.ts'
import type { SurveyColumn } from './headers.ts'
import { readMedia } from './media-cells.ts'
import { readParameters } from './parameters.ts'
import { textsOf } from './texts.ts'
import type { RowType } from './types.ts'

/** Tells what is wrong with the cell of a column, or was left out; and reads the languages of columns. */
export type Say = {
  fault: (column: SurveyColumn, message: string) => void
  skip: (column: SurveyColumn, message: string) => void
  codeOf: (language: string) => string
}
type SurveyLine = Line<SurveyColumn>

const SELECTS: readonly QuestionKind[] = ['select_one', 'select_multiple', 'rank', 'hamlet']

/** Everything of a question but its name. */
export function questionOf(line: SurveyLine, type: RowType & { is: 'question' }, say: Say): Omit<Question, 'name'> {
  const { is: _, kind, constraint: readyMade, ...options } = type
  if (line.at('repeat_count') !== '') say.fault('repeat_count', 'Số lần lặp chỉ dùng ở hàng begin_repeat.')
  if (line.at('choice_filter') !== '' && !SELECTS.includes(kind))
    say.fault('choice_filter', 'Bộ lọc chỉ dùng cho câu có lựa chọn.')
  const { parameters, isMultiline, faults, skipped } = readParameters(line.at('parameters'), kind)
  for (const message of faults) say.fault('parameters', message)
  for (const message of skipped) say.skip('parameters', message)
  const common = commonOf(line, say)
  const texts = (column: SurveyColumn) => textsOf(line, column, say.codeOf, say.fault)
  const appearance = [...(common.appearance ?? [])]
  if (isMultiline && !appearance.includes('multiline')) appearance.push('multiline')
  return dropEmpty({
    kind,
    ...options,
    ...common,
    appearance,
    filter: expression(line, 'choice_filter'),
    guidance: texts('guidance_hint'),
    required: yesNo(line, 'required'),
    requiredMessage: texts('required_message'),
    constraint: expression(line, 'constraint') ?? readyMade,
    constraintMessage: texts('constraint_message'),
    calculation: expression(line, 'calculation'),
    default: line.at('default'),
    readonly: yesNo(line, 'readonly'),
    parameters,
  }) as Omit<Question, 'name'>
}

/** What questions and groups have alike. */
export function commonOf(
  line: SurveyLine,
  say: Say,
): Pick<Question, 'label' | 'hint' | 'media' | 'relevant' | 'appearance'> {
  const texts = (column: SurveyColumn) => textsOf(line, column, say.codeOf, say.fault)
  const { words, unknown } = readAppearance(line.at('appearance'))
  if (unknown.length > 0) say.fault('appearance', unknownAppearance(unknown))
  return dropEmpty({
    label: texts('label'),
    hint: texts('hint'),
    media: readMedia(texts('image'), texts('audio'), say.fault),
    relevant: relevant(line),
    appearance: words,
  })
}

const YES = /^(yes|true|true\(\)|có)$/i
const NO = /^(no|false|không)$/i

function yesNo(line: SurveyLine, column: SurveyColumn): string | undefined {
  const text = line.at(column)
  if (YES.test(text)) return 'true()'
  return NO.test(text) ? undefined : expression(line, column)
}

function relevant(line: SurveyLine): string | undefined {
  const text = line.at('relevant')
  return YES.test(text) ? 'true()' : NO.test(text) ? 'false()' : expression(line, 'relevant')
}

/** An expression as it stands, or with plain quotes where a spreadsheet program made them round. */
function expression(line: SurveyLine, column: SurveyColumn): string | undefined {
  const text = line.at(column)
  return text === '' ? undefined : straighten(text)
}

/** What stands between plain quotes already is left alone. */
export function straighten(text: string): string {
  if (!/[‘’“”\u00a0]/.test(text) || reads(text)) return text
  const plain = text.replaceAll(/"[^"]*"|'[^']*'|[‘’“”\u00a0]/g, (part) => STRAIGHT[part] ?? part)
  return reads(plain) ? plain : text
}

const STRAIGHT: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"', '\u00a0': ' ' }

function reads(text: string): boolean {
  try {
    parse(text)
    return true
  } catch (error) {
    if (error instanceof ExpressionFault) return false
    throw error
  }
}

/** Without what is not there: no empty texts, lists or records. */
export function dropEmpty<Some extends object>(some: Some): Some {
  const kept = Object.entries(some).filter(([, value]) => value !== undefined && value !== '' && !isHollow(value))
  return Object.fromEntries(kept) as Some
}

function isHollow(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
