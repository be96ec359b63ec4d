import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { move } from '../../worker/dossiers/queries.ts'
import { dossiers } from '../../worker/dossiers/tables.ts'
import { asked as requests, joins, topicOf } from '../dialogue/asking-cast.ts'
import { asked, hallIn, registered } from '../dialogue/hall-cast.ts'
import { as } from '../support/app.ts'
import { officer, type Person } from '../support/people.ts'
import { BOOK, bookOf, keepsFrom } from './keeping.ts'

let phones = 0
const somebody = (): Person => ({ name: `người thứ ${++phones} ở hội trường` })

/** Something happens to a dossier, as its deed writes it. */
async function happens(id: string, kind: string, set: Partial<typeof dossiers.$inferSelect> = {}) {
  const db = connect(env)
  const row = await db.select().from(dossiers).where(eq(dossiers.id, id)).get()
  if (!row) throw new Error(`no dossier ${id}`)
  const moved = await move(db, row, { kind, actor: { kind: 'system' }, at: new Date() }, set)
  if (moved !== 'done') throw new Error(`${kind} did not happen`)
}

/** Opens the first thing of the book: where that leads. */
async function opensFirst(person: Person): Promise<string | null> {
  const { html } = await bookOf(person)
  const href = /href="(\/binh-xa\/cua-toi\/mo\/[^"]+)"/.exec(html)?.[1] ?? ''
  const answer = await as(person).get(href)
  expect([answer.status, answer.headers.getSetCookie().length]).toEqual([303, 2])
  return answer.headers.get('location')
}

describe('Lan keeps in her book', () => {
  test('her request for a dialogue: pooled, joined and its meeting announced are news; contact that is opened is none', async () => {
    const her = somebody()
    const request = await requests(her)
    await as(her).get(`${request.path}?ma=${request.secret}`)
    expect((await keepsFrom(her, request.path)).status).toBe(303)
    const [fresh = ''] = (await bookOf(her)).lines
    expect(fresh).toContain(request.code)
    expect(fresh).not.toContain('tin mới')
    const hall = await hallIn({ status: 'scheduled' })
    await happens(request.id, 'dialogue_request.pooled', { status: 'screened' })
    await happens(request.id, 'dialogue_request.contact_opened')
    await happens(request.id, 'dialogue_request.joined', { status: 'joined_to_session' })
    await env.DB.prepare('UPDATE dialogue_requests SET session_id = ? WHERE dossier_id = ?')
      .bind(hall.id, request.id)
      .run()
    expect((await bookOf(her)).lines[0]).toMatch(/Đưa vào buổi đối thoại.*2 tin mới/)
    expect(await opensFirst(her)).toBe(request.path)
    expect((await as(her).get(request.path)).status).toBe(200)
    expect((await bookOf(her)).lines[0]).not.toContain('tin mới')
    await happens(hall.id, 'dialogue.announced', { status: 'announced', publishedAt: new Date().toISOString() })
    expect((await bookOf(her)).lines[0]).toContain('1 tin mới')
    await happens(request.id, 'dialogue_request.screened')
    expect((await bookOf(her)).lines[0]).toContain('2 tin mới')
  })

  test('that she wants a topic too: the threshold and what comes of it are news', async () => {
    const her = somebody()
    const topic = await topicOf()
    const [path = '', secret = ''] = (await joins(topic, her)).headers.get('location')?.split('?ma=') ?? []
    await as(her).get(`${path}?ma=${secret}`)
    expect((await keepsFrom(her, path)).status).toBe(303)
    expect((await bookOf(her)).lines[0]).toContain(topic.code)
    await happens(topic.id, 'dialogue_topic.worded')
    expect((await bookOf(her)).lines[0]).not.toContain('tin mới')
    await happens(topic.id, 'dialogue_topic.threshold_met', { status: 'threshold_met' })
    expect((await bookOf(her)).lines[0]).toMatch(/Đủ số cử tri.*1 tin mới/)
    expect(await opensFirst(her)).toBe(path)
    await as(her).post(`${path}/rut`)
    expect((await bookOf(her)).lines[0]).toContain('Ông/bà đã rút')
  })

  test('a question to a meeting: shown, and the meeting that moves, are news', async () => {
    const her = somebody()
    const hall = await hallIn()
    const question = await asked(hall, 'Bao giờ làm đường vào thôn?', her)
    expect((await keepsFrom(her, question.path)).status).toBe(303)
    expect((await bookOf(her)).lines[0]).toContain(question.code)
    await as(officer('tiepnhan')).post(`${hall.office}/cau-hoi`, { viec: 'hien', chon: [question.id] })
    await happens(hall.id, 'dialogue.moved')
    expect((await bookOf(her)).lines[0]).toMatch(/Đã hiện.*2 tin mới/)
    expect(await opensFirst(her)).toBe(question.path)
    expect((await bookOf(her)).lines[0]).not.toContain('tin mới')
  })

  test('her place at a meeting: that it was cancelled is news', async () => {
    const her = somebody()
    const hall = await hallIn({ capacity: 20 })
    const seat = await registered(hall, {}, her)
    expect((await keepsFrom(her, seat.path)).status).toBe(303)
    const [line = ''] = (await bookOf(her)).lines
    expect(line).toContain(seat.code)
    expect(line).toContain('Có chỗ số 1')
    await happens(hall.id, 'dialogue.cancelled', { status: 'cancelled' })
    expect((await bookOf(her)).lines[0]).toMatch(/Buổi này đã hủy.*1 tin mới/)
    expect(await opensFirst(her)).toBe(seat.path)
  })

  test('and nobody opens hers with the codes of another request', async () => {
    const [her, thief] = [somebody(), somebody()]
    const [mine, other] = [await requests(her), await requests(thief)]
    const answer = await as(thief).post(`${BOOK}/giu`, { code: mine.code, secret: other.secret, keep: '1' })
    expect([answer.status, (await bookOf(thief)).lines]).toEqual([422, []])
  })
})
