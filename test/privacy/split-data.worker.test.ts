import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { cases } from '../../worker/cases/tables.ts'
import { connect } from '../../worker/db/connect.ts'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { petitionWordsGone } from '../../worker/petitions/erase-queries.ts'
import { eraseDue } from '../../worker/submitters/erase-sweep.ts'
import { plain } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { deed, mergedInto, partsOf, petitionIn, type Petition, photo } from '../support/build.ts'
import { breakOf, rowOf } from '../support/history.ts'
import { hung, lan, officer } from '../support/people.ts'

const db = connect(env)
const DATA = ({ code }: Petition, what = '') => `/binh-xa/ho-so/${code}/du-lieu${what && `/${what}`}`
const hers = async (petition: Petition) => plain(await (await as(lan).get(DATA(petition))).text())
const answer = (petition: Petition, action: string) =>
  as(officer('tiepnhan')).post(`/can-bo/ho-so/${petition.code}/${action}`)
const listed = async () => plain(await (await as(officer('tiepnhan')).get('/can-bo/du-lieu')).text())
const sealed = ({ id }: Petition) =>
  env.DB.prepare('SELECT sealed FROM submitters WHERE case_id = ?').bind(id).first<string>('sealed')
const content = ({ id }: Petition) =>
  env.DB.prepare('SELECT content FROM petitions WHERE case_id = ?').bind(id).first<string>('content')
const photos = ({ id }: Petition) =>
  env.DB.prepare('SELECT count(*) AS many FROM files WHERE case_id = ?').bind(id).first<number>('many')

/** Lan's petition with a photo, split into two parts. */
async function splitOne(): Promise<[whole: Petition, first: Petition, second: Petition]> {
  const whole = await petitionIn('split', { photos: [photo()] })
  const [first, second] = (await partsOf(whole)) as [Petition, Petition]
  return [whole, first, second]
}

/** An officer tells Lan where else that matter belongs: it has ended. */
async function end(part: Petition): Promise<void> {
  await deed('tiepnhan', part, 'huong-dan', { reasonCode: 'noi_khac', advice: 'Việc này của Điện lực Hàm Yên.' })
}

describe('of a petition that was split Lan has her data erased', () => {
  test('while a part still runs only her name, as of any petition that runs', async () => {
    const [whole, first, second] = await splitOne()
    await end(first)
    expect(await hers(whole)).toContain('Hồ sơ đang giải quyết, nên nay xóa được tên và cách liên lạc.')
    await as(lan).post(DATA(whole, 'xoa'))
    expect(await listed()).toContain('Nội dung, ảnh giữ đến khi giải quyết xong.')
    expect((await answer(whole, 'xoa-du-lieu')).status).toBe(303)
    expect(await sealed(whole)).toBe('')
    for (const one of [whole, first, second]) expect([await content(one), await photos(one)]).not.toEqual(['', 0])
  })

  test('when every part has ended with her words and photos, in the whole and in its parts; answers stay', async () => {
    const [whole, first, second] = await splitOne()
    await end(first)
    await end(second)
    const find = 'SELECT object_key FROM files WHERE case_id = ?'
    const key = (await env.DB.prepare(find).bind(first.id).first<string>('object_key')) ?? ''
    expect(await env.FILES.head(key)).not.toBeNull()
    expect(await hers(whole)).toContain('Xóa tên, cách liên lạc, nội dung và ảnh ông/bà đã gửi.')
    await as(lan).post(DATA(whole, 'xoa'), { reason: 'Việc đã xong.' })
    expect(await listed()).toContain('ở cả các việc đã tách')

    expect((await answer(whole, 'xoa-du-lieu')).status).toBe(303)

    expect(await sealed(whole)).toBe('')
    for (const one of [whole, first, second]) {
      expect([one.code, await content(one), await photos(one)]).toEqual([one.code, '', 0])
      expect((await rowOf(one)).title).toBe('Nội dung đã xóa')
      expect(await breakOf(one)).toBeNull()
    }
    expect(await env.FILES.head(key)).toBeNull()
    const page = plain(await (await as(lan).get(`/binh-xa/ho-so/${whole.code}/viec/${first.code}`)).text())
    expect(page).toContain('Việc này của Điện lực Hàm Yên.')
    expect(page).not.toContain('Rác chất đống')
    expect((await as(lan).post(DATA(whole, 'xoa'))).status).toBe(409)
    expect(await listed()).not.toContain(whole.code)
  })

  test('but for a part that went to whoever is competent: that stays as it is', async () => {
    const [whole, first, second] = await splitOne()
    await end(first)
    await deed('tiepnhan', second, 'chuyen-rieng', { reasonCode: 'to_cao', person: 'vi-du.baomat' })
    await deed('baomat', second, 'chuyen-tham-quyen', { recipient: 'Ủy ban Kiểm tra Tỉnh ủy' })
    await as(lan).post(DATA(whole, 'xoa'))
    expect((await answer(whole, 'xoa-du-lieu')).status).toBe(303)
    expect([await content(whole), await content(first)]).toEqual(['', ''])
    expect([await content(second), await photos(second)]).toEqual(['Đèn đường ở ngã ba hỏng từ tháng trước.', 1])
  })

  test('whole or not at all: when a part moves at the same moment nothing is gone', async () => {
    const [whole, first, second] = await splitOne()
    await end(first)
    await end(second)
    await as(lan).post(DATA(whole, 'xoa'))
    await env.DB.prepare('UPDATE cases SET version = version - 1 WHERE id = ?').bind(second.id).run()
    expect((await answer(whole, 'xoa-du-lieu')).status).toBe(409)
    for (const one of [whole, first, second]) expect(await content(one)).not.toBe('')
    expect(await sealed(whole)).not.toBe('')
  })
})

