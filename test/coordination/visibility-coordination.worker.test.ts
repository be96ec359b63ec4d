import { beforeAll, describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { nobody, officer } from '../support/people.ts'
import { AT, does, type Programme, programmeIn } from './programmes.ts'

/** Who finds a programme of Hội Phụ nữ with Phòng Kinh tế and Công an: before it was sent to them, and after. */
const FINDS: Record<string, [before: boolean, after: boolean]> = {
  'duyet.phunu': [true, true],
  tiepnhan: [true, true],
  dieuphoi: [true, true],
  'duyet.mattran': [true, true],
  lanhdao: [true, true],
  'xuly.kinhte': [false, true],
  'duyet.kinhte': [false, true],
  'xuly.congan': [false, true],
  'duyet.congan': [false, true],
  'xuly.vanhoa': [false, false],
  'duyet.ubnd': [false, false],
  giamsat: [false, false],
  tuvan: [false, false],
  baomat: [false, false],
  quantri: [false, false],
  'thon.langdia': [false, false],
  'dieuphoi.dakpo': [false, false],
  'duyet.phunu.dakpo': [false, false],
}
const ACTIONS = ['ky', 'them-viec', 'tien-do', 'huy', 'danh-gia', 'soan']
const STATES = ['draft', 'signing', 'in_force', 'ended', 'cancelled'] as const
const states: Record<string, Programme> = {}
const titleOf = (state: string) => `Phối hợp thử nghiệm ${state}`

beforeAll(async () => {
  for (const state of ['draft', 'signing', 'in_force'] as const)
    states[state] = await programmeIn(state, { title: titleOf(state) })
  const ended = await programmeIn('in_force', { title: titleOf('ended') })
  const words = { strengths: 'Các bên làm đều tay.', limits: 'Một thôn còn chậm.', causes: 'Thiếu xe chở rác.' }
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  await does('duyet.phunu', ended, 'danh-gia', { ...words, reviewedOn: today, next: 'Thuê thêm một xe.' })
  await does('duyet.phunu', ended, 'ket-thuc', { note: 'Đạt mục đích đề ra.' })
  const cancelled = await programmeIn('signing', { title: titleOf('cancelled') })
  await does('duyet.phunu', cancelled, 'huy', { reason: 'Đã có chương trình của tỉnh.' })
  Object.assign(states, { ended, cancelled })
}, 60_000)

describe.each(Object.entries(FINDS))('%s', (username, [before, after]) => {
  test('finds the programmes that concern his body and no others, on the page, in the list, by its actions', async () => {
    const one = as(officer(username))
    const list = await (await one.get(AT)).text()
    for (const state of STATES) {
      const finds = state === 'draft' ? before : after
      const path = states[state]?.office ?? ''
      const { status } = await one.get(path)
      expect([state, status]).toEqual([state, finds ? 200 : 404])
      expect([state, list.includes(titleOf(state))]).toEqual([state, finds])
      if (finds) continue
      for (const action of ACTIONS)
        expect([action, (await one.post(`${path}/${action}`, { version: '1' })).status]).toEqual([action, 404])
      expect((await one.get(`${path}/viec/1`)).status).toBe(404)
    }
  })
})

test('somebody who is no officer sees nothing of it', async () => {
  expect((await as(nobody).get(states.in_force?.office ?? '')).status).not.toBe(200)
})
