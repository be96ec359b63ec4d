import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Facts } from '../../../web/components/facts.tsx'
import { Field } from '../../../web/components/field.tsx'
import { Said } from '../../../web/components/note.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import { codeOf } from '../../cases/code.ts'
import type { CommuneBook } from '../../communes/book.ts'
import { longDay } from '../../deadlines/calendar.ts'
import { findLimit } from '../../deadlines/limit.ts'
import { termText } from '../../deadlines/sum.ts'
import type { Contact } from '../../submitters/seal.ts'
import { EMAIL_MAX, type FieldErrors, NAME_MAX } from '../form.ts'
import { placeOf } from '../place.ts'
import type { CaseFile } from '../queries.ts'
import { senderTimeline } from '../timeline.ts'
import { DATA_LABELS, WHY_MAX } from './data-form.ts'
import { senderPhotos } from './sender-view.ts'

export type DataView = {
  book: CommuneBook
  file: CaseFile
  /** The cases into which it was split: their sender is its own. */
  parts: CaseFile[]
  caseCode: string
  address: string
  /** With most signs covered: whoever looks over his shoulder does not read it. */
  contact: Contact
  /** The day by which a request to erase is answered, when one waits. */
  asked: string | null
  /** Has it ended, itself or where its matter went on? */
  ended: boolean
  today: string
  text: (name: string) => string
  errors: FieldErrors
  said?: { tone: 'good' | 'warn'; text: string }
}

/** What is kept of the sender, who opened it, how to put it right or have it erased. */
export function dataPage(view: DataView) {
  const { address, book, caseCode, errors, file, said } = view
  const isErased = file.row.erasedAt !== null
  return (
    <Page title="Dữ liệu của tôi" place={placeOf(book)}>
      <ErrorSummary errors={errors} labels={DATA_LABELS} />
      <h1>Dữ liệu của tôi</h1>
      <p>
        Hồ sơ <a href={address}>{caseCode}</a>.
      </p>
      <Said said={said} />
      <h2>Xã đang giữ</h2>
      <Facts rows={keptRows(view)} />
      <h2>Ai đã mở tên của tôi</h2>
      <WhoOpened view={view} />
      {!isErased && <Correct view={view} />}
      {!isErased && <Erase view={view} />}
      <p>
        <a href={`/${book.commune.id}/rieng-tu`}>Thông tin được giữ thế nào, bao lâu</a>
      </p>
    </Page>
  )
}

/** Of the case and of the parts split from it, as far as their own pages tell. */
function WhoOpened({ view: { book, file, parts } }: { view: DataView }) {
  const files = [file, ...parts]
  const opened = files.flatMap((one) =>
    senderTimeline(one, book, 'identity.').map((item) => ({
      ...item,
      now: false,
      title: one === file ? item.title : `Việc ${codeOf(book, one.row)}: ${item.title}`,
    })),
  )
  const isTold = files.every(({ events }) => events.every((event) => event.kind !== 'petition.restricted'))
  return (
    <>
      {opened.length > 0 && <Timeline items={opened} />}
      {!isTold && <p>Từ khi hồ sơ được chuyển người có thẩm quyền, việc mở tên không nêu ở đây.</p>}
      {isTold && opened.length === 0 && <p>Chưa ai xin mở, chưa ai mở.</p>}
    </>
  )
}

function keptRows({ book, contact, ended, file, today }: DataView): [string, string][] {
  const { row, petition } = file
  const photos = senderPhotos(file).length
  const keep = row.status === 'declined' ? 'keep_declined' : 'keep_contact'
  const days = findLimit(book.limits, keep, today)?.days
  const eraseOn = ended ? lastDay(file) : null
  const until = eraseOn
    ? `${longDay(eraseOn)} thì xóa`
    : days && !ended
      ? `${termText(days)} sau khi hồ sơ kết thúc thì xóa`
      : ''
  return [
    ['Họ và tên', contact.name || 'Không giữ'],
    ['Số điện thoại', contact.phone || 'Không giữ'],
    ['Thư điện tử', contact.email || 'Không giữ'],
    ['Nội dung ông/bà viết', petition.content === '' ? 'Đã xóa' : 'Giữ cùng hồ sơ'],
    ['Ảnh của ông/bà', photos > 0 ? `${photos} ảnh` : 'Không giữ'],
    ...(until ? ([['Tên, cách liên lạc, ảnh', until]] as [string, string][]) : []),
  ]
}

/** The day on which they go: with the last of those in which the matter went on. */
function lastDay({ kin, row }: CaseFile): string | null {
  const days = [row, ...(row.status === 'split' || row.status === 'merged' ? kin : [])].flatMap(
    ({ eraseOn }) => eraseOn ?? [],
  )
  return days.sort().at(-1) ?? null
}

function Correct({ view: { address, errors, text } }: { view: DataView }) {
  const common = (name: string) => ({ name, label: DATA_LABELS[name] ?? '', errors: errors[name], value: text(name) })
  return (
    <>
      <h2 id="sua">Sửa tên hoặc cách liên lạc</h2>
      <form method="post" action={`${address}/du-lieu/lien-lac`}>
        <p class="hint">Chỗ để trống giữ như cũ. Sửa xong có hiệu lực ngay.</p>
        <Field {...common('name')} autocomplete="name" maxLength={NAME_MAX} />
        <Field {...common('phone')} type="tel" autocomplete="tel" inputMode="tel" />
        <Field {...common('email')} type="email" autocomplete="email" inputMode="email" maxLength={EMAIL_MAX} />
        <p>
          <button type="submit">Sửa</button>
        </p>
      </form>
    </>
  )
}

function Erase({ view: { address, asked, ended, errors, text } }: { view: DataView }) {
  return (
    <>
      <h2 id="xoa">Xóa dữ liệu của tôi</h2>
      {asked ? (
        <p>Ông/bà đã yêu cầu xóa. Xã trả lời chậm nhất {longDay(asked)}.</p>
      ) : (
        <form method="post" action={`${address}/du-lieu/xoa`}>
          <p>
            {ended
              ? 'Xóa tên, cách liên lạc, nội dung và ảnh ông/bà đã gửi. Câu trả lời của cơ quan và các mốc thời gian vẫn giữ.'
              : 'Hồ sơ đang giải quyết, nên nay xóa được tên và cách liên lạc. Khi hồ sơ kết thúc, ông/bà yêu cầu xóa cả nội dung và ảnh.'}
          </p>
          <Field
            name="reason"
            label="Lý do (không bắt buộc)"
            rows={3}
            maxLength={WHY_MAX}
            value={text('reason')}
            errors={errors.reason}
          />
          <p>
            <button type="submit" class="quiet">
              Yêu cầu xóa
            </button>
          </p>
          <p class="hint">Xã trả lời trong hai ngày làm việc. Đã xóa thì không lấy lại được.</p>
        </form>
      )}
    </>
  )
}
