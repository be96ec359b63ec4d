import { and, count, eq, gt, inArray, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm'
import { areaCommunes, areas } from '../../communes/areas/tables.ts'
import { type Db, type Statement, writeTogether } from '../../db/connect.ts'
import { setPassword } from '../queries.ts'
import { strengthen } from '../sign-in/sign-in-queries.ts'
import type { Factors, Way } from '../sign-in/ways.ts'
import { session, user } from '../tables.ts'
import { areaViewerCodes, areaViewerEvents, areaViewers } from './tables.ts'
import type { Viewer } from './viewer.ts'

/** A session of somebody of a level above, like an officer's. */
export type ViewerSession = { token: string; prolongedAt: Date; way: Way; factors: Factors; viewer: Viewer }

const PROOFS = { confirmedAt: areaViewers.confirmedAt, isRequired: areas.secondFactor }

function factorsIn({ confirmedAt, isRequired }: { confirmedAt: string | null; isRequired: boolean }): Factors {
  return { hasCode: confirmedAt !== null, hasKey: false, isRequired }
}

/** The statement that keeps what levels above a commune ask of their people: into the batch that changes its rules, or to whom it sends. */
export function keepProofs(db: Db, communeId: string): Statement {
  const asked = sql<boolean>`exists (select 1 from area_communes join role_rules
    on role_rules.commune_id = area_communes.commune_id and role = 'leader' and role_rules.second_factor = 1
    where area_communes.area_id = areas.id and until is null)`
  const ofIt = db.select({ id: areaCommunes.areaId }).from(areaCommunes).where(eq(areaCommunes.communeId, communeId))
  return db.update(areas).set({ secondFactor: asked }).where(inArray(areas.id, ofIt))
}

/** Who of a level above holds this session: one read. Null when it ended, its account was closed, or it is an officer's. */
export async function findViewerSession(db: Db, token: string, now: Date): Promise<ViewerSession | null> {
  const [row] = await db
    .select({
      prolongedAt: session.updatedAt,
      way: session.way,
      id: user.id,
      name: user.name,
      username: user.username,
      title: areaViewers.title,
      areaId: areaViewers.areaId,
      areaName: areas.name,
      mustChangePassword: areaViewers.mustChangePassword,
      ...PROOFS,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .innerJoin(areaViewers, eq(areaViewers.userId, session.userId))
    .innerJoin(areas, eq(areas.id, areaViewers.areaId))
    .where(and(eq(session.token, token), gt(session.expiresAt, now), isNull(areaViewers.closedAt)))
  if (!row) return null
  const { confirmedAt, isRequired, prolongedAt, username, way, ...rest } = row
  return {
    token,
    prolongedAt,
    way: way ?? 'password',
    factors: factorsIn({ confirmedAt, isRequired }),
    viewer: { kind: 'viewer', ...rest, username: username ?? '' },
  }
}

/** The proofs of one who is about to come in; null when the account is closed, or none of a level above. */
export async function viewerFactors(db: Db, userId: string): Promise<Factors | null> {
  const [row] = await db
    .select(PROOFS)
    .from(areaViewers)
    .innerJoin(areas, eq(areas.id, areaViewers.areaId))
    .where(and(eq(areaViewers.userId, userId), isNull(areaViewers.closedAt)))
  return row ? factorsIn(row) : null
}

/** Notes what somebody of a level above did, or what was done to his account: into the same batch. */
export function noteViewer(db: Db, userId: string, kind: string, now: Date, detail: object = {}): Statement {
  const { areaId } = areaViewers
  return db.insert(areaViewerEvents).select(
    db
      .select({
        id: sql<number>`null`.as('id'),
        areaId,
        kind: sql<string>`${kind}`.as('kind'),
        userId: areaViewers.userId,
        at: sql<string>`${now.toISOString()}`.as('at'),
        detail: sql<string>`${JSON.stringify(detail)}`.as('detail'),
      })
      .from(areaViewers)
      .where(eq(areaViewers.userId, userId)),
  )
}

/** Opens a session and notes it in one batch. */
export async function keepViewerSession(
  db: Db,
  made: { token: string; expiresAt: Date },
  { userAgent, userId, way, now }: { userAgent: string; userId: string; way: Way; now: Date },
): Promise<void> {
  await writeTogether(db, [
    db
      .insert(session)
      .values({ id: crypto.randomUUID(), ...made, userId, userAgent, createdAt: now, updatedAt: now, way }),
    noteViewer(db, userId, 'signed_in', now, { way }),
  ])
}

/** Notes a wrong proof for an account. */
export async function noteViewerRefusal(db: Db, userId: string, way: Way, now: Date): Promise<void> {
  await writeTogether(db, [noteViewer(db, userId, 'sign_in_refused', now, { way })])
}

/** One's own new password: every session but the one at hand ends with the old one. */
export async function changeViewerPassword(db: Db, own: OwnViewer, hash: string): Promise<void> {
  await writeTogether(db, [
    setPassword(db, own.id, hash, own.now),
    db.update(areaViewers).set({ mustChangePassword: false }).where(eq(areaViewers.userId, own.id)),
    endOthers(db, own),
    noteViewer(db, own.id, 'password_changed', own.now),
  ])
}

/** Who changes his own proofs, in which session. */
export type OwnViewer = { id: string; token: string; now: Date }

/** The sealed secret of a code application, whether it is in force, and how many recovery codes are left. */
export async function viewerSecret(
  db: Db,
  userId: string,
): Promise<{ sealed: string; isOn: boolean; codesLeft: number; lastStep: number } | null> {
  const [row] = await db
    .select({
      sealed: areaViewers.sealed,
      confirmedAt: areaViewers.confirmedAt,
      lastStep: areaViewers.lastStep,
      codesLeft: count(areaViewerCodes.codeHash),
    })
    .from(areaViewers)
    .leftJoin(areaViewerCodes, eq(areaViewerCodes.userId, areaViewers.userId))
    .where(eq(areaViewers.userId, userId))
    .groupBy(areaViewers.userId)
  if (!row || row.sealed === '') return null
  return { sealed: row.sealed, isOn: row.confirmedAt !== null, codesLeft: row.codesLeft, lastStep: row.lastStep }
}

/** Keeps a secret that waits for its first code; one that is in force stays. */
export async function beginViewerCode(db: Db, userId: string, sealed: string): Promise<void> {
  await db
    .update(areaViewers)
    .set({ sealed })
    .where(and(eq(areaViewers.userId, userId), isNull(areaViewers.confirmedAt)))
}

/** Puts the secret in force with its first code. Other sessions end. False when it was in force already. */
export async function confirmViewerCode(
  db: Db,
  own: OwnViewer,
  { step, codeHashes }: { step: number; codeHashes: string[] },
): Promise<boolean> {
  const rows = await db
    .update(areaViewers)
    .set({ confirmedAt: own.now.toISOString(), lastStep: step })
    .where(and(eq(areaViewers.userId, own.id), isNull(areaViewers.confirmedAt)))
    .returning({ userId: areaViewers.userId })
  if (rows.length === 0) return false
  await writeTogether(db, [
    ...newCodes(db, own.id, codeHashes),
    strengthen(db, own.token, 'code'),
    endOthers(db, own),
    noteViewer(db, own.id, 'second_factor_on', own.now),
  ])
  return true
}

/** Another set of recovery codes in place of the old one. */
export async function renewViewerCodes(db: Db, own: OwnViewer, codeHashes: string[]): Promise<void> {
  await writeTogether(db, [...newCodes(db, own.id, codeHashes), noteViewer(db, own.id, 'recovery_codes_made', own.now)])
}

/** Takes the code of a half minute, each once: false when that or a later one was taken before. */
export async function takeViewerStep(db: Db, userId: string, step: number): Promise<boolean> {
  const rows = await db
    .update(areaViewers)
    .set({ lastStep: step })
    .where(and(eq(areaViewers.userId, userId), isNotNull(areaViewers.confirmedAt), lt(areaViewers.lastStep, step)))
    .returning({ userId: areaViewers.userId })
  return rows.length > 0
}

/** Takes a recovery code away; false when there is none like it. */
export async function takeViewerRecovery(db: Db, userId: string, codeHash: string): Promise<boolean> {
  const rows = await db
    .delete(areaViewerCodes)
    .where(and(eq(areaViewerCodes.userId, userId), eq(areaViewerCodes.codeHash, codeHash)))
    .returning({ userId: areaViewerCodes.userId })
  return rows.length > 0
}

function newCodes(db: Db, userId: string, codeHashes: string[]): Statement[] {
  return [
    db.delete(areaViewerCodes).where(eq(areaViewerCodes.userId, userId)),
    db.insert(areaViewerCodes).values(codeHashes.map((codeHash) => ({ userId, codeHash }))),
  ]
}

function endOthers(db: Db, { id, token }: OwnViewer): Statement {
  return db.delete(session).where(and(eq(session.userId, id), ne(session.token, token)))
}
