import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { as } from '../support/app.ts'
import { nobody, officer } from '../support/people.ts'
import { wordsOf } from '../support/answers.ts'
import { onTopic, openTopic, statusOf } from './desk-acts.ts'
import { announced, began, does, meeting, meetingFields, TODAY, tries } from './meetings.ts'

const textOf = async (path: string, who = nobody) => wordsOf(await (await as(who).get(path)).text())

describe('a conference of government and people', () => {
  test('UBND makes it, the Front agrees, then it is announced: before that nobody outside reads of it', async () => {
    const at = await meeting()
    expect((await as(nobody).get(at.open)).status).toBe(404)
    const early = await tries('duyet.ubnd', at, 'cong-bo')
    expect([early.status, wordsOf(await early.text())]).toEqual([
      409,
      expect.stringContaining('Mặt trận chưa thống nhất') as string,
    ])
    await does('dieuphoi', at, 'thong-nhat', { note: 'Mời thêm Hội Nông dân.' })
    await does('duyet.ubnd', at, 'cong-bo')
    const open = await textOf(at.open)
    expect(open).toContain('7 giờ 30 đến 11 giờ')
    expect(open).toContain('Hội trường UBND xã')
    expect(open).toContain('Đăng ký dự')
    expect(await textOf('/binh-xa/doi-thoai')).toContain('Đối thoại về thu gom rác và nước sạch')
    expect(await textOf(at.office, officer('duyet.ubnd'))).toContain('Mời thêm Hội Nông dân.')
  })

  test('L18: a conference six days ahead is refused with the first day that would do, its source and how sure it is; seven are enough', async () => {
    const at = await meeting('government_conference', { day: addDays(TODAY, 6) })
    await does('dieuphoi', at, 'thong-nhat')
    const refused = await tries('duyet.ubnd', at, 'cong-bo')
    expect(refused.status).toBe(409)
    const said = wordsOf(await refused.text())
    expect(said).toContain('ít nhất 7 ngày')
    expect(said).toContain('Điều 43 Luật Tổ chức chính quyền địa phương 72/2025/QH15, chưa đối chiếu văn bản gốc')
    await does('xuly.ubnd', at, 'sua', { ...meetingFields({ day: addDays(TODAY, 7) }) })
    await does('duyet.mattran', at, 'thong-nhat')
    await does('duyet.ubnd', at, 'cong-bo')
    // What the source says is for officers: people read the day.
    expect(await textOf(at.open)).not.toContain('Điều 43')
  })

  test('moved with its reason: the old day stays readable, the notice counts anew, the calendar goes up by one', async () => {
    const at = await announced()
    const soon = { ...meetingFields({ day: addDays(TODAY, 3) }), reason: 'Hội trường đang sửa.' }
    const refused = await tries('duyet.ubnd', at, 'doi-ngay', soon)
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('ít nhất 7 ngày') as string])
    await does('duyet.ubnd', at, 'doi-ngay', { ...soon, day: addDays(TODAY, 25), place: 'Nhà văn hóa thôn Làng Địa' })
    const open = await textOf(at.open)
    expect(open).toContain('Đã đổi ngày giờ hoặc nơi họp')
    expect(open).toContain('Hội trường đang sửa.')
    expect(open).toContain('Nhà văn hóa thôn Làng Địa')
    const row = await env.DB.prepare('SELECT sequence FROM dialogue_sessions WHERE dossier_id = ?').bind(at.id).first()
    expect(row).toEqual({ sequence: 1 })
  })

  test('cancelled with its reason, it stays where people look for it', async () => {
    const at = await announced()
    await does('dieuphoi', at, 'huy', { reason: 'Bão số 9 vào tỉnh.' })
    expect(await textOf(at.open)).toContain('Bão số 9 vào tỉnh.')
    expect(await textOf('/binh-xa/doi-thoai')).toContain('Đã hủy')
    expect((await tries('dieuphoi', at, 'doi-ngay', meetingFields({ reason: 'Họp lại.' }))).status).toBe(409)
  })

  test('cancelled, its topics gather again and its requests wait for the Front; the Front alone reads which', async () => {
    const { topic, request } = await openTopic('Cầu treo qua suối sắp hỏng')
    const at = await announced()
    await onTopic('dieuphoi', topic, 'dua-vao-cuoc', { session: at.id })
    expect(await statusOf(request.id)).toBe('joined_to_session')
    expect(await textOf(at.office, officer('dieuphoi'))).toContain('Đề nghị đã đưa vào buổi này Cầu treo')
    expect(await textOf(at.office, officer('duyet.ubnd'))).not.toContain('Đề nghị đã đưa vào buổi này')
    await does('duyet.ubnd', at, 'huy', { reason: 'Bão số 9 vào tỉnh.' })
    expect([await statusOf(request.id), await statusOf(topic.id)]).toEqual(['screened', 'gathering'])
  })

  test('is not held before it began; then the results have their day (L19)', async () => {
    const at = await announced()
    const early = await tries('duyet.ubnd', at, 'da-to-chuc', { came: '40' })
    expect([early.status, wordsOf(await early.text())]).toEqual([
      409,
      expect.stringContaining('chưa bắt đầu') as string,
    ])
    await began(at)
    await does('xuly.ubnd', at, 'da-to-chuc', { came: '40' })
    const page = await textOf(at.office, officer('dieuphoi'))
    expect(page).toContain('Hạn công bố kết quả')
    expect(page).toContain('40 người đến')
    const row = await env.DB.prepare('SELECT limit_code, due_on FROM dossiers WHERE id = ?').bind(at.id).first()
    expect(row).toMatchObject({ limit_code: 'L19' })
  })

  test('the same form sent twice, and ten times at once, makes one meeting', async () => {
    const fields = meetingFields({ title: 'Đối thoại chỉ một buổi' })
    const send = () => as(officer('duyet.ubnd')).post('/can-bo/doi-thoai/cuoc/moi?loai=government_conference', fields)
    const first = await send()
    const others = await Promise.all(Array.from({ length: 5 }, send))
    expect(new Set([first, ...others].map((one) => one.headers.get('location'))).size).toBe(1)
    const other = await as(officer('duyet.ubnd')).post('/can-bo/doi-thoai/cuoc/moi?loai=government_conference', {
      ...fields,
      place: 'Nơi khác',
    })
    expect(other.status).toBe(409)
  })
})

