import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Note, Said } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { DeedField, DeedValues } from '../../dossiers/deed.ts'
import { DeedFields } from '../../dossiers/deed-forms.tsx'
import type { StaffMember } from '../../staff/actor.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { DROP_FIELD, TITLE_FIELD } from '../fields.ts'
import { ASSIGNMENTS } from '../place.ts'
import { changesBetween, remarksOn } from '../table.ts'
import type { Opened } from '../table-access.ts'
import { addressOf } from './year-page.tsx'

export type DraftView = {
  staff: StaffMember
  book: CommuneBook
  opened: Opened
  decision: { fields: readonly DeedField[] } | { sentence: string }
  tried: { action: string; values: DeedValues; errors: FieldErrors } | null
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** A table while it is written: its rows with what can be done to each, its name, the decision. */
export function draftPage({ staff, book, opened, decision, tried, said }: DraftView) {
  const { before, rows, table, today } = opened
  const at = addressOf(table)
  const remarks = remarksOn(rows, book, today)
  const changes = before ? changesBetween(before.rows, rows) : []
  const valuesOf = (action: string, values: DeedValues) => (tried?.action === action ? tried.values : values)
  const errorsOf = (action: string) => (tried?.action === action ? tried.errors : {})
  const isOpen = (action: string) => tried?.action === action
  return (
    <OfficePage title={`Soạn bảng phân công năm ${table.year}`} staff={staff} book={book} current={ASSIGNMENTS}>
      <p class="crumb">
        <a href={ASSIGNMENTS}>Phụ trách thôn</a>
      </p>
      <h1>Soạn bảng phân công năm {table.year}</h1>
      <Said said={said} />
      <p class="lead">Chưa ai ngoài người lập bảng thấy bản này.</p>
      <ol class="list">
        {rows.map((row, index) => (
          <li key={index}>
            <a href={`${at}/dong/${index + 1}`}>
              {index + 1}. {row.name}
            </a>
            <p>
              {row.hamlets === '' ? 'Không phụ trách thôn' : row.hamlets}. {row.content}
            </p>
          </li>
        ))}
      </ol>
      <p>
        <a class="button" href={`${at}/dong/moi`}>
          Thêm dòng
        </a>{' '}
        <a class="button quiet" href={`${at}/in?ban=${table.number}`}>
          Xem bản in
        </a>
      </p>
      {remarks.length > 0 && (
        <Note title="Để ý">
          <ul>
            {remarks.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Note>
      )}
      {changes.length > 0 && (
        <details>
          <summary>Khác bảng trước {changes.length} chỗ</summary>
          <ul>
            {changes.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
      <section class="work" aria-labelledby="viec-lam">
        <h2 id="viec-lam">Khi xong</h2>
        <details open={isOpen('quyet-dinh')}>
          <summary>Quyết định, đưa vào dùng</summary>
          {'sentence' in decision ? (
            <p>{decision.sentence}</p>
          ) : (
            <Form
              action={`${at}/quyet-dinh`}
              prefix="quyet-dinh"
              revision={table.revision}
              fields={decision.fields}
              values={valuesOf('quyet-dinh', { attachedTo: table.attachedTo, startsOn: table.startsOn })}
              errors={errorsOf('quyet-dinh')}
              button="Quyết định"
            />
          )}
        </details>
        <details open={isOpen('ten')}>
          <summary>Sửa tên bảng</summary>
          <Form
            action={`${at}/ten`}
            prefix="ten"
            revision={table.revision}
            fields={[TITLE_FIELD]}
            values={valuesOf('ten', { title: table.title })}
            errors={errorsOf('ten')}
            button="Ghi tên bảng"
          />
        </details>
        <details open={isOpen('bo')}>
          <summary>Bỏ bản đang soạn</summary>
          <Form
            action={`${at}/bo`}
            prefix="bo"
            revision={table.revision}
            fields={[DROP_FIELD]}
            values={valuesOf('bo', {})}
            errors={errorsOf('bo')}
            button="Bỏ bản này"
            quiet
          />
        </details>
      </section>
    </OfficePage>
  )
}

type FormProps = {
  action: string
  prefix: string
  revision: number
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  button: string
  quiet?: boolean
}

function Form({ action, prefix, revision, fields, values, errors, button, quiet }: FormProps) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="revision" value={revision} />
      <DeedFields fields={fields} prefix={prefix} values={values} errors={errors} />
      <p>
        <button type="submit" class={quiet ? 'quiet' : undefined}>
          {button}
        </button>
      </p>
    </form>
  )
}

export type RowView = Pick<DraftView, 'staff' | 'book'> & {
  opened: Opened
  /** Its place, or `moi`. */
  place: string
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  trouble: string | null
}

/** One row of a table while it is written. */
export function rowPage({ staff, book, opened: { rows, table }, place, fields, values, errors, trouble }: RowView) {
  const title = place === 'moi' ? 'Thêm dòng' : `Sửa dòng ${place}`
  const at = addressOf(table)
  return (
    <OfficePage title={`${title}, bảng năm ${table.year}`} staff={staff} book={book} current={ASSIGNMENTS}>
      <p class="crumb">
        <a href={`${at}/sua`}>Bảng năm {table.year}</a>
      </p>
      <h1>{title}</h1>
      <ErrorSummary errors={errors} labels={Object.fromEntries(fields.map(({ name, label }) => [name, label]))} />
      <Said said={trouble === null ? null : { tone: 'warn', text: trouble }} />
      <Form
        action={`${at}/dong/${place}`}
        prefix=""
        revision={table.revision}
        fields={fields}
        values={values}
        errors={errors}
        button="Ghi dòng này"
      />
      {place !== 'moi' && <Place at={Number(place)} last={rows.length} address={at} revision={table.revision} />}
    </OfficePage>
  )
}

type PlaceProps = { at: number; last: number; address: string; revision: number }

/** What else can be done with a row: it goes up, down, or away. */
function Place({ at, last, address, revision }: PlaceProps) {
  return (
    <section class="work" aria-labelledby="cho">
      <h2 id="cho">Chỗ của dòng này</h2>
      <form method="post" action={`${address}/cho`}>
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="position" value={at} />
        <p>
          {at > 1 && (
            <button type="submit" class="quiet" name="to" value="len">
              Đưa lên một dòng
            </button>
          )}{' '}
          {at < last && (
            <button type="submit" class="quiet" name="to" value="xuong">
              Đưa xuống một dòng
            </button>
          )}{' '}
          <button type="submit" class="quiet" name="to" value="bo">
            Bỏ dòng này
          </button>
        </p>
      </form>
    </section>
  )
}
