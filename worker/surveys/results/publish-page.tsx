import { Choice, Field } from '../../../web/components/field.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Note, Said, Trouble } from '../../../web/components/note.tsx'
import { unmarked } from '../../../web/components/sheet/marked.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { instantText } from '../../deadlines/calendar.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { addressOf, officeAddressOf } from '../place.ts'
import type { SurveyRow } from '../rules.ts'
import type { Figure } from './figures.ts'
import { PUBLISH_LIMITS } from './publish-form.ts'
import { figureId, type Published } from './published.ts'
import { PublishedPart } from './published-part.tsx'

export type PublishView = {
  book: CommuneBook
  staff: StaffMember
  survey: SurveyRow
  /** Why nothing can be released now. */
  refusal: string | null
  figures: readonly Figure[]
  typed: { figures: readonly string[]; words: string; done: string }
  errors?: Record<string, string[]> | undefined
  /** What was released so far, the latest first. */
  releases: readonly {
    number: number
    publishedAt: string
    withdrawnAt: string | null
    withdrawnReason: string | null
  }[]
  /** The revision of the survey that this page shows. */
  seen: number
  trouble?: string | undefined
  said?: string | undefined
}

const LABELS = {
  words: 'Lời dẫn của xã',
  done: 'Đã làm gì với kết quả',
  cau: 'Câu hỏi được công bố',
  reason: 'Lý do rút',
}

