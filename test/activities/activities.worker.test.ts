import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { activitiesAtHand } from '../../worker/activities/month-queries.ts'
import { sweepActivityPhotos } from '../../worker/activities/photo-sweep.ts'
import { remindActivities } from '../../worker/activities/wake-sweep.ts'
import { openBook } from '../../worker/communes/queries.ts'
import { connect } from '../../worker/db/connect.ts'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import {
  act,
  dayOf,
  freeDay,
  past,
  PLACE,
  planFieldsOf,
  planned,
  RESULT,
  toldOf,
  TODAY,
  wordsOf,
  workingDay,
} from './cast.ts'

const noon = (day: string) => new Date(`${day}T05:00:00Z`)

describe('a day is planned', () => {
  test('Thụ plans one day in two hamlets: each has its own, with those who stand by it, and all of them hear', async () => {
    const day = await freeDay(12)
    const answer = await as(officer('dieuphoi')).post(
      `${PLACE}/moi`,
      await planFieldsOf({ onDay: day, hamlets: ['lang_dia', 'dong_com'], tools: 'Cuốc, xẻng' }),
    )
    expect(answer.headers.get('location')).toContain(`thang=${day.slice(0, 7)}`)
    const rows = await env.DB.prepare(
      'SELECT number, hamlet_id AS hamlet FROM activity_days WHERE on_day = ? ORDER BY number',
    )
      .bind(day)
      .all<{ number: number; hamlet: string }>()
    expect(rows.results.map(({ hamlet }) => hamlet).toSorted()).toEqual(['dong_com', 'lang_dia'])
    const book = await openBook(connect(env), 'binh-xa', new Date())
    for (const { hamlet, number } of rows.results) {
      const row = await dayOf(number)
      expect(row.bodyIds).toEqual(book?.standing.get(hamlet) ?? [])
      const told = await toldOf(row.id)
      expect(told.map(({ to }) => to)).toContain(`@vi-du.${hamlet === 'lang_dia' ? 'thon.langdia' : 'thon.dongcom'}`)
      for (const body of row.bodyIds) expect(told.some(({ to }) => to.startsWith(`${body}:`))).toBe(true)
    }
    const list = await wordsOf(await as(officer('lanhdao')).get(`${PLACE}?thang=${day.slice(0, 7)}`))
    expect(list).toContain('Đồng Cỏm')
    expect(list).toContain('Vệ sinh nhà văn hóa')
  })

  test('Chanh plans for her hamlet and for no other', async () => {
    const own = await planned('thon.langdia', { hamlets: [] })
    expect(own.hamletId).toBe('lang_dia')
    const other = await planned('thon.langdia', { hamlets: ['dong_com'] })
    expect(other.hamletId).toBe('lang_dia')
  })

  test('a working day needs a reason, a holiday takes none; what was typed stays', async () => {
    const monday = await workingDay(6)
    const without = await as(officer('dieuphoi')).post(`${PLACE}/moi`, await planFieldsOf({ onDay: monday }))
    const html = await without.text()
    expect(without.status).toBe(422)
    expect(html).toContain('là ngày làm việc')
    expect(html).toContain('Vệ sinh nhà văn hóa')
    const why = 'Các trường nghỉ, không ảnh hưởng nhiệm vụ'
    expect((await planned('dieuphoi', { onDay: monday, workingDayWhy: why })).workingDayWhy).toBe(why)
    const holiday = await env.DB.prepare(
      "SELECT day FROM special_days WHERE kind = 'holiday' AND day > ? ORDER BY day LIMIT 1",
    )
      .bind(TODAY)
      .first<string>('day')
    if (!holiday) throw new Error('the examples know no holiday ahead')
    const refused = await as(officer('dieuphoi')).post(
      `${PLACE}/moi`,
      await planFieldsOf({ onDay: holiday, workingDayWhy: why }),
    )
    expect([refused.status, (await wordsOf(refused)).includes('là ngày nghỉ')]).toEqual([422, true])
  })

  test('one tap sent three times plans once; other words under its key are asked about', async () => {
    const fields = await planFieldsOf({ hamlets: ['soi_dia'] })
    const send = (more = {}) => as(officer('dieuphoi')).post(`${PLACE}/moi`, { ...fields, ...more })
    const answers = await Promise.all([send(), send(), send()])
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    const many = await env.DB.prepare("SELECT count(*) AS n FROM activity_days WHERE hamlet_id = 'soi_dia'").first('n')
    expect(many).toBe(1)
    expect((await send({ content: 'Đắp lề đường liên thôn' })).status).toBe(409)
  })

  test('many officers plan at the same moment: every day has its own number', async () => {
    const rows = await Promise.all(
      ['nam_ninh', 'yen_binh', 'thon_do', 'deo_ang'].map((hamlet) => planned('dieuphoi', { hamlets: [hamlet] })),
    )
    expect(new Set(rows.map(({ number }) => number)).size).toBe(4)
  })

  test('wrong hamlets and bodies are said at their fields', async () => {
    const answer = await as(officer('dieuphoi')).post(
      `${PLACE}/moi`,
      await planFieldsOf({ hamlets: ['lang_hway'], bodies: ['dak-po.mttq'], content: 'Làm' }),
    )
    const words = await wordsOf(answer)
    expect(answer.status).toBe(422)
    expect(words.match(/mục này không còn trong danh sách/g)?.length).toBeGreaterThanOrEqual(2)
  })
})

