import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { lan } from '../support/people.ts'
import {
  act,
  coordinator,
  draftFields,
  handler,
  hamletRep,
  inDays,
  intake,
  INTRO,
  leader,
  opened,
  openedAgo,
  prepare,
  revisionOf,
  rowOf,
  see,
  stranger,
  supervisor,
  SURVEYS,
} from './office.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

describe('whoever prepares a survey', () => {
  test('gives it a title, and its address is made of that, without marks and once', async () => {
    expect(await prepare({ title: 'Ý kiến về nhà văn hóa thôn' })).toBe('y-kien-ve-nha-van-hoa-thon')
    expect(await prepare({ title: 'Ý KIẾN về nhà văn hoá thôn!' })).toBe('y-kien-ve-nha-van-hoa-thon-2')
    expect(await prepare({ title: 'Moi' + ' '.repeat(3) + '???' })).toBe('khao-sat-moi')
  })

  test('makes it once, however often a slow network sends the form', async () => {
    const fields = draftFields({ title: 'Phiếu gửi hai lần' })
    const answers = await Promise.all([1, 2, 3].map(() => as(intake).post(`${SURVEYS}/moi`, fields)))
    const places = new Set(answers.map((answer) => answer.headers.get('location')))
    expect([...places]).toEqual([`${SURVEYS}/phieu-gui-hai-lan?xong=moi`])
  })

  test('who takes a template gets a questionnaire of the commune out of it, to be edited', async () => {
    const slug = await prepare({ title: 'Từ mẫu có sẵn' })
    const page = await see(intake, `${SURVEYS}/${slug}`)
    const way = /href="(\/can-bo\/bieu-mau\/[0-9a-f-]+)"/.exec(page.html)?.[1] ?? ''
    expect((await see(intake, way)).words).toContain('Góp ý về tiêu chí nông thôn mới')
  })

  test('hears at each field what is missing, and what he typed still stands there', async () => {
    const answer = await as(intake).post(`${SURVEYS}/moi`, {
      ...draftFields({ title: 'Vội', questionnaire: '', kind: 'lạ', closesDay: '31/02/2027', opensTime: '8h' }),
    })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Ông/bà chọn một biểu mẫu.')
    expect(html).toContain('Tên khảo sát còn ngắn quá')
    expect(html).toContain('Ông/bà chọn loại khảo sát.')
    expect(html).toContain('Ngày chưa đúng')
    expect(html).toContain('Ông/bà chọn cả ngày mở.')
    expect(html).toContain('value="Vội"')
    expect(html).toContain(INTRO)
  })

  test('of a title that is changed in time gets an address that says so', async () => {
    const slug = await prepare({ title: 'Khảo sat chợ' })
    const answer = await act(intake, slug, 'sua', draftFields({ title: 'Khảo sát chợ Bợ' }))
    expect(answer.location).toBe(`${SURVEYS}/khao-sat-cho-bo?xong=sua`)
    expect((await see(intake, `${SURVEYS}/khao-sat-cho-bo`)).words).toContain('tên khảo sát. Hoàng Thị Mận')
  })

  test('writes days and hours as people write them', async () => {
    const day = inDays(40)
    const typed = `${Number(day.slice(8))}/${Number(day.slice(5, 7))}/${day.slice(0, 4)}`
    const slug = await prepare({ title: 'Giờ của người', closesDay: typed, closesTime: '17h30' })
    expect((await rowOf(slug)).closes_at).toBe(new Date(`${day}T17:30:00+07:00`).toISOString())
  })
})

