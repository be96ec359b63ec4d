import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { link, seal } from '../../worker/cases/chain.ts'
import { take } from '../../worker/cases/queries.ts'
import { headsOf, sealFinishedDays } from '../../worker/cases/seal-queries.ts'
import { dailyRoots, events } from '../../worker/cases/tables.ts'
import { connect } from '../../worker/db/connect.ts'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { readFile } from '../../worker/petitions/queries.ts'
import { releases } from '../../worker/petitions/tables.ts'
import { as, type Fields } from '../support/app.ts'
import { deed, petitionFields, petitionIn, type Petition, photo, senderDeed } from '../support/build.ts'
import { breakOf, rowOf } from '../support/history.ts'
import { hung, lan, officer } from '../support/people.ts'

const db = connect(env)

/** Where in the petition's history that happened. */
async function seqOf({ id }: Petition, kind: string): Promise<number> {
  const rows = await db.select().from(events).where(eq(events.caseId, id))
  return rows.find((event) => event.kind === kind)?.seq ?? 0
}

async function rows(table: string, { id }: Petition): Promise<number> {
  const sql = `SELECT count(*) AS many FROM ${table} WHERE case_id = ?`
  return (await env.DB.prepare(sql).bind(id).first<number>('many')) ?? 0
}

/** A journey with everything in it that words can hang on: a question, added information, an answer sent back, a dispute. */
async function longJourney(): Promise<Petition> {
  const lans = await petitionIn('needs_info', { hideIdentity: '0' })
  await senderDeed(lans, 'bo-sung', { content: 'Đoạn từ cổng chào đến nhà văn hóa.' })
  await deed('dieuphoi', lans, 'giao', { body: 'binh-xa.phong-kinh-te', note: 'Xem sớm.' })
  await deed('xuly.kinhte', lans, 'nhan-xu-ly')
  const answer = {
    answer: 'Phòng Kinh tế sẽ xem xét việc này.',
    demandAnswer: ['Sẽ xem xét.'],
    documentNumber: '7/PKT',
  }
  await deed('xuly.kinhte', lans, 'trinh-duyet', answer)
  await deed('duyet.kinhte', lans, 'khong-duyet', { reason: 'Nêu rõ bao giờ xong.' })
  await deed('xuly.kinhte', lans, 'trinh-duyet', {
    ...answer,
    answer: 'Rác được thu gom xong ngày 20.',
    photos: photo(),
  })
  await deed('duyet.kinhte', lans, 'duyet')
  await senderDeed(lans, 'danh-gia', { dispute: '1', reason: 'Rác vẫn còn ở đầu thôn.', demandMet: ['no'] })
  return lans
}

test("the chain of Lan's petition holds after a long journey, also after her name was opened", async () => {
  const lans = await longJourney()
  expect((await as(officer('tiepnhan')).post(`/can-bo/ho-so/${lans.code}/xem-nguoi-gui`)).status).toBe(200)
  expect((await rowOf(lans)).version).toBe(11)
  expect(await breakOf(lans)).toBeNull()
})

test('the database refuses to change or remove what happened', async () => {
  const { id } = await petitionIn('received')
  const change = env.DB.prepare("UPDATE events SET kind = 'petition.answered' WHERE case_id = ?").bind(id)
  await expect(change.run()).rejects.toThrow('append-only')
  await expect(env.DB.prepare('DELETE FROM events WHERE case_id = ?').bind(id).run()).rejects.toThrow('append-only')
})

