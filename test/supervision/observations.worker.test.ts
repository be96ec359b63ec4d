import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { startStamp } from '../../worker/forms/filling/stamp.ts'
import { OBSERVATIONS_SHOWN, observationsOf } from '../../worker/supervision/observations/observation-queries.ts'
import { complaint } from '../support/answers.ts'
import { as, type Fields } from '../support/app.ts'
import { countedDatabase } from '../support/counted.ts'
import { lan, nobody, officer } from '../support/people.ts'
import { PLACE, see, type Topic, topicIn, wordsOf } from './build.ts'
import { openTopic } from './spot.ts'

const publicPlace = (topic: Topic) => `/binh-xa/giam-sat/${topic.slug}/gop-y`
const DENUNCIATION = 'Tôi muốn tố cáo cán bộ nhận hối lộ của chủ trại.'

/** Somebody among the people adds to a topic; the form was open for a minute. */
function add(topic: Topic, fields: Fields = {}): Promise<Response> {
  const started = startStamp(env, `observation/${topic.id}`, {
    ...{ openedAt: new Date(Date.now() - 60_000), versionId: 'gop-y' },
  })
  return as(lan).post(publicPlace(topic), {
    ...{ content: 'Đêm nào trại cũng xả nước ra mương.', hamlet: 'lang_dia', place: 'đầu mương', website: '', started },
    ...{ submissionKey: crypto.randomUUID(), ...fields },
  })
}

async function kept(topic: Topic) {
  const { results } = await env.DB.prepare('SELECT * FROM observations WHERE dossier_id = ? ORDER BY sent_at, id')
    .bind(topic.id)
    .all<Record<string, string | number | null>>()
  return results
}

/** The newest of them: the number on its receipt. */
async function lastCode(topic: Topic): Promise<string> {
  return String((await kept(topic)).at(-1)?.code)
}

const read = async (who: string, topic: Topic, rest = '') => {
  const answer = await as(officer(who)).get(`${PLACE}/${topic.slug}/gop-y${rest}`)
  return { status: answer.status, words: wordsOf(await answer.text()) }
}
const handle = (who: string, topic: Topic, code: string, lam: string, note = '') =>
  as(officer(who)).post(`${PLACE}/${topic.slug}/gop-y/${code}`, { lam, note })

describe('Lan adds to an open topic', () => {
  test('without an account, gets a short number, and the team, the Front and the leader read it; the body that is looked at does not', async () => {
    const topic = await openTopic()
    const form = await as(nobody).get(publicPlace(topic))
    const page = await form.text()
    expect(form.status).toBe(200)
    expect(wordsOf(page)).toContain('gửi kiến nghị')
    expect(page.slice(page.indexOf('<main')).length).toBeLessThan(4_500)
    const answer = await add(topic)
    expect(answer.status).toBe(303)
    const receipt = await as(nobody).get(answer.headers.get('location') ?? '')
    const words = wordsOf(await receipt.text())
    expect(words).toContain(await lastCode(topic))
    expect(words).not.toContain('xả nước')
    for (const who of ['giamsat', 'dieuphoi', 'tiepnhan', 'lanhdao'])
      expect([who, (await read(who, topic)).words.includes('xả nước ra mương')]).toEqual([who, true])
    for (const who of ['xuly.kinhte', 'xuly.congan', 'quantri'])
      expect([who, (await read(who, topic)).status]).toEqual([who, 404])
    expect((await see('giamsat', topic)).words).toContain('1 góp ý, 1 chưa xem')
    expect((await see('xuly.kinhte', topic)).words).not.toContain('Góp ý của bà con')
  })

  test('taps three times on a slow network: it is there once; other content under the same key is refused', async () => {
    const topic = await openTopic()
    const fields = { submissionKey: crypto.randomUUID() }
    const answers = await Promise.all([1, 2, 3].map(() => add(topic, fields)))
    expect(new Set(answers.map((one) => one.headers.get('location'))).size).toBe(1)
    const other = await add(topic, { ...fields, content: 'Một chuyện khác hẳn ở đầu thôn.' })
    const page = await other.text()
    expect(other.status).toBe(409)
    expect(page).toContain('Một chuyện khác hẳn ở đầu thôn.')
    expect(page).not.toContain(fields.submissionKey)
    expect(await kept(topic)).toHaveLength(1)
  })

  test('too short, or with a hamlet of elsewhere, is told at the field and keeps what was typed', async () => {
    const topic = await openTopic()
    const answer = await add(topic, { content: 'Hôi lắm', hamlet: 'lang_hway' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('Hôi lắm')
    expect(wordsOf(page)).toMatch(/ít nhất 10 ký tự.*không còn trong danh sách/)
    expect(await kept(topic)).toHaveLength(0)
  })

  test('on a network that sends too much is asked to wait a minute, and keeps her words', async () => {
    const topic = await openTopic()
    const limit = vi
      .spyOn(Object.getPrototypeOf(env.SUBMIT_HARD) as RateLimit, 'limit')
      .mockResolvedValue({ success: false })
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => add(topic)))
    limit.mockRestore()
    const late = answers.find((one) => one.status === 429)
    expect(await late?.text()).toContain('Đêm nào trại cũng xả nước ra mương.</textarea>')
    expect(await kept(topic)).toHaveLength(answers.filter((one) => one.status === 303).length)
  })

  test('cannot add to a topic that is not announced, is restricted, is of another commune or has its report', async () => {
    const hidden = await topicIn('notified')
    expect((await add(hidden)).status).toBe(404)
    const topic = await openTopic()
    expect((await as(lan).get(publicPlace(topic).replace('binh-xa', 'dak-po'))).status).toBe(404)
    await env.DB.prepare("UPDATE dossiers SET status = 'report_draft' WHERE id = ?").bind(topic.id).run()
    const late = await add(topic)
    expect([late.status, await complaint(late)]).toEqual([409, expect.stringContaining('không nhận thêm góp ý')])
    await env.DB.prepare('UPDATE dossiers SET restricted = 1 WHERE id = ?').bind(topic.id).run()
    expect((await add(topic)).status).toBe(404)
    expect(await kept(topic)).toHaveLength(0)
  })
})

