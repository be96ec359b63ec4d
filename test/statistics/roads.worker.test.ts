import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { petitionWordsGone } from '../../worker/petitions/erase-queries.ts'
import { countFigures } from '../../worker/statistics/figures-sweep.ts'
import { eraseDue } from '../../worker/submitters/erase-sweep.ts'
import { wordsOf } from '../support/answers.ts'
import { as } from '../support/app.ts'
import {
  bring,
  deed,
  mergedInto,
  partsOf,
  petitionIn,
  type Petition,
  sendPetition,
  senderDeed,
} from '../support/build.ts'
import { hung, nobody, officer } from '../support/people.ts'

const db = connect(env)
const FORWARD = { recipient: 'Điện lực Hàm Yên', reason: 'Đường dây do Điện lực quản lý, xã không sửa được.' }
const RESTRICT = { reasonCode: 'to_cao', person: 'vi-du.baomat' }
const ANSWER = { answer: 'Đã thay dây và trụ mới.', demandAnswer: ['Đã xong.'], documentNumber: '12/DL' }
const DISPUTE = { dispute: '1', reason: 'Rác vẫn còn nguyên ở đầu thôn.', demandMet: ['no'] }

// Each test counts what is its own.
beforeEach(async () => {
  await count()
  before = await all()
})

async function count(): Promise<void> {
  await countFigures(db, new Date(Date.now() + 60_000))
}

type Numbers = Record<string, number>
let before: Numbers

/** Every number that is told of Bình Xa. */
async function all(where = '1'): Promise<Numbers> {
  const months = await env.DB.prepare(
    `select coalesce(sum(received), 0) received, coalesce(sum(answered), 0) answered, coalesce(sum(in_time), 0) inTime,
     coalesce(sum(withdrawn), 0) withdrawn, coalesce(sum(extended), 0) extended, coalesce(sum(disputed), 0) disputed,
     coalesce(sum(score_count), 0) scored, coalesce(sum(held_count), 0) passedOn
     from body_figures where commune_id = 'binh-xa' and ${where}`,
  ).first<Numbers>()
  const now = await env.DB.prepare(
    `select coalesce((select sum(j.value) from body_work w, json_each(w.held) j where w.commune_id = 'binh-xa'), 0) held,
     coalesce((select sum(j.value) from body_work w, json_each(w.owed) j where w.commune_id = 'binh-xa'), 0) owed,
     coalesce((select received from figures where commune_id = 'binh-xa'), 0) thirtyDays,
     coalesce((select overdue from figures where commune_id = 'binh-xa'), 0) overdue`,
  ).first<Numbers>()
  return { ...months, ...now }
}

/** What became more or less since this test began; what did not is left out. */
async function changed(): Promise<Numbers> {
  await count()
  const now = await all()
  return Object.fromEntries(
    Object.entries(now).flatMap(([name, many]) => (many === before[name] ? [] : [[name, many - (before[name] ?? 0)]])),
  )
}

const RUNNING = { received: 1, held: 1, owed: 1, thirtyDays: 1 }

