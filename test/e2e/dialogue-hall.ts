import { expect, test } from 'vitest'
import { DESK, smallTargets } from './checks.ts'
import { PUBLIC } from './dialogue.ts'
import {
  ahead,
  ANSWER,
  follow,
  FORM,
  inHall,
  judges,
  MEETING,
  on,
  OPEN,
  people,
  phone,
  points,
  PROMISES,
  QUESTIONS,
  server,
  talks,
  topics,
  walk,
  writes,
} from './dialogue-journey.ts'
import { fill, receiptOn, says } from './walk.ts'

/** Questions ahead and in the hall, minutes without a network, both sides confirm them. */
export function hall(): void {
  test('Hiền asks ahead; only when the Front has read it does everybody read it, without her name', async () => {
    const page = await walk.go(await walk.phone(), `${OPEN}/cau-hoi`)
    expect(await smallTargets(page)).toEqual([])
    await writes(page, { text: QUESTIONS[0], hamlet: 'yen_binh' })
    await walk.press(page)
    await page.waitForURL(/\/cau-hoi\/1$/)
    await walk.look(page)
    ahead.push(await receiptOn(page))
    expect(await says(await people.reads(`${OPEN}/cau-hoi`))).not.toContain(QUESTIONS[0])
    await judges(['Câu hỏi số 1'])
    const shown = await people.reads(`${OPEN}/cau-hoi`)
    expect(await says(shown)).toContain(QUESTIONS[0])
  })

  test('on the day the hall asks from its phones: read first, then on the screen without a name, and hamlets speak in turn', async () => {
    await server.setClock(new Date('2026-12-18T08:00:00+07:00'))
    talks.signOut()
    await people.does('xuly.ubnd', MEETING, 'mo-cau-hoi')
    for (const [at, one] of [walk, phone].entries()) {
      const page = await one.go(await one.phone(), `${OPEN}/hoi-truong`)
      expect(await smallTargets(page)).toEqual([])
      await writes(page, { text: QUESTIONS[at + 1] ?? '' })
      await one.press(page)
      expect(await says(page)).toContain(`Câu hỏi của ông/bà là số ${at + 2}.`)
      const [code = '', secret = ''] = await page.locator('main .note .code').allInnerTexts()
      inHall[at] = { code, secret }
      await page.context().close()
    }
    expect(await talks.read(`${OPEN}/man-hinh`)).not.toContain(QUESTIONS[1])
    await judges(['Câu hỏi số 2', 'Câu hỏi số 3'])
    const door = `${MEETING}/cua`
    for (const so of ['1', '2', '3']) await talks.posts('tiepnhan', door, { viec: 'den', so })
    await talks.posts('xuly.ubnd', `${MEETING}/chuong-trinh`, {
      viec: 'dang-ban',
      id: points[0]?.split('/').pop() ?? '',
    })
    const desk = await walk.go(await walk.officer('tiepnhan'), `${MEETING}/phat-bieu`)
    await follow(desk, desk.getByRole('button', { name: 'Mời', exact: true }).first())
    const answer = await fetch(`${server.url}${OPEN}/man-hinh`)
    expect(answer.headers.get('refresh')).toBe('15')
    const wall = await says(await people.reads(`${OPEN}/man-hinh`))
    expect(wall).toContain(topics[0]?.title)
    for (const text of QUESTIONS) expect(wall).toContain(text)
    expect(wall).toMatch(/Đang mời: Đồng Chùa 1, chỗ số 1/)
    expect(wall).not.toMatch(/Mạo|Hiền|0912/)
  })

  test('Tiến takes it down while the network is gone: four entries wait on his laptop and arrive once each', async () => {
    const page = await phone.officer('xuly.ubnd')
    await page.setViewportSize(DESK)
    await page.clock.setSystemTime(server.now())
    await phone.go(page, `${MEETING}/bien-ban`)
    await page.waitForFunction(
      async () => navigator.serviceWorker.controller && (await caches.match(location.pathname)),
    )
    await page.context().setOffline(true)
    const promised = PROMISES.map(({ body, doneOn, text }) => ({
      kind: 'promise',
      text,
      body,
      doneOn,
      speaker: 'Chủ tịch UBND xã',
    }))
    const entries = [{ kind: 'answer', text: ANSWER, question: '1' }, ...promised]
    for (const [at, entry] of entries.entries()) {
      await fill(page, '[data-minutes] form', entry)
      await page.getByRole('button', { name: 'Ghi mục này' }).click()
      await page.getByText(`Chưa gửi: ${at + 1} mục`).waitFor()
    }
    await page.context().setOffline(false)
    await page.getByText('Đã gửi 4 mục. Xã đã nhận.').waitFor()
    await phone.go(page, `${MEETING}/bien-ban`)
    expect(await says(page)).toContain('Đã ghi 4 mục')
    for (const { text } of entries)
      expect(await page.locator('main li[id^=muc-]').filter({ hasText: text }).count()).toBe(1)
    await talks.posts('dieuphoi', `${MEETING}/bien-ban`, {
      ...{
        kind: 'decision',
        text: 'Lập tổ theo dõi việc làm đường, có người của ba thôn.',
        entryKey: crypto.randomUUID(),
      },
    })
  })

  test('what nobody answered becomes a petition, which its sender opens with the secret of her question', async () => {
    await people.does('xuly.ubnd', MEETING, 'da-to-chuc', { came: '3' })
    expect(await says(await walk.go(await walk.officer('xuly.ubnd'), MEETING))).toContain(
      'còn 3 điểm của chương trình chưa ghi kết luận',
    )
    const here = `${MEETING}/ket-luan`
    for (const point of points)
      await talks.posts('xuly.ubnd', `${here}/diem/${point.split('/').pop()}`, { outcome: 'answered', answer: ANSWER })
    const source = await talks.read(here, 'xuly.ubnd')
    const questions = [...source.matchAll(/action="([^"]*\/ket-luan\/cau\/[^"]*)"/g)].map(([, href = '']) => href)
    expect(questions).toHaveLength(3)
    for (const at of [0, 2])
      await talks.posts('xuly.ubnd', questions[at] ?? '', { outcome: 'answered', answer: ANSWER })
    const page = await walk.go(await walk.officer('xuly.ubnd'), here)
    await walk.press(page, 'form[action$="/chuyen-het"]')
    expect(await says(page)).toContain('Đã chuyển 1 câu hỏi thành phản ánh')
    const { code = '', secret = '' } = inHall[0] ?? {}
    const hers = await walk.go(await walk.phone(), `${PUBLIC}/xem-lai`)
    await fill(hers, FORM, { code, secret })
    await walk.press(hers)
    const [, caseCode = ''] = /thành phản ánh số (BX-\d\d-\d{6})/.exec(await says(hers)) ?? []
    await walk.go(hers, '/binh-xa/tra-cuu')
    await fill(hers, FORM, { caseCode, secret })
    await walk.press(hers)
    expect(new URL(hers.url()).pathname).toBe(`/binh-xa/ho-so/${caseCode}`)
    expect(await says(hers)).toContain(QUESTIONS[1])
    await hers.context().close()
  })

  test('both sides confirm the minutes, whoever wrote in them does not, and nobody reads them before they are published', async () => {
    await talks.does('xuly.ubnd', MEETING, 'trinh-bien-ban')
    await on('2026-12-21')
    expect((await talks.tries('xuly.ubnd', MEETING, 'xac-nhan-chinh-quyen')).status).toBe(403)
    const page = await walk.go(await walk.officer('dieuphoi'), MEETING)
    expect(await says(page)).toContain('đã ghi 1 mục của biên bản này nên không tự xác nhận')
    expect((await talks.tries('dieuphoi', MEETING, 'xac-nhan-mat-tran')).status).toBe(403)
    await people.does('duyet.mattran', MEETING, 'xac-nhan-mat-tran', {
      remark: 'Đề nghị ghi rõ ngày xong của từng việc.',
    })
    await people.does('duyet.ubnd', MEETING, 'xac-nhan-chinh-quyen')
    expect((await fetch(`${server.url}${OPEN}/ket-qua`)).status).toBe(404)
  })
}
