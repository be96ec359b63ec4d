import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Field } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { FieldErrors } from '../../staff/form.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { OFFICE } from '../place.ts'
import type { Part } from '../sections.ts'
import type { SectionRow } from '../tables.ts'
import { sectionName } from '../words.ts'

type Common = { staff: StaffMember; book: CommuneBook; title: string; address: string }
export type SectionsView = Common & {
  version: number
  /** The whole draft as it was pasted. */
  whole: string
  parts: readonly Part[]
  errors: FieldErrors
  said?: string | undefined
}

/** The draft is pasted as a whole and cut, or typed part by part; nothing is kept before it was looked at. */
export function sectionsPage({ staff, book, title, address, version, whole, parts, errors, said }: SectionsView) {
  const labels = {
    whole: 'Toàn văn',
    ...Object.fromEntries(parts.map((part, at) => [`text-${at}`, sectionName(part)])),
  }
  return (
    <OfficePage title={`Nội dung: ${title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={address}>{title}</a>
      </p>
      <h1>Nội dung dự thảo, chia theo mục</h1>
      <ErrorSummary errors={errors} labels={labels} />
      {said && (
        <Note tone={Object.keys(errors).length > 0 ? 'warn' : 'info'}>
          <p role="status">{said}</p>
        </Note>
      )}
      <form method="post" action={`${address}/noi-dung/sua`}>
        <input type="hidden" name="version" value={version} />
        <details open={parts.length === 0}>
          <summary>Dán toàn văn, máy chia giúp</summary>
          <Field
            name="whole"
            label={labels.whole}
            hint="Máy chia ở mỗi Điều, Chương, hoặc ở dòng tên mục đứng riêng. Chia xong ông/bà xem lại rồi mới lưu."
            value={whole}
            errors={errors.whole}
            rows={14}
          />
          <p>
            <button type="submit" name="viec" value="chia" class={parts.length === 0 ? undefined : 'quiet'}>
              Chia thành mục
            </button>
          </p>
        </details>
        {parts.map((part, at) => (
          <fieldset key={at} class="part">
            <legend>{`${at + 1}. ${sectionName(part)}`}</legend>
            <Field name="ref" id={`ref-${at}`} label="Số mục" value={part.ref} maxLength={60} />
            <Field name="heading" id={`heading-${at}`} label="Tên mục" value={part.heading} maxLength={200} />
            <Field
              name="text"
              id={`text-${at}`}
              label="Nội dung"
              value={part.text}
              errors={errors[`text-${at}`]}
              rows={Math.min(Math.max(Math.ceil(part.text.length / 60), 2), 12)}
            />
          </fieldset>
        ))}
        <p>
          <button type="submit" name="viec" value="them" class="quiet">
            Thêm một mục
          </button>{' '}
          {parts.length > 0 && (
            <button type="submit" name="viec" value="luu">
              Lưu {parts.length} mục
            </button>
          )}
        </p>
        {parts.length > 0 && <p class="hint">Để trống cả ba ô thì mục ấy bỏ đi khi lưu.</p>}
      </form>
    </OfficePage>
  )
}

/** The draft as it stands, for officers. */
export function textPage({ staff, book, title, address, sections }: Common & { sections: readonly SectionRow[] }) {
  const parts = sections.filter(({ position }) => position > 0)
  return (
    <OfficePage title={`Nội dung: ${title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={address}>{title}</a>
      </p>
      <h1>{title}</h1>
      {parts.map((part) => (
        <section key={part.position} id={`muc-${part.position}`}>
          <h2>{sectionName(part)}</h2>
          <p class="words">{part.text}</p>
        </section>
      ))}
    </OfficePage>
  )
}
