import { Facts } from '../../web/components/facts.tsx'
import { Select } from '../../web/components/field.tsx'
import { Note } from '../../web/components/note.tsx'
import { bodyName, type CommuneBook, type Limit, type RoutingRule } from '../communes/book.ts'
import { longDay, shortDay } from '../deadlines/calendar.ts'
import { basisText, limitOn } from '../deadlines/limit.ts'
import { sumSentences } from '../deadlines/sum.ts'
import { holds, type StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import type { Matter } from './match.ts'
import { choicesOf, conditionWords, type gaps, KIND_WORDS, type Trial, URGENCY_WORDS } from './trial.ts'

type View = {
  book: CommuneBook
  staff: StaffMember
  today: string
  asked: Matter | null
  trial: Trial | null
  rules: RoutingRule[]
  gaps: ReturnType<typeof gaps>
}

/** Who answers for what: try one, see what nobody answers for, read the rules. */
export function RoutingPage(view: View) {
  const { book, staff, rules, today } = view
  return (
    <OfficePage title="Phân công" staff={staff} book={book} current="/can-bo/phan-cong">
      <h1>Việc nào do cơ quan nào giải quyết</h1>
      <p class="lead">
        Khi bà con gửi, máy tìm cơ quan theo các quy định dưới đây. Quy định cụ thể hơn được dùng trước: có thôn, rồi có
        lĩnh vực. Người điều phối vẫn là người quyết định giao.
      </p>
      <TryForm view={view} />
      <Gaps view={view} />
      <h2>Các quy định ({rules.length})</h2>
      {holds(staff, 'admin') && (
        <p>
          <a href="/can-bo/cai-dat/quy-dinh">Thêm, đổi, thôi áp dụng quy định</a>
        </p>
      )}
      {byBody(rules, book).map(({ bodyId, name, rules: some }) => (
        <details key={bodyId} open={bodyId === staff.bodyId}>
          <summary>
            {name}: {some.length} quy định
          </summary>
          <RuleTable rules={some} book={book} today={today} body={name} />
        </details>
      ))}
    </OfficePage>
  )
}

function RuleTable({
  rules,
  book,
  today,
  body,
}: {
  rules: RoutingRule[]
  book: CommuneBook
  today: string
  body: string
}) {
  const limitOf = (rule: RoutingRule) =>
    limitOn(book.limits, rule.limitCode, rule.effectiveFrom > today ? rule.effectiveFrom : today)
  return (
    <table class="cards">
      <caption class="sr">Việc giao cho {body}</caption>
      <thead>
        <tr>
          <th scope="col">Khi nào</th>
          <th scope="col">Thời hạn</th>
          <th scope="col">Vì sao</th>
          <th scope="col">Áp dụng</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.id}>
            <td data-label="Khi nào">
              <b>{conditionWords(rule, book)}</b>
            </td>
            <td data-label="Thời hạn">{lengthText(limitOf(rule))}</td>
            <td data-label="Vì sao">{rule.reason}</td>
            <td data-label="Áp dụng">{sinceText(rule, today)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The rules body by body, the one with most first. */
function byBody(rules: RoutingRule[], book: CommuneBook) {
  return [...Map.groupBy(rules, (rule) => rule.bodyId)]
    .map(([bodyId, some]) => ({ bodyId, name: bodyName(book, bodyId), rules: some }))
    .sort((a, b) => b.rules.length - a.rules.length || a.name.localeCompare(b.name, 'vi'))
}

function TryForm({ view: { asked, book, today, trial } }: { view: View }) {
  return (
    <section aria-labelledby="thu">
      <h2 id="thu">Thử: việc này sẽ về đâu?</h2>
      <form method="get" action="/can-bo/phan-cong#ket-qua" class="inline">
        <Select
          name="linh-vuc"
          label="Lĩnh vực"
          options={book.categoriesNow.map(({ code, name }) => ({ value: code, label: name }))}
          value={asked?.category}
        />
        <Select
          name="thon"
          label="Thôn"
          options={book.hamletsNow.map(({ id, name }) => ({ value: id, label: name }))}
          value={asked?.hamletId}
          empty="Không rõ thôn"
        />
        <Select name="loai" label="Loại" options={choicesOf(KIND_WORDS)} value={asked?.kind} />
        <Select name="muc-do" label="Mức độ" options={choicesOf(URGENCY_WORDS)} value={asked?.urgency} />
        <p>
          <button type="submit">Thử</button>
        </p>
      </form>
      {trial && <Outcome trial={trial} book={book} today={today} />}
    </section>
  )
}

function Outcome({ trial, book, today }: { trial: Trial; book: CommuneBook; today: string }) {
  const { bodyId, due, limit, reason, rule } = trial
  return (
    <div id="ket-qua" role="status">
      <Facts
        rows={[
          ['Cơ quan giải quyết', bodyName(book, bodyId)],
          ['Theo quy định', rule ? conditionWords(rule, book) : 'Không có quy định nào'],
          ['Vì sao', reason],
          ['Thời hạn', `${lengthText(limit)} (${limit.source})`],
          ['Gửi hôm nay thì hạn là', longDay(due.due)],
        ]}
      />
      <ul>
        {sumSentences(due, today).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}

function Gaps({ view: { book, gaps } }: { view: View }) {
  const triage = bodyName(book, book.commune.triageBodyId)
  return (
    <section aria-labelledby="chua-co">
      <h2 id="chua-co">Chỗ chưa có quy định</h2>
      {gaps.length === 0 ? (
        <Note tone="good">
          <p>Lĩnh vực nào, thôn nào cũng có cơ quan giải quyết.</p>
        </Note>
      ) : (
        <Note tone="warn" title={`Những việc này chờ ${triage} xem và giao từng việc`}>
          <ul>
            {gaps.map(({ categories, hamlets, everywhere }) => (
              <li key={categories.join()}>
                <b>{categories.join('; ')}</b>: {everywhere ? 'ở mọi thôn' : `ở ${hamlets.join(', ')}`}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </section>
  )
}

/** "5 ngày làm việc, thời hạn cam kết". */
function lengthText(limit: Limit): string {
  return `${limit.days} ${limit.unit === 'working_days' ? 'ngày làm việc' : 'ngày'}, ${basisText(limit)}`
}

function sinceText({ effectiveFrom, effectiveTo }: RoutingRule, today: string): string {
  const day = (on: string) => `${shortDay(on)}/${on.slice(0, 4)}`
  const since = effectiveFrom > today ? `sẽ dùng từ ${day(effectiveFrom)}` : `từ ${day(effectiveFrom)}`
  return effectiveTo === null ? since : `${since} đến ${day(effectiveTo)}`
}
