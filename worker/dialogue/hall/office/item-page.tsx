import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Said } from '../../../../web/components/note.tsx'
import { DeedFields } from '../../../dossiers/deed-forms.tsx'
import { OfficePage } from '../../../staff/office-page.tsx'
import { OFFICE } from '../../place.ts'
import type { ItemRow } from '../tables.ts'
import type { AgendaView } from './agenda-page.tsx'

export type ItemView = Pick<
  AgendaView,
  'staff' | 'book' | 'row' | 'address' | 'fields' | 'values' | 'errors' | 'said'
> & { item: ItemRow }

/** One point: what it is called, who prepares it, the petitions it rests on. */
export function itemPage({ staff, book, address, item, fields, values, errors, said }: ItemView) {
  const labels = Object.fromEntries(fields.map(({ label, name }) => [name, label]))
  return (
    <OfficePage title={`Sửa nội dung: ${item.title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={`${address}/chuong-trinh`}>Chương trình</a>
      </p>
      <h1>Sửa nội dung, giao chuẩn bị</h1>
      <Said said={said} />
      <ErrorSummary errors={errors} labels={labels} />
      <form method="post" action={`${address}/chuong-trinh/${item.id}`}>
        <DeedFields fields={fields} prefix="" values={values} errors={errors} />
        {item.preparedAt !== null && <p class="hint">Giao cho cơ quan khác thì phần chuẩn bị đã gửi không còn dùng.</p>}
        <p>
          <button type="submit">Ghi</button>
        </p>
      </form>
    </OfficePage>
  )
}
