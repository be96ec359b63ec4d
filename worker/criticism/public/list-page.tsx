import { Empty } from '../../../web/components/empty.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { longDay } from '../../deadlines/calendar.ts'
import type { Listed } from '../list-queries.ts'
import { placeOf, publicAddress } from '../place.ts'
import { isAnswered, takesComments } from '../rules.ts'
import { DRAFT_KIND_WORDS, STATUS_WORDS } from '../words.ts'

export type PublicListView = {
  book: CommuneBook
  today: string
  open: readonly Listed[]
  rows: readonly Listed[]
  next: string | undefined
  isLater: boolean
}

/** Drafts on which the people are heard now, those that were answered, and the others. */
export function publicListPage({ book, today, open, rows, next, isLater }: PublicListView) {
  const here = placeOf(book)
  const list = `${here.href}/gop-y`
  const rest = rows.filter(({ row, own }) => !takesComments(row, own, today))
  const answered = rest.filter(({ row }) => isAnswered(row))
  const other = rest.filter(({ row }) => !isAnswered(row))
  return (
    <Page
      title="Góp ý dự thảo của xã"
      place={here}
      description={`Dự thảo của ${here.name} đang lấy ý kiến, và câu trả lời cho từng ý kiến.`}
    >
      <h1>Góp ý dự thảo của xã</h1>
      {!isLater && open.length === 0 && (
        <Empty title="Hiện không có dự thảo nào đang lấy ý kiến.">
          <p>
            Muốn nêu ý kiến ngay, ông/bà <a href={`${here.href}/kien-nghi/moi`}>gửi kiến nghị, phản ánh</a>.
          </p>
        </Empty>
      )}
      {!isLater && <Group title="Đang lấy ý kiến" rows={open} book={book} today={today} />}
      <Group title="Đã có trả lời" rows={answered} book={book} today={today} />
      <Group title="Dự thảo khác" rows={other} book={book} today={today} />
      {!isLater && (
        <p>
          <a href={`${list}/tra-cuu`}>Xem ý kiến của tôi đến đâu</a>
        </p>
      )}
      <Pager next={next} first={isLater ? list : undefined} />
    </Page>
  )
}

type GroupProps = { title: string; rows: readonly Listed[]; book: CommuneBook; today: string }

function Group({ title, rows, book, today }: GroupProps) {
  if (rows.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul class="list">
        {rows.map(({ row, own }) => (
          <li key={row.id}>
            <a href={publicAddress(row.communeId, row)}>
              {DRAFT_KIND_WORDS[own.kind]}: {row.title}
            </a>
            <p>
              {takesComments(row, own, today)
                ? `Góp ý đến hết ${longDay(own.closesOn ?? today)}.`
                : (STATUS_WORDS[row.status]?.told ?? '')}
              {row.addressedBodyId === null ? '' : ` ${bodyName(book, row.addressedBodyId)} soạn thảo.`}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
