import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { hung, officer } from '../support/people.ts'
import { count, type Hall, hallIn, itemIn, main, mainOf } from './hall-cast.ts'

const agenda = (hall: Hall) => `${hall.office}/chuong-trinh`
const titles = async (hall: Hall) =>
  (
    await env.DB.prepare('select title from dialogue_items where session_id = ? order by position, id')
      .bind(hall.id)
      .all<{ title: string }>()
  ).results.map(({ title }) => title)
const does = (who: string, hall: Hall, fields: Record<string, string>) => as(officer(who)).post(agenda(hall), fields)

describe('the agenda', () => {
  test('stands by how many ask, whatever the order in which topics were taken up, and a topic stands there once', async () => {
    const hall = await hallIn()
    await itemIn(hall, 'Nước sạch', 3, 9, 2)
    await itemIn(hall, 'Đường vào thôn', 12, 20, 6)
    await itemIn(hall, 'Rác', 3, 9, 4)
    await itemIn(hall, 'Điện', 0, 1, 1)
    expect(await titles(hall)).toEqual(['Đường vào thôn', 'Rác', 'Nước sạch', 'Điện'])
    const { addItemStatements } = await import('../../worker/dialogue/hall/item-queries.ts')
    const { connect, writeTogether } = await import('../../worker/db/connect.ts')
    const add = () =>
      writeTogether(
        connect(env),
        addItemStatements(hall.id, {
          id: crypto.randomUUID(),
          title: 'Chợ',
          topicId: 'topic-1',
          persons: 5,
          devices: 5,
          hamlets: 1,
        }),
      )
    await Promise.all([add(), add(), add()])
    expect(await titles(hall)).toEqual(['Đường vào thôn', 'Chợ', 'Rác', 'Nước sạch', 'Điện'])
    expect(await count('select count(distinct position) as n from dialogue_items where session_id = ?', hall.id)).toBe(
      5,
    )
  })

  test('is moved by hand, put in order again, and a point taken off frees its questions', async () => {
    const hall = await hallIn()
    const road = await itemIn(hall, 'Đường', 5)
    const water = await itemIn(hall, 'Nước', 3)
    await does('dieuphoi', hall, { viec: 'len', id: water })
    expect(await titles(hall)).toEqual(['Nước', 'Đường'])
    expect(await main(hung, `${hall.open}`)).toContain('Nước')
    await does('dieuphoi', hall, { viec: 'xep-lai' })
    expect(await titles(hall)).toEqual(['Đường', 'Nước'])
    expect((await does('dieuphoi', hall, { viec: 'bo', id: road })).status).toBe(303)
    expect(await titles(hall)).toEqual(['Nước'])
    expect((await does('dieuphoi', hall, { viec: 'bo', id: road })).status).toBe(409)
    await does('dieuphoi', hall, { viec: 'dang-ban', id: water })
    expect(await main(hung, `${hall.open}/man-hinh`)).toContain('<h1>Nước</h1>')
  })

  test('takes up what was joined to the meeting: topics with their numbers, and requests by themselves, never flagged ones', async () => {
    const hall = await hallIn()
    const { begin } = await import('../../worker/dossiers/queries.ts')
    const { connect } = await import('../../worker/db/connect.ts')
    const { dialogueRequests, dialogueTopics } = await import('../../worker/dialogue/asking/tables.ts')
    const db = connect(env)
    const make = async (kind: 'dialogue_topic' | 'dialogue_request', title: string, flag = '') => {
      const id = crypto.randomUUID()
      const row = { id, communeId: 'binh-xa', kind, year: 2026, status: 'x', title, leadBodyId: 'binh-xa.mttq' }
      const common = {
        dossierId: id,
        communeId: 'binh-xa',
        category: 'duong',
        withWhom: 'chair',
        withBodyId: 'binh-xa.ubnd',
        sessionId: hall.id,
      } as const
      await begin(
        db,
        { ...row, submissionKey: id, contentHash: '' },
        { kind: 'x', actor: { kind: 'system' }, at: new Date() },
        [
          kind === 'dialogue_topic'
            ? db.insert(dialogueTopics).values({ ...common, summary: title, persons: 12, devices: 15, hamlets: 6 })
            : db
                .insert(dialogueRequests)
                .values({ ...common, wish: title, questions: [], times: [], needs: [], lookupHash: id, flag }),
        ],
      )
      return id
    }
    const [topic, request] = [
      await make('dialogue_topic', 'Đường vào thôn'),
      await make('dialogue_request', 'Xin hỏi về chợ'),
    ]
    const secret = await make('dialogue_request', 'Cán bộ nhận tiền', 'denunciation')
    const page = await main(officer('dieuphoi'), agenda(hall))
    expect([page.includes('12 người đã xác nhận, 15 máy, 6 thôn'), page.includes('Xin hỏi về chợ')]).toEqual([
      true,
      true,
    ])
    expect(page).not.toContain('Cán bộ nhận tiền')
    const chosen = await as(officer('dieuphoi')).post(agenda(hall), { viec: 'dua-vao', chon: [topic, request, secret] })
    expect(chosen.status).toBe(303)
    expect(await titles(hall)).toEqual(['Đường vào thôn', 'Xin hỏi về chợ'])
    const again = await as(officer('dieuphoi')).post(agenda(hall), { viec: 'dua-vao', chon: [topic] })
    expect(again.status).toBe(409)
  })

  test('is made by who holds the meeting and the Front, by nobody else; not after it was held', async () => {
    const hall = await hallIn()
    const fields = { viec: 'them', title: 'Đường vào thôn Làng Dịa' }
    for (const [who, status] of [
      ['xuly.ubnd', 303],
      ['duyet.mattran', 303],
      ['tiepnhan', 403],
      ['lanhdao', 403],
      ['xuly.congan', 404],
    ] as const)
      expect([who, (await does(who, hall, fields)).status]).toEqual([who, status])
    const held = await hallIn({ status: 'held', startsIn: -5 })
    const late = await does('dieuphoi', held, fields)
    expect([late.status, mainOf(await late.text()).includes('chương trình không sửa được nữa')]).toEqual([409, true])
  })

  test('names only petitions that are there', async () => {
    const hall = await hallIn()
    const add = (caseCodes: string) => does('dieuphoi', hall, { viec: 'them', title: 'Đường vào thôn', caseCodes })
    for (const codes of ['BX-26-999999', 'DP-26-000001', 'linh tinh']) {
      const answer = await add(codes)
      expect([codes, answer.status, (await answer.text()).includes('Xã không có hồ sơ')]).toEqual([codes, 422, true])
    }
    const { petitionIn } = await import('../support/build.ts')
    const petition = await petitionIn('submitted')
    expect((await add(`${petition.code}, ${petition.code.toLowerCase()}`)).status).toBe(303)
    const kept = await env.DB.prepare('select case_codes from dialogue_items where session_id = ?')
      .bind(hall.id)
      .first('case_codes')
    expect(kept).toBe(JSON.stringify([petition.code]))
  })
})

