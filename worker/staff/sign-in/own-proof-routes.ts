import { beginTry, tryKey } from '../../http/attempts.ts'
import type { Context } from '../../http/context.ts'
import { field, type Sent } from '../../http/form.ts'
import { forgetTries } from '../../http/queries.ts'
import { askingOf, ownToken } from '../auth.ts'
import { check, type FieldErrors } from '../form.ts'
import { lockedWords, WRONG_PASSWORDS } from '../rules.ts'
import type { Own } from './factor-queries.ts'
import { proveAgain } from './prove-auth.ts'
import { proofSchema } from './security-form.ts'

/** What is wrong with the proof that came with a form; null when it is right. */
export async function proofErrors(c: Context, sent: Sent): Promise<{ errors: FieldErrors; status: 422 | 429 } | null> {
  const { db, now, staff } = c.var
  const checked = check(proofSchema, { proof: field(sent, 'proof') ?? '' })
  if (!checked.ok) return { errors: checked.errors, status: 422 }
  const limit = { ...WRONG_PASSWORDS, ...tryKey(c.env, 'old-password', staff.id), now }
  const until = await beginTry(db, limit)
  if (until) return { errors: { proof: [lockedWords(until)] }, status: 429 }
  if (!(await proveAgain(askingOf(c), staff.id, checked.value.proof)))
    return { errors: { proof: ['Mật khẩu hoặc mã này chưa đúng. Ông/bà gõ lại.'] }, status: 422 }
  await forgetTries(db, limit)
  return null
}

/** Who changes his own proofs, in which session. */
export function ownOf(c: Context): Own {
  const { now, staff } = c.var
  return { id: staff.id, communeId: staff.communeId, token: ownToken(c), now }
}
