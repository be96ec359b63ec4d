import type { CommuneBook } from '../communes/book.ts'
import { addDays, isWorkingDay, longDay } from '../deadlines/calendar.ts'
import { findLimit } from '../deadlines/limit.ts'
import { type Alarm, alarmDue, nextAlarm, type Raised } from '../dossiers/alarms.ts'
import type { Telling } from '../dossiers/deed.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import { REPLY_SOURCE } from './limits.ts'
import type { CriticismRow } from './tables.ts'
import { TO_LEADERS, toAsked, toDrafter, toLead, toLeadHead, toPromulgator } from './told.ts'

/** What the clock knows of a draft besides its dossier. */
export type Clocked = { criticism: CriticismRow; asked: { bodies: readonly string[]; staffIds: readonly string[] } }
/** What the clock does with a draft today: the first alarm that is due and was not raised. */
export function criticismClock(row: DossierRow, own: Clocked, book: CommuneBook, today: string): Raised | null {
  return alarmDue(alarmsOf(row, own, book), row, today)
}

/** The next day on which the clock must look; null when nothing can happen by itself. */
export function criticismWake(row: DossierRow, own: Clocked, book: CommuneBook, today: string): string | null {
  return nextAlarm(alarmsOf(row, own, book), row, today)
}

function alarmsOf(row: DossierRow, own: Clocked, book: CommuneBook): Alarm[] {
  switch (row.status) {
    case 'draft_requested':
      return row.dueOn === null ? [] : [notSent(row, row.dueOn)]
    case 'collecting':
    case 'session_held':
      return row.dueOn === null ? [] : hearing(row, own, book, row.dueOn)
    case 'opinion_issued':
      return row.dueOn === null ? [] : reply(row, own, book, row.dueOn)
    case 'responded': {
      const { plannedOn, respondedOn } = own.criticism
      if (plannedOn === null) return []
      const on = addDays(plannedOn > (respondedOn ?? '') ? plannedOn : (respondedOn ?? plannedOn), 1)
      const told = [
        { to: toDrafter(row), what: 'Đã qua ngày dự kiến trình. Cơ quan ghi văn bản đã ban hành, hoặc thôi ban hành.' },
      ]
      return [alarm('asked', on, 'criticism.final_asked', { plannedOn }, told)]
    }
    default:
      return []
  }
}

function notSent(row: DossierRow, dueOn: string): Alarm {
  const told = [{ to: [...toDrafter(row), ...toLead(row)], what: 'Quá ngày Mặt trận đề nghị gửi dự thảo.' }]
  return alarm('overdue', addDays(dueOn, 1), 'criticism.draft_overdue', { dueOn }, told)
}

function hearing(row: DossierRow, { asked }: Clocked, book: CommuneBook, closesOn: string): Alarm[] {
  const remind = daysBefore(book, 'remind_before', closesOn)
  const to = toAsked(asked.bodies, asked.staffIds)
  const what = `Sắp hết thời gian góp ý dự thảo: ${longDay(closesOn)}.`
  const ended = { to: toLead(row), what: 'Đã hết thời gian lấy ý kiến. Ông/bà đóng góp ý để tổng hợp, hoặc kéo dài.' }
  return [
    ...(remind !== null && to.length > 0
      ? [alarm('reminded', remind, 'criticism.hearing_reminded', { closesOn }, [{ to, what }])]
      : []),
    alarm('ended', addDays(closesOn, 1), 'criticism.hearing_ended', { closesOn }, [ended]),
  ]
}

function reply(row: DossierRow, own: Clocked, book: CommuneBook, dueOn: string): Alarm[] {
  const detail = { dueOn, bodyId: row.addressedBodyId }
  const remind = daysBefore(book, 'remind_before', dueOn)
  const escalate = daysAfter(book, 'escalate_leader', dueOn)
  const soon = `Sắp đến thời hạn đề nghị trả lời phản biện: ${longDay(dueOn)} (${REPLY_SOURCE}).`
  const late = `Quá thời hạn đề nghị trả lời phản biện: ${longDay(dueOn)}. Phải trả lời bằng văn bản theo ${REPLY_SOURCE}.`
  const front = [...toLead(row), ...toLeadHead(row)]
  // Who was not told that it is late, because the clock stood still, hears it now.
  const missed = row.alarm === 'overdue' ? [] : [...toDrafter(row), ...front]
  const above = [TO_LEADERS, ...toPromulgator(row, own), ...missed]
  return [
    ...(remind === null
      ? []
      : [alarm('reminded', remind, 'criticism.reply_reminded', detail, [{ to: toDrafter(row), what: soon }])]),
    alarm('overdue', addDays(dueOn, 1), 'criticism.reply_overdue', detail, [
      { to: [...toDrafter(row), ...front], what: late },
    ]),
    ...(escalate === null
      ? []
      : [
          alarm('escalated', escalate, 'criticism.reply_escalated', detail, [
            {
              to: above,
              what: `Cơ quan soạn thảo chưa trả lời phản biện của Mặt trận xã, quá thời hạn đề nghị ${longDay(dueOn)}.`,
            },
          ]),
        ]),
  ]
}

function alarm(
  name: string,
  on: string,
  kind: string,
  detail: Record<string, unknown>,
  told: readonly Telling[],
): Alarm {
  return { alarm: name, on, deed: () => ({ event: { kind, detail }, set: { alarm: name }, told }) }
}

function daysBefore(book: CommuneBook, code: string, day: string): string | null {
  return shifted(book, code, day, -1)
}

/** The day after so many days have passed. */
function daysAfter(book: CommuneBook, code: string, day: string): string | null {
  const last = shifted(book, code, day, 1)
  return last === null ? null : addDays(last, 1)
}

function shifted(book: CommuneBook, code: string, from: string, step: 1 | -1): string | null {
  const limit = findLimit(book.limits, code, from)
  if (!limit) return null
  let day = from
  for (let left = limit.days; left > 0;) {
    day = addDays(day, step)
    if (limit.unit === 'calendar_days' || isWorkingDay(day, book.specialDays)) left--
  }
  return day
}