describe('a restricted petition', () => {
  test('counts no more from the turn after it went out of sight, also where Lan’s was counted before, until it comes back', async () => {
    const lans = await petitionIn('assigned')
    expect(await changed()).toEqual({ ...RUNNING, passedOn: 1 })
    await deed('duyet.kinhte', lans, 'tra-lai', { reason: 'Việc này không phải của phòng.' })
    expect(await changed()).toEqual({ ...RUNNING, passedOn: 2 })
    await deed('tiepnhan', lans, 'chuyen-rieng', RESTRICT)
    expect(await changed()).toEqual({})
    await deed('baomat', lans, 'ghi-chu-rieng', { note: 'Đã mời người gửi lên làm việc.' })
    expect(await changed()).toEqual({})
    await deed('baomat', lans, 'dua-ra', { category: 'moi_truong', reason: 'Không phải tố cáo cán bộ.' })
    expect(await changed()).toMatchObject(RUNNING)
  })

  test('that was passed on to whoever decides has ended and counts nowhere, nor does anybody read of it', async () => {
    const leader = as(officer('lanhdao'))
    const read = async () => {
      await count()
      const pages = ['/can-bo/so-lieu', '/can-bo/so-lieu.csv', '/can-bo/so-lieu/ho-so?so=nhan']
      const open = ['/binh-xa/so-lieu', '/binh-xa/so-lieu.csv', '/binh-xa/so-lieu.json']
      return Promise.all([
        ...pages.map(async (path) => (await leader.get(path)).text()),
        ...open.map(async (path) => (await as(nobody).get(path)).text()),
      ])
    }
    const pages = await read()
    const lans = await petitionIn('restricted')
    await deed('baomat', lans, 'chuyen-tham-quyen', { recipient: 'Ủy ban Kiểm tra Tỉnh ủy' })
    expect(await changed()).toEqual({})
    expect(await read()).toEqual(pages)
  })

  test('is not among the parts that are counted when Lan’s petition was split', async () => {
    const [first, second] = (await partsOf(await petitionIn('split'))) as [Petition, Petition]
    expect(await changed()).toMatchObject({ received: 2, held: 2, owed: 2 })
    await deed('tiepnhan', first, 'chuyen-rieng', RESTRICT)
    expect(await changed()).toMatchObject(RUNNING)
    await deed('tiepnhan', second, 'chuyen-rieng', RESTRICT)
    expect(await changed()).toEqual({})
  })
})

describe('merged petitions', () => {
  test('of Lan and of Hùng are one, whoever answers it, and two again once she does not want it', async () => {
    const hungs = await petitionIn('in_progress', {}, hung)
    const alone = await changed()
    const lans = await mergedInto(hungs, { name: 'Lộc Thị Lan', phone: '0978123456' })
    expect(await changed()).toEqual(alone)
    await senderDeed(lans, 'khong-gop', { reason: 'Việc nhà tôi khác.' })
    expect(await changed()).toMatchObject({ received: 2, held: 2, owed: 2 })
    await deed('tiepnhan', lans, 'gop', { into: hungs.code })
    await deed('xuly.kinhte', hungs, 'trinh-duyet', ANSWER)
    await deed('duyet.kinhte', hungs, 'duyet')
    expect(await changed()).toMatchObject({ received: 1, answered: 1, inTime: 1 })
    expect(await changed()).not.toHaveProperty('held')
  })
})

