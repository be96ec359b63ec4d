import type { Role } from '../../worker/staff/actor.ts'
import { bodyId } from './communes/common.ts'
import { HAMLET_PEOPLE, PEOPLE } from './data/people.ts'
import { insertRows } from './sql.ts'

/** The password of every example account. */
export const EXAMPLE_PASSWORD = 'nghe-dan-demo'

/** An example account: who signs in where, and with which roles. */
export type ExampleAccount = {
  id: string
  username: string
  name: string
  title: string
  communeId: string
  bodyId: string
  hamletId: string | null
  roles: readonly Role[]
}

// The suffix keeps user names apart: one sign-in page serves every commune.
const COMMUNES = [
  { slug: 'binh-xa', suffix: '' },
  { slug: 'dak-po', suffix: '.dakpo' },
] as const

/** The example accounts, Bình Xa first: one for each role and the bodies that answer most. */
export const EXAMPLE_ACCOUNTS: readonly ExampleAccount[] = COMMUNES.flatMap(({ slug, suffix }, which) => [
  ...PEOPLE.map(({ username, names, title, body, roles }): ExampleAccount => ({
    id: `vi-du.${username}${suffix}`,
    username: `${username}${suffix}`,
    name: names[which === 0 ? 0 : 1],
    title,
    communeId: slug,
    bodyId: bodyId(slug, body),
    hamletId: null,
    roles,
  })),
  ...HAMLET_PEOPLE.filter((person) => person.slug === slug).map((person): ExampleAccount => ({
    id: `vi-du.${person.username}`,
    username: person.username,
    name: person.name,
    title: 'Trưởng Ban công tác Mặt trận',
    communeId: slug,
    bodyId: bodyId(slug, 'mttq'),
    hamletId: person.hamlet,
    roles: ['hamlet_rep'],
  })),
])

/** The example accounts, all with EXAMPLE_PASSWORD, hashed once by the given function. Never for a deployment. */
export async function accountStatements(
  hashPassword: (password: string) => Promise<string>,
  now: Date,
): Promise<string[]> {
  const hash = await hashPassword(EXAMPLE_PASSWORD)
  const at = now.getTime()
  const all = EXAMPLE_ACCOUNTS
  return [
    ...insertRows(
      'staff_users',
      ['id', 'name', 'email', 'email_verified', 'username', 'display_username', 'created_at', 'updated_at'],
      all.map(({ id, name, username }) => [id, name, `${username}@vi-du.invalid`, true, username, username, at, at]),
    ),
    ...insertRows(
      'staff_accounts',
      ['id', 'account_id', 'provider_id', 'user_id', 'password', 'created_at', 'updated_at'],
      all.map(({ id }) => [`${id}.credential`, id, 'credential', id, hash, at, at]),
    ),
    ...insertRows(
      'staff_members',
      ['user_id', 'commune_id', 'body_id', 'hamlet_id', 'title'],
      all.map((person) => [person.id, person.communeId, person.bodyId, person.hamletId, person.title]),
    ),
    ...insertRows(
      'staff_roles',
      ['user_id', 'role'],
      all.flatMap(({ id, roles }) => roles.map((role) => [id, role])),
    ),
  ]
}
