import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openToLeaders } from '../../worker/cases/unattended-sweep.ts'
import { connect } from '../../worker/db/connect.ts'
import worker from '../../worker/index.ts'
import { readFile } from '../../worker/petitions/queries.ts'
import { postOffice, soon } from '../notifications/office.ts'
import { plain, wordsOf } from '../support/answers.ts'
import { as, type Fields } from '../support/app.ts'
import { deed, type Petition, petitionIn } from '../support/build.ts'
import { countedDatabase } from '../support/counted.ts'
import { breakOf, rowOf } from '../support/history.ts'
import { officer } from '../support/people.ts'

const PLACE = '/can-bo/giao-lai'
const NGA = 'vi-du.xuly.vanphong'
const SECRETS = ['Rác', 'tố cáo', 'Có nêu tên một cán bộ', 'Lục Thị Xuân']
const db = connect(env)

const opens = async (username: string, { code }: Petition) =>
  (await as(officer(username)).get(`/can-bo/ho-so/${code}`)).status === 200
const reads = async (username: string, path = PLACE) => wordsOf(await (await as(officer(username)).get(path)).text())
const names = async (username: string, { code }: Petition, fields: Fields) => {
  const answer = await as(officer(username)).post(`${PLACE}/${code}`, fields)
  return { status: answer.status, words: answer.status === 303 ? '' : wordsOf(await answer.text()) }
}

/** Xuân's account is closed as versions before this one let it be. */
async function xuanGoes(): Promise<void> {
  await env.DB.exec("UPDATE staff_members SET closed_at = '2026-11-20T00:00:00Z' WHERE user_id = 'vi-du.baomat'")
}

/** The clock looks, and the post brings what is to be told. */
async function hours(): Promise<number> {
  const many = await openToLeaders(db, new Date())
  await postOffice().work(soon())
  return many
}

/** A restricted petition that Xuân had and nobody has now; a leader was told. */
async function leftAlone(fields: Fields = {}): Promise<Petition> {
  const petition = await petitionIn('received')
  await deed('tiepnhan', petition, 'chuyen-rieng', {
    ...{ reasonCode: 'to_cao', person: 'vi-du.baomat', note: 'Có nêu tên một cán bộ.' },
    ...fields,
  })
  await xuanGoes()
  await hours()
  return petition
}

async function toldOf(username: string): Promise<boolean> {
  return (await reads(username, '/can-bo/tin-bao')).includes('Một hồ sơ giao riêng không còn người xử lý')
}

beforeAll(async () => {
  await env.DB.exec(`INSERT INTO staff_roles (user_id, role) VALUES ('${NGA}', 'confidential_officer')`)
})

afterEach(async () => {
  await env.DB.exec("UPDATE staff_members SET closed_at = NULL WHERE user_id = 'vi-du.baomat'")
  await env.DB.exec("UPDATE cases SET status = 'closed' WHERE restricted = 1")
  await env.DB.exec('DELETE FROM notices')
})

