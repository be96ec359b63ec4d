import type { Deed, DeedPlan, Desk } from '../../dossiers/deed.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import type { MeetingRow } from '../sessions/tables.ts'
import type { Voters } from './counting.ts'
import type { RequestRow, TopicRow, VoiceRow } from './tables.ts'

/** A voice without what is sealed in it. */
export type VoiceLine = Pick<
  VoiceRow,
  'id' | 'topicId' | 'requestId' | 'hamletId' | 'confirmedAt' | 'withdrawnAt' | 'tried' | 'triedAt' | 'at'
> & { hasPhone: boolean }
export type TopicLine = { row: DossierRow; topic: TopicRow }
export type RequestLine = { row: DossierRow; request: RequestRow }
/** A meeting that may take something up, or did. */
export type SessionLine = {
  row: Pick<DossierRow, 'id' | 'year' | 'number' | 'status' | 'title' | 'leadBodyId' | 'publishedAt'>
  session: Pick<MeetingRow, 'kind' | 'startsAt' | 'place'>
}

/** What the room keeps of a request. */
export type RequestOwn = {
  request: RequestRow
  /** The one who asks. */
  voice: VoiceLine | null
  topic: TopicLine | null
  /** Topics that are open, and meetings that are to come: what it may be put to. */
  topics: readonly TopicLine[]
  sessions: readonly SessionLine[]
  session: SessionLine | null
}

/** What a deed writes besides a request's dossier. */
export type RequestMore = {
  set?: Partial<RequestRow>
  /** The topic it goes into; `fresh` where that begins with it. */
  pool?: { topicId: string; fresh?: { title: string; summary: string } }
}

/** What the room keeps of a topic: of its requests the newest, never its voices, which may be thousands. */
export type TopicOwn = {
  topic: TopicRow
  requests: readonly RequestLine[]
  others: readonly TopicLine[]
  into: TopicLine | null
  sessions: readonly SessionLine[]
  session: SessionLine | null
  voters: Voters | null
}

/** What a deed writes besides a topic's dossier. */
export type TopicMore = {
  set?: Partial<TopicRow>
  mergeInto?: TopicLine
  /** Its requests go into this meeting, or come out of the one they went into with it. */
  joins?: string
  leaves?: string
}

export type RequestDesk = Desk<RequestOwn>
export type RequestDeed = Deed<RequestOwn, RequestMore>
export type TopicDesk = Desk<TopicOwn>
export type TopicDeed = Deed<TopicOwn, TopicMore>
export type TopicPlan = DeedPlan<TopicMore>
