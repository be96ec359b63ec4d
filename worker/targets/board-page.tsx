import { Select } from '../../web/components/field.tsx'
import { Empty } from '../../web/components/empty.tsx'
import { StatusTag } from '../../web/components/status-tag.tsx'
import type { CommuneBook } from '../communes/book.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import type { Behind, BoardTable, Cell } from './board.ts'
import { amount, numberText } from './numbers.ts'
import { boardHref, INDICATORS, setHref, targetHref, TARGETS } from './place.ts'
import { passed, STATES, type State } from './rules.ts'
import type { IndicatorRow } from './tables.ts'
import { FORECAST_NOTE, goalShort, goalText, SCOPE_WORDS, STATE_WORDS, stateName } from './words.ts'

export type BoardView = {
  book: CommuneBook
  staff: StaffMember
  year: number
  today: string
  years: readonly number[]
  ask: { unit: string; code: string; state: string }
  units: readonly { value: string; label: string }[]
  indicators: readonly IndicatorRow[]
  tables: readonly BoardTable[]
  counts: Record<State, number>
  /** Who is behind, among what is shown. */
  behind: readonly Behind[]
  mayLead: boolean
}

/** The shade behind a field. */
const SHADES: Readonly<Record<State, string | undefined>> = {
  reached: 'met',
  doing: 'going',
  behind: 'slow',
  unknown: undefined,
}
/** Hamlets and bodies that stand before the tables because they are behind. */
const BEHIND_SHOWN = 6

/** How far every hamlet is with every target: first who is behind, then all of it. */
export function BoardPage(view: BoardView) {
  const { ask, behind, book, counts, mayLead, staff, tables, today, year, years } = view
  const isOver = today > `${year}-12-31`
  const isAsked = ask.unit !== '' || ask.code !== '' || ask.state !== ''
  const all = STATES.reduce((sum, state) => sum + counts[state], 0)
  return (
    <OfficePage title={`Chỉ tiêu năm ${year}`} staff={staff} book={book} current={TARGETS}>
      <h1>Chỉ tiêu năm {year}</h1>
      {all > 0 && <p class="lead">{leadOf(counts, all, year, today)}</p>}
      {mayLead && (
        <p>
          <a class={all === 0 ? 'button' : 'button quiet'} href={setHref(year)}>
            Giao chỉ tiêu
          </a>{' '}
          <a href={INDICATORS}>Danh mục chỉ tiêu</a>
        </p>
      )}
      {all === 0 ? (
        <Empty title={`Năm ${year} chưa giao chỉ tiêu nào.`}>
          {!mayLead && <p>Chỉ tiêu do Mặt trận và Đảng ủy xã giao.</p>}
        </Empty>
      ) : (
        isAsked && <Filter view={view} />
      )}
      {behind.length > 0 &&
        (ask.unit !== '' || ask.state === 'behind' ? (
          <BehindInFull rows={behind} isOver={isOver} />
        ) : (
          !isAsked && <WhoIsBehind rows={behind} isOver={isOver} />
        ))}
      {all > 0 && !isAsked && <Filter view={view} />}
      {isAsked && tables.length === 0 && <Empty title="Không có chỉ tiêu nào như vậy." />}
      {tables.map((table) => (
        <Table key={table.scope} table={table} isOver={isOver} />
      ))}
      {all > 0 && (
        <p class="noprint">
          <a href={`${boardHref(year)}/bang.xlsx`}>Tải bảng Excel</a>
        </p>
      )}
      <p class="noprint">
        {years.map((one) => (
          <>
            <a key={one} href={boardHref(one)}>
              Năm {one}
            </a>{' '}
          </>
        ))}
      </p>
    </OfficePage>
  )
}

function Filter({ view: { ask, indicators, units, year } }: { view: BoardView }) {
  return (
    <form method="get" action={boardHref(year)} class="inline">
      <Select name="don-vi" label="Thôn, cơ quan" options={units} value={ask.unit} empty="Tất cả" />
      <Select
        name="chi-tieu"
        label="Chỉ tiêu"
        options={indicators.map(({ code, name }) => ({ value: code, label: name }))}
        value={ask.code}
        empty="Tất cả"
      />
      <Select
        name="xem"
        label="Tình trạng"
        options={STATES.map((state) => ({ value: state, label: STATE_WORDS[state].name }))}
        value={ask.state}
        empty="Tất cả"
      />
      <p>
        <button type="submit" class="quiet">
          Xem
        </button>
      </p>
    </form>
  )
}

