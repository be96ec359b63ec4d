import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { hung, lan, nobody, officer } from '../support/people.ts'
import { count, type Hall, hallIn, main, mainOf, registered, stranger } from './hall-cast.ts'

const desk = as(officer('tiepnhan'))
const register = (hall: Hall, fields = {}, who = nobody) =>
  as(who).post(`${hall.open}/dang-ky`, { submissionKey: crypto.randomUUID(), ...fields })
const states = (hall: Hall) =>
  env.DB.prepare('select state, number, serial from dialogue_seats where session_id = ? order by serial')
    .bind(hall.id)
    .all<{ state: string; number: number; serial: number }>()
    .then(({ results }) => results)
const ofState = async (hall: Hall, state: string) => (await states(hall)).filter((seat) => seat.state === state)

test('seventy register at once for fifty places: fifty have one each, no two the same, twenty wait and are told so', async () => {
  const hall = await hallIn({ capacity: 50 })
  const answers = await Promise.all(Array.from({ length: 70 }, () => register(hall)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
  const placed = await ofState(hall, 'registered')
  expect(placed.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 50 }, (_, at) => at + 1),
  )
  expect(await ofState(hall, 'waiting')).toHaveLength(20)
  expect(await main(nobody, `${hall.open}/dang-ky`)).toContain('Đã hết chỗ đăng ký')
  const late = await registered(hall, {}, lan)
  const page = await main(lan, late.path)
  expect(page).toContain('Hội trường đã hết chỗ, ông/bà đang chờ')
  expect(page).toContain('Trước ông/bà còn 20 người chờ')
}, 60_000)

test('whoever comes to register when the meeting is over is led to what came of it, not to its door', async () => {
  const hall = await hallIn()
  await env.DB.prepare("update dossiers set status = 'held' where id = ?").bind(hall.id).run()
  const page = await main(nobody, `${hall.open}/dang-ky`)
  expect(page).toContain('Buổi này đã họp xong')
  expect(page).not.toContain('cán bộ ở cửa')
})

describe('Lan registers', () => {
  test('once however often she taps, and the place is hers by cookie and by her two codes', async () => {
    const hall = await hallIn({ capacity: 5 })
    const fields = { submissionKey: crypto.randomUUID(), hamlet: 'lang_dia', speak: ['noi', 'lan-dau'], about: 'Đường' }
    const answers = await Promise.all([1, 2, 3, 4].map(() => register(hall, fields, lan)))
    expect(new Set(answers.map((one) => one.headers.get('location'))).size).toBe(1)
    expect(await count('select count(*) as n from dialogue_seats where session_id = ?', hall.id)).toBe(1)
    const other = await register(hall, { ...fields, about: 'Nước' }, lan)
    expect(other.status).toBe(409)
    const seat = await registered(hall, { name: 'Lộc Thị Lan', phone: '0978123456' }, lan)
    const page = await main(lan, seat.path)
    expect([page.includes('Chỗ số 2'), page.includes('Lộc Thị Lan')]).toEqual([true, false])
    expect((await as(hung).get(seat.path)).status).toBe(404)
    const opened = await as(hung).post('/binh-xa/doi-thoai/xem-lai', { code: seat.code, secret: seat.secret })
    expect(opened.headers.get('location')).toBe(seat.path)
    const kept = await env.DB.prepare('select * from dialogue_seats where id = ?').bind(seat.id).first()
    expect(JSON.stringify(kept)).not.toMatch(/Lan|0978123456/)
  })

  test('and gives it back: her name is gone, who waited first has her number, nobody gets it twice', async () => {
    const hall = await hallIn({ capacity: 2 })
    const seat = await registered(hall, { name: 'Lộc Thị Lan' }, lan)
    await registered(hall, {}, stranger())
    const [first, second] = [stranger(), stranger()]
    const waits = await registered(hall, {}, first)
    const later = await registered(hall, {}, second)
    expect(await main(first, waits.path)).toContain('Ông/bà là người chờ đầu tiên')
    const back = await Promise.all([1, 2].map(() => as(lan).post(`${seat.path}/bo`)))
    expect(back.map(({ status }) => status)).toEqual([303, 303])
    expect(await main(lan, seat.path)).toContain('Ông/bà đã trả chỗ')
    expect(await main(first, waits.path)).toContain('Chỗ số 1')
    expect(await main(second, later.path)).toContain('Ông/bà là người chờ đầu tiên')
    const row = await env.DB.prepare('select sealed, about from dialogue_seats where id = ?').bind(seat.id).first()
    expect(row).toEqual({ sealed: '', about: '' })
    expect((await as(hung).post(`${waits.path}/bo`)).status).toBe(404)
  })

  test('after others gave places back: the lowest free number is given again', async () => {
    const hall = await hallIn({ capacity: 3 })
    const one = await registered(hall, {}, lan)
    const two = await registered(hall, {}, hung)
    await registered(hall, {}, stranger())
    await as(hung).post(`${two.path}/bo`)
    await as(lan).post(`${one.path}/bo`)
    const numbers = [await registered(hall, {}, stranger()), await registered(hall, {}, stranger())]
    expect(numbers).toHaveLength(2)
    expect((await ofState(hall, 'registered')).map(({ number }) => number).sort()).toEqual([1, 2, 3])
  })

  test('for a meeting that begins, is over or was cancelled: not any more, and what she typed stays', async () => {
    for (const wanted of [{ startsIn: -1 }, { status: 'held', startsIn: -3 }, { status: 'cancelled' }]) {
      const hall = await hallIn(wanted)
      const answer = await register(hall, { about: 'Đường vào thôn tôi' }, lan)
      expect([
        answer.status,
        await count('select count(*) as n from dialogue_seats where session_id = ?', hall.id),
      ]).toEqual([409, 0])
    }
    const hidden = await hallIn({ status: 'scheduled' })
    expect((await register(hidden)).status).toBe(404)
  })

  test('with things that nobody of ours would send: at the field, never a fault of ours', async () => {
    const hall = await hallIn()
    const odd = [
      { phone: 'không có' },
      { name: 'x'.repeat(200) },
      { hamlet: "' or 1=1" },
      { speak: 'khac' },
      { requestCode: 'BX-DN26-0001' },
      { requestCode: 'BX-DN26-0001', requestSecret: 'sai' },
      { submissionKey: '' },
      { website: 'http://x.example' },
    ]
    for (const fields of odd) expect([fields, (await register(hall, fields, stranger())).status]).toEqual([fields, 422])
  })
})

