import { parseArgs } from 'node:util'
import { type Break, type ChainedEvent, firstBreak, seal } from '../worker/cases/chain.ts'
import { petitionWords, replyWords } from '../worker/petitions/words.ts'
import { answersHash } from '../worker/rounds/reporting/content.ts'
import { type Database, LOCAL_DATA, localDatabase, remoteDatabase } from './database.ts'

// npm run verify -- [--commune binh-xa] [--remote]: walks every chain and names the first broken link of each case.

type Query = Database['read']
type Head = { id: string; commune_id: string; version: number; head_hash: string }
type Row = ChainedEvent & { hash: string }

const PAGE = 500

type Words = { caseId: string; seq: number; text: string }
type WordsOf = (query: Query, from: string, to: string) => Promise<Words[]>

/** Where chains stand: of cases, and of what bodies take up by themselves. */
const CHAINS: readonly { heads: string; events: string; key: string; words: WordsOf }[] = [
  { heads: 'cases', events: 'events', key: 'case_id', words: (...range) => wordsBetween(...range) },
  {
    heads: 'dossiers',
    events: 'dossier_events',
    key: 'dossier_id',
    words: (query, from, to) =>
      query<Words>(
        `select dossier_id caseId, seq, text from dossier_texts where dossier_id between ${quote(from)} and ${quote(to)}`,
      ),
  },
  {
    heads: 'report_submissions',
    events: 'report_events',
    key: 'submission_id',
    words: (query, from, to) =>
      query<Words>(
        `select submission_id caseId, seq, words text from report_events
         where words <> '' and submission_id between ${quote(from)} and ${quote(to)}`,
      ),
  },
]

/** Walks the chains of a commune (of all, without one). Returns what it walked and every first broken link. */
export async function verify(
  query: Query,
  commune?: string,
): Promise<{ cases: number; events: number; days: number; breaks: string[] }> {
  const breaks: string[] = []
  let [cases, events, days, after] = [0, 0, 0, '']
  const inside = commune ? `and commune_id = ${quote(commune)}` : ''
  for (const { events: eventTable, heads: headTable, key, words: wordsOf } of CHAINS) {
    after = ''
    for (;;) {
      const heads = await query<Head>(
        `select id, commune_id, version, head_hash from ${headTable} where id > ${quote(after)} ${inside} order by id limit ${PAGE}`,
      )
      const [first, last] = [heads[0], heads.at(-1)]
      if (!first || !last) break
      const range = `${key} between ${quote(first.id)} and ${quote(last.id)} ${inside}`
      const chains = group(
        await query<Row>(
          `select ${key} caseId, seq, commune_id communeId, kind, actor_kind actorKind, actor_id actorId, body_id bodyId, at, detail,
         text_hash textHash, previous_hash previousHash, hash from ${eventTable} where ${range} order by ${key}, seq`,
        ),
      )
      const texts = group(await wordsOf(query, first.id, last.id))
      const answers = group(headTable === 'report_submissions' ? await answersBetween(query, first.id, last.id) : [])
      for (const head of heads) {
        const words = new Map((texts.get(head.id) ?? []).map((text) => [text.seq, text.text]))
        const chain = chains.get(head.id) ?? []
        const place = { caseId: head.id, version: head.version, headHash: head.head_hash }
        const found = firstBreak(chain, place, words) ?? firstChangedAnswers(chain, answers.get(head.id) ?? [])
        if (found) breaks.push(`${head.commune_id}: hồ sơ ${found.caseId}, sự kiện ${found.seq}: ${found.what}`)
        events += chains.get(head.id)?.length ?? 0
      }
      cases += heads.length
      after = last.id
    }
  }
  for (const found of await brokenDays(query, commune)) {
    days += found.days
    if (found.at) breaks.push(`${found.commune}: niêm phong ngày ${found.at} không khớp`)
  }
  return { cases, events, days, breaks }
}

type Sent = { caseId: string; number: number; versionId: string; answers: string }

/** What units reported, version by version. */
function answersBetween(query: Query, from: string, to: string): Promise<Sent[]> {
  return query<Sent>(
    `select submission_id caseId, number, version_id versionId, answers from report_versions
     where submission_id between ${quote(from)} and ${quote(to)}`,
  )
}