describe('a body that is asked to prepare', () => {
  const WORDS = 'Đường dài 2 km, đã có vốn, khởi công tháng 3 năm sau.'

  test('finds the meeting from then on, is told by when, writes, and only the hosts and the Front read it before', async () => {
    const hall = await hallIn({ startsIn: 24 * 10 })
    const path = async () =>
      `${agenda(hall)}/${(await env.DB.prepare('select id from dialogue_items where session_id = ?').bind(hall.id).first<string>('id')) ?? ''}`
    expect((await as(officer('xuly.kinhte')).get(hall.office)).status).toBe(404)
    await does('dieuphoi', hall, { viec: 'them', title: 'Đường vào thôn Làng Dịa', bodyId: 'binh-xa.phong-kinh-te' })
    const item = await path()
    const told = await env.DB.prepare(
      "select detail from messages where recipient_id like 'binh-xa.phong-kinh-te:%' order by created_at desc limit 1",
    ).first<string>('detail')
    expect(told).toMatch(/Chuẩn bị trả lời một nội dung đối thoại\. Xong trước hết/)
    expect(told).toContain(`${item}/chuan-bi`)
    const handler = as(officer('xuly.kinhte'))
    expect((await handler.get(`${item}/chuan-bi`)).status).toBe(200)
    const short = await handler.post(`${item}/chuan-bi`, { preparation: 'Ngắn', seen: '' })
    expect(short.status).toBe(422)
    expect((await handler.post(`${item}/chuan-bi`, { preparation: WORDS, seen: '' })).status).toBe(303)
    const stale = await as(officer('duyet.kinhte')).post(`${item}/chuan-bi`, {
      preparation: `${WORDS} Bản khác.`,
      seen: '',
    })
    expect([stale.status, (await stale.text()).includes('Bản khác.')]).toEqual([409, true])
    const reads: string[] = []
    for (const who of ['xuly.kinhte', 'duyet.kinhte', 'tiepnhan', 'dieuphoi', 'xuly.ubnd', 'lanhdao', 'xuly.congan'])
      if ((await (await as(officer(who)).get(`${item}/chuan-bi`)).text()).includes(WORDS)) reads.push(who)
    expect(reads).toEqual(['xuly.kinhte', 'duyet.kinhte', 'tiepnhan', 'dieuphoi', 'xuly.ubnd'])
    for (const open of ['', '/cau-hoi', '/hoi-truong', '/man-hinh'])
      expect(await (await as(hung).get(hall.open + open)).text()).not.toContain('2 km')
    expect((await as(officer('dieuphoi')).post(`${item}/chuan-bi`, { preparation: WORDS, seen: '' })).status).toBe(403)
  })

  test('is asked with a side on which it decides nothing: it does not confirm the minutes', async () => {
    const hall = await hallIn()
    await does('dieuphoi', hall, { viec: 'them', title: 'An ninh trật tự', bodyId: 'binh-xa.cong-an' })
    const roles = await env.DB.prepare('select body_id, role from dossier_bodies where dossier_id = ?')
      .bind(hall.id)
      .all()
    expect(roles.results).toEqual([{ body_id: 'binh-xa.cong-an', role: 'told' }])
  })

  test('when another is asked, what the first wrote is put aside', async () => {
    const hall = await hallIn()
    await does('dieuphoi', hall, { viec: 'them', title: 'Đường vào thôn', bodyId: 'binh-xa.phong-kinh-te' })
    const id = await env.DB.prepare('select id from dialogue_items where session_id = ?')
      .bind(hall.id)
      .first<string>('id')
    await as(officer('xuly.kinhte')).post(`${agenda(hall)}/${id}/chuan-bi`, { preparation: WORDS, seen: '' })
    await as(officer('dieuphoi')).post(`${agenda(hall)}/${id}`, { title: 'Đường vào thôn', bodyId: 'binh-xa.cong-an' })
    const row = await env.DB.prepare('select preparation, prepared_at, body_id from dialogue_items where id = ?')
      .bind(id)
      .first()
    expect(row).toEqual({ preparation: '', prepared_at: null, body_id: 'binh-xa.cong-an' })
    expect(
      (await as(officer('xuly.kinhte')).post(`${agenda(hall)}/${id}/chuan-bi`, { preparation: WORDS, seen: '' }))
        .status,
    ).toBe(403)
  })
})

