import { addDays, localDay, longDay } from '../../deadlines/calendar.ts'
import { type DeedRefusal, type Telling, ticked, wrongAt } from '../../dossiers/deed.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { aroundFields, aroundValues, hamletField, placeFields, placeValues, readAround, readWhen } from './fields.ts'
import { noticeOf } from './limits.ts'
import type { SessionDeed, SessionDesk } from './own.ts'
import { toAll, toFront, toLead } from './told.ts'
import { whenText } from './times.ts'

const TITLE_FIELD = { kind: 'line', name: 'title', label: 'Tên buổi', required: true, least: 5, most: 160 } as const

/** Whose move it is once a meeting stands on the calendar: the Front's word on the conference, then whoever announces it. */
export function afterScheduling(
  desk: Pick<SessionDesk, 'book' | 'today'>,
  row: Pick<DossierRow, 'leadBodyId'>,
  session: Parameters<typeof noticeOf>[1] & { agreedAt: string | null },
): Pick<DossierRow, 'waitsForBodyId' | 'dueOn' | 'limitCode' | 'wakeOn' | 'alarm'> {
  const { code, last } = noticeOf(desk.book, session, desk.today)
  const waits =
    session.kind === 'government_conference' && session.agreedAt === null
      ? desk.book.commune.triageBodyId
      : row.leadBodyId
  return {
    ...{ waitsForBodyId: waits, dueOn: last, limitCode: code, alarm: '' },
    wakeOn: last !== null && last > desk.today ? last : addDays(desk.today, 1),
  }
}

/** What the Front is told of a conference that waits for its word. */
export function agreementAsked(desk: SessionDesk): Telling[] {
  return desk.file.own.session.kind === 'government_conference'
    ? [{ to: toFront(desk.book), what: 'Đã lên lịch hội nghị đối thoại, chờ Mặt trận thống nhất.' }]
    : []
}

/** Its day is set by the body that holds it: who proposed it may still word it, and nobody sets a day in its place. */
function notByLead({ staff, file: { people, row } }: SessionDesk, orProposer = false): DeedRefusal | null {
  const isNamed = people.some((one) => one.staffId === staff.id && one.until === null)
  if (staff.bodyId === row.leadBodyId || isNamed || (orProposer && staff.id === row.startedBy)) return null
  return { status: 403, sentence: 'Ngày giờ, nơi họp do cơ quan chủ trì đặt. Mặt trận thống nhất sau đó.' }
}

const schedule: SessionDeed = {
  title: 'Lên lịch',
  lead: () => 'Ông/bà chọn ngày giờ, nơi họp. Bà con chưa thấy gì cho đến khi công bố.',
  button: 'Lên lịch',
  refuses: (desk) => notByLead(desk),
  fields: ({ today }) => placeFields(today),
  values: ({ file: { own } }) => placeValues(own.session),
  plan: (desk, values) => {
    const read = readWhen(values)
    if (!read.ok) return read
    const { session } = desk.file.own
    const set = { ...read.set, agreedAt: null }
    return {
      ok: true,
      set: afterScheduling(desk, desk.file.row, { ...session, ...set }),
      detail: { startsAt: set.startsAt, endsAt: set.endsAt },
      told:
        session.kind === 'government_conference'
          ? agreementAsked(desk)
          : [
              {
                to: toAll(desk.book, desk.file, desk.file.own.items),
                what: `Đã lên lịch buổi họp: ${longDay(localDay(set.startsAt))}.`,
              },
            ],
      more: { set },
    }
  },
  done: 'Đã lên lịch.',
}

