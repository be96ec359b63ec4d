import { bodyName } from '../communes/book.ts'
import { longDay } from '../deadlines/calendar.ts'
import type { DeedField, DeedValues } from '../dossiers/deed.ts'
import { addressees, refusalToBegin } from '../recommendations/begin.ts'
import { tell } from './audiences.ts'
import { CONFIRMING_SOURCE } from './deeds-plan.ts'
import { sourceOf, type SupervisionDeed, type SupervisionDesk } from './own.ts'
import { waitingOf } from './waiting.ts'
import { type Asked, isOfBoard, REPORT_PARTS, type ReportWords } from './words.ts'

/** Recommendations that a new report offers room for, and what is added each time; never more than the most. */
const FIRST_ASKS = 3
const MORE_ASKS = 2
const MOST_ASKS = 20

/** The report: written, confirmed where a board wrote it, signed by somebody else, sent; what everybody may read of it. */
export const REPORT_DEEDS: Readonly<Record<string, SupervisionDeed>> = {
  'viet-bao-cao': {
    title: 'Viết báo cáo kết quả',
    lead: ({ file }) =>
      file.own.reportDueOn
        ? `Hạn của báo cáo: ${longDay(file.own.reportDueOn)}.`
        : 'Báo cáo do người khác duyệt và ký.',
    button: 'Lưu báo cáo, trình duyệt',
    done: 'Đã lưu báo cáo, chờ người khác duyệt.',
    files: { label: 'Tài liệu kèm theo' },
    fields: (desk) => reportFields(desk),
    values: ({ file }) => (file.own.report ? reportValues(file.own.report) : (file.own.quotes ?? {})),
    plan(desk, values) {
      const { book, file, staff, today } = desk
      const read = readAsks(desk, values)
      if (!read.ok) return read
      const words = Object.fromEntries(REPORT_PARTS.map(([name]) => [name, values[name] ?? '']))
      const report = { ...words, asks: read.asks } as ReportWords
      const judge = isOfBoard(file.own.form) ? book.commune.triageBodyId : file.row.leadBodyId
      return {
        ok: true,
        detail: { asks: read.asks.length },
        text: reportText(desk, report),
        set: { writtenBy: staff.id, ...waitingOf(today, judge, file.own.reportDueOn, file.row.limitCode) },
        more: { own: { report, reportConfirmedBy: null } },
        told: tell(desk, isOfBoard(file.own.form) ? ['front'] : ['lead', 'front'], 'Có báo cáo giám sát chờ duyệt.'),
      }
    },
  },
  'tra-bao-cao': {
    title: 'Trả báo cáo để sửa',
    button: 'Trả lại',
    quiet: true,
    done: 'Đã trả báo cáo cho người viết.',
    fields: () => [{ kind: 'area', name: 'reason', label: 'Cần sửa gì', required: true, least: 5, rows: 3 }],
    plan: (desk, values) => ({
      ok: true,
      text: values.reason ?? '',
      set: waitingOf(desk.today, desk.file.row.leadBodyId, desk.file.own.reportDueOn, desk.file.row.limitCode),
      told: tell(desk, ['lead', 'team'], 'Báo cáo giám sát được trả lại để sửa.'),
    }),
  },
  'xac-nhan-bao-cao': {
    title: 'Xác nhận báo cáo của Ban',
    lead: () => `Báo cáo, kiến nghị của Ban chỉ gửi đi khi Mặt trận đã xác nhận (${CONFIRMING_SOURCE}).`,
    button: 'Xác nhận',
    done: 'Đã xác nhận báo cáo của Ban.',
    isOffered: ({ file }) => file.own.report !== null,
    fields: () => [{ kind: 'area', name: 'note', label: 'Ý kiến', rows: 2 }],
    plan: (desk, values) => ({
      ok: true,
      ...(values.note ? { text: values.note } : {}),
      set: waitingOf(desk.today, desk.file.row.leadBodyId, desk.file.own.reportDueOn, desk.file.row.limitCode),
      more: { own: { reportConfirmedBy: desk.staff.id } },
      told: tell(desk, ['lead'], 'Mặt trận đã xác nhận báo cáo của Ban: gửi được.'),
    }),
  },
}

function askCount(report: ReportWords | null): number {
  const there = report?.asks.length ?? 0
  return Math.min(MOST_ASKS, Math.max(FIRST_ASKS, there + (there === 0 ? 0 : MORE_ASKS)))
}

function reportFields({ book, file, today }: SupervisionDesk): DeedField[] {
  const options = addressees(book, file.row.leadBodyId, today).map(({ id, name }) => ({ value: id, label: name }))
  return [
    ...REPORT_PARTS.map(([name, label]): DeedField => ({
      kind: 'area',
      name,
      label,
      rows: 5,
      required: true,
      least: 5,
    })),
    ...Array.from({ length: askCount(file.own.report) }, (_, at): DeedField[] => [
      {
        kind: 'select',
        name: `body${at}`,
        label: `Kiến nghị ${at + 1}: gửi cơ quan`,
        options,
        empty: 'Không dùng',
        ...(at === 0 ? { hint: `Cần thêm chỗ: lưu rồi mở lại, có thêm ${MORE_ASKS} kiến nghị.` } : {}),
      },
      { kind: 'area', name: `asked${at}`, label: `Kiến nghị ${at + 1}: đề nghị làm gì`, rows: 3, most: 2000 },
      { kind: 'day', name: `wanted${at}`, label: `Kiến nghị ${at + 1}: xong trước ngày`, min: today },
    ]).flat(),
  ]
}

function reportValues(report: ReportWords | null): DeedValues {
  if (!report) return {}
  const parts = Object.fromEntries(REPORT_PARTS.map(([name]) => [name, report[name]]))
  return Object.assign(
    parts,
    ...report.asks.map(({ asked, bodyId, doneWantedOn }, at) => ({
      [`body${at}`]: bodyId,
      [`asked${at}`]: asked,
      [`wanted${at}`]: doneWantedOn ?? '',
    })),
  ) as DeedValues
}

function readAsks(
  { book, file, today }: SupervisionDesk,
  values: DeedValues,
): { ok: true; asks: Asked[] } | { ok: false; errors: Record<string, string[]> } {
  const errors: Record<string, string[]> = {}
  const asks: Asked[] = []
  for (let at = 0; at < askCount(file.own.report); at++) {
    const [bodyId = '', asked = ''] = [values[`body${at}`], values[`asked${at}`]]
    if (bodyId === '' && asked === '') continue
    const from = { leadBodyId: file.row.leadBodyId, source: sourceOf(file.own) }
    const refusal =
      bodyId === '' ? 'Ông/bà chọn cơ quan nhận kiến nghị này.' : refusalToBegin(book, from, bodyId, today)
    if (refusal) errors[`body${at}`] = [refusal]
    else if ([...asked].length < 10) errors[`asked${at}`] = ['Ông/bà viết rõ đề nghị làm gì, ít nhất 10 ký tự.']
    else asks.push({ bodyId, asked, doneWantedOn: values[`wanted${at}`] || null })
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, asks }
}

/** The report in one text: what its event keeps. */
function reportText({ book }: SupervisionDesk, report: ReportWords): string {
  const parts = REPORT_PARTS.map(([name, label]) => `${label}: ${report[name]}`)
  const asks = report.asks.map(
    ({ asked, bodyId, doneWantedOn }, at) =>
      `Kiến nghị ${at + 1}, ${bodyName(book, bodyId)}${doneWantedOn ? `, trước ${longDay(doneWantedOn)}` : ''}: ${asked}`,
  )
  return [...parts, ...asks].join('\n')
}