describe('a database administrator who lifts the guard is found out', () => {
  beforeAll(async () => {
    for (const name of ['events_refuse_update', 'events_refuse_delete'])
      await env.DB.prepare(`DROP TRIGGER ${name}`).run()
  })

  const run = (sql: string, ...values: unknown[]) =>
    env.DB.prepare(sql)
      .bind(...values)
      .run()

  const [words, facts] = ['lời kèm theo sự kiện đã bị sửa', 'nội dung sự kiện đã bị sửa']

  test.each([
    ['what Lan wrote', 'submitted', "petitions SET content = 'Không có gì.'", words],
    ['what Lan demanded', 'submitted', "petitions SET demands = '[]'", words],
    ['where Lan said it is', 'submitted', "petitions SET place = 'Nơi khác'", words],
    ["an officer's question", 'info_requested', "event_texts SET text = 'Khác.'", words],
    ['what Lan added', 'info_added', "event_texts SET text = 'Khác.'", words],
    ['an answer', 'reply_proposed', "replies SET text = 'Đã xong.'", words],
    ['the document of an answer', 'reply_proposed', "replies SET document_number = '8/PKT'", words],
    ['when it was given to a body', 'assigned', "events SET at = '2026-01-06T00:00:00.000Z'", facts],
    ['who approved', 'answered', "events SET actor_id = 'vi-du.lanhdao'", facts],
    ['the promised day', 'submitted', "events SET detail = json_set(detail, '$.dueOn', '2027-12-31')", facts],
  ])('and changes %s', async (_what, kind, change, found) => {
    const lans = await longJourney()
    const seq = await seqOf(lans, `petition.${kind}`)
    const where = change.startsWith('petitions') ? 'case_id = ?1 AND ?2 > 0' : 'case_id = ?1 AND seq = ?2'
    await run(`UPDATE ${change} WHERE ${where}`, lans.id, seq)
    expect(await breakOf(lans)).toEqual({ caseId: lans.id, seq, what: found })
  })

  test.each([
    ['that an answer was sent back', 'reply_returned', 'thiếu sự kiện'],
    ['that Lan disputed, which was last', 'disputed', 'hồ sơ ghi một sự kiện cuối khác'],
    ['that it was ever sent', 'submitted', 'thiếu sự kiện'],
  ])('and removes %s', async (_what, kind, found) => {
    const lans = await longJourney()
    const seq = await seqOf(lans, `petition.${kind}`)
    await run('DELETE FROM events WHERE case_id = ? AND seq = ?', lans.id, seq)
    expect(await breakOf(lans)).toEqual({ caseId: lans.id, seq, what: found })
  })

  test('and changes an event and its hash: the next one no longer follows', async () => {
    const lans = await longJourney()
    const seq = await seqOf(lans, 'petition.assigned')
    const file = await readFile(db, await rowOf(lans))
    const event = file.events.find((one) => one.seq === seq)
    if (!event) throw new Error('nobody was given the petition')
    const forged = { ...event, bodyId: 'binh-xa.cong-an' }
    await run(
      'UPDATE events SET body_id = ?, hash = ? WHERE case_id = ? AND seq = ?',
      forged.bodyId,
      link(forged),
      lans.id,
      seq,
    )
    expect(await breakOf(lans)).toEqual({ caseId: lans.id, seq: seq + 1, what: expect.stringContaining('không nối') })
  })

  test('and adds an event at the end', async () => {
    const lans = await petitionIn('answered')
    const row = await rowOf(lans)
    const at = { caseId: lans.id, seq: row.version + 1, communeId: row.communeId, at: '2026-11-01T00:00:00.000Z' }
    const who = { kind: 'petition.closed', actorKind: 'sender' as const, actorId: '', bodyId: '' }
    const added = { ...at, ...who, detail: '{}', textHash: '', previousHash: row.headHash }
    await db.insert(events).values({ ...added, hash: link(added) })
    expect(await breakOf(lans)).toEqual({
      caseId: lans.id,
      seq: row.version + 1,
      what: expect.stringContaining('sự kiện cuối'),
    })
  })

  test("and cuts off the end and turns the case back: the chain holds, the day's seal does not", async () => {
    const lans = await longJourney()
    const today = localDay(new Date())
    for (const communeId of ['binh-xa', 'dak-po', 'dau-giay'])
      await db
        .insert(dailyRoots)
        .values({ communeId, day: addDays(today, -1), caseCount: 0, previousRoot: '', root: '' })
    await sealFinishedDays(db, new Date(Date.now() + 86_400_000), 10)
    const sealed = await db.select().from(dailyRoots).where(eq(dailyRoots.day, today))
    const kept = sealed.find((root) => root.communeId === 'binh-xa')?.root
    expect(kept).toBe(seal('', await headsOf(db, 'binh-xa', today)))

    const row = await rowOf(lans)
    await run('DELETE FROM events WHERE case_id = ? AND seq = ?', lans.id, row.version)
    const before = (await readFile(db, row)).events.at(-1)
    await run('UPDATE cases SET version = ?, head_hash = ? WHERE id = ?', row.version - 1, before?.hash ?? '', lans.id)
    expect(await breakOf(lans)).toBeNull()
    expect(seal('', await headsOf(db, 'binh-xa', today))).not.toBe(kept)
  })
})

