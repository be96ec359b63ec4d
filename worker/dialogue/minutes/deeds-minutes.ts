import type { DossierRow } from '../../dossiers/tables.ts'
import type { SessionDeed, SessionDesk } from '../sessions/own.ts'
import { RECEPTIONS } from '../words.ts'
import { RESULT_DEEDS } from './deeds-results.ts'
import { hashOf, isGovernment } from './own.ts'
import { bothSides, toFront, toGovernment } from './told.ts'

const isReady = ({ file: { own } }: SessionDesk) => own.session.minutesReadyAt !== null
const hasMinutes = ({ file: { own } }: SessionDesk) => !RECEPTIONS.includes(own.session.kind)

const handIn: SessionDeed = {
  title: 'Trình biên bản cho hai bên',
  lead: ({ file: { own } }) =>
    `Biên bản có ${own.minutes.entries.length} mục. Trình rồi thì không ghi thêm, không sửa, trừ khi một bên trả lại. Hai bên cùng xác nhận thì mới công bố kết quả.`,
  button: 'Trình biên bản',
  isOffered: (desk) => hasMinutes(desk) && !isReady(desk),
  refuses: ({ file: { own } }) => {
    const sentence = whyNotReady(own)
    return sentence === null ? null : { status: 409, sentence, shown: true }
  },
  fields: () => [],
  plan: (desk) => {
    const { book, now, staff, file } = desk
    const { own, row } = file
    return {
      ok: true,
      set: { writtenBy: staff.id },
      detail: {
        entries: own.minutes.entries.length,
        points: own.items.length,
        minutesHash: hashOf(own.minutes.entries),
      },
      told: [{ to: bothSides(book, row, file.bodies), what: 'Biên bản đối thoại chờ hai bên xác nhận.' }],
      more: {
        set: { ...NOBODY_CONFIRMED, minutesReadyAt: now.toISOString() },
      },
    }
  },
  done: 'Đã trình biên bản. Hai bên được báo để xác nhận.',
}

const NOBODY_CONFIRMED = {
  ...{ governmentConfirmedAt: null, governmentConfirmedBy: '', governmentRemark: '' },
  ...{ frontConfirmedAt: null, frontConfirmedBy: '', frontRemark: '' },
}

const confirmAsGovernment: SessionDeed = {
  ...confirmation('Xác nhận biên bản (bên chính quyền)'),
  isOffered: (desk) => hasMinutes(desk) && isReady(desk) && desk.file.own.session.governmentConfirmedAt === null,
  refuses: (desk) =>
    isGovernment(desk.book, desk.staff.bodyId, desk.file.row.leadBodyId)
      ? tookDown(desk)
      : { status: 403, sentence: 'Bên chính quyền xác nhận việc này. Mặt trận xác nhận ở mục riêng.' },
  plan: ({ book, now, staff, file: { own, row } }, values) => {
    const isLast = own.session.frontConfirmedAt !== null
    return {
      ok: true,
      ...whole(isLast),
      detail: { minutesHash: hashOf(own.minutes.entries), whole: isLast },
      text: values.remark ?? '',
      told: [
        {
          to: isLast ? [...toFront(book), ...toLead(row)] : toFront(book),
          what: isLast ? BOTH : 'Chính quyền đã xác nhận biên bản đối thoại, chờ Mặt trận.',
        },
      ],
      more: {
        set: {
          governmentConfirmedAt: now.toISOString(),
          governmentConfirmedBy: staff.id,
          governmentRemark: values.remark ?? '',
        },
      },
    }
  },
}

