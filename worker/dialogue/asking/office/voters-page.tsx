import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Note, Said } from '../../../../web/components/note.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import { instantText, longDay } from '../../../deadlines/calendar.ts'
import type { DeedField, DeedValues } from '../../../dossiers/deed.ts'
import { DeedFields } from '../../../dossiers/deed-forms.tsx'
import type { StaffMember } from '../../../staff/actor.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { OFFICE, TOPICS, VOTERS } from '../../place.ts'
import { neededText, number } from '../counting.ts'
import type { Share } from '../limits.ts'
import { mayEnterVoters } from '../permissions.ts'
import type { VotersEntry } from '../voter-queries.ts'

export type VotersView = {
  staff: StaffMember
  book: CommuneBook
  entries: readonly VotersEntry[]
  share: Share | null
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  said: { tone: 'good' | 'warn'; text: string } | null
  nameOf: (staffId: string) => string
}

/** How many voters the commune has: what a share of them is counted from. */
export function votersPage({ staff, book, entries, share, fields, values, errors, said, nameOf }: VotersView) {
  const newest = entries[0]
  const labels = Object.fromEntries(fields.map(({ name, label }) => [name, label]))
  return (
    <OfficePage title="Số cử tri của xã" staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={TOPICS}>Chủ đề</a>
      </p>
      <h1>Số cử tri của xã</h1>
      <ErrorSummary errors={errors} labels={labels} />
      <Said said={said} />
      <p class="lead">{neededText(newest ?? null, share)}</p>
      {share !== null && <p class="hint">{share.rule}</p>}
      {mayEnterVoters(staff, book) ? (
        <form method="post" action={VOTERS}>
          <input type="hidden" name="after" value={newest?.seq ?? 0} />
          <DeedFields fields={fields} prefix="" values={values} errors={errors} />
          <p>
            <button type="submit">Ghi số cử tri</button>
          </p>
        </form>
      ) : (
        <Note>
          <p>Số cử tri do Ủy ban nhân dân xã ghi.</p>
        </Note>
      )}
      {entries.length > 0 && (
        <>
          <h2>Đã ghi</h2>
          <ul class="list">
            {entries.map((entry) => (
              <li key={entry.seq}>
                {number(entry.many)} cử tri, đếm {longDay(entry.countedOn)}. <bdi>{entry.source}</bdi>
                <p>
                  {nameOf(entry.enteredBy)} ghi {instantText(entry.at)}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </OfficePage>
  )
}
