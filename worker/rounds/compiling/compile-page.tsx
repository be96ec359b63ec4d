import { Note, Said } from '../../../web/components/note.tsx'
import { Print } from '../../../web/components/print.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { unitName } from '../../communes/unit.ts'
import { instantText } from '../../deadlines/calendar.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { ROUNDS } from '../place.ts'
import type { Line, Report } from './compile.ts'
import type { Beside, Words } from './content.ts'
import { askHref, tableHref, WHOLE } from './place.ts'
import { standingOf } from './standing.ts'
import { CompiledTables } from './table-part.tsx'

/** A report that is not what was compiled, with what differs. */
export type Correction = {
  unit: string
  isNew: boolean
  differences: readonly { label: string; was: string; now: string }[]
}

export type CompileView = {
  book: CommuneBook
  staff: StaffMember
  title: string
  address: string
  lines: readonly Line[]
  reports: readonly Report[]
  words: Words
  beside: Beside
  mayWord: boolean
  /** No more reports come in: it may be submitted. */
  isClosed: boolean
  /** When it was submitted, and sent; null as long as reports come in. */
  made: { number: number; madeAt: string; sentAt: string | null } | null
  corrections: readonly Correction[]
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** A round put together: who is in it, every figure, what changed since. */
export function CompilePage(view: CompileView) {
  const { address, beside, book, corrections, lines, made, reports, said, staff, title, words } = view
  const { counted, out } = standingOf(reports)
  const whole = words[''] ?? ''
  return (
    <OfficePage title={`Tổng hợp: ${title}`} staff={staff} book={book} current={ROUNDS}>
      <p class="crumb noprint">
        <a href={address}>{title}</a>
      </p>
      <h1>Tổng hợp</h1>
      <p class="lead">
        Tính trên <b>{counted}</b> trên {reports.length} đơn vị{made === null ? ', theo báo cáo đã nhận' : ''}.
        {made !== null && ` Bản lần ${made.number}, trình ${instantText(made.madeAt)}.`}
      </p>
      <Said said={said} />
      {out.length > 0 && (
        <details>
          <summary>{out.length} đơn vị chưa có trong bảng</summary>
          <ul>
            {out.map(({ unit, why }) => (
              <li key={unit}>
                {unitName(book, unit)}: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
      {made !== null && corrections.length > 0 && (
        <Corrections book={book} corrections={corrections} sent={made.sentAt !== null} />
      )}
      <p class="noprint">
        <a class="button quiet" href={`${tableHref(address)}.xlsx`}>
          Tải bảng tính
        </a>{' '}
        <Print quiet>In trang này</Print>
      </p>
      <section aria-labelledby="loi-chung">
        <h2 id="loi-chung">Nhận xét chung</h2>
        <p class="words">{whole === '' ? 'Chưa viết.' : whole}</p>
        {view.mayWord && (
          <p class="noprint">
            <a href={askHref(address, WHOLE)}>{whole === '' ? 'Viết nhận xét chung' : 'Sửa nhận xét chung'}</a>
          </p>
        )}
      </section>
      <CompiledTables {...{ address, beside, lines, words }} units={reports.length} />
      <p class="noprint">
        <a class="button" href={address}>
          {view.isClosed && view.mayWord ? 'Về trang kỳ báo cáo để trình' : 'Về trang kỳ báo cáo'}
        </a>
      </p>
    </OfficePage>
  )
}

function Corrections({
  book,
  corrections,
  sent,
}: {
  book: CommuneBook
  corrections: readonly Correction[]
  sent: boolean
}) {
  return (
    <Note tone="warn" title={`Có ${corrections.length} đính chính sau khi ${sent ? 'gửi' : 'trình'}.`}>
      <ul>
        {corrections.map(({ differences, isNew, unit }) => (
          <li key={unit}>
            {unitName(book, unit)}: {isNew ? 'báo cáo được nhận sau.' : ''}
            {!isNew && (
              <ul>
                {differences.map(({ label, now, was }) => (
                  <li key={label}>
                    {label}: {was} → <b>{now}</b>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <p>Bảng dưới đây vẫn là bản đã trình. Muốn tính cả đính chính thì tổng hợp lại.</p>
    </Note>
  )
}
