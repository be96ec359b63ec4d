import { PAPER_CSS } from '../../../web/built.ts'
import { Page } from '../../../web/components/page.tsx'
import { Print } from '../../../web/components/print.tsx'
import { Qr } from '../../../web/components/qr.tsx'
import { type CommuneBook, fullName } from '../../communes/book.ts'
import { addressOf, placeOf } from '../place.ts'
import { stateSentence, type SurveyRow } from '../rules.ts'
import { withoutScheme } from './slip-sheets-page.tsx'

export type PosterView = { book: CommuneBook; survey: SurveyRow; now: Date; origin: string }

/** A leaf of A4 for a wall: what is asked, the square, until when, what to do without a phone. */
export function PosterPage({ book, survey, now, origin }: PosterView) {
  const path = addressOf(book.commune.id, survey.slug)
  const isPaper = survey.audience === 'paper'
  return (
    <Page title={`Áp phích: ${survey.title}`} place={placeOf(book)}>
      {PAPER_CSS && <link rel="stylesheet" href={PAPER_CSS} />}
      <div class="noprint">
        <p>
          <a href={path}>{survey.title}</a>
        </p>
        <p>
          <Print>In áp phích</Print>
        </p>
        <p class="hint">In trên khổ A4. Không thấy nút In thì dùng lệnh In của trình duyệt.</p>
      </div>
      <article class="poster">
        <p class="who">{fullName(book.commune)}</p>
        <p class="ask">{survey.kind === 'consultation' ? 'Lấy ý kiến nhân dân' : 'Xã hỏi ý kiến bà con'}</p>
        <h1>{survey.title}</h1>
        <p class="words intro">{shortened(survey.intro)}</p>
        {!isPaper && (
          <>
            <Qr text={`${origin}${path}`} label={`Mã vuông mở "${survey.title}"`} />
            <p class="how">
              <b>Chĩa máy ảnh điện thoại vào mã vuông.</b>
            </p>
            <p>
              Hoặc mở trang: <b class="url">{withoutScheme(`${origin}${path}`)}</b>
            </p>
          </>
        )}
        <p class="until">{stateSentence(survey, now)}</p>
        <p>{HOW[survey.audience]}</p>
        {survey.onPaper && !isPaper && <p>Không dùng điện thoại: hỏi trưởng thôn lấy phiếu giấy.</p>}
      </article>
    </Page>
  )
}

const HOW: Record<SurveyRow['audience'], string> = {
  open: 'Không cần tài khoản. Không ghi ai đã trả lời.',
  invited: 'Cần mã trên phiếu mời của gia đình. Câu trả lời không gắn với phiếu mời.',
  staff: '',
  paper: 'Trả lời trên giấy: trưởng thôn đến từng nhà phát phiếu và thu lại. Chưa nhận được phiếu thì hỏi trưởng thôn.',
}

/** Signs of the introduction that fit on a wall. */
const INTRO_MOST = 320

/** The first sentences of a long introduction. */
function shortened(intro: string): string {
  if (intro.length <= INTRO_MOST) return intro
  const cut = intro.slice(0, INTRO_MOST)
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('.\n'))
  return end > 80 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))}…`
}
