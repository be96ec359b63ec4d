import type { CommuneBook } from '../../communes/book.ts'
import { unitName } from '../../communes/unit.ts'
import type { Ask } from './asks.ts'
import { shareOf, type UnitLine } from './compile.ts'
import type { Beside } from './content.ts'
import { askHref } from './place.ts'
import { figure, share } from './say.ts'
import { markOf } from './standing.ts'

export const ORDERS = { '': 'theo danh sách', cao: 'cao xuống thấp', thap: 'thấp lên cao' } as const
export type Order = keyof typeof ORDERS

type Props = {
  book: CommuneBook
  address: string
  ask: Ask
  beside: Beside
  order: Order
  units: readonly UnitLine[]
}

/** Every unit's own figure, beside its plan and the period before, with what has to be known of its report. */
export function Figures({ address, ask, beside, book, order, units }: Props) {
  const isNumber = ask.as !== 'options'
  const href = askHref(address, ask.name)
  return (
    <section>
      <h2>Từng đơn vị</h2>
      {isNumber && (
        <p class="noprint">
          Xếp:{' '}
          {(Object.keys(ORDERS) as Order[]).map((one, at) => (
            <>
              {at > 0 && ' · '}
              {one === order ? (
                <b>{ORDERS[one]}</b>
              ) : (
                <a href={one === '' ? href : `${href}?xep=${one}`}>{ORDERS[one]}</a>
              )}
            </>
          ))}
        </p>
      )}
      <table class="cards sums" data-rows>
        <caption class="sr">{ask.label}, từng đơn vị</caption>
        <thead>
          <tr>
            <th scope="col">Đơn vị</th>
            {beside.plan && isNumber && (
              <th scope="col" class="num">
                Kế hoạch
              </th>
            )}
            <th scope="col" class={isNumber ? 'num' : undefined}>
              Thực hiện
            </th>
            {beside.plan && isNumber && (
              <th scope="col" class="num">
                % kế hoạch
              </th>
            )}
            {beside.previous && isNumber && (
              <th scope="col" class="num">
                Kỳ trước
              </th>
            )}
            <th scope="col">Ghi chú</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => {
            const reached = ask.as === 'number' ? shareOf(unit.value, unit.plan) : null
            const mark = markOf(unit)
            return (
              <tr key={unit.unit}>
                <td>
                  <a href={`${address}/don-vi/${encodeURIComponent(unit.unit)}`}>{unitName(book, unit.unit)}</a>
                </td>
                {beside.plan && isNumber && (
                  <td data-label="Kế hoạch" class="num">
                    {figure(unit.plan)}
                  </td>
                )}
                <td data-label="Thực hiện" class={isNumber ? 'num' : undefined}>
                  {isNumber ? <b>{figure(unit.value)}</b> : unit.said.join('; ') || '–'}
                </td>
                {beside.plan && isNumber && (
                  <td data-label="% kế hoạch" class="num" data-none={reached === null ? true : undefined}>
                    {share(reached)}
                  </td>
                )}
                {beside.previous && isNumber && (
                  <td data-label="Kỳ trước" class="num" data-none={unit.previous === null ? true : undefined}>
                    {figure(unit.previous)}
                  </td>
                )}
                <td data-label="Ghi chú" data-none={mark === '' ? true : undefined}>
                  {mark !== '' && <span class="marks">{mark}</span>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
