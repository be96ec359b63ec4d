import { and, eq, gte, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import { ACTIVITIES } from '../activities/place.ts'
import { activityDays } from '../activities/tables.ts'
import type { CommuneBook } from '../communes/book.ts'
import { readUnit, type Unit } from '../communes/unit.ts'
import type { Db } from '../db/connect.ts'
import { localDay } from '../deadlines/calendar.ts'
import { dossiers } from '../dossiers/tables.ts'
import type { Evidence } from '../merit/evidence.ts'
import { askAddress } from '../recommendations/list-ask.ts'
import { recommendations } from '../recommendations/tables.ts'
import { ROUNDS } from '../rounds/place.ts'
import { reportSubmissions } from '../rounds/tables.ts'
import { TARGETS } from '../targets/place.ts'
import { isReached } from '../targets/rules.ts'
import { indicators, targets } from '../targets/tables.ts'
import { drillAddress } from './drill.ts'
import { periodOf } from './period.ts'
import { bodyFigures } from './tables.ts'

type Year = { from: string; to: string; today: string; year: number }

/** What the system knows of a unit's year, each figure with the way to where it is seen. Five reads, each along an index. */
export async function evidenceOf(db: Db, book: CommuneBook, key: string, year: number): Promise<readonly Evidence[]> {
  const unit = readUnit(book, key)
  if (!unit) return []
  const today = localDay(new Date())
  const span = { from: `${year}-01-01`, to: `${year}-12-31`, today, year }
  const at = { communeId: book.commune.id, key, unit }
  const found = await Promise.all([
    unit.kind === 'body' ? answers(db, at, span) : null,
    unit.kind === 'body' ? asked(db, at, span) : null,
    reached(db, at, span),
    reported(db, at, span),
    active(db, at, span),
  ])
  return found.filter((one) => one !== null)
}

type At = { communeId: string; key: string; unit: Unit }

async function answers(db: Db, { communeId, unit }: At, { today, year }: Year): Promise<Evidence> {
  const [sum] = await db
    .select({ of: sql<number>`coalesce(sum(answered), 0)`, done: sql<number>`coalesce(sum(in_time), 0)` })
    .from(bodyFigures)
    .where(
      and(
        eq(bodyFigures.communeId, communeId),
        eq(bodyFigures.bodyId, unit.id),
        gte(bodyFigures.month, `${year}-01`),
        lte(bodyFigures.month, `${year}-12`),
      ),
    )
  const { done, of } = sum ?? { done: 0, of: 0 }
  const period = periodOf(String(year), today)
  const text =
    of === 0 ? 'Chưa trả lời kiến nghị nào trong năm.' : `Trả lời đúng hạn ${done} trên ${of} kiến nghị của bà con.`
  const href = period ? drillAddress({ number: 'tra-loi', period, bodyId: unit.id, category: '' }) : ''
  return { kind: 'answers', done, of, text, href }
}

async function asked(db: Db, { communeId, unit }: At, { today, year }: Year): Promise<Evidence> {
  const rows = await db
    .select({ verifiedOn: recommendations.verifiedOn, owedOn: recommendations.owedOn })
    .from(recommendations)
    .innerJoin(dossiers, eq(dossiers.id, recommendations.dossierId))
    .where(
      and(
        eq(recommendations.bodyId, unit.id),
        eq(recommendations.year, year),
        eq(recommendations.communeId, communeId),
        isNull(recommendations.supersededBy),
        isNotNull(dossiers.addressedAt),
        eq(dossiers.restricted, false),
      ),
    )
  const [of, done] = [rows.length, rows.filter(({ verifiedOn }) => verifiedOn !== null).length]
  const late = rows.filter(({ owedOn }) => owedOn !== null && owedOn < today).length
  const text =
    of === 0
      ? 'Không có kiến nghị giám sát nào gửi đến trong năm.'
      : `Đã thực hiện, có kiểm tra ${done} trên ${of} kiến nghị giám sát, đối thoại${late > 0 ? `; ${late} đang quá hạn` : ''}.`
  return { kind: 'recommendations', done, of, text, href: askAddress({ heap: 'tat-ca', state: '', bodyId: unit.id }) }
}

async function reached(db: Db, { communeId, key }: At, { year }: Year): Promise<Evidence> {
  const rows = await db
    .select({ rule: indicators.rule, base: targets.base, target: targets.target, actual: targets.actual })
    .from(targets)
    .innerJoin(indicators, eq(indicators.id, targets.indicatorId))
    .where(
      and(eq(targets.communeId, communeId), eq(targets.unit, key), eq(targets.year, year), isNull(targets.droppedAt)),
    )
  const [of, done] = [rows.length, rows.filter((one) => one.actual !== null && isReached(one, one.actual)).length]
  const text = of === 0 ? 'Chưa giao chỉ tiêu nào trong năm.' : `Đạt ${done} trên ${of} chỉ tiêu.`
  return { kind: 'targets', done, of, text, href: `${TARGETS}/${year}` }
}

/** What had to be sent up to today: a report that is still to come says nothing yet. */
async function reported(db: Db, { communeId, key }: At, { from, to, today }: Year): Promise<Evidence> {
  const { dueOn, firstSentAt } = reportSubmissions
  const sentOn = sql`date(${firstSentAt}, '+7 hours')`
  const [sum] = await db
    .select({
      of: sql<number>`count(*)`,
      done: sql<number>`coalesce(sum(${firstSentAt} is not null and ${sentOn} <= ${dueOn}), 0)`,
      late: sql<number>`coalesce(sum(${firstSentAt} is not null and ${sentOn} > ${dueOn}), 0)`,
    })
    .from(reportSubmissions)
    .where(
      and(
        eq(reportSubmissions.communeId, communeId),
        eq(reportSubmissions.unit, key),
        gte(dueOn, from),
        lte(dueOn, to),
        sql`(${dueOn} < ${today} or ${firstSentAt} is not null)`,
      ),
    )
  const { done, late, of } = sum ?? { done: 0, late: 0, of: 0 }
  const none = of - done - late
  const text =
    of === 0
      ? 'Chưa có báo cáo nào đến hạn trong năm.'
      : [
          `Nộp đúng hạn ${done} trên ${of} báo cáo`,
          ...(late > 0 ? [`${late} nộp muộn`] : []),
          ...(none > 0 ? [`${none} không báo cáo`] : []),
        ].join('; ') + '.'
  return { kind: 'reports', done, of, text, href: ROUNDS }
}

async function active(db: Db, { communeId, unit }: At, { from, to, today }: Year): Promise<Evidence> {
  const own =
    unit.kind === 'hamlet'
      ? eq(activityDays.hamletId, unit.id)
      : sql`exists (select 1 from json_each(${activityDays.bodyIds}) where value = ${unit.id})`
  const [sum] = await db
    .select({ of: sql<number>`count(*)`, done: sql<number>`coalesce(sum(${activityDays.status} = 'held'), 0)` })
    .from(activityDays)
    .where(
      and(
        eq(activityDays.communeId, communeId),
        own,
        gte(activityDays.onDay, from),
        lte(activityDays.onDay, to < today ? to : today),
      ),
    )
  const { done, of } = sum ?? { done: 0, of: 0 }
  const text = of === 0 ? 'Chưa ghi ngày hoạt động nào trong năm.' : `Tổ chức ${done} trên ${of} ngày hoạt động.`
  return { kind: 'activities', done, of, text, href: ACTIVITIES }
}
