import { Empty } from '../../../web/components/empty.tsx'
import { Note, Said } from '../../../web/components/note.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { instantText } from '../../deadlines/calendar.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { ASSIGNMENTS } from '../place.ts'
import { hamletsOf, standbyNames } from '../standing.ts'
import { changesBetween, hamletCell, remarksOn } from '../table.ts'
import type { Opened } from '../table-access.ts'
import type { AssignmentEvent, AssignmentTable } from '../tables.ts'
import { EVENT_WORDS, stateOf, validText } from '../words.ts'
import { RowTable } from './table-view.tsx'

export type YearView = {
  staff: StaffMember
  book: CommuneBook
  opened: Opened
  events: readonly AssignmentEvent[]
  nameOf: (staffId: string) => string
  makes: boolean
  said: string | null
}

/** A year's table: who stands by which hamlet, what changed, other years. */
export function yearPage({ staff, book, opened, events, nameOf, makes, said }: YearView) {
  const { before, rows, table, tables, today } = opened
  const state = stateOf(table, today)
  const own = hamletCell(book, hamletsOf(book, staff.bodyId))
  const hamlet = book.hamlets.get(staff.hamletId ?? '')
  const remarks = makes ? remarksOn(rows, book, today) : []
  return (
    <OfficePage title={`Phân công phụ trách thôn năm ${table.year}`} staff={staff} book={book} current={ASSIGNMENTS}>
      <h1>Phân công phụ trách thôn năm {table.year}</h1>
      <p class="tags">
        <StatusTag label={state.label} tone={state.tone} /> <span>{validText(table)}</span>
      </p>
      <Said said={said === null ? null : { tone: 'good', text: said }} />
      {hamlet && (
        <p class="lead">
          Thôn {hamlet.name}: {standbyNames(book, hamlet.id) || 'chưa có tổ chức nào'} phụ trách.
        </p>
      )}
      {own !== '' && !hamlet && <p class="lead">Cơ quan ông/bà đang phụ trách: {own}.</p>}
      <p class="words">{table.title}</p>
      {table.attachedTo !== '' && <p class="hint">({table.attachedTo})</p>}
      <p>
        <a class="button quiet" href={`${addressOf(table)}/in?ban=${table.number}`}>
          Bản in
        </a>{' '}
        <a class="button quiet" href={`${addressOf(table)}/word?ban=${table.number}`}>
          Tải tệp Word
        </a>
      </p>
      <RowTable rows={rows} caption={`Phân công năm ${table.year}`} />
      {remarks.length > 0 && (
        <Note title="Để ý">
          <ul>
            {remarks.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Note>
      )}
      {makes && <Making opened={opened} />}
      {before && <Changes before={before} opened={opened} />}
      <Others tables={tables} shown={table} today={today} />
      {events.length > 0 && <h2>Đã diễn ra</h2>}
      <Timeline
        items={events.toReversed().map((event) => ({
          title: `${nameOf(event.actorId)} (${bodyName(book, event.bodyId)}) ${EVENT_WORDS[event.kind]?.(event.about) ?? 'ghi vào bảng'}`,
          at: instantText(event.at),
        }))}
      />
    </OfficePage>
  )
}

/** No table yet. */
export function nonePage({
  staff,
  book,
  today,
  makes,
}: Pick<YearView, 'staff' | 'book' | 'makes'> & { today: string }) {
  const year = Number(today.slice(0, 4))
  return (
    <OfficePage title="Phân công phụ trách thôn" staff={staff} book={book} current={ASSIGNMENTS}>
      <h1>Phân công phụ trách thôn</h1>
      <Empty title="Xã chưa có bảng phân công nào.">
        <p>Bảng ghi tổ chức nào phụ trách thôn nào trong năm.{makes ? '' : ' Mặt trận xã, Đảng ủy xã lập bảng.'}</p>
      </Empty>
      {makes && <Begin year={year} text={`Lập bảng năm ${year}`} />}
    </OfficePage>
  )
}

function Making({ opened: { table, tables, today } }: { opened: Opened }) {
  const draft = tables.find(({ status }) => status === 'draft')
  if (draft)
    return (
      <p>
        <a class="button" href={`${addressOf(draft)}/sua`}>
          Làm tiếp bảng năm {draft.year}
        </a>
      </p>
    )
  const now = Number(today.slice(0, 4))
  const years = [...new Set([now, now + 1])]
  return (
    <section class="noprint" aria-labelledby="lap-bang">
      <h2 id="lap-bang">Lập bảng mới từ bảng này</h2>
      <p class="hint">Chép mọi dòng, ông/bà sửa rồi trình quyết định. Bảng đang dùng không đổi cho đến lúc ấy.</p>
      {years.map((year) => (
        <Begin
          key={year}
          year={year}
          from={table.id}
          text={year === table.year ? `Sửa bảng năm ${year}` : `Lập bảng năm ${year}`}
        />
      ))}
    </section>
  )
}

function Begin({ year, from = '', text }: { year: number; from?: string; text: string }) {
  return (
    <form method="post" action={`${ASSIGNMENTS}/moi`}>
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="from" value={from} />
      <p>
        <button type="submit" class="quiet">
          {text}
        </button>
      </p>
    </form>
  )
}

function Changes({ before, opened }: { before: NonNullable<Opened['before']>; opened: Opened }) {
  const lines = changesBetween(before.rows, opened.rows)
  const name = before.table.year === opened.table.year ? 'bản trước' : `bảng năm ${before.table.year}`
  return (
    <details>
      <summary>
        So với {name}: {lines.length === 0 ? 'không đổi' : `${lines.length} chỗ khác`}
      </summary>
      <ul>
        {lines.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  )
}

function Others({
  tables,
  shown,
  today,
}: {
  tables: readonly AssignmentTable[]
  shown: AssignmentTable
  today: string
}) {
  const others = tables.filter(({ id }) => id !== shown.id)
  if (others.length === 0) return null
  return (
    <>
      <h2>Các bảng khác</h2>
      <ul class="list">
        {others.map((table) => (
          <li key={table.id}>
            <a href={table.status === 'draft' ? `${addressOf(table)}/sua` : `${addressOf(table)}?ban=${table.number}`}>
              Năm {table.year}
              {tables.filter(({ year }) => year === table.year).length > 1 && `, bản ${table.number}`}
            </a>
            <p>
              {stateOf(table, today).label}. {validText(table)}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Where a year's tables stand. */
export function addressOf({ year }: Pick<AssignmentTable, 'year'>): string {
  return `${ASSIGNMENTS}/${year}`
}
