import { expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { nobody, officer, type Person } from '../support/people.ts'
import { does, type Meeting } from './meetings.ts'
import { confirmed, PROMISE, RESULTS } from './minutes-cast.ts'

const IN_OFFICE = ['bien-ban', 'ket-luan']
const FOR_ALL = ['ket-qua', 'ban-tin', 'loa']
/** Who finds the meeting among his dossiers; others are told that there is nothing. */
const FINDS = ['tiepnhan', 'dieuphoi', 'duyet.mattran', 'duyet.ubnd', 'xuly.ubnd', 'lanhdao']
const FINDS_NOT = [
  'duyet.kinhte',
  'xuly.congan',
  'giamsat',
  'tuvan',
  'baomat',
  'quantri',
  'thon.langdia',
  'tiepnhan.dakpo',
]

async function statuses(who: Person, paths: readonly string[]): Promise<number[]> {
  const answers = await Promise.all(paths.map((path) => as(who).get(path)))
  return answers.map(({ status }) => status)
}

const office = (at: Meeting) => IN_OFFICE.map((name) => `${at.office}/${name}`)
const open = (at: Meeting) => FOR_ALL.map((name) => `${at.open}/${name}`)

test('minutes are read by both sides alone; results by nobody before they are published, and by everybody after', async () => {
  const at = await confirmed()
  for (const isPublished of [false, true]) {
    if (isPublished) await does('duyet.ubnd', at, 'cong-bo-ket-qua', { results: RESULTS })
    const seen: Record<string, number[]> = {}
    const wanted: Record<string, number[]> = {}
    const here = isPublished ? 200 : 404
    for (const name of [...FINDS, ...FINDS_NOT]) {
      seen[name] = await statuses(officer(name), [...office(at), ...open(at)])
      const inside = FINDS.includes(name) ? 200 : 404
      wanted[name] = [inside, inside, here, here, here]
    }
    seen.nobody = await statuses(nobody, [...office(at), ...open(at)])
    wanted.nobody = [303, 303, here, here, here]
    expect(seen).toEqual(wanted)
    const meeting = await (await as(nobody).get(at.open)).text()
    expect(meeting.includes(`${at.open}/ket-qua`)).toBe(isPublished)
    expect(meeting).not.toContain(isPublished ? 'Đại diện thôn:' : PROMISE)
  }
}, 90_000)
