import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { openBook } from '../../worker/communes/queries.ts'
import { countTopics } from '../../worker/dialogue/asking/count-sweep.ts'
import { connect } from '../../worker/db/connect.ts'
import { releaseFromSession } from '../../worker/dialogue/asking/session-queries.ts'
import { as } from '../support/app.ts'
import { lan, officer } from '../support/people.ts'
import { asked, joins, mainOf, topicOf } from './asking-cast.ts'
import {
  confirms,
  countsOf,
  DESK,
  newPhone,
  onRequest,
  onTopic,
  openTopic,
  raised,
  requestDesk,
  somebody,
  statusOf,
  timesOf,
  topicDesk,
  tries,
  voice,
  voters,
} from './desk-acts.ts'

const db = connect(env)
const sweep = () => countTopics(db, new Date())
const voiceOf = (requestId: string) =>
  env.DB.prepare('SELECT id FROM dialogue_voices WHERE request_id = ?').bind(requestId).first<string>('id')
const pageOf = async (who: string, path: string) => mainOf(await (await as(officer(who)).get(path)).text())

describe('the Front screens', () => {
  test('a request, pools it with others into a topic, and everybody can join what it published', async () => {
    const [first, second] = [await asked(somebody()), await asked(somebody())]
    expect(await pageOf('tiepnhan', `${DESK}/de-nghi`)).toContain('Chờ sàng lọc')
    await onRequest('tiepnhan', first, 'sang-loc', { category: 'giao_thong' })
    const topic = await raised(first, 'Đường vào thôn Lâm lầy lội khi mưa')
    await onRequest('tiepnhan', second, 'gom-chu-de', { topic: topic.id, title: '', summary: '' })
    expect(await countsOf(topic)).toMatchObject({ devices: 2, persons: 0 })
    expect((await as(lan).get(topic.path)).status).toBe(404)
    const words = { title: 'Làm đường vào thôn Lâm', summary: 'Bà con hỏi bao giờ xã làm đường vào thôn Lâm.' }
    await onTopic('dieuphoi', topic, 'cong-khai', words)
    expect(mainOf(await (await as(lan).get(topic.path)).text())).toContain('Làm đường vào thôn Lâm')
    expect((await joins(topic, somebody(), { hamlet: 'lang_dia' })).status).toBe(303)
    await sweep()
    expect(await countsOf(topic)).toEqual({ devices: 3, persons: 0, hamlets: 1 })
    expect(await pageOf('tiepnhan', topicDesk(topic))).toContain('3 lượt bày tỏ')
  })

  test('and refuses with two hands; the sender reads why', async () => {
    const who = somebody()
    const request = await asked(who)
    await onRequest('dieuphoi', request, 'sang-loc', { category: 'giao_thong' })
    const reason = 'Việc này thuộc thẩm quyền của tỉnh, xã không quyết được.'
    const own = await tries('dieuphoi', requestDesk(request), request.id, 'tu-choi', { reason })
    expect([own.status, mainOf(await own.text())]).toEqual([403, expect.stringContaining('cần một người khác')])
    await onRequest('duyet.mattran', request, 'tu-choi', { reason })
    await as(who).get(`${request.path}?ma=${request.secret}`)
    expect(mainOf(await (await as(who).get(request.path)).text())).toContain(reason)
  })

  test('and has one answered in writing: one petition however often it is pressed, which the same secret opens', async () => {
    const request = await asked(lan, { phone: '0978123456', name: lan.name })
    const answers = await Promise.all(
      ['dieuphoi', 'duyet.mattran', 'dieuphoi'].map((who) =>
        as(officer(who)).post(`${requestDesk(request)}/tra-loi-van-ban`, {
          version: '1',
          note: 'Phòng Kinh tế sẽ trả lời bằng văn bản.',
        }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409])
    const row = await env.DB.prepare('SELECT * FROM dialogue_requests WHERE dossier_id = ?')
      .bind(request.id)
      .first<Record<string, string>>()
    expect(row?.case_code).toMatch(/^BX-26-\d{6}$/)
    const made =
      'SELECT count(*) AS n FROM cases WHERE lookup_hash = (SELECT lookup_hash FROM dialogue_requests WHERE dossier_id = ?)'
    expect(await env.DB.prepare(made).bind(request.id).first<number>('n')).toBe(1)
    const opened = await as(somebody()).post('/binh-xa/tra-cuu', {
      caseCode: row?.case_code ?? '',
      secret: request.secret,
    })
    expect(opened.status).toBe(303)
    const contact = await env.DB.prepare('SELECT sealed FROM submitters WHERE case_id = ?')
      .bind(row?.case_id)
      .first<string>('sealed')
    expect(contact).not.toBe('')
  })
})

describe('telephones', () => {
  test('are shown once to whoever calls, after it was written down that they were opened; never in a list or a history', async () => {
    const request = await asked(lan, { phone: '0978123456', name: lan.name })
    const id = await voiceOf(request.id)
    for (const path of [requestDesk(request), `${DESK}/de-nghi`, `${DESK}/xac-nhan`])
      expect(await pageOf('tiepnhan', path)).not.toMatch(/0978|Lộc Thị Lan/)
    const shown = await as(officer('tiepnhan')).post(`${DESK}/xac-nhan/${id}`)
    expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, expect.stringContaining('no-store')])
    expect(mainOf(await shown.text())).toMatch(/0978123456.*Lộc Thị Lan/)
    expect(await timesOf(request.id, 'dialogue_request.contact_opened')).toBe(1)
    const kept = await env.DB.prepare(
      'SELECT group_concat(detail) AS all_details FROM dossier_events WHERE dossier_id = ?',
    )
      .bind(request.id)
      .first<string>('all_details')
    expect(kept).not.toMatch(/0978|Lan/)
    await as(officer('tiepnhan')).post(`${DESK}/xac-nhan/${id}/khong-duoc`)
    expect(await pageOf('tiepnhan', requestDesk(request))).toContain('Đã gọi 1 lần chưa gặp')
    expect((await confirms(id ?? '')).headers.get('location')).toContain('da=dung')
    expect((await confirms(id ?? '', 'dieuphoi')).headers.get('location')).toContain('da=roi')
    expect(await timesOf(request.id, 'dialogue_request.voice_confirmed')).toBe(1)
  })

  test('are opened by the Front’s intake and coordination alone', async () => {
    const request = await asked(somebody(), { phone: newPhone() })
    const id = await voiceOf(request.id)
    const wanted = {
      'duyet.mattran': 403,
      lanhdao: 403,
      'duyet.ubnd': 404,
      'xuly.kinhte': 404,
      tuvan: 404,
      'dieuphoi.dakpo': 404,
    }
    for (const [who, status] of Object.entries(wanted))
      for (const path of [`${DESK}/xac-nhan/${id}`, `${DESK}/xac-nhan/${id}/dung`])
        expect([who, (await as(officer(who)).post(path)).status]).toEqual([who, status])
    expect(await timesOf(request.id, 'dialogue_request.contact_opened')).toBe(0)
  })
})

