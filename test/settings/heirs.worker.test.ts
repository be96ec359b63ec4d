import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { moveToHeirs, MOVED_PER_TURN } from '../../worker/bodies/sweep.ts'
import { connect } from '../../worker/db/connect.ts'
import worker from '../../worker/index.ts'
import { readFile } from '../../worker/petitions/queries.ts'
import { signedIn, type Visitor, words } from '../staff/visitor.ts'
import { as } from '../support/app.ts'
import { deed, type Petition, petitionIn, sendPetition } from '../support/build.ts'
import { breakOf, rowOf } from '../support/history.ts'
import { hung, officer } from '../support/people.ts'

const OLD = 'binh-xa.phong-kinh-te'
const HEIR = 'binh-xa.phong-van-hoa-xa-hoi'
const PATH = `/can-bo/cai-dat/co-quan/${OLD}`

const db = connect(env)
let admin: Visitor
let pending: Petition
let waiting: Petition
let answered: Petition

beforeAll(async () => {
  pending = await petitionIn('pending_approval')
  waiting = await sendPetition({ content: 'Cống tràn ra đường mỗi khi mưa to, xe không qua được.' }, hung)
  answered = await petitionIn('answered', { content: 'Đèn đường trước nhà văn hóa không sáng đã một tháng.' })
  admin = await signedIn('quantri')
})

function turn() {
  return worker.scheduled(createScheduledController({ cron: '*/5 * * * *', scheduledTime: new Date() }), env)
}

/** A day in Vietnam, so many days from now. */
function day(days: number): string {
  return new Date(Date.now() + 7 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
}

describe('when Phòng Kinh tế ends', () => {
  test('its administrator reads beforehand what hangs on it', async () => {
    const page = await words(await admin.get(PATH))
    expect(page).toMatch(/Đang giữ 1 hồ sơ chưa xong; 17 quy định phân công; 2 tài khoản cán bộ đang mở\./)
  })

  test('nothing moves before its last day has passed', async () => {
    const version = /name="version" value="(\d+)"/.exec(await (await admin.get(PATH)).text())?.[1] ?? ''
    const answer = await admin.post(`${PATH}/ket-thuc`, { version, heir: HEIR, lastDay: day(-1) })
    expect(answer.status).toBe(303)
    expect(await moveToHeirs(db, new Date(Date.now() - 86_400_000))).toBe(0)
    expect((await rowOf(pending)).holderBodyId).toBe(OLD)
  })

  test('the clock moves its open cases to its heir, each with an event in an unbroken chain', async () => {
    const before = await rowOf(answered)
    await turn()
    expect(await rowOf(pending)).toMatchObject({
      holderBodyId: HEIR,
      responsibleBodyId: HEIR,
      status: 'pending_approval',
    })
    expect(await rowOf(waiting)).toMatchObject({ holderBodyId: 'binh-xa.mttq', responsibleBodyId: HEIR })
    expect(await rowOf(answered)).toEqual(before)
    const { events, holdings } = await readFile(db, await rowOf(pending))
    expect(events.at(-1)).toMatchObject({ kind: 'case.moved_to_heir', actorKind: 'system' })
    expect(holdings.at(-1)).toMatchObject({ bodyId: OLD, seq: events.at(-1)?.seq })
    expect([await breakOf(pending), await breakOf(waiting)]).toEqual([null, null])
  })

  test('the next turn of the clock changes nothing', async () => {
    const before = [await rowOf(pending), await rowOf(waiting)]
    expect(await moveToHeirs(db, new Date())).toBe(0)
    expect([await rowOf(pending), await rowOf(waiting)]).toEqual(before)
  })

  test('Lan reads who goes on, and the heir’s approver approves what was written', async () => {
    const seen = await words(await as(pending.sender).get(`/binh-xa/ho-so/${pending.code}`))
    expect(seen).toContain('Phòng Kinh tế thôi hoạt động; Phòng Văn hóa - Xã hội tiếp tục giải quyết')
    const page = await words(await as(officer('duyet.vanhoa')).get(`/can-bo/ho-so/${pending.code}`))
    expect(page).toContain('Phòng Kinh tế đã cho thu gom rác')
    expect((await as(officer('duyet.kinhte')).get(`/can-bo/ho-so/${pending.code}`)).status).toBe(404)
    await deed('duyet.vanhoa', pending, 'duyet')
    expect((await rowOf(pending)).status).toBe('answered')
  })

  test('what comes in afterwards goes to its heir', async () => {
    const next = await sendPetition({ content: 'Chuồng lợn cạnh trường xả nước thải ra mương.' }, hung)
    expect((await rowOf(next)).responsibleBodyId).toBe(HEIR)
  })

  test('its officers are named to the administrator until he has moved them', async () => {
    const page = await words(await admin.get('/can-bo/cai-dat'))
    expect(page).toContain('Cần chuyển cơ quan: 2 cán bộ')
    expect(page).toContain('Trần Văn Khải')
  })

  test('it is asked no more once a day has passed with nothing left', async () => {
    const handedOver = async () =>
      (
        await env.DB.prepare('SELECT handed_over_at FROM bodies WHERE id = ?')
          .bind(OLD)
          .first<{ handed_over_at: string | null }>()
      )?.handed_over_at
    expect(await handedOver()).toBeNull()
    await moveToHeirs(db, new Date(Date.now() + 2 * 86_400_000))
    expect(await handedOver()).not.toBeNull()
  })
})

test('a body with many open cases is handed over turn by turn, each case once', async () => {
  const many = MOVED_PER_TURN + 30
  const row = await rowOf(answered)
  const columns = Object.keys(
    (await env.DB.prepare('SELECT * FROM cases WHERE id = ?').bind(row.id).first<Record<string, unknown>>()) ?? {},
  )
  const own: Record<string, string> = {
    id: "'many-' || value",
    number: '500000 + value',
    status: "'in_progress'",
    version: '0',
    head_hash: "''",
    holder_body_id: "'binh-xa.cong-an'",
    responsible_body_id: "'binh-xa.cong-an'",
    submission_key: "'many-' || value",
    lookup_hash: "'many-' || value",
  }
  const values = columns.map((name) => own[name] ?? `cases.${name}`)
  await env.DB.prepare(
    `INSERT INTO cases (${columns.join(', ')}) SELECT ${values.join(', ')} FROM cases, json_each(?) WHERE cases.id = ?`,
  )
    .bind(JSON.stringify(Array.from({ length: many }, (_, i) => i + 1)), row.id)
    .run()
  await env.DB.prepare("UPDATE bodies SET ends_on = ?, heir_body_id = 'binh-xa.ubnd' WHERE id = 'binh-xa.cong-an'")
    .bind(day(-1))
    .run()
  const turns = [
    await moveToHeirs(db, new Date()),
    await moveToHeirs(db, new Date()),
    await moveToHeirs(db, new Date()),
  ]
  expect(turns).toEqual([MOVED_PER_TURN, 30, 0])
  const events = await env.DB.prepare(
    "SELECT count(*) AS n, count(DISTINCT case_id) AS cases FROM events WHERE case_id LIKE 'many-%'",
  ).first<{ n: number; cases: number }>()
  expect(events).toEqual({ n: many, cases: many })
})