describe('words that read like a denunciation', () => {
  test('are not taken before Lan was told the right way; then the Front’s coordinator and chair read them, nobody of the team', async () => {
    const topic = await openTopic()
    const first = await add(topic, { content: DENUNCIATION })
    const page = await first.text()
    expect(first.status).toBe(200)
    expect(page).toContain('/binh-xa/to-cao-khieu-nai')
    expect(page).toContain(DENUNCIATION)
    expect(await kept(topic)).toHaveLength(0)
    expect((await add(topic, { content: DENUNCIATION, confirmed: '1' })).status).toBe(303)
    const code = await lastCode(topic)
    expect((await kept(topic))[0]?.flag).toBe('denunciation')
    for (const who of ['giamsat', 'tiepnhan', 'lanhdao']) {
      expect([who, (await read(who, topic)).words.includes('hối lộ')]).toEqual([who, false])
      expect([who, (await read(who, topic, '?rieng')).status]).toEqual([who, 404])
      expect([who, (await handle(who, topic, code, 'da-xem')).status]).toEqual([who, 404])
    }
    expect((await see('giamsat', topic)).words).toContain('Chưa có góp ý nào.')
    for (const who of ['dieuphoi', 'duyet.mattran']) {
      expect((await read(who, topic)).words).not.toContain('hối lộ')
      expect((await read(who, topic, '?rieng')).words).toContain('hối lộ')
    }
    const note = 'Đã mời người gửi đến gặp, hướng dẫn viết đơn.'
    expect((await handle('dieuphoi', topic, code, 'xem-xet', note)).status).toBe(303)
    expect((await see('giamsat', topic)).words).not.toContain(note)
    const told = await env.DB.prepare('SELECT recipient_id, detail FROM messages WHERE id LIKE ?')
      .bind(`${topic.id}.%`)
      .all()
    const about = told.results.filter((one) => String(one.detail).includes('xem riêng'))
    expect(about.map((one) => one.recipient_id)).toEqual(['binh-xa.mttq:coordinator,approver'])
  })
})

