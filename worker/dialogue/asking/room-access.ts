import { dossierSlug } from '../../dossiers/code.ts'
import type { Planned, Room } from '../../dossiers/deed-access.ts'
import type { Context } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import type { OpenPetition } from '../open-petition.ts'
import { REQUESTS, TOPICS } from '../place.ts'
import { REQUEST_DEEDS } from './deeds-request.ts'
import { TOPIC_DEEDS } from './deeds-topic.ts'
import { requestPage } from './office/request-page.tsx'
import { topicPage } from './office/topic-page.tsx'
import type { RequestDesk, RequestMore, RequestOwn, TopicMore, TopicOwn } from './own.ts'
import { isFront } from './permissions.ts'
import { alsoOfRequest, alsoOfTopic, readRequest, readTopic, REQUESTS_NAMED } from './room-queries.ts'
import { REQUEST_STEPS, TOPIC_STEPS } from './rules.ts'
import { TOGETHER } from './session-queries.ts'
import { voiceAt } from './voice-queries.ts'

/** Requests, as the pages and forms of dossiers want a kind. What reads like a denunciation is not there but for the Front. */
export function requestRoom(c: Context, openPetition: OpenPetition): Room<RequestOwn, RequestMore> {
  return {
    kind: 'dialogue_request',
    place: REQUESTS,
    table: REQUEST_STEPS,
    deeds: REQUEST_DEEDS,
    async read(db, row) {
      const own = await readRequest(db, row, c.var.now)
      if (own.request.flag !== '' && !isFront(c.var.staff, c.var.book)) throw problem.notFound()
      return own
    },
    also: alsoOfRequest,
    ready: (_, desk, action, plan) =>
      action === 'tra-loi-van-ban' ? withPetition(c, desk, plan, openPetition) : Promise.resolve(plan),
    page: requestPage,
  }
}

/** Topics. `all`: with as many requests as go along when it is moved. */
export function topicRoom(c: Context, all = false): Room<TopicOwn, TopicMore> {
  return {
    kind: 'dialogue_topic',
    place: TOPICS,
    table: TOPIC_STEPS,
    deeds: TOPIC_DEEDS,
    read: (db, row) => readTopic(db, row, c.var.now, all ? TOGETHER : REQUESTS_NAMED),
    also: alsoOfTopic,
    page: topicPage,
  }
}

/** The petition that answers a request in writing: there before the request says so, and the same one if it is asked for again. */
async function withPetition(
  c: Context,
  { file: { own, row } }: RequestDesk,
  plan: Planned<RequestMore>,
  openPetition: OpenPetition,
): Promise<Planned<RequestMore>> {
  const { book, db, now, staff } = c.var
  const { request } = own
  const voice = own.voice && (await voiceAt(db, row.communeId, own.voice.id))
  const { caseCode, caseId } = await openPetition(
    { db, env: c.env, book, now, staff },
    {
      sourceId: row.id,
      content: [row.title, request.wish].filter(Boolean).join('\n\n'),
      demands: request.questions,
      category: request.category,
      hamletId: request.hamletId,
      lookupHash: request.lookupHash,
      contact: voice && voice.sealed !== '' ? { sealed: voice.sealed, keyId: voice.keyId, boundTo: voice.id } : null,
    },
  )
  return {
    ...plan,
    detail: { ...plan.detail, caseCode },
    more: { ...plan.more, set: { ...plan.more?.set, caseId, caseCode } },
  }
}

/** The address of a request or a topic on officers' desks. */
export function addressOf(row: { kind: string; year: number; number: number }): string {
  return `${row.kind === 'dialogue_topic' ? TOPICS : REQUESTS}/${dossierSlug(row)}`
}
