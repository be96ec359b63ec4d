import { offered } from '../../communes/book.ts'
import { addDays, longDay } from '../../deadlines/calendar.ts'
import type { DeedRefusal } from '../../dossiers/deed.ts'
import { frozen } from '../ratings/own.ts'
import { reasonField } from './fields.ts'
import type { PraiseDeed, PraiseDesk } from './own.ts'
import { toDecider, toHeads, toProposer } from './told.ts'

const check: PraiseDeed = {
  title: 'Xem thành tích, giấy tờ',
  lead: ({ file: { files } }) =>
    files.length === 0
      ? 'Đề nghị chưa có ảnh, giấy tờ kèm theo. Nếu cần thì trả lại để bổ sung.'
      : `Có ${files.length} tệp kèm theo ở dưới trang.`,
  button: 'Ghi đã xem',
  fields: () => [
    { kind: 'area', name: 'words', label: 'Ý kiến của Mặt trận xã', required: true, least: 5, most: 2000, rows: 4 },
  ],
  plan: ({ book, file, staff }, values) => ({
    ok: true,
    set: { writtenBy: staff.id, waitsForBodyId: book.commune.triageBodyId },
    detail: { evidence: frozen(file.own.evidence) },
    text: values.words ?? '',
    told: [{ to: toHeads(book), what: 'Một đề nghị khen thưởng đã xem xong, chờ trình.' }],
  }),
  done: 'Đã ghi. Người khác của Mặt trận trình tiếp.',
}

/** Who may be asked to decide: the commune's government and Party committee. */
function deciders({ book, today }: PraiseDesk) {
  return offered(book.bodies.values(), today)
    .filter(
      ({ kind, parentBodyId }) => parentBodyId === null && ['peoples_committee', 'party_committee'].includes(kind),
    )
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a) => (book.bodies.get(a.value)?.kind === 'peoples_committee' ? -1 : 1))
}

const putForward: PraiseDeed = {
  title: 'Trình quyết định',
  button: 'Trình',
  refuses: ({ file: { events }, staff }) =>
    events.some(({ actorId, kind }) => actorId === staff.id && PROPOSING.includes(kind))
      ? { status: 403, sentence: 'Ông/bà đã gửi đề nghị này, nên cần một người khác trình.', shown: true }
      : null,
  fields: (desk) => [
    { kind: 'choice', name: 'decider', label: 'Trình ai', required: true, options: deciders(desk) },
    { kind: 'day', name: 'dueOn', label: 'Cần quyết định trước hết ngày', min: addDays(desk.today, 1) },
    { kind: 'area', name: 'words', label: 'Ý kiến khi trình', most: 2000, rows: 3 },
  ],
  values: (desk) => ({ decider: deciders(desk)[0]?.value ?? '' }),
  plan: ({ staff, today }, values) => {
    const decider = values.decider ?? ''
    const dueOn = values.dueOn || null
    return {
      ok: true,
      set: {
        ...{ waitsForBodyId: decider, writtenBy: staff.id, dueOn, alarm: '' },
        wakeOn: dueOn === null ? null : later(addDays(dueOn, -3), addDays(today, 1)),
      },
      detail: { decider, ...(dueOn === null ? {} : { dueOn }) },
      ...(values.words ? { text: values.words } : {}),
      told: [
        {
          to: toDecider(decider),
          what: `Trình đề nghị khen thưởng.${dueOn === null ? '' : ` Cần trước hết ${longDay(dueOn)}.`}`,
        },
      ],
      more: { decider },
    }
  },
  done: 'Đã trình.',
}

/** What makes somebody the one who wrote a proposal. */
const PROPOSING: readonly string[] = ['commendation.proposed', 'commendation.proposed_again']
const WRITING: readonly string[] = [...PROPOSING, 'commendation.put_forward']

/** Who was asked decides, for his body; never who proposed or put it forward. */
export function notDecider({ file: { events, row }, staff }: PraiseDesk): DeedRefusal | null {
  if (staff.bodyId !== row.waitsForBodyId)
    return { status: 403, sentence: 'Đề nghị này trình cơ quan khác quyết định.' }
  return events.some(({ actorId, kind }) => actorId === staff.id && WRITING.includes(kind))
    ? { status: 403, sentence: 'Ông/bà đã gửi hoặc trình đề nghị này, nên cần một người khác quyết định.', shown: true }
    : null
}

const giveBack: PraiseDeed = {
  title: 'Trả lại để bổ sung',
  button: 'Trả lại',
  quiet: true,
  fields: () => [reasonField('Cần bổ sung gì', 'Không ghi tên người vào ô này.')],
  plan: (desk, values) => ({
    ok: true,
    set: { waitsForBodyId: desk.file.own.praise.proposedBy.startsWith('body:') ? desk.file.row.leadBodyId : null },
    text: values.reason ?? '',
    told: [{ to: toProposer(desk), what: 'Đề nghị khen thưởng được trả lại để bổ sung.' }],
  }),
  done: 'Đã trả lại.',
}

const refuse: PraiseDeed = {
  title: 'Không đề nghị khen',
  button: 'Không đề nghị khen',
  quiet: true,
  fields: () => [reasonField('Vì sao', 'Nơi đề nghị đọc được. Không ghi tên người vào ô này.')],
  plan: (desk, values) => ({
    ok: true,
    set: { waitsForBodyId: null, endedAt: desk.now.toISOString() },
    text: values.reason ?? '',
    told: [{ to: toProposer(desk), what: 'Mặt trận xã không đề nghị khen lần này.' }],
  }),
  done: 'Đã ghi.',
}

/** What the Front does with a proposal. */
export const OFFICE_DEEDS = {
  'kiem-tra': check,
  trinh: putForward,
  'tra-lai': giveBack,
  'khong-de-nghi': refuse,
} satisfies Record<string, PraiseDeed>

function later(a: string, b: string): string {
  return a > b ? a : b
}