const change: SessionDeed = {
  title: 'Sửa thông tin buổi họp',
  lead: ({ file: { row } }) =>
    row.status === 'announced'
      ? 'Đã công bố rồi: ngày, giờ, nơi họp đổi ở mục “Dời ngày, đổi nơi họp”, để bà con được báo.'
      : 'Sửa trước khi công bố.',
  button: 'Ghi lại',
  quiet: true,
  refuses: (desk) =>
    desk.file.row.status === 'announced' ? null : notByLead(desk, desk.file.row.status === 'proposed'),
  fields: (desk) => {
    const { today, file, book } = desk
    if (file.row.status === 'announced') return aroundFields()
    return [TITLE_FIELD, ...placeFields(today), hamletField(book, today, file.own.session.hamletId), ...aroundFields()]
  },
  values: ({ file: { row, own } }) => ({
    title: row.title,
    hamlet: own.session.hamletId,
    ...placeValues(own.session),
    ...aroundValues(own.session),
  }),
  plan: (desk, values) => {
    const { row, own } = desk.file
    const around = readAround(values, own.counts.seats)
    if (row.status === 'announced') {
      if (!around.ok) return around
      return { ok: true, more: { set: { ...around.set, sequence: own.session.sequence + 1 } } }
    }
    const when = readWhen(values)
    if (!around.ok || !when.ok)
      return { ok: false, errors: { ...(around.ok ? {} : around.errors), ...(when.ok ? {} : when.errors) } }
    const isMoved = when.set.startsAt !== own.session.startsAt || when.set.place !== own.session.place
    // Whoever agreed to one day did not agree to another.
    const agreedAt = isMoved ? null : own.session.agreedAt
    const set = { ...around.set, ...when.set, hamletId: values.hamlet ?? '', agreedAt }
    const isScheduled = row.status === 'scheduled'
    return {
      ok: true,
      set: {
        title: values.title ?? row.title,
        ...(isScheduled ? afterScheduling(desk, row, { ...own.session, ...set }) : {}),
      },
      detail: { startsAt: set.startsAt },
      told: isScheduled && isMoved ? agreementAsked(desk) : [],
      more: { set },
    }
  },
  done: 'Đã ghi.',
}

const agree: SessionDeed = {
  title: 'Thống nhất ngày, nội dung',
  lead: ({ file: { own } }) =>
    `Hội nghị do hai bên cùng tổ chức: Mặt trận thống nhất thì chính quyền mới công bố được. ${whenText(own.session)}.`,
  button: 'Mặt trận thống nhất',
  fields: () => [{ kind: 'area', name: 'note', label: 'Ý kiến thêm', hint: 'Không bắt buộc.', rows: 3, most: 1000 }],
  isOffered: ({ file: { own } }) => own.session.agreedAt === null,
  plan: (desk, values) => {
    const { row, own } = desk.file
    const agreedAt = desk.now.toISOString()
    return {
      ok: true,
      set: afterScheduling(desk, row, { ...own.session, agreedAt }),
      detail: { startsAt: own.session.startsAt },
      ...(values.note ? { text: values.note } : {}),
      told: [{ to: toLead(row), what: 'Mặt trận đã thống nhất ngày đối thoại. Ông/bà công bố được.' }],
      more: { set: { agreedAt } },
    }
  },
  done: 'Đã ghi Mặt trận thống nhất.',
}

const invite: SessionDeed = {
  title: 'Mời cơ quan, tổ chức dự',
  lead: () => 'Nơi được mời nhận tin báo ngay, đọc được hồ sơ này và được nhắc trước ngày họp.',
  button: 'Mời',
  quiet: true,
  fields: (desk) => [
    { kind: 'ticks', name: 'bodies', label: 'Mời những nơi nào', options: notInvited(desk), required: true },
  ],
  isOffered: (desk) => notInvited(desk).length > 0,
  plan: (desk, values) => {
    const bodies = ticked(values, 'bodies')
    if (bodies.length === 0) return wrongAt('bodies', 'Ông/bà chọn ít nhất một nơi.')
    const { session } = desk.file.own
    return {
      ok: true,
      detail: { bodies: bodies.join(' ') },
      told: [
        {
          to: bodies.map((id) => `${id}:handler,approver,leader,coordinator,supervisor_member`),
          what: `Mời dự ngày ${longDay(localDay(session.startsAt))}.`,
        },
      ],
      more: { invite: bodies },
    }
  },
  done: 'Đã mời.',
}

function notInvited({ book, today, file: { row, bodies } }: SessionDesk) {
  const there = new Set([row.leadBodyId, book.commune.triageBodyId])
  for (const one of bodies) if (one.role === 'invited' && one.since !== null) there.add(one.bodyId)
  return [...book.bodies.values()]
    .filter((body) => !there.has(body.id) && (body.endsOn === null || today <= body.endsOn))
    .map(({ id, name }) => ({ value: id, label: name }))
}

export const PLAN_DEEDS = {
  'len-lich': schedule,
  sua: change,
  'thong-nhat': agree,
  moi: invite,
} satisfies Record<string, SessionDeed>
