import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Said } from '../../../../web/components/note.tsx'
import { OfficePage } from '../../../staff/office-page.tsx'
import type { StaffMember } from '../../../staff/actor.ts'
import { OFFICE } from '../../place.ts'
import { ENTRY_LABELS } from '../entry-form.ts'
import { EntryFields, type EntryFieldsProps } from './entry-fields.tsx'

export type EntryView = EntryFieldsProps & {
  staff: StaffMember
  /** The minutes. */
  here: string
  id: string
  entryKey: string
  said: { tone: 'warn'; text: string } | null
}

/** One entry of the minutes, to be put right or taken out. */
export function entryPage(view: EntryView) {
  const { book, entryKey, errors, here, id, said, staff } = view
  return (
    <OfficePage title="Sửa một mục của biên bản" staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={here}>Biên bản</a>
      </p>
      <h1>Sửa một mục của biên bản</h1>
      <Said said={said} />
      <ErrorSummary errors={errors} labels={ENTRY_LABELS} />
      <form method="post" action={`${here}/${id}/sua`}>
        <input type="hidden" name="entryKey" value={entryKey} />
        <EntryFields {...view} />
        <p>
          <button type="submit">Lưu lời mới</button>
        </p>
        <p class="hint">Lời cũ không mất: vẫn được giữ cùng hồ sơ.</p>
      </form>
      <form method="post" action={`${here}/${id}/bo`}>
        <p>
          <button type="submit" class="quiet">
            Bỏ mục này khỏi biên bản
          </button>
        </p>
      </form>
    </OfficePage>
  )
}