/** Choosing what is released, and taking back what was. */
export function PublishPage(view: PublishView) {
  const { book, staff, survey, refusal, releases, errors = {}, trouble, said } = view
  const here = officeAddressOf(survey.slug)
  const shown = releases.find(({ withdrawnAt }) => withdrawnAt === null)
  return (
    <OfficePage title={`Công bố kết quả: ${survey.title}`} staff={staff} book={book} current="/can-bo/khao-sat" results>
      <Crumb here={here} />
      <h1>Công bố kết quả</h1>
      <Said said={said ? { tone: 'good', text: said } : null} />
      {trouble && (
        <Trouble title="Chưa công bố">
          <p>{trouble}</p>
        </Trouble>
      )}
      <ErrorSummary errors={errors} labels={LABELS} />
      {shown && (
        <p>
          Đang công bố bản lần {shown.number}, từ {instantText(shown.publishedAt)}.{' '}
          <a href={`${addressOf(book.commune.id, survey.slug)}/ket-qua`}>Xem như người dân thấy</a>
        </p>
      )}
      {refusal === null ? (
        <ChooseForm view={view} action={`${here}/ket-qua/cong-bo`} isAgain={shown !== undefined} />
      ) : (
        <Note title="Chưa công bố được lúc này.">
          <p>{refusal}</p>
        </Note>
      )}
      {shown && <WithdrawForm view={view} action={`${here}/ket-qua/cong-bo/${shown.number}/rut`} />}
      {releases.length > 0 && (
        <>
          <h2>Các lần công bố</h2>
          <ul>
            {releases.map(({ number, publishedAt, withdrawnAt, withdrawnReason }) => (
              <li key={number}>
                Lần {number}: {instantText(publishedAt)}
                {withdrawnAt !== null && `, rút ${instantText(withdrawnAt)}. Lý do: ${withdrawnReason ?? ''}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </OfficePage>
  )
}

export type PreviewView = Pick<PublishView, 'book' | 'staff' | 'survey' | 'typed'> & {
  published: Published
  number: number
  /** Of the numbers that this page shows: if they change before it is sent, it is shown again. */
  print: string
  seen: number
  trouble?: string | undefined
}

/** Exactly what everybody will see, before it is released. */
export function PreviewPage({ book, staff, survey, typed, published, number, print, seen, trouble }: PreviewView) {
  const here = officeAddressOf(survey.slug)
  const hidden: [string, string][] = [
    ...typed.figures.map((name): [string, string] => ['cau', name]),
    ['words', typed.words],
    ['done', typed.done],
    ['dau', print],
    ['lan', String(seen)],
  ]
  return (
    <OfficePage title={`Xem trước: ${survey.title}`} staff={staff} book={book} current="/can-bo/khao-sat" results>
      <Crumb here={here} />
      <h1>Xem trước khi công bố</h1>
      {trouble && (
        <Trouble title="Chưa công bố">
          <p>{trouble}</p>
        </Trouble>
      )}
      <form method="post" action={`${here}/ket-qua/cong-bo`}>
        {hidden.map(([name, value], index) => (
          <input key={`${name}${index}`} type="hidden" name={name} value={value} />
        ))}
        <p>
          Dưới đây là đúng những gì người dân sẽ thấy. Công bố rồi thì ai cũng đọc được, và khảo sát không mở lại nữa.
        </p>
        <p>
          <button type="submit" name="lam" value="dang">
            Công bố
          </button>{' '}
          <button type="submit" name="lam" value="sua" class="quiet">
            Sửa lại
          </button>
        </p>
      </form>
      <article class="work paper">
        <h2>{published.title}</h2>
        <PublishedPart of={published} words={typed.words} number={number} />
      </article>
    </OfficePage>
  )
}

function Crumb({ here }: { here: string }) {
  return (
    <p class="crumb noprint">
      <a href={`${here}/ket-qua`}>Kết quả khảo sát</a>
    </p>
  )
}

function ChooseForm({ view, action, isAgain }: { view: PublishView; action: string; isAgain: boolean }) {
  const { figures, typed, errors = {}, seen } = view
  return (
    <form method="post" action={action}>
      <h2>{isAgain ? 'Công bố bản mới thay bản cũ' : 'Chọn điều sẽ công bố'}</h2>
      <input type="hidden" name="lan" value={String(seen)} />
      <Field
        name="words"
        label="Lời dẫn của xã"
        hint="Hỏi ai, hỏi việc gì, kết quả nói lên điều gì. Không nêu tên ai, không chép nguyên ý kiến của ai."
        rows={5}
        maxLength={PUBLISH_LIMITS.words[1]}
        value={typed.words}
        errors={errors['words']}
        required
      />
      <Field
        name="done"
        label="Đã làm gì với kết quả"
        hint="Nếu đã có: việc gì, ai làm, xong ngày nào. Chưa có thì để trống, sau này công bố lại."
        rows={4}
        maxLength={PUBLISH_LIMITS.done}
        value={typed.done}
        errors={errors['done']}
      />
      <fieldset class="field" id="cau">
        <legend>Câu hỏi được công bố</legend>
        {errors['cau'] && <p class="message">{errors['cau'].join(' ')}</p>}
        {figures.map((one) => (
          <Choice
            key={figureId(one)}
            type="checkbox"
            name="cau"
            id={`cau-${figureId(one)}`}
            value={figureId(one)}
            label={nameOf(one)}
            checked={typed.figures.includes(figureId(one))}
          />
        ))}
      </fieldset>
      <p>
        <button type="submit" name="lam" value="xem">
          Xem trước
        </button>
      </p>
    </form>
  )
}

/** The question, and by what it is split. */
function nameOf(one: Figure): string {
  return one.kind === 'split' ? `${unmarked(one.title)} Chia theo: ${unmarked(one.byTitle)}` : unmarked(one.title)
}

function WithdrawForm({ view: { errors = {}, seen }, action }: { view: PublishView; action: string }) {
  return (
    <details class="work" open={errors['reason'] !== undefined}>
      <summary>Rút kết quả đã công bố</summary>
      <form method="post" action={action}>
        <input type="hidden" name="lan" value={String(seen)} />
        <Field
          name="reason"
          label="Lý do rút"
          hint="Người mở trang kết quả sẽ đọc lý do này."
          maxLength={PUBLISH_LIMITS.reason[1]}
          errors={errors['reason']}
          required
        />
        <p>
          <button type="submit">Rút kết quả</button>
        </p>
      </form>
    </details>
  )
}
