import { Empty } from '../../../web/components/empty.tsx'
import { Facts } from '../../../web/components/facts.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { localDay, longDay, shortDay } from '../../deadlines/calendar.ts'
import { dossierCode, dossierSlug } from '../../dossiers/code.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { publicPlace as asksPlace } from '../../recommendations/place.ts'
import { stateText } from '../../recommendations/words.ts'
import type { Item } from '../kept.ts'
import { ObservingWay } from '../observations/observations.tsx'
import { placeOf, publicPlace } from '../place.ts'
import { Differences } from '../programme/programme-page.tsx'
import { compareVersions } from '../programme/versions.ts'
import type { SupervisionRow } from '../tables.ts'
import { FORM_WORDS, QUARTER_WORDS, STATE_WORDS, stateOf } from '../words.ts'
import type { PublicProgramme } from './public-queries.ts'

export type Version = { number: number; items: Item[]; reason: string; at: string }

/** What the Front looks at this year, what came of it, and how bodies do what they were asked. */
export function programmePage(view: {
  book: CommuneBook
  programme: PublicProgramme | null
  programmes: readonly PublicProgramme[]
  version: Version | null
  states: ReadonlyMap<string, string>
  concluded: readonly DossierRow[]
  next: string
  isFirst: boolean
}) {
  const { book, concluded, isFirst, next, programme, programmes, states, version } = view
  const here = publicPlace(book.commune.id)
  const title = 'Mặt trận xã giám sát việc gì?'
  return (
    <Page title={title} place={placeOf(book)} description={`Chương trình giám sát và kết luận, ${placeOf(book).name}.`}>
      <h1>{title}</h1>
      <p>
        <a class="button quiet" href={asksPlace(book.commune.id).board}>
          Cơ quan nào đã làm theo kiến nghị
        </a>
      </p>
      {isFirst && (
        <>
          {programme && version ? (
            <>
              <h2>Chương trình năm {programme.year}</h2>
              <Items items={version.items} states={states} here={here} book={book} />
              <p class="hint">
                Ban hành {longDay(programme.issuedOn)}
                {version.number > 1 && `, điều chỉnh lần gần nhất ${longDay(localDay(version.at))}`}.{' '}
                <a href={`${here}/chuong-trinh/${programme.year}/${version.number}`}>
                  {version.number > 1 ? 'Các lần điều chỉnh' : 'Bản đã ban hành'}
                </a>
              </p>
            </>
          ) : (
            <Empty title="Chưa có chương trình giám sát nào được ban hành.">
              <p>
                Muốn Mặt trận xem việc gì, ông/bà{' '}
                <a href={`${placeOf(book).href}/kien-nghi/moi`}>gửi kiến nghị, phản ánh</a>.
              </p>
            </Empty>
          )}
          {programmes.length > 1 && (
            <p>
              Năm khác:{' '}
              {programmes
                .filter(({ year }) => year !== programme?.year)
                .map(({ year }) => (
                  <>
                    <a href={`${here}?nam=${year}`}>{year}</a>{' '}
                  </>
                ))}
            </p>
          )}
        </>
      )}
      {concluded.length > 0 && (
        <>
          <h2>Đã có kết luận</h2>
          <ul class="list">
            {concluded.map((row) => (
              <li key={row.id}>
                <a href={`${here}/${dossierSlug(row)}`}>
                  <bdi>{row.title}</bdi>
                </a>
                <small>{STATE_WORDS[stateOf(row.status)].plain}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      <Pager
        next={next === '' ? undefined : `${here}?sau=${encodeURIComponent(next)}`}
        first={isFirst ? undefined : here}
      />
    </Page>
  )
}

function Items({
  items,
  states,
  here,
  book,
}: {
  items: readonly Item[]
  states: ReadonlyMap<string, string>
  here: string
  book: CommuneBook
}) {
  const quarters = [1, 2, 3, 4].filter((one) => items.some(({ quarter }) => quarter === one))
  return (
    <>
      {quarters.map((one) => (
        <section key={one}>
          <h3>{QUARTER_WORDS[one]}</h3>
          <ul class="list">
            {items
              .filter(({ quarter }) => quarter === one)
              .map((item) => (
                <li key={item.id}>
                  <a href={`${here}/${item.slug}`}>
                    <bdi>{item.title}</bdi>
                  </a>
                  {STATE_WORDS[stateOf(states.get(item.id) ?? 'in_programme')].plain}.
                  <small>Giám sát: {item.bodies.map((id) => bodyName(book, id)).join(', ')}.</small>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}

/** One version of a programme: why it was made, what it changed, all that it holds. */
export function versionPage(view: { book: CommuneBook; year: number; version: Version; before: Version | null }) {
  const { before, book, version, year } = view
  const here = publicPlace(book.commune.id)
  const found = before ? compareVersions(before.items, version.items) : []
  const title =
    version.number === 1 ? `Chương trình giám sát năm ${year}` : `Bản điều chỉnh số ${version.number}, năm ${year}`
  return (
    <Page title={title} place={placeOf(book)}>
      <p>
        <a href={`${here}?nam=${year}`}>Giám sát năm {year}</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">Ban hành {longDay(localDay(version.at))}.</p>
      {version.reason && <p class="words">Lý do: {version.reason}</p>}
      {before && (
        <>
          <h2>Khác bản trước</h2>
          <Differences found={found} book={book} />
          <p>
            <a href={`${here}/chuong-trinh/${year}/${before.number}`}>Xem bản trước</a>
          </p>
        </>
      )}
      <h2>Các chuyên đề</h2>
      <ul class="list">
        {version.items.map((item) => (
          <li key={item.id}>
            <a href={`${here}/${item.slug}`}>
              <bdi>{item.title}</bdi>
            </a>
            {QUARTER_WORDS[item.quarter]}. {FORM_WORDS[item.form].name}, {bodyName(book, item.leadBodyId)} chủ trì.
            <small>Giám sát: {item.bodies.map((id) => bodyName(book, id)).join(', ')}.</small>
          </li>
        ))}
      </ul>
    </Page>
  )
}

/** One topic for everybody: what, who, when, what was concluded and asked. */
export function publicTopicPage(view: {
  book: CommuneBook
  row: DossierRow
  own: SupervisionRow
  bodies: readonly string[]
  sessions: readonly { bodyId: string; day: string; heldOn: string | null }[]
  asks: readonly DossierRow[]
}) {
  const { asks, bodies, book, own, row, sessions } = view
  const here = publicPlace(book.commune.id)
  const { list } = asksPlace(book.commune.id)
  const rows: [string, string][] = [
    ['Xem việc gì', own.content],
    ['Cơ quan được giám sát', bodies.map((id) => bodyName(book, id)).join(', ')],
    ['Ai làm', `${bodyName(book, row.leadBodyId)}${own.partner ? `, cùng ${own.partner}` : ''}`],
    ['Cách làm', FORM_WORDS[own.form].name],
    ['Khi nào', `${QUARTER_WORDS[own.quarter] ?? ''} năm ${row.year}`],
    ['Ở đâu', own.scope],
    ['Công trình', own.works],
    [
      'Làm việc',
      sessions.map(({ bodyId, day, heldOn }) => `${bodyName(book, bodyId)} ${shortDay(heldOn ?? day)}`).join(', '),
    ],
  ]
  return (
    <Page title={row.title} place={placeOf(book)} description={own.content.slice(0, 150)}>
      <p>
        <a href={here}>Mặt trận xã giám sát việc gì</a>
      </p>
      <h1>{row.title}</h1>
      <p class="lead">{STATE_WORDS[stateOf(row.status)].plain}.</p>
      {own.publicConclusions && (
        <>
          <h2>Kết luận</h2>
          <p class="words">{own.publicConclusions}</p>
        </>
      )}
      {asks.length > 0 && (
        <>
          <h2>Đã kiến nghị</h2>
          <ul class="list">
            {asks.map((ask) => (
              <li key={ask.id}>
                <a href={`${list}/${dossierSlug(ask)}`}>
                  <bdi>{ask.title}</bdi>
                </a>
                {bodyName(book, ask.addressedBodyId ?? '')}: {stateText(ask.status).toLowerCase()}.
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>Về cuộc giám sát này</h2>
      <Facts
        rows={rows.filter(([, what]) => what !== '').map(([name, what]) => [name, <span class="words">{what}</span>])}
      />
      <ObservingWay communeId={book.commune.id} row={row} />
      <p class="hint">Mã {dossierCode(book, row)}.</p>
    </Page>
  )
}
