import { type Standing, type Wanted, WORDS_ASKED } from '../../cases/search/words.ts'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { fold, foldedWords } from '../../communes/fold.ts'
import { isDay, shortDay } from '../../deadlines/calendar.ts'
import { STATUS_TEXT } from '../labels.ts'

/** Most signs of a search. */
export const SEARCH_MAX = 100

const NAMES = [
  'tim',
  'trang-thai',
  'han',
  'linh-vuc',
  'thon',
  'co-quan',
  'kenh',
  'bao-len',
  'dau-hieu',
  'tu',
  'den',
  'tra-loi-tu',
  'tra-loi-den',
] as const
type Name = (typeof NAMES)[number]

/** What an officer asks for, as in the address. Empty: not asked. */
export type SearchAsk = Readonly<Record<Name, string>>

/** States by the part of an address that asks for them. Restricted cases are in no list. */
export const STATES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(STATUS_TEXT)
    .filter(([status]) => status !== 'restricted')
    .map(([status, text]) => [fold(text).replaceAll(' ', '-'), status]),
)

/** How a case stands with its days, by the part of an address. */
export const STANDINGS: Readonly<Record<string, { standing: Standing; text: string }>> = {
  'qua-han': { standing: 'overdue', text: 'Đang quá hạn trả lời' },
  'hom-nay': { standing: 'today', text: 'Đến hạn hôm nay' },
  'tra-loi-dung': { standing: 'answered_in_time', text: 'Đã trả lời đúng hạn' },
  'tra-loi-tre': { standing: 'answered_late', text: 'Đã trả lời trễ hạn' },
  tre: { standing: 'late', text: 'Trễ hạn, đã hay chưa trả lời' },
}

/** How a petition came in. */
export const CHANNEL_WORDS: Readonly<Record<string, string>> = {
  web: 'Gửi trên mạng',
  api: 'Từ hệ thống khác',
  paper: 'Đơn giấy',
  telephone: 'Điện thoại',
  in_person: 'Nói trực tiếp',
  dialogue: 'Từ đối thoại',
}

/** Reads the parts of an address; what this commune does not have counts as not asked. */
export function readAsk(query: (name: string) => string | undefined, book: CommuneBook): SearchAsk {
  const of = (name: Name) => (query(name) ?? '').trim()
  const among = (name: Name, has: (value: string) => boolean) => (has(of(name)) ? of(name) : '')
  const day = (name: Name) => among(name, isDay)
  return {
    tim: of('tim').slice(0, SEARCH_MAX).trim(),
    'trang-thai': among('trang-thai', (value) => Object.hasOwn(STATES, value)),
    // `tre=1` asks for the same in a word less.
    han: among('han', (value) => Object.hasOwn(STANDINGS, value)) || (query('tre') === '1' ? 'tre' : ''),
    'linh-vuc': among('linh-vuc', (value) => book.categories.has(value)),
    thon: among('thon', (value) => book.hamlets.has(value)),
    'co-quan': among('co-quan', (value) => book.bodies.has(value)),
    kenh: among('kenh', (value) => Object.hasOwn(CHANNEL_WORDS, value)),
    'bao-len': among('bao-len', (value) => value === '1'),
    'dau-hieu': among('dau-hieu', (value) => value === '1'),
    tu: day('tu'),
    den: day('den'),
    'tra-loi-tu': day('tra-loi-tu'),
    'tra-loi-den': day('tra-loi-den'),
  }
}

/** The same for the query. */
export function wantedOf(ask: SearchAsk, today: string): Wanted {
  const standing = STANDINGS[ask.han]?.standing
  const status = STATES[ask['trang-thai']]
  return {
    words: [...new Set(foldedWords(ask.tim))].slice(0, WORDS_ASKED),
    today,
    ...(ask['linh-vuc'] ? { category: ask['linh-vuc'] } : {}),
    ...(ask.thon ? { hamletId: ask.thon } : {}),
    ...(ask['co-quan'] ? { bodyId: ask['co-quan'] } : {}),
    ...(status ? { status } : {}),
    ...(standing ? { standing } : {}),
    ...(ask.kenh ? { channel: ask.kenh as NonNullable<Wanted['channel']> } : {}),
    ...(ask['bao-len'] ? { isEscalated: true } : {}),
    ...(ask['dau-hieu'] ? { isFlagged: true } : {}),
    ...(ask.tu ? { from: ask.tu } : {}),
    ...(ask.den ? { to: ask.den } : {}),
    ...(ask['tra-loi-tu'] ? { answeredFrom: ask['tra-loi-tu'] } : {}),
    ...(ask['tra-loi-den'] ? { answeredTo: ask['tra-loi-den'] } : {}),
  }
}

/** The address of a list asked like that. */
export function askAddress(base: string, ask: SearchAsk, after = ''): string {
  const query = askQuery(ask, after)
  return query ? `${base}?${query}` : base
}

/** The part of it behind the question mark. */
export function askQuery(ask: SearchAsk, after = ''): string {
  const pairs = [...NAMES.map((name) => [name, ask[name]]), ['sau', after]].filter(([, value]) => value !== '')
  return new URLSearchParams(pairs as string[][]).toString()
}

/** What is asked besides the words, for people: one short part each. */
export function askParts(ask: SearchAsk, book: CommuneBook): string[] {
  const days = (from: string, to: string) =>
    [from && `từ ${shortDay(from)}/${from.slice(0, 4)}`, to && `đến ${shortDay(to)}/${to.slice(0, 4)}`]
      .filter(Boolean)
      .join(' ')
  const sent = days(ask.tu, ask.den)
  const answered = days(ask['tra-loi-tu'], ask['tra-loi-den'])
  return [
    STATUS_TEXT[STATES[ask['trang-thai']] ?? ''] ?? '',
    STANDINGS[ask.han]?.text ?? '',
    book.categories.get(ask['linh-vuc'])?.name ?? '',
    book.hamlets.get(ask.thon)?.name ?? '',
    ask['co-quan'] && bodyName(book, ask['co-quan']),
    CHANNEL_WORDS[ask.kenh] ?? '',
    ask['bao-len'] && 'Đã báo lên cấp trên',
    ask['dau-hieu'] && 'Có dấu hiệu cần xem kỹ',
    sent && `Gửi ${sent}`,
    answered && `Trả lời ${answered}`,
  ].filter(Boolean)
}