describe('places kept for those who asked for the meeting', () => {
  /** A request of Hùng's that was joined to this meeting, as its table keeps it. */
  async function request(hall: Hall | null): Promise<{ code: string; secret: string; id: string }> {
    const { begin } = await import('../../worker/dossiers/queries.ts')
    const { connect } = await import('../../worker/db/connect.ts')
    const { dialogueRequests } = await import('../../worker/dialogue/asking/tables.ts')
    const { lookupHash, lookupSecretFor } = await import('../../worker/cases/lookup.ts')
    const { showSecret } = await import('../../worker/cases/code.ts')
    const [db, id] = [connect(env), crypto.randomUUID()]
    const secret = lookupSecretFor(env, 'binh-xa', id)
    const row = { id, communeId: 'binh-xa', kind: 'dialogue_request' as const, year: 2026, status: 'joined_to_session' }
    const begun = await begin(
      db,
      { ...row, title: 'Xin đối thoại về đường', leadBodyId: 'binh-xa.mttq', submissionKey: id, contentHash: '' },
      { kind: 'dialogue_request.filed', actor: { kind: 'citizen' }, at: new Date() },
      [
        db.insert(dialogueRequests).values({
          ...{ dossierId: id, communeId: 'binh-xa', category: 'duong', withWhom: 'chair', withBodyId: 'binh-xa.ubnd' },
          ...{ wish: 'Xin hỏi về đường', questions: [], times: [], needs: [], lookupHash: lookupHash(env, secret) },
          sessionId: hall?.id ?? null,
        }),
      ],
    )
    if (!begun.ok) throw new Error('no request')
    return { code: `BX-DN26-${String(begun.row.number).padStart(4, '0')}`, secret: showSecret(secret), id }
  }

  test('go to them alone, once each; others wait although these are free', async () => {
    const hall = await hallIn({ capacity: 3, reserved: 2 })
    const asker = await request(hall)
    await registered(hall, {}, stranger())
    const other = await registered(hall, {}, stranger())
    expect((await ofState(hall, 'waiting')).map(({ serial }) => serial)).toEqual([other.number])
    const codes = { requestCode: asker.code.toLowerCase(), requestSecret: asker.secret }
    const seat = await registered(hall, codes, hung)
    expect(await main(hung, seat.path)).toContain('Chỗ số 1')
    const twice = await register(hall, codes, hung)
    expect([twice.status, mainOf(await twice.text()).includes('đã đăng ký chỗ số 1')]).toEqual([409, true])
    const foreign = await request(await hallIn())
    const wrong = await register(hall, { requestCode: foreign.code, requestSecret: foreign.secret }, stranger())
    expect([wrong.status, mainOf(await wrong.text()).includes('không thuộc buổi này')]).toEqual([422, true])
    const guess = await register(hall, { requestCode: asker.code, requestSecret: foreign.secret }, stranger())
    expect(guess.status).toBe(422)
  })

  test('whoever guesses secrets of requests is stopped after ten', async () => {
    const hall = await hallIn({ capacity: 3, reserved: 2 })
    const asker = await request(hall)
    const guesser = stranger()
    for (let at = 0; at < 10; at++)
      expect((await register(hall, { requestCode: asker.code, requestSecret: `SAI-${at}` }, guesser)).status).toBe(422)
    const right = await register(hall, { requestCode: asker.code, requestSecret: asker.secret }, guesser)
    expect(right.status).toBe(429)
  })
})

