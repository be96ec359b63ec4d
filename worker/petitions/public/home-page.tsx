import { BigLinks } from '../../../web/components/big-links.tsx'
import { Facts } from '../../../web/components/facts.tsx'
import { Page } from '../../../web/components/page.tsx'
import type { CommuneBook, Figures } from '../../communes/book.ts'
import { placeOf } from '../place.ts'
import { type Listed, ReleaseList } from './release-list.tsx'

/** A commune's front page: what can be done here, what is being done about petitions that were made public, how often in time. */
export function homePage(view: {
  book: CommuneBook
  recent: Listed[]
  figures: Figures | undefined
  /** What the people are asked just now. */
  asked: readonly { href: string; text: string }[]
}) {
  const { book, recent, figures, asked } = view
  const here = placeOf(book)
  const { name } = book.commune
  return (
    <Page
      title={`Bà con ${lower(name)} cần gì?`}
      place={here}
      description={`Gửi kiến nghị, phản ánh đến ${lower(name)} và theo dõi đến khi có trả lời.`}
    >
      <h1>
        Bà con <span class="whole">{lower(name)}</span> cần gì?
      </h1>
      <BigLinks
        links={[
          {
            href: `${here.href}/kien-nghi/moi`,
            text: 'Gửi kiến nghị, phản ánh',
            more: 'Đường, rác, điện nước, chính sách, việc của xã. Không cần tài khoản.',
            isMain: true,
          },
          {
            href: `${here.href}/tra-cuu`,
            text: 'Xem trả lời',
            more: 'Bằng mã hồ sơ và mã bí mật đã nhận khi gửi',
          },
          {
            href: `${here.href}/kien-nghi`,
            text: 'Xem việc bà con đã nêu',
            more: 'Xã đang làm gì, đã trả lời thế nào',
          },
        ]}
      />
      {asked.length > 0 && (
        <>
          <h2>Xã đang hỏi ý kiến bà con</h2>
          <ul>
            {asked.map(({ href, text }) => (
              <li key={href}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {figures && figures.received + figures.answered > 0 && <Month figures={figures} />}
      {recent.length > 0 && (
        <>
          <h2>Việc bà con nêu gần đây</h2>
          <ReleaseList book={book} rows={recent} />
          <p>
            <a href={`${here.href}/kien-nghi`}>Xem tất cả</a>
          </p>
        </>
      )}
      <h2>Cần biết</h2>
      <ul>
        <li>
          <a href={`${here.href}/so-lieu`}>Xã trả lời bà con ra sao</a>
        </li>
        <li>
          <a href={`${here.href}/giam-sat`}>Mặt trận xã giám sát việc gì</a>
        </li>
        <li>
          <a href={`${here.href}/kien-nghi/mau-giay`}>Không dùng điện thoại: viết phiếu giấy</a>
        </li>
        <li>
          <a href={`${here.href}/to-cao-khieu-nai`}>Tố cáo, khiếu nại: nộp ở đâu?</a>
        </li>
        <li>
          <a href={`${here.href}/rieng-tu`}>Thông tin của ông/bà được giữ thế nào</a>
        </li>
      </ul>
    </Page>
  )
}

/** Below this a number is not told. */
const FEW = 5

function Month({ figures }: { figures: Figures }) {
  const late = figures.answered - figures.answeredInTime
  // Numbers below five could tell of single people; the pages of figures hide them in the same way.
  const answered: [string, string][] =
    figures.answeredInTime < FEW
      ? []
      : late > 0 && late < FEW
        ? [['Đã trả lời', `${figures.answered} việc, trễ hạn dưới ${FEW}`]]
        : [['Trả lời đúng hạn', `${figures.answeredInTime} trên ${figures.answered} việc đã trả lời`]]
  return (
    <>
      <h2>30 ngày qua</h2>
      <Facts
        rows={[
          ['Đã nhận', `${figures.received > 0 && figures.received < FEW ? `dưới ${FEW}` : figures.received} kiến nghị`],
          ...answered,
        ]}
      />
    </>
  )
}

/** "xã Bình Xa" within a sentence. */
function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
