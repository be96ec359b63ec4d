import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError } from 'better-auth/api'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { betterAuth } from 'better-auth/minimal'
import { username } from 'better-auth/plugins/username'
import type { Db } from '../db/connect.ts'
import { mayEnter } from './queries.ts'
import { account, session, user, verification } from './tables.ts'

export { APIError, hashPassword, verifyPassword }

export type LibrarySettings = {
  db: Db
  secret: string
  /** Where this request came in: `https://nghedan.example`. */
  origin: string
  cookiePrefix: string
  sessionSeconds: number
  prolongAfterSeconds: number
}

/**
 * The sign-in library over our own tables. Built for one request: kept longer, it would hold on to the database binding
 * of a request that is over.
 */
export function library(settings: LibrarySettings) {
  const { db, secret, origin, cookiePrefix, sessionSeconds, prolongAfterSeconds } = settings
  return betterAuth({
    secret,
    baseURL: origin,
    database: drizzleAdapter(db, { provider: 'sqlite', schema: { user, session, account, verification } }),
    emailAndPassword: { enabled: true, disableSignUp: true },
    session: { expiresIn: sessionSeconds, updateAge: prolongAfterSeconds },
    // User names are judged when an account is made; here every name takes the same way, known or not.
    plugins: [username({ minUsernameLength: 1, maxUsernameLength: 200, usernameValidator: () => true })],
    databaseHooks: {
      session: {
        create: {
          async before({ userId }) {
            if (!(await mayEnter(db, userId))) throw new APIError('UNAUTHORIZED')
          },
        },
      },
    },
    advanced: {
      cookiePrefix,
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}
