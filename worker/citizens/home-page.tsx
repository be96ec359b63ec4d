import type { ComponentChildren } from 'preact'
import { BigLinks } from '../../web/components/big-links.tsx'
import { Facts } from '../../web/components/facts.tsx'
import { Page } from '../../web/components/page.tsx'
import type { CommuneBook, Figures } from '../communes/book.ts'
import { publicAddress as draftAddress } from '../criticism/place.ts'
import { whenText } from '../dialogue/sessions/times.ts'
import { publicPlace, sessionHref } from '../dialogue/place.ts'
import { STATUS_WORDS } from '../dialogue/sessions/words.ts'
import { type Listed, ReleaseList } from '../petitions/public/release-list.tsx'
import { PROMISE_HEAPS } from '../recommendations/promises/stands.ts'
import { addressOf as surveyAddress } from '../surveys/place.ts'
import type { Home } from './home-queries.ts'
import { bookAddress, placeOf } from './place.ts'

export type HomeView = { book: CommuneBook; home: Home; recent: Listed[] }

/**
 * A commune's front page: what can be done here, when one can speak with those who govern, what is asked, what was
 * promised, what is being done about petitions, how often in time. What there is none of is not named.
 */
export function homePage({ book, home, recent }: HomeView) {
  const { figures } = home
  const here = placeOf(book)
  const { id, name } = book.commune
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
      <Links title="Ngày đối thoại, tiếp dân sắp tới" all={{ href: publicPlace(id), text: 'Xem tất cả các ngày' }}>
        {home.days.map((day) => (
          <li key={day.id}>
            <a href={sessionHref(id, day)}>{day.title}</a>
            {day.status !== 'announced' && (
              <>
                {' '}
                <b>{STATUS_WORDS[day.status]?.name}</b>
              </>
            )}
            <br />
            <small>{[whenText(day), day.place].filter(Boolean).join('. ')}</small>
          </li>
        ))}
      </Links>
      <Links title="Dự thảo đang lấy ý kiến">
        {home.drafts.map((row) => (
          <li key={row.id}>
            <a href={draftAddress(id, row)}>Góp ý dự thảo: {row.title}</a>
          </li>
        ))}
      </Links>
      <Links title="Khảo sát đang mở">
        {home.surveys.map(({ slug, title }) => (
          <li key={slug}>
            <a href={surveyAddress(id, slug)}>{title}</a>
          </li>
        ))}
      </Links>
      <Promises here={publicPlace(id)} counts={home.promises} />
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
          <a href={bookAddress(id)}>Sổ của tôi: những việc đã giữ trên máy này</a>
        </li>
        <li>
          <a href={publicPlace(id)}>Muốn gặp, đối thoại với lãnh đạo xã</a>
        </li>
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

/** A list under its heading; without anything in it, nothing. */
function Links(given: { title: string; all?: { href: string; text: string }; children: ComponentChildren[] }) {
  const { title, all, children } = given
  if (children.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul>{children}</ul>
      {all && (
        <p>
          <a href={all.href}>{all.text}</a>
        </p>
      )}
    </>
  )
}

/** How what was promised at meetings stands, in one sentence. */
function Promises({ here, counts }: { here: string; counts: Home['promises'] }) {
  const told = Object.values(PROMISE_HEAPS).flatMap(({ key, text }) =>
    counts && counts[key] > 0 ? [`${counts[key]} ${text.toLowerCase()}`] : [],
  )
  if (told.length === 0) return null
  return (
    <>
      <h2>Cam kết sau đối thoại</h2>
      <p>
        {told.join(', ')}. <a href={`${here}/cam-ket`}>Xem từng cam kết</a>
      </p>
    </>
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
