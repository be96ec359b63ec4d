import { longDay } from '../deadlines/calendar.ts'
import { type DeedField, wrongAt } from '../dossiers/deed.ts'
import {
  addresseeFields,
  addresseeValues,
  dayFields,
  readAddressees,
  readDays,
  readUnits,
  unitFields,
  unitValues,
  wakeAfter,
} from './fields.ts'
import type { RoundDeed } from './own.ts'
import { tellUnits } from './told.ts'

const TITLE: DeedField = { kind: 'line', name: 'title', label: 'Tên kỳ báo cáo', required: true, least: 5, most: 160 }

const change: RoundDeed = {
  title: 'Sửa kỳ này',
  lead: ({ file: { row } }) =>
    row.status === 'draft'
      ? 'Sửa trước khi mở.'
      : 'Kỳ đang mở: đổi hạn thì mọi đơn vị được báo. Danh sách đơn vị và biểu mẫu giữ nguyên.',
  button: 'Ghi lại',
  quiet: true,
  fields: ({ book, file: { own, row }, today }) => [
    TITLE,
    ...dayFields(today),
    ...(row.status === 'draft' ? unitFields(book, today) : []),
    ...addresseeFields(book, today, own.areas),
  ],
  values: ({ file: { own, row } }) => ({
    title: row.title,
    ...{ dueOn: own.round.dueOn, remindOn: own.round.remindOn ?? '', closesOn: own.round.closesOn },
    ...unitValues(own.round.units),
    ...addresseeValues(own.round.addressees),
  }),
  plan: (desk, values) => {
    const { book, file, today } = desk
    const { own, row } = file
    const days = readDays(values)
    const to = readAddressees(book, own.areas, values)
    if (!days.ok || !to.ok)
      return { ok: false, errors: { ...(days.ok ? {} : days.errors), ...(to.ok ? {} : to.errors) } }
    const { title = row.title } = values
    const { dueOn } = days.set
    const isMoved = dueOn !== own.round.dueOn
    if (row.status === 'draft') {
      const units = readUnits(book, today, values)
      if (units.length === 0) return wrongAt('groups', 'Ông/bà chọn ít nhất một đơn vị báo cáo.')
      return {
        ok: true,
        set: { title, dueOn },
        detail: { dueOn, units: units.length },
        more: { set: { ...days.set, units, addressees: to.addressees } },
      }
    }
    if (isMoved && dueOn < today) return wrongAt('dueOn', 'Hạn nộp mới không lùi về trước hôm nay.')
    if (days.set.closesOn < today) return wrongAt('closesOn', 'Ngày đóng không trước hôm nay.')
    return {
      ok: true,
      // A day that was moved is warned of anew.
      set: { title, dueOn, ...(isMoved ? { alarm: '' } : {}), wakeOn: wakeAfter(desk, days.set) },
      detail: isMoved ? { from: own.round.dueOn, dueOn } : {},
      told: isMoved
        ? tellUnits(
            own.reports.map(({ unit }) => unit),
            own.hamletReps,
            `Hạn nộp đổi sang ${longDay(dueOn)}: ${title}.`,
          )
        : [],
      more: { set: { ...days.set, addressees: to.addressees }, ...(isMoved ? { moveDue: dueOn } : {}) },
    }
  },
  done: 'Đã ghi.',
}

export const CHANGE_DEEDS = { sua: change } satisfies Record<string, RoundDeed>
