import { keyedHex } from '../http/keys.ts'
import { sealBytes, unsealBytes } from '../submitters/seal.ts'
import type { Line } from './line.ts'
import type { Register } from './kinds.ts'

type Keys = { CONTACT_KEYS: string }

/** Seals what tells of people, bound to its line. */
export async function sealWords(
  env: Keys,
  id: string,
  words: Readonly<Record<string, string>>,
): Promise<{ sealed: string; keyId: string }> {
  if (Object.keys(words).length === 0) return { sealed: '', keyId: '' }
  return sealBytes(env, `register/${id}`, new TextEncoder().encode(JSON.stringify(words)))
}

/** Opens it. Call it only for lines whose names this officer may read. */
export async function unsealWords(
  env: Keys,
  { id, keyId, sealed }: { id: string; sealed: string; keyId: string },
): Promise<Record<string, string>> {
  if (sealed === '') return {}
  const bytes = await unsealBytes(env, `register/${id}`, { sealed, keyId })
  return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>
}

/** What makes a line the same again, so that nobody reads it out of the database. */
export function sameHash(env: { SECRET_KEY: string }, register: Register, { same }: Pick<Line, 'same'>): string {
  return keyedHex(env, 'register-entry', `${register}\n${same}`).slice(0, 40)
}

/** Seals the rows of a table until they are taken: packed first, a list of five thousand would not fit. */
export async function sealTable(env: Keys, id: string, table: unknown): Promise<{ sealed: string; keyId: string }> {
  const packed = new Blob([JSON.stringify(table)]).stream().pipeThrough(new CompressionStream('gzip'))
  return sealBytes(env, `import/${id}`, new Uint8Array(await new Response(packed).arrayBuffer()))
}

/** Opens them again. */
export async function unsealTable(
  env: Keys,
  { id, keyId, sealed }: { id: string; sealed: string; keyId: string },
): Promise<unknown> {
  const bytes = await unsealBytes(env, `import/${id}`, { sealed, keyId })
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(plain).json()
}