function leadOf(counts: Record<State, number>, all: number, year: number, today: string): string {
  const parts = [
    `Đạt ${counts.reached} trên ${all} chỉ tiêu đã giao`,
    ...(counts.behind > 0 ? [`${counts.behind} chậm`] : []),
    ...(counts.unknown > 0 ? [`${counts.unknown} chưa có số liệu`] : []),
  ]
  const { share } = passed(year, today)
  const time = share > 0 && share < 1 ? ` Đã qua ${numberText(share * 100, 0)}\u00a0% thời gian của năm.` : ''
  return `${parts.join(', ')}.${time}`
}

function WhoIsBehind({ isOver, rows }: { rows: readonly Behind[]; isOver: boolean }) {
  return (
    <section aria-labelledby="cham">
      <h2 id="cham">{isOver ? 'Ai không đạt' : 'Ai đang chậm'}</h2>
      <ul class="list">
        {rows.slice(0, BEHIND_SHOWN).map(({ cells, name, unit }) => (
          <li key={unit}>
            <a href={unit === '' ? '?xem=behind' : `?don-vi=${encodeURIComponent(unit)}&xem=behind`}>
              {name}: {cells.length} chỉ tiêu {isOver ? 'không đạt' : 'chậm'}
            </a>
            <small>{cells.map(({ indicator }) => indicator.name).join('; ')}</small>
          </li>
        ))}
      </ul>
      {rows.length > BEHIND_SHOWN && (
        <p>
          <a href="?xem=behind">Xem cả {rows.length} đơn vị</a>
        </p>
      )}
    </section>
  )
}

function BehindInFull({ isOver, rows }: { rows: readonly Behind[]; isOver: boolean }) {
  const hasForecast = rows.some(({ cells }) => cells.some(({ forecast }) => forecast !== null))
  return (
    <section aria-labelledby="cham">
      <h2 id="cham">{isOver ? 'Không đạt' : 'Đang chậm'}</h2>
      {hasForecast && <p class="hint">{FORECAST_NOTE}</p>}
      <ul class="list">
        {rows.flatMap(({ cells, name }) =>
          cells.map(({ forecast, indicator, target }) => (
            <li key={target.id}>
              <a href={targetHref(target.id)}>
                {name}: {indicator.name}
              </a>
              <small>
                Mới {amount(target.actual ?? 0, indicator)}, cần {goalText(indicator, target)}.
                {forecast !== null && ` Ước cuối năm: ${amount(forecast, indicator)}.`}
              </small>
            </li>
          )),
        )}
      </ul>
    </section>
  )
}

function Table({ isOver, table: { indicators, rows, scope, totals } }: { table: BoardTable; isOver: boolean }) {
  return (
    <>
      <h2 id={`bang-${scope}`}>{SCOPE_WORDS[scope]}</h2>
      <div class="heat" tabIndex={0} role="region" aria-labelledby={`bang-${scope}`}>
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">{scope === 'body' ? 'Cơ quan, tổ chức' : scope === 'hamlet' ? 'Thôn' : 'Nơi'}</th>
              {indicators.map(({ id, name, unit }) => (
                <th scope="col" key={id}>
                  {name} <small>({unit})</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cells, name, unit }) => (
              <tr key={unit}>
                <th scope="row">{name}</th>
                {cells.map((cell, at) => (
                  <td
                    key={indicators[at]?.id}
                    class={cell ? SHADES[cell.state] : undefined}
                    data-label={indicators[at]?.name}
                    data-none={cell ? undefined : ''}
                  >
                    {cell ? <Mark cell={cell} isOver={isOver} /> : <span class="hint">không giao</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {rows.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row">Cộng</th>
                {totals.map(({ many, reached, sum }, at) => (
                  <td key={indicators[at]?.id} data-label={indicators[at]?.name}>
                    <span>
                      {reached}/{many} đạt{sum !== null && `; tổng ${sum}`}
                    </span>
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </>
  )
}

function Mark({ cell: { indicator, state, target }, isOver }: { cell: Cell; isOver: boolean }) {
  return (
    <a href={targetHref(target.id)}>
      <span class="whole">
        <b>{target.actual === null ? '–' : numberText(target.actual, indicator.digits)}</b> /{' '}
        {goalShort(indicator, target)}
      </span>{' '}
      <StatusTag label={stateName(state, indicator.rule, isOver)} tone={STATE_WORDS[state].tone} />
    </a>
  )
}
