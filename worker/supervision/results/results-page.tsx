import { Choices, Field } from '../../../web/components/field.tsx'
import { Note, Said } from '../../../web/components/note.tsx'
import { Print } from '../../../web/components/print.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { longDay } from '../../deadlines/calendar.ts'
import { dossierCode } from '../../dossiers/code.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { RecommendationTable } from '../../recommendations/recommendation-table.tsx'
import type { FieldErrors } from '../../staff/form.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { PLACE, topicHref } from '../place.ts'
import type { SupervisionRow } from '../tables.ts'
import { FORM_WORDS, STATE_WORDS, stateOf } from '../words.ts'
import { before, type BodyCount, type Half, halfText, type nextHearing } from './half.ts'

export const RESULTS = `${PLACE}/ket-qua`

export type ResultsView = {
  book: CommuneBook
  staff: StaffMember
  today: string
  half: Half
  topics: readonly { row: DossierRow; own: SupervisionRow }[]
  looked: ReadonlyMap<string, readonly string[]>
  asks: readonly DossierRow[]
  counts: readonly BodyCount[]
  hearing: ReturnType<typeof nextHearing>
  heard: { heardOn: string; bodies: string[]; note: string } | null
  /** Those who hear: offered where he may note it. */
  hearers: readonly { value: string; label: string }[]
  mayWritePaper: boolean
  key: string
  values: Record<string, string>
  errors: FieldErrors
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** What came of supervision in half a year, for the People's Council and Committee; each number stands on the list below it. */
export function ResultsPage(view: ResultsView) {
  const { asks, book, counts, half, heard, hearing, looked, said, staff, today, topics } = view
  const query = `nam=${half.year}&ky=${half.half}`
  const earlier = before(half)
  const reported = topics.filter(({ own }) => own.reportedOn !== null).length
  const done = counts.reduce((sum, one) => sum + one.done, 0)
  const overdue = counts.reduce((sum, one) => sum + one.overdue, 0)
  return (
    <OfficePage title="Kết quả giám sát" staff={staff} book={book} current={PLACE}>
      <p class="crumb noprint">
        <a href={PLACE}>Giám sát</a>
      </p>
      <h1>Kết quả giám sát {halfText(half)}</h1>
      <Said said={said} />
      <Note tone={hearing.isLate ? 'warn' : 'info'}>
        <p>{hearing.sentence}</p>
      </Note>
      {heard && (
        <p>
          Đã báo cáo {longDay(heard.heardOn)}: {heard.bodies.map((id) => bodyName(book, id)).join(', ')}.{' '}
          {heard.note && <span class="words">{heard.note}</span>}
        </p>
      )}
      <p>
        <b>{topics.length}</b> <a href="#chuyen-de">cuộc giám sát</a>, trong đó <b>{reported}</b> đã báo cáo.{' '}
        <b>{asks.length}</b> <a href="#kien-nghi">kiến nghị</a>, trong đó <b>{done}</b> đã xong, <b>{overdue}</b> quá
        hạn.
      </p>
      <p class="noprint">
        <Print quiet>In trang này</Print>{' '}
        <a class="button quiet" href={`${RESULTS}.xlsx?${query}`}>
          Tải bảng tính
        </a>{' '}
        <a class="button quiet" href={`${RESULTS}?nam=${earlier.year}&ky=${earlier.half}`}>
          Xem {halfText(earlier)}
        </a>
      </p>
      {view.mayWritePaper && (
        <form method="post" action={`${RESULTS}/soan?${query}`} class="noprint">
          <input type="hidden" name="key" value={view.key} />
          <button type="submit" class="quiet">
            Soạn báo cáo gửi HĐND, UBND
          </button>
        </form>
      )}
      <h2 id="chuyen-de">Các cuộc giám sát</h2>
      {topics.length === 0 ? (
        <p>Chưa có cuộc giám sát nào trong kỳ.</p>
      ) : (
        <Topics topics={topics} looked={looked} book={book} />
      )}
      <h2>Kiến nghị theo cơ quan</h2>
      {counts.length === 0 ? <p>Chưa có kiến nghị nào trong kỳ.</p> : <Counts counts={counts} book={book} />}
      <h2 id="kien-nghi">Từng kiến nghị</h2>
      {asks.length === 0 && <p>Chưa có kiến nghị nào trong kỳ.</p>}
      <RecommendationTable rows={asks} book={book} today={today} />
      {view.hearers.length > 0 && <HearingForm {...view} query={query} />}
    </OfficePage>
  )
}

function Topics({ topics, looked, book }: Pick<ResultsView, 'topics' | 'looked' | 'book'>) {
  return (
    <table class="cards">
      <caption class="sr">Các cuộc giám sát trong kỳ</caption>
      <thead>
        <tr>
          <th scope="col">Chuyên đề</th>
          <th scope="col">Hình thức</th>
          <th scope="col">Cơ quan được giám sát</th>
          <th scope="col">Tình trạng</th>
        </tr>
      </thead>
      <tbody>
        {topics.map(({ own, row }) => (
          <tr key={row.id}>
            <td>
              <a href={topicHref(row)}>
                <bdi>{row.title}</bdi>
              </a>
              <div class="at">{dossierCode(book, row)}</div>
            </td>
            <td data-label="Hình thức">{FORM_WORDS[own.form].name}</td>
            <td data-label="Cơ quan">{(looked.get(row.id) ?? []).map((id) => bodyName(book, id)).join(', ')}</td>
            <td data-label="Tình trạng">
              {own.reportedOn ? `Đã báo cáo ${longDay(own.reportedOn)}` : STATE_WORDS[stateOf(row.status)].name}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Counts({ counts, book }: Pick<ResultsView, 'counts' | 'book'>) {
  return (
    <table class="cards">
      <caption class="sr">Kiến nghị theo cơ quan</caption>
      <thead>
        <tr>
          <th scope="col">Cơ quan</th>
          <th scope="col">Đã gửi</th>
          <th scope="col">Tiếp thu</th>
          <th scope="col">Đã xong</th>
          <th scope="col">Quá hạn</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ accepted, bodyId, done, overdue, sent }) => (
          <tr key={bodyId}>
            <td>
              <b>{bodyName(book, bodyId)}</b>
            </td>
            <td data-label="Đã gửi">{sent}</td>
            <td data-label="Tiếp thu">{accepted}</td>
            <td data-label="Đã xong">{done}</td>
            <td data-label="Quá hạn">{overdue}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function HearingForm({ errors, hearers, query, today, values }: ResultsView & { query: string }) {
  return (
    <section class="work noprint" aria-labelledby="da-bao-cao">
      <h2 id="da-bao-cao">Ghi việc HĐND, UBND đã nghe</h2>
      <form method="post" action={`${RESULTS}?${query}`}>
        <Field
          name="heardOn"
          type="date"
          label="Ngày nghe báo cáo"
          value={values.heardOn ?? ''}
          max={today}
          errors={errors.heardOn}
          required
        />
        <Choices
          name="bodies"
          legend="Cơ quan đã nghe"
          options={hearers}
          value={(values.bodies ?? '').split(' ')}
          errors={errors.bodies}
        />
        <Field
          name="note"
          label="Ý kiến, kết luận"
          rows={3}
          value={values.note ?? ''}
          maxLength={2000}
          errors={errors.note}
        />
        <p>
          <button type="submit">Ghi lại</button>
        </p>
      </form>
    </section>
  )
}
