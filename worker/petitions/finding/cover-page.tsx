import { Facts } from '../../../web/components/facts.tsx'
import { Print } from '../../../web/components/print.tsx'
import { Qr } from '../../../web/components/qr.tsx'
import { type CommuneBook, fullName } from '../../communes/book.ts'
import { shortDay } from '../../deadlines/calendar.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { HandOverTable } from '../hand-over-list.tsx'
import type { CaseFile } from '../queries.ts'
import type { TimelineItem } from '../timeline.ts'
import { coverFacts, papersOf } from './cover.ts'

/** The cover of a paper file: which case, whose it was when, what lies in it. Nothing of the sender. */
export function CoverPage(view: {
  book: CommuneBook
  staff: StaffMember
  file: CaseFile
  code: string
  address: string
  today: string
  items: TimelineItem[]
}) {
  const { book, staff, file, code, address, today, items } = view
  const { row } = file
  const { papers, photos } = papersOf(file)
  return (
    <OfficePage title={`Bìa hồ sơ ${code}`} staff={staff} book={book}>
      <p class="crumb noprint">
        <a href={`/can-bo/ho-so/${code}`}>{code}</a>
      </p>
      <div class="cover">
        <div class="receipt">
          <p>{fullName(book.commune)}</p>
          <h1>
            Bìa hồ sơ <span class="code">{code}</span>
          </h1>
          <p>
            <b>
              <bdi>{row.title}</bdi>
            </b>
          </p>
          <Qr text={address} label={`Mã mở hồ sơ ${code} trên máy của cán bộ`} />
          <p class="hint">Cán bộ quét mã để mở hồ sơ. Cần đăng nhập.</p>
        </div>
        <p class="noprint">
          <Print>In bìa hồ sơ</Print>{' '}
          <a class="button quiet" href={`/can-bo/ho-so/${code}/bia.docx`}>
            Tải tệp Word
          </a>
        </p>
        <Facts rows={coverFacts(book, row)} />
        <HandOverTable view={{ book, file, today }} />
        <h2>Văn bản trong hồ sơ</h2>
        {papers.length > 0 ? (
          <ol>
            {papers.map((paper, index) => (
              <li key={index}>
                {paper.number && <b>{paper.number} </b>}
                {paper.subject}, {dayText(paper.on)}
              </li>
            ))}
          </ol>
        ) : (
          <p>Chưa có văn bản nào.</p>
        )}
        {photos > 0 && <p>Ảnh kèm theo: {photos}.</p>}
        <h2>Diễn biến</h2>
        <ol class="plain">
          {items.map((item, index) => (
            <li key={index}>
              <span class="at">{item.at}:</span> {item.title}
            </li>
          ))}
        </ol>
        <p class="hint">In ngày {dayText(today)}. Những việc sau ngày in xem trên máy.</p>
      </div>
    </OfficePage>
  )
}

function dayText(day: string): string {
  return `${shortDay(day)}/${day.slice(0, 4)}`
}
