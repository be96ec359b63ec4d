import { Empty } from '../../web/components/empty.tsx'
import { Pager } from '../../web/components/pager.tsx'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { PAPERS } from './addresses.ts'
import { type DraftEntry, DraftList } from './draft-list.tsx'

/** All that is being written in a body. */
export function DraftsPage({
  book,
  entries,
  isFirst,
  next,
  staff,
}: {
  book: CommuneBook
  staff: StaffMember
  entries: readonly DraftEntry[]
  next: string | null
  isFirst: boolean
}) {
  return (
    <OfficePage title="Văn bản đang soạn" staff={staff} book={book} current={PAPERS}>
      <p class="crumb">
        <a href={PAPERS}>Văn bản</a>
      </p>
      <h1>Đang soạn ở {bodyName(book, staff.bodyId)}</h1>
      {entries.length > 0 ? (
        <DraftList entries={entries} book={book} />
      ) : (
        <Empty title="Không có dự thảo nào.">
          <p>
            <a href={`${PAPERS}/moi`}>Soạn văn bản</a>
          </p>
        </Empty>
      )}
      <Pager next={next ?? undefined} first={isFirst ? undefined : `${PAPERS}/du-thao`} />
    </OfficePage>
  )
}
