import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { folderOf } from '../../worker/files/store.ts'
import worker from '../../worker/index.ts'
import { photo, sendPetition } from '../support/build.ts'

const DAY = 86_400_000
const night = (at: Date) => worker.scheduled(createScheduledController({ cron: '40 19 * * *', scheduledTime: at }), env)
const kept = async () => (await env.FILES.list()).objects.map((object) => object.key).sort()

test("a night after, photos that no case took are gone from the bucket, and Lan's are there", async () => {
  const lans = await sendPetition({ photos: [photo()] })
  const [hers] = await kept()
  expect(lans.photos).toHaveLength(1)
  const day = /photos\/(\d{4}-\d\d-\d\d)\//.exec(hers ?? '')?.[1] ?? ''
  await env.FILES.put(`${folderOf(day)}nobody`, 'an answer that was overtaken')
  await night(new Date())
  expect(await kept()).toEqual([hers, `${folderOf(day)}nobody`].sort())
  await night(new Date(Date.now() + DAY))
  expect(await kept()).toEqual([hers])
  await night(new Date(Date.now() + DAY))
  expect(await kept()).toEqual([hers])
})
