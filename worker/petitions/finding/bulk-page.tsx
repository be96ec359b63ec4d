import type { ComponentChildren } from 'preact'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Select } from '../../../web/components/field.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { bodiesToday, type BulkDeed, MOST_AT_ONCE } from './bulk.ts'

export type BulkSent = { errors: Record<string, string[]>; body: string; ticked: ReadonlySet<string> }

const BUTTON: Record<BulkDeed, string> = { giao: 'Giao các hồ sơ đã chọn', 'tiep-nhan': 'Tiếp nhận các hồ sơ đã chọn' }
const LABELS = { chon: 'Hồ sơ', 'giao-nhieu': 'Cơ quan giải quyết' }

/** Around a list whose rows can be ticked: what is then done to all of them. */
export function BulkForm({
  deed,
  book,
  today,
  sent,
  children,
}: {
  deed: BulkDeed | null
  book: CommuneBook
  today: string
  sent?: BulkSent | undefined
  children: ComponentChildren
}) {
  if (!deed) return <>{children}</>
  return (
    <form method="post" action={`/can-bo/nhieu/${deed}`}>
      <ErrorSummary errors={sent?.errors ?? {}} labels={LABELS} />
      <div id="chon">{children}</div>
      <fieldset class="field">
        <legend>Làm một lần cho nhiều hồ sơ</legend>
        <p class="hint">
          {deed === 'giao'
            ? `Chọn các hồ sơ ở trên, rồi chọn cơ quan. Mỗi lần nhiều nhất ${MOST_AT_ONCE} hồ sơ.`
            : `Chọn các hồ sơ ở trên. Lĩnh vực, thôn và cơ quan giữ như lúc gửi. Hồ sơ có dấu hiệu tố cáo, khiếu nại thì mở ra xem từng việc.`}
        </p>
        {deed === 'giao' && (
          <Select
            name="body"
            id="giao-nhieu"
            label="Cơ quan giải quyết"
            options={bodiesToday(book, today)}
            value={sent?.body}
            empty="Chọn cơ quan"
            errors={sent?.errors['giao-nhieu']}
          />
        )}
        <p>
          <button type="submit">{BUTTON[deed]}</button>
        </p>
      </fieldset>
    </form>
  )
}

export type Outcome = { code: string; what: 'done' | 'moved' | 'refused'; sentence: string }

/** What became of each case of several. */
export function BulkPage({
  deed,
  outcomes,
  to,
  staff,
  book,
}: {
  deed: BulkDeed
  outcomes: readonly Outcome[]
  to: string
  staff: StaffMember
  book: CommuneBook
}) {
  const of = (what: Outcome['what']) => outcomes.filter((outcome) => outcome.what === what)
  const verb = deed === 'giao' ? `đã giao ${to}` : 'đã tiếp nhận'
  const counts = [
    [of('done').length, verb],
    [of('moved').length, 'đã có người làm trước'],
    [of('refused').length, 'chưa làm được'],
  ] as const
  const text = counts
    .filter(([many]) => many > 0)
    .map(([many, words]) => `${many} hồ sơ ${words}`)
    .join('; ')
  const heap = deed === 'giao' ? 'can-giao' : 'moi-gui'
  return (
    <OfficePage title="Làm nhiều hồ sơ" staff={staff} book={book} current="/can-bo">
      <p class="crumb">
        <a href={`/can-bo?muc=${heap}`}>Việc của tôi</a>
      </p>
      <h1>{deed === 'giao' ? 'Giao nhiều hồ sơ' : 'Tiếp nhận nhiều hồ sơ'}</h1>
      <p class="lead" role="status">
        {text}.
      </p>
      {(['refused', 'moved', 'done'] as const).map((what) => (
        <OutcomeList key={what} outcomes={of(what)} title={TITLES[what]} />
      ))}
      <p>
        <a class="button" href={`/can-bo?muc=${heap}`}>
          Làm tiếp
        </a>
      </p>
    </OfficePage>
  )
}

const TITLES = { done: 'Đã xong', moved: 'Đã có người làm trước', refused: 'Chưa làm được' }

function OutcomeList({ outcomes, title }: { outcomes: readonly Outcome[]; title: string }) {
  if (outcomes.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul class="list">
        {outcomes.map(({ code, sentence }) => (
          <li key={code}>
            <a href={`/can-bo/ho-so/${code}`}>{code}</a>
            {sentence && <small>{sentence}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}
