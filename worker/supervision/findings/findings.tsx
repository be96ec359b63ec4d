import { Pager } from '../../../web/components/pager.tsx'
import { PhotoList } from '../../../web/components/photos.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { instantText } from '../../deadlines/calendar.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import type { StaffMember } from '../../staff/actor.ts'
import { PLACE } from '../place.ts'
import type { FindingLine, FindingPage, Spot } from './spot-queries.ts'
import { CHECKLIST, CONSENT_WORDS, SPOT } from './words.ts'

type ListProps = {
  rows: readonly FindingLine[]
  book: CommuneBook
  address: string
  nameOf: (staffId: string) => string
}

/** What was found on the spot, the newest first. */
export function FindingList({ address, book, nameOf, rows }: ListProps) {
  return (
    <ul class="plain found">
      {rows.map((row) => {
        const where = [row.place, book.hamlets.get(row.hamletId)?.name].filter(Boolean).join(', ')
        const href = (id: string) => `${address}/${SPOT}/tep/${id}`
        const photos = row.files.filter((file) => file.id !== row.signatureFile)
        return (
          <li key={row.id}>
            <p>
              <b>
                <bdi>{where}</bdi>
              </b>
              <br />
              <small>
                {nameOf(row.foundBy)}, {instantText(row.foundAt)}
                {row.bodyId && `; ${bodyName(book, row.bodyId)}`}
              </small>
            </p>
            {row.limits && (
              <p class="words">
                <b>Hạn chế:</b> {row.limits}
              </p>
            )}
            {row.strengths && (
              <p class="words">
                <b>Ưu điểm:</b> {row.strengths}
              </p>
            )}
            <PhotoList
              photos={photos.map((file, at) => ({
                href: href(file.id),
                type: file.type,
                alt: `Ảnh ${at + 1}, ${where}`,
              }))}
            />
            {row.lines.length > 0 && (
              <details>
                <summary>Phiếu kiểm tra, {row.lines.length} câu</summary>
                <ul>
                  {row.lines.map(({ answer, question }, at) => (
                    <li key={at}>
                      {question} <b class="words">{answer}</b>
                    </li>
                  ))}
                </ul>
              </details>
            )}
            <p>
              <small>
                {row.present && <span class="words">Có mặt: {row.present}. </span>}
                {CONSENT_WORDS[row.consent]}
                {row.signer && `: ${row.signer}`}
                {row.latitude !== null && `. Tọa độ ${row.latitude}; ${row.longitude}`}.
              </small>{' '}
              {row.signatureFile && <a href={href(row.signatureFile)}>Xem chữ ký</a>}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

type Props = Pick<ListProps, 'book' | 'address' | 'nameOf'> & {
  spot: Spot
  mayChoose: boolean
}

/** On a topic's page: what was found, and the way to choose the check-list. */
export function Findings({ mayChoose, spot, ...list }: Props) {
  const { after, checklist, rows } = spot
  if (rows.length === 0 && !checklist && !mayChoose) return null
  const { address } = list
  return (
    <section aria-labelledby="ghi-nhan-tai-cho">
      <h2 id="ghi-nhan-tai-cho">Ghi nhận tại chỗ</h2>
      <p class="noprint">
        {checklist ? `Phiếu kiểm tra: ${checklist}.` : 'Chưa chọn phiếu kiểm tra.'}{' '}
        {mayChoose && <a href={`${address}/${CHECKLIST}`}>{checklist ? 'Đổi phiếu' : 'Chọn phiếu'}</a>}
      </p>
      {rows.length === 0 ? <p>Chưa có ghi nhận nào.</p> : <FindingList {...list} rows={rows} />}
      {after && (
        <p class="noprint">
          <a href={`${address}/${SPOT}/danh-sach?sau=${encodeURIComponent(after)}`}>Xem các ghi nhận trước đó</a>
        </p>
      )}
    </section>
  )
}

/** Findings beyond the newest, page by page. */
export function FindingListPage(
  props: Pick<ListProps, 'book' | 'address' | 'nameOf'> &
    FindingPage & { staff: StaffMember; title: string; isLater: boolean },
) {
  const { address, after, book, isLater, rows, staff, title } = props
  const here = `${address}/${SPOT}/danh-sach`
  return (
    <OfficePage title="Các ghi nhận tại chỗ" staff={staff} book={book} current={PLACE}>
      <p class="crumb noprint">
        <a href={address}>{title}</a>
      </p>
      <h1>Các ghi nhận tại chỗ</h1>
      {rows.length === 0 ? <p>Chưa có ghi nhận nào.</p> : <FindingList {...props} />}
      <Pager next={after ? `${here}?sau=${encodeURIComponent(after)}` : undefined} first={isLater ? here : undefined} />
    </OfficePage>
  )
}