/** The first event whose answers are not what it remembers of them. */
function firstChangedAnswers(chain: readonly Row[], versions: readonly Sent[]): Break | null {
  for (const { caseId, detail, seq } of chain) {
    const { answers, number } = JSON.parse(detail) as { answers?: string; number?: number }
    if (answers === undefined) continue
    const version = versions.find((one) => one.number === number)
    if (!version || answersHash(version.versionId, JSON.parse(version.answers)) !== answers)
      return { caseId, seq, what: 'nội dung báo cáo đã bị sửa' }
  }
  return null
}

/** The words that events carry a hash of, as they were hashed: kept texts, the petition itself, the answers. */
async function wordsBetween(query: Query, from: string, to: string): Promise<Words[]> {
  const range = `case_id between ${quote(from)} and ${quote(to)}`
  const [texts, petitions, replies] = await Promise.all([
    query<Words>(`select case_id caseId, seq, text from event_texts where ${range}`),
    query<{
      caseId: string
      content: string
      demands: string
      place: string
      latitude: number | null
      longitude: number | null
      erased: number
    }>(
      `select case_id caseId, content, demands, place, latitude, longitude, exists (select 1 from events
         where events.case_id = petitions.case_id and kind = 'privacy.erased' and detail ->> 'words') erased
       from petitions where ${range}`,
    ),
    query<{
      caseId: string
      seq: number
      text: string
      answers: string
      documentNumber: string
      documentOn: string | null
    }>(
      `select case_id caseId, seq, text, demand_answers answers, document_number documentNumber, document_on documentOn from replies where ${range}`,
    ),
  ])
  return [
    ...texts,
    // Erased words are no broken ones, when an event of the chain says that they were erased.
    ...petitions
      .filter((row) => row.content !== '' || !row.erased)
      .map((row) => ({
        caseId: row.caseId,
        seq: 1,
        text: petitionWords({ ...row, demands: JSON.parse(row.demands) }),
      })),
    ...replies.map((row) => ({ ...row, text: replyWords({ ...row, demandAnswers: JSON.parse(row.answers) }) })),
  ]
}

async function brokenDays(query: Query, commune?: string) {
  const roots = await query<{ commune_id: string; day: string; previous_root: string; root: string }>(
    `select commune_id, day, previous_root, root from daily_roots ${commune ? `where commune_id = ${quote(commune)}` : ''} order by commune_id, day`,
  )
  const found: { commune: string; days: number; at: string | null }[] = []
  for (const [id, days] of Map.groupBy(roots, (root) => root.commune_id)) {
    let previous = ''
    let at: string | null = null
    for (const root of days) {
      const [from, to] = [instant(root.day, 0), instant(root.day, 1)]
      const heads = await query<{ caseId: string; headHash: string }>(
        CHAINS.map(
          ({ events, key }) =>
            `select * from (select ${key} caseId, hash headHash, max(seq) from ${events}
             where commune_id = ${quote(id)} and at >= ${quote(from)} and at < ${quote(to)} group by ${key})`,
        ).join(' union all ') + ' order by 1',
      )
      if (root.previous_root !== previous || root.root !== seal(previous, heads)) at ??= root.day
      previous = root.root
    }
    found.push({ commune: id, days: days.length, at })
  }
  return found
}

function instant(day: string, plus: number): string {
  return new Date(Date.parse(`${day}T00:00:00+07:00`) + plus * 86_400_000).toISOString()
}

function group<T extends { caseId: string }>(rows: T[]): Map<string, T[]> {
  return Map.groupBy(rows, (row) => row.caseId)
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      commune: { type: 'string' },
      remote: { type: 'boolean' },
      persist: { type: 'string', default: LOCAL_DATA },
    },
  })
  const database = values.remote ? remoteDatabase() : await localDatabase(values.persist)
  const { cases, events, days, breaks } = await verify(database.read, values.commune).finally(database.close)
  for (const found of breaks) console.error(found)
  const end = breaks.length === 0 ? 'chuỗi nguyên vẹn' : `${breaks.length} chỗ đứt`
  console.log(`${cases} hồ sơ, ${events} sự kiện, ${days} ngày đã niêm phong: ${end}`)
  process.exitCode = breaks.length === 0 ? 0 : 1
}
