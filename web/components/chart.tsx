export type ChartPart = { name: string; look: 'solid' | 'striped' | 'outline'; tone: 'done' | 'late' | 'doing' }
export type ChartRow = {
  name: string
  /** As many as there are parts; nothing where a number is not told. */
  values: readonly (number | null)[]
  /** What stands beside the bar: the numbers in words. */
  words: string
}
export type ChartProps = {
  /** What the picture shows, in a sentence: for those who do not see it. The numbers stand in a table as well. */
  label: string
  parts: readonly [ChartPart, ...ChartPart[]]
  rows: readonly ChartRow[]
  /** Parts one after the other make a whole; one below the other they are compared. */
  stacked?: boolean
  /** Tells the patterns of one picture from those of another on the same page. */
  id: string
}

const WIDTH = 300
/** The longest bar; the words stand behind it. */
const LONGEST = 150
const TEXT = 17
const BAR = 18
/** Signs of a name that fit into a line. */
const NAME_MOST = 32

/** Bars from zero, each with its name above and its numbers beside it; told apart by pattern and words, then by colour. */
export function Chart({ label, parts, rows, stacked = false, id }: ChartProps) {
  const length = (row: ChartRow) => {
    const values = row.values.map((value) => value ?? 0)
    return stacked ? values.reduce((a, b) => a + b, 0) : Math.max(0, ...values)
  }
  const longest = Math.max(1, ...rows.map(length))
  const scale = (value: number) => (value / longest) * LONGEST
  const bars = stacked ? 1 : parts.length
  const named = rows.map((row) => ({ row, lines: linesOf(row.name) }))
  const heights = named.map(({ lines }) => lines.length * (TEXT + 5) + bars * (BAR + 4) + 14)
  const tops = heights.map((_, index) => heights.slice(0, index).reduce((a, b) => a + b, 4))
  const height = heights.reduce((a, b) => a + b, 4)
  return (
    <figure class="chart">
      <figcaption>
        {parts.map((part, index) => (
          <span key={part.name} class="whole">
            <svg viewBox="0 0 18 18" width="16" height="16" aria-hidden="true">
              <Stripes id={`${id}-k${index}`} parts={[part]} />
              <Bar id={`${id}-k${index}`} part={part} x={0} y={0} width={18} />
            </svg>{' '}
            {part.name}
            {index < parts.length - 1 && '\u2003'}
          </span>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label} width="100%">
        <Stripes id={id} parts={parts} />
        {named.map(({ row, lines }, index) => {
          const top = tops[index] ?? 0
          const below = top + lines.length * (TEXT + 5) + 3
          return (
            <g key={row.name}>
              {lines.map((line, at) => (
                <text key={line} x="0" y={top + TEXT + at * (TEXT + 4)} font-size={TEXT} fill="currentColor">
                  {line}
                </text>
              ))}
              {(stacked ? [row.values] : row.values.map((value) => [value])).map((values, line) => (
                <Bars
                  key={line}
                  id={id}
                  parts={stacked ? parts : [parts[line] ?? parts[0]]}
                  widths={values.map((value) => scale(value ?? 0))}
                  y={below + line * (BAR + 4)}
                  words={stacked ? row.words : (row.words.split(' · ')[line] ?? '')}
                />
              ))}
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

function Bars({
  id,
  parts,
  widths,
  y,
  words,
}: {
  id: string
  parts: readonly ChartPart[]
  widths: number[]
  y: number
  words: string
}) {
  const ends = widths.map((_, index) => widths.slice(0, index + 1).reduce((a, b) => a + b, 0))
  const end = ends.at(-1) ?? 0
  return (
    <>
      {widths.map((width, index) => {
        const part = parts[index]
        return part && width > 0 ? (
          <Bar key={part.name} id={id} part={part} x={(ends[index] ?? 0) - width} y={y} width={width} />
        ) : null
      })}
      <text x={end + (end > 0 ? 6 : 0)} y={y + BAR - 4} font-size={TEXT - 1} fill="currentColor">
        {words}
      </text>
    </>
  )
}

function Bar({ id, part, x, y, width }: { id: string; part: ChartPart; x: number; y: number; width: number }) {
  return (
    <rect
      class={part.tone}
      x={x + 0.75}
      y={y + 0.75}
      width={Math.max(width - 1.5, 0.75)}
      height={BAR - 1.5}
      fill={FILLS[part.look](id)}
      stroke="currentColor"
      stroke-width="1.5"
    />
  )
}

const FILLS = {
  solid: () => 'currentColor',
  striped: (id: string) => `url(#${id}-soc)`,
  outline: () => 'none',
}

/** A long name on two lines. */
function linesOf(name: string): string[] {
  if (name.length <= NAME_MOST) return [name]
  const cut = name.lastIndexOf(' ', NAME_MOST)
  return cut > 0 ? [name.slice(0, cut), name.slice(cut + 1)] : [name]
}

function Stripes({ id, parts }: { id: string; parts: readonly ChartPart[] }) {
  const striped = parts.find((part) => part.look === 'striped')
  if (!striped) return null
  return (
    <pattern
      id={`${id}-soc`}
      class={striped.tone}
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width="2.5" height="6" fill="currentColor" />
    </pattern>
  )
}