describe('a restricted petition whose last officer is gone', () => {
  test('is told to the leader without a word of it; he names Nga, who opens it and goes on, and he still does not', async () => {
    const petition = await leftAlone()
    expect(await toldOf('lanhdao')).toBe(true)
    expect(await reads('lanhdao', '/can-bo/tin-bao')).not.toContain(petition.code)
    expect(await reads('lanhdao', '/can-bo/hom-nay')).toContain('Hồ sơ giao riêng chưa có người xử lý: 1 hồ sơ')
    const page = await reads('lanhdao')
    for (const word of [petition.code, 'Xử lý ban đầu đến', 'Bùi Thị Nga']) expect(page).toContain(word)
    for (const secret of SECRETS) expect(page, secret).not.toContain(secret)

    expect((await names('lanhdao', petition, { person: NGA, note: 'Làm ngay trong tuần.' })).status).toBe(303)

    expect(await opens('xuly.vanphong', petition)).toBe(true)
    const hers = await reads('xuly.vanphong', `/can-bo/ho-so/${petition.code}`)
    expect(hers).toContain('Làm ngay trong tuần.')
    expect(hers).toContain('Người được xem hồ sơ này: Bùi Thị Nga.')
    await deed('xuly.vanphong', petition, 'ghi-chu-rieng', { note: 'Đã đọc lại từ đầu.' })
    for (const username of ['lanhdao', 'dieuphoi', 'quantri'])
      expect([username, await opens(username, petition)]).toEqual([username, false])
    expect(await reads('lanhdao')).not.toContain(petition.code)
    expect(await reads('lanhdao', '/can-bo/hom-nay')).not.toContain('giao riêng')
  })

  test('opens that road with an event, once; its days go on as they were, and the chain is whole', async () => {
    const petition = await leftAlone()
    const before = await rowOf(petition)
    expect(await hours()).toBe(0)
    await names('lanhdao', petition, { person: NGA })
    const after = await rowOf(petition)
    expect(after).toMatchObject({ status: 'restricted', actOn: before.actOn, dueOn: before.dueOn })
    expect(after.holderBodyId).toBe('binh-xa.van-phong')
    const { events, holdings } = await readFile(db, after)
    const kinds = events.map(({ kind, actorId }) => `${kind} ${actorId}`)
    expect(kinds.slice(-2)).toEqual(['case.unattended ', 'case.entrusted_anew vi-du.lanhdao'])
    expect(holdings.at(-1)).toMatchObject({ bodyId: 'binh-xa.uy-ban-kiem-tra', seq: events.at(-1)?.seq })
    expect(await breakOf(petition)).toBeNull()
    const sender = plain(await (await as(petition.sender).get(`/binh-xa/ho-so/${petition.code}`)).text())
    expect(sender).not.toContain('không còn ai được giao')
  })

  test('is told by the clock of the hour', async () => {
    const petition = await petitionIn('restricted')
    await xuanGoes()
    await worker.scheduled(createScheduledController({ cron: '17 * * * *', scheduledTime: new Date() }), env)
    expect(await reads('lanhdao')).toContain(petition.code)
  })

  test('is the same whether the account was closed, the role was taken away, or every grant was ended', async () => {
    for (const goes of [
      "UPDATE staff_members SET closed_at = '2026-11-20T00:00:00Z' WHERE user_id = 'vi-du.baomat'",
      "UPDATE staff_roles SET role = 'handler' WHERE user_id = 'vi-du.baomat'",
      "UPDATE case_grants SET ended_at = '2026-11-20T00:00:00Z' WHERE staff_id = 'vi-du.baomat'",
    ]) {
      const petition = await petitionIn('restricted')
      await env.DB.exec(goes)
      await hours()
      expect((await names('lanhdao', petition, { person: NGA })).status, goes).toBe(303)
      await env.DB.exec("UPDATE staff_members SET closed_at = NULL WHERE user_id = 'vi-du.baomat'")
      await env.DB.exec("UPDATE staff_roles SET role = 'confidential_officer' WHERE user_id = 'vi-du.baomat'")
    }
  })

  test('is left to the leader by the administrator when Xuân can hand it over no more', async () => {
    const petition = await petitionIn('restricted')
    const account = as(officer('quantri'))
    const close = (fields: Fields) =>
      account.post('/can-bo/tai-khoan/vi-du.baomat/dong', { reason: 'Đã mất.', ...fields })
    const refused = await close({})
    expect([refused.status, wordsOf(await refused.text())]).toEqual([
      422,
      expect.stringContaining('Để lãnh đạo xã giao lại việc mật'),
    ])
    expect(await hours()).toBe(0)
    expect((await close({ toLeader: 'on' })).status).toBe(303)
    await hours()
    expect(await toldOf('lanhdao')).toBe(true)
    expect((await names('lanhdao', petition, { person: NGA })).status).toBe(303)
    const told = wordsOf(await (await account.get('/can-bo/tai-khoan/vi-du.baomat')).text())
    expect(told).toContain('Việc mật để lãnh đạo xã giao lại.')
  })

  test('that somebody can work on has no such road: no event, no news, and no code gives anything away', async () => {
    const petition = await petitionIn('restricted')
    expect(await hours()).toBe(0)
    expect(await toldOf('lanhdao')).toBe(false)
    const [theirs, none] = [
      await names('lanhdao', petition, { person: NGA }),
      await names('lanhdao', { ...petition, code: 'BX-26-999999' }, { person: NGA }),
    ]
    expect([theirs.status, none.status]).toEqual([409, 409])
    expect(theirs.words).toBe(none.words)
    expect(await opens('xuly.vanphong', petition)).toBe(false)
  })
})

