import { Facts } from '../../../web/components/facts.tsx'
import { Page } from '../../../web/components/page.tsx'
import { CopyCodes, ReadAloud } from '../../../web/components/two-codes.tsx'
import { showSecret, spellSecret } from '../../cases/code.ts'
import { bodyName, type CommuneBook, fullName } from '../../communes/book.ts'
import { instantText, longDay } from '../../deadlines/calendar.ts'
import { sumSentences } from '../../deadlines/sum.ts'
import { dueSum, keptPromise } from './sender-due.ts'
import type { Opened } from '../access.ts'
import { placeOf } from '../place.ts'
import type { CaseFile } from '../queries.ts'
import { CaseCodes } from '../two-codes.tsx'

export type ReceiptView = { book: CommuneBook; file: CaseFile; caseCode: string; secret: string; origin: string }
/** The same on a day in Vietnam. */
export type CaseView = ReceiptView & Pick<Opened, 'address' | 'whole' | 'into'> & { today: string }

/** The two codes, in figures and as a square for a camera: what a sender must keep. */
export function Codes({ book, caseCode, secret, origin }: Omit<ReceiptView, 'file'>) {
  const shown = showSecret(secret)
  const address = `${origin}/${book.commune.id}`
  return (
    <>
      <CaseCodes address={address} caseCode={caseCode} secret={shown}>
        <CopyCodes code={caseCode} secret={shown} />
        <p>
          <b>Chụp màn hình hoặc ghi lại hai mã này.</b> Ai có cả hai mã thì xem được hồ sơ: ông/bà giữ kín như chìa khóa
          nhà.
        </p>
      </CaseCodes>
      <p class="hint">
        Chĩa máy ảnh điện thoại vào hình vuông thì mở được hồ sơ. Hoặc vào {`${address}/tra-cuu`} rồi gõ hai mã.
      </p>
    </>
  )
}

/** How the due day came about, in sentences. */
export function SumText({ book, file: { row } }: Pick<ReceiptView, 'book' | 'file'>) {
  const clock = dueSum(row, book)
  if (!clock) return null
  const sentences = [...sumSentences(clock.sum, row.clockFrom, clock.event), keptPromise(row, clock.sum)].filter(
    Boolean,
  )
  return (
    <>
      <p>{`Trả lời trong ${clock.promise}.`}</p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}

/** The receipt as a sheet of its own, to be printed on A4 or A5 or photographed. */
export function receiptPage(view: ReceiptView) {
  const { book, file, caseCode, secret } = view
  const { row } = file
  const here = placeOf(book)
  return (
    <Page title={`Biên nhận ${caseCode}`} place={here}>
      <h1>Biên nhận kiến nghị, phản ánh</h1>
      <p class="lead">
        {fullName(book.commune)} đã nhận lúc {instantText(row.submittedAt)}.
      </p>
      <section class="receipt">
        <Codes {...view} />
      </section>
      <Facts
        rows={[
          ['Về việc', row.title],
          ['Cơ quan giải quyết', `${bodyName(book, row.responsibleBodyId)}. ${row.routingReason}`],
          ['Hạn trả lời', longDay(row.dueOn)],
        ]}
      />
      <h2>Hạn này tính thế nào?</h2>
      <SumText {...view} />
      <ReadAloud spelt={spellSecret(secret)}>
        <p class="hint">Tờ này vừa khổ A4 và A5. Không thấy nút In thì dùng lệnh In của trình duyệt.</p>
        <p>
          <a href={`${here.href}/ho-so/${caseCode}`}>Về hồ sơ</a>
        </p>
      </ReadAloud>
    </Page>
  )
}
