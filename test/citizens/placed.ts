import { env } from 'cloudflare:workers'

type Meeting = { title: string; startsAt: string; status?: string; place?: string }

let made = 0

/** Meetings as they are kept, those that were announced with the day on which they were. */
export async function meetings(communeId: string, list: readonly Meeting[]): Promise<{ id: string; number: number }[]> {
  const rows = list.map(({ startsAt, status = 'announced', title, place = '' }) => ({
    ...{ id: `meeting-${++made}`, number: made, startsAt, status, title, place },
    endsAt: new Date(Date.parse(startsAt) + 7_200_000).toISOString(),
    announcedOn: status === 'scheduled' ? null : '2026-11-01',
  }))
  const dossier = env.DB.prepare(
    `INSERT INTO dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id, started_by,
      started_at, changed_at, published_at, submission_key, content_hash)
     VALUES (?1, ?2, 'dialogue', 2026, ?3, ?4, 1, '', ?5, ?6, '', '2026-11-01', '2026-11-01', ?7, ?1, '')`,
  )
  const session = env.DB.prepare(
    `INSERT INTO dialogue_sessions (dossier_id, commune_id, kind, starts_at, ends_at, place, announced_on)
     VALUES (?, ?, 'chair_reception', ?, ?, ?, ?)`,
  )
  await env.DB.batch(
    rows.flatMap(({ announcedOn, endsAt, id, number, place, startsAt, status, title }) => [
      dossier.bind(id, communeId, number, status, title, `${communeId}.mttq`, announcedOn),
      session.bind(id, communeId, startsAt, endsAt, place, announcedOn),
    ]),
  )
  return rows.map(({ id, number }) => ({ id, number }))
}
