import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { wakeCases } from '../../worker/deadlines/wake-sweep.ts'
import { PETITION_LAPSES } from '../../worker/petitions/clock-deeds.ts'
import { labelsChanged } from '../../worker/petitions/clock-queries.ts'
import { postOffice } from '../notifications/office.ts'
import { wordsOf } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { deed, type Petition, petitionIn } from '../support/build.ts'
import { breakOf, rowOf } from '../support/history.ts'
import { lan, officer } from '../support/people.ts'

const db = connect(env)
const KINDS = { petition: { lapses: PETITION_LAPSES, changed: labelsChanged } }
const NOT_NAMED = ['tiepnhan', 'dieuphoi', 'duyet.mattran', 'lanhdao', 'quantri', 'baomat.dakpo']

/** The morning of a day in Vietnam, so many days after the day by which Xuân should have looked into it. */
function morning(actOn: string, later: number): Date {
  return new Date(`${addDays(actOn, later)}T00:10:00+07:00`)
}

/** What the clock said of it. */
async function said({ id }: Petition): Promise<string[]> {
  const { results } = await env.DB.prepare(
    "SELECT kind FROM events WHERE case_id = ? AND kind LIKE 'deadline.%' ORDER BY seq",
  )
    .bind(id)
    .all<{ kind: string }>()
  return results.map((row) => row.kind)
}

async function news(username: string, code: string): Promise<string> {
  const page = wordsOf(await (await as(officer(username)).get('/can-bo/tin-bao')).text())
  return page.includes(code) ? page : ''
}

/** The clock ticks each morning from a day before to ten days after, twice; the post goes out. */
async function pass(actOn: string): Promise<ReturnType<typeof postOffice>> {
  const office = postOffice()
  await office.work(new Date(Date.now() + 1000))
  for (let later = -12; later <= 10; later++) {
    for (const _ of [1, 2]) await wakeCases(db, morning(actOn, later), KINDS)
    await office.work(morning(actOn, later))
  }
  return office
}

test('Xuân, who has a petition by name, is reminded of its day and told when it is over; nobody else hears, and no mail leaves', async () => {
  await env.DB.prepare(
    "INSERT INTO staff_channels (staff_id, workspace, email, push, address) VALUES ('vi-du.baomat', 'daily', 'at_once', 'off', 'xuan@binhxa.example')",
  ).run()
  const petition = await petitionIn('restricted', { email: 'lan@example.com' })
  const { actOn, wakeOn } = await rowOf(petition)
  expect(wakeOn && wakeOn < actOn).toBe(true)
  const office = await pass(actOn)
  expect(await said(petition)).toEqual(['deadline.reminded', 'deadline.overdue'])
  expect(await rowOf(petition)).toMatchObject({ alarm: 'overdue', wakeOn: null, status: 'restricted' })
  expect(await breakOf(petition)).toBeNull()
  const { results: copies } = await env.DB.prepare(
    "SELECT channel, recipient_id FROM messages WHERE case_id = ? AND message LIKE 'entrusted.%'",
  )
    .bind(petition.id)
    .all()
  expect(copies).toEqual([
    { channel: 'all', recipient_id: 'grants' },
    { channel: 'all', recipient_id: 'grants' },
  ])
  expect(office.sent.filter((mail) => mail.to !== 'lan@example.com')).toEqual([])
  const page = wordsOf(await (await as(officer('baomat')).get(`/can-bo/ho-so/${petition.code}`)).text())
  for (const words of ['Hệ thống nhắc: sắp đến hạn xử lý ban đầu', 'Hệ thống ghi: quá hạn xử lý ban đầu'])
    expect(page).toContain(words)
  const { results: told } = await env.DB.prepare(
    "SELECT DISTINCT staff_id FROM notices WHERE case_id = ? AND message LIKE 'entrusted.%'",
  )
    .bind(petition.id)
    .all<{ staff_id: string }>()
  expect(told).toEqual([{ staff_id: 'vi-du.baomat' }])
  await env.DB.prepare("UPDATE notices SET shown_at = '2026-01-01' WHERE case_id = ?").bind(petition.id).run()
  const hers = await news('baomat', petition.code)
  for (const words of ['Sắp đến hạn xử lý ban đầu.', 'Quá hạn xử lý ban đầu.']) expect(hers).toContain(words)
  expect(hers).not.toContain('Rác')
  for (const username of NOT_NAMED) expect([username, await news(username, petition.code)]).toEqual([username, ''])
  const lans = wordsOf(await (await as(lan).get(`/binh-xa/ho-so/${petition.code}`)).text())
  expect(lans).not.toContain('Quá hạn')
})

test('what Xuân passes on or leads back meanwhile rings for her no more', async () => {
  const [passedOn, ledBack] = [await petitionIn('restricted'), await petitionIn('restricted')]
  const { actOn } = await rowOf(passedOn)
  await deed('baomat', passedOn, 'chuyen-tham-quyen', { recipient: 'Ủy ban Kiểm tra Tỉnh ủy' })
  await deed('baomat', ledBack, 'dua-ra', { category: 'moi_truong', reason: 'Không phải tố cáo cán bộ.' })
  await pass(actOn)
  expect(await said(passedOn)).toEqual([])
  const heard = await said(ledBack)
  expect(heard).toContain('deadline.triage_late')
  expect(heard).toContain('deadline.escalated_leader')
})

test('a petition that was overdue for Xuân and is led back begins to ring anew for those who receive', async () => {
  const petition = await petitionIn('restricted')
  const { actOn } = await rowOf(petition)
  await wakeCases(db, morning(actOn, 1), KINDS)
  expect(await said(petition)).toEqual(['deadline.overdue'])
  await deed('baomat', petition, 'dua-ra', { category: 'moi_truong', reason: 'Không phải tố cáo cán bộ.' })
  expect(await rowOf(petition)).toMatchObject({ alarm: '', restricted: false })
})
