export type Figure = { value: number; unit: string; goal: string; holds: boolean | null }
export type Figures = Record<string, Figure>

/** A figure that must not be above its goal. */
export function atMost(value: number, most: number, unit: string): Figure {
  return { value: round(value), unit, goal: `≤ ${most}`, holds: value <= most }
}

/** A figure that must not be below its goal. */
export function atLeast(value: number, least: number, unit: string): Figure {
  return { value: round(value), unit, goal: `≥ ${least}`, holds: value >= least }
}

/** A figure without a goal: said so that the others can be read. */
export function plain(value: number, unit: string): Figure {
  return { value: round(value), unit, goal: '', holds: null }
}

/** A table for people. */
export function table(figures: Figures): string {
  const rows = Object.entries(figures).map(([name, { value, unit, goal, holds }]) => [
    name,
    `${value} ${unit}`,
    goal,
    holds === null ? '' : holds ? 'giữ được' : 'CHƯA ĐẠT',
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
