import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { findAccount } from '../../worker/staff/account-queries.ts'
import { closeAccount } from '../../worker/staff/deed-queries.ts'
import { wordsOf } from '../support/answers.ts'
import { as, type Fields, PASSWORD } from '../support/app.ts'
import { deed, type Petition, petitionIn } from '../support/build.ts'
import { officer } from '../support/people.ts'

const ACCOUNT = (username: string) => `/can-bo/tai-khoan/vi-du.${username}`
const SENTENCE = 'Việc mật giao đích danh cho người này chưa có ai khác cùng giữ.'
const CHECKERS = 'binh-xa.uy-ban-kiem-tra'
const OFFICE = 'binh-xa.van-phong'
const XUAN = { title: 'Cán bộ được giao việc mật', body: CHECKERS, roles: ['confidential_officer'], hamlet: '' }
const NGA = { title: 'Chuyên viên Văn phòng', body: OFFICE, roles: ['handler', 'confidential_officer'], hamlet: '' }

/** What the administrator reads when he does that to an account; empty when it is done. */
async function ask(username: string, what: string, fields: Fields): Promise<string> {
  const answer = await as(officer('quantri')).post(`${ACCOUNT(username)}/${what}`, fields)
  if (answer.status === 303) return ''
  expect(answer.status).toBe(422)
  return wordsOf(await answer.text())
}
const close = (username: string) => ask(username, 'dong', { reason: 'Chuyển công tác' })
const change = (username: string, fields: Fields) => ask(username, 'vai-tro', fields)
/** A closed account is opened again, and its officer signs in anew. */
async function reopen(username: string): Promise<void> {
  expect(await ask(username, 'mo-lai', {})).toBe('')
  await as(officer(username)).post('/can-bo/dang-nhap', { username, password: PASSWORD })
}
const opens = async (username: string, { code }: Petition) =>
  (await as(officer(username)).get(`/can-bo/ho-so/${code}`)).status === 200

/** A petition about the Economic Office, entrusted to Xuân alone. */
async function entrusted(): Promise<Petition> {
  const petition = await petitionIn('received')
  await deed('tiepnhan', petition, 'chuyen-rieng', {
    reasonCode: 'can_bo',
    person: 'vi-du.baomat',
    aboutBody: 'binh-xa.phong-kinh-te',
  })
  return petition
}

beforeAll(async () => {
  await change('xuly.vanphong', NGA)
})

afterEach(async () => {
  await env.DB.exec("UPDATE cases SET status = 'closed' WHERE restricted = 1")
})

describe('the last officer who has a restricted petition by name', () => {
  test.each([
    ['loses his account', () => close('baomat')],
    ['loses that role', () => change('baomat', { ...XUAN, roles: ['handler'] })],
    ['moves to the body that it is about', () => change('baomat', { ...XUAN, body: 'binh-xa.phong-kinh-te' })],
    ['moves to another body, which would tell what it is about', () => change('baomat', { ...XUAN, body: OFFICE })],
  ])('never %s: the administrator is told to have another one named, and nothing else', async (_, attempt) => {
    const petition = await entrusted()
    const told = await attempt()
    expect(told).toContain(SENTENCE)
    for (const secret of [petition.code, 'Rác', 'tố cáo', 'phản ánh']) expect(told, secret).not.toContain(secret)
    expect(await opens('baomat', petition)).toBe(true)
    const account = await findAccount(connect(env), 'binh-xa', 'vi-du.baomat')
    expect(account).toMatchObject({ bodyId: CHECKERS, roles: ['confidential_officer'], closedAt: null })
  })

  test('changes what does not take it from him', async () => {
    await entrusted()
    expect(await change('baomat', { ...XUAN, title: 'Ủy viên', roles: ['handler', 'confidential_officer'] })).toBe('')
    expect(await change('baomat', XUAN)).toBe('')
  })

  test('goes once Nga has it too, and then Nga is the last', async () => {
    const petition = await entrusted()
    await deed('baomat', petition, 'cap-quyen', { person: 'vi-du.lanhdao', reason: 'Cần xin ý kiến chỉ đạo.' })
    // A leader may read it, but can do nothing with it.
    expect(await close('baomat')).toContain(SENTENCE)
    await deed('baomat', petition, 'cap-quyen', { person: 'vi-du.xuly.vanphong', reason: 'Cùng xử lý việc này.' })
    expect(await close('baomat')).toBe('')
    expect(await opens('xuly.vanphong', petition)).toBe(true)
    expect(await close('xuly.vanphong')).toContain(SENTENCE)
    expect(await change('xuly.vanphong', { ...NGA, roles: ['handler'] })).toContain(SENTENCE)
    await reopen('baomat')
    expect(await change('xuly.vanphong', { ...NGA, title: 'Chuyên viên' })).toBe('')
  })

  test('goes when it has been passed on or led back, and when his grant was ended', async () => {
    const [passedOn, ledBack] = [await entrusted(), await entrusted()]
    await deed('baomat', passedOn, 'chuyen-tham-quyen', { recipient: 'Ủy ban Kiểm tra Tỉnh ủy' })
    await deed('baomat', ledBack, 'dua-ra', { category: 'moi_truong', reason: 'Không phải tố cáo cán bộ.' })
    const third = await entrusted()
    await deed('baomat', third, 'cap-quyen', { person: 'vi-du.xuly.vanphong', reason: 'Cùng xử lý việc này.' })
    await deed('xuly.vanphong', third, 'thoi-quyen', { person: 'vi-du.baomat' })
    expect(await close('baomat')).toBe('')
    await reopen('baomat')
  })

  test('is not let go by two administrators who close the last two at the same moment', async () => {
    const petition = await entrusted()
    await deed('baomat', petition, 'cap-quyen', { person: 'vi-du.xuly.vanphong', reason: 'Cùng xử lý việc này.' })
    const db = connect(env)
    const actor = await findAccount(db, 'binh-xa', 'vi-du.quantri')
    if (!actor) throw new Error('an administrator is missing')
    const by = { db, now: new Date(), actor: { ...actor, kind: 'staff' as const, communeId: 'binh-xa' } }
    const endings = await Promise.all(
      ['baomat', 'xuly.vanphong'].map((username) => closeAccount(by, `vi-du.${username}`, 'Không còn cần')),
    )
    expect(endings.toSorted()).toEqual(['done', 'last_entrusted'])
    for (const username of ['baomat', 'xuly.vanphong']) await reopen(username)
  })

  test('does not end his own way to it, alone or among others', async () => {
    const petition = await entrusted()
    await deed('baomat', petition, 'cap-quyen', { person: 'vi-du.xuly.vanphong', reason: 'Cùng xử lý việc này.' })
    for (const person of [['vi-du.baomat'], ['vi-du.xuly.vanphong', 'vi-du.baomat']]) {
      const answer = await as(officer('baomat')).post(`/can-bo/ho-so/${petition.code}/thoi-quyen`, { person })
      expect(answer.status).toBe(422)
    }
    expect([await opens('baomat', petition), await opens('xuly.vanphong', petition)]).toEqual([true, true])
  })
})

test('of an officer of another commune nothing here depends', async () => {
  const petition = await entrusted()
  await env.DB.prepare('INSERT INTO case_grants (case_id, staff_id, granted_by, granted_at) VALUES (?, ?, ?, ?)')
    .bind(petition.id, 'vi-du.baomat.dakpo', 'vi-du.baomat', '2026-11-21T00:00:00Z')
    .run()
  expect(await close('baomat')).toContain(SENTENCE)
})
