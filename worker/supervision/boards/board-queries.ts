import { and, asc, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm'
import { bodies } from '../../bodies/tables.ts'
import { marks } from '../../cases/tables.ts'
import type { Body, CommuneBook } from '../../communes/book.ts'
import { openBook } from '../../communes/queries.ts'
import { type Db, type Statement, writeTogether } from '../../db/connect.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import { keepMessages } from '../../notifications/outbox-queries.ts'
import type { NewMessage } from '../../notifications/tells.ts'
import { BOARDS } from './board-place.ts'
import { type BoardReportRow, boardReports } from '../tables.ts'
import { isInspectionBoard, justEnded, type Period, periodText, reportDueOn, wantedText } from './periods.ts'

const MARK = 'supervision-board-reports'
/** Boards of one turn, and communes among them: each takes its own batch. */
const BOARDS_PER_TURN = 60
const COMMUNES_PER_TURN = 25
const LATE_PER_TURN = 100

/** A board's reports of a year. */
export function reportsOf(db: Db, bodyIds: readonly string[], year: number): Promise<BoardReportRow[]> {
  if (bodyIds.length === 0) return Promise.resolve([])
  return db
    .select()
    .from(boardReports)
    .where(and(inArray(boardReports.bodyId, [...bodyIds]), eq(boardReports.year, year)))
}

export type Filing = {
  id: string
  communeId: string
  bodyId: string
  period: Period
  dueOn: string | null
  words: string
  by: string
  at: Date
  file: NonNullable<BoardReportRow['file']>
}

/** Files a report once: whoever was first stays. Says whether it was this one. */
export async function fileReport(db: Db, book: CommuneBook, filing: Filing): Promise<'done' | 'there'> {
  const { at, bodyId, by, communeId, dueOn, file, id, period, words } = filing
  const filed = { words, filedBy: by, filedAt: at.toISOString(), file, objectKey: file.objectKey, type: file.type }
  const row = {
    ...{ id, communeId, bodyId, year: period.year, period: period.period, number: period.number },
    ...{ dueOn, alarm: '', ...filed },
  }
  await writeTogether(db, [
    db
      .insert(boardReports)
      .values(row)
      .onConflictDoUpdate({
        target: [boardReports.bodyId, boardReports.year, boardReports.period, boardReports.number],
        set: filed,
        setWhere: isNull(boardReports.filedAt),
      }),
    keepMessages([
      message(
        { communeId, place: `${bodyId}.${period.year}.${period.period}.${period.number}.filed`, at, by },
        `${book.commune.triageBodyId}:coordinator,approver`,
        `Đã có báo cáo ${periodText(period)} của Ban.`,
      ),
    ]),
  ])
  const kept = await db
    .select({ filedBy: boardReports.filedBy, objectKey: boardReports.objectKey })
    .from(boardReports)
    .where(
      and(
        ...[eq(boardReports.bodyId, bodyId), eq(boardReports.year, period.year)],
        ...[eq(boardReports.period, period.period), eq(boardReports.number, period.number)],
      ),
    )
    .get()
  return kept?.objectKey === file.objectKey ? 'done' : 'there'
}

/** A report that was filed, in a commune. */
export function filedReport(db: Db, communeId: string, id: string): Promise<BoardReportRow | undefined> {
  return db
    .select()
    .from(boardReports)
    .where(and(eq(boardReports.id, id), eq(boardReports.communeId, communeId)))
    .get()
}

/** Which of these objects belong to a report. */
export async function ownedReports(db: Db, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ objectKey: boardReports.objectKey })
    .from(boardReports)
    .where(sql`${boardReports.objectKey} in (select value from json_each(${JSON.stringify(keys)}))`)
  return new Set(rows.flatMap((row) => row.objectKey ?? []))
}

/** When a period has ended every board is told once that its report is wanted, and once when it is late. */
export async function boardReportsDue(db: Db, now: Date): Promise<number> {
  const today = localDay(now)
  return (await askBoards(db, now, today)) + (await sayLate(db, now, today))
}

