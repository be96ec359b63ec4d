import { heirOf } from '../bodies/heir.ts'
import type { Body, CommuneBook } from '../communes/book.ts'
import { offered } from '../communes/book.ts'
import { readUnit } from '../communes/unit.ts'
import { addDays } from '../deadlines/calendar.ts'
import { type DeedField, type DeedValues, ticked, wrongAt } from '../dossiers/deed.ts'
import type { FieldErrors } from '../staff/form.ts'
import { roundWake } from './clock-deeds.ts'
import type { RoundDesk } from './own.ts'
import type { RoundRow } from './tables.ts'
import type { Addressee } from './words.ts'

/** Days after the due day until which a round may take reports. */
export const MOST_AFTER = 60
/** Names on paper that a report may go to besides. */
const MOST_PAPER = 10

/** Whole groups of units, ticked with one tap. */
const GROUPS: readonly { value: string; label: string; of?: Body['kind'] }[] = [
  { value: 'hamlets', label: 'Tất cả các thôn' },
  { value: 'mass_org', label: 'Các tổ chức chính trị - xã hội', of: 'mass_org' },
  { value: 'board', label: 'Các ban: Thanh tra nhân dân, Giám sát đầu tư', of: 'board' },
]

/** Who reports: whole groups, then one by one. */
export function unitFields(book: CommuneBook, today: string): DeedField[] {
  return [
    { kind: 'ticks', name: 'groups', label: 'Chọn nhanh cả nhóm', options: GROUPS },
    {
      ...{ kind: 'ticks', name: 'hamlets', label: 'Từng thôn' },
      options: offered(book.hamlets.values(), today).map(({ id, name }) => ({ value: `hamlet:${id}`, label: name })),
    },
    {
      ...{ kind: 'ticks', name: 'bodies', label: 'Từng cơ quan, tổ chức' },
      options: offered(book.bodies.values(), today).map(({ id, name }) => ({ value: `body:${id}`, label: name })),
    },
  ]
}

/** What the ticks start with. */
export function unitValues(units: readonly string[]): DeedValues {
  return {
    groups: '',
    hamlets: units.filter((unit) => unit.startsWith('hamlet:')).join(' '),
    bodies: units.filter((unit) => unit.startsWith('body:')).join(' '),
  }
}

/** The units that were ticked, hamlets first, each once and in the commune's own order. */
export function readUnits(book: CommuneBook, today: string, values: DeedValues): string[] {
  const chosen = new Set([...ticked(values, 'hamlets'), ...ticked(values, 'bodies')])
  const groups = ticked(values, 'groups')
  const hamlets = offered(book.hamlets.values(), today).map(({ id }) => `hamlet:${id}`)
  const bodies = offered(book.bodies.values(), today)
  return [
    ...hamlets.filter((unit) => groups.includes('hamlets') || chosen.has(unit)),
    ...bodies.filter(({ id, kind }) => groups.includes(kind) || chosen.has(`body:${id}`)).map(({ id }) => `body:${id}`),
  ]
}

/** Those of a set that still are units of the commune on that day, each once; of a body that has ended, its heir. */
export function standingUnits(book: CommuneBook, today: string, units: readonly string[]): string[] {
  const now = units.map((key) => {
    const unit = readUnit(book, key)
    return unit?.kind === 'body' ? `body:${heirOf(book.bodies, unit.id, today)}` : key
  })
  return [...new Set(now)].filter((key) => {
    const unit = readUnit(book, key)
    const row = unit?.kind === 'hamlet' ? book.hamlets.get(unit.id) : unit && book.bodies.get(unit.id)
    return row ? row.endsOn === null || today <= row.endsOn : false
  })
}

