import { answerLines, type AnswerLine } from '../../forms/answer-lines.ts'
import { versionOf } from '../../forms/filling/version-queries.ts'
import type { Context } from '../../http/context.ts'
import { staffNames } from '../../staff/name-queries.ts'
import { type Change, changesOf } from './changes.ts'
import { type ReportItem, reportHistory } from './history-lines.ts'
import type { ReportDesk } from './report-access.ts'
import type { VersionRow } from './report-queries.ts'

/** A version as it is read: its answers in words, and what differs from the one before. */
export type ReadVersion = Pick<VersionRow, 'number' | 'sentAt' | 'onBehalf' | 'reason'> & {
  lines: AnswerLine[]
  changes: Change[]
  by: string
}

/** All versions of a report in words, the oldest first, and what happened to it. */
export async function readReport(
  c: Context,
  { gathered, past, row }: ReportDesk,
): Promise<{ versions: ReadVersion[]; history: ReportItem[] }> {
  const { book, db } = c.var
  const { events, files, versions } = past
  const ids = [...events.map((event) => event.actorId), ...versions.map((version) => version.sentBy)]
  const nameOf = await staffNames(db, ids)
  const held = new Set(files.map((file) => file.name))
  const lines = await Promise.all(
    versions.map(async ({ answers, versionId }) => {
      const asked = await versionOf(db, versionId)
      const href = (key: string) => {
        const name = answers[key] ?? ''
        return held.has(name) ? `${gathered}/tep/${encodeURIComponent(name)}` : undefined
      }
      return asked ? answerLines(asked.plan.questionnaire, answers, (id) => book.hamlets.get(id)?.name, href) : []
    }),
  )
  return {
    versions: versions.map(({ number, onBehalf, reason, sentAt, sentBy }, at) => ({
      ...{ number, onBehalf, reason, sentAt, by: nameOf(sentBy), lines: lines[at] ?? [] },
      changes: at === 0 ? [] : changesOf(lines[at - 1] ?? [], lines[at] ?? []),
    })),
    history: reportHistory(events, book, row.unit, nameOf),
  }
}
