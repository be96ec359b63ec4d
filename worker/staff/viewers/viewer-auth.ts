import { type Asking, newSession, sessionCookie } from '../auth.ts'
import { openSecret } from '../sign-in/factor-seal.ts'
import { recoveryHash } from '../sign-in/prove-auth.ts'
import { digitsOf } from '../sign-in/recovery.ts'
import { stepOfCode } from '../sign-in/totp.ts'
import type { Way } from '../sign-in/ways.ts'
import {
  keepViewerSession,
  noteViewerRefusal,
  takeViewerRecovery,
  takeViewerStep,
  viewerSecret,
} from './viewer-queries.ts'

/** Opens a session for somebody of a level above who has proved who he is: the cookie to set. */
export async function openViewerSession(asking: Asking, userId: string, way: Way): Promise<string> {
  const { db, now, request } = asking
  const made = newSession(now)
  const userAgent = request.headers.get('user-agent')?.slice(0, 300) ?? ''
  await keepViewerSession(db, made, { userAgent, userId, way, now })
  return sessionCookie(asking, made.token)
}

/** Notes that a proof for this account was wrong. */
export async function refuseViewer({ db, now }: Asking, userId: string, way: Way): Promise<void> {
  await noteViewerRefusal(db, userId, way, now)
}

/** By which code somebody of a level above proves himself, each once; null when it is wrong or was taken before. */
export async function proveViewerByCode(
  { db, env, now }: Asking,
  userId: string,
  typed: string,
): Promise<'code' | 'recovery' | null> {
  const digits = digitsOf(typed)
  if (digits === null)
    return (await takeViewerRecovery(db, userId, recoveryHash(env, userId, typed))) ? 'recovery' : null
  const secret = await viewerSecret(db, userId)
  if (!secret?.isOn) return null
  const step = stepOfCode(openSecret(env, userId, secret.sealed), digits, now)
  return step !== null && (await takeViewerStep(db, userId, step)) ? 'code' : null
}