const confirmAsFront: SessionDeed = {
  ...confirmation('Xác nhận biên bản (bên Mặt trận)'),
  isOffered: (desk) => hasMinutes(desk) && isReady(desk) && desk.file.own.session.frontConfirmedAt === null,
  refuses: tookDown,
  plan: ({ book, now, staff, file: { bodies, own, row } }, values) => {
    const isLast = own.session.governmentConfirmedAt !== null
    return {
      ok: true,
      ...whole(isLast),
      detail: { minutesHash: hashOf(own.minutes.entries), whole: isLast },
      text: values.remark ?? '',
      told: [
        {
          to: toGovernment(book, row, bodies),
          what: isLast ? BOTH : 'Mặt trận đã xác nhận biên bản đối thoại, chờ chính quyền.',
        },
      ],
      more: {
        set: {
          frontConfirmedAt: now.toISOString(),
          frontConfirmedBy: staff.id,
          frontRemark: values.remark ?? '',
        },
      },
    }
  },
}

const BOTH = 'Hai bên đã xác nhận biên bản đối thoại. Việc tiếp theo là công bố kết quả.'

const giveBack: SessionDeed = {
  title: 'Trả lại biên bản để sửa',
  lead: () => 'Xác nhận của cả hai bên sẽ bỏ, biên bản mở lại để ghi thêm và sửa.',
  button: 'Trả lại',
  quiet: true,
  isOffered: (desk) => hasMinutes(desk) && isReady(desk),
  fields: () => [{ kind: 'area', name: 'reason', label: 'Cần sửa gì', required: true, least: 5, most: 2000, rows: 3 }],
  plan: ({ book, file: { bodies, row } }, values) => ({
    ok: true,
    set: { writtenBy: null },
    text: values.reason ?? '',
    told: [{ to: bothSides(book, row, bodies), what: 'Biên bản đối thoại được trả lại để sửa.' }],
    more: { set: { ...NOBODY_CONFIRMED, minutesReadyAt: null } },
  }),
  done: 'Đã trả lại biên bản.',
}

/** Each side says once that it was so; the second of them makes it whole. */
function confirmation(title: string) {
  return {
    title,
    lead: () => 'Ông/bà đọc biên bản trước. Có ý khác thì ghi vào ô dưới: ý ấy đứng cùng biên bản.',
    button: 'Xác nhận biên bản',
    fields: () => [
      { kind: 'area' as const, name: 'remark', label: 'Ý kiến của bên ông/bà (không bắt buộc)', most: 2000, rows: 3 },
    ],
    done: 'Đã xác nhận biên bản.',
  }
}

function whole(isLast: boolean) {
  return isLast ? { set: { status: 'minutes_approved', writtenBy: null } } : {}
}

function toLead({ leadBodyId }: Pick<DossierRow, 'leadBodyId'>): string[] {
  return [`${leadBodyId}:handler,approver,leader,coordinator`]
}

/** Nobody confirms what he took down himself. */
function tookDown({ file: { own }, staff }: SessionDesk) {
  const many = own.minutes.entries.filter(({ enteredBy }) => enteredBy === staff.id).length
  if (many === 0) return null
  const sentence = `Ông/bà đã ghi ${many} mục của biên bản này nên không tự xác nhận: cần một người khác của cơ quan.`
  return { status: 403 as const, sentence, shown: true as const }
}

/** Why the minutes cannot go to both sides yet; null when they can. */
export function whyNotReady(own: SessionDesk['file']['own']): string | null {
  if (own.minutes.entries.length === 0) return 'Chưa trình được biên bản: chưa ghi mục nào.'
  const open = own.items.filter(({ outcome }) => outcome === '')
  if (open.length === 0) return null
  const names = open.slice(0, 5).map(({ title }) => `“${title}”`)
  return `Chưa trình được biên bản: còn ${open.length} điểm của chương trình chưa ghi kết luận: ${names.join(', ')}.`
}

/** What becomes of a meeting's minutes and results. */
export const MINUTES_DEEDS = {
  'trinh-bien-ban': handIn,
  'xac-nhan-chinh-quyen': confirmAsGovernment,
  'xac-nhan-mat-tran': confirmAsFront,
  'tra-bien-ban': giveBack,
  ...RESULT_DEEDS,
} satisfies Record<string, SessionDeed>
