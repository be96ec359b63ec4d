import { and, asc, desc, eq, lt, or, type SQL, sql } from 'drizzle-orm'
import { type Break, firstBreak, seal } from '../cases/chain.ts'
import { visibleTo } from '../cases/queries.ts'
import { headsOf } from '../cases/seal-queries.ts'
import { cases, dailyRoots, events, eventTexts } from '../cases/tables.ts'
import type { Db } from '../db/connect.ts'
import { DOSSIER_KINDS, type DossierKind } from '../dossiers/code.ts'
import { dossierEvents, dossiers, dossierTexts } from '../dossiers/tables.ts'
import { petitions, replies } from '../petitions/tables.ts'
import { petitionWords, replyWords } from '../petitions/words.ts'
import type { StaffMember } from '../staff/actor.ts'
import { checkReports } from './report-chain-queries.ts'

/** Cases of one step, and of one read within it. */
const CASES_A_STEP = 2000
const CASES_A_READ = 100
/** Sealed days of one step. */
const DAYS_A_STEP = 40

/** Where a check stands: the last case that was looked at, then the last day; what was counted so far. */
export type Check = {
  part: 'cases' | 'dossiers' | 'reports' | 'days' | 'done'
  /** Of dossiers: their kind. */
  kind: string
  year: number
  number: number
  /** Of reports: the last one's unit, due day and id. */
  after: string
  day: string
  root: string
} & Counts
type Counts = { cases: number; events: number; days: number }

/** The first place that does not hold: of a case, with its code when this officer may know it, or of a day's seal. */
export type Found =
  | { kind: 'case'; code: { year: number; number: number } | null; seq: number; what: string }
  | { kind: 'dossier'; code: { kind: DossierKind; year: number; number: number } | null; seq: number; what: string }
  | { kind: 'day'; day: string }

/** One step of the walk along a commune's chains. */
export async function checkOn(db: Db, staff: StaffMember, from: Check): Promise<{ now: Check; found: Found | null }> {
  if (from.part === 'cases') return checkCases(db, staff, from)
  if (from.part === 'dossiers') return checkDossiers(db, staff, from)
  return from.part === 'reports' ? walkReports(db, staff.communeId, from) : checkDays(db, staff.communeId, from)
}

async function checkCases(db: Db, staff: StaffMember, from: Check): Promise<{ now: Check; found: Found | null }> {
  const now = { ...from }
  for (let step = 0; step < CASES_A_STEP; step += CASES_A_READ) {
    const heads = await db
      .select({ id: cases.id, year: cases.year, number: cases.number })
      .from(cases)
      .where(and(eq(cases.communeId, staff.communeId), sql`(year, number) > (${now.year}, ${now.number})`))
      .orderBy(asc(cases.year), asc(cases.number))
      .limit(CASES_A_READ)
    const chains = await chainsOf(
      db,
      heads.map(({ id }) => id),
    )
    for (const head of heads) {
      const chain = chains.get(head.id)
      if (!chain) continue
      const broken = firstBreak(chain.events, chain.head, chain.texts)
      if (broken) return { now, found: await told(db, staff, head, broken) }
      now.cases++
      now.events += chain.events.length
      now.year = head.year
      now.number = head.number
    }
    if (heads.length < CASES_A_READ)
      return { now: { ...now, part: 'dossiers', kind: '', year: 0, number: 0 }, found: null }
  }
  return { now, found: null }
}

async function checkDossiers(db: Db, staff: StaffMember, from: Check): Promise<{ now: Check; found: Found | null }> {
  const now = { ...from }
  for (let step = 0; step < CASES_A_STEP; step += CASES_A_READ) {
    const heads = await db
      .select()
      .from(dossiers)
      .where(
        and(
          eq(dossiers.communeId, staff.communeId),
          sql`(kind, year, number) > (${now.kind}, ${now.year}, ${now.number})`,
        ),
      )
      .orderBy(asc(dossiers.kind), asc(dossiers.year), asc(dossiers.number))
      .limit(CASES_A_READ)
    const among = sql`dossier_id in (select value from json_each(${JSON.stringify(heads.map(({ id }) => id))}))`
    const [fresh, eventRows, texts] = await db.batch([
      db
        .select({ id: dossiers.id, version: dossiers.version, headHash: dossiers.headHash })
        .from(dossiers)
        .where(sql`id in (select value from json_each(${JSON.stringify(heads.map(({ id }) => id))}))`),
      db.select().from(dossierEvents).where(among).orderBy(asc(dossierEvents.dossierId), asc(dossierEvents.seq)),
      db.select().from(dossierTexts).where(among),
    ])
    const headOf = new Map(fresh.map((row) => [row.id, row]))
    const eventsOf = Map.groupBy(eventRows, (row) => row.dossierId)
    const textsOf = Map.groupBy(texts, (row) => row.dossierId)
    for (const row of heads) {
      const head = { caseId: row.id, version: row.version, headHash: row.headHash, ...headOf.get(row.id) }
      const chain = (eventsOf.get(row.id) ?? []).map(({ dossierId, ...event }) => ({ ...event, caseId: dossierId }))
      const words = new Map((textsOf.get(row.id) ?? []).map(({ seq, text }) => [seq, text]))
      const broken = firstBreak(chain, head, words)
      if (broken) {
        const code = row.restricted ? null : { kind: row.kind, year: row.year, number: row.number }
        return { now, found: { kind: 'dossier', code, seq: broken.seq, what: broken.what } }
      }
      now.cases++
      now.events += chain.length
      Object.assign(now, { kind: row.kind, year: row.year, number: row.number })
    }
    if (heads.length < CASES_A_READ) return { now: { ...now, part: 'reports', after: '' }, found: null }
  }
  return { now, found: null }
}

