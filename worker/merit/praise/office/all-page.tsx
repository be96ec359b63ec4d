import { Empty } from '../../../../web/components/empty.tsx'
import { Pager } from '../../../../web/components/pager.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { COMMENDATIONS } from '../../place.ts'
import type { Listed } from '../list-queries.ts'
import { ProposalLines } from './list-page.tsx'

export type AllView = {
  staff: StaffMember
  book: CommuneBook
  year: number
  rows: readonly Listed[]
  next?: string | undefined
  isLater: boolean
}

/** Every proposal of a year, for those who find all of them. */
export function allPage({ staff, book, year, rows, next, isLater }: AllView) {
  const title = `Tất cả đề nghị khen thưởng năm ${year}`
  return (
    <OfficePage title={title} staff={staff} book={book} current={COMMENDATIONS}>
      <p class="crumb">
        <a href={`${COMMENDATIONS}/${year}`}>Khen thưởng năm {year}</a>
      </p>
      <h1>{title}</h1>
      {rows.length === 0 ? (
        <Empty title={isLater ? 'Hết danh sách.' : 'Chưa có đề nghị nào năm này.'} />
      ) : (
        <ProposalLines rows={rows} book={book} />
      )}
      <Pager next={next} first={isLater ? `${COMMENDATIONS}/${year}/de-nghi` : undefined} />
    </OfficePage>
  )
}
