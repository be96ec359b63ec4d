import { type BigLink, BigLinks } from '../../../web/components/big-links.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { unitName } from '../../communes/unit.ts'
import { lateness, latenessText, longDay } from '../../deadlines/calendar.ts'
import { dossierSlug } from '../../dossiers/code.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { HUB, REPORTS } from '../place.ts'
import type { OwedLine } from '../reporting/submission-queries.ts'
import { SUBMISSION_TONES, SUBMISSION_WORDS } from '../words.ts'

export type HubView = {
  staff: StaffMember
  book: CommuneBook
  today: string
  /** What this officer's unit has to send. */
  owed: readonly OwedLine[]
  links: readonly BigLink[]
}

/** What has to be reported now, then where everything of a month's work stands. */
export function hubPage({ staff, book, today, owed, links }: HubView) {
  return (
    <OfficePage title="Công tác" staff={staff} book={book} current={HUB}>
      <h1>Công tác</h1>
      {owed.length === 0 ? (
        <p class="lead">Đơn vị ông/bà không còn nợ báo cáo nào.</p>
      ) : (
        <>
          <h2 id="can-nop">Cần nộp</h2>
          <ul class="list" aria-labelledby="can-nop">
            {owed.map((one) => (
              <li key={one.id}>
                <a href={`${REPORTS}/${dossierSlug(one)}${forBody(staff, one.unit)}`}>{one.title}</a>
                <p>
                  <StatusTag label={SUBMISSION_WORDS[one.status]} tone={SUBMISSION_TONES[one.status]} />{' '}
                  {unitName(book, one.unit)}. Hạn {longDay(one.dueOn)},{' '}
                  {latenessText(lateness(one.dueOn, today, book.specialDays))}.
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <BigLinks links={links} />
    </OfficePage>
  )
}

/** Who speaks for a hamlet and works for a body says for which of them he writes. */
function forBody(staff: StaffMember, unit: string): string {
  return staff.hamletId !== null && unit.startsWith('body:') ? `?don-vi=${encodeURIComponent(unit)}` : ''
}
