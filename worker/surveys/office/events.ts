import type { CommuneBook } from '../../communes/book.ts'
import { instantText } from '../../deadlines/calendar.ts'

/** What is noted about a survey. Facts only; nothing about who answered. */
export type SurveyEvent =
  | { kind: 'survey.made'; detail: { from: string } }
  | { kind: 'survey.changed'; detail: { what: string[]; closesAt?: string | null } }
  | { kind: 'survey.opened'; detail: { version: number; opensAt: string; closesAt: string | null } }
  | { kind: 'survey.renewed'; detail: { version: number } }
  | { kind: 'survey.closed'; detail: { many?: number } }
  | { kind: 'survey.ended'; detail: { many?: number } }
  | { kind: 'survey.reopened'; detail: { closesAt: string | null } }
  | { kind: 'survey.put_away'; detail: object }
  | { kind: 'survey.taken_back'; detail: object }
  | { kind: 'slips.made'; detail: { series: number; many: number; hamlet: string } }
  | { kind: 'slips.withdrawn'; detail: { series: number; many: number } }
  | { kind: 'paper.printed'; detail: { from: number; to: number } }
  | { kind: 'answers.judged'; detail: { kept: number; refused: number } }
  | { kind: 'results.published' | 'results.withdrawn' | 'answers.exported'; detail: object }

/** A line of a survey's history as it is kept. */
export type KeptEvent = {
  kind: string
  detail: Record<string, unknown>
  byName: string | null
  at: string
  seq: number
}

type Tell = (detail: Record<string, unknown>, book: CommuneBook) => string

const until = (closesAt: unknown) =>
  typeof closesAt === 'string' ? `đến ${instantText(closesAt)}` : 'chưa định ngày đóng'

const WORDS: Record<SurveyEvent['kind'], Tell> = {
  'survey.made': ({ from }) => (from ? `Lập khảo sát từ biểu mẫu "${text(from)}".` : 'Lập khảo sát.'),
  'survey.changed': ({ what, closesAt }) => {
    const fields = Array.isArray(what) ? what.map(text).join(', ') : ''
    return `Sửa: ${fields.toLowerCase()}.${closesAt === undefined ? '' : ` Nhận trả lời ${until(closesAt)}.`}`
  },
  'survey.opened': ({ version, closesAt }) => `Mở khảo sát với bản câu hỏi số ${number(version)}, ${until(closesAt)}.`,
  'survey.renewed': ({ version }) => `Đổi sang bản câu hỏi số ${number(version)} cho những người trả lời từ lúc này.`,
  'survey.closed': ({ many }) => `Đóng khảo sát${many === undefined ? '' : `, ${number(many)} phiếu`}.`,
  'survey.ended': ({ many }) => `Hết giờ nhận trả lời${many === undefined ? '' : `, ${number(many)} phiếu`}.`,
  'survey.reopened': ({ closesAt }) => `Mở lại, nhận trả lời ${until(closesAt)}.`,
  'survey.put_away': () => 'Cất khỏi danh sách.',
  'survey.taken_back': () => 'Lấy lại vào danh sách.',
  'slips.made': ({ series, many, hamlet }, book) => {
    const name = book.hamlets.get(text(hamlet))?.name
    return `Làm ${number(many)} phiếu mời${name ? ` cho ${name}` : ''} (loạt ${number(series)}).`
  },
  'slips.withdrawn': ({ series, many }) => `Thu hồi ${number(many)} phiếu mời chưa dùng của loạt ${number(series)}.`,
  'paper.printed': ({ from, to }) => `In phiếu giấy số ${number(from)} đến ${number(to)}.`,
  'answers.judged': ({ kept, refused }) => {
    const parts = [
      number(kept) > 0 && `tính ${number(kept)} phiếu`,
      number(refused) > 0 && `không tính ${number(refused)} phiếu`,
    ].filter(Boolean)
    return `Xem phiếu chờ: ${parts.join(', ')}.`
  },
  'results.published': () => 'Công bố kết quả.',
  'results.withdrawn': () => 'Rút kết quả đã công bố.',
  'answers.exported': ({ file }) => `Tải câu trả lời về máy: tệp ${text(file)}.`,
}

/** What happened, in a sentence. */
export function eventWords({ kind, detail }: Pick<KeptEvent, 'kind' | 'detail'>, book: CommuneBook): string {
  return Object.hasOwn(WORDS, kind) ? WORDS[kind as SurveyEvent['kind']](detail, book) : 'Có thay đổi.'
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
