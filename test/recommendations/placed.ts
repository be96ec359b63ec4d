import { env } from 'cloudflare:workers'
import { openBook } from '../../worker/communes/queries.ts'
import { connect, writeTogether } from '../../worker/db/connect.ts'
import { dossierSlug } from '../../worker/dossiers/code.ts'
import { begin, moving } from '../../worker/dossiers/queries.ts'
import { dossierPeople, type DossierRow } from '../../worker/dossiers/tables.ts'
import type { NewRecommendation } from '../../worker/recommendations/begin.ts'
import { beginRecommendations } from '../../worker/recommendations/begin-queries.ts'
import type { RecommendationRow, Source } from '../../worker/recommendations/tables.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { as, type Fields } from '../support/app.ts'
import { photo } from '../support/build.ts'
import { officer } from '../support/people.ts'
import { wordsOf } from '../support/answers.ts'

export const db = connect(env)
export const ECONOMY = 'binh-xa.phong-kinh-te'

/** A recommendation in the database, and where its page is. */
export type Placed = { id: string; href: string; slug: string; parent: DossierRow }

const thu: StaffMember = {
  ...{ kind: 'staff', id: 'vi-du.dieuphoi', name: 'x', username: 'dieuphoi', communeId: 'binh-xa' },
  ...{ bodyId: 'binh-xa.mttq', hamletId: null, title: '', roles: ['coordinator'], mustChangePassword: false },
}

type How = {
  to?: string
  lead?: string
  source?: Source
  restricted?: boolean
  /** Officers on the parent's team. */
  team?: readonly string[]
  items?: readonly Partial<NewRecommendation>[]
  now?: Date
}

/** Recommendations that come out of a supervision, begun as the supervision's own event begins them. */
export async function placeAll(how: How = {}): Promise<Placed[]> {
  const { items = [{}], lead = 'binh-xa.mttq', now = new Date(), restricted = false, source = 'supervision' } = how
  const book = await openBook(db, 'binh-xa', now)
  if (!book) throw new Error('no book')
  const made = await begin(
    db,
    {
      ...{ id: crypto.randomUUID(), communeId: 'binh-xa', kind: 'supervision', year: 2026, status: 'report_draft' },
      ...{ title: 'Thu gom rác ở các thôn', leadBodyId: lead, submissionKey: crypto.randomUUID(), contentHash: 'a' },
      restricted,
    },
    { kind: 'supervision.proposed', actor: thu, at: now },
  )
  if (!made.ok) throw new Error('no parent')
  for (const [position, staffId] of (how.team ?? []).entries())
    await db.insert(dossierPeople).values({
      ...{ id: crypto.randomUUID(), dossierId: made.row.id, staffId, name: staffId, role: 'member', position },
      since: now.toISOString(),
    })
  const asked = items.map((item, n) => ({
    ...{ id: crypto.randomUUID(), addressedBodyId: how.to ?? ECONOMY },
    asked: `Thu gom rác ở bãi đầu thôn Làng Dìa, việc thứ ${n + 1}.`,
    ...item,
  }))
  await writeTogether(db, [
    ...moving(db, made.row, { kind: 'supervision.reported', actor: thu, at: now }, { status: 'tracking' }),
    ...beginRecommendations(db, { book, parent: made.row, source, items: asked, actor: thu, now }),
  ])
  const placed: Placed[] = []
  for (const { id } of asked) {
    const slug = dossierSlug((await rowOf(id)).row)
    placed.push({ id, slug, href: `/can-bo/kien-nghi/${slug}`, parent: made.row })
  }
  return placed
}

/** One of them. */
export async function place(how: How = {}): Promise<Placed> {
  const [one] = await placeAll(how)
  if (!one) throw new Error('none')
  return one
}

/** As the database has it now. */
export async function rowOf(id: string): Promise<{ row: DossierRow; own: RecommendationRow }> {
  const { dossiers } = await import('../../worker/dossiers/tables.ts')
  const { recommendations } = await import('../../worker/recommendations/tables.ts')
  const { eq } = await import('drizzle-orm')
  const row = await db.select().from(dossiers).where(eq(dossiers.id, id)).get()
  const own = await db.select().from(recommendations).where(eq(recommendations.dossierId, id)).get()
  if (!row || !own) throw new Error(`no recommendation ${id}`)
  return { row, own }
}

