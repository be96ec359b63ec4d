import type { Texts } from '../questionnaire.ts'
import type { Line } from './columns.ts'

/** The texts of a column by language; two different ones for the same language are a fault. */
export function textsOf<Key extends string>(
  line: Line<Key>,
  column: Key,
  codeOf: (language: string) => string,
  fault: (column: Key, message: string) => void,
): Texts {
  const texts: Record<string, string> = {}
  for (const { language, text } of line.texts(column)) {
    const code = codeOf(language)
    if (texts[code] !== undefined && texts[code] !== text)
      fault(column, `Có hai nội dung khác nhau cho cùng một thứ tiếng (${code}).`)
    texts[code] ??= text
  }
  return texts
}