describe('who makes and proposes', () => {
  test('the Front proposes a conference, UBND puts it on the calendar', async () => {
    const at = await meeting('government_conference', {}, 'dieuphoi')
    expect(await textOf(at.office, officer('duyet.ubnd'))).toContain('Mới đề nghị')
    expect((await tries('duyet.mattran', at, 'cong-bo')).status).toBe(409)
    await does('duyet.ubnd', at, 'len-lich', meetingFields({ day: addDays(TODAY, 15) }))
    expect(await textOf(at.office, officer('duyet.ubnd'))).toContain('Đã lên lịch')
  })

  test('a hamlet’s representative makes his own hamlet’s meeting and no other, and finds it again', async () => {
    const hamlet = { hamlet: 'lang_dia', title: 'Họp thôn bàn làm đường' }
    const at = await meeting('hamlet_meeting', hamlet, 'thon.langdia')
    expect((await as(officer('thon.langdia')).get(at.office)).status).toBe(200)
    const other = await as(officer('thon.langdia')).post(
      '/can-bo/doi-thoai/cuoc/moi?loai=hamlet_meeting',
      meetingFields({ hamlet: 'binh_chung' }),
    )
    expect(other.status).toBe(422)
    await does('dieuphoi', at, 'len-lich', meetingFields({ day: addDays(TODAY, 2) }))
    await does('dieuphoi', at, 'cong-bo')
    expect(await textOf(at.open)).toContain('Họp thôn bàn làm đường')
  })

  test('who has no part in it is told so, and wrong fields stand at their fields with what was typed', async () => {
    expect((await as(officer('xuly.kinhte')).get('/can-bo/doi-thoai/cuoc/moi')).status).toBe(403)
    const wrong = await as(officer('duyet.ubnd')).post(
      '/can-bo/doi-thoai/cuoc/moi?loai=government_conference',
      meetingFields({ from: 'sáng', to: '25h', place: '', onlineLink: 'http://zoom.vn', reserved: '9', capacity: '5' }),
    )
    const said = await wrong.text()
    expect(wrong.status).toBe(422)
    for (const sentence of ['ví dụ 7:30', 'ví dụ 11:00', 'https://', 'Số chỗ giữ không nhiều hơn'])
      expect(said).toContain(sentence)
    expect(said).toContain('Đối thoại về thu gom rác và nước sạch')
  })
})

