import { Said } from '../../../../web/components/note.tsx'
import type { DeedField, DeedValues } from '../../../dossiers/deed.ts'
import { DeedFields } from '../../../dossiers/deed-forms.tsx'
import type { FieldErrors } from '../../../staff/form.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { OFFICE } from '../../place.ts'
import type { ItemRow } from '../tables.ts'
import { AHEAD_MAX, QUESTION_MIN } from '../words-hall.ts'
import type { JudgeView } from './judge-page.tsx'

type Named = { id: string; name: string }

/** What is taken down of a question that was asked aloud or on paper. */
export function takenFields(
  hamlets: readonly Named[],
  items: readonly Pick<ItemRow, 'id' | 'title'>[],
): readonly DeedField[] {
  return [
    {
      ...{ kind: 'area', name: 'text', label: 'Câu hỏi', required: true, least: QUESTION_MIN, most: AHEAD_MAX },
      ...{ rows: 4, hint: 'Ghi đúng lời người hỏi. Không ghi tên người hỏi.' },
    },
    {
      ...{ kind: 'select', name: 'hamlet', label: 'Người hỏi ở thôn nào', empty: 'Không rõ' },
      options: hamlets.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      ...{ kind: 'select', name: 'item', label: 'Thuộc nội dung nào', empty: 'Chưa xếp' },
      options: items.map(({ id, title }, index) => ({ value: id, label: `${index + 1}. ${title}` })),
    },
  ]
}

export type TakenView = Pick<JudgeView, 'staff' | 'book' | 'row' | 'address' | 'said'> & {
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  submissionKey: string
  /** Shown to everybody at once; else the Front looks at it first. */
  isShown: boolean
}

/** Where an officer types what somebody asked aloud or handed in on paper. */
export function takenPage({
  staff,
  book,
  row,
  address,
  said,
  fields,
  values,
  errors,
  submissionKey,
  isShown,
}: TakenView) {
  return (
    <OfficePage title={`Ghi câu hỏi: ${row.title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={`${address}/cau-hoi`}>Câu hỏi</a>
      </p>
      <h1>Ghi câu hỏi nói miệng, viết giấy</h1>
      <Said said={said} />
      <form method="post" action={`${address}/cau-hoi/ghi`}>
        <input type="hidden" name="submissionKey" value={submissionKey} />
        <DeedFields fields={fields} prefix="" values={values} errors={errors} />
        <p class="hint">
          {isShown ? 'Ghi xong thì câu hỏi hiện ngay trên màn hình.' : 'Mặt trận xã xem rồi mới hiện lên màn hình.'}
        </p>
        <p>
          <button type="submit">Ghi câu hỏi</button>
        </p>
      </form>
    </OfficePage>
  )
}
