import { shownPattern } from '../../bodies/body-form.ts'
import { longDay } from '../../deadlines/calendar.ts'
import { conditionWords } from '../../routing/trial.ts'
import { bodyName, type CommuneBook, type RoutingRule } from '../book.ts'
import { CORNERS } from './corners.ts'

/** An event of the settings, as it is kept. */
export type Told = { subjectKind: string; subjectId: string; before: string; after: string }

type Row = Record<string, unknown>

const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'Tên',
  title: 'Tên mẫu',
  text: 'Lời',
  kind: 'Loại',
  notation: 'Cách ghi số báo cáo',
  paperSystem: 'Đầu văn bản',
  paperParent: 'Tên cơ quan cấp trên ở đầu văn bản',
  paperIssuer: 'Tên cơ quan ban hành ở đầu văn bản',
  parentBodyId: 'Cấp trên',
  startsOn: 'Bắt đầu',
  endsOn: 'Ngày cuối cùng',
  heirBodyId: 'Cơ quan kế thừa',
  position: 'Thứ tự',
  standbyBodyId: 'Cơ quan đứng chân',
  example: 'Ví dụ',
  restricted: 'Không công khai',
  sensitive: 'Báo lãnh đạo ngay',
  category: 'Lĩnh vực',
  hamletId: 'Thôn',
  urgency: 'Mức độ',
  bodyId: 'Cơ quan',
  limitCode: 'Thời hạn',
  reason: 'Vì sao',
  effectiveFrom: 'Áp dụng từ',
  effectiveTo: 'Đến hết',
  days: 'Số ngày',
  unit: 'Cách tính',
  basis: 'Căn cứ',
  source: 'Nguồn',
  confirmed: 'Chắc đến đâu',
  day: 'Ngày',
  pattern: 'Cách ghi số',
}

const VALUE_WORDS: Readonly<Record<string, string>> = {
  working_days: 'ngày làm việc',
  calendar_days: 'ngày kể cả ngày nghỉ',
  law: 'theo luật',
  commitment: 'xã cam kết',
  read: 'đã đọc văn bản',
  secondary: 'nguồn khác xác nhận',
  unconfirmed: 'chưa kiểm tra',
  own: 'xã tự đặt',
  holiday: 'nghỉ',
  working: 'làm việc bù',
  ordinary: 'thông thường',
  urgent: 'khẩn cấp',
  complex: 'phức tạp',
  transfer_note: 'phiếu chuyển',
  report: 'báo cáo',
  reply: 'công văn',
  minutes: 'biên bản',
  plan: 'kế hoạch',
  decision: 'quyết định',
  notice: 'thông báo',
  state: 'Quốc hiệu, cơ quan nhà nước',
  front: 'Quốc hiệu, Mặt trận và đoàn thể',
  party: 'Đảng Cộng sản Việt Nam',
}

/** What is settled on pages of other rooms. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  webhook: 'hệ thống nhận tin',
  category_questions: 'câu hỏi theo lĩnh vực',
  area_sending: 'việc gửi số liệu lên cấp trên',
}

/** "Sửa thôn: Làng Dịa". */
export function settingTitle(event: Told, book: CommuneBook): string {
  const [before, after] = [rowOf(event.before), rowOf(event.after)]
  const one =
    CORNERS.find((corner) => corner.kind === event.subjectKind)?.one ?? ELSEWHERE[event.subjectKind] ?? 'cài đặt khác'
  const deed = before === null ? 'Thêm' : after === null ? 'Bỏ' : hasEnded(before, after) ? 'Đặt ngày cuối cho' : 'Sửa'
  return `${deed} ${one}: ${nameOf(event, after ?? before ?? {}, book)}`
}

/** What was before and what is after, field by field: "Tên: Làng Dịa → Làng Dịa 1." */
export function settingNote(event: Told, book: CommuneBook): string {
  const [before, after] = [rowOf(event.before) ?? {}, rowOf(event.after) ?? {}]
  const names = Object.keys({ ...before, ...after }).filter((name) => FIELD_WORDS[name] && before[name] !== after[name])
  const isNew = event.before === ''
  return names
    .filter((name) => !isNew || !isEmpty(after[name]))
    .map((name) => {
      const [from, to] = [valueText(name, before[name], book), valueText(name, after[name], book)]
      return isNew ? `${FIELD_WORDS[name]}: ${to}.` : `${FIELD_WORDS[name]}: ${from} → ${to}.`
    })
    .join('\n')
}

function hasEnded(before: Row, after: Row): boolean {
  return ['endsOn', 'effectiveTo'].some((name) => isEmpty(before[name]) && !isEmpty(after[name]))
}

function nameOf({ subjectId, subjectKind }: Told, row: Row, book: CommuneBook): string {
  if (subjectKind === 'routing_rule') return conditionWords(row as RoutingRule, book)
  if (subjectKind === 'day') return `${longDay(subjectId)}, ${textOf(row.name)}`
  if (subjectKind === 'number_pattern')
    return `${bodyName(book, textOf(row.bodyId))}, ${VALUE_WORDS[textOf(row.documentKind)] ?? ''}`
  return textOf(row.name ?? row.title ?? row.text ?? subjectId)
}

function valueText(name: string, value: unknown, book: CommuneBook): string {
  if (isEmpty(value)) return 'không có'
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  const text = textOf(value)
  if (/BodyId$|^bodyId$/.test(name)) return bodyName(book, text)
  if (name === 'category') return book.categories.get(text)?.name ?? text
  if (name === 'hamletId') return book.hamlets.get(text)?.name ?? text
  if (name === 'limitCode') return book.limits.find((limit) => limit.code === text)?.name ?? text
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return longDay(text)
  return VALUE_WORDS[text] ?? shownPattern(text)
}

function rowOf(json: string): Row | null {
  return json === '' ? null : (JSON.parse(json) as Row)
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