async function walkReports(db: Db, communeId: string, from: Check): Promise<{ now: Check; found: Found | null }> {
  const now = { ...from }
  for (let step = 0; step < CASES_A_STEP; step += CASES_A_READ) {
    const [unit = '', dueOn = '', id = ''] = now.after.split('~')
    const { broken, events: many, isEnd, last } = await checkReports(db, communeId, { unit, dueOn, id }, CASES_A_READ)
    now.events += many
    if (last) now.after = `${last.unit}~${last.dueOn}~${last.id}`
    if (broken) {
      const code = broken.code && { kind: 'report_round' as const, ...broken.code }
      return { now, found: { kind: 'dossier', code, seq: broken.seq, what: `báo cáo của một đơn vị, ${broken.what}` } }
    }
    if (isEnd) return { now: { ...now, part: 'days' }, found: null }
  }
  return { now, found: null }
}

/** Cases with their events and the words these carry a hash of: read together, so that nothing comes between. */
async function chainsOf(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map()
  const among = sql`(select value from json_each(${JSON.stringify(ids)}))`
  const isOne = sql`case_id in ${among}`
  const [heads, eventRows, texts, words, answers] = await db.batch([
    db
      .select({ caseId: cases.id, version: cases.version, headHash: cases.headHash })
      .from(cases)
      .where(sql`${cases.id} in ${among}`),
    db.select().from(events).where(isOne).orderBy(asc(events.caseId), asc(events.seq)),
    db.select().from(eventTexts).where(isOne),
    db.select().from(petitions).where(isOne),
    db.select().from(replies).where(isOne),
  ])
  const eventsOf = Map.groupBy(eventRows, (row) => row.caseId)
  const textsOf = Map.groupBy(texts, (row) => row.caseId)
  const answersOf = Map.groupBy(answers, (row) => row.caseId)
  return new Map(
    heads.map((head) => {
      const own = eventsOf.get(head.caseId) ?? []
      const petition = words.find((row) => row.caseId === head.caseId)
      const isErased =
        petition?.content === '' && own.some(({ detail, kind }) => kind === 'privacy.erased' && erasesWords(detail))
      const said: [number, string][] = [
        ...(textsOf.get(head.caseId) ?? []).map((row): [number, string] => [row.seq, row.text]),
        ...(petition && !isErased ? [[1, petitionWords(petition)] as [number, string]] : []),
        ...(answersOf.get(head.caseId) ?? []).map((row): [number, string] => [row.seq, replyWords(row)]),
      ]
      return [head.caseId, { head, events: own, texts: new Map(said) }]
    }),
  )
}

function erasesWords(detail: string): boolean {
  return Boolean((JSON.parse(detail) as { words?: unknown }).words)
}

async function told(db: Db, staff: StaffMember, head: { id: string; year: number; number: number }, broken: Break) {
  const mayKnow = await db
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.id, head.id), or(eq(cases.restricted, false), visibleTo(staff))))
    .get()
  const code = mayKnow ? { year: head.year, number: head.number } : null
  return { kind: 'case' as const, code, seq: broken.seq, what: broken.what }
}

async function checkDays(db: Db, communeId: string, from: Check): Promise<{ now: Check; found: Found | null }> {
  const now = { ...from }
  const roots = await db
    .select()
    .from(dailyRoots)
    .where(and(eq(dailyRoots.communeId, communeId), sql`${dailyRoots.day} > ${from.day}`))
    .orderBy(asc(dailyRoots.day))
    .limit(DAYS_A_STEP)
  for (const { day, previousRoot, root } of roots) {
    const heads = await headsOf(db, communeId, day)
    if (previousRoot !== now.root || root !== seal(now.root, heads)) return { now, found: { kind: 'day', day } }
    now.days++
    now.day = day
    now.root = root
  }
  return { now: roots.length < DAYS_A_STEP ? { ...now, part: 'done' } : now, found: null }
}

/** How much there is to walk: cases and dossiers by the last number of each year, sealed days. */
export async function lengthOf(db: Db, communeId: string): Promise<{ cases: number; days: number }> {
  const lasts = (table: SQL, among: SQL) =>
    db.all<{ last: number }>(sql`
      with recursive years(year) as (
        select max(year) from ${table} where ${among}
        union all select (select max(year) from ${table} where ${among} and year < years.year) from years where year is not null)
      select (select max(number) from ${table} where ${among} and year = years.year) last from years where year is not null`)
  const [years, days] = await Promise.all([
    Promise.all([
      lasts(sql`cases`, sql`commune_id = ${communeId}`),
      ...DOSSIER_KINDS.map((kind) => lasts(sql`dossiers`, sql`commune_id = ${communeId} and kind = ${kind}`)),
    ]),
    db
      .select({ many: sql<number>`count(*)` })
      .from(dailyRoots)
      .where(eq(dailyRoots.communeId, communeId))
      .get(),
  ])
  return { cases: years.flat().reduce((sum, { last }) => sum + Number(last), 0), days: days?.many ?? 0 }
}

/** Days sealed before a day, newest first; one more than a page when there are more. */
export function sealedDays(db: Db, communeId: string, before: string, most: number) {
  return db
    .select()
    .from(dailyRoots)
    .where(and(eq(dailyRoots.communeId, communeId), lt(dailyRoots.day, before)))
    .orderBy(desc(dailyRoots.day))
    .limit(most + 1)
}
