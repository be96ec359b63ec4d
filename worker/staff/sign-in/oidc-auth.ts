import { sha256 } from '../../http/keys.ts'
import type { Asking } from '../auth.ts'
import { plainUsername } from '../form.ts'
import { linkByName, linkedTo } from './oidc-queries.ts'

/** The common sign-in of a province or the country, as the variables name it. */
export type Provider = { issuer: string; clientId: string; clientSecret: string; name: string }
/** What this browser has to bring back: what was asked, and under which marks. */
export type Errand = { state: string; nonce: string; verifier: string; way: string }
type Variables = { OIDC_ISSUER?: string; OIDC_CLIENT_ID?: string; OIDC_CLIENT_SECRET?: string; OIDC_NAME?: string }
type Discovered = Record<'issuer' | 'authorization_endpoint' | 'token_endpoint' | 'jwks_uri', string> & {
  userinfo_endpoint?: string
  token_endpoint_auth_methods_supported?: string[]
}
type Claims = Record<string, unknown>

const WAIT_MS = 8_000

/** The provider, when one is set up. */
export function providerOf(env: Variables): Provider | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = env
  if (!issuer || !clientId) return null
  return { issuer, clientId, clientSecret: clientSecret ?? '', name: name || 'Cổng đăng nhập chung' }
}

/** Where to send the browser, and what it has to carry meanwhile (state, nonce, PKCE). Throws when the provider does not answer. */
export async function beginErrand(provider: Provider, redirectURI: string, way: string): Promise<[URL, Errand]> {
  const { createAuthorizationURL } = await import('better-auth/oauth2')
  const { authorization_endpoint: authorizationEndpoint } = await discover(provider)
  const errand = { state: randomText(), nonce: randomText(), verifier: randomText(), way }
  const address = await createAuthorizationURL({
    id: 'oidc',
    options: { clientId: provider.clientId },
    authorizationEndpoint,
    redirectURI,
    state: errand.state,
    nonce: errand.nonce,
    codeVerifier: errand.verifier,
    scopes: ['openid', 'profile', 'email'],
  })
  return [address, errand]
}

/** Who came back, as the provider says in words that it signed; throws when they are not to be believed. */
export async function endErrand(
  provider: Provider,
  redirectURI: string,
  errand: Errand,
  code: string,
): Promise<{ subject: string; names: string[] }> {
  const { validateAuthorizationCode, validateToken } = await import('better-auth/oauth2')
  const found = await discover(provider)
  const { clientId, clientSecret } = provider
  const prefersBasic = found.token_endpoint_auth_methods_supported?.includes('client_secret_post') === false
  const tokens = await validateAuthorizationCode({
    code,
    codeVerifier: errand.verifier,
    redirectURI,
    options: { clientId, ...(clientSecret ? { clientSecret } : {}) },
    tokenEndpoint: found.token_endpoint,
    ...(prefersBasic && clientSecret ? { authentication: 'basic' as const } : {}),
  })
  if (!tokens.idToken) throw new Error('no id token')
  const { payload } = await validateToken(tokens.idToken, found.jwks_uri, {
    issuer: found.issuer,
    audience: clientId,
  })
  if (payload.nonce !== errand.nonce || !payload.sub || !payload.exp) throw new Error('an id token of another errand')
  const said = namesIn(payload)
  const names = said.length > 0 ? said : namesIn(await moreOf(found, tokens.accessToken, payload.sub))
  return { subject: sha256(`${found.issuer} ${payload.sub}`), names }
}

/** The account that is meant: linked before, or named by an administrator; null when there is none. Never makes one. */
export async function officerFor(
  { db, now }: Asking,
  { subject, names }: { subject: string; names: string[] },
): Promise<string | null> {
  return (await linkedTo(db, subject)) ?? linkByName(db, subject, names, now)
}

async function discover({ issuer }: Provider): Promise<Discovered> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const answer = await fetch(address, { signal: AbortSignal.timeout(WAIT_MS), redirect: 'manual' })
  if (!answer.ok) throw new Error(`discovery answered ${answer.status}`)
  const found: Discovered = await answer.json()
  if (found.issuer !== issuer) throw new Error('discovery names another issuer')
  return found
}

/** What the provider tells of the person beside the id token. */
async function moreOf({ userinfo_endpoint: address }: Discovered, token = '', subject: string): Promise<Claims> {
  if (!address) return {}
  const answer = await fetch(address, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(WAIT_MS),
    redirect: 'manual',
  })
  if (!answer.ok) return {}
  const claims: Claims = await answer.json()
  return claims.sub === subject ? claims : {}
}

/** The names by which an administrator may have entered the person; an address only when the provider has verified it. */
function namesIn({ preferred_username: name, email, email_verified: isVerified }: Claims): string[] {
  const named = [name, isVerified === true ? email : undefined]
  return named.filter((one) => typeof one === 'string' && one !== '').map((one) => plainUsername(one as string))
}

function randomText(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')
}
