import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { petitionWordsGone } from '../../worker/petitions/erase-queries.ts'
import { sweepMessages } from '../../worker/notifications/post-sweep.ts'
import { eraseDue } from '../../worker/submitters/erase-sweep.ts'
import { as, type Fields } from '../support/app.ts'
import { bring, deed, partsOf, type Petition, sendPetition } from '../support/build.ts'
import { hung, lan, officer, type Person } from '../support/people.ts'
import { db, postOffice, soon } from './office.ts'
import { everybodyListens, follow, type Heard, heard, senderAddress, whoHeard } from './listeners.ts'

/** Words that stand in what people wrote and nowhere in what a message has to say. */
const WORDS = {
  sent: 'Sổ kho ở Khuổi Lịch ghi khác phiếu xuất',
  demand: 'Đối chiếu lại sổ kho',
  reason: 'Cùng việc với cầu treo Nà Luông',
  note: 'Có nêu tên ông thủ kho',
  recipient: 'Công ty Điện lực Cốc Lải',
  answer: 'Đã đối chiếu và lập biên bản hôm qua',
}
const PEOPLE = [lan, hung].flatMap(({ name, phone = '-' }) => [
  name,
  phone,
  phone.replace(/(\d{4})(\d{3})(\d{3})/, '$1 $2 $3'),
])
const NEVER = [...Object.values(WORDS), ...PEOPLE, 'tố cáo', '@nghe.example', 'gui.']

beforeAll(everybodyListens)

beforeEach(async () => {
  // What the tests before left to be told.
  await heard(soon(24 * 60))
  await env.DB.prepare("UPDATE messages SET state = 'dropped' WHERE state IN ('waiting', 'sending')").run()
})

/** A petition whose sender is told by e-mail and on the phone. */
async function sent(name: string, sender: Person = lan, fields: Fields = {}): Promise<Petition> {
  const own = { content: `${WORDS.sent}. Xin xem giúp.`, demand: [WORDS.demand], email: senderAddress(name) }
  const petition = await sendPetition({ ...own, ...fields }, sender)
  await follow(petition, name)
  return petition
}

/** Nobody got a name, a number, an address or a word of what people wrote; of officers nobody heard of a case that is shut to him. */
async function expectDiscreet(all: readonly Heard[], ...petitions: Petition[]): Promise<void> {
  for (const { who, how, text } of all)
    for (const words of NEVER) expect([who, how, words, text.includes(words)]).toEqual([who, how, words, false])
  for (const { code } of petitions)
    for (const who of new Set(all.filter(({ text }) => text.includes(code)).map((one) => one.who))) {
      if (who === 'system' || who.startsWith('gui.')) continue
      const { status } = await as(officer(who)).get(`/can-bo/ho-so/${code}`)
      expect([who, code, status]).toEqual([who, code, 200])
    }
}

const of = (all: readonly Heard[], who: string) => all.filter((one) => one.who === who)

test('of a restricted petition Lan hears one sentence, and nobody else anything, whatever is done with it', async () => {
  const lans = await sent('rieng')
  await bring(lans, 'received')
  await deed('tiepnhan', lans, 'chuyen-rieng', { reasonCode: 'to_cao', person: 'vi-du.baomat', note: WORDS.note })
  const first = await heard()
  await expectDiscreet(first, lans)
  expect(whoHeard(first)).toEqual(['gui.rieng email', 'gui.rieng push'])
  expect(of(first, 'gui.rieng').map(({ text }) => text)).toEqual([
    expect.stringContaining(`Xã Bình Xa đã chuyển người có thẩm quyền. Mã hồ sơ: ${lans.code}.`),
    JSON.stringify({ text: `Hồ sơ ${lans.code} có tin mới`, url: `/binh-xa/ho-so/${lans.code}`, tag: lans.code }),
  ])
  await deed('baomat', lans, 'ghi-chu-rieng', { note: WORDS.note })
  await deed('baomat', lans, 'cap-quyen', { person: 'vi-du.lanhdao', reason: WORDS.note })
  await deed('baomat', lans, 'xin-mo-danh-tinh', { reason: 'Cần gặp người gửi để lập biên bản.' })
  expect((await as(lan).post(`/binh-xa/ho-so/${lans.code}/du-lieu/xoa`, { reason: WORDS.note })).status).toBe(303)
  await deed('baomat', lans, 'chuyen-tham-quyen', { recipient: WORDS.recipient, note: WORDS.note })
  expect(await heard(soon(5))).toEqual([])
})

