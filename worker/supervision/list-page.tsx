import { Fragment } from 'preact'
import { Empty } from '../../web/components/empty.tsx'
import { Note, Said } from '../../web/components/note.tsx'
import { Pager } from '../../web/components/pager.tsx'
import { StatusTag } from '../../web/components/status-tag.tsx'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { lateness, latenessText, shortDay } from '../deadlines/calendar.ts'
import { dossierCode } from '../dossiers/code.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { PLACE, PROGRAMMES, topicHref } from './place.ts'
import { toneOf } from './topic-page.tsx'
import { STATE_WORDS, stateOf, TOPIC_STATES } from './words.ts'

/** Lists of topics: what waits for his body, and the roads to the others. */
export type Tab = { key: string; title: string }
export type ClusterLine = { category: string; sentence: string; counted: string }

export type ListView = {
  book: CommuneBook
  staff: StaffMember
  today: string
  tabs: readonly Tab[]
  tab: Tab
  state: string
  rows: readonly DossierRow[]
  next: string | undefined
  first: string | undefined
  clusters: readonly ClusterLine[]
  /** What the season asks for: a programme that is not there yet. */
  season: { sentence: string; year: number } | null
  mayPropose: boolean
  links: readonly { href: string; text: string }[]
  said?: { tone: 'good' | 'warn'; text: string } | undefined
}

/** Topics of supervision: what waits, and all that an officer may find. */
export function ListPage(view: ListView) {
  const { book, clusters, first, links, mayPropose, next, rows, said, season, staff, state, tab, tabs, today } = view
  return (
    <OfficePage title="Giám sát" staff={staff} book={book} current={PLACE}>
      <h1>Giám sát</h1>
      <Said said={said} />
      {season && (
        <Note title={`Chưa có chương trình giám sát năm ${season.year}`}>
          <p>{season.sentence}</p>
          <form method="post" action={`${PROGRAMMES}/mo`}>
            <input type="hidden" name="year" value={season.year} />
            <button type="submit">Mở chương trình năm {season.year}</button>
          </form>
        </Note>
      )}
      {mayPropose && (
        <p>
          <a class={season ? 'button quiet' : 'button'} href={`${PLACE}/moi`}>
            Đề xuất giám sát
          </a>
        </p>
      )}
      {links.length > 0 && (
        <ul>
          {links.map(({ href, text }) => (
            <li key={href}>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      )}
      {clusters.length > 0 && <Clusters clusters={clusters} />}
      <h2>Chuyên đề</h2>
      <nav class="tabs" aria-label="Chuyên đề để xem">
        {tabs.map(({ key, title }) => (
          <Fragment key={key}>
            <a href={`${PLACE}?muc=${key}`} aria-current={key === tab.key ? 'page' : undefined}>
              {title}
            </a>{' '}
          </Fragment>
        ))}
      </nav>
      {tab.key === 'tat-ca' && <StateFilter state={state} />}
      {rows.length === 0 ? (
        <Empty title={first ? 'Hết danh sách.' : 'Chưa có chuyên đề nào ở mục này.'}>
          {tab.key === 'cho-lam' && !first && (
            <p>Khi cơ quan của ông/bà có việc trong một chuyên đề, việc hiện ở đây.</p>
          )}
        </Empty>
      ) : (
        <TopicTable rows={rows} book={book} today={today} caption={tab.title} />
      )}
      <Pager next={next} first={first} />
    </OfficePage>
  )
}

function Clusters({ clusters }: { clusters: readonly ClusterLine[] }) {
  return (
    <section aria-labelledby="chum">
      <h2 id="chum">Bà con nêu nhiều, có thể giám sát</h2>
      <ul class="list">
        {clusters.map(({ category, counted, sentence }) => (
          <li key={category}>
            <p>{sentence}</p>
            <form method="post" action={`${PLACE}/chum`}>
              <input type="hidden" name="category" value={category} />
              <input type="hidden" name="counted" value={counted} />
              <button type="submit" class="quiet">
                Đề xuất giám sát việc này
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

function StateFilter({ state }: { state: string }) {
  return (
    <form method="get" action={PLACE} class="find">
      <input type="hidden" name="muc" value="tat-ca" />
      <div class="field">
        <label for="tinh-trang">Tình trạng</label>
        <select id="tinh-trang" name="tinh-trang">
          <option value="">Tất cả</option>
          {TOPIC_STATES.map((one) => (
            <option key={one} value={one} selected={one === state}>
              {STATE_WORDS[one].name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="quiet">
        Lọc
      </button>
    </form>
  )
}

/** Topics to compare: what, who leads, where it stands, whose move it is. */
export function TopicTable({
  rows,
  book,
  today,
  caption,
}: {
  rows: readonly DossierRow[]
  book: CommuneBook
  today: string
  caption: string
}) {
  return (
    <table class="cards" data-rows>
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Chuyên đề</th>
          <th scope="col">Tình trạng</th>
          <th scope="col">Chờ</th>
          <th scope="col">Hạn</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const state = stateOf(row.status)
          const late = row.dueOn === null ? null : lateness(row.dueOn, today, book.specialDays)
          return (
            <tr key={row.id}>
              <td>
                <a href={topicHref(row)}>
                  <bdi>{row.title}</bdi>
                </a>
                <div class="at">
                  {dossierCode(book, row)}. {bodyName(book, row.leadBodyId)} chủ trì.
                </div>
                {row.restricted && <div class="marks">Giao riêng</div>}
              </td>
              <td>
                <StatusTag label={STATE_WORDS[state].name} tone={toneOf(state)} />
              </td>
              <td data-label="Chờ" data-none={row.waitsForBodyId === null ? '' : undefined}>
                {row.waitsForBodyId === null ? '' : bodyName(book, row.waitsForBodyId)}
              </td>
              <td data-label="Hạn" data-none={row.dueOn === null ? '' : undefined}>
                {late && row.dueOn && (
                  <span class={late.kind === 'late' ? 'late' : undefined}>
                    {shortDay(row.dueOn)}/{row.dueOn.slice(0, 4)}, {latenessText(late)}
                  </span>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
