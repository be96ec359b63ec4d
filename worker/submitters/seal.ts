/** What a sender left of himself; any part may be empty. */
export type Contact = { name: string; phone: string; email: string }

type Keys = { current: string; byId: Map<string, Promise<CryptoKey>> }
const shelf = new Map<string, Keys>()

/**
 * Seals contact data with AES-GCM under the current key, bound to its case so that it cannot be moved to another.
 * Keys come from the secret `CONTACT_KEYS`: `k2:base64,k1:base64`, the first seals, all open.
 */
export async function sealContact(
  env: { CONTACT_KEYS: string },
  caseId: string,
  contact: Contact,
): Promise<{ sealed: string; keyId: string }> {
  if (!contact.name && !contact.phone && !contact.email) return { sealed: '', keyId: '' }
  return sealBytes(env, caseId, new TextEncoder().encode(JSON.stringify(contact)))
}

/** Opens what `sealContact` sealed. Throws when the key is unknown or the data was touched. Call it through `openIdentity` only. */
export async function unsealContact(
  env: { CONTACT_KEYS: string },
  caseId: string,
  row: { sealed: string; keyId: string },
): Promise<Contact> {
  if (row.sealed === '') return { name: '', phone: '', email: '' }
  return JSON.parse(new TextDecoder().decode(await unsealBytes(env, caseId, row))) as Contact
}

/** Seals anything else that tells of people, under the same keys, bound to where it stands. */
export async function sealBytes(
  env: { CONTACT_KEYS: string },
  place: string,
  data: Uint8Array<ArrayBuffer>,
): Promise<{ sealed: string; keyId: string }> {
  const keys = keysOf(env)
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const key = await keyNamed(keys, keys.current)
  const cipher = new Uint8Array(await crypto.subtle.encrypt(bound(nonce, place), key, data))
  return { sealed: `${base64(nonce)}.${base64(cipher)}`, keyId: keys.current }
}

/** Opens what `sealBytes` sealed. Throws when the key is unknown or the data was touched. */
export async function unsealBytes(
  env: { CONTACT_KEYS: string },
  place: string,
  row: { sealed: string; keyId: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const [nonce = '', cipher = ''] = row.sealed.split('.')
  const key = await keyNamed(keysOf(env), row.keyId)
  return new Uint8Array(await crypto.subtle.decrypt(bound(bytes(nonce), place), key, bytes(cipher)))
}

function keysOf(env: { CONTACT_KEYS: string }): Keys {
  const kept = shelf.get(env.CONTACT_KEYS)
  if (kept) return kept
  const pairs = env.CONTACT_KEYS.split(',').map((pair) => pair.trim().split(':'))
  const byId = new Map(
    pairs.map(([id = '', secret = '']) => [
      id,
      crypto.subtle.importKey('raw', bytes(secret), 'AES-GCM', false, ['encrypt', 'decrypt']),
    ]),
  )
  const keys = { current: pairs[0]?.[0] ?? '', byId }
  shelf.set(env.CONTACT_KEYS, keys)
  return keys
}

function keyNamed(keys: Keys, id: string): Promise<CryptoKey> {
  const key = keys.byId.get(id)
  if (!key) throw new Error(`CONTACT_KEYS has no key "${id}"`)
  return key
}

function bound(iv: Uint8Array<ArrayBuffer>, caseId: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(caseId) }
}

function base64(data: Uint8Array): string {
  let text = ''
  // A call takes only so many arguments.
  for (let at = 0; at < data.length; at += 8_192) text += String.fromCharCode(...data.subarray(at, at + 8_192))
  return btoa(text)
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
}
