import { Field } from '../../../web/components/field.tsx'
import { Said } from '../../../web/components/note.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { instantText } from '../../deadlines/calendar.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import type { StaffMember } from '../../staff/actor.ts'
import { PLACE } from '../place.ts'
import { STATE_NAMES } from './rules.ts'
import type { ObservationRow } from './tables.ts'
import { OBSERVING } from './words.ts'

export type ReadingView = {
  book: CommuneBook
  staff: StaffMember
  title: string
  address: string
  rows: readonly ObservationRow[]
  next: string | undefined
  isLater: boolean
  /** Those that read like denunciations: for a few. Null when the reader is none of them. */
  apart: boolean | null
  mayHandle: boolean
  nameOf: (staffId: string) => string
  said: { tone: 'good' | 'warn'; text: string } | null
  tried: { code: string; note: string; error: string } | null
}

/** What the people added to a topic, for its team. */
export function ReadingPage(view: ReadingView) {
  const { address, apart, book, isLater, next, rows, said, staff, title } = view
  const here = `${address}/${OBSERVING}`
  return (
    <OfficePage title="Góp ý của bà con" staff={staff} book={book} current={PLACE}>
      <p class="crumb noprint">
        <a href={address}>{title}</a>
      </p>
      <h1>{apart ? 'Góp ý xem riêng' : 'Góp ý của bà con'}</h1>
      <Said said={said} />
      {apart && (
        <p class="lead">
          Nội dung giống tố cáo hoặc khiếu nại. Chỉ người điều phối và Chủ tịch Mặt trận xã đọc; đoàn giám sát không
          thấy.
        </p>
      )}
      {apart !== null && (
        <p class="noprint">
          {apart ? <a href={here}>Góp ý của bà con</a> : <a href={`${here}?rieng`}>Góp ý xem riêng</a>}
        </p>
      )}
      {rows.length === 0 ? (
        <p>Chưa có góp ý nào.</p>
      ) : (
        <ul class="list">
          {rows.map((row) => (
            <li key={row.id} id={row.code}>
              <One row={row} view={view} />
            </li>
          ))}
        </ul>
      )}
      <Pager next={next} first={isLater ? `${here}${apart ? '?rieng' : ''}` : undefined} />
    </OfficePage>
  )
}

function One({ row, view: { address, book, mayHandle, nameOf, tried } }: { row: ObservationRow; view: ReadingView }) {
  const own = tried?.code === row.code ? tried : null
  const where = [row.place, book.hamlets.get(row.hamletId)?.name].filter(Boolean).join(', ')
  const words = (
    <p class="words">
      <bdi>{row.content}</bdi>
    </p>
  )
  return (
    <>
      <p>
        <b class="whole">{row.code}</b>, {STATE_NAMES[row.state].toLowerCase()}
        <br />
        <small>
          {instantText(row.sentAt)}
          {where && (
            <>
              {', '}
              <bdi>{where}</bdi>
            </>
          )}
        </small>
      </p>
      {row.state === 'hidden' ? (
        <details>
          <summary>Xem nội dung đã ẩn</summary>
          {words}
        </details>
      ) : (
        words
      )}
      {row.note && (
        <p class="words">
          <b>{row.handledBy ? nameOf(row.handledBy) : 'Hệ thống'}:</b> {row.note}
        </p>
      )}
      {mayHandle && (
        <details class="noprint" open={own !== null}>
          <summary>Ghi việc đã làm với góp ý này</summary>
          <form method="post" action={`${address}/${OBSERVING}/${row.code}`}>
            <Field
              name="note"
              id={`${row.code}.note`}
              label="Đã xem xét thế nào, hoặc vì sao ẩn"
              rows={3}
              maxLength={1000}
              value={own?.note ?? ''}
              errors={own ? [own.error] : undefined}
            />
            <p>
              {row.state === 'new' && (
                <button type="submit" name="lam" value="da-xem" class="quiet">
                  Đã xem
                </button>
              )}{' '}
              <button type="submit" name="lam" value="xem-xet">
                Đã xem xét
              </button>{' '}
              <button type="submit" name="lam" value="an" class="quiet">
                Ẩn
              </button>
            </p>
          </form>
        </details>
      )}
    </>
  )
}
