import { bodyName } from '../../communes/book.ts'
import { instantText } from '../../deadlines/calendar.ts'
import type { DeedField } from '../../dossiers/deed.ts'
import type { Addressee } from '../words.ts'
import { toLead } from '../told.ts'
import { changedSince } from './corrections.ts'
import type { CompileDeed, CompileDesk } from './own.ts'
import { issuedPaper } from './papers.ts'

const REASON: DeedField = {
  ...{ kind: 'area', name: 'reason', label: 'Lý do', required: true, least: 5, most: 1000, rows: 3 },
}
const READERS = 'intake_officer,coordinator,handler,approver,leader'

/** Bodies of the commune to which it goes. */
function bodiesOf({ book, file }: CompileDesk): string[] {
  return [
    ...new Set(
      file.own.round.addressees.filter(({ id, kind }) => kind === 'body' && book.bodies.has(id)).map(({ id }) => id),
    ),
  ]
}

function onPaper(addressees: readonly Addressee[]): string[] {
  return addressees.filter(({ kind }) => kind === 'paper').map(({ name }) => name)
}

/** "18 trên 20 báo cáo đã nhận." */
function countedText({ file: { own } }: CompileDesk): string {
  const counted = own.reports.filter(({ acceptedNumber }) => acceptedNumber > 0).length
  return `${counted} trên ${own.reports.length} báo cáo đã nhận`
}

/** What changed since it was compiled, in a sentence; empty when nothing did. */
export function changedText({ file: { own } }: CompileDesk): string {
  const last = own.compile.all.at(-1)
  const many = last ? changedSince(own.reports, last.basis).length : 0
  if (!last || many === 0) return ''
  return `Có ${many} đính chính sau khi ${last.sentAt === null ? 'trình' : 'gửi'}.`
}

const submit: CompileDeed = {
  title: 'Trình duyệt bản tổng hợp',
  lead: (desk) => `Tính trên ${countedText(desk)}. Số liệu và lời được chốt lại như đang hiện ở trang Tổng hợp.`,
  button: 'Trình duyệt',
  refuses: ({ file: { own } }) =>
    own.reports.some(({ acceptedNumber }) => acceptedNumber > 0)
      ? null
      : { status: 409, sentence: 'Chưa nhận báo cáo nào nên chưa có gì để tổng hợp.', shown: true },
  fields: () => [],
  plan: ({ file: { own, row }, staff }) => ({
    ok: true,
    set: { writtenBy: staff.id, waitsForBodyId: row.leadBodyId },
    detail: {
      counted: own.reports.filter(({ acceptedNumber }) => acceptedNumber > 0).length,
      wanted: own.reports.length,
    },
    told: [{ to: [`${row.leadBodyId}:approver,leader`], what: 'Bản tổng hợp chờ ông/bà duyệt.' }],
    more: { compile: {} },
  }),
  done: 'Đã trình. Người khác duyệt.',
}

const approve: CompileDeed = {
  title: 'Duyệt bản tổng hợp',
  lead: (desk) => [changedText(desk), 'Duyệt rồi thì soạn văn bản và gửi.'].filter(Boolean).join(' '),
  button: 'Duyệt',
  fields: () => [],
  plan: ({ book, file: { own, row } }) => ({
    ok: true,
    set: { waitsForBodyId: row.leadBodyId },
    detail: { number: own.compile.all.at(-1)?.number ?? 0 },
    told: [{ to: toLead(row, book), what: 'Bản tổng hợp đã duyệt, gửi được.' }],
  }),
  done: 'Đã duyệt.',
}

const giveBack: CompileDeed = {
  title: 'Trả lại để tổng hợp lại',
  button: 'Trả lại',
  quiet: true,
  fields: () => [{ ...REASON, label: 'Cần sửa gì' }],
  plan: ({ book, file: { row } }, values) => ({
    ok: true,
    set: { writtenBy: null, waitsForBodyId: row.leadBodyId },
    text: values.reason ?? '',
    told: [{ to: toLead(row, book), what: 'Bản tổng hợp được trả lại để sửa.' }],
  }),
  done: 'Đã trả lại.',
}

