import { Empty } from '../../../../web/components/empty.tsx'
import { Pager } from '../../../../web/components/pager.tsx'
import { StatusTag } from '../../../../web/components/status-tag.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import { dossierCode, dossierSlug } from '../../../dossiers/code.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { OFFICE, REQUESTS, TOPICS, VOTERS } from '../../place.ts'
import { neededText, number, type Voters } from '../counting.ts'
import type { Share } from '../limits.ts'
import type { TopicLine } from '../own.ts'
import { mayReadVoters, reachOf } from '../permissions.ts'
import { TOPIC_STATUS_WORDS, wordsOf } from '../words.ts'

export type TopicListView = {
  staff: StaffMember
  book: CommuneBook
  rows: readonly TopicLine[]
  voters: Voters | null
  share: Share | null
  /** All of them, the newest first, and not only those that are open. */
  isAll: boolean
  next: string | undefined
  isLater: boolean
}

/** Topics by how many confirmed persons ask for them. */
export function topicListPage({ staff, book, rows, voters, share, isAll, next, isLater }: TopicListView) {
  const isBody = reachOf(staff, book) === 'body'
  return (
    <OfficePage title="Chủ đề bà con muốn đối thoại" staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={OFFICE}>Đối thoại</a>
      </p>
      <h1>Chủ đề bà con muốn đối thoại</h1>
      <p class="lead">{isBody ? 'Chủ đề đã đủ số cử tri, gửi đến cơ quan ông/bà.' : neededText(voters, share)}</p>
      {share !== null && <p class="hint">{share.rule}</p>}
      <p>
        <a class="button quiet" href={REQUESTS}>
          Đề nghị
        </a>{' '}
        {mayReadVoters(staff, book) && (
          <a class="button quiet" href={VOTERS}>
            Số cử tri
          </a>
        )}{' '}
        {!isBody && (
          <a class="button quiet" href={isAll ? TOPICS : `${TOPICS}?xem=tat-ca`}>
            {isAll ? 'Chỉ chủ đề đang mở' : 'Cả chủ đề đã khép'}
          </a>
        )}
      </p>
      {rows.length === 0 ? (
        <Empty title={isLater ? 'Hết danh sách.' : 'Chưa có chủ đề nào.'}>
          {!isLater && !isBody && <p>Ở trang một đề nghị, chọn “Gom vào một chủ đề” để lập chủ đề đầu tiên.</p>}
        </Empty>
      ) : (
        <table class="cards" data-rows>
          <caption class="sr">Chủ đề</caption>
          <thead>
            <tr>
              <th scope="col">Chủ đề</th>
              <th scope="col">Người đã xác nhận</th>
              <th scope="col">Lượt bày tỏ</th>
              <th scope="col">Thôn</th>
              <th scope="col">Tình trạng</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, topic }) => {
              const status = wordsOf(TOPIC_STATUS_WORDS, row.status)
              return (
                <tr key={row.id}>
                  <td>
                    <a href={`${TOPICS}/${dossierSlug(row)}`}>
                      <bdi>{row.title}</bdi>
                    </a>
                    <div class="at">
                      {dossierCode(book, row)}, {book.categories.get(topic.category)?.name ?? topic.category}
                      {row.publishedAt === null ? '. Chưa công khai' : ''}
                    </div>
                  </td>
                  <td data-label="Người đã xác nhận">{number(topic.persons)}</td>
                  <td data-label="Lượt bày tỏ">{number(topic.devices)}</td>
                  <td data-label="Thôn">{number(topic.hamlets)}</td>
                  <td data-label="Tình trạng">
                    <StatusTag label={status.name} tone={status.tone} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      <Pager next={next} first={isLater ? `${TOPICS}${isAll ? '?xem=tat-ca' : ''}` : undefined} />
    </OfficePage>
  )
}
