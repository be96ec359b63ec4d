import { Empty } from '../../../web/components/empty.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import { instantText } from '../../deadlines/calendar.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import type { CommuneBook } from '../book.ts'
import { settingNote, settingTitle, type Told } from './journal-words.ts'
import { SETTINGS } from './overview.ts'

type Props = {
  staff: StaffMember
  book: CommuneBook
  events: readonly (Told & { at: string; actorName: string | null })[]
  next: string | undefined
  isFirst: boolean
}

/** What was settled, by whom, when; before and after. */
export function JournalPage({ staff, book, events, next, isFirst }: Props) {
  return (
    <OfficePage title="Nhật ký cài đặt" staff={staff} book={book} current={SETTINGS}>
      <p class="crumb">
        <a href={SETTINGS}>Cài đặt của xã</a>
      </p>
      <h1>Nhật ký cài đặt</h1>
      <p class="lead">Mọi thay đổi cài đặt của xã, mới nhất trước. Không ai sửa hay xóa được nhật ký này.</p>
      {events.length === 0 ? (
        <Empty title="Chưa có thay đổi nào." />
      ) : (
        <Timeline
          items={events.map((event) => ({
            title: settingTitle(event, book),
            at: `${instantText(event.at)}, ${event.actorName ?? 'quản trị viên cũ'}`,
            note: settingNote(event, book),
          }))}
        />
      )}
      <Pager next={next} first={isFirst ? undefined : `${SETTINGS}/nhat-ky`} />
    </OfficePage>
  )
}
