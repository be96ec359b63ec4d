import type { Ask } from './asks.ts'
import type { Line } from './compile.ts'
import type { SentContent } from './send-up.ts'
import { figure, share } from './say.ts'

/** What the commune says itself, by question; '' is the whole. */
export type Words = Readonly<Record<string, string>>

/** Which columns a table has beside the result. */
export type Beside = { plan: boolean; previous: boolean }

/** Lines under their headings, in the order of the sheet. */
export function sectionsOf(lines: readonly Line[]): { heading: string; lines: Line[] }[] {
  const sections: { heading: string; lines: Line[] }[] = []
  for (const line of lines) {
    const heading = headingOf(line.ask)
    const last = sections.at(-1)
    if (last?.heading === heading) last.lines.push(line)
    else sections.push({ heading, lines: [line] })
  }
  return sections
}

/** A compiled round as it is shown, printed and sent: who reported, the whole in words, then each section. */
export function contentOf(lines: readonly Line[], words: Words, beside: Beside, standing: string): SentContent {
  const whole = words['']?.trim() ?? ''
  const intro = [standing, whole].filter(Boolean).join('\n')
  const sections = sectionsOf(lines).map(({ heading, lines: own }) => {
    const rows = own.flatMap((line) => rowsOf(line, beside))
    return {
      ...{ heading: heading || 'Số liệu chung', words: wordsOf(own, words) },
      ...{ head: rows.length > 0 ? headOf(beside) : [], rows },
    }
  })
  const first = { heading: 'Tình hình chung', words: intro, head: [], rows: [] }
  return { sections: [first, ...sections.filter(({ rows, words: said }) => rows.length > 0 || said !== '')] }
}

function headingOf({ above }: Ask): string {
  return above[0] ?? ''
}

function headOf({ plan, previous }: Beside): string[] {
  return [
    'Nội dung',
    ...(plan ? ['Kế hoạch'] : []),
    'Thực hiện',
    ...(plan ? ['% kế hoạch'] : []),
    ...(previous ? ['Kỳ trước'] : []),
  ]
}

function rowsOf(line: Line, { plan, previous }: Beside): string[][] {
  const { ask, options, reached, total } = line
  if (ask.as === 'text') return []
  const row = (label: string, value: string, planned: string, part: string, before: string) => [
    ...[label, ...(plan ? [planned] : []), value],
    ...[...(plan ? [part] : []), ...(previous ? [before] : [])],
  ]
  if (ask.as === 'options')
    return options.map(({ label, many, share: part }) =>
      row(`${ask.label}: ${label}`, `${figure(many)}${part === null ? '' : ` (${share(part)})`}`, '', '', ''),
    )
  const planned = line.plan === null ? '' : figure(line.plan)
  const before = line.previous === null ? '' : figure(line.previous)
  return [row(ask.label, figure(total), planned, reached === null ? '' : share(reached), before)]
}

/** What was written under the questions of a section; more than one under their names. */
function wordsOf(lines: readonly Line[], words: Words): string {
  const said = lines.flatMap(({ ask }) => {
    const text = words[ask.name]?.trim() ?? ''
    return text === '' ? [] : [{ label: ask.label, text }]
  })
  return said.map(({ label, text }) => `${label}:\n${text}`).join('\n\n')
}