describe('a day is moved, cancelled, reported', () => {
  test('Thụ moves a day: those who were to come and those who come now hear of it', async () => {
    const row = await planned('dieuphoi', { bodies: ['binh-xa.phu-nu'] })
    const later = await freeDay(24)
    const answer = await act('dieuphoi', row, 'sua', {
      ...{ onDay: later, content: row.content, bodies: ['binh-xa.nong-dan'] },
    })
    expect(answer.status).toBe(303)
    expect(await dayOf(row.number)).toMatchObject({ onDay: later, bodyIds: ['binh-xa.nong-dan'], revision: 2 })
    const moved = (await toldOf(row.id)).filter(({ what }) => what.includes('đổi sang'))
    expect(moved.map(({ to }) => to.split(':')[0]).toSorted()).toEqual([
      ...['@vi-du.thon.langdia', 'binh-xa.nong-dan', 'binh-xa.phu-nu'],
    ])
  })

  test('two change the same day: the second sees what the first wrote', async () => {
    const row = await planned('dieuphoi')
    const send = (content: string) =>
      as(officer('dieuphoi')).post(`${PLACE}/${row.number}/sua`, { revision: '1', onDay: row.onDay, content })
    expect((await send('Đắp lề đường liên thôn')).status).toBe(303)
    const second = await send('Quét vôi nhà văn hóa thôn')
    expect(second.status).toBe(409)
    expect(await second.text()).toContain('Quét vôi nhà văn hóa thôn')
    expect((await dayOf(row.number)).content).toBe('Đắp lề đường liên thôn')
  })

  test('a day is cancelled with a reason, once', async () => {
    const row = await planned('thon.langdia')
    expect((await act('thon.langdia', row, 'huy', { cancelledWhy: '' })).status).toBe(422)
    expect((await act('thon.langdia', row, 'huy', { cancelledWhy: 'Dự báo mưa lớn' })).status).toBe(303)
    expect((await act('thon.langdia', row, 'huy', { cancelledWhy: 'Dự báo mưa lớn' })).status).toBe(409)
    expect(await dayOf(row.number)).toMatchObject({ status: 'cancelled', wakeOn: null })
    expect(await wordsOf(await as(officer('thon.langdia')).get(`${PLACE}/${row.number}`))).toContain('Dự báo mưa lớn')
  })

  test('before its day nothing came of it; afterwards Chanh writes down who came, with a photo, and can put it right', async () => {
    const ahead = await planned('dieuphoi')
    expect((await act('thon.langdia', ahead, 'ket-qua', RESULT)).status).toBe(409)
    const row = await past('dieuphoi')
    const empty = await act('thon.langdia', row, 'ket-qua', { result: 'Trồng xong 300 m' })
    expect([empty.status, (await wordsOf(empty)).includes('ít nhất một nhóm')]).toEqual([422, true])
    const photo = new File([PNG], 'anh.png', { type: 'image/png' })
    expect((await act('thon.langdia', row, 'ket-qua', { ...RESULT, photos: photo })).status).toBe(303)
    expect(await dayOf(row.number)).toMatchObject({ status: 'held', headcount: { people: 32, women: 8 }, wakeOn: null })
    const page = await wordsOf(await as(officer('thon.langdia')).get(`${PLACE}/${row.number}`))
    expect(page).toContain('Kết quả: 40 người')
    const kept = await env.DB.prepare('SELECT id, object_key AS key FROM activity_photos WHERE activity_id = ?')
      .bind(row.id)
      .first<{ id: string; key: string }>()
    const address = `${PLACE}/${row.number}/anh/${kept?.id}`
    expect((await as(officer('thon.langdia')).get(address)).status).toBe(200)
    expect((await as(officer('thon.dongcom')).get(address)).status).toBe(404)
    expect((await act('dieuphoi', row, 'ket-qua', { ...RESULT, people: '35' })).status).toBe(303)
    expect((await dayOf(row.number)).headcount).toEqual({ people: 35, women: 8 })
    expect((await act('dieuphoi', row, 'huy', { cancelledWhy: 'Không làm nữa' })).status).toBe(409)
  })

  test('its history is never rewritten', async () => {
    const row = await planned('dieuphoi')
    await expect(
      env.DB.prepare('DELETE FROM activity_events WHERE activity_id = ?').bind(row.id).run(),
    ).rejects.toThrow('append-only')
  })
})

