import { Facts } from '../../../../web/components/facts.tsx'
import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Note, Said } from '../../../../web/components/note.tsx'
import { bodyName, type CommuneBook } from '../../../communes/book.ts'
import { longDay } from '../../../deadlines/calendar.ts'
import type { DeedField, DeedValues } from '../../../dossiers/deed.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { periodText, ruleText } from '../../periods.ts'
import { ROUNDS, SERIES, SETS } from '../../place.ts'
import { addresseeFold, FoldedFields } from '../../office/folded-fields.tsx'
import { KIND_WORDS } from '../../words.ts'
import { DEFAULTS, type SeriesKind } from '../defaults.ts'
import type { SeriesLine } from '../series-queries.ts'
import type { RoundDays } from '../upcoming.ts'

type Seen = { staff: StaffMember; book: CommuneBook }

export type SeriesView = Seen & {
  kind: SeriesKind
  series: SeriesLine | null
  mayChange: boolean
  hasSets: boolean
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  /** Its next rounds as it stands. */
  ahead: readonly RoundDays[]
  /** Its next rounds as it was typed: shown before it is kept. */
  plan: readonly RoundDays[] | null
  submissionKey: string
  said: string | undefined
  trouble?: string
}

/** One series: its next rounds, and its settings. */
export function seriesPage(view: SeriesView) {
  const { staff, book, kind, series, mayChange, hasSets, plan, said, trouble } = view
  const title = series === null ? `Đặt: ${KIND_WORDS[kind]}` : series.name
  return (
    <OfficePage title={title} staff={staff} book={book} current={ROUNDS}>
      <p class="crumb">
        <a href={SERIES}>Báo cáo định kỳ</a>
      </p>
      <h1>{title}</h1>
      <Said said={said === undefined ? null : { tone: 'good', text: said }} />
      <Said said={trouble === undefined ? null : { tone: 'warn', text: trouble }} />
      {series !== null && plan === null && <Standing view={view} series={series} />}
      {series === null && plan === null && <p class="lead">{DEFAULTS[kind].about}</p>}
      {!hasSets && (
        <Note tone="warn">
          <p>
            Chưa có nhóm đơn vị nào. Ông/bà <a href={`${SETS}/moi`}>lập nhóm</a> trước.
          </p>
        </Note>
      )}
      {plan !== null && <Plan view={view} plan={plan} />}
      {plan === null && mayChange && <Form view={view} />}
    </OfficePage>
  )
}

function Standing({ view: { ahead, book, mayChange }, series }: { view: SeriesView; series: SeriesLine }) {
  const [next] = ahead
  const rests = series.opensOn === null
  return (
    <>
      {series.trouble !== '' && (
        <Note tone="warn" title="Báo cáo này đang dừng">
          <p>{series.trouble} Sửa xong, ông/bà bấm “Chạy lại”.</p>
        </Note>
      )}
      <p class="lead">
        {rests ? 'Đang nghỉ: không mở kỳ mới.' : `Nộp ${ruleText(series.due, series.kind)}. Các kỳ tự mở, nhắc, đóng.`}
      </p>
      <Facts
        rows={[
          ['Đơn vị báo cáo', `${series.setName} (${series.many})`],
          ['Biểu mẫu', series.formTitle],
          ['Chủ trì', bodyName(book, series.leadBodyId)],
          ['Nơi nhận', series.addressees.map(({ name }) => name).join('; ') || 'chưa chọn'],
          ...(series.source === '' ? [] : [['Theo', series.source] as [string, string]]),
        ]}
      />
      {!rests && (
        <>
          <h2>Ba kỳ tới</h2>
          <Rounds rounds={ahead} />
        </>
      )}
      {mayChange && next && (
        <p class="noprint">
          {!rests && (
            <Act
              series={series}
              what="mo-ngay"
              text={`Mở ngay kỳ ${periodText(next.period)}`}
              period={next.period}
              quiet
            />
          )}
          {rests ? (
            <Act series={series} what="chay" text="Chạy lại" />
          ) : (
            <Act series={series} what="nghi" text="Cho nghỉ" quiet />
          )}
          <Act series={series} what="cat" text="Cất đi" quiet />
        </p>
      )}
    </>
  )
}