test('what was still to be told of Lan’s petition when it went out of sight is not told, not even by hand', async () => {
  const lans = await sent('cho')
  await bring(lans, 'received')
  await deed('dieuphoi', lans, 'giao', { body: 'binh-xa.phong-kinh-te' })
  const lost = postOffice(99, 'E_VALIDATION_ERROR')
  await lost.work(soon())
  expect(lost.calls()).toBeGreaterThan(0)
  await heard(soon(1))
  await env.DB.prepare("UPDATE cases SET status = 'received', holder_body_id = 'binh-xa.mttq' WHERE id = ?")
    .bind(lans.id)
    .run()
  await deed('tiepnhan', lans, 'chuyen-rieng', { reasonCode: 'to_cao', person: 'vi-du.baomat' })
  expect(whoHeard(await heard(soon(2)))).toEqual(['gui.cho email', 'gui.cho push'])
  const again = await as(officer('dieuphoi')).post('/can-bo/tin/gui-lai', { tin: 'failed' })
  expect(again.headers.get('location')).toBe('/can-bo/tin?da-gui=0')
  expect(await heard(soon(3))).toEqual([])
})

test('who gathers his news of a day does not read the code of a petition that went out of sight meanwhile', async () => {
  await env.DB.prepare(
    "UPDATE staff_channels SET email = 'daily', push = 'daily' WHERE staff_id = 'vi-du.xuly.kinhte'",
  ).run()
  const [open, shut] = [await sent('ngay1'), await sent('ngay2', hung)]
  for (const one of [open, shut]) await bring(one, 'assigned')
  await heard()
  const seven = new Date(`${new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)}T00:00:01.000Z`)
  await sweepMessages(db, postOffice().env, seven)
  // Gathered, and not yet sent.
  await env.DB.prepare("UPDATE cases SET restricted = 1, status = 'restricted' WHERE id = ?").bind(shut.id).run()
  const news = of(await heard(seven), 'xuly.kinhte').map(({ how, text }) => [how, text])
  expect(news).toEqual([
    ['email', expect.stringContaining(`ông/bà có 1 tin.\nVề hồ sơ: ${open.code}.\n`)],
    ['push', expect.stringContaining('Ông/bà có 1 tin báo công việc.')],
  ])
  await env.DB.prepare("UPDATE staff_channels SET email = 'at_once', push = 'at_once'").run()
})

test('a petition that went out of sight before the clock saw it is not among the new ones', async () => {
  const mark = `${new Date().toISOString()} `
  const [open, shut] = [await sent('moi1'), await sent('moi2', hung)]
  await bring(shut, 'restricted')
  const before = await heard()
  await env.DB.prepare("INSERT OR REPLACE INTO marks (name, value) VALUES ('messages.new_cases', ?)").bind(mark).run()
  await sweepMessages(db, postOffice().env, soon(5))
  const news = await heard(soon(5))
  await expectDiscreet(news, open, shut)
  expect(of(news, 'tiepnhan').map(({ text }) => text)).toEqual([
    expect.stringContaining('1 kiến nghị mới gửi đến.'),
    expect.stringContaining('1 kiến nghị mới gửi đến.'),
  ])
  const hooked = of([...before, ...news], 'system').map(({ text }) => JSON.parse(text) as Record<string, string>)
  expect(hooked.map(({ event, code }) => [event, code])).toEqual([['petition.submitted', open.code]])
})

test('of merged petitions each sender hears by the code of his own, and neither of the other’s', async () => {
  const hungs = await sent('chinh', hung)
  const lans = await sent('gop')
  await bring(hungs, 'in_progress')
  await bring(lans, 'received')
  await heard()
  await deed('tiepnhan', lans, 'gop', { into: hungs.code, reason: WORDS.reason })
  const merged = await heard(soon(1))
  await expectDiscreet(merged, lans, hungs)
  expect(whoHeard(merged)).toEqual(['gui.gop email', 'gui.gop push', 'system webhook'])
  expect(JSON.stringify(merged)).not.toContain(hungs.code)
  await deed('xuly.kinhte', hungs, 'trinh-duyet', {
    answer: `${WORDS.answer}, bà con yên tâm.`,
    demandAnswer: ['Đã xong.'],
    documentNumber: '12/PKT',
  })
  await deed('duyet.kinhte', hungs, 'duyet')
  const answered = await heard(soon(2))
  await expectDiscreet(answered, lans, hungs)
  for (const [who, own, others] of [
    ['gui.gop', lans, hungs],
    ['gui.chinh', hungs, lans],
  ] as const) {
    expect(of(answered, who)).toHaveLength(2)
    for (const { text } of of(answered, who))
      expect([text.includes(own.code), text.includes(others.code)]).toEqual([true, false])
  }
  const events = of(answered, 'system').map(({ text }) => JSON.parse(text) as Record<string, string>)
  expect(events.map(({ event, code }) => [event, code])).toEqual([['petition.answered', hungs.code]])
})

