import { type DeedField, wrongAt } from '../dossiers/deed.ts'
import { tell } from './audiences.ts'
import { allAsksEnded, notYet, supervisedOf, type SupervisionDeed, type SupervisionDesk } from './own.ts'
import { proposalFields, readProposal } from './proposal.ts'
import { LIMIT, quarterEnd } from './days.ts'
import { moveAfter } from './moves.ts'
import { waitingOf, WAITS_FOR_NOBODY } from './waiting.ts'
import { isOfBoard, stateOf, type TopicState } from './words.ts'

const reason = (hint: string): DeedField => ({
  kind: 'area',
  name: 'reason',
  label: 'Lý do',
  hint,
  required: true,
  least: 5,
  rows: 3,
})

/** Whether a topic is taken up, and what becomes of it when it cannot go on. */
export const CHOICE_DEEDS: Readonly<Record<string, SupervisionDeed>> = {
  'vao-chuong-trinh': {
    title: 'Chọn chuyên đề này',
    lead: ({ file }) =>
      file.row.restricted
        ? 'Chuyên đề giao riêng không đứng trong chương trình năm.'
        : `Chuyên đề vào chương trình năm ${file.row.year}. Chương trình đã ban hành thì cần một bản điều chỉnh.`,
    button: 'Chọn',
    done: 'Đã chọn chuyên đề này.',
    fields: () => [
      {
        kind: 'area',
        name: 'note',
        label: 'Ý kiến các tổ chức, HĐND, UBND',
        rows: 3,
        hint: 'Ghi ngắn; có thể bỏ trống.',
      },
    ],
    plan(desk, values) {
      const { book, file } = desk
      const programmeId = file.row.restricted ? null : (file.own.programme?.id ?? null)
      if (!file.row.restricted && programmeId === null)
        return wrongAt(
          'note',
          `Chưa có chương trình giám sát năm ${file.row.year}. Ông/bà mở chương trình của năm ở trang Giám sát trước.`,
        )
      return {
        ok: true,
        set: { ...waitingOf(desk.today, file.row.leadBodyId, quarterEnd(file.row.year, file.own.quarter)) },
        more: { own: { programmeId } },
        ...(values.note ? { text: values.note } : {}),
        told: tell({ book, file }, ['lead'], 'Một chuyên đề giám sát được chọn, chờ lập kế hoạch.'),
      }
    },
  },
  'khong-chon': {
    title: 'Không chọn chuyên đề này',
    button: 'Không chọn',
    quiet: true,
    done: 'Đã ghi: không chọn chuyên đề này.',
    fields: () => [reason('Vì sao không giám sát việc này; người đề xuất đọc được.')],
    plan: (desk, values) => ({
      ok: true,
      text: values.reason ?? '',
      set: { ...ended(desk) },
      more: { own: { programmeId: null } },
      told: tell(desk, ['lead'], 'Một chuyên đề giám sát không được chọn.'),
    }),
  },
  'sua-de-xuat': {
    title: 'Sửa nội dung, hình thức, quý',
    lead: ({ file }) =>
      file.own.programmeId === null
        ? 'Sửa những gì đã đề xuất.'
        : 'Chuyên đề đang trong chương trình: chương trình đã ban hành thì thay đổi này vào bản điều chỉnh tiếp theo.',
    button: 'Lưu',
    done: 'Đã lưu thay đổi.',
    fields: (desk) => proposalFields(desk),
    values: (desk) => valuesOf(desk),
    plan(desk, values) {
      const { file } = desk
      const read = readProposal(values, desk)
      if (!read.ok) return read
      const { bodies, leadBodyId, title, ...rest } = read.value
      const isChosen = stateOf(file.row.status) !== 'proposed'
      if (isChosen && rest.form !== file.own.form && stateOf(file.row.status) !== 'in_programme')
        return wrongAt('form', 'Đã có kế hoạch theo hình thức cũ. Muốn đổi hình thức, ông/bà hủy và đề xuất lại.')
      const dueOn = isChosen ? { dueOn: quarterEnd(file.row.year, rest.quarter), wakeOn: desk.today } : {}
      return {
        ok: true,
        detail: { quarter: rest.quarter, form: rest.form, bodies, lead: leadBodyId },
        text: `${title}\n${rest.content}`,
        set: { title, leadBodyId, ...dueOn, ...(isChosen ? { waitsForBodyId: leadBodyId } : {}) },
        // What was confirmed was another text.
        more: { own: isOfBoard(rest.form) ? { ...rest, planConfirmedBy: null } : rest, supervised: bodies },
      }
    },
  },
  'tam-dung': {
    title: 'Tạm dừng',
    button: 'Tạm dừng',
    quiet: true,
    done: 'Đã tạm dừng chuyên đề.',
    fields: () => [reason('Vì sao phải dừng lại.')],
    plan: (desk, values) => ({
      ok: true,
      text: values.reason ?? '',
      set: WAITS_FOR_NOBODY,
      more: { own: { pausedFrom: desk.file.row.status } },
      told: toldOfStop(desk, 'Một chuyên đề giám sát tạm dừng.'),
    }),
  },
  'tiep-tuc': {
    title: 'Tiếp tục',
    button: 'Tiếp tục',
    done: 'Chuyên đề tiếp tục.',
    fields: () => [],
    plan(desk) {
      const status = stateOf(desk.file.own.pausedFrom)
      return {
        ok: true,
        set: { status, ...waitingAgain(desk, status) },
        more: { own: { pausedFrom: '' } },
        told: toldOfStop(desk, 'Một chuyên đề giám sát được tiếp tục.'),
      }
    },
  },
  huy: {
    title: 'Hủy chuyên đề',
    button: 'Hủy',
    quiet: true,
    done: 'Đã hủy chuyên đề.',
    fields: () => [reason('Vì sao thôi không giám sát việc này.')],
    plan: (desk, values) => ({
      ok: true,
      text: values.reason ?? '',
      set: ended(desk),
      told: toldOfStop(desk, 'Một chuyên đề giám sát đã hủy.'),
    }),
  },
  'ket-thuc': {
    title: 'Kết thúc',
    button: 'Kết thúc',
    done: 'Chuyên đề đã kết thúc.',
    refuses: (desk) =>
      allAsksEnded(desk)
        ? null
        : notYet(
            `Chưa kết thúc được: còn ${openAsks(desk)} kiến nghị chưa xong. Chuyên đề kết thúc khi mọi kiến nghị đã xong.`,
          ),
    fields: () => [{ kind: 'area', name: 'note', label: 'Nhận xét', rows: 3 }],
    plan: (desk, values) => ({
      ok: true,
      ...(values.note ? { text: values.note } : {}),
      set: ended(desk),
      told: toldOfStop(desk, 'Một chuyên đề giám sát đã kết thúc.'),
    }),
  },
}

