import { Empty } from '../../web/components/empty.tsx'
import { StatusTag } from '../../web/components/status-tag.tsx'
import type { CommuneBook } from '../communes/book.ts'
import { unitName } from '../communes/unit.ts'
import { shortDay } from '../deadlines/calendar.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import type { Cell } from './board.ts'
import { amount } from './numbers.ts'
import { boardHref, OWN, targetHref, TARGETS } from './place.ts'
import { goalText, STATE_WORDS, stateName } from './words.ts'

export type OwnView = {
  book: CommuneBook
  staff: StaffMember
  year: number
  thisYear: number
  isOver: boolean
  readsBoard: boolean
  units: readonly { unit: string; cells: readonly Cell[] }[]
}

/** On a phone: the targets of one's own hamlet or body, what is behind first; a tap leads to where a number is entered. */
export function OwnPage({ book, isOver, readsBoard, staff, thisYear, units, year }: OwnView) {
  const all = units.flatMap(({ cells }) => cells)
  return (
    <OfficePage title={`Chỉ tiêu của chúng tôi năm ${year}`} staff={staff} book={book} current={TARGETS}>
      <h1>Chỉ tiêu năm {year}</h1>
      {all.length === 0 && (
        <Empty title={`Năm ${year} chưa giao chỉ tiêu cho đơn vị của ông/bà.`}>
          <p>Khi Mặt trận, Đảng ủy xã giao chỉ tiêu, chỉ tiêu hiện ở đây để ghi số đạt được.</p>
        </Empty>
      )}
      {all.length > 0 && <p class="lead">Bấm vào chỉ tiêu để ghi số đạt được, kèm ảnh nếu có.</p>}
      {units.map(({ cells, unit }) =>
        cells.length === 0 ? null : (
          <section key={unit} aria-label={unitName(book, unit)}>
            {units.length > 1 && <h2>{unitName(book, unit)}</h2>}
            <ul class="big">
              {cells.map(({ indicator, state, target }) => (
                <li key={target.id}>
                  <a href={targetHref(target.id)}>
                    {indicator.name}
                    <small>Cần {goalText(indicator, target)}</small>
                    <small>
                      <StatusTag label={stateName(state, indicator.rule, isOver)} tone={STATE_WORDS[state].tone} />{' '}
                      {target.actual !== null && target.actualOn !== null
                        ? `${amount(target.actual, indicator)}, ${shortDay(target.actualOn)}`
                        : ''}
                    </small>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
      <p>
        {readsBoard && <a href={boardHref(year)}>Bảng chỉ tiêu cả xã</a>}{' '}
        {year === thisYear ? <a href={`${OWN}?nam=${year - 1}`}>Năm {year - 1}</a> : <a href={OWN}>Năm {thisYear}</a>}
      </p>
    </OfficePage>
  )
}
