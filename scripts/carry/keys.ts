import { lookupHash, lookupSecretFor } from '../../worker/cases/lookup.ts'
import { unsealContact } from '../../worker/submitters/seal.ts'
import type { Manifest } from './manifest.ts'
import type { Place } from './place.ts'
import { quote } from './sql.ts'

type Sealed = { case_id: string; sealed: string; key_id: string }
type Receipt = { submission_key: string; lookup_hash: string }

/** Tries the keys of this place on what was sealed, and on the receipts that citizens hold. */
export async function missingKeys(
  read: Place['read'],
  secrets: ReturnType<Place['secrets']>,
  { commune, contactKeys }: Manifest,
): Promise<string[]> {
  const names = contactKeys.join(', ')
  if (!secrets)
    return [
      `Nơi nhận phải có cùng SECRET_KEY${names && ` và CONTACT_KEYS với các khóa: ${names}`} như nơi xuất. Từ đây không xem được bí mật của nơi nhận: hãy tự kiểm tra.`,
    ]
  const told: string[] = []
  for (const id of contactKeys) {
    const [row] = await read<Sealed>(
      `select case_id, sealed, key_id from submitters join cases on id = case_id where commune_id = ${quote(commune.id)} and key_id = ${quote(id)} limit 1`,
    )
    const key = keyNamed(secrets.CONTACT_KEYS ?? '', id)
    const isThere = key !== ''
    if (!isThere || (row && !(await opensIt(key, row))))
      told.push(
        `CONTACT_KEYS ở đây ${isThere ? `có khóa «${id}» nhưng là khóa khác` : `thiếu khóa «${id}»`}: tên và số điện thoại người gửi chưa mở được. Chép khóa từ nơi xuất sang.`,
      )
  }
  const receipts = await read<Receipt>(
    `select submission_key, lookup_hash from cases where commune_id = ${quote(commune.id)} order by submitted_at limit 50`,
  )
  if (receipts.length > 0 && !receipts.some((receipt) => isOurs(secrets.SECRET_KEY ?? '', commune.id, receipt)))
    told.push(
      'SECRET_KEY ở đây khác nơi xuất: mã trên biên nhận của bà con chưa dùng được. Chép SECRET_KEY từ nơi xuất sang.',
    )
  return told
}

/** One pair `k1:…` of the secret, when it has it and it is as long as a key. */
function keyNamed(keys: string, id: string): string {
  const pair = keys
    .split(',')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${id}:`))
  return pair && Buffer.from(pair.slice(id.length + 1), 'base64').length === 32 ? pair : ''
}

async function opensIt(keys: string, { case_id: caseId, sealed, key_id: keyId }: Sealed): Promise<boolean> {
  try {
    await unsealContact({ CONTACT_KEYS: keys }, caseId, { sealed, keyId })
    return true
  } catch {
    return false
  }
}

function isOurs(key: string, commune: string, receipt: Receipt): boolean {
  const env = { SECRET_KEY: key, CONTACT_KEYS: '' }
  return lookupHash(env, lookupSecretFor(env, commune, receipt.submission_key)) === receipt.lookup_hash
}