describe('the hall for questions', () => {
  const opens = async (who: string, hall: Hall, action: string) => {
    const version = await env.DB.prepare('select version from dossiers where id = ?')
      .bind(hall.id)
      .first<number>('version')
    return as(officer(who)).post(`${hall.office}/${action}`, { version: String(version) })
  }

  test('is opened on the day, by who holds the meeting, and closed again; each is in its history', async () => {
    const early = await hallIn({ startsIn: 72 })
    const refused = await opens('dieuphoi', early, 'mo-cau-hoi')
    expect([refused.status, mainOf(await refused.text()).includes('Mở nhận câu hỏi trong ngày đối thoại')]).toEqual([
      409,
      true,
    ])
    const hall = await hallIn({ startsIn: -1 })
    expect((await opens('tiepnhan', hall, 'mo-cau-hoi')).status).toBe(403)
    expect((await opens('xuly.ubnd', hall, 'mo-cau-hoi')).status).toBe(303)
    expect(await main(hung, `${hall.open}/hoi-truong`)).toContain('Gửi câu hỏi')
    expect((await opens('dieuphoi', hall, 'mo-cau-hoi')).status).toBe(409)
    expect((await opens('dieuphoi', hall, 'dong-cau-hoi')).status).toBe(303)
    expect(await main(hung, `${hall.open}/hoi-truong`)).toContain('Lúc này không nhận câu hỏi')
    const events = await env.DB.prepare('select kind from dossier_events where dossier_id = ? order by seq')
      .bind(hall.id)
      .all<{ kind: string }>()
    expect(events.results.map(({ kind }) => kind)).toEqual([
      'dialogue.made',
      'dialogue.hall_opened',
      'dialogue.hall_closed',
    ])
  })
})
