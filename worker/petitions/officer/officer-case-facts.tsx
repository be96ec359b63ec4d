import type { ComponentChildren } from 'preact'
import { Facts } from '../../../web/components/facts.tsx'
import { standbyNames } from '../../assignments/standing.ts'
import { HELD_STATES } from '../../cases/states.ts'
import { bodyName } from '../../communes/book.ts'
import { instantText, localDay, longDay } from '../../deadlines/calendar.ts'
import { sumSentences } from '../../deadlines/sum.ts'
import { PETITION_KINDS } from '../labels.ts'
import { closesText } from '../../submitters/identity.ts'
import type { CaseView } from './officer-view.ts'
import { URGENCY_WORDS } from './officer-words.ts'
import { supportWords } from '../public/supports.ts'
import { dueSum } from '../sender/sender-due.ts'

type Rows = [string, ComponentChildren][]

/** Where the case stands: who has it, by when, what it is about, how it was routed. */
export function CaseFacts({ view }: { view: CaseView }) {
  const { book, file } = view
  const { petition, row } = file
  const hamlet = book.hamlets.get(row.hamletId)?.name
  const standby = standbyNames(book, row.hamletId)
  const { latitude, longitude } = petition
  const rows: Rows = [
    ...heldRows(view),
    ...optional(isHeld(view) || row.answeredOn !== null, 'Hạn trả lời', <DueDay view={view} />),
    ...optional(
      row.actOn < row.dueOn && ['submitted', 'received'].includes(row.status),
      'Hạn phân công',
      longDay(row.actOn),
    ),
    ...optional(row.answeredOn !== null, 'Trả lời', row.answeredOn && longDay(row.answeredOn)),
    ['Gửi', instantText(row.submittedAt)],
    ['Loại', PETITION_KINDS[petition.kind]],
    ['Lĩnh vực', book.categories.get(row.category)?.name ?? row.category],
    ['Thôn', hamlet ?? 'Không rõ'],
    ...optional(standby !== '', 'Phụ trách thôn', standby),
    ...optional(petition.place !== '', 'Nơi xảy ra', petition.place),
    ...optional(latitude !== null, 'Tọa độ', `${latitude}, ${longitude}`),
    ['Mức độ', URGENCY_WORDS[row.urgency]],
    ['Theo quy định về', <Routing view={view} />],
    ...optional(row.aboutBodyId !== null, 'Phản ánh về', bodyName(book, row.aboutBodyId ?? '')),
    ['Công khai', releaseWords(view)],
    ...optional(view.supports !== null, 'Ủng hộ', view.supports && supportWords(book, view.supports)),
  ]
  return (
    <section aria-labelledby="thong-tin">
      <h2 id="thong-tin">Thông tin hồ sơ</h2>
      <Facts rows={rows} />
      {!row.restricted && (
        <p class="noprint">
          <a href={`/can-bo/ho-so/${view.code}/bia`}>Bìa hồ sơ để in</a>
        </p>
      )}
    </section>
  )
}

/** Who sent it: hidden, or for those who may, a button that leaves a trace; the contact once, right after. */
export function Sender({ view }: { view: CaseView }) {
  const { code, contact, file, mayRead } = view
  const { hasContact, hasEmail, hideIdentity } = file.submitter
  return (
    <section aria-labelledby="nguoi-gui">
      <h2 id="nguoi-gui">Người gửi</h2>
      {contact ? (
        <>
          <Facts
            rows={[
              ...optional(contact.name !== '', 'Họ và tên', contact.name),
              ...optional(contact.phone !== '', 'Điện thoại', <a href={`tel:${contact.phone}`}>{contact.phone}</a>),
              ...optional(contact.email !== '', 'Thư điện tử', contact.email),
            ]}
          />
          <p class="hint">Chỉ hiện lần này. Việc mở xem đã được ghi vào diễn biến.</p>
        </>
      ) : (
        <p>
          {!hasContact && 'Người gửi không để lại tên hay cách liên lạc.'}
          {hasContact && hideIdentity && 'Người gửi đề nghị giấu tên.'}
          {hasContact && !hideIdentity && 'Người gửi có để lại tên hoặc cách liên lạc.'}{' '}
          {hasEmail && 'Tin về hồ sơ được gửi tự động qua thư điện tử.'}
        </p>
      )}
      {hasContact && mayRead && !contact && (
        <form method="post" action={`/can-bo/ho-so/${code}/xem-nguoi-gui`}>
          <button type="submit" class="quiet">
            Xem người gửi
          </button>
          <p class="hint">Việc mở xem được ghi lại, và người gửi biết cơ quan nào đã mở.</p>
        </form>
      )}
      <Opened view={view} />
    </section>
  )
}

