import type { NewMessage } from '../notifications/tells.ts'
import type { Telling } from './deed.ts'

/** Where an event of a dossier stands, and how its readers find it. */
export type Told = {
  dossierId: string
  communeId: string
  seq: number
  at: Date
  byId: string
  code: string
  href: string
}

/** What an event of a dossier causes to be told, for its own batch. Who belongs to two audiences is told once. */
export function messagesOf(event: Told, tellings: readonly Telling[]): NewMessage[] {
  const place = `${event.dossierId}.${event.seq}`
  return tellings.flatMap(({ href, to, what }) =>
    to.map((audience) => ({
      id: `${place}.${audience}`,
      communeId: event.communeId,
      caseId: null,
      seq: event.seq,
      channel: 'all' as const,
      recipientKind: 'audience' as const,
      recipientId: audience,
      message: 'dossier',
      byId: event.byId,
      detail: { codes: [event.code], href: href ?? event.href, what, place },
      createdAt: event.at.toISOString(),
    })),
  )
}
