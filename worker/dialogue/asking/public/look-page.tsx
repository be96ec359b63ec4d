import { CodesPage, type TypedCodes } from '../../../../web/components/codes-page.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import { placeOf, publicPlace } from '../../place.ts'

/** Where the two codes of a request or of a voice are typed. */
export function lookPage({ book, ...typed }: TypedCodes & { book: CommuneBook }) {
  return (
    <CodesPage
      {...typed}
      place={placeOf(book)}
      title="Xem đề nghị đối thoại của tôi"
      lead="Gõ hai mã trên biên nhận đã nhận khi gửi."
      action={`${publicPlace(book.commune.id)}/tra-cuu`}
      name="Mã"
      example={`${book.commune.codePrefix}-DN26-0001`}
      button="Xem"
    />
  )
}
