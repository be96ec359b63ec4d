import { longDay } from '../../deadlines/calendar.ts'
import type { DeedField } from '../../dossiers/deed.ts'
import { partyOf } from '../may.ts'
import { GRADE_WORDS } from '../words.ts'
import { gradeField, gradeIn, pointFields, pointValues, readPoints, reasonField } from './fields.ts'
import { appealUntil, waitsFor } from './limits.ts'
import { frozen, type RatingDeed, type RatingDesk, type RatingPlan, totalBy } from './own.ts'
import { notDecider, notProposer } from './two-hands.ts'
import { toLeader, toOffice, toUnitOf } from './told.ts'

const propose: RatingDeed = {
  title: 'Đề xuất mức xếp loại',
  lead: () =>
    'Bắt đầu từ điểm đơn vị tự chấm. Số liệu đang thấy được giữ lại cùng đề xuất để người quyết định xem đúng số đó.',
  button: 'Trình lãnh đạo Đảng ủy',
  refuses: notProposer,
  fields: (desk) => [
    ...pointFields(desk),
    gradeField('Đề xuất'),
    { kind: 'area', name: 'words', label: 'Lý do', required: true, least: 5, most: 2000, rows: 4 },
  ],
  values: (desk) => ({ ...pointValues(desk, 'authority', 'self'), grade: desk.file.own.rating.proposedGrade ?? '' }),
  plan: (desk, values) => {
    const { book, file, staff, today } = desk
    const { points, total } = readPoints(desk, values)
    const grade = gradeIn(values)
    return {
      ok: true,
      set: { ...waitsFor(partyOf(book), today), writtenBy: staff.id },
      detail: { grade, points: total, evidence: frozen(file.own.evidence) },
      text: values.words ?? '',
      told: [{ to: toLeader(book), what: 'Đã có đề xuất mức xếp loại, chờ ông/bà quyết định.' }],
      more: { set: { proposedGrade: grade }, scores: { by: 'authority', points } },
    }
  },
  done: 'Đã trình lãnh đạo Đảng ủy.',
}

function decisionFields(desk: RatingDesk, words: DeedField): DeedField[] {
  const { rating } = desk.file.own
  const hint =
    rating.proposedGrade === null
      ? undefined
      : `Đề xuất: ${totalBy(desk.file.own, 'authority') ?? 0} điểm, ${GRADE_WORDS[rating.proposedGrade]}.`
  return [
    gradeField('Quyết định xếp loại', hint),
    { kind: 'line', name: 'number', label: 'Số quyết định', hint: 'Ví dụ: 15-QĐ/ĐU', required: true, most: 60 },
    { kind: 'day', name: 'decidedOn', label: 'Ngày quyết định', required: true, max: desk.today },
    words,
  ]
}

function decided(desk: RatingDesk, values: Record<string, string | undefined>, words: string): RatingPlan {
  const { book, file, today } = desk
  const grade = gradeIn({ grade: values.grade ?? '' })
  const decidedOn = values.decidedOn ?? today
  const points = totalBy(file.own, 'authority')
  return {
    ok: true,
    set: { ...waitsFor(null, today), endedAt: desk.now.toISOString() },
    detail: { grade, points, number: values.number, decidedOn, evidence: frozen(file.own.evidence) },
    ...(words === '' ? {} : { text: words }),
    told: [{ to: [...toUnitOf(desk), ...toOffice(book)], what: 'Đã có quyết định xếp loại năm.' }],
    more: {
      set: {
        ...{ grade, points, decision: words, decisionNumber: values.number ?? '', decidedOn },
        appealUntil: appealUntil(book, today),
      },
    },
  }
}

const decide: RatingDeed = {
  title: 'Quyết định xếp loại',
  button: 'Ghi quyết định',
  refuses: notDecider,
  fields: (desk) =>
    decisionFields(desk, {
      ...{ kind: 'area', name: 'words', label: 'Ý kiến kèm theo', most: 2000, rows: 3 },
      hint: 'Đơn vị và cán bộ trong xã đọc được.',
    }),
  values: ({ file: { own }, today }) => ({ grade: own.rating.proposedGrade ?? '', decidedOn: today }),
  plan: (desk, values) => decided(desk, values, values.words ?? ''),
  done: 'Đã ghi quyết định xếp loại.',
}

const decideAgain: RatingDeed = {
  title: 'Trả lời đề nghị xem lại',
  lead: ({ file: { own } }) =>
    own.rating.decidedOn === null
      ? ''
      : `Quyết định trước: ${own.rating.decisionNumber}, ${longDay(own.rating.decidedOn)}. Giữ nguyên hoặc đổi mức; đây là lần cuối.`,
  button: 'Ghi quyết định',
  refuses: notDecider,
  fields: (desk) => decisionFields(desk, reasonField('Trả lời đơn vị', 'Đơn vị và cán bộ trong xã đọc được.')),
  values: ({ file: { own }, today }) => ({ grade: own.rating.grade ?? '', decidedOn: today }),
  plan: (desk, values) => decided(desk, values, values.reason ?? ''),
  done: 'Đã ghi quyết định sau khi xem lại.',
}

const proposalBack: RatingDeed = {
  title: 'Trả lại đề xuất',
  button: 'Trả lại',
  quiet: true,
  refuses: notDecider,
  fields: () => [reasonField('Cần xem lại chỗ nào')],
  plan: ({ book, today }, values) => ({
    ok: true,
    // Whoever rated itself still does not propose; the proposer may propose anew.
    set: { ...waitsFor(book.commune.triageBodyId, today), writtenBy: null },
    text: values.reason ?? '',
    told: [{ to: toOffice(book), what: 'Lãnh đạo Đảng ủy trả lại đề xuất xếp loại.' }],
  }),
  done: 'Đã trả lại đề xuất.',
}

/** What the authority proposes and decides. */
export const DECIDE_DEEDS = {
  'de-xuat': propose,
  'quyet-dinh': decide,
  'tra-de-xuat': proposalBack,
  'quyet-dinh-lai': decideAgain,
} satisfies Record<string, RatingDeed>
