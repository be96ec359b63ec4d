import type { QuestionKind } from '../questionnaire.ts'

/** What a cell of the column `type` says. */
export type RowType =
  | { is: 'question'; kind: QuestionKind; list?: string; table?: string; orOther?: true; constraint?: string }
  | { is: 'begin'; of: 'group' | 'repeat' }
  | { is: 'end'; of: 'group' | 'repeat' }
  | { is: 'refused'; why: string }

/** The commune's own hamlets, as if they came in a file. */
export const HAMLETS = 'thon'

/** Plain types and their spellings in ODK, in small letters with single spaces. */
const SPELLINGS: Readonly<Record<QuestionKind, readonly string[]>> = {
  text: ['text', 'string', 'q string', 'add text prompt'],
  integer: ['integer', 'int', 'q int', 'add integer prompt'],
  decimal: ['decimal', 'q decimal', 'add decimal prompt'],
  date: ['date', 'q date', 'add date prompt'],
  time: ['time'],
  dateTime: ['datetime', 'date time', 'q datetime', 'q date time', 'add datetime prompt', 'add date time prompt'],
  select_one: [],
  select_multiple: [],
  rank: [],
  hamlet: [],
  range: ['range'],
  geopoint: ['geopoint', 'gps', 'location', 'q geopoint', 'q location', 'add location prompt'],
  image: ['image', 'photo', 'q picture', 'q image', 'add image prompt', 'add photo prompt'],
  audio: ['audio', 'q audio', 'add audio prompt'],
  file: ['file', 'add file prompt'],
  note: ['note', 'q note', 'add note prompt'],
  acknowledge: ['acknowledge', 'trigger', 'q acknowledge', 'add acknowledge prompt'],
  calculate: ['calculate', 'q calculate', 'add calculate prompt'],
  hidden: ['hidden'],
  start: ['start', 'start time', 'get start time'],
  end: ['end', 'end time', 'get end time'],
  today: ['today', 'get today'],
}
const KINDS = new Map(Object.entries(SPELLINGS).flatMap(([kind, all]) => all.map((one) => [one, kind as QuestionKind])))

/** Types of ODK that bring a constraint along. */
const READY_MADE = new Map<string, { kind: QuestionKind; constraint: string }>([
  ['percentage', { kind: 'integer', constraint: '0 <= . and . <= 100' }],
  ['phone number', { kind: 'text', constraint: "regex(., '^\\d*$')" }],
  ['number of days in last month', { kind: 'integer', constraint: '0 <= . and . <= 31' }],
  ['number of days in last six months', { kind: 'integer', constraint: '0 <= . and . <= 183' }],
  ['number of days in last year', { kind: 'integer', constraint: '0 <= . and . <= 365' }],
])

const UNSUPPORTED = new Map<string, string>([
  ...['geotrace', 'geoshape'].map((type) => [type, 'vẽ đường hoặc vùng trên bản đồ'] as const),
  ...['barcode', 'q barcode', 'add barcode prompt'].map((type) => [type, 'quét mã vạch'] as const),
  ...['video', 'q video', 'add video prompt'].map((type) => [type, 'quay phim'] as const),
  ...['deviceid', 'imei', 'device id', 'get device id', 'simserial', 'sim id', 'get sim id', 'subscriberid'].map(
    (type) => [type, 'lấy mã số của điện thoại'] as const,
  ),
  ...['phonenumber', 'get phone number', 'username', 'email'].map(
    (type) => [type, 'lấy thông tin người dùng điện thoại'] as const,
  ),
  ['audit', 'ghi lại từng thao tác'],
  ['background-audio', 'ghi âm ngầm'],
  ['start-geopoint', 'lấy vị trí ngầm'],
  ['background-geopoint', 'lấy vị trí ngầm'],
  ['csv-external', 'gắn tệp ngoài bằng một dòng riêng; hãy dùng pulldata hoặc select_one_from_file'],
  ['xml-external', 'gắn tệp ngoài bằng một dòng riêng'],
  ['osm', 'bản đồ OpenStreetMap'],
])

const OTHER = '(?: (or_other|or other|or specify other))?'
const FROM_FILE = new RegExp(`^select[_ ](one|multiple)[_ ]from[_ ]file (\\S+)${OTHER}$`, 'i')
const ONE = new RegExp(
  `^(?:add select one prompt using|select one using|select[_ ]one[_ ]external|select[_ ]one[_ ]from|select1|select[_ ]one) (\\S+)${OTHER}$`,
  'i',
)
const MANY = new RegExp(
  `^(?:add select multiple prompt using|select all that apply from|select all that apply|select multiple using|select multiple from|select[_ ]multiple) (\\S+)${OTHER}$`,
  'i',
)
const RANK = /^rank (\S+)()$/i
const BEGIN = /^begin[_ ](group|repeat|lgroup|looped group)$/
const END = /^end[_ ](group|repeat|lgroup|looped group)$/

