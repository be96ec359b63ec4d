import type { ComponentChildren } from 'preact'
import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Field } from '../../web/components/field.tsx'
import { Facts } from '../../web/components/facts.tsx'
import { Said } from '../../web/components/note.tsx'
import { Print } from '../../web/components/print.tsx'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { instantText, localDay } from '../deadlines/calendar.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { FieldErrors } from '../staff/form.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { documentAddress, PAPERS } from './addresses.ts'
import { MOST_SIGNED_BYTES } from './file-kind.ts'
import { KIND_WORDS } from './number.ts'
import type { Paper } from './paper.ts'
import { REASON_MAX } from './paper-form.ts'
import { PaperSheet } from './paper-page.tsx'
import type { DocumentRow } from './queries.ts'
import type { FileRow } from './register-queries.ts'
import { dayWords, sizeWords, STATE_WORDS } from './words.ts'

export type DocumentView = {
  book: CommuneBook
  staff: StaffMember
  row: DocumentRow
  /** The code of the case that it belongs to. */
  caseCode: string | null
  files: readonly FileRow[]
  /** As it was issued; none where the number was given elsewhere or is only held. */
  paper: Paper | null
  nameOf: (staffId: string) => string
  may: { write: boolean; issue: boolean }
  copyKey: string
  values: { reason: string }
  errors: FieldErrors
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** A line of the register: the document, its files, what can be done with it. */
export function DocumentPage(view: DocumentView) {
  const { book, may, paper, row, said, staff } = view
  return (
    <OfficePage title={row.codeNotation} staff={staff} book={book} current={PAPERS}>
      <div class="noprint">
        <p class="crumb">
          <a href={PAPERS}>Văn bản</a>
        </p>
        <h1>
          {KIND_WORDS[row.documentKind]} <span class="whole">{row.codeNotation}</span>
        </h1>
        <Said said={said} />
        <ErrorSummary errors={view.errors} labels={{ file: 'Bản đã ký', reason: 'Lý do hủy' }} />
        <Facts rows={factsOf(view)} />
        <Files view={view} />
      </div>
      {paper && <PaperSheet paper={paper} />}
      <div class="noprint">
        {paper && (
          <p>
            <Print quiet>In văn bản</Print>
          </p>
        )}
        {may.write && paper && (
          <form method="post" action={`${documentAddress(row.id)}/chep`}>
            <input type="hidden" name="submissionKey" value={view.copyKey} />
            <button type="submit" class="quiet">
              Chép thành dự thảo mới
            </button>
          </form>
        )}
        {may.issue && row.state !== 'void' && <VoidForm view={view} />}
      </div>
    </OfficePage>
  )
}

function factsOf({ book, caseCode, nameOf, row }: DocumentView): [string, ComponentChildren][] {
  const isHeld = row.state === 'reserved'
  const voidedOn = localDay(row.voidedAt ?? row.createdAt)
  return [
    ['Cơ quan', bodyName(book, row.bodyId)],
    ...optional(caseCode !== null, 'Hồ sơ', <a href={`/can-bo/ho-so/${caseCode}`}>{caseCode}</a>),
    ['Tình trạng', STATE_WORDS[row.state]],
    [isHeld ? 'Giữ cho việc' : 'Trích yếu', row.subject === '' ? 'Chưa ghi' : row.subject],
    ...optional(row.recipient !== '', 'Kính gửi', row.recipient),
    [isHeld ? 'Giữ từ ngày' : 'Ngày', dayWords(row.issuedOn)],
    [isHeld ? 'Người giữ' : 'Người ban hành', nameOf(row.issuedBy)],
    ...optional(row.state === 'void', 'Hủy số', `${nameOf(row.voidedBy ?? '')}, ${dayWords(voidedOn)}`),
    ...optional(row.state === 'void', 'Lý do hủy', row.voidReason ?? ''),
  ]
}

function optional(isShown: boolean, name: string, what: ComponentChildren): [string, ComponentChildren][] {
  return isShown ? [[name, what]] : []
}

function Files({ view }: { view: DocumentView }) {
  const { errors, files, may, nameOf, row } = view
  const here = documentAddress(row.id)
  if (row.state === 'reserved') return <p>Khi ban hành một dự thảo cùng loại, ông/bà chọn số này ở phần Số văn bản.</p>
  return (
    <section aria-labelledby="tep">
      <h2 id="tep">Tệp của văn bản</h2>
      {files.length === 0 && <p>Văn bản này chưa có tệp.</p>}
      <ul class="list">
        {files.map((file, at) => (
          <li key={file.id}>
            <a href={`${here}/tep/${file.id}`}>{file.name}</a>
            <p class="at">
              {file.kind === 'signed' ? 'Bản đã ký' : 'Bản Word khi ban hành'}
              {at === 0 && files.length > 1 && ', bản chính thức'}. {sizeWords(file.bytes)}. {nameOf(file.createdBy)},{' '}
              {instantText(file.createdAt)}.
            </p>
            <details>
              <summary>Mã kiểm tra tệp</summary>
              <p>
                SHA-256: <code>{file.sha256}</code>
              </p>
            </details>
          </li>
        ))}
      </ul>
      {may.issue && row.state === 'issued' && (
        <form method="post" action={`${here}/ky`} enctype="multipart/form-data">
          <Field
            name="file"
            type="file"
            label="Gắn bản đã ký"
            hint={`Bản quét có chữ ký, con dấu, hoặc bản ký số: PDF hay Word, nhiều nhất ${MOST_SIGNED_BYTES / 1024 ** 2} MB. Bản trước vẫn giữ.`}
            accept=".pdf,.docx"
            errors={errors.file}
          />
          <button type="submit" class="quiet">
            Gắn bản đã ký
          </button>
        </form>
      )}
    </section>
  )
}

function VoidForm({ view: { errors, row, values } }: { view: DocumentView }) {
  return (
    <details open={errors.reason !== undefined}>
      <summary>Hủy số này</summary>
      <form method="post" action={`${documentAddress(row.id)}/huy`}>
        <p>Số đã hủy vẫn nằm trong sổ cùng lý do, không cấp lại.</p>
        <Field
          name="reason"
          label="Lý do hủy"
          rows={2}
          value={values.reason}
          maxLength={REASON_MAX}
          errors={errors.reason}
          required
        />
        <button type="submit">Hủy số</button>
      </form>
    </details>
  )
}
