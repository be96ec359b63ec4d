import { PAPER_CSS } from '../../../../web/built.ts'
import { Page } from '../../../../web/components/page.tsx'
import { Print } from '../../../../web/components/print.tsx'
import { Qr } from '../../../../web/components/qr.tsx'
import { type CommuneBook, fullName } from '../../../communes/book.ts'
import type { DossierRow } from '../../../dossiers/tables.ts'
import { hasAgenda } from '../../hall/may.ts'
import { sessionHref } from '../../place.ts'
import type { MeetingRow } from '../tables.ts'
import { whenText } from '../times.ts'
import { KIND_WORDS } from '../words.ts'
import { changedWords } from './said.ts'

export type PosterView = { book: CommuneBook; row: DossierRow; session: MeetingRow; origin: string }

/** Signs of what it is about that fit on a wall. */
const ABOUT_MOST = 320

/** A leaf of A4 for a wall: what, when, where, the square, what to do without a phone. */
export function posterPage({ book, row, session, origin }: PosterView) {
  const path = sessionHref(row.communeId, row)
  const changed = changedWords(row, session)
  return (
    <Page title={`Tờ rơi: ${row.title}`} place={{ name: fullName(book.commune), href: `/${book.commune.id}` }}>
      {PAPER_CSS && <link rel="stylesheet" href={PAPER_CSS} />}
      <div class="noprint">
        <p>
          <a href={path}>{row.title}</a>
        </p>
        <p>
          <Print>In tờ rơi</Print>
        </p>
        <p class="hint">In trên khổ A4. Không thấy nút In thì dùng lệnh In của trình duyệt.</p>
      </div>
      <article class="poster">
        <p class="who">{fullName(book.commune)}</p>
        <p class="ask">{changed ?? `Mời bà con dự: ${KIND_WORDS[session.kind].name}`}</p>
        <h1>{row.title}</h1>
        <p class="until">
          {whenText(session)}
          {session.place === '' ? '' : `, ${session.place}`}
        </p>
        <p class="words intro">{shortened(session.about)}</p>
        <Qr text={`${origin}${path}`} label={`Mã vuông mở "${row.title}"`} />
        <p class="how">
          <b>Chĩa máy ảnh điện thoại vào mã vuông{hasAgenda(session) ? ' để đăng ký, gửi câu hỏi' : ''}.</b>
        </p>
        <p>
          Hoặc mở trang: <b class="url">{`${origin}${path}`.replace(/^https?:\/\//, '')}</b>
        </p>
        <p>Không dùng điện thoại: cứ đến dự, hoặc nhờ trưởng thôn ghi giúp.</p>
      </article>
    </Page>
  )
}

function shortened(about: string): string {
  if (about.length <= ABOUT_MOST) return about
  const cut = about.slice(0, ABOUT_MOST)
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('.\n'))
  return end > 80 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))}…`
}
