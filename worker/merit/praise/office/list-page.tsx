import { Empty } from '../../../../web/components/empty.tsx'
import { Pager } from '../../../../web/components/pager.tsx'
import { Print } from '../../../../web/components/print.tsx'
import { StatusTag } from '../../../../web/components/status-tag.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import { longDay } from '../../../deadlines/calendar.ts'
import { dossierSlug } from '../../../dossiers/code.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { COMMENDATIONS } from '../../place.ts'
import type { CommendationRow } from '../../tables.ts'
import { achievementText, hamletText, nomineeText } from '../lines.ts'
import type { Listed } from '../list-queries.ts'
import { formText, OCCASIONS, occasionText, statusOf } from '../words.ts'

export type ListView = {
  staff: StaffMember
  book: CommuneBook
  year: number
  today: string
  /** The occasion that was chosen; empty: all. */
  occasion: string
  waiting: readonly Listed[]
  mine: readonly Listed[]
  decided: readonly CommendationRow[]
  next?: string | undefined
  isLater: boolean
  seesAll: boolean
  mayPropose: boolean
  mayWrite: boolean
  draftKey: string
}

/** Praise of a year: what waits for whoever reads, what his own proposed, and the list of those who are praised. */
export function listPage(view: ListView) {
  const { staff, book, year, occasion, waiting, mine, decided, isLater } = view
  const title = occasion === '' ? `Khen thưởng năm ${year}` : `Khen thưởng ${occasionText(occasion)} năm ${year}`
  return (
    <OfficePage title={title} staff={staff} book={book} current={COMMENDATIONS}>
      <h1>{title}</h1>
      {!isLater && <Ways view={view} />}
      {!isLater && <Proposals title="Đang chờ cơ quan ông/bà" id="cho" rows={waiting} book={book} />}
      {!isLater && <Proposals title="Đề nghị của ông/bà" id="cua-toi" rows={mine} book={book} />}
      <section aria-labelledby="danh-sach">
        <h2 id="danh-sach">Đã có quyết định</h2>
        <Occasions view={view} />
        {decided.length === 0 ? (
          <Empty title="Chưa có quyết định khen nào.">
            <p>Người, hộ, tập thể được khen hiện ở đây khi đã có quyết định.</p>
          </Empty>
        ) : (
          <Decided rows={decided} view={view} />
        )}
        <Pager next={view.next} first={isLater ? addressOf(view.year, view.occasion) : undefined} />
        <Papers view={view} />
      </section>
    </OfficePage>
  )
}

/** The address of a year's list, of one occasion or of all. */
export function addressOf(year: number, occasion: string, after = ''): string {
  const pairs = [
    ['dip', occasion],
    ['sau', after],
  ].filter(([, value]) => value !== '')
  const query = pairs.map(([name, value]) => `${name}=${value}`).join('&')
  return `${COMMENDATIONS}/${year}${query === '' ? '' : `?${query}`}`
}

function Ways({ view }: { view: ListView }) {
  const { mayPropose, seesAll, today, year } = view
  return (
    <div class="noprint">
      {mayPropose && (
        <p>
          <a class="button" href={`${COMMENDATIONS}/moi`}>
            Đề nghị khen thưởng
          </a>
        </p>
      )}
      <p>
        <a href={`${COMMENDATIONS}/${year - 1}`}>Năm {year - 1}</a>
        {year < Number(today.slice(0, 4)) && (
          <>
            {' · '}
            <a href={`${COMMENDATIONS}/${year + 1}`}>Năm {year + 1}</a>
          </>
        )}
        {seesAll && (
          <>
            {' · '}
            <a href={`${COMMENDATIONS}/${year}/de-nghi`}>Tất cả đề nghị năm {year}</a>
          </>
        )}
      </p>
    </div>
  )
}

function Occasions({ view: { occasion, year } }: { view: ListView }) {
  return (
    <nav class="tabs noprint" aria-label="Dịp khen">
      {['', ...OCCASIONS].map((one) => (
        <a key={one} href={addressOf(year, one)} aria-current={one === occasion ? 'page' : undefined}>
          {one === '' ? 'Mọi dịp' : occasionText(one)}
        </a>
      ))}
    </nav>
  )
}

/** What can be made of the list: a sheet of paper, a spreadsheet, an official list. */
function Papers({ view: { decided, draftKey, mayWrite, occasion, year } }: { view: ListView }) {
  if (decided.length === 0) return null
  const query = occasion === '' ? '' : `?dip=${occasion}`
  return (
    <div class="noprint">
      <p>
        <Print quiet>In danh sách này</Print>
      </p>
      <p>
        <a href={`${COMMENDATIONS}/${year}/danh-sach.xlsx${query}`}>Tải danh sách (Excel)</a>
      </p>
      {mayWrite && (
        <form method="post" action={`${COMMENDATIONS}/${year}/soan${query}`}>
          <input type="hidden" name="key" value={draftKey} />
          <p>
            <button type="submit" class="quiet">
              Soạn danh sách thành văn bản
            </button>
          </p>
        </form>
      )}
    </div>
  )
}

type ProposalsProps = { title: string; id: string; rows: readonly Listed[]; book: CommuneBook }

/** Proposals on their way, one below the other. */
export function Proposals({ title, id, rows, book }: ProposalsProps) {
  if (rows.length === 0) return null
  return (
    <section class="noprint" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ProposalLines rows={rows} book={book} />
    </section>
  )
}

/** The same without a heading. */
export function ProposalLines({ rows, book }: Pick<ProposalsProps, 'rows' | 'book'>) {
  return (
    <ul class="list" data-rows>
      {rows.map(({ praise, row }) => {
        const status = statusOf(row.status)
        return (
          <li key={row.id}>
            <a href={`${COMMENDATIONS}/${dossierSlug(row)}`}>
              {[...new Set([nomineeText(praise, book), hamletText(praise, book)])].filter(Boolean).join(', ')}
            </a>
            <p>
              <StatusTag label={status.name} tone={status.tone} /> {occasionText(praise.occasion)}:{' '}
              {formText(praise.form)}.
            </p>
          </li>
        )
      })}
    </ul>
  )
}

function Decided({ rows, view: { book, occasion, year } }: { rows: readonly CommendationRow[]; view: ListView }) {
  return (
    <table class="cards" data-rows>
      <caption class="sr">Danh sách khen thưởng năm {year}</caption>
      <thead>
        <tr>
          <th scope="col">Người, hộ, đơn vị</th>
          <th scope="col">Thôn</th>
          <th scope="col">Hình thức</th>
          <th scope="col">Quyết định</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((praise) => (
          <tr key={praise.dossierId}>
            <td>
              <bdi>{nomineeText(praise, book)}</bdi>
              {achievementText(praise) !== '' && <div class="at">{achievementText(praise)}</div>}
            </td>
            <td data-label="Thôn" data-none={praise.hamletId === '' ? true : undefined}>
              {hamletText(praise, book)}
            </td>
            <td data-label="Hình thức">
              <div>
                {formText(praise.form)}
                {occasion === '' && <div class="at">{occasionText(praise.occasion)}</div>}
              </div>
            </td>
            <td data-label="Quyết định">
              <div>
                {praise.decisionNumber}
                {praise.decidedOn !== null && <div class="at">{longDay(praise.decidedOn)}</div>}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
