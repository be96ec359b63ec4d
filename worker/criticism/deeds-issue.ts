import { wrongAt } from '../dossiers/deed.ts'
import { ONE } from '../notifications/tells.ts'
import { sha256 } from '../http/keys.ts'
import { NO_REPLY_LIMIT, REPLY_LIMIT, replyOf } from './limits.ts'
import type { CriticismDeed, Own } from './own.ts'
import { toDrafter, toLeadHead, toPromulgator } from './told.ts'

const isProposed = ({ file: { row } }: { file: { row: { writtenBy: string | null } } }) => row.writtenBy !== null

const propose: CriticismDeed = {
  title: 'Trình ký văn bản phản biện',
  lead: ({ file: { own } }) =>
    `Có ${own.points.length} điểm. Trình rồi thì không sửa điểm nữa, trừ khi được trả lại. Người ký phải là người khác.`,
  button: 'Trình ký',
  isOffered: (desk) => !isProposed(desk),
  fields: () => [
    {
      kind: 'area',
      name: 'conclusion',
      label: 'Kết luận, kiến nghị chung',
      hint: 'Đứng ở cuối văn bản phản biện, sau các điểm.',
      required: true,
      least: 10,
      rows: 5,
    },
  ],
  values: ({ file }) => ({
    conclusion: file.events.findLast((one) => one.kind === 'criticism.opinion_proposed')?.text ?? '',
  }),
  plan: ({ staff, file: { own, row } }, values) => {
    if (own.points.length === 0) return wrongAt('conclusion', 'Chưa có điểm nào. Ông/bà gom ý kiến thành điểm trước.')
    if (own.waiting > 0)
      return wrongAt(
        'conclusion',
        'Còn ý kiến của bà con chờ xem. Mỗi ý kiến phải được đăng, hoặc không đăng kèm lý do, trước khi trình ký.',
      )
    return {
      ok: true,
      set: { writtenBy: staff.id },
      detail: { points: own.points.length, pointsHash: hashOf(own) },
      text: values.conclusion ?? '',
      told: [{ to: toLeadHead(row), what: 'Có văn bản phản biện chờ ký.' }],
    }
  },
  done: 'Đã trình ký.',
}

const sign: CriticismDeed = {
  title: 'Ký, gửi văn bản phản biện',
  lead: ({ book, today }) => replyOf(book, today)?.sentence ?? NO_REPLY_LIMIT,
  button: 'Ghi số, gửi cơ quan soạn thảo',
  isOffered: isProposed,
  fields: ({ today, file: { row } }) => [
    {
      kind: 'line',
      name: 'documentNumber',
      label: 'Số văn bản',
      hint: 'Ví dụ: 12/BC-MTTQ-BTT.',
      required: true,
      most: 60,
    },
    { kind: 'day', name: 'issuedOn', label: 'Ngày ký', required: true, min: row.startedAt.slice(0, 10), max: today },
    {
      kind: 'choice',
      name: 'publish',
      label: 'Đăng các điểm phản biện trên trang của xã?',
      required: true,
      options: [
        { value: 'yes', label: 'Đăng', hint: 'Bà con xem được từng điểm, câu trả lời và kết quả.' },
        ...(row.publishedAt === null ? [{ value: 'no', label: 'Không đăng' }] : []),
      ],
    },
  ],
  values: ({ today }) => ({ issuedOn: today, publish: 'yes' }),
  files: { label: 'Văn bản đã ký (không bắt buộc)' },
  plan: ({ book, now, today, file: { row, own, events } }, values) => {
    const reply = replyOf(book, today)
    const isDialogue = events.some(
      (one) =>
        one.kind === 'criticism.session_held' &&
        (JSON.parse(one.detail) as { form?: string }).form === 'direct_dialogue',
    )
    return {
      ok: true,
      set: {
        writtenBy: null,
        waitsForBodyId: row.addressedBodyId,
        dueOn: reply?.dueOn ?? null,
        limitCode: reply ? REPLY_LIMIT : '',
        alarm: '',
        wakeOn: reply ? today : null,
        publishedAt: values.publish === 'yes' ? (row.publishedAt ?? now.toISOString()) : row.publishedAt,
      },
      detail: {
        number: values.documentNumber,
        issuedOn: values.issuedOn,
        dueOn: reply?.dueOn ?? null,
        points: own.points.length,
        pointsHash: hashOf(own),
        ...(isDialogue ? { alsoTo: own.criticism.promulgatorBodyId } : {}),
      },
      told: [
        { to: toDrafter(row), what: 'Mặt trận xã gửi văn bản phản biện. Cơ quan trả lời từng điểm.' },
        ...(isDialogue
          ? [{ to: toPromulgator(row, own), what: 'Mặt trận xã gửi văn bản phản biện sau đối thoại.' }]
          : []),
      ],
      more: {
        set: { documentNumber: values.documentNumber ?? '', issuedOn: values.issuedOn ?? today },
        points: own.points.map((point, index) => ({ id: point.id, set: { number: index + 1 } })),
        ...(isDialogue ? { competent: own.criticism.promulgatorBodyId } : {}),
      },
    }
  },
  done: 'Đã gửi văn bản phản biện.',
}

const giveBack: CriticismDeed = {
  title: 'Trả lại để sửa',
  button: 'Trả lại',
  quiet: true,
  isOffered: isProposed,
  fields: () => [{ kind: 'area', name: 'reason', label: 'Cần sửa gì', required: true, least: 5, most: 2000, rows: 3 }],
  plan: ({ file: { row } }, values) => ({
    ok: true,
    set: { writtenBy: null },
    text: values.reason ?? '',
    told: row.writtenBy === null ? [] : [{ to: [ONE + row.writtenBy], what: 'Văn bản phản biện được trả lại để sửa.' }],
  }),
  done: 'Đã trả lại.',
}

/** What was signed can be compared with what stands later. */
function hashOf({ points }: Pick<Own, 'points'>): string {
  return sha256(JSON.stringify(points.map(({ id, section, axis, text }) => [id, section, axis, text])))
}

export const ISSUE_DEEDS = {
  'trinh-ky': propose,
  ky: sign,
  'tra-lai': giveBack,
} satisfies Record<string, CriticismDeed>
