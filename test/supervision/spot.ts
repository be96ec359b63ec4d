import { env } from 'cloudflare:workers'
import { PNG } from '../files/fixtures.ts'
import { as, type Fields } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { PLACE, type Topic, topicIn } from './build.ts'

/** A photo that no other one equals, as a phone sends it. */
export function photo(name = 'anh.png'): File {
  return new File([PNG.slice()], name, { type: 'image/png' })
}

/** Fields of a finding that nothing is wrong with. */
export function findingFields(fields: Fields = {}): Fields {
  return {
    ...{ limits: 'Nước thải chảy thẳng ra mương.', strengths: 'Chuồng có mái che.', place: 'Cổng trại ông Tám' },
    ...{ hamlet: 'lang_dia', body: '', present: 'Ông Tám, chủ trại', consent: 'agreed', signer: 'Nguyễn Văn Tám' },
    ...{ latitude: '', longitude: '', foundAt: '', submissionKey: crypto.randomUUID(), ...fields },
  }
}

/** Somebody records on the spot. */
export function record(who: string, topic: Topic, fields: Fields = {}): Promise<Response> {
  return as(officer(who)).post(`${PLACE}/${topic.slug}/ghi-nhan`, findingFields(fields))
}

/** The findings of a topic as they are kept. */
export async function foundIn(topic: Topic) {
  const { results } = await env.DB.prepare('SELECT * FROM findings WHERE dossier_id = ? ORDER BY seq')
    .bind(topic.id)
    .all<Record<string, string | number | null>>()
  return results
}

/** A topic of the announced programme, to which the people may add. */
export async function openTopic(): Promise<Topic> {
  const topic = await topicIn('notified')
  await env.DB.prepare("UPDATE dossiers SET published_at = '2026-01-01T00:00:00.000Z' WHERE id = ?")
    .bind(topic.id)
    .run()
  return topic
}
