import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { sweepMessages } from '../../worker/notifications/post-sweep.ts'
import { as } from '../support/app.ts'
import { deed, petitionIn, sendPetition } from '../support/build.ts'
import { plain } from '../support/answers.ts'
import { hung, lan, officer } from '../support/people.ts'
import { db, happened, postOffice, soon } from './office.ts'

beforeEach(async () => {
  await env.DB.batch([
    env.DB.prepare("UPDATE messages SET state = 'dropped'"),
    env.DB.prepare('DELETE FROM notices'),
    env.DB.prepare('DELETE FROM staff_channels'),
  ])
})

/** Who of the officers was told what about a case: user name and message. */
async function told(caseId: string): Promise<string[]> {
  const { results } = await env.DB.prepare(
    `SELECT username || ' ' || message AS line FROM notices JOIN staff_users ON staff_users.id = staff_id
     WHERE case_id = ? ORDER BY 1`,
  )
    .bind(caseId)
    .all<{ line: string }>()
  return results.map((row) => row.line)
}

/** The page of news, as its reader reads it. */
async function news(username: string): Promise<string> {
  const html = await (await as(officer(username)).get('/can-bo/tin-bao')).text()
  return plain(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ')
}

/** How an officer wants to be told. */
async function wants(username: string, how: Record<string, string>): Promise<void> {
  const { workspace = 'at_once', email = 'off', push = 'off', address = '' } = how
  await env.DB.prepare(
    `INSERT INTO staff_channels (staff_id, workspace, email, push, address)
     SELECT id, ?, ?, ?, ? FROM staff_users WHERE username = ?`,
  )
    .bind(workspace, email, push, address, username)
    .run()
}

test('a case given to Phòng Kinh tế is news for its handler and its approver, once, and for nobody else', async () => {
  const { id, code } = await sendPetition({}, lan)
  await happened(id, 'petition.assigned', { holderBodyId: 'binh-xa.phong-kinh-te' })
  const office = postOffice()
  await Promise.all([office.work(soon()), office.work(soon())])
  await office.work(soon(30))
  expect(await told(id)).toEqual(['duyet.kinhte petition.assigned', 'xuly.kinhte petition.assigned'])
  const page = await news('xuly.kinhte')
  expect(page).toContain('Tin mới (1)')
  expect(page).toContain(`${code} Giao cơ quan của ông/bà giải quyết.`)
  expect(page).not.toMatch(/Rác|Lan/)
  expect(office.calls()).toBe(0)
})

test('who did it is not told of it', async () => {
  const { id } = await sendPetition({}, lan)
  const who = await env.DB.prepare("SELECT id FROM staff_users WHERE username = 'duyet.kinhte'").first<string>('id')
  await happened(id, 'petition.assigned', { holderBodyId: 'binh-xa.phong-kinh-te' }, who ?? '')
  await postOffice().work(soon())
  expect(await told(id)).toEqual(['xuly.kinhte petition.assigned'])
})

test('each alarm goes one step higher: handlers, approver, leaders, Party committee', async () => {
  const { id } = await sendPetition({}, lan)
  const kinds = ['overdue', 'escalated_approver', 'escalated_leader', 'escalated_party']
  for (const [index, kind] of kinds.entries()) {
    await env.DB.prepare('UPDATE cases SET version = version + ? WHERE id = ?').bind(index, id).run()
    await happened(id, `deadline.${kind}`, { holderBodyId: 'binh-xa.phong-kinh-te' })
  }
  await postOffice().work(soon())
  const lines = await told(id)
  expect(lines).toContain('xuly.kinhte deadline.overdue')
  expect(lines).toContain('duyet.kinhte deadline.escalated_approver')
  expect(lines).not.toContain('xuly.kinhte deadline.escalated_approver')
  expect(lines.filter((line) => line.endsWith('escalated_leader')).length).toBeGreaterThan(0)
  expect(lines.filter((line) => line.endsWith('escalated_party')).length).toBeGreaterThan(0)
})

test('an officer who wants e-mails at once gets one with the code and nothing of the content', async () => {
  await wants('xuly.kinhte', { email: 'at_once', address: 'khai@binhxa.example' })
  const { id, code } = await sendPetition({}, lan)
  await happened(id, 'petition.assigned', { holderBodyId: 'binh-xa.phong-kinh-te' })
  const office = postOffice()
  await office.work(soon())
  expect(office.sent.map((mail) => mail.to)).toEqual(['khai@binhxa.example'])
  expect(office.sent[0]?.subject).toBe(`Xã Bình Xa: ${code}`)
  expect(office.sent[0]?.text).toContain('https://xa.example/can-bo/tin-bao')
  expect(JSON.stringify(office.sent)).not.toMatch(/Lan|Rác|0978/)
})

test('an officer who wants e-mails once a day gets one at seven with how many and which, and none the second time', async () => {
  await wants('xuly.kinhte', { workspace: 'off', email: 'daily', address: 'khai@binhxa.example' })
  const one = await sendPetition({}, lan)
  const other = await sendPetition({}, hung)
  for (const { id } of [one, other]) await happened(id, 'petition.assigned', { holderBodyId: 'binh-xa.phong-kinh-te' })
  const office = postOffice()
  await office.work(soon())
  expect(office.calls()).toBe(0)
  expect(await news('xuly.kinhte')).toContain('Chưa có tin báo')
  const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
  for (const time of ['06:55', '07:00', '07:05', '18:00']) {
    const at = new Date(`${day}T${time}:00+07:00`)
    await sweepMessages(db, office.env, at)
    await office.work(at)
    if (time === '06:55') expect(office.calls()).toBe(0)
  }
  expect(office.sent).toHaveLength(1)
  expect(office.sent[0]?.subject).toBe('Xã Bình Xa: 2 tin báo công việc')
  expect(office.sent[0]?.text).toContain(one.code)
  expect(office.sent[0]?.text).toContain(other.code)
})

test('three new petitions are one line for the intake officer, and the next turn of the clock adds none', async () => {
  const office = postOffice()
  await env.DB.prepare("INSERT OR REPLACE INTO marks (name, value) VALUES ('messages.new_cases', ?)")
    .bind(`${new Date().toISOString()} `)
    .run()
  for (const sender of [lan, hung, lan]) await sendPetition({}, sender)
  for (const minutes of [5, 10]) {
    await sweepMessages(db, office.env, soon(minutes))
    await office.work(soon(minutes))
  }
  const { results } = await env.DB.prepare(
    "SELECT username, detail FROM notices JOIN staff_users ON staff_users.id = staff_id WHERE message = 'petitions.new'",
  ).all()
  expect(results).toEqual([{ username: 'tiepnhan', detail: '{"many":3}' }])
})

test('of a case that went out of sight only those named in it hear, and earlier news of it is gone', async () => {
  const { id } = await petitionIn('received', { email: 'lan@example.com' })
  await happened(id, 'petition.returned')
  const office = postOffice()
  await office.work(soon())
  expect(await told(id)).toContain('dieuphoi petition.returned')
  const before = office.calls()
  await env.DB.batch([
    env.DB.prepare("UPDATE cases SET restricted = 1, status = 'restricted' WHERE id = ?").bind(id),
    env.DB.prepare(
      `INSERT INTO case_grants (case_id, staff_id, granted_by, granted_at)
       SELECT ?, id, 'x', '2026-11-21' FROM staff_users WHERE username = 'duyet.mattran'`,
    ).bind(id),
    env.DB.prepare('UPDATE cases SET version = version + 1 WHERE id = ?').bind(id),
  ])
  await wants('duyet.mattran', { email: 'at_once', address: 'hien@binhxa.example' })
  await happened(id, 'petition.restricted', { restricted: true })
  await office.work(soon(1))
  expect(await told(id)).toEqual(['duyet.mattran petition.restricted'])
  const mails = office.sent.slice(before)
  expect(mails.map((mail) => mail.to)).toEqual(['lan@example.com'])
  expect(mails[0]?.text).toContain('đã chuyển người có thẩm quyền')
})

test('an officer who was let into a restricted case and out of it again has no news of it, not even one to count', async () => {
  const petition = await petitionIn('restricted')
  await deed('baomat', petition, 'cap-quyen', { person: 'vi-du.lanhdao', reason: 'Cần xin ý kiến chỉ đạo.' })
  await postOffice().work(soon())
  for (const part of ['Tin mới', petition.code]) expect(await news('lanhdao')).toContain(part)
  await deed('baomat', petition, 'thoi-quyen', { person: 'vi-du.lanhdao' })
  await postOffice().work(soon())
  expect(await news('lanhdao')).not.toMatch(new RegExp(`Tin mới|${petition.code}`))
  expect(await news('baomat')).toContain(petition.code)
})

test("an officer who may no longer see a case does not find it among the news, and nobody finds another's", async () => {
  const { id, code } = await sendPetition({}, lan)
  await happened(id, 'petition.assigned', { holderBodyId: 'binh-xa.phong-kinh-te' })
  await postOffice().work(soon())
  expect(await news('xuly.kinhte')).toContain(code)
  expect(await news('xuly.congan')).not.toContain(code)
  await env.DB.prepare('UPDATE cases SET restricted = 1 WHERE id = ?').bind(id).run()
  expect(await news('xuly.kinhte')).not.toContain(code)
})

test('opening a case from the news marks that line as seen, for its reader only', async () => {
  const { id, code } = await sendPetition({}, lan)
  await env.DB.prepare("UPDATE cases SET holder_body_id = 'binh-xa.phong-kinh-te' WHERE id = ?").bind(id).run()
  await happened(id, 'petition.assigned')
  await postOffice().work(soon())
  const mine = await env.DB.prepare("SELECT id FROM notices WHERE id LIKE '%xuly.kinhte'").first<string>('id')
  const path = `/can-bo/tin-bao/xem?tin=${encodeURIComponent(mine ?? '')}`
  expect((await as(officer('xuly.congan')).get(path)).status).toBe(404)
  expect(await news('xuly.kinhte')).toContain('Tin mới (1)')
  expect((await as(officer('xuly.kinhte')).get(path)).headers.get('location')).toBe(`/can-bo/ho-so/${code}`)
  expect(await news('xuly.kinhte')).not.toContain('Tin mới')
})

test('what was seen is marked, and only one’s own', async () => {
  const { id } = await sendPetition({}, lan)
  await happened(id, 'petition.assigned', { holderBodyId: 'binh-xa.phong-kinh-te' })
  await postOffice().work(soon())
  const { results } = await env.DB.prepare('SELECT id FROM notices').all<{ id: string }>()
  await as(officer('xuly.kinhte')).post('/can-bo/tin-bao/da-xem', { tin: results.map((row) => row.id) })
  expect(await news('xuly.kinhte')).not.toContain('Tin mới')
  expect(await news('duyet.kinhte')).toContain('Tin mới (1)')
})

test('Lan, whose case was joined to another, is told when that one is answered', async () => {
  const one = await sendPetition({}, hung)
  const joined = await sendPetition({ email: 'lan@example.com' }, lan)
  const office = postOffice()
  await office.work(soon())
  const before = office.calls()
  await env.DB.prepare("UPDATE cases SET merged_into = ?, status = 'merged' WHERE id = ?").bind(one.id, joined.id).run()
  await happened(one.id, 'petition.answered')
  await office.work(soon(1))
  const mails = office.sent.slice(before)
  expect(mails.map((mail) => mail.to)).toEqual(['lan@example.com'])
  expect(mails[0]?.subject).toContain(joined.code)
})
