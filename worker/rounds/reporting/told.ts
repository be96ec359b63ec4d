import type { Telling } from '../../dossiers/deed.ts'

/** Who receives reports of a round: the lead's officers, and the Front's. */
export function toGatherers(leadBodyId: string, frontBodyId: string): string[] {
  return [...new Set([leadBodyId, frontBodyId])].map((body) => `${body}:coordinator,approver`)
}

type Concerned = {
  gatherers: string[]
  unit: string[]
  unitName: string
  title: string
  /** It was returned before, or the round had closed without it: somebody waits for just this one. */
  isAwaited: boolean
}

/** What an event of a report causes to be told: to its unit what was decided, to those who gather what came. */
export function tellingsOf(event: string, { gatherers, isAwaited, title, unit, unitName }: Concerned): Telling[] {
  switch (event) {
    case 'report.returned':
      return [{ to: unit, what: `Báo cáo "${title}" được trả lại để sửa.` }]
    case 'report.accepted':
      return [{ to: unit, what: `Báo cáo "${title}" đã được nhận.` }]
    case 'report.corrected':
      return [{ to: gatherers, what: `${unitName} gửi bản đính chính báo cáo "${title}".` }]
    case 'report.submitted':
      return !isAwaited ? [] : [{ to: gatherers, what: `${unitName} đã nộp báo cáo "${title}".` }]
    default:
      return []
  }
}
