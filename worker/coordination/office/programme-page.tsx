import { Facts } from '../../../web/components/facts.tsx'
import { Said } from '../../../web/components/note.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import { bodyName } from '../../communes/book.ts'
import { longDay } from '../../deadlines/calendar.ts'
import type { DossierView } from '../../dossiers/deed-access.ts'
import { DeedForms } from '../../dossiers/deed-forms.tsx'
import { historyOf } from '../../dossiers/history.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { coordinationLines } from '../history-lines.ts'
import { type Own, partnersOf, type ProgrammeDesk, signedBy, unsigned } from '../own.ts'
import { PROGRAMMES } from '../place.ts'
import type { ReviewRow } from '../tables.ts'
import { STATUS_WORDS, tallyText } from '../words.ts'
import { Papers } from './papers-part.tsx'
import { TaskTable } from './task-table.tsx'

export type ProgrammeView = DossierView<Own>
/** What has a page of its own: its form does not stand among the others. */
const ON_OWN_PAGE = ['tien-do']

/** A programme on an officer's desk: where it stands, its tasks, its reviews, what he can do. */
export function programmePage(view: ProgrammeView) {
  const { desk, code, address, offers, tried, said, nameOf } = view
  const { book, staff, file, today } = desk
  const { row, own } = file
  const status = STATUS_WORDS[row.status]
  const writes = offers.some(({ action }) => action === 'tien-do')
  const forms = offers.filter(({ action }) => !ON_OWN_PAGE.includes(action))
  return (
    <OfficePage title={`${code}: ${row.title}`} staff={staff} book={book} current={PROGRAMMES}>
      <p class="crumb">
        <a href={PROGRAMMES}>Phối hợp</a>
      </p>
      <h1>{row.title}</h1>
      <p class="tags">
        {status && <StatusTag label={status.name} tone={status.tone} />} <span class="code whole">{code}</span>
      </p>
      <Said said={said} />
      <p class="lead">
        {waitText(desk)} {row.status === 'draft' ? '' : tallyText(own.tasks, today)}
      </p>
      <h2>Việc phối hợp</h2>
      {writes && <p class="hint">Bấm vào tên việc để ghi tiến độ.</p>}
      <TaskTable desk={desk} address={address} writes={writes} />
      <div class="desk">
        {(forms.length > 0 || !writes) && <DeedForms desk={desk} offers={forms} address={address} tried={tried} />}
        <div>
          <h2>Chương trình này</h2>
          <p class="words">{own.programme.aim}</p>
          <Facts rows={factsOf(desk)} />
          <Reviews reviews={own.reviews} />
          <Files view={view} />
          <Papers desk={desk} address={address} />
          <h2>Đã diễn ra</h2>
          <Timeline items={historyOf(file, coordinationLines(book), book, nameOf)} />
        </div>
      </div>
    </OfficePage>
  )
}

/** Whose move it is. */
function waitText({ book, file }: ProgrammeDesk): string {
  const told = STATUS_WORDS[file.row.status]?.told ?? ''
  if (file.row.status !== 'signing') return told
  const names = unsigned(file).map((id) => bodyName(book, id))
  return `${told} Còn chờ: ${names.join(', ')}.`
}

function factsOf({ book, file }: ProgrammeDesk): [string, string][] {
  const { own, row } = file
  const { endsOn, reviewOn, startsOn } = own.programme
  const signed = ['draft', 'signing'].includes(row.status) ? signedBy(file) : []
  const partners = partnersOf(file).map(
    (id) => `${bodyName(book, id)}${row.status === 'signing' && signed.includes(id) ? ' (đã ký)' : ''}`,
  )
  const rows: [string, string][] = [
    ['Chủ trì', bodyName(book, row.leadBodyId)],
    ['Các bên', partners.join(', ') || 'chưa có'],
    ['Thời gian', `${longDay(startsOn)} đến hết ${longDay(endsOn)}`],
  ]
  return reviewOn === null ? rows : [...rows, ['Đánh giá', longDay(reviewOn)]]
}

function Reviews({ reviews }: { reviews: readonly ReviewRow[] }) {
  return (
    <>
      {reviews.toReversed().map((one) => (
        <section key={one.seq}>
          <h2>Đánh giá {longDay(one.reviewedOn)}</h2>
          <Facts
            rows={[
              ['Ưu điểm', <span class="words">{one.strengths}</span>],
              ['Tồn tại, hạn chế', <span class="words">{one.limits}</span>],
              ['Nguyên nhân', <span class="words">{one.causes}</span>],
              ['Việc làm tiếp', <span class="words">{one.next}</span>],
            ]}
          />
        </section>
      ))}
    </>
  )
}

function Files({ view }: { view: ProgrammeView }) {
  const { files } = view.desk.file
  if (files.length === 0) return null
  return (
    <>
      <h2>Tệp</h2>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <a href={`${view.address}/tep/${file.id}`}>{file.name}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
