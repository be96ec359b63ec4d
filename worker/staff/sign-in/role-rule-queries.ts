import { and, desc, eq, inArray } from 'drizzle-orm'
import { type Db, type Statement, writeTogether } from '../../db/connect.ts'
import type { Role } from '../actor.ts'
import type { Deed } from '../deed-queries.ts'
import { noteEvent } from '../queries.ts'
import { ROLES, staffEvents, user } from '../tables.ts'
import { keepProofs } from '../viewers/viewer-queries.ts'
import { roleRules } from './tables.ts'

export type RuleChange = { at: string; actorName: string | null; role: string; isOn: boolean }

/** The roles for which this commune asks for two proofs. */
export async function strongRoles(db: Db, communeId: string): Promise<Role[]> {
  const rows = await db
    .select({ role: roleRules.role })
    .from(roleRules)
    .where(and(eq(roleRules.communeId, communeId), eq(roleRules.secondFactor, true)))
  return rows.map((row) => row.role)
}

/** Changes what is asked of roles; each change is noted with before and after. */
export async function setStrongRoles(deed: Deed, before: readonly Role[], wanted: readonly Role[]): Promise<void> {
  const { actor, db, now } = deed
  const changed = ROLES.filter((role) => before.includes(role) !== wanted.includes(role))
  const statements = changed.flatMap((role): Statement[] => {
    const secondFactor = wanted.includes(role)
    return [
      db
        .insert(roleRules)
        .values({ communeId: actor.communeId, role, secondFactor })
        .onConflictDoUpdate({ target: [roleRules.communeId, roleRules.role], set: { secondFactor } }),
      noteEvent(db, actor, 'role_rule_changed', subjectOf(role), now, { from: !secondFactor, to: secondFactor }),
    ]
  })
  // The levels above ask of their people what the commune asks of its leaders.
  if (changed.includes('leader')) statements.push(keepProofs(db, actor.communeId))
  await writeTogether(db, statements)
}

/** The last changes of these rules, the latest first. */
export async function ruleChanges(db: Db, communeId: string): Promise<RuleChange[]> {
  const rows = await db
    .select({
      at: staffEvents.at,
      subject: staffEvents.subjectId,
      detail: staffEvents.detail,
      actorName: user.name,
    })
    .from(staffEvents)
    .leftJoin(user, eq(user.id, staffEvents.actorId))
    .where(and(eq(staffEvents.communeId, communeId), inArray(staffEvents.subjectId, ROLES.map(subjectOf))))
    .orderBy(desc(staffEvents.id))
    .limit(30)
  return rows.map(({ at, actorName, detail, subject }) => ({
    at,
    actorName,
    role: subject.slice(subjectOf('').length),
    isOn: (JSON.parse(detail) as { to: boolean }).to,
  }))
}

/** What an event about a role is about, among events about accounts. */
function subjectOf(role: string): string {
  return `role ${role}`
}
