import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { smallTargets } from './checks.ts'
import { ASKING, hidden, OFFICE, optionOf, PUBLIC, typed } from './dialogue.ts'
import {
  asked,
  FORM,
  keepers,
  people,
  phone,
  server,
  talks,
  TOPIC,
  topics,
  walk,
  writes,
  WRITING_MS,
} from './dialogue-journey.ts'
import { type Filled, fill, receiptOn, says, type Walk } from './walk.ts'

/** Opens the form of a request on a phone and writes it. */
async function asksOn(one: Walk, at: number, filled: Filled = {}): Promise<Page> {
  const asking = ASKING[at]
  if (!asking) throw new Error('nobody asks')
  const page = await one.go(await one.phone(), `${PUBLIC}/de-nghi`)
  await writes(page, { ...typed(asking), ...filled })
  await one.press(page)
  return page
}

/** Twelve people ask, the Front pools what they ask for, and enough of them are counted. */
export function asking(): void {
  test('eleven people of six hamlets ask for a dialogue, two of them on phones; who sends twice asks once', async () => {
    const started = hidden(await talks.read(`${PUBLIC}/de-nghi`), 'started')
    const [first, , , , , sixth] = ASKING
    if (!first || !sixth) throw new Error('nobody asks')
    for (const [at, asking] of ASKING.slice(0, 11).entries()) {
      const scripts = asking === first ? walk : asking === sixth ? phone : null
      if (scripts === null) {
        const key = crypto.randomUUID()
        asked[at] = await talks.asks(asking, started, key)
        if (at === 1) expect(await talks.asks(asking, started, key)).toEqual(asked[at])
        continue
      }
      const page = await scripts.phone()
      await scripts.go(page, `${PUBLIC}/de-nghi`)
      expect(await smallTargets(page)).toEqual([])
      await writes(page, { ...typed(asking), question: asking.one.questions ?? [] })
      await scripts.press(page)
      await page.waitForURL(/\/de-nghi\/26-\d{4}$/)
      await scripts.look(page)
      expect(await says(page)).toContain('Đề nghị đối thoại của ông/bà')
      asked[at] = await receiptOn(page)
      if (asking === first) await page.context().close()
      else {
        await scripts.press(page, 'main form[action$="/cua-toi/giu"]')
        keepers.push(page)
      }
    }
    expect(new Set(asked.map(({ code }) => code)).size).toBe(11)
    const page = await walk.go(await walk.officer('tiepnhan'), `${OFFICE}/de-nghi`)
    expect(await says(page)).not.toContain('Có thể do chương trình tự gửi.')
  })

  test('Mận pools them into three topics, Thụ opens these to everybody', async () => {
    for (const [at, { topic }] of ASKING.slice(0, 11).entries()) {
      const href = `${OFFICE}/de-nghi/${asked[at]?.code.slice(5)}`
      const known = topics.find(({ title }) => title === topic.title)
      if (known) {
        const source = await talks.read(href, 'tiepnhan')
        await talks.does('tiepnhan', href, 'gom-chu-de', { topic: optionOf(source, topic.title) })
        continue
      }
      const { summary, title } = topic
      topics.push({ slug: `26-000${topics.length + 1}`, title })
      if (topics.length > 1) await talks.does('tiepnhan', href, 'gom-chu-de', { topic: 'moi', title, summary })
      else await people.does('tiepnhan', href, 'gom-chu-de', { topic: 'moi', title, summary })
    }
    expect(topics).toHaveLength(3)
    for (const [at, { slug, title }] of topics.entries()) {
      const href = `${OFFICE}/chu-de/${slug}`
      const { summary = '' } = ASKING.find(({ topic }) => topic.title === title)?.topic ?? {}
      if (at === 0) await people.does('dieuphoi', href, 'cong-khai')
      else await talks.does('dieuphoi', href, 'cong-khai', { title, summary })
    }
    const page = await people.reads(`${PUBLIC}/chu-de`)
    expect(await page.locator('main ul.list a').allInnerTexts()).toEqual(topics.map(({ title }) => title))
  })

  test('whoever asks for what others ask for is shown their topic: Sửu joins it, without JavaScript, and Phương asks all the same', async () => {
    const page = await asksOn(walk, 0, {
      ...{ hamlet: 'lang_dia', phone: '0912 000 105', title: 'Đường Đồng Chùa đi Chợ Bợ làm dở' },
      wish: 'Mưa là lầy, xe không qua được, cả thôn Làng Dịa phải đi vòng.',
    })
    expect(await says(page)).toContain('Chưa gửi gì đi.')
    await server.setClock(new Date(server.now().getTime() + WRITING_MS))
    await walk.press(page, `main li:has(a[href$="${topics[0]?.slug}"]) form`)
    await page.waitForURL(/\/chu-de\/26-0001\/cua-toi$/)
    await walk.look(page)
    expect(await says(page)).toContain('Đã ghi: ông/bà cũng muốn')
    await walk.go(page, `${PUBLIC}/chu-de/${topics[0]?.slug}`)
    expect(await says(page)).toContain('Máy này đã ghi là cũng muốn.')
    expect(await page.getByRole('button', { name: 'Tôi cũng muốn' }).count()).toBe(0)

    const her = await asksOn(phone, 11, {
      title: 'Các khoản thu đầu năm ở trường',
      wish: 'Khoản nào bắt buộc, khoản nào tự nguyện, hộ nghèo có được miễn không?',
    })
    await phone.press(her, 'main form[action$="/de-nghi"]')
    await her.waitForURL(/\/de-nghi\/26-0012$/)
    asked[11] = await receiptOn(her)
    const href = `${OFFICE}/de-nghi/26-0012`
    const source = await talks.read(href, 'tiepnhan')
    await talks.does('tiepnhan', href, 'gom-chu-de', { topic: optionOf(source, topics[2]?.title ?? '') })
    await server.tick()
    const list = await people.reads(`${PUBLIC}/chu-de`)
    expect(await list.locator('main ul.list p').allInnerTexts()).toEqual([
      expect.stringMatching(/^6 .*4 thôn/),
      expect.stringMatching(/^4 /),
      expect.stringMatching(/^3 /),
    ])
  })

  test('UBND enters forty voters, Mận calls who left a number: the fourth person makes a tenth, and three sides are told', async () => {
    const clerk = await walk.go(await walk.officer('xuly.ubnd'), `${OFFICE}/cu-tri`)
    await fill(clerk, FORM, { many: '40', countedOn: '2026-11-30', source: 'Danh sách cử tri tháng 11/2026' })
    await walk.press(clerk)
    expect(await says(clerk)).toContain('Cần 4 người, tức 10 % của 40 cử tri')
    const callers = `${TOPIC}/nguoi`
    const voices = [...(await talks.read(callers, 'tiepnhan')).matchAll(/xac-nhan\/([\w-]{36})"/g)].map(([, id]) => id)
    expect(voices).toHaveLength(4)
    for (const voice of voices.slice(0, 3)) {
      await talks.opens('tiepnhan', `${OFFICE}/xac-nhan/${voice}`)
      await talks.posts('tiepnhan', `${OFFICE}/xac-nhan/${voice}/dung`, {})
    }
    const code = { code: 'BX-CD26-0001' }
    expect(await walk.news('duyet.ubnd', code)).toEqual([])
    const page = await walk.go(await walk.officer('tiepnhan'), callers)
    await walk.press(page, `form[action$="${voices[3]}"]`)
    expect(await says(page)).toMatch(/0912 ?000 ?10/)
    await walk.press(page, 'form[action$="/dung"]')
    expect(await says(page)).toContain('Người này được đếm.')
    await server.tick()
    for (const who of ['duyet.ubnd', 'dieuphoi', 'lanhdao'])
      expect([who, await walk.news(who, code)]).toEqual([who, [expect.stringContaining('đủ số cử tri')]])
  })

  test('UBND’s officer cannot put the topic aside; its head only with a reason', async () => {
    const his = await walk.go(await walk.officer('xuly.ubnd'), TOPIC)
    expect(await his.locator('form[action$="/khong-to-chuc"]').count()).toBe(0)
    expect(
      (await talks.tries('xuly.ubnd', TOPIC, 'khong-to-chuc', { reason: 'Để sang năm rồi xem lại sau.' })).status,
    ).toBe(403)
    const hers = await people.tries('duyet.ubnd', TOPIC, 'khong-to-chuc', { reason: 'Không cần.' })
    expect(await says(hers)).toContain('ít nhất 20 ký tự')
  })
}