const withdraw: CompileDeed = {
  title: 'Rút về để sửa',
  button: 'Rút về',
  quiet: true,
  fields: () => [],
  plan: ({ file: { row } }) => ({ ok: true, set: { writtenBy: null, waitsForBodyId: row.leadBodyId } }),
  done: 'Đã rút về.',
}

const send: CompileDeed = {
  title: 'Gửi nơi nhận',
  lead: (desk) => {
    const to = desk.file.own.round.addressees.map(({ name }) => name)
    const code = issuedPaper(desk.file.own)?.code
    return [
      to.length === 0 ? 'Kỳ này không ghi nơi nhận: gửi là kết thúc việc tổng hợp.' : `Nơi nhận: ${to.join('; ')}.`,
      code ? `Theo văn bản số ${code}.` : '',
      changedText(desk),
    ]
      .filter(Boolean)
      .join(' ')
  },
  button: 'Gửi',
  refuses: ({ file: { own } }) => {
    const paper = onPaper(own.round.addressees)
    if (paper.length === 0 || issuedPaper(own)) return null
    const sentence = `${paper.join('; ')} nhận bằng giấy: cần văn bản đã cấp số. Ông/bà soạn văn bản ở trang Tổng hợp, cấp số, rồi gửi.`
    return { status: 409, sentence, shown: true }
  },
  fields: () => [],
  plan: (desk) => {
    const { file, now } = desk
    const issued = issuedPaper(file.own)
    const bodies = bodiesOf(desk)
    return {
      ok: true,
      set: { waitsForBodyId: bodies[0] ?? null },
      detail: {
        number: file.own.compile.all.at(-1)?.number ?? 0,
        to: file.own.round.addressees.length,
        documentCode: issued?.code ?? '',
      },
      told:
        bodies.length === 0
          ? []
          : [{ to: bodies.map((id) => `${id}:${READERS}`), what: 'Bản tổng hợp gửi đến ông/bà.' }],
      more: {
        compile: { set: { sentAt: now.toISOString(), documentId: issued?.id ?? '' }, invite: bodies },
      },
    }
  },
  done: 'Đã gửi.',
}

const received: CompileDeed = {
  title: 'Xác nhận đã nhận',
  lead: ({ file: { own } }) => `Đã gửi ${own.round.sentAt === null ? '' : instantText(own.round.sentAt)}.`,
  button: 'Đã nhận',
  fields: () => [],
  plan: ({ book, file: { row }, now, staff }) => ({
    ok: true,
    set: { waitsForBodyId: null, endedAt: now.toISOString() },
    detail: { by: bodyName(book, staff.bodyId) },
    told: [{ to: toLead(row, book), what: `${bodyName(book, staff.bodyId)} đã nhận bản tổng hợp.` }],
  }),
  done: 'Đã ghi nhận.',
}

const again: CompileDeed = {
  title: 'Tổng hợp lại',
  lead: (desk) =>
    [changedText(desk), 'Bản đã duyệt, đã gửi vẫn giữ; bản mới được trình, duyệt, gửi như lần đầu.']
      .filter(Boolean)
      .join(' '),
  button: 'Tổng hợp lại',
  quiet: true,
  fields: () => [{ ...REASON, label: 'Vì sao tổng hợp lại' }],
  plan: ({ file: { own, row } }, values) => ({
    ok: true,
    set: { writtenBy: null, waitsForBodyId: row.leadBodyId, endedAt: null },
    detail: { number: own.compile.all.at(-1)?.number ?? 0 },
    text: values.reason ?? '',
  }),
  done: 'Đã mở lại để tổng hợp.',
}

/** What happens to a round after it closed: put together, approved by somebody else, sent, acknowledged, put together again. */
export const COMPILE_DEEDS = {
  trinh: submit,
  duyet: approve,
  'tra-lai': giveBack,
  'rut-ve': withdraw,
  gui: send,
  'da-nhan': received,
  'tong-hop-lai': again,
} satisfies Record<string, CompileDeed>
