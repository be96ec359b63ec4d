import type { DossierView } from '../../../dossiers/deed-access.ts'
import { localDay } from '../../../deadlines/calendar.ts'
import { hallWays } from '../../hall/office/ways.ts'
import { sessionHref } from '../../place.ts'
import { RECEPTIONS } from '../../words.ts'
import { openPromises } from '../deeds-held.ts'
import type { SessionOwn } from '../own.ts'

export type Way = { href: string; text: string; more: string }

/** Pages of a meeting that this officer has something to do or to read on. */
export function waysOf({ desk, address }: Pick<DossierView<SessionOwn>, 'desk' | 'address'>): Way[] {
  const { row, own, kin } = desk.file
  const { counts, items, session } = own
  const hasParts = !RECEPTIONS.includes(session.kind)
  const promises = kin.filter((one) => one.kind === 'recommendation').length
  const ways: (Way | false)[] = [
    ...hallWays(desk, address),
    hasParts &&
      row.publishedAt !== null &&
      !['postponed', 'cancelled'].includes(row.status) &&
      (row.status !== 'announced' || desk.today >= localDay(session.startsAt)) && {
        href: `${address}/bien-ban`,
        text: 'Biên bản',
        more: counts.entries === 0 ? 'Chưa ghi gì.' : `${counts.entries > 50 ? 'Hơn 50' : counts.entries} mục đã ghi.`,
      },
    hasParts &&
      ['held', 'minutes_approved'].includes(row.status) && {
        href: `${address}/ket-luan`,
        text: 'Kết luận từng điểm, từng câu hỏi',
        more: `${items.filter(({ outcome }) => outcome === '').length} điểm, ${own.minutes.unanswered > 50 ? 'hơn 50' : own.minutes.unanswered} câu hỏi chưa có kết luận.`,
      },
    promises > 0 && {
      href: `/${row.communeId}/doi-thoai/cam-ket`,
      text: 'Cam kết của buổi này',
      more: `${promises} cam kết, ${openPromises(desk)} chưa xong.`,
    },
    row.publishedAt !== null && {
      href: `${sessionHref(row.communeId, row)}/to-roi`,
      text: 'Tờ rơi có mã vuông để in',
      more: 'Dán ở nhà văn hóa thôn.',
    },
    row.publishedAt !== null && {
      href: sessionHref(row.communeId, row),
      text: 'Trang của bà con về buổi này',
      more: 'Bà con đọc được gì.',
    },
  ]
  return ways.filter((way): way is Way => way !== false)
}