describe('two at once', () => {
  const advice = { reasonCode: 'noi_khac', advice: 'Việc này của Điện lực Hàm Yên.' }

  test('of two officers who saw the same petition one acts, and the other is told that it changed', async () => {
    for (let round = 0; round < 5; round++) {
      const lans = await petitionIn('received')
      const { version } = await rowOf(lans)
      const post = (who: string, action: string, fields: Fields) =>
        as(officer(who)).post(`/can-bo/ho-so/${lans.code}/${action}`, { ...fields, version: String(version) })
      const [advised, given] = await Promise.all([
        post('tiepnhan', 'huong-dan', advice),
        post('dieuphoi', 'giao', { body: 'binh-xa.cong-an', note: 'Công an xã xem.' }),
      ])
      expect([advised.status, given.status].toSorted()).toEqual([303, 409])
      const loser = advised.status === 409 ? advised : given
      expect(await loser.text()).toContain('Hồ sơ vừa thay đổi')
      const row = await rowOf(lans)
      expect(row.version).toBe(version + 1)
      expect(row.status).toBe(advised.status === 303 ? 'advised' : 'assigned')
      expect(row.holderBodyId).toBe(advised.status === 303 ? 'binh-xa.mttq' : 'binh-xa.cong-an')
      expect([await rows('events', lans), await rows('event_texts', lans)]).toEqual([version + 1, 1])
      expect(await breakOf(lans)).toBeNull()
    }
  })

  test('of an officer who moves second nothing is written: no event, no words, no new state', async () => {
    const lans = await petitionIn('received')
    const seen = await rowOf(lans)
    const actor = { kind: 'system' } as const
    const [first, second] = ['petition.noted', 'petition.lost'].map((kind) => ({
      kind,
      actor,
      at: new Date(),
      text: kind,
    }))
    if (!first || !second) throw new Error('two events are needed')
    expect(await take(db, seen, first, { status: 'assigned' })).toBe('done')
    const release = {
      year: 2026,
      number: 1,
      title: '',
      text: '',
      label: '',
      category: '',
      hamletId: '',
      searchText: '',
      releasedBy: '',
    }
    const also = db
      .insert(releases)
      .values({ ...release, caseId: lans.id, communeId: 'binh-xa', releasedAt: '', changedAt: '' })
    expect(await take(db, seen, second, { status: 'declined' }, [also])).toBe('moved')
    const row = await rowOf(lans)
    expect([row.status, row.version]).toEqual(['assigned', seen.version + 1])
    expect([await rows('events', lans), await rows('event_texts', lans), await rows('releases', lans)]).toEqual([
      3, 1, 0,
    ])
    expect(await breakOf(lans)).toBeNull()
  })

  test('an officer whose page is old is told so, although his deed would still be possible', async () => {
    const lans = await petitionIn('received')
    const old = String((await rowOf(lans)).version - 1)
    const answer = await as(officer('dieuphoi')).post(`/can-bo/ho-so/${lans.code}/giao`, {
      body: 'binh-xa.cong-an',
      version: old,
    })
    expect([answer.status, (await rowOf(lans)).status]).toEqual([409, 'received'])
    expect(await answer.text()).toContain('Hồ sơ vừa thay đổi')
  })
})

describe('a sending that comes several times', () => {
  const count = async () => (await env.DB.prepare('SELECT count(*) AS many FROM cases').first<number>('many')) ?? 0
  const sendJson = (fields: Fields) =>
    as(hung).send('/api/communes/binh-xa/petitions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    })

  test('five times at once with one key is one petition, with one receipt', async () => {
    const before = await count()
    const fields = petitionFields(hung, { consent: 'on' })
    const answers = await Promise.all(Array.from({ length: 5 }, () => sendJson(fields)))
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201, 201])
    const receipts = new Set(await Promise.all(answers.map((answer) => answer.text())))
    expect(receipts.size).toBe(1)
    expect(await count()).toBe(before + 1)
    const { caseCode } = JSON.parse([...receipts][0] ?? '') as { caseCode: string }
    const row = await env.DB.prepare('SELECT id FROM cases WHERE submission_key = ?')
      .bind(fields.submissionKey as string)
      .first<{ id: string }>()
    const kept: Petition = { sender: hung, code: caseCode, secret: '', id: row?.id ?? '', photos: [] }
    expect([await rows('events', kept), await rows('petitions', kept), await rows('submitters', kept)]).toEqual([
      1, 1, 1,
    ])
    expect(await breakOf(kept)).toBeNull()
  })

  test('five times at once from the form, with a photo, leads to one receipt and keeps one photo', async () => {
    const before = await count()
    const fields = petitionFields(lan, { photos: photo() })
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => as(lan).post('/binh-xa/kien-nghi/moi', { ...fields, photos: photo() })),
    )
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303, 303, 303])
    expect(new Set(answers.map((answer) => answer.headers.get('location'))).size).toBe(1)
    expect(await count()).toBe(before + 1)
    const many = await env.DB.prepare(
      'SELECT count(*) AS many FROM files JOIN cases ON cases.id = case_id WHERE submission_key = ?',
    )
      .bind(fields.submissionKey as string)
      .first<number>('many')
    expect(many).toBe(1)
  })

  test('the same key with other words is refused, and the first sending stays as it was', async () => {
    const fields = petitionFields(hung, { consent: 'on' })
    const first = await sendJson(fields)
    const before = await count()
    const other = await sendJson({ ...fields, content: 'Một nội dung hoàn toàn khác, gửi sau.' })
    expect(other.status).toBe(409)
    expect(await other.json()).toMatchObject({ status: 409, detail: expect.stringContaining('nội dung khác') })
    expect(await count()).toBe(before)
    const { caseCode, lookupSecret } = (await first.json()) as { caseCode: string; lookupSecret: string }
    const seen = await as(hung).get(`/api/communes/binh-xa/cases/${caseCode}`, {
      authorization: `Bearer ${lookupSecret}`,
    })
    expect(await seen.json()).toMatchObject({ content: fields.content })
  })
})
