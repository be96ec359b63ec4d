import { longDay } from '../../deadlines/calendar.ts'
import { GRADE_WORDS } from '../words.ts'
import { partyOf } from '../may.ts'
import { gradeField, gradeIn, pointFields, pointValues, readPoints, reasonField } from './fields.ts'
import { waitsFor } from './limits.ts'
import { isOfUnit, type RatingDeed, type RatingDesk } from './own.ts'
import { toLeader, toOffice } from './told.ts'

const selfRate: RatingDeed = {
  title: 'Tự chấm điểm, tự xếp loại',
  lead: (desk) =>
    isOfUnit(desk)
      ? 'Ông/bà cho điểm từng tiêu chí. Số liệu hệ thống có sẵn ghi dưới tên tiêu chí để đối chiếu, không tự tính điểm.'
      : 'Ghi giúp đơn vị theo bản tự chấm họ đã gửi trên giấy. Ông/bà chụp bản giấy gửi kèm.',
  button: 'Gửi bản tự chấm',
  fields: (desk) => [
    ...pointFields(desk),
    gradeField('Đơn vị tự xếp loại'),
    {
      ...{ kind: 'area', name: 'words', label: 'Kết quả nổi bật, hạn chế trong năm', required: true },
      ...{ least: 10, most: 4000, rows: 6, hint: 'Viết ngắn: việc làm được, việc chưa làm được, vì sao.' },
    },
  ],
  values: (desk) => ({
    ...pointValues(desk, 'self'),
    grade: desk.file.own.rating.selfGrade ?? '',
    words: desk.file.own.rating.selfWords,
  }),
  files: { label: 'Tài liệu, ảnh minh chứng' },
  plan: (desk, values) => {
    const { book, staff, today } = desk
    const { points, total } = readPoints(desk, values)
    const grade = gradeIn(values)
    return {
      ok: true,
      set: { ...waitsFor(book.commune.triageBodyId, today), writtenBy: staff.id },
      detail: { grade, points: total, onBehalf: !isOfUnit(desk) },
      told: [{ to: toOffice(book), what: 'Đơn vị đã tự chấm điểm, tự xếp loại.' }],
      more: { set: { selfGrade: grade, selfWords: values.words ?? '' }, scores: { by: 'self', points } },
    }
  },
  done: 'Đã gửi bản tự chấm.',
}

/** Once, and not after the last day. */
function appealRefused({ file: { own }, today }: RatingDesk) {
  const { appeals, appealUntil } = own.rating
  if (appeals > 0)
    return { status: 409 as const, sentence: 'Đơn vị đã đề nghị xem lại một lần. Quyết định sau lần đó giữ nguyên.' }
  if (appealUntil !== null && today > appealUntil)
    return {
      status: 409 as const,
      sentence: `Đã qua hạn đề nghị xem lại: ${longDay(appealUntil)}.`,
      shown: true as const,
    }
  return null
}

const appeal: RatingDeed = {
  title: 'Đề nghị xem lại',
  lead: ({ file: { own } }) =>
    own.rating.appealUntil === null
      ? 'Được đề nghị một lần.'
      : `Được đề nghị một lần, chậm nhất ${longDay(own.rating.appealUntil)} (thời hạn cam kết).`,
  button: 'Gửi đề nghị xem lại',
  quiet: true,
  refuses: appealRefused,
  fields: () => [reasonField('Vì sao cần xem lại', 'Nêu tiêu chí nào chưa đúng, số liệu nào chưa được tính.')],
  files: { label: 'Tài liệu, ảnh minh chứng' },
  plan: (desk, values) => {
    const { book, staff, today } = desk
    return {
      ok: true,
      set: { ...waitsFor(partyOf(book), today), writtenBy: staff.id, endedAt: null },
      detail: { onBehalf: !isOfUnit(desk) },
      text: values.reason ?? '',
      told: [{ to: [...toLeader(book), ...toOffice(book)], what: 'Đơn vị đề nghị xem lại mức xếp loại.' }],
      more: { set: { appeals: desk.file.own.rating.appeals + 1 } },
    }
  },
  done: 'Đã gửi đề nghị xem lại.',
}

/** Does somebody else speak for the hamlet than those named? */
function repsChanged({ file: { own, people } }: RatingDesk): boolean {
  const named = people.filter((one) => one.until === null).map((one) => one.staffId)
  const now = own.reps.map(({ id }) => id)
  return now.length > 0 && (named.length !== now.length || now.some((id) => !named.includes(id)))
}

const changePeople: RatingDeed = {
  title: 'Ghi lại người đại diện thôn',
  lead: ({ file: { own } }) =>
    `Thôn hiện có đại diện khác: ${own.reps.map(({ name }) => name).join(', ')}. Người này sẽ tự chấm, xem kết quả thay người trước.`,
  button: 'Ghi lại',
  isOffered: repsChanged,
  fields: () => [],
  plan: ({ file: { own }, newId }) => ({
    ok: true,
    set: {},
    detail: { people: own.reps.length },
    told: [{ to: own.reps.map(({ id }) => `@${id}`), what: 'Thôn của ông/bà có phần xếp loại năm.' }],
    more: { people: own.reps.map(({ id, name, title }) => ({ id: newId(), staffId: id, name, title })) },
  }),
  done: 'Đã ghi người đại diện hiện nay.',
}

/** What the unit itself does, or somebody for it. */
export const SELF_DEEDS = { 'tu-cham': selfRate, 'xem-lai': appeal, 'doi-nguoi': changePeople } satisfies Record<
  string,
  RatingDeed
>

/** "86 điểm, Hoàn thành tốt nhiệm vụ". */
export function gradeText(points: number | null, grade: keyof typeof GRADE_WORDS): string {
  return points === null ? GRADE_WORDS[grade] : `${points} điểm, ${GRADE_WORDS[grade]}`
}
