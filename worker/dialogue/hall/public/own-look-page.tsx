import { CodesPage, type TypedCodes } from '../../../../web/components/codes-page.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import { publicPlace, placeOf } from '../../place.ts'

/** Where the two codes of a question or a place are typed. */
export function ownLookPage({ book, ...typed }: TypedCodes & { book: CommuneBook }) {
  return (
    <CodesPage
      {...typed}
      place={placeOf(book)}
      title="Xem câu hỏi, chỗ đã đăng ký"
      lead="Gõ hai mã đã nhận khi gửi câu hỏi hoặc đăng ký chỗ."
      action={`${publicPlace(book.commune.id)}/xem-lai`}
      name="Mã câu hỏi hoặc mã chỗ"
      wrong="Mã"
      example={`${book.commune.codePrefix}-DT26-0001-37`}
      button="Xem"
    />
  )
}