function Act({
  series,
  what,
  text,
  quiet,
  period,
}: {
  series: SeriesLine
  what: string
  text: string
  quiet?: boolean
  period?: string
}) {
  return (
    <form method="post" action={`${SERIES}/${series.id}/${what}`} class="inline">
      <input type="hidden" name="revision" value={series.revision} />
      {period !== undefined && <input type="hidden" name="period" value={period} />}
      <button type="submit" class={quiet ? 'quiet' : undefined}>
        {text}
      </button>
    </form>
  )
}

/** When the next rounds open, are due and close. */
function Rounds({ rounds }: { rounds: readonly RoundDays[] }) {
  return (
    <table class="cards">
      <caption class="sr">Ba kỳ tới</caption>
      <thead>
        <tr>
          <th scope="col">Kỳ</th>
          <th scope="col">Tự mở</th>
          <th scope="col">Nhắc</th>
          <th scope="col">Hạn nộp, đến hết</th>
          <th scope="col">Tự đóng sau</th>
        </tr>
      </thead>
      <tbody>
        {rounds.map(({ period, opensOn, remindOn, dueOn, closesOn }) => (
          <tr key={period}>
            <td>
              <b>{periodText(period)}</b>
            </td>
            <td data-label="Tự mở">{longDay(opensOn)}</td>
            <td data-label="Nhắc">{remindOn === null ? 'không nhắc' : longDay(remindOn)}</td>
            <td data-label="Hạn nộp, đến hết">{longDay(dueOn)}</td>
            <td data-label="Tự đóng sau">{longDay(closesOn)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Form({ view: { kind, series, fields, values, errors, submissionKey } }: { view: SeriesView }) {
  const labels = Object.fromEntries(fields.map(({ name, label }) => [name, label]))
  const form = (
    <form method="post" action={addressOf(kind, series)}>
      <Hidden series={series} submissionKey={submissionKey} />
      <FoldedFields fields={fields} values={values} errors={errors} folds={[addresseeFold(fields, values)]} />
      <p>
        <button type="submit" name="viec" value="xem">
          Xem ba kỳ tới trước khi ghi
        </button>
      </p>
    </form>
  )
  const isTried = Object.keys(errors).length > 0
  return (
    <>
      <ErrorSummary errors={errors} labels={labels} />
      {series === null ? (
        form
      ) : (
        <details open={isTried}>
          <summary>Sửa báo cáo này</summary>
          {form}
        </details>
      )}
    </>
  )
}

function Plan({ view, plan }: { view: SeriesView; plan: readonly RoundDays[] }) {
  const { kind, series, fields, values, submissionKey } = view
  return (
    <>
      <p class="lead">Ba kỳ tới sẽ như sau. Đúng thì ông/bà bấm ghi.</p>
      <Rounds rounds={plan} />
      <form method="post" action={addressOf(kind, series)}>
        <Hidden series={series} submissionKey={submissionKey} />
        {fields.flatMap(({ kind: of, name }) =>
          (of === 'ticks' ? (values[name] ?? '').split(' ').filter(Boolean) : [values[name] ?? '']).map((value) => (
            <input type="hidden" name={name} value={value} key={`${name}.${value}`} />
          )),
        )}
        <p>
          <button type="submit" name="viec" value="ghi">
            Ghi báo cáo định kỳ
          </button>{' '}
          <button type="submit" name="viec" value="sua" class="quiet">
            Sửa lại
          </button>
        </p>
      </form>
    </>
  )
}

function Hidden({ series, submissionKey }: Pick<SeriesView, 'series' | 'submissionKey'>) {
  return (
    <>
      <input type="hidden" name="submissionKey" value={submissionKey} />
      {series !== null && <input type="hidden" name="revision" value={series.revision} />}
    </>
  )
}

function addressOf(kind: SeriesKind, series: SeriesLine | null): string {
  return series === null ? `${SERIES}/moi?loai=${kind}` : `${SERIES}/${series.id}`
}