/** Reads a type in any spelling that pyxform takes. */
export function readType(cell: string): RowType {
  const text = cell.replaceAll(/\s+/g, ' ')
  const plain = text.toLowerCase()
  const kind = KINDS.get(plain)
  if (kind) return { is: 'question', kind }
  const ready = READY_MADE.get(plain)
  if (ready) return { is: 'question', ...ready }
  const begin = BEGIN.exec(plain)
  if (begin) return { is: 'begin', of: begin[1] === 'group' ? 'group' : 'repeat' }
  const end = END.exec(plain)
  if (end) return { is: 'end', of: end[1] === 'group' ? 'group' : 'repeat' }
  const select = readSelect(text)
  if (select) return select
  return { is: 'refused', why: whyNot(text, plain) }
}

function readSelect(text: string): RowType | null {
  const file = FROM_FILE.exec(text)
  if (file)
    return selectFrom(file[1]?.toLowerCase() === 'one' ? 'select_one' : 'select_multiple', file[2] ?? '', file[3])
  for (const [kind, pattern] of [
    ['select_one', ONE],
    ['select_multiple', MANY],
    ['rank', RANK],
  ] as const) {
    const found = pattern.exec(text)
    if (found) return selectFrom(kind, found[1] ?? '', found[2])
  }
  return null
}

function selectFrom(kind: 'select_one' | 'select_multiple' | 'rank', from: string, other: string | undefined): RowType {
  if (from.includes('${'))
    return {
      is: 'refused',
      why: 'Phần mềm không lấy lựa chọn từ câu trả lời khác. Ông/bà dùng một danh sách ở trang choices.',
    }
  const orOther = other ? { orOther: true as const } : {}
  const [, table = '', ending = ''] = /^(.+)\.(csv|xml|geojson)$/i.exec(from) ?? []
  if (ending === '') return { is: 'question', kind, list: from, ...orOther }
  if (ending.toLowerCase() !== 'csv')
    return { is: 'refused', why: `Lựa chọn từ tệp chỉ lấy được từ tệp .csv, không từ "${from}".` }
  if (table !== HAMLETS) return { is: 'question', kind, table, ...orOther }
  if (kind !== 'select_one' || other)
    return {
      is: 'refused',
      why: `Danh sách thôn (${HAMLETS}.csv) chỉ dùng với select_one_from_file, không có or_other.`,
    }
  return { is: 'question', kind: 'hamlet' }
}

function whyNot(text: string, plain: string): string {
  const what = UNSUPPORTED.get(plain.replace(/^uri:/, '').replace(/^osm .*/, 'osm'))
  if (what !== undefined)
    return `Phần mềm không có loại câu hỏi "${text}" (${what}). Ông/bà đổi sang loại khác hoặc xóa hàng này.`
  if (/^(select|rank|add select)/.test(plain))
    return `Loại "${text}" cần tên danh sách đi sau, ví dụ: select_one dong_y.`
  if (/^(begin|end)[_ ]loop/.test(plain)) return `Phần mềm không có "${text}". Ông/bà dùng begin_repeat.`
  if (/^cascading/.test(plain)) return `Phần mềm không có "${text}". Ông/bà dùng select_one với cột choice_filter.`
  return `Không biết loại câu hỏi "${text}". Các loại dùng được: ${TYPE_NAMES.join(', ')}.`
}

const TYPE_NAMES = [
  ...Object.entries(SPELLINGS).flatMap(([kind, all]) => (all.length > 0 ? [kind] : [])),
  ...[
    'select_one …',
    'select_multiple …',
    'rank …',
    'select_one_from_file ….csv',
    'begin_group',
    'end_group',
    'begin_repeat',
    'end_repeat',
  ],
]

/** How we write the type of a question. */
export function typeText(question: { kind: QuestionKind; list?: string; table?: string; orOther?: true }): string {
  const { kind, list, table, orOther } = question
  if (kind === 'hamlet') return `select_one_from_file ${HAMLETS}.csv`
  if (kind !== 'select_one' && kind !== 'select_multiple' && kind !== 'rank') return kind
  const from =
    table === undefined
      ? `${kind} ${list ?? ''}`
      : kind === 'rank'
        ? `rank ${table}.csv`
        : `${kind}_from_file ${table}.csv`
  return orOther ? `${from} or_other` : from
}
