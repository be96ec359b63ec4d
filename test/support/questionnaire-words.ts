import type { Choice, Language, Table, Texts } from '../../worker/forms/questionnaire.ts'
import type { Dice } from './dice.ts'

export const LANGUAGES: readonly [Language, ...Language[]] = [
  { code: 'vi', name: 'Tiếng Việt' },
  { code: 'en', name: 'English' },
  { code: 'tyz', name: 'Tày (Nùng)' },
  { code: 'jra', name: 'Jrai' },
]

/** What people write, and what spreadsheets, XML and CSV stumble over. */
const WORDS = [
  'Ông/bà tên là gì?',
  'Nhà có mấy người',
  '=1+1',
  '-5',
  '\'nháy\' và "ngoặc kép"',
  '<b>đậm</b> & "khác"',
  'hai\ndòng, có; dấu\tvà | gạch',
  '**in đậm** _x0041_ 😀',
  '@khác',
  '“nháy cong”',
  "'=2",
  'a  b',
  '# số',
  '100%',
  '-',
]

/** A text in some of the languages, always in the first; now and then it quotes an answer. */
export function textsFrom(dice: Dice, codes: readonly string[], quoted: readonly string[] = []): Texts {
  const texts: Record<string, string> = {}
  for (const [index, code] of codes.entries()) {
    if (index > 0 && !dice.maybe(60)) continue
    const quote = quoted.length > 0 && dice.maybe(20) ? ` \${${dice.pick(quoted)}}` : ''
    texts[code] = dice.pick(WORDS) + quote
  }
  return texts
}

export function mediaFrom(dice: Dice, codes: readonly string[]): { image?: Texts; audio?: Texts } {
  const [code = 'vi'] = codes
  if (dice.maybe(50)) return { image: { [code]: 'hinh 1.jpg' } }
  return { audio: { [code]: 'noi.mp3', ...(codes[1] ? { [codes[1]]: 'noi-2.mp3' } : {}) } }
}

/** One to three lists. Each option has a column to filter by; some lists have one that excludes the others. */
export function listsFrom(dice: Dice, codes: readonly string[]): Record<string, Choice[]> {
  const lists: Record<string, Choice[]> = {}
  for (const name of ['dong_y', 'xa-1', 'mức.độ'].slice(0, 1 + dice.number(2))) {
    const isExclusive = dice.maybe(40)
    lists[name] = ['a', 'b', 'c', '4', 'khác'].slice(0, 2 + dice.number(3)).map((value, index) => ({
      name: value,
      ...(dice.maybe(95) || index === 0 ? { label: textsFrom(dice, codes) } : {}),
      ...(dice.maybe(10) ? { media: mediaFrom(dice, codes) } : {}),
      more: { nhom: index % 2 === 0 ? 'a' : 'b', ...(isExclusive && index === 1 ? { exclusive: 'yes' } : {}) },
    }))
  }
  return lists
}

export function tablesFrom(dice: Dice): Record<string, Table> {
  if (!dice.maybe(40)) return {}
  const rows = [
    ['a', 'Thôn A', '12'],
    ['b', '=B; "b"', ''],
    ['c', ' c\nd', '-3'],
  ]
  return { bang: { columns: ['name', 'label', 'dan_so'], rows: rows.slice(0, 1 + dice.number(2)) } }
}