/** How it stands with opening a hidden name by two. */
function Opened({ view: { asking, code, mayRead, opening, staff } }: { view: CaseView }) {
  if (opening?.askedBy === staff.id && mayRead)
    return <p class="hint">Danh tính mở cho riêng ông/bà, {closesText(opening.closesAt ?? '')} thì tự đóng lại.</p>
  if (!asking.mayAsk) return null
  if (opening?.status === 'asked') return <p class="hint">{asking.refusal}</p>
  return asking.refusal === null ? (
    <p>
      <a href={`/can-bo/ho-so/${code}/xin-mo-danh-tinh`}>Xin mở danh tính người gửi</a>
    </p>
  ) : null
}

function isHeld({ file }: CaseView): boolean {
  return HELD_STATES.includes(file.row.status)
}

/** Who has it, or had it last. Of one whose matter goes on in another case, that one's page tells. */
function heldRows(view: CaseView): Rows {
  const { book, file } = view
  if (isHeld(view)) return [['Đang giữ', holderWords(view)]]
  const goesOn = file.row.status === 'merged' || file.row.status === 'split'
  return optional(!goesOn, 'Giữ sau cùng', bodyName(book, file.row.holderBodyId))
}

/** Who has it; beyond the commune, who there, and who sees to it here. */
function holderWords({ book, file: { documents, row } }: CaseView): string {
  const holder = bodyName(book, row.holderBodyId)
  const paper = documents.findLast((one) => one.documentKind === 'transfer_note')
  return row.status === 'forwarded' && paper
    ? `${paper.recipient} (ngoài xã), từ ${longDay(paper.issuedOn)}. ${holder} đôn đốc.`
    : `${holder}, từ ${longDay(localDay(row.heldSince))}`
}

function DueDay({ view: { book, file } }: { view: CaseView }) {
  const { row } = file
  const counted = dueSum(row, book)
  return (
    <>
      {longDay(row.dueOn)}
      {row.status === 'needs_info' && ', đang tạm dừng: tính lại khi người gửi bổ sung'}
      {row.status === 'forwarded' && `, đang dừng: chờ cơ quan ngoài xã. Ngày đôn đốc: ${longDay(row.actOn)}`}
      {counted && (
        <details>
          <summary>Cách tính</summary>
          <p>{counted.promise}.</p>
          <ul>
            {sumSentences(counted.sum, row.clockFrom, counted.event).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {counted.sum.due !== row.dueOn && (
            <p>
              Lịch nghỉ hoặc thời hạn đã đổi sau khi hẹn. Ngày đã hẹn với người gửi giữ nguyên: {longDay(row.dueOn)}.
            </p>
          )}
        </details>
      )}
    </>
  )
}

function Routing({ view: { book, file } }: { view: CaseView }) {
  const { responsibleBodyId, routingReason } = file.row
  return (
    <>
      {bodyName(book, responsibleBodyId)}
      <p class="hint">{routingReason}</p>
    </>
  )
}

function releaseWords({ book, code, file }: CaseView): ComponentChildren {
  if (file.release)
    return (
      <a href={`/${book.commune.id}/kien-nghi/${code}`}>Đã công khai {longDay(localDay(file.release.releasedAt))}</a>
    )
  if (!file.petition.allowPublish) return 'Người gửi không cho phép'
  if (file.row.flags !== '') return 'Không công khai: có dấu hiệu tố cáo, khiếu nại hoặc nói về cán bộ'
  return 'Người gửi cho phép, chưa công khai'
}

function optional(isShown: boolean, name: string, what: ComponentChildren): Rows {
  return isShown ? [[name, what]] : []
}