describe('at the door', () => {
  test('who has a number is marked, who has none gets one by a tap on his hamlet, and a full hall stays full', async () => {
    const hall = await hallIn({ capacity: 3, reserved: 1, startsIn: -0.1 })
    await env.DB.prepare("update dialogue_sessions set starts_at = '2099-01-01T00:00:00.000Z' where dossier_id = ?")
      .bind(hall.id)
      .run()
    await registered(hall, { hamlet: 'lang_dia' }, lan)
    await env.DB.prepare("update dialogue_sessions set starts_at = '2026-11-01T00:00:00.000Z' where dossier_id = ?")
      .bind(hall.id)
      .run()
    const come = await desk.post(`${hall.office}/cua`, { viec: 'den', so: '2' })
    expect(come.headers.get('location')).toContain('da=den.2')
    const unknown = await desk.post(`${hall.office}/cua`, { viec: 'den', so: '9' })
    expect([unknown.status, mainOf(await unknown.text()).includes('Không có ai đăng ký chỗ số 9')]).toEqual([422, true])
    const tap = () =>
      desk.post(`${hall.office}/cua`, { viec: 'thon', thon: 'lang_dia', submissionKey: crypto.randomUUID() })
    const answers = await Promise.all([1, 2, 3, 4, 5].map(tap))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(2)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(3)
    expect((await ofState(hall, 'came')).map(({ number }) => number).sort()).toEqual([1, 2, 3])
    expect(await main(officer('tiepnhan'), `${hall.office}/cua`)).toContain('<b>3</b> người đã đến trên 3 chỗ')
  })

  test('a tap that the phone sends twice gives one place', async () => {
    const hall = await hallIn({ capacity: 3 })
    const fields = { viec: 'thon', thon: '', submissionKey: crypto.randomUUID() }
    for (let at = 0; at < 2; at++) expect((await desk.post(`${hall.office}/cua`, fields)).status).toBe(303)
    expect(await count('select count(*) as n from dialogue_seats where session_id = ?', hall.id)).toBe(1)
  })

  test('who waited gets a place once somebody who does not come is taken off', async () => {
    const hall = await hallIn({ capacity: 1 })
    const [one, two] = [stranger(), stranger()]
    const absent = await registered(hall, {}, one)
    const waits = await registered(hall, {}, two)
    expect((await desk.post(`${hall.office}/cua`, { viec: 'den', luot: String(waits.number) })).status).toBe(409)
    const off = await desk.post(`${hall.office}/cua`, { viec: 'bo', luot: String(absent.number) })
    expect(off.status).toBe(303)
    expect((await desk.post(`${hall.office}/cua`, { viec: 'den', luot: String(waits.number) })).status).toBe(303)
    expect((await ofState(hall, 'came')).map(({ serial, number }) => [serial, number])).toEqual([[waits.number, 1]])
    expect((await desk.post(`${hall.office}/cua`, { viec: 'bo', luot: String(waits.number) })).status).toBe(409)
  })

  test('stands nobody but the Front and whoever holds the meeting', async () => {
    const hall = await hallIn()
    for (const who of ['tiepnhan', 'dieuphoi', 'duyet.mattran', 'xuly.ubnd', 'duyet.ubnd'])
      expect([who, (await as(officer(who)).get(`${hall.office}/cua`)).status]).toEqual([who, 200])
    for (const [who, status] of [
      ['lanhdao', 403],
      ['xuly.kinhte', 404],
      ['thon.langdia', 404],
      ['quantri', 404],
    ] as const)
      expect([who, (await as(officer(who)).get(`${hall.office}/cua`)).status]).toEqual([who, status])
  })
})

