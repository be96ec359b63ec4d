import { bodyName } from '../communes/book.ts'
import { daysText } from '../deadlines/ahead.ts'
import { addDays, longDay } from '../deadlines/calendar.ts'
import { findLimit } from '../deadlines/limit.ts'
import type { DeedField } from '../dossiers/deed.ts'
import { tell } from './audiences.ts'
import { LIMIT, reportWanted, sendingAhead, sourceText, unsettled } from './days.ts'
import { CONFIRMING_SOURCE } from './deeds-plan.ts'
import { moveAfter } from './moves.ts'
import { notYet, supervisedOf, type SupervisionDeed, type SupervisionDesk } from './own.ts'
import type { SessionRow } from './tables.ts'
import { isOfBoard } from './words.ts'

/** Where the law wants more days than there are: a tick and the reason. */
export const SHORT: readonly DeedField[] = [
  {
    kind: 'ticks',
    name: 'short',
    label: 'Khi không đủ số ngày theo quy định',
    hint: 'Chỉ đánh dấu khi hệ thống báo chưa đủ ngày mà vẫn phải gửi.',
    options: [{ value: '1', label: 'Vẫn gửi, đã trao đổi với cơ quan được giám sát' }],
  },
  { kind: 'line', name: 'shortReason', label: 'Vì sao không đủ ngày' },
]

/** Papers go out to the bodies, with the day of the session of each. */
export const SENDING_DEEDS: Readonly<Record<string, SupervisionDeed>> = {
  gui: {
    title: 'Gửi kế hoạch cho cơ quan được giám sát',
    lead: (desk) => sendingLead(desk),
    button: 'Gửi',
    done: 'Đã gửi. Từ nay cơ quan được giám sát xem được kế hoạch và ngày làm việc.',
    files: { label: 'Kế hoạch, quyết định, đề cương đã ký' },
    refuses: ({ file: { own } }) =>
      isOfBoard(own.form) && own.planConfirmedBy === null
        ? notYet(
            `Chưa gửi được: kế hoạch của Ban cần Ban Thường trực Mặt trận xã xác nhận trước (${CONFIRMING_SOURCE}).`,
          )
        : null,
    fields: (desk) => [
      ...supervisedOf(desk).map((id): DeedField => ({
        kind: 'day',
        name: `day.${id}`,
        label: `Ngày làm việc với ${bodyName(desk.book, id)}`,
        required: true,
        min: desk.today,
        max: addDays(desk.today, 366),
      })),
      { kind: 'line', name: 'hour', label: 'Giờ', hint: 'Ví dụ: 8 giờ 30.', most: 40 },
      { kind: 'line', name: 'place', label: 'Nơi làm việc' },
      {
        kind: 'ticks',
        name: 'online',
        label: 'Cách làm việc',
        options: [{ value: '1', label: 'Họp trực tuyến' }],
      },
      { kind: 'line', name: 'reference', label: 'Số văn bản', hint: 'Ví dụ: 05/KH-MTTQ-BTT.' },
      ...SHORT,
    ],
    plan(desk, values) {
      const { book, file, today } = desk
      const looked = supervisedOf(desk)
      const errors: Record<string, string[]> = {}
      const isAgreed = values.short === '1'
      for (const id of looked) {
        const ahead = sendingAhead(book, file.own.form, values[`day.${id}`] ?? today, today)
        if (ahead.isShort && !isAgreed)
          errors[`day.${id}`] = [
            `${ahead.sentence} Gửi hôm nay thì làm việc sớm nhất từ ${longDay(ahead.first)}. Ông/bà chọn ngày khác, hoặc đánh dấu vẫn gửi và ghi lý do.`,
          ]
        else if (ahead.isShort && !values.shortReason) errors.shortReason = ['Ông/bà ghi vì sao không đủ ngày.']
      }
      if (Object.keys(errors).length > 0) return { ok: false, errors }
      const sessions = looked.map((bodyId, position): SessionRow => {
        const day = values[`day.${bodyId}`] ?? today
        return {
          ...{ id: desk.newId(), dossierId: file.row.id, position, bodyId, day, sentOn: today },
          ...{ hour: values.hour ?? '', place: values.place ?? '', online: values.online === '1' },
          reportWantedOn: reportWanted(book, file.own.form, day, today).on,
          ...{ reportSeq: null, reportOn: null, heldOn: null, heldSeq: null, alarm: '' },
        }
      })
      const short = sessions.filter(({ day }) => sendingAhead(book, file.own.form, day, today).isShort)
      const limit = findLimit(book.limits, isOfBoard(file.own.form) ? LIMIT.boardSendAhead : LIMIT.sendAhead, today)
      return {
        ok: true,
        detail: {
          sessions: sessions.map(({ bodyId, day, reportWantedOn }) => ({ bodyId, day, reportWantedOn })),
          short: short.length,
          ...(limit ? { limit: limit.code, days: limit.days } : {}),
          ...(values.reference ? { reference: values.reference } : {}),
        },
        ...(short.length > 0 ? { text: `Gửi không đủ ngày: ${values.shortReason ?? ''}` } : {}),
        set: moveAfter(desk, sessions),
        more: { own: { sentOn: today }, sessions, ...(file.row.restricted ? {} : { shown: looked }) },
        told: sessions.flatMap((one) =>
          tell(
            desk,
            [{ body: one.bodyId }],
            `Cơ quan được giám sát: có kế hoạch, làm việc ${longDay(one.day)}${one.reportWantedOn ? `, báo cáo trước ${longDay(one.reportWantedOn)}` : ''}.`,
          ),
        ),
      }
    },
  },
}

function sendingLead({ book, file, today }: SupervisionDesk): string {
  const board = isOfBoard(file.own.form)
  const limit = findLimit(book.limits, board ? LIMIT.boardSendAhead : LIMIT.sendAhead, today)
  const what = board ? 'kế hoạch kiểm tra' : 'kế hoạch, quyết định, đề cương'
  return limit
    ? `Gửi ${what} ít nhất ${daysText(limit)} trước buổi làm việc (${sourceText(limit)}).`
    : unsettled(`số ngày phải gửi ${what} trước buổi làm việc`)
}
