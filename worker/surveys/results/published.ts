import { FEW, isFew } from '../../forms/tally/few.ts'
import type { SurveyRow } from '../rules.ts'
import type { Coverage } from './coverage.ts'
import type { Figure } from './figures.ts'

/** Results as they are released: all that the public sees, as data. */
export type Published = {
  title: string
  kind: SurveyRow['kind']
  audience: SurveyRow['audience']
  opensAt: string | null
  closesAt: string | null
  /** Until when answers were counted, how many, and how many were ever added or taken off until then. */
  countedAt: string
  many: number
  changes: number
  coverage: Coverage
  figures: Figure[]
  /** How far it speaks for others. */
  standing: string
  /** What was done with the results. */
  done: string
}

/** So many answers have to lie between two releases, or none: else the difference would tell of few people. */
const APART = 5

/** Why this cannot be released beside what was released before; null when it can. */
export function releaseFault(next: Published, before: readonly Published[]): string | null {
  const [last] = before
  const more = last ? next.changes - last.changes : 0
  if (more > 0 && more < APART)
    return `Từ lần công bố trước chỉ có thêm ${more} phiếu. Công bố lúc này thì đem trừ hai lần sẽ đoán ra từng người: cần thêm ít nhất ${APART} phiếu, hoặc không thêm phiếu nào.`
  const bys = new Set(
    [next, ...before].flatMap(({ figures }) => figures.flatMap((one) => (one.kind === 'split' ? [one.by] : []))),
  )
  if (bys.size > 1)
    return 'Các bảng so sánh công bố của một khảo sát phải chia theo cùng một cách, ví dụ đều theo thôn: chia nhiều cách thì ghép lại có thể đoán ra từng người.'
  return null
}

/** Under which name a figure is chosen for a release. */
export function figureId(figure: Figure): string {
  return figure.kind === 'split' ? `${figure.key}~${figure.by}` : figure.key
}

/** What people wrote, as far as officers put it under tags: how many texts have each, where enough do. */
export function withTags(figure: Figure, tags: readonly { question: string; tag: string; many: number }[]): Figure {
  if (figure.kind !== 'parts' || !figure.isText || figure.answered === null) return figure
  const [name] = figure.key.split(':')
  const all = figure.answered
  const own = tags.filter(({ question, many }) => question === name && many >= FEW && !isFew(all - many))
  if (own.length === 0) return figure
  const lines = own
    .sort((a, b) => b.many - a.many || (a.tag < b.tag ? -1 : 1))
    .map(({ tag, many }) => ({ label: tag, value: many }))
  return { ...figure, lines, said: ['Cán bộ đọc và xếp các ý kiến theo nội dung; một ý kiến có thể nói nhiều việc.'] }
}
