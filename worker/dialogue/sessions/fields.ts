import { type CommuneBook, offered, withChosen } from '../../communes/book.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { DeedField, DeedValues } from '../../dossiers/deed.ts'
import type { FieldErrors } from '../../staff/form.ts'
import type { MeetingRow } from './tables.ts'
import { clockOf, instantAt, readHour } from './times.ts'

/** Places in the largest hall. */
export const CAPACITY_MOST = 5000

/** When and where. */
export function placeFields(today: string): DeedField[] {
  return [
    { kind: 'day', name: 'day', label: 'Ngày', required: true, min: today },
    { kind: 'line', name: 'from', label: 'Từ mấy giờ', hint: 'Ví dụ: 7:30', required: true, most: 8 },
    { kind: 'line', name: 'to', label: 'Đến mấy giờ', hint: 'Ví dụ: 11:00', required: true, most: 8 },
    {
      kind: 'line',
      name: 'place',
      label: 'Nơi họp',
      hint: 'Ví dụ: Hội trường UBND xã. Để trống nếu chỉ họp qua mạng.',
    },
    {
      kind: 'line',
      name: 'onlineLink',
      label: 'Đường dẫn họp qua mạng',
      hint: 'Bắt đầu bằng https://. Để trống nếu không họp qua mạng.',
      most: 500,
    },
  ]
}

/** How it is held: may still change after it was announced. */
export function aroundFields(): DeedField[] {
  return [
    {
      kind: 'area',
      name: 'about',
      label: 'Nội dung, ai nên đến',
      hint: 'Bà con đọc được. Viết ngắn, dễ hiểu.',
      rows: 4,
      most: 2000,
      required: true,
      least: 10,
    },
    { kind: 'line', name: 'hosts', label: 'Người chủ trì', hint: 'Ghi chức vụ.', required: true },
    {
      kind: 'number',
      name: 'capacity',
      label: 'Hội trường có bao nhiêu chỗ',
      hint: 'Để trống nếu không đếm chỗ.',
      min: 0,
      max: CAPACITY_MOST,
    },
    {
      kind: 'number',
      name: 'reserved',
      label: 'Giữ bao nhiêu chỗ cho người đã đề nghị đối thoại',
      min: 0,
      max: CAPACITY_MOST,
    },
    { kind: 'line', name: 'interpreters', label: 'Phiên dịch', hint: 'Ví dụ: tiếng Tày, tiếng Dao.' },
  ]
}

/** The hamlet it is held for. */
export function hamletField(book: CommuneBook, today: string, chosen = ''): DeedField {
  const hamlets = withChosen(offered(book.hamlets.values(), today), book.hamlets.get(chosen))
  return {
    kind: 'select',
    name: 'hamlet',
    label: 'Cho thôn nào',
    empty: 'Cả xã',
    options: hamlets.map(({ id, name }) => ({ value: id, label: name })),
  }
}

export type When = Pick<MeetingRow, 'startsAt' | 'endsAt' | 'place' | 'onlineLink'>
export type Around = Pick<MeetingRow, 'about' | 'hosts' | 'capacity' | 'reserved' | 'interpreters'>

/** What a form starts with. */
export function placeValues(session: When): DeedValues {
  return {
    day: localDay(session.startsAt),
    from: clockOf(session.startsAt),
    to: clockOf(session.endsAt),
    place: session.place,
    onlineLink: session.onlineLink,
  }
}

export function aroundValues(session: Around): DeedValues {
  return {
    about: session.about,
    hosts: session.hosts,
    capacity: session.capacity === 0 ? '' : String(session.capacity),
    reserved: session.reserved === 0 ? '' : String(session.reserved),
    interpreters: session.interpreters,
  }
}

/** When and where, or what is wrong with it. */
export function readWhen(values: DeedValues): { ok: true; set: When } | { ok: false; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const [from, to] = [readHour(values.from ?? ''), readHour(values.to ?? '')]
  if (from === null) errors.from = ['Ông/bà ghi giờ, ví dụ 7:30.']
  if (to === null) errors.to = ['Ông/bà ghi giờ, ví dụ 11:00.']
  if (from !== null && to !== null && to <= from) errors.to = ['Giờ kết thúc phải sau giờ bắt đầu.']
  const { day = '', onlineLink = '', place = '' } = values
  if (place === '' && onlineLink === '') errors.place = ['Ông/bà ghi nơi họp, hoặc đường dẫn họp qua mạng.']
  if (onlineLink !== '' && !isLink(onlineLink))
    errors.onlineLink = ['Đường dẫn phải bắt đầu bằng https:// và không có khoảng trống.']
  if (from === null || to === null || Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, set: { startsAt: instantAt(day, from), endsAt: instantAt(day, to), place, onlineLink } }
}

/** How it is held, or what is wrong with it. `taken`: places that were given. */
export function readAround(
  values: DeedValues,
  taken = 0,
): { ok: true; set: Around } | { ok: false; errors: FieldErrors } {
  const capacity = Number(values.capacity || 0)
  const reserved = Number(values.reserved || 0)
  const errors: FieldErrors = {}
  if (reserved > capacity) errors.reserved = ['Số chỗ giữ không nhiều hơn số chỗ của hội trường.']
  if (capacity > 0 && capacity < taken)
    errors.capacity = [`Đã có ${taken} người đăng ký: số chỗ không ít hơn số ấy được.`]
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const { about = '', hosts = '', interpreters = '' } = values
  return { ok: true, set: { about, hosts, capacity, reserved, interpreters } }
}

function isLink(text: string): boolean {
  return /^https:\/\/\S+$/.test(text) && URL.canParse(text)
}