describe('at ten in a hundred of the voters', () => {
  test('nothing is told as long as nobody said how many voters there are; then those above are told at once', async () => {
    const { topic } = await openTopic('Điện chập chờn ở làng Địa')
    for (const at of [1, 2, 3]) await confirms(await voice(topic, { phone: `e${at}`, device: `e${at}` }))
    expect(await statusOf(topic.id)).toBe('gathering')
    expect(await pageOf('dieuphoi', topicDesk(topic))).toContain('Chưa có số cử tri')
    expect((await voters(31)).status).toBe(303)
    expect(await statusOf(topic.id)).toBe('gathering')
    expect((await voters(30)).status).toBe(303)
    expect(await statusOf(topic.id)).toBe('threshold_met')
  })

  test('UBND, the Front and the Party committee are told once, also when twelve are confirmed at the same moment', async () => {
    const { topic } = await openTopic('Nước sạch cho năm thôn vùng cao')
    const ids = []
    for (let at = 0; at < 12; at++) ids.push(await voice(topic, { phone: `p${at}`, device: `d${at}` }))
    await voters(100)
    for (const id of ids.slice(0, 3)) await confirms(id)
    expect(await statusOf(topic.id)).toBe('gathering')
    const answers = await Promise.all(
      ids.slice(3).map((id, at) => confirms(id, at % 2 === 0 ? 'tiepnhan' : 'dieuphoi')),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(9).fill(303))
    expect(await countsOf(topic)).toMatchObject({ persons: 12 })
    expect(await timesOf(topic.id, 'dialogue_topic.voice_confirmed')).toBe(12)
    expect(await timesOf(topic.id, 'dialogue_topic.threshold_met')).toBe(1)
    const row = await env.DB.prepare('SELECT * FROM dossiers WHERE id = ?')
      .bind(topic.id)
      .first<Record<string, string>>()
    expect(row).toMatchObject({ status: 'threshold_met', addressed_body_id: 'binh-xa.ubnd', limit_code: 'DT.nguong' })
    const { results } = await env.DB.prepare("SELECT recipient_id FROM messages WHERE id LIKE ? || '.%'")
      .bind(topic.id)
      .all<{ recipient_id: string }>()
    expect(results.map((one) => one.recipient_id).sort()).toEqual([
      '*:leader',
      'binh-xa.mttq:intake_officer,coordinator,approver',
      'binh-xa.ubnd:handler,approver,leader',
    ])
    await sweep()
    expect(await timesOf(topic.id, 'dialogue_topic.threshold_met')).toBe(1)
  })

  test('the topic cannot be put away without UBND’s reason, which stays and is read by everybody', async () => {
    const { topic } = await openTopic('Rác ở chợ xã không ai thu gom')
    await voters(20)
    for (const at of [1, 2]) await confirms(await voice(topic, { phone: `r${at}`, device: `r${at}` }))
    expect(await statusOf(topic.id)).toBe('threshold_met')
    for (const [who, action] of [
      ['dieuphoi', 'khep'],
      ['dieuphoi', 'khong-to-chuc'],
      ['xuly.ubnd', 'khong-to-chuc'],
    ] as const)
      expect(
        (await tries(who, topicDesk(topic), topic.id, action, { reason: 'Không cần phải đối thoại.' })).status,
      ).toBeOneOf([403, 409])
    const short = await tries('duyet.ubnd', topicDesk(topic), topic.id, 'khong-to-chuc', { reason: 'Không cần.' })
    expect([short.status, mainOf(await short.text())]).toEqual([422, expect.stringContaining('ít nhất 20 ký tự')])
    const reason = 'Chợ đã có tổ thu gom từ ngày 01/11/2026, theo thông báo số 45.'
    await onTopic('duyet.ubnd', topic, 'khong-to-chuc', { reason })
    expect(mainOf(await (await as(lan).get(topic.path)).text())).toContain(reason)
    expect(await pageOf('dieuphoi', topicDesk(topic))).toContain(reason)
    await onTopic('dieuphoi', topic, 'mo-lai', { reason: 'Tổ thu gom chưa làm việc.' })
    expect(await statusOf(topic.id)).toBe('threshold_met')
    expect(await timesOf(topic.id, 'dialogue_topic.threshold_met')).toBe(1)
  })
})

