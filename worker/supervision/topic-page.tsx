import { Field } from '../../web/components/field.tsx'
import { Said } from '../../web/components/note.tsx'
import { StatusTag, type Tone } from '../../web/components/status-tag.tsx'
import { Timeline } from '../../web/components/timeline.tsx'
import type { DraftEntry } from '../documents/draft-list.tsx'
import { PaperOffers } from '../documents/paper-offers.tsx'
import type { DossierView } from '../dossiers/deed-access.ts'
import { DeedForms } from '../dossiers/deed-forms.tsx'
import { historyOf } from '../dossiers/history.ts'
import { SpotParts, SpotWay } from './findings/spot-parts.tsx'
import type { Spot } from './findings/spot-queries.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { topicLines } from './history-lines.ts'
import type { SupervisionOwn } from './own.ts'
import type { TopicPaper } from './papers.ts'
import { PLACE, PROGRAMMES } from './place.ts'
import { eventsFor, seatOf } from './seat.ts'
import { Next, Petitions, PlanAndTeam, Road, Sessions, Subject } from './topic-parts.tsx'
import { Files, Report } from './topic-report.tsx'
import { STATE_WORDS, stateOf, type TopicState } from './words.ts'

/** How a state looks. */
export function toneOf(state: TopicState): Tone {
  if (state === 'proposed' || state === 'in_programme') return 'new'
  if (state === 'dropped' || state === 'cancelled') return 'ended'
  if (state === 'closed' || state === 'reported') return 'done'
  return state === 'suspended' || state === 'report_draft' || state === 'confirmed_by_front' ? 'waiting' : 'doing'
}

export type TopicView = DossierView<SupervisionOwn> & {
  /** Whether he may name a petition as a ground, and what he typed that did not fit. */
  link: { typed: string; error: string | null } | null
  /** Papers that were begun and that he may read; those that he may begin, under a key of this page. */
  papers: { drafts: readonly DraftEntry[]; key: string; offered: readonly TopicPaper[] }
  /** What was found on the spot and what the people added. */
  spot: Spot | null
}

/** An officer's page of one topic: where it stands, what he may do, what is planned, held, found and asked. */
export function TopicPage({ address, code, desk, link, nameOf, offers, papers, said, spot, tried }: TopicView) {
  const { book, file, staff } = desk
  const { row } = file
  const state = stateOf(row.status)
  const isBody = seatOf(desk) === 'body'
  const events = eventsFor(desk)
  const { programme } = file.own
  return (
    <OfficePage title={`${code} ${row.title}`} staff={staff} book={book} current={PLACE}>
      <p class="crumb noprint">
        <a href={PLACE}>Giám sát</a>
        {programme && file.own.programmeId && !isBody && (
          <>
            {' '}
            <a href={`${PROGRAMMES}/${String(programme.year).slice(2)}-0001`}>{programme.title}</a>
          </>
        )}
      </p>
      <h1>{row.title}</h1>
      <p class="tags">
        <b class="code">{code}</b>{' '}
        <StatusTag label={isBody ? STATE_WORDS[state].plain : STATE_WORDS[state].name} tone={toneOf(state)} />
      </p>
      {row.restricted && <p class="marks">Giao riêng: chỉ người được nêu tên mới thấy</p>}
      <Said said={said} />
      <Next desk={desk} />
      <SpotWay desk={desk} address={address} />
      {!isBody && <Road desk={desk} />}
      <div class="desk">
        <div>
          <Subject desk={desk} />
          <Sessions desk={desk} />
        </div>
        <DeedForms desk={desk} offers={offers} address={address} tried={tried} />
        <div>
          <PlanAndTeam desk={desk} />
          <SpotParts desk={desk} spot={spot} address={address} nameOf={nameOf} />
          <Report desk={desk} />
          <Petitions desk={desk} />
          {link && <LinkForm address={address} {...link} />}
          <PaperOffers
            address={address}
            book={book}
            drafts={papers.drafts}
            draftKey={papers.key}
            offered={papers.offered}
          />
          <Files desk={desk} address={address} />
          <section aria-labelledby="dien-bien">
            <h2 id="dien-bien">Diễn biến</h2>
            <Timeline
              items={historyOf({ events }, topicLines(book), book, nameOf).map(({ note, ...item }) => ({
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

function LinkForm({ address, typed, error }: { address: string; typed: string; error: string | null }) {
  return (
    <form method="post" action={`${address}/gan-kien-nghi`} class="find noprint">
      <Field
        name="code"
        id="gan.code"
        label="Gắn thêm kiến nghị của người dân"
        hint="Mã hồ sơ, ví dụ BX-26-000123."
        value={typed}
        errors={error ? [error] : undefined}
        maxLength={40}
        autocomplete="off"
      />
      <button type="submit" class="quiet">
        Gắn
      </button>
    </form>
  )
}
