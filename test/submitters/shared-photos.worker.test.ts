import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { cases } from '../../worker/cases/tables.ts'
import { connect } from '../../worker/db/connect.ts'
import worker from '../../worker/index.ts'
import { petitionWordsGone } from '../../worker/petitions/erase-queries.ts'
import { eraseDue } from '../../worker/submitters/erase-sweep.ts'
import { as } from '../support/app.ts'
import { partsOf, petitionIn, type Petition, photo } from '../support/build.ts'
import { breakOf } from '../support/history.ts'
import { lan } from '../support/people.ts'

const db = connect(env)
const NIGHT = new Date('2032-03-01T19:40:00.000Z')

/** Lan's petition with a photo, split into two parts that have it too. */
async function splitWithPhoto(): Promise<{ whole: Petition; parts: Petition[] }> {
  const whole = await petitionIn('split', { photos: [photo()] })
  return { whole, parts: await partsOf(whole) }
}

/** Ends these cases, and these alone are due to be erased. */
async function forget(...some: Petition[]): Promise<void> {
  await db.update(cases).set({ eraseOn: null })
  for (const { id } of some)
    await db.update(cases).set({ status: 'declined', eraseOn: '2032-03-01' }).where(eq(cases.id, id))
  expect(await eraseDue(db, env.FILES, NIGHT, { petition: { wordsGone: petitionWordsGone } })).toBe(some.length)
}

/** Does the photo that is kept with this case open for Lan? Not found when none is kept. */
async function photoOpens(whole: Petition, one: Petition): Promise<number> {
  const id = await env.DB.prepare('SELECT id FROM files WHERE case_id = ?').bind(one.id).first<string>('id')
  const place = one.id === whole.id ? '' : `/viec/${one.code}`
  return (await as(lan).get(`/binh-xa/ho-so/${whole.code}${place}/anh/${id ?? 'none'}`)).status
}

const objects = async () => (await env.FILES.list()).objects.length

test('when a part of Lan’s petition is forgotten, she still opens her photo in the whole and in the other part', async () => {
  const { whole, parts } = await splitWithPhoto()
  const [first, second] = parts as [Petition, Petition]
  const opens = () => Promise.all([whole, first, second].map((one) => photoOpens(whole, one)))
  expect(await opens()).toEqual([200, 200, 200])
  await forget(first)
  expect(await opens()).toEqual([200, 404, 200])
  await forget(whole, second)
  expect(await opens()).toEqual([404, 404, 404])
  expect(await objects()).toBe(0)
  for (const one of [whole, first, second]) expect(await breakOf(one)).toBeNull()
})

test('when Lan’s whole petition is forgotten, the night leaves the photo to the parts that have it', async () => {
  const { whole, parts } = await splitWithPhoto()
  const [first, second] = parts as [Petition, Petition]
  await forget(whole)
  const tomorrow = new Date(Date.now() + 86_400_000)
  await worker.scheduled(createScheduledController({ cron: '40 19 * * *', scheduledTime: tomorrow }), env)
  expect(await Promise.all([first, second].map((one) => photoOpens(whole, one)))).toEqual([200, 200])
  await forget(first, second)
  expect(await objects()).toBe(0)
})
