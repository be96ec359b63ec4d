import { Empty } from '../../web/components/empty.tsx'
import { Pager } from '../../web/components/pager.tsx'
import type { CommuneBook } from '../communes/book.ts'
import { instantText } from '../deadlines/calendar.ts'
import { holds, type StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import type { Notice } from './notice-queries.ts'
import { noticeName, noticeWay, noticeWords } from './notice-words.ts'

type Mine = { staff: StaffMember; book: CommuneBook }

/** What an officer was told, newest first. What he has not read yet stands in bold, with the word beside it. */
export function NoticesPage(props: Mine & { notices: readonly Notice[]; next: string | null; isFirst: boolean }) {
  const { book, isFirst, next, notices, staff } = props
  const unread = notices.filter((notice) => !notice.isRead)
  return (
    <OfficePage title="Tin báo" staff={staff} book={book} current="/can-bo/tin-bao">
      <h1>Tin báo</h1>
      <p>
        <a href="/can-bo/tin-bao/cai-dat">Cách nhận tin: thư, điện thoại, mỗi ngày một lần</a>
      </p>
      {holds(staff, 'coordinator', 'admin') ? (
        <p>
          <a href="/can-bo/tin">Tin chưa gửi được</a>
        </p>
      ) : null}
      {unread.length > 0 ? (
        <form method="post" action="/can-bo/tin-bao/da-xem">
          {unread.map((notice) => (
            <input key={notice.id} type="hidden" name="tin" value={notice.id} />
          ))}
          <p>
            <button type="submit" class="quiet">
              Đã xem các tin trên trang này
            </button>
          </p>
        </form>
      ) : null}
      {notices.length === 0 ? (
        <Empty title={isFirst ? 'Chưa có tin báo' : 'Hết tin báo'}>
          <p>Khi có việc giao đến, câu trả lời chờ duyệt, hồ sơ sắp đến hạn, tin hiện ở đây.</p>
        </Empty>
      ) : (
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">Hồ sơ</th>
              <th scope="col">Tin</th>
              <th scope="col">Lúc</th>
            </tr>
          </thead>
          <tbody>
            {notices.map((notice) => (
              <tr key={notice.id}>
                <td>
                  <Where notice={notice} />
                </td>
                <td>
                  {notice.isRead ? (
                    noticeWords(notice.message, notice.detail)
                  ) : (
                    <>
                      <b>{noticeWords(notice.message, notice.detail)}</b> <span class="marks">Mới</span>
                    </>
                  )}
                </td>
                <td>{instantText(notice.shownAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager next={next ?? undefined} first={isFirst ? undefined : '/can-bo/tin-bao'} />
    </OfficePage>
  )
}

/** The way there marks it as read. */
function Where({ notice }: { notice: Notice }) {
  if (noticeWay(notice) === null) return <>{notice.caseCode}</>
  return <a href={`/can-bo/tin-bao/xem?tin=${encodeURIComponent(notice.id)}`}>{noticeName(notice)}</a>
}
