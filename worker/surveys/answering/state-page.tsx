import { Field } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { addressOf, placeOf } from '../place.ts'
import { stateSentence, type SurveyRow } from '../rules.ts'
import { ResultsLink, Shell } from './shell.tsx'
import type { Trouble } from '../../forms/filling/words.ts'

type Common = { book: CommuneBook; survey: SurveyRow; isFramed?: boolean; staff?: StaffMember | null }

/** In place of a sheet that cannot be filled in here and now: why, and what one can do. */
export function statePage({
  now,
  trouble,
  hasResults,
  ...common
}: Common & { now: Date; trouble?: Trouble; hasResults: boolean }) {
  const { book, survey, isFramed, staff } = common
  return (
    <Shell {...common} title={survey.title}>
      <h1>{survey.title}</h1>
      {trouble ? (
        <Note tone="warn" title={trouble.title}>
          <p role="alert">{trouble.text}</p>
        </Note>
      ) : (
        <p class="lead">{survey.audience === 'paper' ? ON_PAPER : stateSentence(survey, now)}</p>
      )}
      {survey.intro && <p class="words">{survey.intro}</p>}
      {survey.audience === 'paper' && !trouble && <p>{stateSentence(survey, now)}</p>}
      {hasResults && <ResultsLink survey={survey} isFramed={isFramed} />}
      {!isFramed && (
        <p>
          {staff ? (
            <a href="/can-bo">Về việc của tôi</a>
          ) : (
            <a href={`${placeOf(book).href}/khao-sat`}>Những điều xã đang hỏi bà con</a>
          )}
        </p>
      )}
    </Shell>
  )
}

const ON_PAPER =
  'Phiếu này trả lời trên giấy. Trưởng thôn hoặc cán bộ Mặt trận đến từng nhà phát phiếu và thu lại; ông/bà chưa nhận được thì hỏi trưởng thôn.'

/** Where the code of a slip is typed when no camera reads its square. */
export function slipPage({
  typed,
  error,
  ...common
}: Common & { typed: string; error?: { title: string; text: string } | undefined }) {
  const { book, survey, isFramed } = common
  const here = addressOf(book.commune.id, survey.slug)
  return (
    <Shell {...common} title={survey.title}>
      <h1>{survey.title}</h1>
      {error && (
        <Note tone="warn" title={error.title}>
          <p role="alert">{error.text}</p>
        </Note>
      )}
      {!error && survey.intro && <p class="lead words">{survey.intro}</p>}
      <form method="get" action={isFramed ? `${here}/nhung` : here}>
        <Field
          name="phieu"
          label="Mã trên phiếu mời"
          hint="10 chữ và số. Chữ hoa, chữ thường, có gạch hay không đều được. Hoặc chĩa máy ảnh vào hình vuông trên phiếu mời."
          value={typed.slice(0, 40)}
          maxLength={40}
          required
          autocomplete="off"
          spellcheck={false}
          {...{ autocapitalize: 'characters' }}
        />
        <p>
          <button type="submit">Mở phiếu</button>
        </p>
      </form>
      <p class="hint">
        Mỗi phiếu mời trả lời được một lần. Câu trả lời được giữ riêng, không ai biết là của phiếu mời nào.
      </p>
    </Shell>
  )
}