test('of the parts of a split petition Lan hears by the code that she holds, each body of its own part', async () => {
  const lans = await sent('tach')
  await bring(lans, 'received')
  await heard()
  await deed('tiepnhan', lans, 'tach', {
    content: [`${WORDS.sent}, việc một.`, `${WORDS.sent}, việc hai.`],
    category: ['van_hoa_thong_tin', 'moi_truong'],
    demandPart: ['1'],
  })
  const split = await heard(soon(1))
  const parts = (await partsOf(lans)) as [Petition, Petition]
  await expectDiscreet(split, lans, ...parts)
  expect(whoHeard(split)).toEqual(['gui.tach email', 'gui.tach push', 'system webhook'])
  await deed('dieuphoi', parts[0], 'giao', { body: 'binh-xa.phong-van-hoa-xa-hoi' })
  const given = await heard(soon(2))
  await expectDiscreet(given, lans, ...parts)
  expect(whoHeard(given).filter((line) => line.endsWith('email'))).toEqual(['duyet.vanhoa email', 'xuly.vanhoa email'])
  await deed('tiepnhan', parts[1], 'chuyen-rieng', { reasonCode: 'can_bo', person: 'vi-du.baomat', note: WORDS.note })
  const shut = await heard(soon(3))
  await expectDiscreet(shut, lans, ...parts)
  expect(whoHeard(shut)).toEqual(['gui.tach email', 'gui.tach push'])
  for (const { text } of shut) expect([text.includes(lans.code), text.includes(parts[1].code)]).toEqual([true, false])
})

test('of a petition that was sent on outside nobody is told to whom or why, and its answer is not in the message', async () => {
  const lans = await sent('ngoai')
  await bring(lans, 'received')
  await heard()
  await deed('dieuphoi', lans, 'chuyen-ngoai', { recipient: WORDS.recipient, reason: `${WORDS.reason}.` })
  const forwarded = await heard(soon(1))
  await expectDiscreet(forwarded, lans)
  expect(whoHeard(forwarded)).toEqual(['gui.ngoai email', 'gui.ngoai push', 'system webhook'])
  await deed('dieuphoi', lans, 'ghi-tra-loi-ngoai', {
    answer: `${WORDS.answer}, bà con yên tâm.`,
    demandAnswer: ['Đã xong.'],
    documentNumber: '12/DL',
  })
  const answered = await heard(soon(2))
  await expectDiscreet(answered, lans)
  expect(whoHeard(answered)).toEqual(['gui.ngoai email', 'gui.ngoai push', 'system webhook'])
})

test('once Lan’s data are erased nothing goes to her any more, also what was waiting, and her address is not opened', async () => {
  const lans = await sent('xoa')
  await bring(lans, 'declined')
  await env.DB.prepare("UPDATE cases SET erase_on = CASE id WHEN ? THEN '2020-01-01' END").bind(lans.id).run()
  expect(await eraseDue(db, env.FILES, soon(), { petition: { wordsGone: petitionWordsGone } })).toBe(1)
  const erased = await heard()
  await expectDiscreet(erased, lans)
  expect(of(erased, 'gui.xoa')).toEqual([])
  const used = "SELECT count(*) AS many FROM events WHERE case_id = ? AND kind = 'identity.used_for_email'"
  expect(await env.DB.prepare(used).bind(lans.id).first('many')).toBe(0)
})

test('an e-mail to Lan that was on its way when her data were erased is dropped, and her address is not opened', async () => {
  const lans = await sent('duong')
  const slow = postOffice(1)
  await slow.work(soon())
  await bring(lans, 'declined')
  await env.DB.prepare("UPDATE cases SET erase_on = CASE id WHEN ? THEN '2020-01-01' END").bind(lans.id).run()
  await eraseDue(db, env.FILES, soon(), { petition: { wordsGone: petitionWordsGone } })
  const used = "SELECT count(*) AS many FROM events WHERE case_id = ? AND kind = 'identity.used_for_email'"
  const before = await env.DB.prepare(used).bind(lans.id).first('many')
  await slow.work(soon(2))
  expect(slow.sent.filter((mail) => mail.to === senderAddress('duong'))).toEqual([])
  expect(await env.DB.prepare(used).bind(lans.id).first('many')).toBe(before)
})