describe('a draft', () => {
  test('is opened by the coordinator, and Lan answers it', async () => {
    const slug = await prepare({ title: 'Mở cho bà con' })
    expect((await as(lan).get(`/binh-xa/khao-sat/${slug}`)).status).toBe(404)
    const answer = await act(coordinator, slug, 'mo')
    expect(answer.location).toBe(`${SURVEYS}/${slug}?xong=mo`)
    expect((await see(lan, `/binh-xa/khao-sat/${slug}`)).words).toContain('Ông/bà ở thôn nào?')
    const page = await see(coordinator, `${SURVEYS}/${slug}`)
    expect(page.words).toContain('Đang nhận trả lời, chưa định ngày đóng.')
    expect(page.words).toContain('Mở khảo sát với bản câu hỏi số 1')
  })

  test('is not opened by whoever prepared it, who is told who opens', async () => {
    const slug = await prepare({ title: 'Người tiếp nhận mở' })
    const answer = await act(intake, slug, 'mo')
    expect(answer.status).toBe(403)
    expect(answer.words).toContain('Người điều phối và lãnh đạo xã mở, đóng khảo sát.')
    expect((await rowOf(slug)).status).toBe('draft')
    expect((await see(intake, `${SURVEYS}/${slug}`)).html).not.toContain('Mở khảo sát</button>')
  })

  test('is unknown to a handler, a hamlet representative and officers of another commune', async () => {
    const slug = await prepare({ title: 'Không của ai khác' })
    for (const person of [handler, hamletRep, stranger]) {
      expect((await see(person, `${SURVEYS}/${slug}`)).status).toBe(404)
      expect((await act(person, slug, 'mo')).status).toBe(404)
      expect((await act(person, slug, 'sua', draftFields({}))).status).toBe(404)
    }
    expect((await see(supervisor, `${SURVEYS}/${slug}`)).status).toBe(200)
    expect((await rowOf(slug)).status).toBe('draft')
  })

  test('is opened by the leader at an hour that is still to come, and begins by itself', async () => {
    const slug = await prepare({ title: 'Mở tuần sau', opensDay: inDays(7), opensTime: '07:00' })
    expect((await act(leader, slug, 'mo')).status).toBe(303)
    expect((await see(coordinator, `${SURVEYS}/${slug}`)).words).toContain('Sắp mở. Đã xong, tự mở lúc')
    expect((await see(lan, `/binh-xa/khao-sat/${slug}`)).words).toContain('Bắt đầu nhận trả lời')
  })

  test('of a questionnaire with faults stays a draft, and each fault is named', async () => {
    const slug = await prepare({ title: 'Biểu mẫu hỏng' })
    await env.DB.prepare(
      `UPDATE questionnaires SET draft = json_set(draft, '$.nodes[0].relevant', '\${khong_co} = 1')
       WHERE id = (SELECT questionnaire_id FROM surveys WHERE slug = ?)`,
    )
      .bind(slug)
      .run()
    const answer = await act(coordinator, slug, 'mo')
    expect(answer.status).toBe(409)
    expect(answer.words).toContain('Chưa mở được: biểu mẫu còn 1 chỗ cần sửa')
    expect(answer.words).toContain('khong_co')
    expect((await rowOf(slug)).status).toBe('draft')
  })

  test('that two officers open at the same moment is opened once', async () => {
    const slug = await prepare({ title: 'Hai người cùng mở' })
    const revision = String(await revisionOf(slug))
    const answers = await Promise.all([coordinator, leader].map((person) => act(person, slug, 'mo', { revision })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await revisionOf(slug)).toBe(Number(revision) + 1)
  })

  test('that is put away is no longer listed, and is taken back', async () => {
    const slug = await prepare({ title: 'Cất rồi lấy lại' })
    await act(intake, slug, 'cat')
    expect((await see(intake, SURVEYS)).words).not.toContain('Cất rồi lấy lại')
    expect((await see(intake, `${SURVEYS}?muc=da-cat`)).words).toContain('Cất rồi lấy lại')
    await act(intake, slug, 'lay-lai')
    expect((await see(intake, SURVEYS)).words).toContain('Cất rồi lấy lại')
  })
})

describe('an open survey', () => {
  test('changes only where it harms nobody', async () => {
    const slug = await opened({ title: 'Chỉ sửa lời', closesDay: inDays(10) })
    const before = await rowOf(slug)
    const sooner = await act(coordinator, slug, 'sua', { intro: INTRO, closesDay: inDays(5), closesTime: '' })
    expect(sooner.status).toBe(422)
    expect(sooner.words).toContain('Khảo sát đang mở thì chỉ lùi ngày đóng lại sau')
    const intro = `${INTRO} Xã gia hạn thêm năm ngày.`
    const later = { intro, closesDay: inDays(15), closesTime: '', title: 'Tên khác', kind: 'consultation' }
    expect((await act(coordinator, slug, 'sua', later)).status).toBe(303)
    const after = await rowOf(slug)
    expect(after).toMatchObject({ slug, intro })
    expect(Date.parse(after.closes_at ?? '')).toBeGreaterThan(Date.parse(before.closes_at ?? ''))
    expect((await see(coordinator, `${SURVEYS}/${slug}`)).words).not.toContain('Tên khác')
  })

  test('is not closed by whoever saw it before somebody else did something', async () => {
    const slug = await opened({ title: 'Người khác vừa làm' })
    const revision = String(await revisionOf(slug))
    await act(leader, slug, 'sua', { intro: `${INTRO} Thêm một câu.`, closesDay: '', closesTime: '' })
    const answer = await act(coordinator, slug, 'dong', { revision })
    expect(answer.status).toBe(409)
    expect(answer.words).toContain('Có người vừa làm việc khác với khảo sát này')
    expect((await rowOf(slug)).status).toBe('open')
  })

  test('is closed by the coordinator, Lan is told so, and it is opened again until results are published', async () => {
    const slug = await opened({ title: 'Đóng rồi mở lại' })
    expect((await act(handler, slug, 'dong')).status).toBe(404)
    expect((await act(coordinator, slug, 'dong')).status).toBe(303)
    expect((await see(lan, `/binh-xa/khao-sat/${slug}`)).words).toContain('Đã kết thúc nhận trả lời')
    const past = await act(coordinator, slug, 'mo-lai', { closesDay: inDays(-1), closesTime: '' })
    expect(past.status).toBe(422)
    expect(past.words).toContain('Giờ đóng đã qua')
    expect((await act(coordinator, slug, 'mo-lai', { closesDay: inDays(3), closesTime: '' })).status).toBe(303)
    await act(coordinator, slug, 'dong')
    await env.DB.prepare(
      `INSERT INTO survey_results (survey_id, number, results, words, published_by, published_at)
       VALUES ((SELECT id FROM surveys WHERE slug = ?), 1, '{}', '', 'vi-du.dieuphoi', ?)`,
    )
      .bind(slug, new Date().toISOString())
      .run()
    const late = await act(coordinator, slug, 'mo-lai', { closesDay: inDays(3), closesTime: '' })
    expect(late.status).toBe(409)
    expect(late.words).toContain('Kết quả đã công bố nên không mở lại được')
  })

  test('gives a changed questionnaire only to those who answer from now on, and says so', async () => {
    const slug = await opened({ title: 'Câu hỏi mới' })
    const { version_id: before } = await rowOf(slug)
    const same = await act(coordinator, slug, 'ban-moi')
    expect(same.words).toContain('Câu hỏi của biểu mẫu vẫn như bản đang dùng')
    await env.DB.prepare(
      `UPDATE questionnaires SET draft = json_set(draft, '$.nodes[0].nodes[0].label.vi', 'Lời dặn mới'), edited_at = ?
       WHERE id = (SELECT questionnaire_id FROM surveys WHERE slug = ?)`,
    )
      .bind(new Date(Date.now() + 1000).toISOString(), slug)
      .run()
    expect((await see(coordinator, `${SURVEYS}/${slug}`)).words).toContain(
      'Người trả lời từ lúc bấm nút gặp câu hỏi mới. Phiếu đã gửi giữ nguyên theo câu hỏi cũ',
    )
    expect((await act(coordinator, slug, 'ban-moi')).status).toBe(303)
    expect((await rowOf(slug)).version_id).not.toBe(before)
    expect((await see(lan, `/binh-xa/khao-sat/${slug}`)).words).toContain('Lời dặn mới')
  })
})

describe('an opinion asked by law', () => {
  test('that is to end before 20 whole days is refused at the day, with the earliest', async () => {
    const early = await as(intake).post(
      `${SURVEYS}/moi`,
      draftFields({ kind: 'consultation', closesDay: inDays(20), closesTime: '12:00' }),
    )
    expect(early.status).toBe(422)
    const html = await early.text()
    expect(html).toContain('Lấy ý kiến nhân dân phải mở đủ 20 ngày')
    expect(html).toContain('Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15')
    expect(html).toContain(`23\u00a0giờ\u00a059`)
    const endless = await as(intake).post(`${SURVEYS}/moi`, draftFields({ kind: 'consultation' }))
    expect(await endless.text()).toContain('Lấy ý kiến nhân dân phải nói trước ngày đóng')
    expect(await prepare({ title: 'Đủ hai mươi ngày', kind: 'consultation', closesDay: inDays(20) })).toBe(
      'du-hai-muoi-ngay',
    )
  })

  test('is not closed after 19 days and 23 hours, and is after 21 days', async () => {
    const slug = await opened({ title: 'Lấy ý kiến quy hoạch', kind: 'consultation', closesDay: inDays(30) })
    await openedAgo(slug, 19 * DAY_MS + 23 * HOUR_MS)
    const answer = await act(coordinator, slug, 'dong')
    expect(answer.status).toBe(409)
    expect(answer.words).toContain('Lấy ý kiến nhân dân phải mở đủ 20 ngày')
    expect(answer.words).toContain('Điều 28 khoản 2 Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15')
    expect(answer.words).toContain('sớm nhất đóng được lúc')
    expect((await rowOf(slug)).status).toBe('open')
    await openedAgo(slug, 21 * DAY_MS)
    expect((await act(coordinator, slug, 'dong')).status).toBe(303)
  })

  test('that was prepared weeks ago is not opened for too short a time', async () => {
    const slug = await prepare({ title: 'Chuẩn bị lâu', kind: 'consultation', closesDay: inDays(25) })
    await env.DB.prepare('UPDATE surveys SET closes_at = ? WHERE slug = ?')
      .bind(new Date(Date.now() + 15 * DAY_MS).toISOString(), slug)
      .run()
    const answer = await act(coordinator, slug, 'mo')
    expect(answer.status).toBe(409)
    expect(answer.words).toContain('Chưa mở được. Lấy ý kiến nhân dân phải mở đủ 20 ngày')
    expect((await rowOf(slug)).status).toBe('draft')
  })
})

describe('numbers that are enough', () => {
  test('are set hamlet by hamlet and option by option, and refused at the row', async () => {
    const slug = await prepare({ title: 'Mỗi thôn một ít' })
    const page = await see(intake, `${SURVEYS}/${slug}/han-muc`)
    expect(page.words).toContain('Làng Dịa')
    expect(page.words).toContain('Từ 60 trở lên')
    const wrong = await act(intake, slug, 'han-muc', { 'q.=lang_dia': 'nhiều', 'q.=dong_com': '40' })
    expect(wrong.status).toBe(422)
    expect(wrong.words).toContain('Ông/bà ghi một số từ 1 trở lên')
    expect(wrong.html).toContain('value="nhiều"')
    expect((await act(intake, slug, 'han-muc', { 'q.=lang_dia': '2', 'q.tuoi=tren_60': '10' })).status).toBe(303)
    expect(JSON.parse((await rowOf(slug)).quotas)).toEqual([
      { by: '', value: 'lang_dia', most: 2 },
      { by: 'tuoi', value: 'tren_60', most: 10 },
    ])
    expect((await see(intake, `${SURVEYS}/${slug}`)).words).toContain('Làng Dịa: 0 trên 2; Từ 60 trở lên: 0 trên 10')
    await act(coordinator, slug, 'mo')
    const late = await act(coordinator, slug, 'han-muc', { 'q.=lang_dia': '3' })
    expect(late.status).toBe(409)
    expect(late.words).toContain('Khảo sát đã mở nên không đổi số phiếu tối đa nữa')
  })

  test('for an option that the questionnaire no longer has stand in the way of opening', async () => {
    const slug = await prepare({ title: 'Lựa chọn đã bỏ' })
    await act(intake, slug, 'han-muc', { 'q.tuoi=tren_60': '10' })
    await env.DB.prepare(
      `UPDATE questionnaires SET draft = json_remove(draft, '$.lists.tuoi[3]')
       WHERE id = (SELECT questionnaire_id FROM surveys WHERE slug = ?)`,
    )
      .bind(slug)
      .run()
    const answer = await act(coordinator, slug, 'mo')
    expect(answer.status).toBe(409)
    expect(answer.words).toContain('mà biểu mẫu không còn lựa chọn ấy')
  })
})

describe('the list', () => {
  test('shows each state by itself, and officers without surveys what they can do', async () => {
    await prepare({ title: 'Nháp trong danh sách' })
    await opened({ title: 'Đang mở trong danh sách' })
    await opened({ title: 'Hỏi cán bộ việc họp', audience: 'staff' })
    const page = await see(leader, SURVEYS)
    expect(page.words).toMatch(/Đang mở và sắp mở.*Đang mở trong danh sách.*Nháp.*Nháp trong danh sách/)
    expect(page.html).not.toContain('href="/can-bo/khao-sat/moi"')
    const own = await see(handler, SURVEYS)
    expect(own.words).toContain('Trả lời: Hỏi cán bộ việc họp')
    expect(own.words).not.toContain('Nháp trong danh sách')
    expect((await see(stranger, SURVEYS)).words).not.toContain('Đang mở trong danh sách')
  })

  test('takes any address without failing', async () => {
    for (const query of ['?muc=__proto__', '?muc=nhap&sau=x', '?muc=nhap&sau=%27%20%22', '?sau=%00'])
      expect((await see(intake, SURVEYS + query)).status).toBe(200)
    for (const path of ['/khong-co', '/khong-co/sua', '/khong-co/cho-xem', '/khong-co/han-muc'])
      expect((await see(intake, SURVEYS + path)).status).toBe(404)
  })
})
