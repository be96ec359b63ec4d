import { KeepHere } from '../../../../web/components/keep-here.tsx'
import { CodesBox } from '../../../../web/components/two-codes.tsx'
import { showSecret } from '../../../cases/code.ts'
import type { CommuneBook } from '../../../communes/book.ts'
import { instantText } from '../../../deadlines/calendar.ts'
import type { DossierRow } from '../../../dossiers/tables.ts'
import type { MeetingRow } from '../../sessions/tables.ts'
import { ownCode, ownHref, type OwnPlace } from '../codes.ts'

/** What pages about one meeting are drawn with. */
export type MeetingFrame = { book: CommuneBook; row: DossierRow; meeting: MeetingRow }

/** When and where, in one line. */
export function WhenWhere({ meeting }: Pick<MeetingFrame, 'meeting'>) {
  const where = [meeting.place, meeting.onlineLink === '' ? '' : 'có họp trực tuyến'].filter(Boolean).join(', ')
  return (
    <p class="lead">
      Bắt đầu {instantText(meeting.startsAt)}
      {where === '' ? '' : `. ${where}`}.
    </p>
  )
}

type CodesProps = { book: CommuneBook; place: OwnPlace; secret: string; origin: string }

/** The two codes to keep. */
export function Codes({ book, place, secret, origin }: CodesProps) {
  const [code, shown] = [ownCode(book, place), showSecret(secret)]
  return (
    <CodesBox
      name={place.kind === 'seat' ? 'Mã chỗ' : 'Mã câu hỏi'}
      code={code}
      secret={shown}
      opens={`${origin}${ownHref(book.commune.id, place)}`}
      square={`Mã vuông mở ${code}`}
    >
      <KeepHere here={`/${book.commune.id}`} code={code} secret={shown} />
    </CodesBox>
  )
}