describe('at the microphone', () => {
  const call = (hall: Hall, viec: string, id: string) => desk.post(`${hall.office}/phat-bieu`, { viec, id })
  const raises = (hall: Hall, fields: Record<string, string>) =>
    desk.post(`${hall.office}/phat-bieu`, { viec: 'ghi', submissionKey: crypto.randomUUID(), ...fields })
  const order = async (hall: Hall) => {
    const page = (await main(officer('tiepnhan'), `${hall.office}/phat-bieu`)).split('Ghi người giơ tay')[0] ?? ''
    return [...page.matchAll(/<b>([^<]*chỗ số \d+)<\/b>/g)]
      .map(([, who]) => who)
      .filter((who) => !who?.startsWith('Đang mời'))
  }
  const seatOf = async (hall: Hall, number: number) =>
    (await env.DB.prepare("select id from dialogue_seats where session_id = ? and number = ? and state <> 'cancelled'")
      .bind(hall.id, number)
      .first<string>('id')) ?? ''

  test('hamlets take turns, the screen names hamlet and place and no name, and who was not there comes last', async () => {
    const hall = await hallIn({ startsIn: -1 })
    for (const [hamlet, first] of [
      ['lang_dia', ''],
      ['lang_dia', 'lan-dau'],
      ['cho_bo_1', ''],
      ['cho_bo_1', ''],
    ] as const)
      expect((await raises(hall, { hamlet, ...(first ? { first } : {}) })).status).toBe(303)
    const before = await order(hall)
    expect(before.map((who) => who?.replace(/^.*số /, ''))).toEqual(['2', '3', '1', '4'])
    await call(hall, 'moi', await seatOf(hall, 2))
    const screen = await main(nobody, `${hall.open}/man-hinh`)
    expect(screen).toMatch(/Đang mời: <b>[^<]+<\/b>, chỗ số 2/)
    await call(hall, 'da-noi', await seatOf(hall, 2))
    expect(await main(nobody, `${hall.open}/man-hinh`)).not.toContain('Đang mời')
    await call(hall, 'vang', await seatOf(hall, 3))
    expect((await order(hall)).map((who) => who?.replace(/^.*số /, ''))).toEqual(['4', '1', '3'])
    expect((await call(hall, 'da-noi', await seatOf(hall, 2))).status).toBe(409)
    await call(hall, 'thoi', await seatOf(hall, 4))
    expect((await order(hall)).map((who) => who?.replace(/^.*số /, ''))).toEqual(['1', '3'])
  })

  test('one is called at a time, and who was called before and did not speak is back on the list', async () => {
    const hall = await hallIn({ startsIn: -1 })
    for (const hamlet of ['lang_dia', 'cho_bo_1']) await raises(hall, { hamlet })
    await call(hall, 'moi', await seatOf(hall, 1))
    await call(hall, 'moi', await seatOf(hall, 2))
    expect(
      await count('select count(*) as n from dialogue_seats where session_id = ? and called_at is not null', hall.id),
    ).toBe(1)
    expect((await order(hall)).map((who) => who?.replace(/^.*số /, ''))).toEqual(['1'])
  })

  test('who has a place is put on the list by its number; a number that nobody has is told at the field', async () => {
    const hall = await hallIn({ capacity: 4 })
    await registered(hall, { hamlet: 'lang_dia' }, lan)
    expect((await raises(hall, { number: '1', about: 'Đường' })).status).toBe(303)
    expect(await order(hall)).toHaveLength(1)
    const wrong = await raises(hall, { number: '3' })
    expect([wrong.status, mainOf(await wrong.text()).includes('Không có ai ở chỗ số này')]).toEqual([422, true])
  })

  test('once the meeting is over nobody is called', async () => {
    const hall = await hallIn({ status: 'held', startsIn: -5 })
    expect((await raises(hall, { hamlet: 'lang_dia' })).status).toBe(409)
  })
})

test('names and numbers are opened by who receives at the Front alone, and each opening is an event without them', async () => {
  const hall = await hallIn()
  await registered(hall, { name: 'Lộc Thị Lan', phone: '0978123456' }, lan)
  for (const who of ['duyet.mattran', 'duyet.ubnd', 'lanhdao'])
    expect([who, (await as(officer(who)).post(`${hall.office}/lien-he`)).status]).toEqual([who, 403])
  expect(await main(officer('tiepnhan'), `${hall.office}/lien-he`)).not.toContain('Lộc Thị Lan')
  const opened = mainOf(await (await desk.post(`${hall.office}/lien-he`)).text())
  expect([opened.includes('Lộc Thị Lan'), opened.includes('0978123456')]).toEqual([true, true])
  const event = await env.DB.prepare(
    "select detail, actor_id from dossier_events where dossier_id = ? and kind = 'dialogue.contacts_opened'",
  )
    .bind(hall.id)
    .all()
  expect(event.results).toEqual([{ detail: '{"many":1}', actor_id: 'vi-du.tiepnhan' }])
})
