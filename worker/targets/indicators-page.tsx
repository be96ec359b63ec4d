import { Empty } from '../../web/components/empty.tsx'
import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Said } from '../../web/components/note.tsx'
import type { CommuneBook } from '../communes/book.ts'
import { shortDay } from '../deadlines/calendar.ts'
import type { DeedField, DeedValues } from '../dossiers/deed.ts'
import { DeedFields } from '../dossiers/deed-forms.tsx'
import type { StaffMember } from '../staff/actor.ts'
import type { FieldErrors } from '../staff/form.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { INDICATORS, TARGETS } from './place.ts'
import type { Ready } from './ready.ts'
import type { IndicatorRow } from './tables.ts'
import { RULE_WORDS, SCOPE_WORDS } from './words.ts'

type Common = { book: CommuneBook; staff: StaffMember; said: { tone: 'good' | 'warn'; text: string } | null }
export type ListView = Common & {
  rows: readonly IndicatorRow[]
  /** What can still be taken over. */
  ready: readonly { title: string; rows: readonly Ready[] }[]
  mayLead: boolean
  year: number
}

/** What the commune measures; what its sources set can be taken over with one press. */
export function IndicatorsPage({ book, mayLead, ready, rows, said, staff, year }: ListView) {
  return (
    <OfficePage title="Danh mục chỉ tiêu" staff={staff} book={book} current={TARGETS}>
      <p class="crumb">
        <a href={TARGETS}>Chỉ tiêu</a>
      </p>
      <h1>Danh mục chỉ tiêu</h1>
      <Said said={said} />
      {rows.length === 0 && (
        <Empty title="Xã chưa có chỉ tiêu nào.">
          {mayLead && <p>Lấy chỉ tiêu có sẵn ở dưới, hoặc thêm chỉ tiêu riêng của xã.</p>}
        </Empty>
      )}
      {rows.length > 0 && (
        <ul class="list">
          {rows.map((row) => (
            <li key={row.id}>
              {mayLead ? <a href={`${INDICATORS}/${row.code}`}>{row.name}</a> : <b>{row.name}</b>}
              <small>
                {SCOPE_WORDS[row.scope]}, tính bằng {row.unit}. {RULE_WORDS[row.rule]}.
                {row.endsOn !== null && ` Dùng đến ${shortDay(row.endsOn)}/${row.endsOn.slice(0, 4)}.`}
              </small>
            </li>
          ))}
        </ul>
      )}
      {mayLead && (
        <p>
          {rows.length > 0 && (
            <a class="button" href={`${TARGETS}/${year}/dat`}>
              Giao chỉ tiêu năm {year}
            </a>
          )}{' '}
          <a href={`${INDICATORS}/moi`}>Thêm chỉ tiêu riêng của xã</a>
        </p>
      )}
      {mayLead && ready.length > 0 && <ReadyForm ready={ready} />}
    </OfficePage>
  )
}

function ReadyForm({ ready }: { ready: ListView['ready'] }) {
  return (
    <section class="work" aria-labelledby="co-san">
      <h2 id="co-san">Chỉ tiêu có sẵn</h2>
      <form method="post" action={`${INDICATORS}/lay`}>
        {ready.map(({ rows, title }) => (
          <section key={title}>
            <h3>{title}</h3>
            <ul>
              {rows.map(({ code, name, source, unit }) => (
                <li key={code}>
                  {name} ({unit})<small class="hint"> {source}</small>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p>
          <button type="submit">Lấy tất cả chỉ tiêu này</button>
        </p>
        <p class="hint">Lấy rồi vẫn sửa được tên, cách tính; chỉ tiêu nào không dùng thì không giao.</p>
      </form>
    </section>
  )
}

export type EntryView = Common & {
  row: IndicatorRow | null
  inUse: boolean
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  revision: number
}

/** One indicator: what it is called, how it counts, where it comes from. */
export function IndicatorPage({ book, errors, fields, inUse, revision, row, said, staff, values }: EntryView) {
  const labels = Object.fromEntries(fields.map(({ label, name }) => [name, label]))
  return (
    <OfficePage title={row?.name ?? 'Chỉ tiêu mới'} staff={staff} book={book} current={TARGETS}>
      <p class="crumb">
        <a href={INDICATORS}>Danh mục chỉ tiêu</a>
      </p>
      <h1>{row?.name ?? 'Chỉ tiêu mới'}</h1>
      <ErrorSummary errors={errors} labels={labels} />
      <Said said={said} />
      {row && inUse && (
        <p class="hint">
          {SCOPE_WORDS[row.scope]}, tính bằng {row.unit}. {RULE_WORDS[row.rule]}. Đã giao nên cách đếm giữ nguyên.
        </p>
      )}
      <form method="post" action={row ? `${INDICATORS}/${row.code}` : `${INDICATORS}/moi`}>
        <input type="hidden" name="revision" value={revision} />
        <DeedFields fields={fields} prefix="" values={values} errors={errors} />
        <p>
          <button type="submit">{row ? 'Ghi thay đổi' : 'Thêm chỉ tiêu'}</button>
        </p>
      </form>
    </OfficePage>
  )
}
