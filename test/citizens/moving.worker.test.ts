import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { sealText } from '../../worker/citizens/book-seal.ts'
import { entriesText, type Entry } from '../../worker/citizens/entries.ts'
import { plain, wordsOf } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { sendPetition } from '../support/build.ts'
import type { Person } from '../support/people.ts'
import { BOOK, bookOf, keeps } from './keeping.ts'

const old: Person = { name: 'máy cũ của Lan' }
const fresh: Person = { name: 'máy mới của Lan' }
const shared: Person = { name: 'máy ở nhà văn hóa' }

/** What a square holds, as the address that a camera opens: the test draws it itself. */
async function square(entries: readonly Entry[], minutes = 5): Promise<string> {
  const until = Date.now() + minutes * 60_000
  const sealed = await sealText(env, 'own-book-move', 'binh-xa', `${until}\n${entriesText(entries)}`)
  return `${BOOK}/nhan?so=${sealed}`
}

const entry = (number: number, secret = 'A2C3D4E5H6K7M8N'): Entry => ({
  ...{ letter: 'h', place: `2026-${number}`, secret, seen: 1000, seenOn: '2026-11-20' },
})

/** Opens an address with a camera and agrees. */
async function takes(person: Person, address: string): Promise<Response> {
  const html = await (await as(person).get(address)).text()
  const so = plain(/name="so" value="([^"]*)"/.exec(html)?.[1] ?? '')
  return as(person).post(`${BOOK}/nhan`, { so })
}

describe('Lan carries her book to another phone', () => {
  test('by a square that holds it sealed; it joins what the other phone keeps already', async () => {
    const [one, two] = [
      await sendPetition(),
      await sendPetition({ content: 'Đèn đường ở ngã ba hỏng từ tháng trước.' }),
    ]
    await keeps(old, one)
    await keeps(fresh, two)
    const page = await (await as(old).get(`${BOOK}/chuyen`)).text()
    expect(page).toContain('role="img"')
    expect(page).not.toContain(one.secret)
    expect(wordsOf(page)).not.toContain('Hình 1 trên')
    const secret = one.secret.replaceAll('-', '')
    const address = await square([entry(Number(one.code.split('-')[2]), secret)])
    expect(address).not.toContain(secret)
    const offered = await as(fresh).get(address)
    expect([offered.status, offered.headers.get('set-cookie')]).toEqual([200, null])
    expect(wordsOf(await offered.text())).toContain('giữ thêm 1 việc')
    expect((await takes(fresh, address)).headers.get('location')).toBe(`${BOOK}?xong=nhan`)
    const { lines } = await bookOf(fresh)
    expect(lines).toHaveLength(2)
    for (const { code } of [one, two]) expect(lines.some((line) => line.includes(code))).toBe(true)
  })

  test('a long one in several squares, one after the other', async () => {
    const entries = Array.from({ length: 14 }, (_, at) => entry(80_000 + at))
    const cookie = `so-cua-toi=${await sealText(env, 'own-book', 'binh-xa', entriesText(entries))}`
    const first = wordsOf(await (await as(shared).get(`${BOOK}/chuyen`, { cookie })).text())
    expect(first).toContain('Hình 1 trên 3. Sổ có 14 việc')
    const last = await (await as(shared).get(`${BOOK}/chuyen?to=99`, { cookie })).text()
    expect(wordsOf(last)).toContain('Hình 3 trên 3.')
    expect(last).not.toContain('to=4')
  })

  test('not with a square that is older than ten minutes, was touched, or is a book itself', async () => {
    const late = await square([entry(1)])
    vi.useFakeTimers({ now: Date.now() + 11 * 60_000, toFake: ['Date'] })
    const answers = [await as(shared).get(late)]
    vi.useRealTimers()
    const touched = await square([entry(1)])
    const book = await sealText(env, 'own-book', 'binh-xa', entriesText([entry(1)]))
    for (const address of [`${touched.slice(0, -5)}AAAAA`, `${BOOK}/nhan`, `${BOOK}/nhan?so=${book}`])
      answers.push(await as(shared).get(address))
    answers.push(await as(shared).post(`${BOOK}/nhan`, { so: book }))
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    for (const answer of answers) expect(wordsOf(await answer.text())).toContain('Hình vuông này hết hạn')
    expect((await bookOf(shared)).lines).toEqual([])
  })

  test('not into a book that has no room: nothing of either is lost', async () => {
    const full = Array.from({ length: 60 }, (_, at) => entry(90_000 + at))
    const cookie = `so-cua-toi=${await sealText(env, 'own-book', 'binh-xa', entriesText(full))}`
    const so = (await square([entry(1)])).split('so=')[1] ?? ''
    const answer = await as(shared).post(`${BOOK}/nhan`, { so }, { cookie })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([409, null])
    expect(wordsOf(await answer.text())).toContain('không đủ chỗ')
  })
})
