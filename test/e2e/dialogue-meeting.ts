import { expect, test } from 'vitest'
import { smallTargets } from './checks.ts'
import { OFFICE, optionOf, PUBLIC } from './dialogue.ts'
import {
  asked,
  COMMITTEE,
  CULTURE,
  ECONOMY,
  follow,
  FORM,
  MEETING,
  on,
  OPEN,
  own,
  people,
  phone,
  points,
  server,
  talks,
  TITLE,
  topics,
  walk,
} from './dialogue-journey.ts'
import { fill, says } from './walk.ts'

/** A meeting is planned, announced in time, prepared; places in its hall are taken. */
export function meeting(): void {
  test('UBND plans a conference, the topics go into it, and the Front agrees to its day', async () => {
    await on('2026-12-09')
    const page = await walk.go(await walk.officer('xuly.ubnd'), `${OFFICE}/cuoc/moi?loai=government_conference`)
    await fill(page, FORM, {
      ...{ title: TITLE, day: '2026-12-17', from: '7:30', to: '11:00', place: 'Hội trường UBND xã' },
      ...{ about: 'Chủ tịch xã trả lời những việc bà con đề nghị.', capacity: '3', reserved: '1' },
    })
    await walk.press(page)
    const { pathname, searchParams } = new URL(page.url())
    expect([pathname, searchParams.get('da')]).toEqual([MEETING, 'tao'])
    for (const [at, { slug }] of topics.entries()) {
      const href = `${OFFICE}/chu-de/${slug}`
      const session = optionOf(await talks.read(href, 'dieuphoi'), TITLE)
      if (at === 0) await people.does('dieuphoi', href, 'dua-vao-cuoc', { session })
      else await talks.does('dieuphoi', href, 'dua-vao-cuoc', { session })
    }
    await people.does('dieuphoi', MEETING, 'thong-nhat')
    expect(await says(await own(0))).toContain('Đang chuẩn bị.')
    expect((await fetch(server.url + OPEN)).status).toBe(404)
  })

  test('at six days’ notice nobody can announce it, and the first day that would do is named; at seven it is announced', async () => {
    await on('2026-12-11')
    const page = await walk.go(await walk.officer('duyet.ubnd'), MEETING)
    expect(await says(page)).toMatch(
      /Chưa công bố được cho thứ Năm, 17\/12\/2026\.[^]*ít nhất 7 ngày[^]*sớm nhất thứ Sáu, 18\/12\/2026/,
    )
    expect((await talks.tries('duyet.ubnd', MEETING, 'cong-bo')).status).toBe(409)
    await people.does('duyet.ubnd', MEETING, 'sua', { day: '2026-12-18' })
    expect(await says(await walk.go(page, MEETING))).toContain('Mặt trận chưa thống nhất ngày')
    await talks.does('dieuphoi', MEETING, 'thong-nhat')
    await people.does('duyet.ubnd', MEETING, 'cong-bo')
    const shown = await people.reads(OPEN)
    expect(await says(shown)).toMatch(/thứ Sáu, 18\/12\/2026[^]*Hội trường UBND xã/)
    const link = (await shown.getByRole('link', { name: 'Thêm vào lịch điện thoại' }).getAttribute('href')) ?? ''
    const calendar = await fetch(server.url + link)
    expect(calendar.headers.get('content-type')).toMatch(/^text\/calendar/)
    expect(await calendar.text()).toContain('DTSTART')
    await people.reads(`${OPEN}/to-roi`)
    await people.reads(PUBLIC)
    expect(await says(await people.reads('/binh-xa'))).toMatch(
      /Ngày đối thoại, tiếp dân sắp tới[^]*thứ Sáu, 18\/12\/2026/,
    )
  })

  test('its agenda stands by support, each point has somebody who prepares it, and he does', async () => {
    const page = await walk.go(await walk.officer('xuly.ubnd'), `${MEETING}/chuong-trinh`)
    const titles = (await page.locator('main ol h2').allInnerTexts()).map((text) => text.replace(/^\d\. /, ''))
    expect(titles).toEqual(topics.map(({ title }) => title))
    const links = page.locator('main a', { hasText: 'Sửa, giao việc' })
    points.push(...(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))))
    for (const [at, bodyId] of [COMMITTEE, ECONOMY, CULTURE].entries())
      await talks.posts('xuly.ubnd', points[at] ?? '', { title: topics[at]?.title ?? '', bodyId, caseCodes: '' })
    const desk = await walk.go(await walk.officer('xuly.kinhte'), MEETING)
    await follow(desk, desk.getByRole('link', { name: 'Viết phần chuẩn bị' }).first())
    await fill(desk, FORM, { preparation: 'Bể nước Yên Bình hỏng bơm từ tháng 3; đã đặt bơm mới, thay trong tháng 1.' })
    await walk.press(desk)
    expect(await says(desk)).toContain('Đã gửi phần chuẩn bị.')
    expect(await says(await people.reads(OPEN))).not.toContain('hỏng bơm')
  })

  test('places: who asked has hers, two others take the rest, and the next one waits', async () => {
    const page = await phone.go(await phone.phone(), `${OPEN}/dang-ky`)
    expect(await smallTargets(page)).toEqual([])
    const { code = '', secret = '' } = asked[0] ?? {}
    await fill(page, FORM, {
      hamlet: 'dong_chua_1',
      speak: ['noi', 'lan-dau'],
      requestCode: code,
      requestSecret: secret,
    })
    await phone.press(page)
    await page.waitForURL(/\/cho\/1$/)
    await phone.look(page)
    expect(await says(page)).toContain('Chỗ số')
    for (const hamlet of ['cho_bo_1', 'soi_dia'])
      await talks.sends(`${OPEN}/dang-ky`, { hamlet, submissionKey: crypto.randomUUID(), started: '', speak: 'noi' })
    const late = await walk.go(await walk.phone(), `${OPEN}/dang-ky`)
    expect(await says(late)).toContain('Đã hết chỗ đăng ký')
    await fill(late, FORM, { hamlet: 'yen_binh' })
    await walk.press(late)
    expect(await says(late)).toContain('Ông/bà là người chờ đầu tiên.')
    await late.context().close()
  })
}