describe('the number of voters', () => {
  test('is entered by UBND, read by the Front and the leaders, with its history and never changed', async () => {
    await voters(3200)
    await voters(3210, 'xuly.ubnd')
    for (const who of ['dieuphoi', 'duyet.mattran', 'lanhdao']) expect((await voters(1, who)).status, who).toBe(403)
    for (const who of ['xuly.kinhte', 'tuvan', 'quantri']) expect((await voters(1, who)).status, who).toBe(404)
    const page = await pageOf('tiepnhan', `${DESK}/cu-tri`)
    expect(page).toMatch(/3\.210 cử tri.*3\.200 cử tri/)
    expect(page).toContain('Cần 321 người')
  })

  test('entered by two at the same moment is entered by one', async () => {
    const after = await env.DB.prepare(
      "SELECT coalesce(max(seq), 0) AS seq FROM commune_voters WHERE commune_id = 'binh-xa'",
    ).first<number>('seq')
    const send = (many: number) =>
      as(officer('duyet.ubnd')).post(`${DESK}/cu-tri`, {
        ...{ many: String(many), countedOn: '2026-11-01', source: 'Danh sách cử tri', after: String(after) },
      })
    const answers = await Promise.all([send(3300), send(3400)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  })

  test('that makes no sense is refused at its field', async () => {
    const answer = await as(officer('duyet.ubnd')).post(`${DESK}/cu-tri`, {
      many: '0',
      countedOn: '2099-01-01',
      source: '',
    })
    expect(answer.status).toBe(422)
    const page = mainOf(await answer.text())
    for (const told of ['số từ 1', 'Muộn nhất là ngày', 'Ông/bà ghi vào ô này']) expect(page).toContain(told)
  })
})

describe('a meeting', () => {
  const meeting = async (status = 'announced') => {
    const id = crypto.randomUUID()
    const at = new Date().toISOString()
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id, restricted,
           started_by, started_at, changed_at, submission_key, content_hash)
         SELECT ?1, 'binh-xa', 'dialogue', 2026, coalesce(max(number), 0) + 1, ?2, 1, '', 'Đối thoại cuối năm', 'binh-xa.ubnd', 0,
           '', ?3, ?3, ?1, '' FROM dossiers WHERE commune_id = 'binh-xa' AND kind = 'dialogue' AND year = 2026`,
      ).bind(id, status, at),
      env.DB.prepare(
        `INSERT INTO dialogue_sessions (dossier_id, commune_id, kind, starts_at, ends_at, place)
         VALUES (?, 'binh-xa', 'government_conference', '2027-01-10T01:00:00.000Z', '2027-01-10T04:00:00.000Z', 'Hội trường')`,
      ).bind(id),
    ])
    return id
  }

  test('takes up a topic with its requests and puts it on its agenda; one that is pooled later goes along', async () => {
    const session = await meeting()
    const { request, topic } = await openTopic('Cầu treo thôn Lâm hỏng ván')
    await onTopic('dieuphoi', topic, 'dua-vao-cuoc', { session })
    expect([await statusOf(topic.id), await statusOf(request.id)]).toEqual(['taken_up', 'joined_to_session'])
    const items = 'SELECT count(*) AS n FROM dialogue_items WHERE session_id = ? AND topic_id = ?'
    expect(await env.DB.prepare(items).bind(session, topic.id).first<number>('n')).toBe(1)
    const late = await asked(somebody())
    await onRequest('tiepnhan', late, 'gom-chu-de', { topic: topic.id, title: '', summary: '' })
    expect(await statusOf(late.id)).toBe('joined_to_session')
    await onTopic('dieuphoi', topic, 'dua-ra', { reason: 'Họp riêng về cầu sau.' })
    expect([await statusOf(topic.id), await statusOf(request.id), await statusOf(late.id)]).toEqual([
      'gathering',
      'screened',
      'screened',
    ])
    expect(await env.DB.prepare(items).bind(session, topic.id).first<number>('n')).toBe(0)
  })

  test('takes along all who asked, also when they are hundreds, and gives all of them back', async () => {
    const session = await meeting()
    const { request, topic } = await openTopic('Đường điện ba thôn cuối')
    const row = (table: string, key: string) =>
      env.DB.prepare(`SELECT * FROM ${table} WHERE ${key} = ?`)
        .bind(request.id)
        .first<Record<string, string | number>>()
    const [dossier, own] = [await row('dossiers', 'id'), await row('dialogue_requests', 'dossier_id')]
    const written = (table: string, values: object) =>
      env.DB.prepare(
        `INSERT INTO ${table} (${Object.keys(values).join()}) VALUES (${Object.keys(values)
          .map(() => '?')
          .join()})`,
      ).bind(...Object.values(values))
    const others = Array.from({ length: 230 }, (_, at) => `nguoi-${at}`)
    for (const [at, id] of others.entries())
      await env.DB.batch([
        written('dossiers', { ...dossier, id, number: 5_000 + at, submission_key: id }),
        written('dialogue_requests', { ...own, dossier_id: id }),
      ])
    await onTopic('dieuphoi', topic, 'dua-vao-cuoc', { session })
    for (let turn = 0; turn < 4; turn++) await sweep()
    const many = (status: string) =>
      env.DB.prepare(
        'SELECT count(*) AS n FROM dialogue_requests JOIN dossiers ON id = dossier_id WHERE topic_id = ? AND status = ?',
      )
        .bind(topic.id, status)
        .first<number>('n')
    expect(await many('joined_to_session')).toBe(231)
    const invited = await asked(somebody())
    await onRequest('dieuphoi', invited, 'dua-vao-cuoc', { session, note: 'Mời ông/bà đến nói trước hội nghị.' })
    await onRequest('tiepnhan', invited, 'gom-chu-de', { topic: topic.id, title: '', summary: '' })
    await onTopic('dieuphoi', topic, 'dua-ra', { reason: 'Họp riêng về đường điện sau.' })
    for (let turn = 0; turn < 4; turn++) await sweep()
    expect(await many('screened')).toBe(231)
    // Who was invited by himself stays invited.
    expect(await statusOf(invited.id)).toBe('joined_to_session')
  })

  test('that was held keeps its topic and requests with what was said there, also when the topic is opened again', async () => {
    const session = await meeting()
    const { request, topic } = await openTopic('Chợ xã họp cả dưới lòng đường')
    await onTopic('dieuphoi', topic, 'dua-vao-cuoc', { session })
    await env.DB.prepare("UPDATE dossiers SET status = 'results_published' WHERE id = ?").bind(session).run()
    const out = await tries('dieuphoi', topicDesk(topic), topic.id, 'dua-ra', { reason: 'Bàn lại vào năm sau.' })
    expect([out.status, mainOf(await out.text())]).toEqual([409, expect.stringContaining('Cuộc này đã họp')])
    await onTopic('dieuphoi', topic, 'khep', { reason: 'Đã bàn xong ở hội nghị.' })
    await onTopic('dieuphoi', topic, 'mo-lai', { reason: 'Bà con còn muốn bàn thêm.' })
    await joins(topic, somebody(), { hamlet: 'lang_dia' })
    await sweep()
    expect([await statusOf(topic.id), await statusOf(request.id)]).toEqual(['gathering', 'joined_to_session'])
  })

  test('that will not be held gives back its topics and requests, once', async () => {
    const session = await meeting()
    const { request, topic } = await openTopic('Trường mầm non thiếu nước')
    await onTopic('dieuphoi', topic, 'dua-vao-cuoc', { session })
    const book = await openBook(db, 'binh-xa', new Date())
    if (!book) throw new Error('no commune')
    const release = () => releaseFromSession(db, book, session, { kind: 'system' }, new Date())
    expect([await release(), await release()]).toEqual([2, 0])
    expect([await statusOf(topic.id), await statusOf(request.id)]).toEqual(['gathering', 'screened'])
    expect(await pageOf('tiepnhan', requestDesk(request))).toContain('đưa ra khỏi cuộc đối thoại')
  })

  test('of another commune, or one that is over, takes nothing up', async () => {
    const { topic } = await openTopic('Loa thôn hỏng đã lâu')
    const over = await meeting('cancelled')
    const answer = await tries('dieuphoi', topicDesk(topic), topic.id, 'dua-vao-cuoc', { session: over })
    expect([answer.status, mainOf(await answer.text())]).toEqual([
      422,
      expect.stringContaining('không còn trong danh sách'),
    ])
  })
})

test('two officers who move the same topic at once: one does, the other reads that it moved', async () => {
  const topic = await topicOf({ title: 'Kênh mương thôn Lâm bị vỡ', published: false })
  const words = { version: '1', title: 'Kênh mương thôn Lâm', summary: 'Bà con hỏi bao giờ sửa kênh thôn Lâm.' }
  const answers = await Promise.all(
    ['dieuphoi', 'duyet.mattran'].map((who) => as(officer(who)).post(`${topicDesk(topic)}/cong-khai`, words)),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
})
