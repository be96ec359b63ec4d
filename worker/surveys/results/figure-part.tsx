import { Chart } from '../../../web/components/chart.tsx'
import { unmarked } from '../../../web/components/sheet/marked.tsx'
import type { Shown } from '../../forms/tally/told.ts'
import type { Figure, Parts, SplitTable, Table } from './figures.ts'
import { figure, percent } from './say.ts'

/** What came of a question: how many answered, a picture, the numbers, how far they speak for others. */
export function FigurePart({ of, id, level = 3 }: { of: Figure; id: string; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class="figure">
      <Heading id={id}>{unmarked(of.title)}</Heading>
      {of.kind === 'split' && <p>Chia theo: {unmarked(of.byTitle)}</p>}
      {of.kind === 'parts' ? <PartsBody of={of} id={id} /> : <Body of={of} />}
      {hasNumbers(of) && <p class="hint">{of.standing}</p>}
    </div>
  )
}

/** Is something told that speaks for others, or does not? */
function hasNumbers(of: Figure): boolean {
  return of.kind !== 'parts' || (of.lines !== null && of.answered !== 0)
}

function Body({ of }: { of: Table | SplitTable }) {
  return of.kind === 'table' ? <HeatTable of={of} /> : <SplitBody of={of} />
}

function PartsBody({ of, id }: { of: Parts; id: string }) {
  const { lines, said, more } = of
  const base = of.answered ?? of.all
  return (
    <>
      <p>{answeredWords(of)}</p>
      {lines !== null && lines.length > 0 && of.answered !== 0 && (
        <div class="both">
          <Chart
            id={id}
            label={`${unmarked(of.title)}. Con số có trong bảng bên cạnh.`}
            parts={[{ name: unitOf(of), look: 'solid', tone: 'doing' }]}
            rows={lines.map(({ label, value }) => ({
              name: unmarked(label),
              values: [value],
              words: value === null ? NOT_TOLD : percent(value, base),
            }))}
          />
          <table class="numbers">
            <caption class="sr">{unmarked(of.title)}</caption>
            <thead>
              <tr>
                <th scope="col">Trả lời</th>
                <th scope="col">{unitOf(of)}</th>
                <th scope="col">Tỉ lệ</th>
                {more && <th scope="col">{more.head}</th>}
              </tr>
            </thead>
            <tbody>
              {lines.map(({ label, value }, index) => (
                <tr key={label}>
                  <th scope="row">{unmarked(label)}</th>
                  <td>{told(value)}</td>
                  <td>{value === null ? '' : percent(value, base)}</td>
                  {more && <td>{told(more.values[index] ?? null)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {of.answered !== 0 && said.map((sentence) => <p key={sentence}>{sentence}</p>)}
    </>
  )
}

/** Questions below each other, options beside each other: shares in words, and darker where there are more. */
function HeatTable({ of: { columns, rows, title } }: { of: Table }) {
  return (
    <table class="heat">
      <caption class="sr">{unmarked(title)}</caption>
      <Heads columns={columns} more="Số phiếu" />
      <tbody>
        {rows.map((row) => (
          <tr key={row.title}>
            <th scope="row">{unmarked(row.title)}</th>
            <Shares columns={columns} values={row.values} all={row.answered ?? row.all} />
            <td data-label="Số phiếu">{row.values === null ? 'quá ít' : figure(row.answered ?? row.all)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SplitBody({ of: { byTitle, columns, hasMeans, lines, title } }: { of: SplitTable }) {
  return (
    <table class="heat">
      <caption class="sr">{`${unmarked(title)}, theo ${unmarked(byTitle)}`}</caption>
      <Heads columns={hasMeans ? ['Trung bình'] : columns} more="Số phiếu" />
      <tbody>
        {lines.map((line) => (
          <tr key={line.label}>
            <th scope="row">{unmarked(line.label)}</th>
            {hasMeans ? (
              <td data-label="Trung bình">{told(line.mean)}</td>
            ) : (
              <Shares columns={columns} values={line.values} all={line.many} />
            )}
            <td data-label="Số phiếu">{figure(line.many)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Heads({ columns, more }: { columns: readonly string[]; more: string }) {
  return (
    <thead>
      <tr>
        <td />
        {columns.map((column) => (
          <th scope="col" key={column}>
            {unmarked(column)}
          </th>
        ))}
        <th scope="col">{more}</th>
      </tr>
    </thead>
  )
}

function Shares({
  columns,
  values,
  all,
}: {
  columns: readonly string[]
  values: readonly Shown[] | null
  all: number
}) {
  const shown = (values ?? []).map((value) => value ?? 0)
  const most = Math.max(0, ...shown)
  // What is not told together could be more than the most that is.
  const isMost = most > 0 && most >= all - shown.reduce((a, b) => a + b, 0)
  return (
    <>
      {columns.map((column, index) => {
        const value = values?.[index] ?? null
        if (value === null)
          return (
            <td key={column} data-label={unmarked(column)}>
              <small>{NOT_TOLD}</small>
            </td>
          )
        const share = percent(value, all)
        return (
          <td key={column} data-label={unmarked(column)} class={`shade${shadeOf(value, all)}`}>
            <span>
              {value === most && isMost ? <b>{share}</b> : share} <small>{figure(value)}</small>
            </span>
          </td>
        )
      })}
    </>
  )
}

/** Five shades, by share. */
export function shadeOf(value: number, all: number): number {
  return all === 0 ? 0 : [0.1, 0.3, 0.5, 0.7].filter((edge) => value / all >= edge).length
}

export const NOT_TOLD = 'không nêu'
/** Fewer than five answered, or so few that each number would follow: which of the two is not said. */
const TOO_FEW = 'Quá ít câu trả lời nên chưa nêu số nào: nêu ra thì có thể đoán được từng người.'

/** A number as people read it. */
export function told(value: Shown): string {
  return value === null ? NOT_TOLD : figure(value)
}

function unitOf({ isRound }: Parts): string {
  return isRound ? 'Số lượt' : 'Số phiếu'
}

function answeredWords({ all, answered, isRound, lines }: Parts): string {
  const unit = isRound ? 'lượt' : 'phiếu'
  if (lines === null) return TOO_FEW
  if (answered === null) return `Tính trên ${figure(all)} ${unit}.`
  if (answered === 0) return 'Chưa có ai trả lời.'
  const none = all - answered
  return `${figure(answered)} ${unit} có câu trả lời${none > 0 ? `, ${figure(none)} ${unit} không` : ''}.`
}