/** Whose move it is where a topic goes on after a pause. */
function waitingAgain(desk: SupervisionDesk, status: TopicState) {
  const { own, row } = desk.file
  const writing = status === 'session_closed' || status === 'report_draft' || status === 'confirmed_by_front'
  if (status === 'proposed') return waitingOf(desk.today, desk.book.commune.triageBodyId, null)
  if (status === 'notified' || status === 'in_progress') return moveAfter(desk, own.sessions)
  if (writing) return waitingOf(desk.today, row.leadBodyId, own.reportDueOn, own.reportDueOn ? LIMIT.teamReport : '')
  return waitingOf(desk.today, row.leadBodyId, quarterEnd(row.year, own.quarter))
}

function ended(desk: SupervisionDesk) {
  return { ...WAITS_FOR_NOBODY, endedAt: desk.now.toISOString() }
}

function openAsks({ file }: SupervisionDesk): number {
  return file.kin.filter((one) => one.kind === 'recommendation' && one.endedAt === null).length
}

/** Whoever leads and works on it, and the bodies that know of it. */
function toldOfStop(desk: SupervisionDesk, what: string) {
  const knowing = desk.file.bodies.filter((one) => one.role === 'supervised' && one.since !== null)
  return tell(desk, ['lead', 'team', ...knowing.map((one) => ({ body: one.bodyId }))], what)
}

function valuesOf(desk: SupervisionDesk): Record<string, string> {
  const { own, row } = desk.file
  return {
    ...{ title: row.title, content: own.content, scope: own.scope, period: own.period, form: own.form },
    ...{ grounds: own.grounds.join(' '), bodies: supervisedOf(desk).join(' '), quarter: String(own.quarter) },
    ...{ lead: row.leadBodyId, works: own.works, worksEndOn: own.worksEndOn ?? '' },
    ...{ partner: own.partner, partnerReference: own.partnerReference },
  }
}