describe('a split petition', () => {
  test('counts by its parts, in the month in which Lan sent it', async () => {
    const lans = await sendPetition()
    await env.DB.prepare(
      "UPDATE cases SET submitted_at = '2026-09-30T03:00:00.000Z', clock_from = '2026-09-30' WHERE id = ?",
    )
      .bind(lans.id)
      .run()
    await bring(lans, 'received')
    await count()
    const september = () => all("month = '2026-09'")
    expect(await september()).toMatchObject({ received: 1 })
    await deed('tiepnhan', lans, 'tach', {
      content: ['Rác chất đống ở đầu thôn đã hai tuần.', 'Đèn đường ở ngã ba hỏng từ tháng trước.'],
      category: ['moi_truong', 'giao_thong'],
      demandPart: ['1'],
    })
    await count()
    expect(await september()).toMatchObject({ received: 2 })
    expect(await changed()).toMatchObject({ received: 2, held: 2, owed: 2 })
  })

  test('for which Lan was waited for gives parts that are due as the whole was, and none that is overdue', async () => {
    const lans = await sendPetition()
    const day = (back: number) => new Date(Date.now() + 7 * 3_600_000 - back * 86_400_000).toISOString().slice(0, 10)
    const then = "UPDATE cases SET submitted_at = ?1 || 'T03:00:00.000Z', clock_from = ?1 WHERE id = ?2"
    await env.DB.prepare(then).bind(day(20), lans.id).run()
    await bring(lans, 'needs_info')
    await env.DB.prepare('UPDATE cases SET pauses = ? WHERE id = ?')
      .bind(JSON.stringify([{ from: day(19), to: null }]), lans.id)
      .run()
    await senderDeed(lans, 'bo-sung', { content: 'Ở đoạn trước nhà văn hóa thôn.' })
    const dueOn = async ({ id }: Petition) =>
      env.DB.prepare('SELECT due_on FROM cases WHERE id = ?').bind(id).first<string>('due_on')
    const promised = await dueOn(lans)
    await deed('tiepnhan', lans, 'tach', {
      content: ['Rác chất đống ở đầu thôn đã hai tuần.', 'Bao bì thuốc trừ sâu vứt đầy mương.'],
      category: ['moi_truong', 'moi_truong'],
      demandPart: ['1'],
    })
    const parts = (await partsOf(lans)) as [Petition, Petition]
    expect(await Promise.all(parts.map(dueOn))).toEqual([promised, promised])
    expect(await changed()).not.toHaveProperty('overdue')
    const page = wordsOf(await (await as(lans.sender).get(`/binh-xa/ho-so/${lans.code}/viec/${parts[0].code}`)).text())
    expect(page).toContain('Đếm từ ngày sau ngày gửi')
    expect(page).not.toContain('Lịch nghỉ hoặc thời hạn đã thay đổi')
  })

  test('that was answered once and disputed gives its parts neither that answer nor that dispute', async () => {
    const lans = await petitionIn('reopened')
    await deed('dieuphoi', lans, 'giao', { body: 'binh-xa.phong-kinh-te' })
    await deed('duyet.kinhte', lans, 'tra-lai', { reason: 'Hai việc khác nhau, cần tách.' })
    expect(await changed()).toMatchObject({ received: 1, answered: 1, disputed: 1 })
    await deed('tiepnhan', lans, 'tach', {
      content: ['Rác chất đống ở đầu thôn đã hai tuần.', 'Đèn đường ở ngã ba hỏng từ tháng trước.'],
      category: ['moi_truong', 'giao_thong'],
      demandPart: ['1'],
    })
    const now = await changed()
    expect(now).toMatchObject({ received: 2, held: 2, owed: 2 })
    for (const name of ['answered', 'inTime', 'disputed', 'scored']) expect(now).not.toHaveProperty(name)
    // A part may be disputed once, as anything else that was answered.
    const [part] = (await partsOf(lans)) as [Petition]
    await deed('dieuphoi', part, 'giao', { body: 'binh-xa.phong-kinh-te' })
    await deed('xuly.kinhte', part, 'nhan-xu-ly')
    await deed('xuly.kinhte', part, 'trinh-duyet', ANSWER)
    await deed('duyet.kinhte', part, 'duyet')
    const form = await as(lans.sender).post(`/binh-xa/ho-so/${lans.code}/viec/${part.code}/danh-gia`, DISPUTE)
    expect(form.status).toBe(303)
    expect(await changed()).toMatchObject({ answered: 1, disputed: 1 })
  })
})

describe('a petition that was sent on outside', () => {
  test('is received, lies with nobody and is not overdue while others have it; its answer is in time by the day it was sent on', async () => {
    const lans = await petitionIn('forwarded')
    expect(await changed()).toEqual({ received: 1, thirtyDays: 1 })
    await env.DB.prepare('UPDATE cases SET due_on = ? WHERE id = ?')
      .bind(new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10), lans.id)
      .run()
    await deed('dieuphoi', lans, 'ghi-tra-loi-ngoai', ANSWER)
    expect(await changed()).toMatchObject({ received: 1, answered: 1, inTime: 1 })
  })

  test('and taken back again, is work for the Front, and owed by its day', async () => {
    const lans = await petitionIn('forwarded')
    await deed('dieuphoi', lans, 'nhan-lai', { reason: `${FORWARD.recipient} trả lại.` })
    expect(await changed()).toEqual(RUNNING)
  })
})

test('erasing Lan’s data changes no number', async () => {
  const closed = await petitionIn('closed')
  const declined = await petitionIn('declined')
  const counted = await changed()
  expect(counted).toMatchObject({ received: 2, answered: 1, scored: 1 })
  await env.DB.prepare("UPDATE cases SET erase_on = CASE WHEN id IN (?, ?) THEN '2020-01-01' END")
    .bind(closed.id, declined.id)
    .run()
  expect(await eraseDue(db, env.FILES, new Date(), { petition: { wordsGone: petitionWordsGone } })).toBe(2)
  expect(await changed()).toEqual(counted)
})
