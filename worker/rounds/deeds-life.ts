import { addDays, longDay } from '../deadlines/calendar.ts'
import type { DeedField } from '../dossiers/deed.ts'
import { closedWith, remindersOf } from './clock-deeds.ts'
import { CHANGE_DEEDS } from './deeds-change.ts'
import { MOST_AFTER, standingUnits, wakeAfter } from './fields.ts'
import type { RoundDeed } from './own.ts'
import { owing, standText } from './owing.ts'
import { tellUnits, toLead } from './told.ts'

const REASON: DeedField = {
  ...{ kind: 'area', name: 'reason', label: 'Lý do', required: true, least: 5, most: 1000, rows: 3 },
  hint: 'Đơn vị báo cáo và cơ quan chủ trì đọc được.',
}

const open: RoundDeed = {
  title: 'Mở kỳ báo cáo',
  lead: ({ file: { own } }) =>
    `${own.round.units.length} đơn vị nhận tin báo và làm được ngay. Hạn nộp ${longDay(own.round.dueOn)}.`,
  button: 'Mở kỳ này',
  refuses: ({ book, file: { own }, today }) => {
    if (own.formTrouble !== '') return { status: 409, sentence: own.formTrouble, shown: true }
    if (standingUnits(book, today, own.round.units).length === 0)
      return { status: 409, sentence: 'Chưa chọn đơn vị nào. Ông/bà chọn ở mục “Sửa kỳ này”.', shown: true }
    return own.round.dueOn < today
      ? { status: 409, sentence: 'Hạn nộp đã qua. Ông/bà sửa hạn ở mục “Sửa kỳ này” rồi mở.', shown: true }
      : null
  },
  fields: () => [],
  plan: (desk) => {
    const { row, own } = desk.file
    const { dueOn, remindOn } = own.round
    const units = standingUnits(desk.book, desk.today, own.round.units)
    return {
      ok: true,
      set: { dueOn, waitsForBodyId: null, alarm: '', wakeOn: wakeAfter(desk, {}) },
      detail: { dueOn, units: units.length },
      told: tellUnits(units, own.hamletReps, `Cần nộp, hạn ${longDay(dueOn)}: ${row.title}.`),
      more: { open: { units, dueOn }, set: remindOn !== null && remindOn < desk.today ? { remindOn: null } : {} },
    }
  },
  done: 'Đã mở. Các đơn vị đã nhận tin báo.',
}

const remind: RoundDeed = {
  title: 'Nhắc đơn vị chưa nộp',
  lead: ({ file: { own } }) =>
    `Còn ${owing(own.reports).length} đơn vị chưa nộp. Mỗi đơn vị nhận một tin báo; tổ chức phụ trách thôn cũng được báo.`,
  button: 'Nhắc ngay',
  refuses: ({ file: { own } }) =>
    owing(own.reports).length === 0 ? { status: 409, sentence: 'Mọi đơn vị đã nộp, không phải nhắc.' } : null,
  fields: () => [],
  plan: ({ book, file: { row, own } }) => {
    const units = owing(own.reports).map(({ unit }) => unit)
    const { dueOn } = own.round
    return {
      ok: true,
      detail: { dueOn, units: units.length },
      told: remindersOf(book, row, units, own.hamletReps, dueOn),
    }
  },
  done: 'Đã nhắc.',
}

const close: RoundDeed = {
  title: 'Đóng kỳ, thôi nhận báo cáo',
  lead: ({ file: { own } }) => {
    const left = owing(own.reports).length
    return left === 0
      ? 'Mọi đơn vị đã nộp.'
      : `Đến nay: ${standText(own.reports)}. ${left} đơn vị chưa nộp sẽ ghi là không báo cáo.`
  },
  button: 'Đóng kỳ này',
  quiet: true,
  fields: ({ file: { own }, today }) =>
    owing(own.reports).length > 0 && today <= own.round.dueOn
      ? [{ ...REASON, label: 'Vì sao đóng trước hạn' }]
      : [{ ...REASON, required: false, hint: 'Không bắt buộc.' }],
  plan: (desk, values) => {
    const { row, own } = desk.file
    return {
      ok: true,
      detail: { closesOn: own.round.closesOn },
      ...(values.reason ? { text: values.reason } : {}),
      ...closedWith(row, own, desk.book),
    }
  },
  done: 'Đã đóng. Ông/bà tổng hợp được rồi.',
}

const reopen: RoundDeed = {
  title: 'Mở lại để nhận thêm báo cáo',
  lead: () => 'Đơn vị đã ghi không báo cáo nộp được đến hết ngày này. Việc từng không báo cáo vẫn còn trong sổ.',
  button: 'Mở lại',
  quiet: true,
  fields: ({ today }) => [
    {
      kind: 'day',
      name: 'closesOn',
      label: 'Nhận đến hết ngày',
      required: true,
      min: today,
      max: addDays(today, MOST_AFTER),
    },
    REASON,
  ],
  values: ({ today }) => ({ closesOn: addDays(today, 3) }),
  plan: (desk, values) => {
    const { own, row } = desk.file
    const { closesOn = desk.today } = values
    const left = own.reports.filter(({ status }) => status === 'missing' || status === 'returned')
    return {
      ok: true,
      set: { waitsForBodyId: null, alarm: 'late', wakeOn: addDays(closesOn, 1) },
      detail: { closesOn },
      text: values.reason ?? '',
      told: tellUnits(
        left.map(({ unit }) => unit),
        own.hamletReps,
        `Mở lại để nhận báo cáo đến hết ${longDay(closesOn)}: ${row.title}.`,
      ),
      more: { set: { closesOn } },
    }
  },
  done: 'Đã mở lại.',
}

const cancel: RoundDeed = {
  title: 'Hủy kỳ này',
  lead: ({ file: { row } }) =>
    row.status === 'draft' ? 'Chưa đơn vị nào thấy kỳ này.' : 'Các đơn vị được báo và không phải làm nữa.',
  button: 'Hủy kỳ này',
  quiet: true,
  fields: () => [REASON],
  plan: ({ file: { own, row }, now, book }, values) => ({
    ok: true,
    set: { waitsForBodyId: null, dueOn: null, wakeOn: null, alarm: '', endedAt: now.toISOString() },
    detail: { from: row.status },
    text: values.reason ?? '',
    told: [
      ...(row.status === 'draft' ? [] : [{ to: toLead(row, book), what: 'Kỳ báo cáo đã hủy.' }]),
      ...tellUnits(
        own.reports.map(({ unit }) => unit),
        own.hamletReps,
        `Thôi, không phải nộp nữa: ${row.title}.`,
      ),
    ],
  }),
  done: 'Đã hủy.',
}

/** A round's own life: opened, changed, reminded of, closed, opened again, cancelled. */
export const LIFE_DEEDS = {
  mo: open,
  ...CHANGE_DEEDS,
  nhac: remind,
  dong: close,
  'mo-lai': reopen,
  huy: cancel,
} satisfies Record<string, RoundDeed>
