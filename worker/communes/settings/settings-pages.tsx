import { BigLinks } from '../../../web/components/big-links.tsx'
import { Empty } from '../../../web/components/empty.tsx'
import { Note } from '../../../web/components/note.tsx'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { bodyName } from '../book.ts'
import type { Corner, Desk, Entry } from './corner.ts'
import { overviewLinks, SETTINGS, type Stranded } from './overview.ts'

/** A longer list shows only its first group open. */
const SHOWN_OPEN = 20

type Here = { staff: StaffMember; desk: Desk }

/** Where an administrator begins: every part of the settings, and what waits for him. */
export function OverviewPage({ staff, desk, stranded }: Here & { stranded: readonly Stranded[] }) {
  return (
    <OfficePage title="Cài đặt của xã" staff={staff} book={desk.book} current={SETTINGS}>
      <h1>Cài đặt của xã</h1>
      <p class="lead">Mỗi thay đổi có hiệu lực ngay hoặc từ ngày ông/bà chọn, và được ghi vào nhật ký.</p>
      {stranded.length > 0 && <StrandedNote desk={desk} stranded={stranded} />}
      <BigLinks links={overviewLinks(desk)} />
    </OfficePage>
  )
}

/** Officers whose body has ended, each with the way to his account. */
export function StrandedNote({ desk, stranded }: { desk: Desk; stranded: readonly Stranded[] }) {
  return (
    <Note tone="warn" title={`Cần chuyển cơ quan: ${stranded.length} cán bộ`}>
      <p>Cơ quan của những người này đã thôi hoạt động. Ông/bà mở từng người và chọn cơ quan mới.</p>
      <ul>
        {stranded.map(({ bodyId, id, name }) => (
          <li key={id}>
            <a href={`/can-bo/tai-khoan/${id}`}>{name}</a>, {bodyName(desk.book, bodyId)}
          </li>
        ))}
      </ul>
    </Note>
  )
}

/** One part of the settings: what there is, what was, the way to more. */
export function CornerPage({ staff, desk, corner, isSaved }: Here & { corner: Corner; isSaved: boolean }) {
  const entries = corner.entries(desk)
  const now = entries.filter((entry) => !entry.past)
  const past = entries.filter((entry) => entry.past)
  const groups = [...Map.groupBy(now, (entry) => entry.group ?? '')]
  return (
    <OfficePage title={corner.title} staff={staff} book={desk.book} current={SETTINGS}>
      <Crumb />
      <h1>{corner.title}</h1>
      <p class="lead">{corner.lead}</p>
      {isSaved && (
        <Note tone="good">
          <p role="status">Đã lưu và ghi vào nhật ký.</p>
        </Note>
      )}
      {corner.canAdd && (
        <p>
          <a class="button" href={`${SETTINGS}/${corner.slug}/moi`}>
            Thêm {corner.one}
          </a>
        </p>
      )}
      {now.length === 0 && <Empty title={`Chưa có ${corner.one} nào.`} />}
      {groups.map(([group, some], index) => {
        const table = <EntryTable corner={corner} entries={some} caption={group || corner.title} />
        if (groups.length === 1) return table
        return (
          <details key={group} open={index === 0 || now.length <= SHOWN_OPEN}>
            <summary>
              {group} ({some.length})
            </summary>
            {table}
          </details>
        )
      })}
      {past.length > 0 && (
        <details>
          <summary>Đã thôi dùng ({past.length})</summary>
          <EntryTable corner={corner} entries={past} caption={`${corner.title}: đã thôi dùng`} />
        </details>
      )}
    </OfficePage>
  )
}

function EntryTable({ corner, entries, caption }: { corner: Corner; entries: readonly Entry[]; caption: string }) {
  const labels = entries[0]?.facts.map(([label]) => label) ?? []
  return (
    <table class="cards">
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Tên</th>
          {labels.map((label) => (
            <th scope="col" key={label}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td>
              {entry.fixed && !entry.past ? <b>{entry.title}</b> : <a href={addressOf(corner, entry)}>{entry.title}</a>}
            </td>
            {entry.facts.map(([label, text]) => (
              <td data-label={label} key={label}>
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The way back. */
export function Crumb({ corner }: { corner?: Corner }) {
  return (
    <p class="crumb">
      <a href={corner ? `${SETTINGS}/${corner.slug}` : SETTINGS}>{corner ? corner.title : 'Cài đặt của xã'}</a>
    </p>
  )
}

function addressOf(corner: Corner, entry: Entry): string {
  return `${SETTINGS}/${corner.slug}/${encodeURIComponent(entry.id)}`
}
