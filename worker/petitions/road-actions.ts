import type { Step } from '../cases/transitions.ts'
import { outsideBy } from '../deadlines/alarm.ts'
import { dueDay, localDay, workingDaysBetween } from '../deadlines/calendar.ts'
import { findLimit } from '../deadlines/limit.ts'
import type { ActionInput } from './action-form.ts'
import { splitPlan } from './parts.ts'
import { type Plan, plan, type PlanRefusal, refuse, type Scene, toTriage } from './plan.ts'
import { RESTRICT_REASONS, type ROAD_FORMS } from './road-form.ts'
import { clockOf } from './submit.ts'

type Road = keyof typeof ROAD_FORMS
type Planner<A extends Road> = (step: Step, input: ActionInput<A>, scene: Scene) => Plan | PlanRefusal

/** Working days that may be granted when no row says how many. */
const EXTENSION_MAX = 10
/** States of a case into which another one can be merged: alive, or answered. */
const TAKES_OTHERS = ['submitted', 'received', 'assigned', 'in_progress', 'pending_approval', 'answered', 'forwarded']

/** The roads beside the straight one, one entry an action. Pure. */
export const ROAD_PLANS: { [A in Road]: Planner<A> } = {
  gop: (step, input, { row, into, mergedHere, actor, now }) => {
    if (!into) return refuse('into', 'Không tìm thấy hồ sơ có mã này trong xã.')
    if (into.id === row.id) return refuse('into', 'Đây là chính hồ sơ này. Ông/bà ghi mã của hồ sơ kia.')
    if (into.restricted || into.mergedInto || !TAKES_OTHERS.includes(into.status))
      return refuse('into', 'Không gộp được vào hồ sơ đó: hồ sơ đã kết thúc, đã gộp hoặc đã tách.')
    if (into.aboutBodyId !== null && into.aboutBodyId === actor.bodyId)
      return refuse('into', 'Hồ sơ đó phản ánh chính cơ quan của ông/bà, nên cơ quan khác phải gộp.')
    if (mergedHere > 0) return refuse('into', 'Đã có hồ sơ khác gộp vào hồ sơ này. Ông/bà bỏ gộp trước.')
    if (row.splitFrom) return refuse('into', 'Hồ sơ này được tách từ một hồ sơ khác nên không gộp.')
    return plan(step, {
      set: { mergedInto: into.id, holderBodyId: into.holderBodyId, heldSince: now.toISOString(), proposal: null },
      detail: { into: into.id },
      takeBack: true,
      other: { row: into, event: 'petition.merged_in', detail: { from: row.id } },
      ...(input.reason ? { text: input.reason } : {}),
    })
  },
  'bo-gop': (step, input, scene) => unmerge(step, scene, input.reason),
  tach: splitPlan,
  'chuyen-ngoai': (step, input, { row, book, now }) => {
    const today = localDay(now)
    return plan(step, {
      set: { actOn: outsideBy(book, today) ?? row.dueOn, proposal: null, proposedBy: null },
      detail: { recipient: input.recipient },
      text: input.reason,
      document: { kind: 'transfer_note', subject: row.title, recipient: input.recipient },
    })
  },
  'ghi-tra-loi-ngoai': (step, _input, { now, row, forwardedOn, book }) => {
    const answeredOn = localDay(now)
    const stoppedOn = forwardedOn ?? answeredOn
    return plan(step, {
      // The clock of the commune stopped when it sent the matter on.
      set: {
        answeredOn,
        answeredInTime: stoppedOn <= row.dueOn,
        answeredDays: workingDaysBetween(row.clockFrom, stoppedOn, book.specialDays),
      },
      detail: { bodyId: row.holderBodyId },
    })
  },
  'nhan-lai': (step, input, scene) =>
    plan(step, { set: { ...toTriage(scene), actOn: scene.row.dueOn }, text: input.reason }),
  'chuyen-rieng': (step, input, scene) => {
    const { row, book, mergedHere, colleagues, now } = scene
    if (input.aboutBody && !book.bodies.has(input.aboutBody))
      return refuse('aboutBody', 'Ông/bà chọn một cơ quan trong danh sách.')
    const concerned = colleagues.find((one) => one.id === input.aboutStaff)
    if (input.aboutStaff && !concerned) return refuse('aboutStaff', 'Ông/bà chọn một người trong danh sách.')
    if (mergedHere > 0) return refuse('person', 'Đã có hồ sơ khác gộp vào hồ sơ này. Ông/bà bỏ gộp trước.')
    const aboutBodyId = input.aboutBody || row.aboutBodyId
    const about = { aboutBodyId, aboutStaffId: concerned?.id ?? null }
    const people = colleagues.filter(
      (one) => input.person.includes(one.id) && one.roles.includes('confidential_officer'),
    )
    const refusal = shutOut(people, input.person, about)
    if (refusal) return refusal
    const checkOn = findLimit(book.limits, 'L10', localDay(now)) ? clockOf(book, 'L10', localDay(now)).due : row.dueOn
    return plan(step, {
      set: {
        restricted: true,
        ...about,
        holderBodyId: people[0]?.bodyId ?? row.holderBodyId,
        heldSince: now.toISOString(),
        actOn: checkOn,
        alarm: '',
        proposal: null,
        proposedBy: null,
        checkFirst: false,
      },
      detail: { reasonCode: input.reasonCode, people: people.map((one) => one.id) },
      text: [RESTRICT_REASONS[input.reasonCode], input.note.trim()].filter(Boolean).join('\n'),
      grant: people.map((one) => one.id),
      takeBack: true,
    })
  },
  'cap-quyen': (step, input, { row, colleagues }) => {
    const people = colleagues.filter((one) => input.person.includes(one.id))
    const refusal = shutOut(people, input.person, row)
    if (refusal) return refusal
    return plan(step, { detail: { people: input.person }, text: input.reason, grant: input.person })
  },
  'thoi-quyen': (step, input, { granted, actor }) => {
    const ended = input.person.filter((id) => granted.includes(id))
    if (ended.length === 0) return refuse('person', 'Người này hiện không có quyền xem.')
    if (ended.includes(actor.id))
      return refuse('person', 'Ông/bà không tự thôi quyền của mình. Nhờ người khác được giao.')
    return plan(step, {
      detail: { people: ended },
      endGrant: ended,
      ...(input.reason ? { text: input.reason } : {}),
    })
  },
  'ghi-chu-rieng': (step, input) => plan(step, { text: input.note }),
  'chuyen-tham-quyen': (step, input) =>
    plan(step, {
      detail: { recipient: input.recipient, ...(input.documentNumber ? { documentNumber: input.documentNumber } : {}) },
      ...(input.note.trim() ? { text: input.note } : {}),
    }),
  'dua-ra': (step, input, scene) => {
    const category = scene.book.categories.get(input.category)
    if (!category || category.restricted)
      return refuse('category', 'Ông/bà chọn một lĩnh vực không thuộc diện xử lý riêng.')
    return plan(step, {
      set: {
        ...toTriage(scene),
        restricted: false,
        flags: '',
        category: category.code,
        aboutStaffId: null,
        actOn: scene.row.dueOn,
        // What was said of the initial handling was said to others.
        alarm: '',
      },
      detail: { category: category.code },
      text: input.reason,
      endGrant: scene.granted,
    })
  },
  'gia-han': (step, input, { row, book, now }) => {
    if (row.extendedBy > 0) return refuse('days', 'Hồ sơ đã gia hạn một lần. Mỗi hồ sơ chỉ gia hạn một lần.')
    if (localDay(now) > row.dueOn) return refuse('days', 'Hồ sơ đã quá hạn nên không gia hạn được nữa.')
    const most = findLimit(book.limits, 'extension_max', row.clockFrom)?.days ?? EXTENSION_MAX
    if (input.days > most) return refuse('days', `Gia hạn nhiều nhất ${most} ngày làm việc.`)
    const dueOn = dueDay({ from: row.dueOn, days: input.days, unit: 'working_days', special: book.specialDays }).due
    return plan(step, {
      set: { extendedBy: input.days, dueOn, actOn: dueOn },
      detail: { from: row.dueOn, dueOn, days: input.days },
      text: input.reason,
    })
  },
  'chi-dao': (step, input) => plan(step, { text: input.words }),
}

