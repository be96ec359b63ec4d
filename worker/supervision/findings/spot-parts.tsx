import { Observations } from '../observations/observations.tsx'
import type { SupervisionDesk } from '../own.ts'
import { OnTheSpot } from './finding-fields.tsx'
import { Findings } from './findings.tsx'
import { refusalFor, seesFindings } from './rules.ts'
import type { Spot } from './spot-queries.ts'
import { SPOT } from './words.ts'

type Props = { desk: SupervisionDesk; spot: Spot | null; address: string; nameOf: (staffId: string) => string }

/** Of a topic's page: what the team found on the spot and what the people added, for those who may read it. */
export function SpotParts({ address, desk, nameOf, spot }: Props) {
  if (!spot || !seesFindings(desk)) return null
  const { book, file } = desk
  return (
    <>
      <Findings {...{ address, book, nameOf, spot }} mayChoose={refusalFor(desk, 'phieu-kiem-tra') === null} />
      <Observations address={address} row={file.row} communeId={book.commune.id} told={spot.observations} />
    </>
  )
}

/** Near the top of a topic's page: whoever stands on the spot with a phone need not look for it. */
export function SpotWay({ address, desk }: Pick<Props, 'address' | 'desk'>) {
  if (!seesFindings(desk) || refusalFor(desk, 'ghi-nhan') !== null) return null
  return (
    <OnTheSpot who={desk.staff.id} topic={desk.file.row.title}>
      <p class="noprint">
        <a class="button quiet" href={`${address}/${SPOT}`}>
          Ghi nhận tại chỗ
        </a>
      </p>
    </OnTheSpot>
  )
}