describe('who names somebody for it', () => {
  test('is a leader of that commune and nobody else', async () => {
    const petition = await leftAlone()
    for (const username of ['dieuphoi', 'tiepnhan', 'quantri', 'duyet.kinhte', 'xuly.vanphong']) {
      expect([username, (await names(username, petition, { person: NGA })).status]).toEqual([username, 403])
      expect([username, await toldOf(username)]).toEqual([username, false])
    }
    // The chair of the Front Committee is asked only where no leader may be.
    expect(await toldOf('duyet.mattran')).toBe(false)
    expect((await names('duyet.mattran', petition, { person: NGA })).status).toBe(409)
    expect((await names('lanhdao.dakpo', petition, { person: NGA })).status).toBe(409)
  })

  test.each([
    ['about the leader himself', { aboutStaff: 'vi-du.lanhdao' }],
    ['about his body', { aboutBody: 'binh-xa.dang-uy' }],
  ])('when it is %s is the chair of the Front Committee, and the leader learns nothing', async (_, about) => {
    const petition = await leftAlone(about)
    expect([await toldOf('lanhdao'), await toldOf('duyet.mattran')]).toEqual([false, true])
    expect(await reads('lanhdao')).toContain('Hồ sơ giao riêng nào cũng có người xử lý.')
    expect((await names('lanhdao', petition, { person: NGA })).status).toBe(409)
    expect((await names('duyet.mattran', petition, { person: NGA })).status).toBe(303)
    expect(await opens('xuly.vanphong', petition)).toBe(true)
  })

  test('names neither whom it is about, nor his body, nor himself, nor one without that role', async () => {
    await env.DB.exec("INSERT INTO staff_roles (user_id, role) VALUES ('vi-du.lanhdao', 'confidential_officer')")
    const petition = await leftAlone({ aboutBody: 'binh-xa.van-phong' })
    const page = await reads('lanhdao')
    expect(page).toContain('Xã chưa có ai nhận được hồ sơ này')
    expect(page).not.toContain('Bùi Thị Nga')
    for (const person of [NGA, 'vi-du.lanhdao', 'vi-du.dieuphoi', 'vi-du.baomat.dakpo', 'vi-du.baomat'])
      expect([person, (await names('lanhdao', petition, { person })).status]).toEqual([person, 422])
    await env.DB.exec("DELETE FROM staff_roles WHERE user_id = 'vi-du.lanhdao' AND role = 'confidential_officer'")
  })

  test('reads what is missing at its field, with what was typed kept', async () => {
    const petition = await leftAlone()
    const answer = await names('lanhdao', petition, { note: 'Làm ngay trong tuần.' })
    expect([answer.status, answer.words.includes('Ông/bà chọn ít nhất một người.')]).toEqual([422, true])
    expect(answer.words).toContain('Làm ngay trong tuần.')
  })

  test('who comes second is told that somebody has it', async () => {
    const petition = await leftAlone()
    await names('lanhdao', petition, { person: NGA })
    const second = await names('lanhdao', petition, { person: NGA })
    expect([second.status, second.words.includes('đã có người xử lý')]).toEqual([409, true])
  })
})

test('a turn of the clock reads the restricted petitions that run, not the others', async () => {
  await petitionIn('restricted')
  const row = await rowOf(await petitionIn('closed'))
  const { results } = await env.DB.prepare("SELECT name FROM pragma_table_info('cases')").all<{ name: string }>()
  const own: Record<string, string> = {
    id: "'many-' || value",
    number: '500000 + value',
    submission_key: "'k' || value",
  }
  await env.DB.prepare(
    `INSERT INTO cases (${results.map(({ name }) => name).join()})
     SELECT ${results.map(({ name }) => own[name] ?? `cases.${name}`).join()} FROM cases, json_each(?) WHERE cases.id = ?`,
  )
    .bind(JSON.stringify(Array.from({ length: 2000 }, (_, i) => i)), row.id)
    .run()
  const { cost, db: watched } = countedDatabase()
  expect(await openToLeaders(watched, new Date())).toBe(0)
  expect(cost.rowsRead).toBeLessThan(60)
})