const WORDS = 'Đã xem xét kỹ nội dung này và thống nhất như trên.'
export const PUBLIC_REPLY = 'Kinh phí năm nay đã bố trí hết.'
export const LATER = '2099-03-01'

/** What is typed into each form so that nothing is wrong with it. */
export function typedFor(action: string, reply = 'accepted'): Fields {
  const answer = {
    reply,
    answer: WORDS,
    buoc1: 'Thu gom và rào lại',
    ngay1: LATER,
    reason: WORDS,
    publicReply: PUBLIC_REPLY,
  }
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  const by: Record<string, Fields> = {
    'soan-tra-loi': answer,
    'tra-lai': { why: WORDS },
    'xin-xem-lai': { why: WORDS },
    'giu-nguyen': { why: WORDS },
    'sua-noi-dung': { asked: WORDS, publicAsked: WORDS },
    'tien-do': { words: WORDS },
    'bao-xong': { words: WORDS, steps: '1', publicDone: 'Đã thu gom sạch bãi rác.', files: photo() },
    'xac-nhan': { seen: WORDS, seenOn: today, publicCheck: 'Bãi rác đã sạch.', files: photo() },
    'chua-dat': { seen: WORDS, dueOn: LATER, files: photo() },
    'van-giu': { seen: WORDS, files: photo() },
    'khong-con': { seen: WORDS, dueOn: LATER, files: photo() },
    'ghi-nhan': { note: WORDS },
    'bao-cap-tren': { to: 'binh-xa.dang-uy', words: WORDS },
    'chi-dao': { words: WORDS },
    'xet-trach-nhiem': { words: WORDS },
    'thay-the': { why: WORDS },
    'neu-cac-buoc': { buoc1: 'Thu gom và rào lại', ngay1: today },
    'khong-lam-duoc': { reason: WORDS, publicReply: PUBLIC_REPLY },
    'ghi-khong-giu': { note: WORDS },
    'lam-tiep': { why: WORDS, dueOn: LATER },
    'thoi-theo-doi': { publicReply: PUBLIC_REPLY },
    'cong-khai': { publicAsked: 'Thu gom bãi rác đầu thôn Làng Dìa.', publicReply: PUBLIC_REPLY },
  }
  return by[action] ?? {}
}

/** An officer's deed on a recommendation as he sees it now; what the page answers. */
export async function attempt(who: string, placed: Placed, action: string, fields: Fields = {}): Promise<Response> {
  const { row } = await rowOf(placed.id)
  const typed = { version: String(row.version), ...typedFor(action), ...fields }
  return as(officer(who)).post(`${placed.href}/${action}`, typed)
}

/** The same, and it must succeed. */
export async function act(who: string, placed: Placed, action: string, fields: Fields = {}): Promise<void> {
  const answer = await attempt(who, placed, action, fields)
  if (answer.status !== 303)
    throw new Error(`${who} ${action}: ${answer.status} ${wordsOf(await answer.text()).slice(0, 400)}`)
}

/** Several, one after the other: 'xuly.kinhte tiep-nhan'. */
export async function go(placed: Placed, ...deeds: string[]): Promise<void> {
  for (const deed of deeds) {
    const [who = '', action = ''] = deed.split(' ')
    await act(who, placed, action)
  }
}

/** The day went by: whoever must move is late by then. */
export async function makeLate(placed: Placed, on = '2026-01-15'): Promise<void> {
  await env.DB.batch([
    env.DB.prepare('update dossiers set due_on = ?1, wake_on = ?1 where id = ?2').bind(on, placed.id),
    env.DB.prepare(
      `update recommendations set owed_on = iif(owed_on is null, null, ?1),
        stands_on = iif(stands = 'open' and owed_on is not null, ?1, stands_on), reply_due_on = iif(replied_on is null, ?1, reply_due_on),
        uncounted = 1 where dossier_id = ?2`,
    ).bind(on, placed.id),
  ])
}

export const ANSWERED = ['xuly.kinhte tiep-nhan', 'xuly.kinhte soan-tra-loi', 'duyet.kinhte ky-tiep-thu']
export const CLAIMED = [...ANSWERED, 'xuly.kinhte bao-xong']
export const VERIFIED = [...CLAIMED, 'tiepnhan xac-nhan']
