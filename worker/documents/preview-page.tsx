import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Choice, Choices, Field } from '../../web/components/field.tsx'
import { Note, Said } from '../../web/components/note.tsx'
import { Print } from '../../web/components/print.tsx'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { instantText } from '../deadlines/calendar.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { FieldErrors } from '../staff/form.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { draftAddress, PAPERS } from './addresses.ts'
import type { Draft } from './draft-queries.ts'
import { PaperSheet } from './paper-page.tsx'
import type { DocumentRow } from './queries.ts'
import { dayWords, gapsIn } from './words.ts'

export type PreviewView = {
  book: CommuneBook
  staff: StaffMember
  draft: Draft
  today: string
  may: { write: boolean; issue: boolean; confirm: boolean }
  /** The number that it would get, and those that are held for such papers. */
  nextCode: string
  held: readonly DocumentRow[]
  confirmer: string
  values: { number: string; issuedOn: string }
  errors: FieldErrors
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** A draft as it will be printed, and what can be done with it now. */
export function PreviewPage(view: PreviewView) {
  const { book, draft, may, said, staff } = view
  const here = draftAddress(draft.id)
  const gaps = gapsIn(draft.paper)
  return (
    <OfficePage title={draft.title} staff={staff} book={book} current={PAPERS}>
      <p class="crumb noprint">
        <a href={PAPERS}>Văn bản</a>
      </p>
      <div class="noprint">
        <h1>Bản in của dự thảo</h1>
        <Said said={said} />
        <ErrorSummary
          errors={view.errors}
          labels={{ number: 'Số văn bản', issuedOn: 'Ngày ban hành', gaps: 'Chỗ chưa viết' }}
        />
        {gaps > 0 && (
          <Note tone="warn">
            <p>Còn {gaps} chỗ có dấu … chưa viết xong.</p>
          </Note>
        )}
        <p>
          {may.write && (
            <a class="button quiet" href={here}>
              Sửa
            </a>
          )}{' '}
          <a class="button quiet" href={`${here}/tep.docx`}>
            Tải tệp Word
          </a>{' '}
          <Print quiet>In</Print>
        </p>
      </div>
      <PaperSheet paper={draft.paper} />
      <div class="noprint">
        <Confirmation view={view} />
        {may.issue && draft.documentKind !== '' && <IssueForm view={view} />}
        {draft.documentKind === '' && <p class="hint">Văn bản này không lấy số: đi kèm văn bản khác.</p>}
        {may.write && (
          <form method="post" action={`${here}/bo`}>
            <input type="hidden" name="revision" value={draft.revision} />
            <button type="submit" class="quiet">
              Bỏ dự thảo này
            </button>
          </form>
        )}
      </div>
    </OfficePage>
  )
}

/** The Front's word, where one is needed before the paper goes out. */
function Confirmation({ view: { book, confirmer, draft, may } }: { view: PreviewView }) {
  if (draft.needsConfirmation === null) return null
  const here = draftAddress(draft.id)
  const front = bodyName(book, book.commune.triageBodyId)
  if (draft.confirmedAt !== null)
    return (
      <Note tone="good">
        <p>
          {front} đã xác nhận: {confirmer}, {instantText(draft.confirmedAt)}.
        </p>
      </Note>
    )
  if (may.confirm)
    return (
      <form method="post" action={`${here}/xac-nhan`}>
        <input type="hidden" name="revision" value={draft.revision} />
        <h2>Xác nhận của Mặt trận</h2>
        <p>{bodyName(book, draft.bodyId)} chỉ ban hành được sau khi Mặt trận xác nhận bản này.</p>
        <button type="submit">Xác nhận</button>
      </form>
    )
  if (draft.askedAt !== null)
    return (
      <Note>
        <p>
          Đang chờ {front} xác nhận, từ {instantText(draft.askedAt)}. Sửa dự thảo thì phải xin lại.
        </p>
      </Note>
    )
  if (!may.write) return null
  return (
    <form method="post" action={`${here}/xin-xac-nhan`}>
      <input type="hidden" name="revision" value={draft.revision} />
      <h2>Xác nhận của Mặt trận</h2>
      <p>Văn bản này cần {front} xác nhận trước khi ban hành.</p>
      <button type="submit">Xin xác nhận</button>
    </form>
  )
}

function IssueForm({ view: { draft, errors, held, nextCode, today, values } }: { view: PreviewView }) {
  return (
    <form method="post" action={`${draftAddress(draft.id)}/ban-hanh`} class="work">
      <h2>Ban hành</h2>
      <p>Ban hành xong thì có số, ngày, tệp Word để in ký; dự thảo không sửa được nữa.</p>
      <input type="hidden" name="revision" value={draft.revision} />
      {held.length > 0 ? (
        <>
          <Choices
            name="number"
            legend="Số văn bản"
            value={values.number}
            errors={errors.number}
            options={[
              { value: 'new', label: `Số mới: ${nextCode}`, hint: `Ngày ban hành: hôm nay, ${dayWords(today)}.` },
              ...held.map((row) => ({
                value: row.id,
                label: `Số đang giữ: ${row.codeNotation}`,
                hint: `Giữ từ ngày ${dayWords(row.issuedOn)}. ${row.subject}`,
              })),
            ]}
          />
          <Field
            name="issuedOn"
            label="Ngày ban hành, khi dùng số đang giữ"
            hint="Từ ngày giữ số đến hôm nay."
            type="date"
            value={values.issuedOn}
            max={today}
            errors={errors.issuedOn}
          />
        </>
      ) : (
        <>
          <input type="hidden" name="number" value="new" />
          <p>
            Số mới: <b>{nextCode}</b>, ngày {dayWords(today)}.
          </p>
        </>
      )}
      {gapsIn(draft.paper) > 0 && (
        <Choice type="checkbox" name="gaps" label="Tôi đã xem các chỗ có dấu …, vẫn ban hành" errors={errors.gaps} />
      )}
      <button type="submit">Ban hành</button>
    </form>
  )
}
