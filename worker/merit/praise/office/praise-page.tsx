import { Facts } from '../../../../web/components/facts.tsx'
import { Note, Said } from '../../../../web/components/note.tsx'
import { StatusTag } from '../../../../web/components/status-tag.tsx'
import { Timeline } from '../../../../web/components/timeline.tsx'
import { bodyName } from '../../../communes/book.ts'
import { unitName } from '../../../communes/unit.ts'
import { longDay } from '../../../deadlines/calendar.ts'
import type { DossierView } from '../../../dossiers/deed-access.ts'
import { DeedForms } from '../../../dossiers/deed-forms.tsx'
import { historyOf } from '../../../dossiers/history.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { Files } from '../../files-part.tsx'
import { COMMENDATIONS } from '../../place.ts'
import { praiseLines } from '../history-lines.ts'
import { hamletText, nomineeText } from '../lines.ts'
import type { PraiseDesk, PraiseOwn } from '../own.ts'
import { formText, occasionText, statusOf } from '../words.ts'

/** A proposal for praise on an officer's desk: whom it is about as far as he may know, what for, where it stands. */
export function praisePage(view: DossierView<PraiseOwn>) {
  const { desk, code, address, offers, tried, said, nameOf } = view
  const { book, staff, file } = desk
  const { row, own } = file
  const status = statusOf(row.status)
  return (
    <OfficePage title={`${code}: ${row.title}`} staff={staff} book={book} current={COMMENDATIONS}>
      <p class="crumb">
        <a href={`${COMMENDATIONS}/${own.praise.year}`}>Khen thưởng năm {own.praise.year}</a>
      </p>
      <h1>{row.title}</h1>
      <p class="tags">
        <StatusTag label={status.name} tone={status.tone} /> <span class="code whole">{code}</span>
      </p>
      <Said said={said} />
      {own.openedName !== undefined && (
        <Note title={own.openedName}>
          <p>Lần xem này đã ghi vào hồ sơ. Rời trang là tên đóng lại.</p>
        </Note>
      )}
      <div class="desk">
        <div>
          <p class="lead">{nextText(desk)}</p>
          <p class="words">{own.praise.achievement}</p>
          <Facts rows={factsOf(desk)} />
          {own.evidence.length > 0 && (
            <>
              <h2>Số liệu hệ thống đang có</h2>
              <ul>
                {own.evidence.map(({ href, kind, of, text }) => (
                  <li key={kind}>{href === '' || of === 0 ? text : <a href={href}>{text}</a>}</li>
                ))}
              </ul>
            </>
          )}
        </div>
        <DeedForms desk={desk} offers={offers} address={address} tried={tried} />
        <div>
          <Files files={file.files} address={address} />
          <h2>Đã diễn ra</h2>
          <Timeline items={historyOf(file, praiseLines(book), book, nameOf)} />
        </div>
      </div>
    </OfficePage>
  )
}

function nextText({ book, file: { own, row } }: PraiseDesk): string {
  const told = statusOf(row.status).told
  if (row.status === 'proposed' && own.praise.proposedBy.startsWith('hamlet:'))
    return `${told} Chờ thôn họp, biểu quyết.`
  if (row.waitsForBodyId === null) return told
  const due = row.dueOn === null ? '' : `, cần trước hết ${longDay(row.dueOn)}`
  return `${told} Đang chờ ${bodyName(book, row.waitsForBodyId)}${due}.`
}

function factsOf({ book, file: { own } }: PraiseDesk): [string, string][] {
  const { praise } = own
  const rows: [string, string | null][] = [
    ['Đề nghị khen', own.openedName ?? nomineeText(praise, book)],
    ['Thôn', praise.nomineeUnit.startsWith('hamlet:') ? null : hamletText(praise, book) || null],
    ['Nơi đề nghị', unitName(book, praise.proposedBy)],
    ['Dịp', occasionText(praise.occasion)],
    [praise.decidedOn === null ? 'Đề nghị hình thức' : 'Hình thức', formText(praise.form)],
    ['Họp thôn', praise.votesOf === null ? null : `${praise.votesFor} trên ${praise.votesOf} người đồng ý`],
    ['Quyết định', praise.decidedOn === null ? null : `${praise.decisionNumber}, ${longDay(praise.decidedOn)}`],
  ]
  return rows.filter((one): one is [string, string] => one[1] !== null)
}
