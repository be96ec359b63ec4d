import { StatusTag } from '../../../web/components/status-tag.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { unitName } from '../../communes/unit.ts'
import { instantText } from '../../deadlines/calendar.ts'
import type { RoundDesk, UnitReport } from '../own.ts'
import { isLate } from '../reporting/lateness.ts'
import { SUBMISSION_TONES, SUBMISSION_WORDS } from '../words.ts'

/** Each unit and how its report stands; those of whom something is wanted first. */
export function UnitTable({ desk, address }: { desk: RoundDesk; address: string }) {
  const { book, file, today } = desk
  const { reports } = file.own
  return (
    <>
      <h2>Đơn vị báo cáo</h2>
      <table class="cards" data-rows>
        <caption class="sr">Đơn vị nào đã nộp, đơn vị nào chưa</caption>
        <thead>
          <tr>
            <th scope="col">Đơn vị</th>
            <th scope="col">Tình trạng</th>
            <th scope="col">Nộp lúc</th>
          </tr>
        </thead>
        <tbody>
          {inOrder(reports).map((one) => (
            <tr key={one.id}>
              <td>
                <a href={`${address}/don-vi/${encodeURIComponent(one.unit)}`}>{unitName(book, one.unit)}</a>
              </td>
              <td data-label="Tình trạng">
                <div>
                  <StatusTag label={SUBMISSION_WORDS[one.status]} tone={SUBMISSION_TONES[one.status]} />
                  {remarkOf(one, today) !== '' && <div class="at">{remarkOf(one, today)}</div>}
                </div>
              </td>
              <td data-label="Nộp lúc" data-none={one.firstSentAt === null ? true : undefined}>
                {one.firstSentAt === null ? '' : instantText(one.firstSentAt)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Of a round that is not open: who will report. */
export function DraftUnits({ book, units }: { book: CommuneBook; units: readonly string[] }) {
  return (
    <>
      <h2>Đơn vị sẽ báo cáo</h2>
      <ul>
        {units.map((unit) => (
          <li key={unit}>{unitName(book, unit)}</li>
        ))}
      </ul>
    </>
  )
}

/** What is to be said of a report besides its state: late, missing and come after all, past its day. */
function remarkOf(one: UnitReport, today: string): string {
  const parts = [
    isLate(one) ? 'nộp muộn' : '',
    one.wasMissing && one.status !== 'missing' ? 'kỳ đóng mới nộp' : '',
    one.firstSentAt === null && one.status !== 'missing' && today > one.dueOn ? 'quá hạn' : '',
    one.status === 'submitted' && one.acceptedNumber > 0 ? 'bản đính chính' : '',
  ]
  return parts.filter(Boolean).join(', ')
}

const RANK: Readonly<Record<UnitReport['status'], number>> = {
  ...{ submitted: 0, missing: 1, returned: 2, in_draft: 3, not_started: 4, accepted: 5 },
}

/** What waits to be received stands first, then what is owed, then what is done. */
function inOrder(reports: readonly UnitReport[]): UnitReport[] {
  return reports.toSorted((a, b) => RANK[a.status] - RANK[b.status] || a.position - b.position)
}