/** To whom the compiled report goes. */
export function addresseeFields(
  book: CommuneBook,
  today: string,
  areas: readonly { id: string; name: string }[],
): DeedField[] {
  const bodies = offered(book.bodies.values(), today).map(({ id, name }) => ({ value: id, label: name }))
  return [
    { kind: 'ticks', name: 'toBodies', label: 'Gửi cơ quan, tổ chức trong xã', options: bodies },
    ...(areas.length === 0
      ? []
      : [
          {
            ...{ kind: 'ticks' as const, name: 'toAreas', label: 'Gửi cấp trên, đọc ngay trong hệ thống' },
            options: areas.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]),
    {
      ...{ kind: 'area', name: 'toPaper', label: 'Nơi nhận khác, gửi bằng văn bản', rows: 3, most: 1000 },
      hint: 'Mỗi dòng một nơi nhận. Để trống nếu không có.',
    },
  ]
}

/** What those fields start with. */
export function addresseeValues(addressees: readonly Addressee[]): DeedValues {
  const of = (kind: Addressee['kind']) => addressees.filter((one) => one.kind === kind)
  return {
    toBodies: of('body')
      .map(({ id }) => id)
      .join(' '),
    toAreas: of('area')
      .map(({ id }) => id)
      .join(' '),
    toPaper: of('paper')
      .map(({ name }) => name)
      .join('\n'),
  }
}

/** Reads them: bodies, levels above, names on paper. */
export function readAddressees(
  book: CommuneBook,
  areas: readonly { id: string; name: string }[],
  values: DeedValues,
): { ok: true; addressees: Addressee[] } | { ok: false; errors: FieldErrors } {
  const paper = (values.toPaper ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  if (paper.length > MOST_PAPER) return wrongAt('toPaper', `Nhiều nhất ${MOST_PAPER} nơi nhận.`)
  if (paper.some((line) => line.length > 160)) return wrongAt('toPaper', 'Mỗi nơi nhận nhiều nhất 160 ký tự.')
  const above = new Set(ticked(values, 'toAreas'))
  return {
    ok: true,
    addressees: [
      ...ticked(values, 'toBodies').map((id) => ({ kind: 'body' as const, id, name: book.bodies.get(id)?.name ?? '' })),
      ...areas.filter(({ id }) => above.has(id)).map(({ id, name }) => ({ kind: 'area' as const, id, name })),
      ...paper.map((name) => ({ kind: 'paper' as const, id: '', name })),
    ],
  }
}

/** The days of a round. */
export function dayFields(today: string): DeedField[] {
  return [
    { kind: 'day', name: 'dueOn', label: 'Hạn nộp, đến hết ngày', required: true, max: addDays(today, 800) },
    { kind: 'day', name: 'remindOn', label: 'Nhắc trước vào ngày', hint: 'Để trống nếu không nhắc.' },
    {
      ...{ kind: 'day', name: 'closesOn', label: 'Đóng sau ngày', required: true },
      hint: 'Sau ngày này, đơn vị chưa nộp ghi là không báo cáo.',
    },
  ]
}

/** Reads them: in their order, or what is wrong. */
export function readDays(
  values: DeedValues,
): { ok: true; set: Pick<RoundRow, 'dueOn' | 'remindOn' | 'closesOn'> } | { ok: false; errors: FieldErrors } {
  const { closesOn = '', dueOn = '', remindOn = '' } = values
  if (remindOn !== '' && remindOn > dueOn) return wrongAt('remindOn', 'Ngày nhắc không sau hạn nộp.')
  if (closesOn < dueOn) return wrongAt('closesOn', 'Ngày đóng không trước hạn nộp.')
  if (closesOn > addDays(dueOn, MOST_AFTER))
    return wrongAt('closesOn', `Đóng chậm nhất ${MOST_AFTER} ngày sau hạn nộp.`)
  return { ok: true, set: { dueOn, remindOn: remindOn || null, closesOn } }
}

/** The day on which the clock looks next at a round that runs with these days. */
export function wakeAfter(
  { book, file: { row, own }, today }: RoundDesk,
  days: Partial<Pick<RoundRow, 'dueOn' | 'remindOn' | 'closesOn'>>,
): string | null {
  return roundWake({ ...row, status: 'open', alarm: '' }, { ...own, round: { ...own.round, ...days } }, book, today)
}