/** A merged case stands by itself again; its clock ran all the while. */
export function unmerge(
  step: Step,
  scene: Pick<Scene, 'row' | 'book' | 'now'> & { into?: Scene['into'] },
  reason: string,
): Plan {
  const { row, book, now, into } = scene
  const actOn = clockOf(book, 'triage', localDay(now)).due
  return plan(step, {
    set: { ...toTriage(scene), mergedInto: null, actOn: actOn < row.dueOn ? actOn : row.dueOn },
    detail: { from: row.mergedInto },
    ...(reason.trim() ? { text: reason } : {}),
    ...(into ? { other: { row: into, event: 'petition.merge_ended', detail: { from: row.id } } } : {}),
  })
}

/** Why one of these people may not see the case: unknown, or concerned by it. */
function shutOut(
  people: Scene['colleagues'],
  asked: readonly string[],
  about: { aboutBodyId: string | null; aboutStaffId: string | null },
): PlanRefusal | null {
  if (people.length < new Set(asked).size) return refuse('person', 'Ông/bà chọn người trong danh sách.')
  if (people.some((one) => one.id === about.aboutStaffId || one.bodyId === about.aboutBodyId))
    return refuse('person', 'Người hoặc cơ quan bị phản ánh không được xem hồ sơ này.')
  return null
}
