import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { openBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { smallTargets } from './checks.ts'
import { type Filled, fill, openWalk, PHONES, receiptOn, says } from './walk.ts'

const TODAY = localDay(new Date())
const TEXT = `Điều 1. Phạm vi
Quy định này áp dụng cho mọi hộ trong xã.
Điều 2. Giờ thu gom
Thu gom vào thứ Ba và thứ Sáu.
Điều 3. Mức thu
Mỗi hộ nộp 30.000 đồng một tháng.`

let server: TestServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test.each(PHONES)('a draft goes from its registration to what became of a comment, $phone', async ({ scripts }) => {
  const walk = openWalk(browser, server.url, { scripts })
  const title = scripts ? 'Quy định thu gom rác' : 'Quy định giờ họp chợ'
  const handler = await walk.officer('xuly.kinhte')
  await walk.go(handler, '/can-bo/phan-bien/moi')
  await fill(handler, 'main form', {
    ...{ title, kind: 'nghi_quyet', promulgator: 'binh-xa.hdnd', plannedOn: addDays(TODAY, 9) },
    summary: 'Quy định mức thu và giờ thu gom rác của mọi hộ trong xã.',
  })
  await handler.setInputFiles('[name=files]', {
    name: 'du-thao.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
  })
  await walk.press(handler)
  expect(await says(handler)).toContain('thời hạn theo luật: Điều 36 khoản 1 Luật Mặt trận Tổ quốc Việt Nam')
  const here = new URL(handler.url()).pathname
  const open = here.replace('/can-bo/phan-bien', '/binh-xa/gop-y')

  /** Presses something that leads to another page. */
  const follow = async (page: Page, way: Locator): Promise<void> => {
    await Promise.all([page.waitForEvent('domcontentloaded'), way.click()])
    await walk.look(page)
  }
  const act = async (who: string, action: string, filled: Filled = {}): Promise<Page> => {
    const page = await walk.go(await walk.officer(who), here)
    await fill(page, `form[action$="/${action}"]`, filled)
    await walk.press(page, `form[action$="/${action}"]`)
    return page
  }

  await act('dieuphoi', 'chon', { lead: 'binh-xa.mttq' })
  await act('dieuphoi', 'chon-hinh-thuc', { forms: ['written'], consultation: 'no' })
  const chair = await walk.go(await walk.officer('dieuphoi'), `${here}/noi-dung/sua`)
  await fill(chair, 'main form', { whole: TEXT })
  await follow(chair, chair.locator('button[value=chia]'))
  expect(await says(chair)).toContain('Đã chia thành 3 mục, chưa lưu.')
  await follow(chair, chair.locator('button[value=luu]'))
  await act('dieuphoi', 'moi', { bodies: ['binh-xa.cong-an'], experts: ['vi-du.tuvan'] })
  await act('dieuphoi', 'mo-gop-y', { open: 'yes', closesOn: addDays(TODAY, 20) })

  const lan = await walk.phone()
  await walk.go(lan, '/binh-xa')
  await follow(lan, lan.getByRole('link', { name: `Góp ý dự thảo: ${title}` }))
  await follow(lan, lan.getByRole('link', { name: 'Điều 3. Mức thu' }))
  await fill(lan, 'main form', { text: 'Ngắn', axis: 'impact', hamlet: 'lang_dia' })
  await lan.locator('main form [type=submit]').click()
  await lan.waitForSelector('.errors')
  await walk.look(lan)
  expect(await says(lan)).toContain('Ý kiến còn ngắn quá')
  expect(await lan.locator('[name=axis]:checked').getAttribute('value')).toBe('impact')
  await fill(lan, 'main form', { text: 'Mức thu cao quá, nên giảm cho hộ nghèo.' })
  await walk.press(lan)
  await lan.waitForSelector('.receipt')
  await walk.look(lan)
  expect(await says(lan)).toContain('Đang chờ cán bộ xem')
  const codes = await receiptOn(lan)
  const own = new URL(lan.url()).pathname
  await walk.go(lan, `${own}/bien-nhan`)

  const expert = await walk.go(await walk.officer('tuvan'), `${here}/y-kien`)
  await fill(expert, 'main form', { section: '2', axis: 'feasibility', text: 'Nên thu gom thêm ngày Chủ nhật.' })
  await walk.press(expert)
  expect(await says(expert)).toContain('Đã ghi ý kiến.')

  const desk = await walk.go(await walk.officer('tiepnhan'), `${here}/cho-xem`)
  await fill(desk, 'main form', { chon: [(await desk.locator('[name=chon]').getAttribute('value')) ?? ''] })
  await follow(desk, desk.locator('button[value=dang]'))
  expect(await says(desk)).toContain('Đã đăng 1 ý kiến.')
  await act('dieuphoi', 'dong-gop-y', { note: 'Các thôn đã góp ý xong.' })

  const gathering = await walk.officer('dieuphoi')
  for (const words of ['Giảm mức thu cho hộ nghèo.', 'Thu gom thêm ngày Chủ nhật.']) {
    await walk.go(gathering, `${here}/tong-hop?chua=1`)
    await gathering.locator('[name=chon]').last().check()
    await fill(gathering, 'main form[method=post]', { diem: 'moi', text: words })
    await follow(gathering, gathering.locator('button[value=gom]'))
    expect(await says(gathering)).toContain('Đã lập điểm mới với 1 ý kiến.')
  }
  await follow(gathering, gathering.getByRole('link', { name: /^Điểm 1/ }))
  await gathering.locator('[name=chon]').first().check()
  await follow(gathering, gathering.locator('button[value=trich]'))
  expect(await says(gathering)).toContain('đang được trích')
  await act('dieuphoi', 'trinh-ky', { conclusion: 'Đề nghị cơ quan soạn thảo tiếp thu các điểm trên.' })
  await act('duyet.mattran', 'ky', { documentNumber: '12/BC-MTTQ-BTT', publish: 'yes' })

  const answers = async (filled: Filled) => {
    await walk.go(handler, `${here}/soan-tra-loi`)
    await fill(handler, 'main form', filled)
    await walk.press(handler)
  }
  await answers({ p1: 'accepted' })
  await act('xuly.kinhte', 'trinh-tra-loi')
  expect(await says(handler)).toContain('chưa giải trình điểm 2')
  await follow(handler, handler.locator('[role=alert] a', { hasText: 'Điểm 2' }))
  await answers({ p2: 'not', 'p2.text': 'Chủ nhật không có xe.' })
  await act('xuly.kinhte', 'trinh-tra-loi')
  await act('duyet.kinhte', 'tra-loi', { documentNumber: '45/PKT' })
  await act('duyet.kinhte', 'ban-hanh', {
    finalTitle: 'Nghị quyết số 12/NQ-HĐND',
    finalOn: TODAY,
    finalLink: 'https://van-ban.example/12',
  })
  const marks = await walk.go(await walk.officer('tiepnhan'), `${here}/doi-chieu`)
  await fill(marks, 'main form', { m1: 'met', m2: 'not_met' })
  await walk.press(marks)
  await act('dieuphoi', 'ket-thuc')

  const phone = await walk.phone()
  await walk.go(phone, '/binh-xa/gop-y/tra-cuu')
  await fill(phone, 'main form', { code: codes.code, secret: codes.secret })
  await walk.press(phone)
  await phone.waitForURL(`**${own}`)
  const became = await says(phone)
  expect(became).toContain('Ý kiến này nằm trong điểm')
  expect(became).toMatch(/Trả lời: (Tiếp thu|Không tiếp thu)\./)
  expect(became).toMatch(/Văn bản (đã|chưa) thể hiện/)
  for (const path of ['/binh-xa/gop-y', open, `${open}/muc/3`, `${open}/toan-van`]) {
    await walk.go(phone, path)
    expect([path, await smallTargets(phone)]).toEqual([path, []])
  }
  for (const path of [
    '/can-bo/phan-bien',
    here,
    `${here}/tong-hop`,
    `${here}/y-kien`,
    '/can-bo/phan-bien/ke-hoach',
    '/can-bo/phan-bien/de-nghi',
  ])
    expect([path, await smallTargets(await walk.go(await walk.officer('dieuphoi'), path))]).toEqual([path, []])
  expect(walk.obstacles).toEqual([])
  await walk.close()
})
