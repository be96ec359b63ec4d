import { bodyName, offered } from '../communes/book.ts'
import { dossierCode } from '../dossiers/code.ts'
import { type DeedField, ticked, wrongAt } from '../dossiers/deed.ts'
import { refusalToBegin } from '../recommendations/begin.ts'
import { tell } from './audiences.ts'
import { CONFIRMING_SOURCE } from './deeds-plan.ts'
import { notYet, sourceOf, type SupervisionDeed, type SupervisionDesk } from './own.ts'
import { WAITS_FOR_NOBODY } from './waiting.ts'

/** The report goes out with its recommendations; what everybody may read of it. */
export const ISSUE_DEEDS: Readonly<Record<string, SupervisionDeed>> = {
  'ky-bao-cao': issuing({
    title: 'Ký báo cáo, gửi kiến nghị',
    button: 'Ký và gửi',
    isOffered: ({ file }) => file.own.report !== null,
  }),
  'phat-hanh': issuing({
    title: 'Gửi báo cáo và kiến nghị của Ban',
    button: 'Gửi đi',
    refuses: ({ file }) =>
      file.own.reportConfirmedBy === null
        ? notYet(
            `Chưa gửi được: báo cáo, kiến nghị của Ban cần Ban Thường trực Mặt trận xã xác nhận trước (${CONFIRMING_SOURCE}).`,
          )
        : null,
  }),
  'cong-bo': {
    title: 'Công bố kết luận cho bà con',
    lead: () => 'Ông/bà viết lại kết luận cho bà con đọc: ngắn, dễ hiểu, không có tên người dân.',
    button: 'Công bố',
    done: 'Đã công bố kết luận trên trang của xã.',
    isOffered: ({ file }) => !file.row.restricted,
    fields: (desk) => [
      { kind: 'area', name: 'words', label: 'Kết luận cho bà con', required: true, least: 20, rows: 7 },
      ...notPublished(desk).map((one): DeedField => ({
        kind: 'area',
        name: `ask.${one.id}`,
        label: `Kiến nghị ${dossierCode(desk.book, one)}`,
        hint: `${one.title}. Để trống thì kiến nghị này chưa công khai.`,
        rows: 3,
        most: 2000,
      })),
    ],
    values: ({ file }) => ({ words: file.own.publicConclusions }),
    plan(desk, values) {
      const published = new Map(
        notPublished(desk).flatMap(({ id }): [string, string][] => {
          const words = values[`ask.${id}`] ?? ''
          return words === '' ? [] : [[id, words]]
        }),
      )
      return {
        ok: true,
        text: values.words ?? '',
        detail: { asks: published.size },
        set: { publishedAt: desk.file.row.publishedAt ?? desk.now.toISOString() },
        more: { own: { publicConclusions: values.words ?? '' }, published },
      }
    },
  },
}

function notPublished({ file }: SupervisionDesk) {
  return file.kin.filter((one) => one.kind === 'recommendation' && one.publishedAt === null)
}

/** The report goes out: recommendations begin, those above get copies. */
function issuing(own: Pick<SupervisionDeed, 'title' | 'button' | 'isOffered' | 'refuses'>): SupervisionDeed {
  return {
    ...own,
    done: 'Đã gửi báo cáo. Các kiến nghị bắt đầu được theo dõi.',
    files: { label: 'Báo cáo đã ký' },
    lead: ({ file }) => {
      const many = file.own.report?.asks.length ?? 0
      return many === 0
        ? 'Báo cáo không có kiến nghị nào.'
        : `${many} kiến nghị được gửi ngay đến từng cơ quan và được theo dõi đến khi xong.`
    },
    fields: ({ book, file, today }) => [
      { kind: 'line', name: 'reference', label: 'Số báo cáo', hint: 'Ví dụ: 12/BC-MTTQ-BTT.' },
      {
        kind: 'ticks',
        name: 'competent',
        label: 'Gửi cấp có thẩm quyền',
        hint: 'Cơ quan được chọn xem được hồ sơ này.',
        options: offered(book.bodies.values(), today)
          .filter(
            ({ id, kind, parentBodyId }) =>
              parentBodyId === null &&
              ['party_committee', 'peoples_council', 'peoples_committee'].includes(kind) &&
              !file.bodies.some((one) => one.bodyId === id && one.role === 'supervised'),
          )
          .map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        kind: 'ticks',
        name: 'superior',
        label: 'Mặt trận cấp trên',
        options: [{ value: '1', label: 'Đã gửi Mặt trận cấp tỉnh' }],
      },
    ],
    plan(desk, values) {
      const { book, file, today } = desk
      const { report } = file.own
      if (!report) return wrongAt('reference', 'Chưa có báo cáo để gửi.')
      for (const { bodyId } of report.asks) {
        const refusal = refusalToBegin(
          book,
          { leadBodyId: file.row.leadBodyId, source: sourceOf(file.own) },
          bodyId,
          today,
        )
        if (refusal) return wrongAt('reference', `Kiến nghị với ${bodyName(book, bodyId)}: ${refusal}`)
      }
      const competent = ticked(values, 'competent')
      const shown = file.bodies.filter((one) => one.role === 'supervised' && one.since !== null)
      return {
        ok: true,
        detail: {
          asks: report.asks.length,
          competent,
          superior: values.superior === '1',
          ...(values.reference ? { reference: values.reference } : {}),
        },
        set: {
          ...WAITS_FOR_NOBODY,
          // With recommendations it is followed from the same moment on.
          ...(report.asks.length > 0 ? { status: 'tracking' } : {}),
        },
        more: {
          own: { reportedOn: today },
          competent: file.row.restricted ? [] : competent,
          asks: report.asks.map((ask) => ({ ...ask, id: desk.newId() })),
        },
        told: [
          ...tell(desk, ['lead', 'team', 'front'], 'Báo cáo giám sát đã ký, đã gửi.'),
          ...tell(
            desk,
            [...shown.map((one) => ({ body: one.bodyId })), ...competent.map((body) => ({ body }))],
            'Có kết luận giám sát.',
          ),
        ],
      }
    },
  }
}
