import { keyedHex, sameSecret } from '../../http/keys.ts'

type Secrets = { SECRET_KEY: string }

/** When a sheet was opened, and which version of the questionnaire it shows. */
export type Started = { openedAt: Date; versionId: string }

/** The hidden field that says both, signed; good for what the sheet belongs to and nothing else. */
export function startStamp(env: Secrets, scope: string, { openedAt, versionId }: Started): string {
  const at = openedAt.getTime().toString(36)
  return `${at}.${signed(env, scope, at, versionId)}.${versionId}`
}

/** What a stamp says; null when it is missing, forged or of another scope. */
export function readStamp(env: Secrets, scope: string, stamp: string): Started | null {
  const [, at = '', sign = '', versionId = ''] = /^([0-9a-z]{1,12})\.([0-9a-f]{24})\.(.{1,64})$/.exec(stamp) ?? []
  if (!sameSecret(sign, signed(env, scope, at, versionId))) return null
  return { openedAt: new Date(Number.parseInt(at, 36)), versionId }
}

function signed(env: Secrets, scope: string, at: string, versionId: string): string {
  return keyedHex(env, 'survey-opened', `${scope}/${at}/${versionId}`).slice(0, 24)
}
