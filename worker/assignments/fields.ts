import { type CommuneBook, offered, withChosen } from '../communes/book.ts'
import { addDays } from '../deadlines/calendar.ts'
import type { DeedField, DeedValues } from '../dossiers/deed.ts'
import { ticked } from '../dossiers/deed.ts'
import { hamletCell, type Row } from './table.ts'

/** A row's form: the organisation as printed, which body it is, what it does, where. */
export function rowFields(book: CommuneBook, today: string, row?: Row): DeedField[] {
  const bodies = offered(book.bodies.values(), today).sort((a, b) => a.name.localeCompare(b.name, 'vi'))
  const hamlets = offered(book.hamlets.values(), today)
  const ended = (row?.hamletIds ?? []).flatMap((id) => book.hamlets.get(id) ?? [])
  return [
    {
      kind: 'line',
      name: 'name',
      label: 'Chi bộ, tổ chức',
      hint: 'Ghi như in trong bảng. Ví dụ: Hội LHPN xã.',
      required: true,
      most: 150,
    },
    {
      kind: 'select',
      name: 'body',
      label: 'Là cơ quan nào của xã',
      hint: 'Để hệ thống nhắc đúng nơi.',
      empty: 'Không có trong danh sách',
      options: withChosen(bodies, book.bodies.get(row?.bodyId ?? '')).map(({ id, name }) => ({
        value: id,
        label: name,
      })),
    },
    { kind: 'area', name: 'content', label: 'Nội dung phụ trách', required: true, most: 1000, rows: 3 },
    {
      kind: 'ticks',
      name: 'hamlets',
      label: 'Thôn phụ trách',
      hint: 'Có thể không chọn thôn nào.',
      options: ended
        .reduce((all, one) => withChosen(all, one), hamlets)
        .map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      kind: 'line',
      name: 'cell',
      label: 'Ô thôn in khác đi',
      hint: 'Để trống thì in tên các thôn đã chọn.',
      most: 300,
    },
    { kind: 'line', name: 'note', label: 'Ghi chú', most: 300 },
  ]
}

/** What a row's form starts with. */
export function rowValues(book: CommuneBook, row: Row): DeedValues {
  const { bodyId, content, hamletIds, hamlets, name, note } = row
  const cell = hamlets === hamletCell(book, hamletIds) ? '' : hamlets
  return { name, body: bodyId, content, hamlets: hamletIds.join(' '), cell, note }
}

/** The row of what was typed. Hamlets stand in the commune's order. */
export function rowOf(book: CommuneBook, values: DeedValues): Row {
  const chosen = ticked(values, 'hamlets')
  const hamletIds = [...book.hamlets.keys()].filter((id) => chosen.includes(id))
  const { body = '', cell = '', content = '', name = '', note = '' } = values
  return { name, bodyId: body, content, hamletIds, hamlets: cell || hamletCell(book, hamletIds), note }
}

/** What the table is called. */
export const TITLE_FIELD: DeedField = {
  kind: 'area',
  name: 'title',
  label: 'Tên bảng',
  hint: 'In dưới chữ PHÂN CÔNG.',
  required: true,
  least: 10,
  most: 400,
  rows: 3,
}

/** A table is decided for this year or the next. */
const DAYS_AHEAD = 500

/** What a decision asks for. */
export function decideFields(today: string, earliest: string | undefined): DeedField[] {
  return [
    {
      kind: 'line',
      name: 'attachedTo',
      label: 'Kèm theo văn bản nào',
      hint: 'Số, ngày, cơ quan. Ví dụ: Kế hoạch số 11 KH/ĐU ngày 15/01/2027 của Đảng ủy xã.',
      required: true,
      least: 8,
      most: 300,
    },
    {
      kind: 'day',
      name: 'startsOn',
      label: 'Dùng từ ngày',
      required: true,
      max: addDays(today, DAYS_AHEAD),
      ...(earliest === undefined ? {} : { min: earliest }),
    },
  ]
}

/** Why a draft is dropped. */
export const DROP_FIELD: DeedField = {
  kind: 'line',
  name: 'reason',
  label: 'Lý do',
  required: true,
  least: 5,
  most: 200,
}

/** As it is printed: "Kèm theo Kế hoạch số …". */
export function attachedText(typed: string): string {
  const bare = typed.replace(/^\(|\)$/g, '').trim()
  return /^kèm theo /iu.test(bare) ? `Kèm theo ${bare.slice(9)}` : `Kèm theo ${bare}`
}
