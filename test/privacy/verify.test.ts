import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { verify } from '../../scripts/verify.ts'
import { link } from '../../worker/cases/chain.ts'
import { sha256 } from '../../worker/http/keys.ts'
import { petitionWords } from '../../worker/petitions/words.ts'

const WORDS = { content: 'Rác chất đống ở đầu thôn.', demands: [], place: '', latitude: null, longitude: null }

/** A database with one petition, its words as they stand now, and what happened after it was sent. */
function holding(content: string, then: { kind: string; detail: object }[]) {
  const db = new DatabaseSync(':memory:')
  db.exec(`
    create table cases (id, commune_id, version, head_hash);
    create table events (case_id, seq, commune_id, kind, actor_kind, actor_id, body_id, at, detail, text_hash, previous_hash, hash);
    create table event_texts (case_id, seq, text);
    create table dossiers (id, commune_id, version, head_hash);
    create table dossier_events (dossier_id, seq, commune_id, kind, actor_kind, actor_id, body_id, at, detail, text_hash, previous_hash, hash);
    create table dossier_texts (dossier_id, seq, text);
    create table report_submissions (id, commune_id, version, head_hash);
    create table report_events (submission_id, seq, commune_id, at, hash);
    create table petitions (case_id, content, demands, place, latitude, longitude);
    create table replies (case_id, seq, text, demand_answers, document_number, document_on);
    create table daily_roots (commune_id, day, previous_root, root);`)
  const told = [{ kind: 'petition.submitted', detail: {} }, ...then]
  let previousHash = ''
  for (const [index, { kind, detail }] of told.entries()) {
    const event = {
      ...{ caseId: 'c1', seq: index + 1, communeId: 'bx', kind, actorKind: 'system', actorId: '', bodyId: '' },
      ...{ at: '2026-11-23T01:00:00.000Z', detail: JSON.stringify(detail), previousHash },
      textHash: index === 0 ? sha256(petitionWords(WORDS)) : '',
    }
    previousHash = link(event)
    const { caseId, seq, communeId, actorKind, actorId, bodyId, at, textHash } = event
    db.prepare('insert into events values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      ...[caseId, seq, communeId, kind, actorKind, actorId, bodyId, at, event.detail, textHash],
      ...[event.previousHash, previousHash],
    )
  }
  db.prepare('insert into cases values (?, ?, ?, ?)').run('c1', 'bx', told.length, previousHash)
  db.prepare('insert into petitions values (?, ?, ?, ?, null, null)').run('c1', content, '[]', '')
  return verify(async (sql) => db.prepare(sql).all() as never)
}

const ERASED = { kind: 'privacy.erased', detail: { contact: true, photos: 0, words: true } }

test('a verifier finds nothing wrong with words that were erased with an event', async () => {
  expect((await holding(WORDS.content, [])).breaks).toEqual([])
  expect((await holding('', [ERASED])).breaks).toEqual([])
})

test('words that somebody blanked or changed without such an event are found', async () => {
  expect((await holding('', [])).breaks).toHaveLength(1)
  expect((await holding('', [{ ...ERASED, detail: { contact: true, words: false } }])).breaks).toHaveLength(1)
  expect((await holding('Rác đã dọn.', [ERASED])).breaks).toHaveLength(1)
})