test('of a petition that was merged Lan has all erased once that one has ended', async () => {
  const hungs = await petitionIn('received', {}, hung)
  const lans = await mergedInto(hungs, lan)
  expect(await hers(lans)).toContain('Hồ sơ đang giải quyết')
  await end(hungs)
  await as(lan).post(DATA(lans, 'xoa'))
  expect((await answer(lans, 'xoa-du-lieu')).status).toBe(303)
  expect([await content(lans), await sealed(lans)]).toEqual(['', ''])
  expect([await content(hungs), await sealed(hungs)]).not.toContain('')
})

test('Lan’s phone may still be told of a petition that was split or merged, until the last of it has ended', async () => {
  const tells = async ({ code }: Petition) =>
    (await (await as(lan).get(`/binh-xa/ho-so/${code}`)).text()).includes('data-push-to=')
  const [whole, first, second] = await splitOne()
  const merged = await mergedInto(await petitionIn('received', {}, hung), lan)
  expect([await tells(whole), await tells(merged)]).toEqual([true, true])
  await end(first)
  await end(second)
  expect(await tells(whole)).toBe(false)
})

describe('by itself', () => {
  const run = (on: string) =>
    eraseDue(db, env.FILES, new Date(`${on}T02:00:00+07:00`), { petition: { wordsGone: petitionWordsGone } })

  test('nothing of a whole goes while a part runs: Lan’s name is needed there; it goes when theirs goes', async () => {
    await db.update(cases).set({ eraseOn: null })
    const [whole, first, second] = await splitOne()
    await end(first)
    const due = (await rowOf(whole)).eraseOn ?? ''
    expect(due).not.toBe('')
    await db.update(cases).set({ eraseOn: null }).where(eq(cases.id, first.id))
    expect(await run(due)).toBe(0)
    expect(await sealed(whole)).not.toBe('')
    expect((await rowOf(whole)).eraseOn).toBe(addDays(due, 7))
    expect(await run(due)).toBe(0)

    const ended = addDays(due, 3)
    await db
      .update(cases)
      .set({ status: 'closed', eraseOn: addDays(ended, 90) })
      .where(eq(cases.id, second.id))
    expect(await run(addDays(due, 7))).toBe(0)
    expect((await rowOf(whole)).eraseOn).toBe(addDays(ended, 90))
    expect(await run(addDays(ended, 90))).toBe(2)
    expect(await sealed(whole)).toBe('')
    expect(localDay((await rowOf(whole)).erasedAt ?? '')).toBe(addDays(ended, 90))
  })
})