/** Who may do what with a day in which state: the status of the answer. */
const TABLE: [state: 'ahead' | 'held' | 'cancelled', action: string, expected: Record<string, number>][] = [
  [
    'ahead',
    'sua',
    { dieuphoi: 303, tiepnhan: 303, 'thon.langdia': 303, 'duyet.phunu': 303, 'xuly.kinhte': 403, 'thon.dongcom': 404 },
  ],
  [
    'ahead',
    'huy',
    { dieuphoi: 303, tiepnhan: 303, 'thon.langdia': 303, 'duyet.phunu': 303, 'xuly.kinhte': 403, 'thon.dongcom': 404 },
  ],
  ['ahead', 'ket-qua', { dieuphoi: 409, 'thon.langdia': 409, 'xuly.kinhte': 403, 'thon.dongcom': 404, quantri: 404 }],
  ['held', 'sua', { dieuphoi: 409, 'thon.langdia': 409, 'xuly.kinhte': 403 }],
  ['held', 'huy', { dieuphoi: 409, 'thon.langdia': 409, 'xuly.kinhte': 403 }],
  [
    'held',
    'ket-qua',
    { dieuphoi: 303, 'thon.langdia': 303, 'duyet.phunu': 303, 'xuly.kinhte': 403, 'dieuphoi.dakpo': 404 },
  ],
  ['cancelled', 'sua', { dieuphoi: 409, 'thon.langdia': 409, 'xuly.kinhte': 403 }],
  ['cancelled', 'huy', { dieuphoi: 409, 'thon.langdia': 409 }],
  ['cancelled', 'ket-qua', { dieuphoi: 409, 'duyet.phunu': 409 }],
]

