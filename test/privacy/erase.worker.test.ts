import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { sweepWords } from '../../worker/cases/search/sweep.ts'
import { cases } from '../../worker/cases/tables.ts'
import { connect } from '../../worker/db/connect.ts'
import { petitionWordsGone } from '../../worker/petitions/erase-queries.ts'
import { textsOfPetitions } from '../../worker/petitions/finding/text-queries.ts'
import { eraseDue } from '../../worker/submitters/erase-sweep.ts'
import { plain } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { deed, petitionIn, type Petition, photo } from '../support/build.ts'
import { breakOf, rowOf } from '../support/history.ts'
import { lan, nobody } from '../support/people.ts'

const db = connect(env)
const KINDS = { petition: { wordsGone: petitionWordsGone } }
const NIGHT = new Date('2032-03-01T19:40:00.000Z')
const run = () => eraseDue(db, env.FILES, NIGHT, KINDS)

async function many(sql: string, ...values: (string | number)[]): Promise<number> {
  return (
    (await env.DB.prepare(`SELECT count(*) AS many FROM ${sql}`)
      .bind(...values)
      .first<number>('many')) ?? 0
  )
}

/** Everything that is kept, as text: where a name or a word still stands. */
async function everything(): Promise<string> {
  const tables = [
    'cases',
    'petitions',
    'event_texts',
    'submitters',
    'events',
    'files',
    'evaluations',
    'releases',
    'case_words',
  ]
  const all = await Promise.all(tables.map((table) => env.DB.prepare(`SELECT * FROM ${table}`).all()))
  return JSON.stringify(all.map((one) => one.results))
}

beforeEach(async () => {
  await env.DB.exec('update cases set erase_on = null')
})

describe('what is kept long enough goes by itself', () => {
  test('a petition that was not taken up loses words, contact and photos after its year; the bare record stays', async () => {
    const lans = await petitionIn('declined', {
      content: 'Chuyện riêng của bà Bảy Rổ, xin giữ kín giúp.',
      photos: [photo()],
    })
    await sweepWords(db, new Date(), textsOfPetitions)
    const rank = (await rowOf(lans)).year * 10_000_000 + (await rowOf(lans)).number
    expect(await many('case_words WHERE rank = ?', rank)).toBeGreaterThan(0)
    expect((await env.FILES.list()).objects).toHaveLength(1)
    await db.update(cases).set({ eraseOn: '2032-03-01' }).where(eq(cases.id, lans.id))

    expect(await run()).toBe(1)

    expect(await rowOf(lans)).toMatchObject({ eraseOn: null, status: 'declined', title: 'Nội dung đã xóa' })
    expect((await env.FILES.list()).objects).toEqual([])
    expect(await many('files WHERE case_id = ?', lans.id)).toBe(0)
    expect(await many('event_texts WHERE case_id = ?', lans.id)).toBe(0)
    expect(await many("submitters WHERE case_id = ? AND sealed <> ''", lans.id)).toBe(0)
    expect(await many("case_words WHERE rank = ? AND word IN ('bay', 'kin', 'chuyen')", rank)).toBe(0)
    expect(await everything()).not.toMatch(/Bảy Rổ|Rổ/)
    expect(await breakOf(lans)).toBeNull()
    expect(await run()).toBe(0)
    const page = plain(await (await as(lan).get(`/binh-xa/ho-so/${lans.code}`)).text())
    expect(page).toContain('Đã xóa tên và cách liên lạc, nội dung, ảnh, vì đã hết thời gian giữ')
  })

  test('an answered one loses contact and photos, and keeps what was asked and answered', async () => {
    const lans = await petitionIn('closed', { photos: [photo()] })
    const later = await petitionIn('closed')
    await db.update(cases).set({ eraseOn: '2032-03-01' }).where(eq(cases.id, lans.id))
    await db.update(cases).set({ eraseOn: '2032-03-03' }).where(eq(cases.id, later.id))
    expect(await run()).toBe(1)
    expect(await many("submitters WHERE case_id = ? AND sealed <> ''", lans.id)).toBe(0)
    expect(await many("submitters WHERE case_id = ? AND sealed <> ''", later.id)).toBe(1)
    expect(await many('files WHERE case_id = ?', lans.id)).toBe(0)
    const page = plain(await (await as(lan).get(`/binh-xa/ho-so/${lans.code}`)).text())
    expect(page).toContain('Rác chất đống ở đầu thôn')
    expect(page).toContain('Phòng Kinh tế đã cho thu gom rác')
    expect(await breakOf(lans)).toBeNull()
  })

  test('a case that ends gets the day of its erasure with its last step, one that runs has none', async () => {
    expect((await rowOf(await petitionIn('in_progress'))).eraseOn).toBeNull()
    const [declined, closed] = [await petitionIn('declined'), await petitionIn('closed')]
    const days = async (petition: Petition) =>
      Math.round((Date.parse((await rowOf(petition)).eraseOn ?? '') - Date.now()) / 86_400_000)
    expect(await days(declined)).toBeGreaterThan(360)
    expect(await days(declined)).toBeLessThan(368)
    expect(await days(closed)).toBeGreaterThan(1820)
  })

  test('what was public is no longer public when its words are erased', async () => {
    const lans = await petitionIn('received', { allowPublish: '1' })
    await deed('tiepnhan', lans, 'cong-khai', {
      title: 'Rác ở đầu thôn',
      text: 'Rác chất đống ở đầu thôn.',
      answer: '',
    })
    await db.update(cases).set({ status: 'declined', eraseOn: '2032-03-01' }).where(eq(cases.id, lans.id))
    expect((await as(nobody).get(`/binh-xa/kien-nghi/${lans.code}`)).status).toBe(200)
    expect(await run()).toBe(1)
    expect((await as(nobody).get(`/binh-xa/kien-nghi/${lans.code}`)).status).toBe(404)
  })
})
