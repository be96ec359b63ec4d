import { Facts } from '../../../web/components/facts.tsx'
import { Said } from '../../../web/components/note.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import { bodyName } from '../../communes/book.ts'
import { unitName } from '../../communes/unit.ts'
import { lateness, latenessText, localDay, longDay } from '../../deadlines/calendar.ts'
import { dossierSlug } from '../../dossiers/code.ts'
import type { DossierView } from '../../dossiers/deed-access.ts'
import { DeedForms } from '../../dossiers/deed-forms.tsx'
import { historyOf, lastOf } from '../../dossiers/history.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { DIFFICULTIES, REPORTS, ROUNDS } from '../place.ts'
import { hasIt } from './deeds-work.ts'
import { ownerText } from './difficulty-table.tsx'
import { difficultyLines } from './history-lines.ts'
import { seesAll } from './list-ask.ts'
import type { DifficultyDesk, Own } from './own.ts'
import type { DifficultyState } from './rules.ts'
import { STATE_WORDS } from './words.ts'

/** A difficulty on an officer's desk: what holds somebody up, whose move it is, what he can do, what happened. */
export function DifficultyPage(view: DossierView<Own>) {
  const { address, code, desk, nameOf, offers, said, tried } = view
  const { book, file, staff } = desk
  const { own, row } = file
  const { name, tone } = STATE_WORDS[row.status as DifficultyState]
  return (
    <OfficePage title={`${code} ${row.title}`} staff={staff} book={book} current={DIFFICULTIES}>
      <p class="crumb noprint">
        <a href={DIFFICULTIES}>Vướng mắc</a>
      </p>
      <h1>{row.title}</h1>
      <p class="tags">
        <StatusTag label={name} tone={tone} /> <span class="code whole">{code}</span>
      </p>
      <Said said={said} />
      <p class="lead">{nextText(desk)}</p>
      <div class="desk">
        <div>
          {own.row.words !== row.title && (
            <section aria-labelledby="vuong">
              <h2 id="vuong">Vướng ở đâu</h2>
              <p class="words">{own.row.words}</p>
            </section>
          )}
          <Asked desk={desk} />
          {own.row.result !== '' && (
            <section aria-labelledby="ket-qua">
              <h2 id="ket-qua">{row.status === 'no_need' ? 'Vì sao không giải quyết' : 'Kết quả'}</h2>
              <p class="words">{own.row.result}</p>
            </section>
          )}
        </div>
        <DeedForms desk={desk} offers={offers} address={address} tried={tried} />
        <div>
          <h2>Vướng mắc này</h2>
          <Facts rows={factsOf(desk)} />
          <From desk={desk} />
          <Files desk={desk} address={address} />
          <h2>Đã diễn ra</h2>
          <Timeline
            items={historyOf(file, difficultyLines(book), book, nameOf).map(({ note, ...item }) => ({
              ...item,
              ...(note ? { note: <p class="words">{note}</p> } : {}),
            }))}
          />
        </div>
      </div>
    </OfficePage>
  )
}

function nextText({ book, file: { own, row }, today }: DifficultyDesk): string {
  const { name, next } = STATE_WORDS[row.status as DifficultyState]
  if (row.waitsForBodyId === null) return `${name}.`
  const who = row.status === 'claimed' ? unitName(book, own.row.unit) : bodyName(book, row.waitsForBodyId)
  const due =
    row.dueOn === null
      ? ''
      : ` Hạn ${longDay(row.dueOn)}, ${latenessText(lateness(row.dueOn, today, book.specialDays))}.`
  return `Đang chờ ${who} ${next}.${due}`
}

/** What whoever solves it was asked for, last. */
function Asked({ desk: { file } }: { desk: DifficultyDesk }) {
  const given = lastOf(file, 'difficulty.reassigned') ?? lastOf(file, 'difficulty.assigned')
  if (!given || given.text === '') return null
  return (
    <section aria-labelledby="can-lam">
      <h2 id="can-lam">Cần làm gì</h2>
      <p class="words">{given.text}</p>
    </section>
  )
}

function factsOf({ book, file: { own, row } }: DifficultyDesk): [string, string][] {
  return [
    ['Nơi báo', unitName(book, own.row.unit)],
    ['Ngày báo', longDay(localDay(row.startedAt))],
    ['Giải quyết', ownerText(book, row, own.row)],
    ...(row.endedAt === null ? [] : ([['Kết thúc', longDay(localDay(row.endedAt))]] as [string, string][])),
  ]
}

/** The report that it stood in, for those who may open it. */
function From({ desk }: { desk: DifficultyDesk }) {
  const { book, file, staff } = desk
  const round = file.kin.find(({ kind, id }) => kind === 'report_round' && id === file.row.parentId)
  if (!round) return null
  const href = seesAll(staff, book)
    ? `${ROUNDS}/${dossierSlug(round)}/don-vi/${encodeURIComponent(file.own.row.unit)}`
    : hasIt(desk)
      ? `${REPORTS}/${dossierSlug(round)}`
      : null
  return <p>Từ báo cáo: {href === null ? <bdi>{round.title}</bdi> : <a href={href}>{round.title}</a>}</p>
}

function Files({ desk: { file }, address }: { desk: DifficultyDesk; address: string }) {
  if (file.files.length === 0) return null
  return (
    <section aria-labelledby="tep">
      <h2 id="tep">Ảnh, văn bản kèm theo</h2>
      <ul>
        {file.files.map(({ id, name }) => (
          <li key={id}>
            <a href={`${address}/tep/${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