describe('state × action × role', () => {
  test.each(TABLE)('%s, %s', async (state, action, expected) => {
    for (const [who, status] of Object.entries(expected)) {
      const row =
        state === 'held'
          ? await past('dieuphoi', { bodies: ['binh-xa.phu-nu'] })
          : await planned('dieuphoi', { bodies: ['binh-xa.phu-nu'] })
      if (state === 'held') await act('dieuphoi', row, 'ket-qua', RESULT)
      if (state === 'cancelled') await act('dieuphoi', row, 'huy', { cancelledWhy: 'Mưa lớn' })
      const fields = { sua: { onDay: row.onDay, content: 'Đắp lề đường liên thôn' }, huy: { cancelledWhy: 'Mưa lớn' } }
      const answer = await act(who, row, action, fields[action as 'sua'] ?? RESULT)
      expect(answer.status, `${who} ${action} ${state}`).toBe(status)
      if (status === 403) expect(await wordsOf(answer)).toContain('Việc này do thôn, cơ quan cùng làm')
      if (status === 409) expect(await wordsOf(answer)).toMatch(/đã hủy|đã có kết quả|Chưa đến ngày hoạt động/)
    }
  })
})

describe('the clock and the month', () => {
  test('two days before, the hamlet is reminded; the day after, asked what came of it; each once', async () => {
    const db = connect(env)
    const row = await planned('dieuphoi', { bodies: ['binh-xa.phu-nu'] })
    await remindActivities(db, noon(addDays(row.onDay, -3)))
    const before = (await toldOf(row.id)).length
    await remindActivities(db, noon(addDays(row.onDay, -2)))
    await remindActivities(db, noon(addDays(row.onDay, -2)))
    const reminded = await toldOf(row.id)
    expect(reminded.length - before).toBe(2)
    expect(reminded.some(({ to, what }) => to === '@vi-du.thon.langdia' && what.startsWith('Sắp đến ngày'))).toBe(true)
    await remindActivities(db, noon(addDays(row.onDay, 1)))
    await remindActivities(db, noon(addDays(row.onDay, 2)))
    const asked = (await toldOf(row.id)).filter(({ what }) => what.startsWith('Ghi kết quả'))
    expect(asked.length).toBe(2)
    expect((await dayOf(row.number)).wakeOn).toBeNull()
  })

  test('what was held stands in the month’s result of the hamlet and of the body that came', async () => {
    const db = connect(env)
    const book = await openBook(db, 'binh-xa', new Date())
    if (!book) throw new Error('no book')
    const onDay = await freeDay(-3)
    const month = { from: `${onDay.slice(0, 7)}-01`, to: `${onDay.slice(0, 7)}-31` }
    for (const people of ['20', '25']) {
      const row = await past('dieuphoi', { hamlets: ['cho_bo_1'], bodies: ['binh-xa.nong-dan'] })
      await act('dieuphoi', row, 'ket-qua', { people, farmers: '5', result: 'Đắp lề đường 200 m' })
    }
    await past('dieuphoi', { hamlets: ['cho_bo_1'] })
    const told = { so_buoi: '2', luot_nguoi: '55', nguoi_dan: '45', nguoi_nong_dan: '10' }
    expect(await activitiesAtHand(db, book, { unit: 'hamlet:cho_bo_1', ...month })).toEqual(told)
    expect(await activitiesAtHand(db, book, { unit: 'body:binh-xa.nong-dan', ...month })).toEqual(told)
    expect(await activitiesAtHand(db, book, { unit: 'hamlet:cho_bo_2', ...month })).toEqual({})
    expect(await activitiesAtHand(db, book, { unit: 'hamlet:lang_hway', ...month })).toEqual({})
  })

  test('photos of sendings that broke off are gone after a night, those of days stay', async () => {
    const row = await past('dieuphoi')
    await act('dieuphoi', row, 'ket-qua', { ...RESULT, photos: new File([PNG], 'anh.png', { type: 'image/png' }) })
    await env.FILES.put(`activities/${TODAY}/lost`, 'x')
    expect(await sweepActivityPhotos(connect(env), env.FILES, addDays(TODAY, 1))).toBe(1)
    const key = await env.DB.prepare('SELECT object_key AS key FROM activity_photos WHERE activity_id = ?')
      .bind(row.id)
      .first<string>('key')
    expect(await env.FILES.head(key ?? '')).not.toBeNull()
    expect(await env.FILES.head(`activities/${TODAY}/lost`)).toBeNull()
  })
})

const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
)
