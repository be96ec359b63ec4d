import { Facts } from '../../web/components/facts.tsx'
import { Said } from '../../web/components/note.tsx'
import { Select } from '../../web/components/field.tsx'
import { Timeline } from '../../web/components/timeline.tsx'
import type { CommuneBook } from '../communes/book.ts'
import { instantText } from '../deadlines/calendar.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { askAddress } from './ask.ts'
import type { EventRow } from './entry-queries.ts'
import type { Seen } from './entry-store.ts'
import type { RegisterKind } from './kinds.ts'
import { cellText, headText, StateOf } from './parts.tsx'
import { REGISTERS_AT } from './place.ts'
import { END_REASONS, eventText } from './words.ts'

export type LineView = {
  staff: StaffMember
  book: CommuneBook
  kind: RegisterKind
  seen: Seen
  events: readonly EventRow[]
  nameOf: (staffId: string) => string
  majority: number
  may: { change: boolean; end: boolean; again: boolean; erase: boolean }
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** One line of a register: what it says, what can be done with it, what was done. */
export function linePage({ book, events, kind, majority, may, nameOf, said, seen, staff }: LineView) {
  const { row } = seen
  const address = `${REGISTERS_AT}/${kind.slug}/dong/${row.id}`
  const title = headText(kind, seen)
  const rows = kind.columns
    .filter(({ key }) => key !== kind.head && key !== 'mark')
    .map((column): [string, string] => [column.heading, cellText(book, kind, seen, column)])
    .filter(([, text]) => text !== '')
  return (
    <OfficePage title={kind.name} staff={staff} book={book} current={REGISTERS_AT}>
      <p class="crumb">
        <a href={askAddress(kind, { year: row.year })}>
          {kind.name}, năm {row.year}
        </a>
      </p>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <StateOf kind={kind} seen={seen} majority={majority} />
      <Said said={said} />
      <div class="desk">
        <div>
          {row.erasedAt !== null && <p class="lead">Tên và những gì riêng tư đã được xóa. Dòng này chỉ còn để đếm.</p>}
          {rows.length > 0 && <Facts rows={row.decision === '' ? rows : [...rows, ['Quyết định số', row.decision]]} />}
          {may.change && (
            <p>
              <a class="button quiet" href={`${address}/sua`}>
                Sửa
              </a>
            </p>
          )}
        </div>
        {(may.end || may.again || may.erase) && (
          <section class="work noprint" aria-labelledby="viec-lam">
            <h2 id="viec-lam">Việc ông/bà làm được</h2>
            {may.end && (
              <details>
                <summary>Cho thôi</summary>
                <form method="post" action={`${address}/cho-thoi`}>
                  <input type="hidden" name="version" value={row.version} />
                  <p class="hint">Dòng này vẫn còn trong sổ, ghi là đã thôi.</p>
                  <Select
                    name="reason"
                    label="Vì sao"
                    options={END_REASONS[kind.register]}
                    empty="Chọn lý do"
                    required
                  />
                  <p>
                    <button type="submit" class="quiet">
                      Cho thôi
                    </button>
                  </p>
                </form>
              </details>
            )}
            {may.again && (
              <form method="post" action={`${address}/dua-lai`}>
                <input type="hidden" name="version" value={row.version} />
                <p>
                  <button type="submit">Đưa trở lại sổ</button>
                </p>
              </form>
            )}
            {may.erase && (
              <details>
                <summary>Xóa tên theo yêu cầu</summary>
                <form method="post" action={`${address}/xoa-ten`}>
                  <input type="hidden" name="version" value={row.version} />
                  <p class="hint">
                    Khi người có tên ở đây yêu cầu. Tên và những gì riêng tư mất hẳn, không lấy lại được; dòng này chỉ
                    còn để đếm.
                  </p>
                  <Select
                    name="asked"
                    label="Ai yêu cầu"
                    options={[
                      { value: 'self', label: 'Chính người có tên' },
                      { value: 'family', label: 'Người trong gia đình' },
                      { value: 'wrong', label: 'Ghi nhầm người' },
                    ]}
                    empty="Chọn"
                    required
                  />
                  <p>
                    <button type="submit" class="quiet">
                      Xóa hẳn
                    </button>
                  </p>
                </form>
              </details>
            )}
          </section>
        )}
        <div>
          {events.length > 0 && <h2>Đã diễn ra</h2>}
          <Timeline
            items={events.map(({ at, byId, detail, kind: what }) => ({
              title: `${nameOf(byId)} ${eventText(kind.register, what, (name) => String(detail[name] ?? ''))}`,
              at: instantText(at),
            }))}
          />
        </div>
      </div>
    </OfficePage>
  )
}
