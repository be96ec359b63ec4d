import { Empty } from '../../../../web/components/empty.tsx'
import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Said } from '../../../../web/components/note.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import { unitName } from '../../../communes/unit.ts'
import type { DeedField, DeedValues } from '../../../dossiers/deed.ts'
import { DeedFields } from '../../../dossiers/deed-forms.tsx'
import type { StaffMember } from '../../../staff/actor.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { ROUNDS, SETS } from '../../place.ts'
import type { UnitSetRow } from '../tables.ts'

type Seen = { staff: StaffMember; book: CommuneBook }

/** Units by name: who of a set is told in a line, the rest as a number. */
const NAMED = 4

/** The sets of a commune. */
export function setsPage({
  staff,
  book,
  sets,
  said,
}: Seen & { sets: readonly UnitSetRow[]; said?: string | undefined }) {
  return (
    <OfficePage title="Nhóm đơn vị báo cáo" staff={staff} book={book} current={ROUNDS}>
      <p class="crumb">
        <a href={ROUNDS}>Kỳ báo cáo</a>
      </p>
      <h1>Nhóm đơn vị báo cáo</h1>
      <p class="lead">Chọn thôn, tổ chức một lần, dùng cho mọi kỳ báo cáo.</p>
      <Said said={said === undefined ? null : { tone: 'good', text: said }} />
      <p>
        <a class="button" href={`${SETS}/moi`}>
          Lập nhóm
        </a>
      </p>
      {sets.length === 0 ? (
        <Empty title="Chưa có nhóm nào.">
          <p>Nhóm đầu tiên thường là “Tất cả các thôn”.</p>
        </Empty>
      ) : (
        <ul class="list">
          {sets.map(({ id, name, units }) => (
            <li key={id}>
              <a href={`${SETS}/${id}`}>{name}</a>
              <p>{unitsText(book, units)}</p>
            </li>
          ))}
        </ul>
      )}
    </OfficePage>
  )
}

type OneView = Seen & {
  set: UnitSetRow | null
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  submissionKey: string
  trouble?: string | undefined
}

/** One set: its name and who is in it. */
export function setPage({ staff, book, set, fields, values, errors, submissionKey, trouble }: OneView) {
  const title = set === null ? 'Lập nhóm đơn vị báo cáo' : set.name
  const labels = Object.fromEntries(fields.map(({ name, label }) => [name, label]))
  return (
    <OfficePage title={title} staff={staff} book={book} current={ROUNDS}>
      <p class="crumb">
        <a href={SETS}>Nhóm đơn vị báo cáo</a>
      </p>
      <h1>{title}</h1>
      <Said said={trouble === undefined ? null : { tone: 'warn', text: trouble }} />
      <ErrorSummary errors={errors} labels={labels} />
      <form method="post" action={set === null ? `${SETS}/moi` : `${SETS}/${set.id}`}>
        <input type="hidden" name="submissionKey" value={submissionKey} />
        {set !== null && <input type="hidden" name="revision" value={set.revision} />}
        <DeedFields fields={fields} prefix="" values={values} errors={errors} />
        <p>
          <button type="submit">Ghi nhóm</button>
        </p>
      </form>
      {set !== null && (
        <details>
          <summary>Cất nhóm này</summary>
          <form method="post" action={`${SETS}/${set.id}/cat`}>
            <p class="hint">Các kỳ báo cáo đã mở giữ nguyên đơn vị của mình.</p>
            <p>
              <button type="submit" class="quiet">
                Cất nhóm
              </button>
            </p>
          </form>
        </details>
      )}
    </OfficePage>
  )
}

/** "Thôn Làng Dịa, Thôn Soi Dịa và 16 đơn vị khác". */
export function unitsText(book: CommuneBook, units: readonly string[]): string {
  const names = units.slice(0, NAMED).map((unit) => unitName(book, unit))
  const more = units.length - names.length
  return more > 0 ? `${names.join(', ')} và ${more} đơn vị khác` : names.join(', ')
}
