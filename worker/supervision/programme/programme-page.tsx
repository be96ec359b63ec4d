import { Facts } from '../../../web/components/facts.tsx'
import { Note, Said } from '../../../web/components/note.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import type { DossierView } from '../../dossiers/deed-access.ts'
import { DeedForms } from '../../dossiers/deed-forms.tsx'
import { historyOf } from '../../dossiers/history.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { issuingOn } from '../days.ts'
import { PROGRAMME_LINES } from '../history-lines.ts'
import type { Programmed } from '../list-queries.ts'
import { PLACE, publicPlace, topicHref } from '../place.ts'
import { toneOf } from '../topic-page.tsx'
import { FORM_WORDS, QUARTER_WORDS, STATE_WORDS, stateOf } from '../words.ts'
import type { ProgrammeOwn } from './deeds.ts'
import { PROGRAMME_STATES, PROGRAMME_WORDS } from './rules.ts'
import { compareVersions, differenceText, type Difference } from './versions.ts'

export type ProgrammeView = DossierView<ProgrammeOwn> & { topics: Programmed; isFirst: boolean }

/** An officer's page of a year's programme: its topics, its versions, what waits for the next one. */
export function ProgrammePage({ address, desk, isFirst, nameOf, offers, said, topics, tried }: ProgrammeView) {
  const { book, file, staff, today } = desk
  const { own, row } = file
  const state = PROGRAMME_STATES.find((one) => one === row.status) ?? 'draft'
  const waiting = own.version > 0 && own.now ? compareVersions(own.last, own.now) : []
  return (
    <OfficePage title={row.title} staff={staff} book={book} current={PLACE}>
      <p class="crumb noprint">
        <a href={PLACE}>Giám sát</a>
      </p>
      <h1>{row.title}</h1>
      <p class="tags">
        <StatusTag label={PROGRAMME_WORDS[state]} tone={state === 'issued' ? 'done' : 'doing'} />
      </p>
      <Said said={said} />
      {state !== 'issued' && (
        <Note tone={issuingOn(book, own.year, today).timing === 'late' ? 'warn' : 'info'}>
          <p>{issuingOn(book, own.year, today).sentence}</p>
        </Note>
      )}
      <div class="desk">
        <div>
          <Facts
            rows={[
              ...(own.agreedOn
                ? ([
                    ['Thống nhất', longDay(own.agreedOn)],
                    ['Đã hỏi ý kiến', (own.consulted ?? []).map((id) => bodyName(book, id)).join(', ')],
                  ] as [string, string][])
                : []),
              ...(own.issuedOn ? ([['Ban hành', longDay(own.issuedOn)]] as [string, string][]) : []),
            ]}
          />
          <h2>Chuyên đề</h2>
          {topics.rows.length === 0 && isFirst && (
            <p>Chưa có chuyên đề nào. Ông/bà mở một đề xuất ở trang Giám sát rồi chọn vào chương trình.</p>
          )}
          <TopicLines topics={topics} book={book} />
          <Pager
            next={topics.after === null ? undefined : `${address}?sau=${encodeURIComponent(topics.after)}`}
            first={isFirst ? undefined : address}
          />
        </div>
        <DeedForms desk={desk} offers={offers} address={address} tried={tried} />
        <div>
          {waiting.length > 0 && (
            <section aria-labelledby="cho-dieu-chinh">
              <h2 id="cho-dieu-chinh">Khác với bản đang có hiệu lực</h2>
              <Differences found={waiting} book={book} />
              <p class="hint">Bà con thấy những thay đổi này khi bản điều chỉnh được ban hành.</p>
            </section>
          )}
          {own.versions.length > 0 && (
            <section aria-labelledby="cac-ban">
              <h2 id="cac-ban">Các bản đã ban hành</h2>
              <ul>
                {own.versions.map(({ at, number, reason }) => (
                  <li key={number}>
                    <a href={`${publicPlace(book.commune.id)}/chuong-trinh/${own.year}/${number}`}>Bản số {number}</a>,{' '}
                    {longDay(localDay(at))}
                    {reason && `: ${reason}`}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {file.files.length > 0 && (
            <section aria-labelledby="tep">
              <h2 id="tep">Tệp</h2>
              <ul>
                {file.files.map((one) => (
                  <li key={one.id}>
                    <a href={`${address}/tep/${one.id}`}>{one.name}</a>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section aria-labelledby="dien-bien">
            <h2 id="dien-bien">Diễn biến</h2>
            <Timeline
              items={historyOf(file, PROGRAMME_LINES, book, nameOf).map(({ note, ...item }) => ({
                ...item,
                ...(note ? { note: <p class="words">{note}</p> } : {}),
              }))}
            />
          </section>
        </div>
      </div>
    </OfficePage>
  )
}

function TopicLines({ topics, book }: { topics: Programmed; book: CommuneBook }) {
  if (topics.rows.length === 0) return null
  return (
    <table class="cards" data-rows>
      <caption class="sr">Chuyên đề theo quý</caption>
      <thead>
        <tr>
          <th scope="col">Quý</th>
          <th scope="col">Chuyên đề</th>
          <th scope="col">Hình thức</th>
          <th scope="col">Tình trạng</th>
        </tr>
      </thead>
      <tbody>
        {topics.rows.map(({ own, row }) => (
          <tr key={row.id}>
            <td>{QUARTER_WORDS[own.quarter]}</td>
            <td>
              <a href={topicHref(row)}>
                <bdi>{row.title}</bdi>
              </a>
              <div class="at">{bodyName(book, row.leadBodyId)} chủ trì</div>
            </td>
            <td data-label="Hình thức">{FORM_WORDS[own.form].name}</td>
            <td>
              <StatusTag label={STATE_WORDS[stateOf(row.status)].name} tone={toneOf(stateOf(row.status))} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What is different between two versions, line by line. */
export function Differences({ found, book }: { found: readonly Difference[]; book: CommuneBook }) {
  return (
    <ul>
      {found.map((one) => (
        <li key={one.item.id}>
          <b>
            <bdi>{one.item.title}</bdi>
          </b>
          : {differenceText(one, book)}.
        </li>
      ))}
    </ul>
  )
}
