import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Said, Trouble } from '../../../web/components/note.tsx'
import { SheetForm, type SheetFormProps } from '../../../web/components/sheet/sheet-form.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { Trouble as Words } from '../../forms/filling/words.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import type { StaffMember } from '../../staff/actor.ts'
import { PLACE } from '../place.ts'
import { FindingFields, type FindingFieldsProps, OnTheSpot } from './finding-fields.tsx'
import { FINDING_LABELS, SPOT } from './words.ts'

export type FindingView = FindingFieldsProps & {
  book: CommuneBook
  staff: StaffMember
  title: string
  /** The topic's page. */
  address: string
  /** The check-list, where the topic has one. */
  sheet: Omit<SheetFormProps, 'children'> | null
  said: { tone: 'good' | 'warn'; text: string } | null
  trouble?: Words | undefined
}

/** Recording on the spot: one form for a phone in one hand. */
export function FindingPage({ address, book, said, sheet, staff, title, trouble, ...rest }: FindingView) {
  const action = `${address}/${SPOT}`
  const isOnlyHere = sheet === null || sheet.sheet.pages().length < 2
  return (
    <OfficePage title="Ghi nhận tại chỗ" staff={staff} book={book} current={PLACE} {...(sheet ? { sheet: true } : {})}>
      <p class="crumb noprint">
        <a href={address}>{title}</a>
      </p>
      <h1>Ghi nhận tại chỗ</h1>
      <Said said={said} />
      {trouble && (
        <Trouble title={trouble.title}>
          <p>{trouble.text}</p>
        </Trouble>
      )}
      <ErrorSummary errors={rest.errors} labels={FINDING_LABELS} />
      <OnTheSpot who={staff.id} topic={title}>
        {sheet ? (
          <SheetForm {...sheet} action={action}>
            <FindingFields {...rest} />
            <h2>Phiếu kiểm tra</h2>
            {!isOnlyHere && <p class="hint">Phiếu có nhiều trang: ảnh chọn ở trang cuối, trước khi gửi.</p>}
          </SheetForm>
        ) : (
          <form method="post" action={action} enctype="multipart/form-data">
            <FindingFields {...rest} />
            <p>
              <button type="submit">Gửi ghi nhận</button>
            </p>
          </form>
        )}
      </OnTheSpot>
    </OfficePage>
  )
}
