import { MINUTES_JS } from '../../../../web/built.ts'
import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Note, Said, Trouble } from '../../../../web/components/note.tsx'
import { Print } from '../../../../web/components/print.tsx'
import { instantText } from '../../../deadlines/calendar.ts'
import type { DossierRow } from '../../../dossiers/tables.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import type { StaffMember } from '../../../staff/actor.ts'
import { OFFICE } from '../../place.ts'
import { ENTRY_LABELS } from '../entry-form.ts'
import type { EntryRow } from '../tables.ts'
import { EntryFields, type EntryFieldsProps } from './entry-fields.tsx'
import { EntryList } from './entry-list.tsx'

export type MinutesView = EntryFieldsProps & {
  staff: StaffMember
  row: DossierRow
  /** The meeting's page. */
  address: string
  entries: readonly EntryRow[]
  /** Why nothing is taken down now; null when it is. */
  closed: string | null
  said: { tone: 'good' | 'warn'; text: string } | null
  trouble?: string | undefined
  entryKey: string
}

/** Where a meeting is taken down: what was said just now, and what stands already. */
export function minutesPage(view: MinutesView) {
  const { address, book, closed, entries, errors, items, row, said, session, staff, trouble } = view
  const here = `${address}/bien-ban`
  return (
    <OfficePage title={`Biên bản: ${row.title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb noprint">
        <a href={address}>{row.title}</a>
      </p>
      <h1>Biên bản đối thoại</h1>
      <Said said={said} />
      {trouble && (
        <Trouble title="Chưa ghi được">
          <p>{trouble}</p>
        </Trouble>
      )}
      <ErrorSummary errors={errors} labels={ENTRY_LABELS} />
      {closed === null ? (
        <div class="noprint" data-minutes={staff.id} data-topic={row.title}>
          <form method="post" action={here}>
            <input type="hidden" name="entryKey" value={view.entryKey} />
            <input type="hidden" name="takenAt" value={view.value('takenAt')} />
            <EntryFields {...view} />
            <p>
              <button type="submit">Ghi mục này</button>
            </p>
            <p class="hint">Mất mạng vẫn ghi được: máy giữ lại, có mạng thì tự gửi, mỗi mục một lần.</p>
          </form>
          {MINUTES_JS && <script src={MINUTES_JS} defer />}
        </div>
      ) : (
        <Note>
          <p>{closed}</p>
        </Note>
      )}
      <h2>Đã ghi {entries.length} mục</h2>
      <EntryList book={book} items={items} entries={entries} {...(closed === null ? { change: here } : {})} />
      <Confirmed view={view} />
      <p class="noprint">
        <a class="button quiet" href={`${address}/ket-luan`}>
          Kết luận từng điểm, từng câu hỏi
        </a>{' '}
        <Print>In biên bản</Print>
      </p>
      {closed === null && session.heldOn !== null && (
        <p class="hint noprint">Ghi xong và kết luận đủ các điểm thì trình biên bản ở trang buổi đối thoại.</p>
      )}
    </OfficePage>
  )
}

/** How far both sides have confirmed it, with what each remarked. */
function Confirmed({ view: { session } }: { view: MinutesView }) {
  if (session.minutesReadyAt === null) return null
  const sides = [
    { name: 'Chính quyền', at: session.governmentConfirmedAt, remark: session.governmentRemark },
    { name: 'Mặt trận', at: session.frontConfirmedAt, remark: session.frontRemark },
  ]
  return (
    <>
      <h2>Hai bên xác nhận</h2>
      <ul class="list">
        {sides.map(({ at, name, remark }) => (
          <li key={name}>
            {name}: {at === null ? 'chưa xác nhận.' : `đã xác nhận ${instantText(at)}.`}
            {remark !== '' && <p class="words">Ý kiến: {remark}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}
