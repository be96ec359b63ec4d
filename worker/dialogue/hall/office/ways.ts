import { longDay } from '../../../deadlines/calendar.ts'
import { holds } from '../../../staff/actor.ts'
import type { SessionDesk } from '../../sessions/own.ts'
import { preparedBy } from '../agenda.ts'
import { hasAgenda, isBefore, mayJudge, mayPrepare, worksInHall } from '../may.ts'

/** A page of a meeting that an officer has something to do or to read on. */
export type HallWay = { href: string; text: string; more: string }

/** Pages of the agenda and the hall, the most urgent first. */
export function hallWays(desk: SessionDesk, address: string): HallWay[] {
  const { book, staff, file } = desk
  const { row, own } = file
  const front = book.commune.triageBodyId
  const works = worksInHall(staff, row, front)
  const withAgenda = hasAgenda(own.session)
  const due = preparedBy(book, own.session.startsAt, desk.today)
  const isOn = row.status === 'announced'
  const { counts, items } = own
  const toWrite = items.filter((item) => mayPrepare(staff, item) && item.preparedAt === null)
  const missing = items.filter((item) => item.bodyId === null).length
  const ready = items.filter((item) => item.preparedAt !== null).length
  const ways: (HallWay | false)[] = [
    ...(isBefore(row) ? toWrite : []).map((item) => ({
      href: `${address}/chuong-trinh/${item.id}/chuan-bi`,
      text: 'Viết phần chuẩn bị',
      more: due === null ? item.title : `${item.title}. Gửi trước hết ${longDay(due)}.`,
    })),
    works &&
      withAgenda && {
        href: `${address}/cau-hoi`,
        text: 'Câu hỏi của bà con',
        more:
          mayJudge(staff, front) && counts.waitingQuestions > 0
            ? `${counts.waitingQuestions > 50 ? 'Hơn 50' : counts.waitingQuestions} câu chờ xem.`
            : `${counts.shownQuestions > 50 ? 'Hơn 50' : counts.shownQuestions} câu đã hiện.`,
      },
    withAgenda && {
      href: `${address}/chuong-trinh`,
      text: 'Chương trình',
      more:
        items.length === 0
          ? 'Chưa có nội dung nào.'
          : `${items.length} nội dung, ${ready} đã chuẩn bị${missing > 0 ? `, ${missing} chưa giao ai` : ''}.`,
    },
    works &&
      isOn && {
        href: `${address}/cua`,
        text: 'Đón người dự',
        more: `${counts.seats} chỗ đã có người, ${counts.came} đã đến.`,
      },
    works &&
      isOn &&
      withAgenda && { href: `${address}/phat-bieu`, text: 'Thứ tự phát biểu', more: 'Mời lần lượt các thôn.' },
    staff.bodyId === front &&
      holds(staff, 'intake_officer', 'coordinator') &&
      counts.seats > 0 && {
        href: `${address}/lien-he`,
        text: 'Liên hệ người đăng ký',
        more: 'Để báo khi đổi ngày, hủy.',
      },
  ]
  return ways.filter((way): way is HallWay => way !== false)
}