describe('what the team does with it', () => {
  test('read, considered with a note, hidden with a reason; a note that is missing is asked for, and what is hidden is kept', async () => {
    const topic = await openTopic()
    await add(topic, { content: 'Quảng cáo vay tiền nhanh lãi thấp.' })
    const code = await lastCode(topic)
    expect((await handle('giamsat', topic, code, 'da-xem')).status).toBe(303)
    const silent = await handle('giamsat', topic, code, 'xem-xet', ' ')
    expect([silent.status, await silent.text()]).toEqual([422, expect.stringContaining('Ông/bà ghi vắn tắt')])
    const long = await handle('giamsat', topic, code, 'xem-xet', 'dài '.repeat(300))
    expect([long.status, await long.text()]).toEqual([422, expect.stringContaining('Dài quá: nhiều nhất 1000')])
    expect((await handle('giamsat', topic, code, 'xem-xet', 'Đã đến xem tại chỗ.')).status).toBe(303)
    expect((await see('dieuphoi', topic)).words).toContain(`xem xét góp ý ${code}`)
    expect((await handle('lanhdao', topic, code, 'an', 'Không thích.')).status).toBe(403)
    expect((await handle('xuly.kinhte', topic, code, 'an', 'Không thích.')).status).toBe(404)
    expect((await handle('giamsat', topic, code, 'an', 'Quảng cáo.')).status).toBe(303)
    const { words } = await read('dieuphoi', topic)
    expect(words).toMatch(/Xem nội dung đã ẩn.*Quảng cáo vay tiền/)
    expect((await see('dieuphoi', topic)).words).not.toContain('1 góp ý')
    expect((await handle('giamsat', topic, code, 'xoa')).status).toBe(400)
    expect((await handle('giamsat', topic, 'GY-KHONGCO', 'da-xem')).status).toBe(404)
  })

  test('one topic’s observation is not handled through another topic', async () => {
    const [topic, other] = [await openTopic(), await openTopic()]
    await add(topic)
    expect((await handle('dieuphoi', other, await lastCode(topic), 'an', 'Không phải.')).status).toBe(404)
  })

  test('they are told once an hour, however many come', async () => {
    const topic = await openTopic()
    await Promise.all([1, 2, 3, 4].map((n) => add(topic, { content: `Góp ý số ${n} về con mương đầu thôn.` })))
    await add(topic)
    const told = async () =>
      (
        await env.DB.prepare("SELECT recipient_id FROM messages WHERE id LIKE ? AND detail LIKE '%góp ý mới%'")
          .bind(`${topic.id}.%`)
          .all()
      ).results.length
    const once = await told()
    expect(once).toBeGreaterThan(0)
    const each = await env.DB.prepare(
      "SELECT recipient_id, count(*) AS many FROM messages WHERE id LIKE ? AND detail LIKE '%góp ý mới%' GROUP BY 1",
    )
      .bind(`${topic.id}.%`)
      .all<{ many: number }>()
    expect(each.results.map((one) => one.many)).toEqual(each.results.map(() => 1))
    await env.DB.prepare("UPDATE observations SET sent_at = '2026-01-01T00:00:00.000Z' WHERE dossier_id = ?")
      .bind(topic.id)
      .run()
    await env.DB.prepare("UPDATE messages SET id = 'cu.' || id WHERE id LIKE ?").bind(`${topic.id}.%`).run()
    await add(topic)
    expect(await told()).toBe(once)
  })
})

test('what a program fills in, or sends in a second, is put aside and tells nobody', async () => {
  const topic = await openTopic()
  const fresh = startStamp(env, `observation/${topic.id}`, { openedAt: new Date(), versionId: 'gop-y' })
  const automatic: Fields[] = [{ website: 'http://spam.example' }, { started: fresh }, { started: 'giả' }]
  for (const fields of automatic) expect((await add(topic, fields)).status).toBe(303)
  expect((await kept(topic)).map((one) => [one.state, one.told])).toEqual([
    ['hidden', 0],
    ['hidden', 0],
    ['hidden', 0],
  ])
  expect((await see('dieuphoi', topic)).words).toContain('Chưa có góp ý nào.')
})

test('a page of observations reads what it shows, also among two thousand', async () => {
  const topic = await openTopic()
  const rows = Array.from({ length: 2_000 }, (_, n) => n)
  const one = env.DB.prepare(
    `INSERT INTO observations (id, commune_id, dossier_id, code, content, sent_at, submission_key, content_hash)
     VALUES (?1, 'binh-xa', ?2, ?1, 'Nước bẩn.', ?3, ?1, 'x')`,
  )
  for (let from = 0; from < rows.length; from += 500)
    await env.DB.batch(
      rows
        .slice(from, from + 500)
        .map((n) =>
          one.bind(`${topic.slug}.${n}`, topic.id, new Date(Date.UTC(2026, 0, 1) + (n >> 1) * 60_000).toISOString()),
        ),
    )
  const { cost, db } = countedDatabase()
  const seen: string[] = []
  let after: string | null = null
  for (let turn = 0; turn < 3; turn++) {
    const found = (await observationsOf(db, topic.id, false, after)).slice(0, OBSERVATIONS_SHOWN)
    seen.push(...found.map((row) => row.id))
    const last = found.at(-1)
    after = last ? `${last.sentAt}~${last.id}` : null
  }
  expect(new Set(seen).size).toBe(3 * OBSERVATIONS_SHOWN)
  expect(cost.rowsRead).toBeLessThanOrEqual(3 * seen.length)
  expect(await observationsOf(connect(env), topic.id, true, null)).toEqual([])
})
