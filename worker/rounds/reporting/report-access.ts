import type { CommuneBook } from '../../communes/book.ts'
import { readUnit, unitName } from '../../communes/unit.ts'
import { dossierCode, dossierSlug, readSlug } from '../../dossiers/code.ts'
import { messagesOf } from '../../dossiers/tell.ts'
import { type Version, versionOf } from '../../forms/filling/version-queries.ts'
import type { Context } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import type { NewMessage } from '../../notifications/tells.ts'
import { colleaguesOf } from '../../staff/colleague-queries.ts'
import { REPORTS } from '../place.ts'
import { gatheredAt } from './addresses.ts'
import { type ReportGround, type ReportSeen, seesDraft, seesReport } from './permissions.ts'
import { findReport, type Past, readPast, type Report } from './report-queries.ts'
import { tellingsOf, toGatherers } from './told.ts'
import { audiencesOf } from './unit-queries.ts'
import { hasHeadIn, unitsOf } from './units.ts'

/** A unit's report as an officer has it before him. */
export type ReportDesk = Report & {
  past: Past
  seen: ReportSeen
  ground: ReportGround
  /** The questions that the round asks. */
  version: Version
  unitName: string
  /** Somebody of another unit enters it for this one. */
  isOther: boolean
  /** The unit's page, and the page of those who gather. */
  address: string
  gathered: string
}

/** The report that an officer writes: of his own unit, or of the one that `don-vi` names when he enters for others. */
export async function ownDesk(c: Context): Promise<ReportDesk> {
  const { book, staff } = c.var
  const asked = c.req.query('don-vi')
  for (const unit of asked === undefined ? unitsOf(staff) : [asked]) {
    const desk = await deskAt(c, unit)
    if (desk && seesDraft(staff, desk.seen, book.commune.triageBodyId)) return desk
  }
  throw problem.notFound()
}

/** The report of the unit that the address names, for those who gather and for the unit itself. */
export async function gatheredDesk(c: Context): Promise<ReportDesk> {
  const desk = await deskAt(c, c.req.param('unit') ?? '')
  if (!desk || !seesReport(c.var.staff, desk.seen, c.var.book.commune.triageBodyId)) throw problem.notFound()
  return desk
}

async function deskAt(c: Context, unit: string): Promise<ReportDesk | null> {
  const { book, db, staff } = c.var
  const place = readSlug(c.req.param('slug') ?? '')
  if (!place || !readUnit(book, unit)) return null
  const report = await findReport(db, staff.communeId, place, unit)
  if (!report) return null
  const { round, row } = report
  const [past, version, colleagues] = await Promise.all([
    readPast(db, row.id),
    versionOf(db, round.versionId),
    unit.startsWith('body:') ? colleaguesOf(db, staff.communeId) : [],
  ])
  if (!version) return null
  const slug = dossierSlug(place)
  const isOther = !unitsOf(staff).includes(unit)
  const { roundStatus, leadBodyId } = round
  return {
    ...{ ...report, past, version, isOther, unitName: unitName(book, unit) },
    seen: { ...row, roundStatus, leadBodyId },
    ground: { frontBodyId: book.commune.triageBodyId, hasHead: hasHeadIn(colleagues, unit) },
    address: `${REPORTS}/${slug}`,
    gathered: gatheredAt(`${REPORTS}/${slug}`, unit),
  }
}

/** What is told of an event of the report, to its unit or to those who gather; for the event's batch. */
export async function messagesAbout(c: Context, desk: ReportDesk, event: string): Promise<NewMessage[]> {
  const { book, db, now, staff } = c.var
  const { address, gathered, ground, round, row } = desk
  const isOfUnit = event === 'report.submitted' || event === 'report.corrected'
  const unit = isOfUnit ? [] : (await audiencesOf(db, book, [row.unit]))(row.unit)
  const tellings = tellingsOf(event, {
    ...{ unit, unitName: desk.unitName, title: round.title },
    gatherers: toGatherers(round.leadBodyId, ground.frontBodyId),
    isAwaited: row.status === 'returned' || row.wasMissing,
  })
  const place = { dossierId: row.id, communeId: row.communeId, seq: row.version + 1, at: now, byId: staff.id }
  return messagesOf({ ...place, code: codeOf(book, round), href: isOfUnit ? gathered : address }, tellings)
}

/** The round's code, as people say it. */
export function codeOf(book: CommuneBook, { number, year }: Pick<Report['round'], 'year' | 'number'>): string {
  return dossierCode(book, { kind: 'report_round', year, number })
}