async function askBoards(db: Db, now: Date, today: string): Promise<number> {
  const periods = justEnded(today)
  const end = periods[0]?.endsOn
  if (end === undefined) return 0
  const mark = await db.select({ value: marks.value }).from(marks).where(eq(marks.name, MARK)).get()
  const [day = '', last = ''] = mark?.value.split('~') ?? []
  const after = day === end ? last : ''
  const found = await db
    .select()
    .from(bodies)
    .where(and(gt(bodies.id, after), eq(bodies.kind, 'board'), isNull(bodies.endsOn)))
    .orderBy(asc(bodies.id))
    .limit(BOARDS_PER_TURN)
  const some = [...Map.groupBy(found, (body) => body.communeId)].slice(0, COMMUNES_PER_TURN)
  let many = 0
  let reached = after
  for (const [communeId, boards] of some) {
    const book = await openBook(db, communeId, now)
    if (book) many += await askCommune(db, book, boards.filter(isInspectionBoard), periods, now)
    reached = boards.at(-1)?.id ?? reached
  }
  if (`${end}~${reached}` !== mark?.value)
    await db
      .insert(marks)
      .values({ name: MARK, value: `${end}~${reached}` })
      .onConflictDoUpdate({ target: marks.name, set: { value: `${end}~${reached}` } })
  return many
}

async function askCommune(
  db: Db,
  book: CommuneBook,
  boards: readonly Body[],
  periods: readonly Period[],
  now: Date,
): Promise<number> {
  const statements = boards.flatMap((board) =>
    periods.flatMap((period): Statement[] => {
      const dueOn = reportDueOn(book, period.endsOn)
      const place = `${board.id}.${period.year}.${period.period}.${period.number}`
      return [
        db
          .insert(boardReports)
          .values({
            ...{ id: place, communeId: book.commune.id, bodyId: board.id, year: period.year },
            ...{ period: period.period, number: period.number, dueOn },
          })
          .onConflictDoNothing(),
        keepMessages([
          message(
            { communeId: book.commune.id, place: `${place}.wanted`, at: now, by: '' },
            `${board.id}:supervisor_member,approver,handler`,
            wantedText(period, dueOn),
          ),
        ]),
      ]
    }),
  )
  await writeTogether(db, statements)
  return statements.length
}

/** Late ones are told of once, to the board and to the Front. */
async function sayLate(db: Db, now: Date, today: string): Promise<number> {
  const late = await db
    .select()
    .from(boardReports)
    .where(and(lt(boardReports.dueOn, today), sql`filed_at is null and alarm <> 'overdue'`))
    .orderBy(asc(boardReports.dueOn), asc(boardReports.id))
    .limit(LATE_PER_TURN)
  const statements: Statement[] = []
  for (const row of late) {
    const book = await openBook(db, row.communeId, now)
    if (!book) continue
    const what = `Quá hạn báo cáo ${periodText(row)} của Ban${row.dueOn ? `, hạn là ${longDay(row.dueOn)}` : ''}.`
    const at = { communeId: row.communeId, place: `${row.id}.late`, at: now, by: '' }
    statements.push(
      db
        .update(boardReports)
        .set({ alarm: 'overdue' })
        .where(and(eq(boardReports.id, row.id), isNull(boardReports.filedAt))),
      keepMessages([
        message(at, `${row.bodyId}:supervisor_member,approver,handler`, what),
        message(at, `${book.commune.triageBodyId}:coordinator,approver`, what),
      ]),
    )
  }
  await writeTogether(db, statements)
  return late.length
}

function message(
  at: { communeId: string; place: string; at: Date; by: string },
  audience: string,
  what: string,
): NewMessage {
  return {
    ...{ id: `${at.place}.${audience}`, communeId: at.communeId, caseId: null, seq: 0, channel: 'all' },
    ...{ recipientKind: 'audience', recipientId: audience, message: 'dossier', byId: at.by },
    detail: { codes: ['Báo cáo của Ban'], href: BOARDS, what, place: at.place },
    createdAt: at.at.toISOString(),
  }
}