describe('days on which people are received', () => {
  const series = (fields: Record<string, string | string[]> = {}) => ({
    submissionKey: crypto.randomUUID(),
    ...{ days: '10 và 25', hourFrom: '7:30', hourTo: '11 giờ', place: 'Phòng tiếp công dân, UBND xã' },
    from: addDays(TODAY, 5),
    to: addDays(TODAY, 120),
    ...{ about: 'Tiếp nhận kiến nghị, phản ánh của bà con.', hosts: 'Chủ tịch UBND xã', viec: 'tao' },
    ...fields,
  })
  const path = '/can-bo/doi-thoai/lich-tiep-dan'

  test('the chair sees the days first, makes them once, and everybody reads them at once', async () => {
    const fields = series()
    const seen = await as(officer('duyet.ubnd')).post(path, { ...fields, viec: 'xem' })
    const plan = wordsOf(await seen.text())
    expect(plan).toContain('Đặt xong là công bố ngay')
    expect(await textOf(path, officer('duyet.ubnd'))).toContain('Chưa đặt ngày tiếp dân nào')
    const answers = await Promise.all([1, 2, 3].map(() => as(officer('duyet.ubnd')).post(path, fields)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    const made = await env.DB.prepare(
      "SELECT count(*) many, count(DISTINCT starts_at) days FROM dialogue_sessions WHERE kind = 'chair_reception'",
    ).first<{ many: number; days: number }>()
    expect(made?.many).toBe(made?.days)
    expect(made?.many).toBeGreaterThanOrEqual(7)
    expect(await textOf('/binh-xa/doi-thoai')).toContain('Chủ tịch UBND xã tiếp công dân')
  })

  test('L20: fewer than two days a month are told with the source and how sure it is, and not refused', async () => {
    const seen = await as(officer('lanhdao')).post(
      path,
      series({ days: '15', hosts: 'Bí thư Đảng ủy xã', viec: 'xem' }),
    )
    expect(seen.status).toBe(200)
    const plan = wordsOf(await seen.text())
    expect(plan).toContain('chỉ có 1 ngày tiếp; cần ít nhất 2 ngày mỗi tháng')
    expect(plan).toContain('Quy định 11-QĐi/TW')
    expect(plan).toContain('chưa đối chiếu văn bản gốc')
  })

  test('L21: the same for the chair, by another source', async () => {
    const seen = await as(officer('duyet.ubnd')).post(
      path,
      series({ days: '', weeks: ['1'], weekday: '2', viec: 'xem' }),
    )
    const plan = wordsOf(await seen.text())
    expect(plan).toContain('Luật 136/2025/QH15')
    expect(plan).toContain('thứ Ba')
  })

  test('ending the row cancels the days that are left, each with the reason', async () => {
    const page = await (await as(officer('duyet.ubnd')).get(path)).text()
    const id = /name="series" value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect((await as(officer('lanhdao')).post(`${path}/thoi`, { series: id, reason: 'Đổi lịch.' })).status).toBe(403)
    expect((await as(officer('duyet.ubnd')).post(`${path}/thoi`, { series: id, reason: '' })).status).toBe(422)
    expect(
      (await as(officer('duyet.ubnd')).post(`${path}/thoi`, { series: id, reason: 'Đổi sang thứ Ba.' })).status,
    ).toBe(303)
    const left = await env.DB.prepare(
      "SELECT count(*) many FROM dialogue_sessions s JOIN dossiers d ON d.id = s.dossier_id WHERE series_id = ? AND status <> 'cancelled'",
    )
      .bind(id)
      .first()
    expect(left).toEqual({ many: 0 })
    expect(
      (await as(officer('duyet.ubnd')).post(`${path}/thoi`, { series: id, reason: 'Đổi sang thứ Ba.' })).status,
    ).toBe(404)
  })

  test('officers of other bodies do not settle them', async () => {
    expect((await as(officer('dieuphoi')).post(path, series())).status).toBe(403)
    expect((await as(officer('duyet.ubnd.dakpo')).post(path, series({ viec: 'xem' }))).status).toBe(200)
    expect(await textOf('/dak-po/doi-thoai')).not.toContain('tiếp công dân')
  })

  test('what came of a reception is written down and read by everybody', async () => {
    const at = await meeting('party_reception', { title: 'Bí thư Đảng ủy tiếp dân', day: addDays(TODAY, 3) })
    await does('lanhdao', at, 'cong-bo')
    await began(at)
    await does('lanhdao', at, 'da-to-chuc', { came: '4' })
    expect((await tries('lanhdao', at, 'trinh-bien-ban')).status).toBe(409)
    await does('lanhdao', at, 'ghi-ket-qua-tiep', {
      came: '4',
      results: 'Bốn người hỏi về đường thôn; đã giao Phòng Kinh tế.',
    })
    expect(await textOf(at.open)).toContain('đã giao Phòng Kinh tế')
  })
})
