import { bodyName } from '../communes/book.ts'
import { daysText } from '../deadlines/ahead.ts'
import { addDays, longDay } from '../deadlines/calendar.ts'
import { findLimit } from '../deadlines/limit.ts'
import { type DeedField, wrongAt } from '../dossiers/deed.ts'
import { tell } from './audiences.ts'
import { LIMIT, reportWanted, sendingAhead, sourceText, teamReportDue, unsettled } from './days.ts'
import { SHORT } from './deeds-sending.ts'
import { moveAfter } from './moves.ts'
import { notYet, type SupervisionDeed, type SupervisionDesk } from './own.ts'
import type { SessionRow } from './tables.ts'
import { waitingOf } from './waiting.ts'

/** Bodies report; sessions are moved and held; the work ends. */
export const SESSION_DEEDS: Readonly<Record<string, SupervisionDeed>> = {
  'gui-bao-cao': {
    title: 'Gửi báo cáo cho đoàn giám sát',
    lead: (desk) => {
      const mine = desk.file.own.sessions.find(({ bodyId }) => bodyId === desk.staff.bodyId)
      const limit = findLimit(desk.book.limits, LIMIT.reportAhead, mine?.sentOn ?? desk.today)
      if (!mine?.reportWantedOn || !limit) return 'Báo cáo theo đề cương, kèm tài liệu.'
      return `Muộn nhất ${longDay(mine.reportWantedOn)}: ít nhất ${daysText(limit)} trước buổi làm việc (${sourceText(limit)}).`
    },
    button: 'Gửi báo cáo',
    done: 'Đã gửi báo cáo cho đoàn giám sát.',
    files: { label: 'Báo cáo, tài liệu kèm theo', required: true },
    isOffered: ({ file, staff }) => file.own.sessions.some(({ bodyId }) => bodyId === staff.bodyId),
    fields: () => [{ kind: 'area', name: 'note', label: 'Ghi chú', rows: 3 }],
    plan(desk, values) {
      const { file, seq, staff, today } = desk
      const mine = file.own.sessions.find(({ bodyId }) => bodyId === staff.bodyId)
      if (!mine) return wrongAt('note', 'Cơ quan của ông/bà không có buổi làm việc trong chuyên đề này.')
      const set = { reportSeq: seq, reportOn: mine.reportOn ?? today }
      const sessions = file.own.sessions.map((one) => (one.id === mine.id ? { ...one, ...set } : one))
      const isLate = mine.reportWantedOn !== null && set.reportOn > mine.reportWantedOn
      return {
        ok: true,
        detail: { body: staff.bodyId, late: isLate },
        ...(values.note ? { text: values.note } : {}),
        set: moveAfter(desk, sessions),
        more: { session: { id: mine.id, set } },
        told: tell(desk, ['lead', 'team'], 'Cơ quan được giám sát đã gửi báo cáo.'),
      }
    },
  },
  'doi-lich': {
    title: 'Đổi ngày làm việc',
    button: 'Đổi ngày',
    done: 'Đã đổi ngày làm việc và báo cho cơ quan được giám sát.',
    isOffered: ({ file }) => notHeld(file.own.sessions).length > 0,
    fields: (desk) => [
      sessionField(desk, notHeld(desk.file.own.sessions)),
      { kind: 'day', name: 'day', label: 'Ngày mới', required: true, min: desk.today, max: addDays(desk.today, 366) },
      { kind: 'line', name: 'hour', label: 'Giờ', most: 40 },
      { kind: 'line', name: 'place', label: 'Nơi làm việc' },
      { kind: 'area', name: 'reason', label: 'Lý do', required: true, least: 5, rows: 2 },
      ...SHORT,
    ],
    plan(desk, values) {
      const { book, file } = desk
      const found = file.own.sessions.find(({ id }) => id === values.session)
      const day = values.day ?? ''
      if (!found) return wrongAt('session', 'Ông/bà chọn lại buổi làm việc.')
      // What counts is the day on which the papers went out.
      const ahead = sendingAhead(book, file.own.form, day, found.sentOn)
      if (ahead.isShort && values.short !== '1')
        return wrongAt(
          'day',
          `${ahead.sentence} Đã gửi ${longDay(found.sentOn)} thì làm việc sớm nhất từ ${longDay(ahead.first)}. Ông/bà chọn ngày khác, hoặc đánh dấu vẫn làm và ghi lý do.`,
        )
      if (ahead.isShort && !values.shortReason) return wrongAt('shortReason', 'Ông/bà ghi vì sao không đủ ngày.')
      const set = {
        ...{ day, alarm: '', reportWantedOn: reportWanted(book, file.own.form, day, found.sentOn).on },
        ...(values.hour ? { hour: values.hour } : {}),
        ...(values.place ? { place: values.place } : {}),
      }
      const sessions = file.own.sessions.map((one) => (one.id === found.id ? { ...one, ...set } : one))
      return {
        ok: true,
        detail: { body: found.bodyId, from: found.day, to: day, short: ahead.isShort },
        text: [values.reason, ahead.isShort ? `Không đủ ngày: ${values.shortReason ?? ''}` : '']
          .filter(Boolean)
          .join('\n'),
        set: moveAfter(desk, sessions),
        more: { session: { id: found.id, set } },
        told: tell(desk, [{ body: found.bodyId }, 'team'], `Buổi làm việc giám sát đổi sang ${longDay(day)}.`),
      }
    },
  },
  'ghi-bien-ban': {
    title: 'Ghi biên bản buổi làm việc',
    button: 'Lưu biên bản',
    done: 'Đã lưu biên bản.',
    files: { label: 'Biên bản đã ký, ảnh buổi làm việc' },
    isOffered: ({ file }) => notHeld(file.own.sessions).length > 0,
    fields: (desk) => [
      sessionField(desk, notHeld(desk.file.own.sessions)),
      { kind: 'day', name: 'heldOn', label: 'Ngày đã làm việc', required: true, max: desk.today },
      { kind: 'area', name: 'present', label: 'Thành phần', required: true, rows: 3 },
      { kind: 'area', name: 'minutes', label: 'Diễn biến, ý kiến, kết luận', required: true, least: 10, rows: 7 },
    ],
    values: ({ today, file }) => ({ heldOn: today, session: notHeld(file.own.sessions)[0]?.id ?? '' }),
    plan(desk, values) {
      const { file, seq } = desk
      const found = file.own.sessions.find(({ id }) => id === values.session)
      if (!found) return wrongAt('session', 'Ông/bà chọn lại buổi làm việc.')
      const set = { heldOn: values.heldOn ?? desk.today, heldSeq: seq }
      const sessions = file.own.sessions.map((one) => (one.id === found.id ? { ...one, ...set } : one))
      return {
        ok: true,
        detail: { body: found.bodyId, on: set.heldOn },
        text: `Thành phần: ${values.present ?? ''}\n${values.minutes ?? ''}`,
        set: moveAfter(desk, sessions),
        more: { session: { id: found.id, set } },
        told: tell(desk, ['lead'], 'Đã có biên bản một buổi làm việc giám sát.'),
      }
    },
  },
  'ket-thuc-lam-viec': {
    title: 'Kết thúc làm việc với các cơ quan',
    lead: (desk) => {
      const due = teamReportDue(desk.book, desk.file.own.form, desk.today)
      if (due)
        return `Từ hôm nay, đoàn báo cáo trong ${daysText(due.limit)}, muộn nhất ${longDay(due.result.due)} (${sourceText(due.limit)}).`
      return isTeam(desk) ? unsettled('số ngày đoàn phải báo cáo sau khi kết thúc') : 'Sau đó viết báo cáo kết quả.'
    },
    button: 'Kết thúc làm việc',
    done: 'Đã ghi: làm việc xong với các cơ quan. Việc tiếp theo là viết báo cáo.',
    refuses: ({ book, file }) => {
      const [left] = notHeld(file.own.sessions)
      return left
        ? notYet(`Chưa kết thúc được: buổi làm việc với ${bodyName(book, left.bodyId)} chưa có biên bản.`)
        : null
    },
    fields: () => [],
    plan(desk) {
      const { file, today } = desk
      const due = teamReportDue(desk.book, file.own.form, today)
      return {
        ok: true,
        detail: { reportDueOn: due?.result.due ?? '', limit: due?.limit.code ?? '' },
        set: waitingOf(today, file.row.leadBodyId, due?.result.due ?? null, due?.limit.code ?? ''),
        more: { own: { endedOn: today, reportDueOn: due?.result.due ?? null } },
        told: tell(
          desk,
          ['lead', 'team'],
          `Đã làm việc xong với các cơ quan, chờ báo cáo của đoàn${due ? `: muộn nhất ${longDay(due.result.due)}` : ''}.`,
        ),
      }
    },
  },
}

function isTeam({ file }: SupervisionDesk): boolean {
  return file.own.form === 'delegation' || file.own.form === 'joint'
}

function notHeld(sessions: readonly SessionRow[]): SessionRow[] {
  return sessions.filter(({ heldOn }) => heldOn === null)
}

function sessionField({ book }: SupervisionDesk, sessions: readonly SessionRow[]): DeedField {
  return {
    kind: 'select',
    name: 'session',
    label: 'Buổi làm việc',
    required: true,
    options: sessions.map(({ id, bodyId, day }) => ({
      value: id,
      label: `${bodyName(book, bodyId)}, ${longDay(day)}`,
    })),
  }
}
