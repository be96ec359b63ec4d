import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { furtherStatements } from '../../scripts/seed/further-questions.ts'
import { firstBreak } from '../../worker/cases/chain.ts'
import { connect } from '../../worker/db/connect.ts'
import { readDossier } from '../../worker/dossiers/queries.ts'
import { dossiers } from '../../worker/dossiers/tables.ts'
import { as } from '../support/app.ts'
import { complaint } from '../support/answers.ts'
import { sentFields } from '../support/form-fields.ts'
import { officer } from '../support/people.ts'
import { BOARD, ECONOMY, PLACE, REPORT, boardTopicIn, deed, rowOf, see, tryDeed, topicIn, wordsOf } from './build.ts'
import { findingFields, foundIn, photo, record } from './spot.ts'
import { countedDatabase } from '../support/counted.ts'
import { FINDINGS_SHOWN, findingsOf } from '../../worker/supervision/findings/finding-queries.ts'
import { eq } from 'drizzle-orm'

const spotOf = (slug: string) => `${PLACE}/${slug}/ghi-nhan`

describe('a member of the team on the spot', () => {
  test('Cảnh records what he saw with photos and a signature; the team and the leader read it, the body that is looked at never', async () => {
    const topic = await topicIn('in_progress')
    const page = await as(officer('giamsat')).get(spotOf(topic.slug))
    expect(page.status).toBe(200)
    const files = { photos: [photo('cong.png'), photo('muong.png')], signature: [photo('chu-ky.png')] }
    const answer = await record('giamsat', topic, { ...files, latitude: '21,95', longitude: '105.01' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${spotOf(topic.slug)}?da=gui`])
    const [found] = await foundIn(topic)
    expect(found).toMatchObject({ place: 'Cổng trại ông Tám', latitude: 21.95, found_by: 'vi-du.giamsat' })
    for (const who of ['giamsat', 'dieuphoi', 'tiepnhan', 'lanhdao']) {
      const { words, html } = await see(who, topic)
      expect([who, words.includes('Nước thải chảy thẳng ra mương.')]).toEqual([who, true])
      const links = [...html.matchAll(/ghi-nhan\/tep\/[0-9a-f]{40}/g)].map(([link]) => link)
      expect([who, new Set(links).size]).toEqual([who, 3])
      expect((await as(officer(who)).get(`${PLACE}/${topic.slug}/${links[0]}`)).status).toBe(200)
    }
    const file = String(found?.signature_file)
    for (const who of ['xuly.kinhte', 'duyet.kinhte']) {
      const { status, words } = await see(who, topic)
      expect(status).toBe(200)
      expect(words).not.toMatch(/Nước thải|Ghi nhận tại chỗ|ghi nhận tại chỗ|Cổng trại/)
      const pages = ['ghi-nhan', 'ghi-nhan/danh-sach', `ghi-nhan/tep/${file}`, `tep/${file}`, 'gop-y', 'phieu-kiem-tra']
      for (const path of pages) expect((await as(officer(who)).get(`${PLACE}/${topic.slug}/${path}`)).status).toBe(404)
      expect((await record(who, topic)).status).toBe(404)
    }
    expect(await foundIn(topic)).toHaveLength(1)
  })

  test('the body that is looked at still reads nothing of it after the report, unless the report says so', async () => {
    const topic = await topicIn('in_progress')
    await record('giamsat', topic, { limits: 'Điều chỉ đoàn biết về trại Tám.' })
    await deed('dieuphoi', topic, 'ket-thuc-lam-viec')
    const writing = await see('dieuphoi', topic)
    expect(writing.html).toContain('- Cổng trại ông Tám: Điều chỉ đoàn biết về trại Tám.')
    await deed('dieuphoi', topic, 'viet-bao-cao', REPORT)
    await deed('duyet.mattran', topic, 'ky-bao-cao')
    expect((await see('duyet.kinhte', topic)).words).not.toContain('Điều chỉ đoàn biết')
    const late = await record('giamsat', topic)
    expect(late.status).toBe(409)
    expect(await complaint(late)).toContain('đến khi báo cáo được ký')
  })

  test('who is not on the team and not of the body that leads is refused with a sentence, or finds nothing', async () => {
    const topic = await topicIn('notified')
    const statuses: Record<string, number> = {}
    for (const who of [
      'giamsat',
      'dieuphoi',
      'tiepnhan',
      'lanhdao',
      'xuly.kinhte',
      'xuly.congan',
      'quantri',
      'thon.langdia',
      'dieuphoi.dakpo',
    ])
      statuses[who] = (await record(who, topic)).status
    expect(statuses).toEqual({
      ...{ giamsat: 303, dieuphoi: 303, tiepnhan: 403, lanhdao: 403, 'xuly.kinhte': 404, 'xuly.congan': 404 },
      ...{ quantri: 404, 'thon.langdia': 404, 'dieuphoi.dakpo': 404 },
    })
    expect(await complaint(await record('lanhdao', topic))).toContain('thành viên của đoàn')
    const early = await record('giamsat', await topicIn('team_set'))
    expect(early.status).toBe(409)
  })

  test('a board records for the topic that it leads', async () => {
    const topic = await boardTopicIn('notified')
    expect((await rowOf(topic)).lead_body_id).toBe(BOARD)
    expect((await record('giamsat', topic)).status).toBe(303)
  })

  test('a restricted topic is recorded by the people named on it; the coordinator as such does not find it', async () => {
    const topic = await topicIn('in_progress')
    await env.DB.batch([
      env.DB.prepare('UPDATE dossiers SET restricted = 1 WHERE id = ?').bind(topic.id),
      env.DB.prepare("DELETE FROM dossier_people WHERE dossier_id = ? AND staff_id = 'vi-du.dieuphoi'").bind(topic.id),
    ])
    expect((await record('giamsat', topic)).status).toBe(303)
    expect((await record('dieuphoi', topic)).status).toBe(404)
    expect((await record('lanhdao', topic)).status).toBe(404)
  })
})

describe('a finding that a weak network sends', () => {
  test('twice, or five times at once, is there once with its photos', async () => {
    const topic = await topicIn('in_progress')
    const fields = findingFields({ photos: [photo()], signature: [photo()] })
    const send = () =>
      as(officer('giamsat')).post(spotOf(topic.slug), { ...fields, photos: [photo()], signature: [photo()] })
    const answers = await Promise.all([1, 2, 3, 4, 5].map(send))
    expect(answers.map((one) => one.status)).toEqual([303, 303, 303, 303, 303])
    expect((await send()).status).toBe(303)
    expect(await foundIn(topic)).toHaveLength(1)
    const files = await env.DB.prepare('SELECT count(*) AS many FROM dossier_files WHERE dossier_id = ?')
      .bind(topic.id)
      .first<{ many: number }>()
    expect(files?.many).toBe(2)
  })

  test('with other content under its key is refused, and the page keeps what was typed under a new key', async () => {
    const topic = await topicIn('in_progress')
    const fields = findingFields()
    await record('giamsat', topic, fields)
    const other = await record('giamsat', topic, { ...fields, limits: 'Một điều khác hẳn.' })
    const html = await other.text()
    expect(other.status).toBe(409)
    expect(html).toContain('Một điều khác hẳn.')
    expect(html).not.toContain(String(fields.submissionKey))
    const colleague = await record('dieuphoi', topic, fields)
    expect(colleague.status).toBe(409)
    expect(await foundIn(topic)).toHaveLength(1)
  })

  test('arrives although the topic went on meanwhile and the same one came before', async () => {
    const topic = await topicIn('in_progress')
    const fields = findingFields()
    await record('giamsat', topic, fields)
    await env.DB.prepare("UPDATE dossiers SET status = 'tracking' WHERE id = ?").bind(topic.id).run()
    expect((await record('giamsat', topic, fields)).status).toBe(303)
    expect((await record('giamsat', topic)).status).toBe(409)
  })

  test('by four people at once, each is kept, and the chain of the topic holds', async () => {
    const topic = await topicIn('in_progress')
    const places = ['Cổng trại', 'Đầu mương', 'Sau chợ', 'Gầm cầu']
    const answers = await Promise.all(
      places.map((place, n) => record(n % 2 === 0 ? 'giamsat' : 'dieuphoi', topic, { place, photos: [photo()] })),
    )
    expect(answers.map((one) => one.status)).toEqual([303, 303, 303, 303])
    const found = await foundIn(topic)
    expect(found.map((one) => String(one.place)).toSorted()).toEqual(places.toSorted())
    const db = connect(env)
    const row = await db.select().from(dossiers).where(eq(dossiers.id, topic.id)).get()
    if (!row) throw new Error('gone')
    const file = await readDossier(db, row)
    const chain = file.events.map((one) => ({ ...one, caseId: one.dossierId }))
    const texts = new Map(file.events.filter((one) => one.text).map((one) => [one.seq, one.text]))
    expect(firstBreak(chain, { caseId: row.id, version: row.version, headHash: row.headHash }, texts)).toBeNull()
    for (const one of found) {
      const event = file.events.find(({ seq }) => seq === one.seq)
      expect([event?.kind, event?.text]).toEqual(['supervision.found', expect.stringContaining(String(one.place))])
      expect(event?.detail).not.toContain('Tám')
      expect(file.files.filter(({ seq }) => seq === one.seq)).toHaveLength(1)
    }
  })
})

describe('what a phone says is not simply believed', () => {
  test.each([
    ['of tomorrow', () => new Date(Date.now() + 24 * 3_600_000).toISOString(), 'đi nhanh hơn giờ thật'],
    ['before the topic', () => '2019-01-01T00:00:00.000Z', 'sớm hơn ngày có chuyên đề'],
    ['that is none', () => 'hôm qua', 'không đọc được'],
  ])('an hour %s is refused, and the next sending goes by the hour of receipt', async (_, hour, words) => {
    const topic = await topicIn('in_progress')
    const fields = findingFields({ foundAt: hour() })
    const answer = await record('giamsat', topic, fields)
    expect([answer.status, await complaint(answer)]).toEqual([422, expect.stringContaining(words)])
    expect((await record('giamsat', topic, { ...fields, foundAt: '' })).status).toBe(303)
  })

  test('a photo that is none, ten photos, a place that is nowhere, a hamlet and a body of elsewhere are refused at their fields', async () => {
    const topic = await topicIn('in_progress')
    const wrong = [
      [{ photos: [new File(['<svg/>'], 'anh.jpg', { type: 'image/jpeg' })] }, 'anh.jpg'],
      [{ photos: Array.from({ length: 10 }, () => photo()) }, 'Nhiều nhất 9 ảnh'],
      [{ signature: [new File(['không phải ảnh'], 'chu-ky.png', { type: 'image/png' })] }, 'chu-ky.png'],
      [{ latitude: '200' }, 'Ông/bà ghi một số, ví dụ 21.9512'],
      [{ hamlet: 'lang_hway' }, 'không còn trong danh sách'],
      [{ body: 'dak-po.phong-kinh-te' }, 'không còn trong danh sách'],
      [{ place: '' }, 'Ở đâu: Ông/bà ghi vào ô này.'],
      [{ consent: '' }, 'Ông/bà chọn một mục.'],
      [{ signer: '' }, 'Ông/bà ghi tên người xác nhận.'],
      [{ limits: '', strengths: '' }, 'Ông/bà ghi điều thấy được'],
      [{ consent: 'refused', signature: [photo()] }, 'Đã có chữ ký'],
    ] as const
    for (const [fields, words] of wrong) {
      const answer = await record('giamsat', topic, fields)
      expect([answer.status, await complaint(answer)]).toEqual([422, expect.stringContaining(words)])
    }
    expect(await foundIn(topic)).toHaveLength(0)
    const nobody = await record('giamsat', topic, { consent: 'nobody', signer: '', body: ECONOMY })
    expect(nobody.status).toBe(303)
  })
})

describe('a check-list', () => {
  const ID = 'vi-du.moi-truong-hoi-them'

  test('that Thụ chooses is filled in on the spot and read with the finding; a member of another body does not choose', async () => {
    for (const statement of furtherStatements(new Date())) await env.DB.prepare(statement).run()
    const topic = await topicIn('in_progress')
    const choose = async (who: string, questionnaire: string) => {
      const { version } = await rowOf(topic)
      const path = `${PLACE}/${topic.slug}/phieu-kiem-tra`
      return as(officer(who)).post(path, { questionnaire, version: String(version) })
    }
    expect((await choose('dieuphoi', '')).status).toBe(422)
    expect((await choose('dieuphoi', 'khong-co')).status).toBe(422)
    expect((await choose('xuly.kinhte', ID)).status).toBe(404)
    expect((await choose('lanhdao', ID)).status).toBe(403)
    expect((await choose('dieuphoi', ID)).status).toBe(303)
    const page = await (await as(officer('giamsat')).get(spotOf(topic.slug))).text()
    expect(wordsOf(page)).toContain('Gần chuồng trại, cơ sở hay khu ruộng nào?')
    const fields = Object.fromEntries(sentFields(page.slice(page.indexOf('<main')), ['b', 'gui']))
    const filled = findingFields({ limits: '', strengths: '', submissionKey: fields.submissionKey?.[0] ?? '' })
    const button = /<button[^>]*name="([^"]+)"[^>]*value="gui"/.exec(page)?.[1] ?? ''
    const sent = { ...fields, ...filled, 'c.gan': 'Trại ông Tám', 'c.thay': ['mui', 'nuoc'], [button]: 'gui' }
    const answer = await as(officer('giamsat')).post(spotOf(topic.slug), sent)
    expect([answer.status, answer.status === 303 ? '' : await complaint(answer)]).toEqual([303, ''])
    const words = (await see('dieuphoi', topic)).words
    expect(words).toContain('Phiếu kiểm tra, 2 câu')
    expect(words).toContain('Mùi hôi; Nước bẩn')
    const making = await as(officer('dieuphoi')).get(`/can-bo/bieu-mau/${ID}/ban`)
    expect(wordsOf(await making.text())).toContain('Phiếu kiểm tra của chuyên đề Giám sát việc thu gom rác')
    expect((await tryDeed('dieuphoi', topic, 'phieu-kiem-tra', { lam: 'thoi' })).status).toBe(303)
    expect(await (await as(officer('giamsat')).get(spotOf(topic.slug))).text()).not.toContain('data-sheet')
  })
})

test('a page of findings reads what it shows, also among a thousand', async () => {
  const topic = await topicIn('in_progress')
  const one = env.DB.prepare(
    `INSERT INTO findings (id, commune_id, dossier_id, seq, found_by, found_at, sent_at, place, consent, submission_key, content_hash)
     VALUES (?1, 'binh-xa', ?2, ?3, 'vi-du.giamsat', ?4, ?4, 'Cổng chợ', 'nobody', ?1, 'x')`,
  )
  const rows = Array.from({ length: 1_000 }, (_, n) => n)
  for (let from = 0; from < rows.length; from += 500)
    await env.DB.batch(
      rows
        .slice(from, from + 500)
        .map((n) =>
          one.bind(
            `${topic.slug}.${n}`,
            topic.id,
            1_000 + n,
            new Date(Date.UTC(2026, 0, 1) + (n >> 1) * 60_000).toISOString(),
          ),
        ),
    )
  const { cost, db } = countedDatabase()
  const first = (await findingsOf(db, topic.id, null)).slice(0, FINDINGS_SHOWN)
  const last = first.at(-1)
  const second = (await findingsOf(db, topic.id, last ?? null)).slice(0, FINDINGS_SHOWN)
  expect(new Set([...first, ...second].map((row) => row.id)).size).toBe(2 * FINDINGS_SHOWN)
  expect(cost.rowsRead).toBeLessThanOrEqual(6 * FINDINGS_SHOWN)
})
