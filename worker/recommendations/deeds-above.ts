import { bodyName, type CommuneBook } from '../communes/book.ts'
import { capital } from '../communes/fold.ts'
import { longDay } from '../deadlines/calendar.ts'
import { asBefore, outcome } from './outcome.ts'
import type { RecDeed, RecDesk } from './own.ts'
import { ownerOf, thingOf } from './words.ts'

const ESCALATE: RecDeed = {
  title: 'Báo cáo cấp trên vì quá hạn',
  lead: ({ file }) =>
    file.row.dueOn === null
      ? ''
      : `Cơ quan đã quá hạn ngày ${longDay(file.row.dueOn)} mà chưa trả lời hoặc chưa làm xong.`,
  button: 'Báo cáo cấp trên',
  fields: ({ book, file }) => [
    {
      ...{ kind: 'choice', name: 'to', label: 'Báo cáo ai?', required: true },
      options: bodiesAbove(book, file.row.addressedBodyId).map(({ id, name }) => ({ value: id, label: name })),
    },
    { kind: 'area', name: 'words', label: 'Nội dung báo cáo', required: true, least: 10 },
  ],
  files: { label: 'Văn bản kèm theo, nếu có' },
  refuses: ({ file, today }) => {
    const { dueOn } = file.row
    if (dueOn !== null && dueOn < today) return null
    const until = dueOn === null ? '' : `: hạn là ${longDay(dueOn)}`
    return { status: 409, sentence: `Chưa quá hạn nên chưa báo cáo cấp trên${until}.` }
  },
  plan: (desk, { to = '', words = '' }, step) => {
    const thing = thingOf(desk.file.own.row.source)
    const who = reporterOf(desk)
    const plan = outcome(desk, step, {
      waits: 'body',
      own: { escalatedOn: desk.today, escalatedTo: to, proposed: null },
      writtenBy: null,
      more: { competent: to },
      detail: { to, dueOn: desk.file.row.dueOn },
      text: words,
      told: [[`${capital(thing)} quá hạn, ${who} đã báo cáo cấp trên.`, 'leaders', 'body']],
    })
    if (!plan.ok || desk.file.row.restricted) return plan
    const heard = { to: [`${to}:approver,handler`], what: `${who} báo cáo một ${thing} quá hạn.` }
    return { ...plan, told: [...(plan.told ?? []), heard] }
  },
  done: 'Đã báo cáo. Cấp trên thấy việc này từ bây giờ.',
}

const DIRECT: RecDeed = {
  title: 'Chỉ đạo cơ quan',
  button: 'Gửi ý kiến chỉ đạo',
  fields: ({ today }) => [
    { kind: 'area', name: 'words', label: 'Ý kiến chỉ đạo', required: true, least: 10 },
    { kind: 'day', name: 'dueOn', label: 'Phải xong trước hết ngày', min: today },
  ],
  refuses: ({ file, staff }) =>
    staff.bodyId === file.row.addressedBodyId
      ? { status: 403, sentence: `${ownerOf(file.own.row.source)} không tự chỉ đạo mình.` }
      : null,
  plan: (desk, { words = '', dueOn = '' }, step) =>
    outcome(desk, step, {
      waits: 'body',
      ...(dueOn === '' ? {} : { dueOn }),
      detail: { dueOn: dueOn || null },
      text: words,
      told: [[`Cấp trên có ý kiến chỉ đạo về ${thingOf(desk.file.own.row.source)}.`, 'body', 'front', 'lead']],
    }),
  done: 'Đã gửi ý kiến chỉ đạo.',
}

const RESPONSIBILITY: RecDeed = {
  title: 'Kiến nghị xem xét trách nhiệm',
  lead: () =>
    'Mặt trận kiến nghị cơ quan có thẩm quyền xem xét trách nhiệm (Luật Mặt trận Tổ quốc Việt Nam, Điều 28 khoản 7). Chỉ nêu việc, không nêu tên người.',
  button: 'Ghi kiến nghị',
  quiet: true,
  fields: () => [{ kind: 'area', name: 'words', label: 'Kiến nghị xem xét điều gì?', required: true, least: 20 }],
  files: { label: 'Văn bản kèm theo, nếu có' },
  isOffered: ({ file: { own } }) => own.row.responsibilityOn === null,
  plan: (desk, { words = '' }, step) =>
    outcome(desk, step, {
      ...asBefore(desk),
      own: { responsibilityOn: desk.today },
      text: words,
      told: [[`${reporterOf(desk)} kiến nghị xem xét trách nhiệm.`, 'leaders', 'body']],
    }),
  done: 'Đã ghi kiến nghị xem xét trách nhiệm.',
}

/** What leads to those above, and what they do, by action. */
export const ABOVE_DEEDS: Readonly<Record<string, RecDeed>> = {
  'bao-cap-tren': ESCALATE,
  'chi-dao': DIRECT,
  'xet-trach-nhiem': RESPONSIBILITY,
}

/** Who reports: the Front; of what the Front promised, the body that keeps watch over it. */
function reporterOf({ book, file, staff }: RecDesk): string {
  return file.row.addressedBodyId === book.commune.triageBodyId ? bodyName(book, staff.bodyId) : 'Mặt trận'
}

/** To whom the Front reports: the Party committee and the People's Council of the commune. */
function bodiesAbove(book: CommuneBook, except: string | null) {
  return [...book.bodies.values()].filter(
    ({ id, kind, parentBodyId }) =>
      parentBodyId === null && id !== except && (kind === 'party_committee' || kind === 'peoples_council'),
  )
}
