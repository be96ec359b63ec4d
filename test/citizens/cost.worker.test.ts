import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { lookupHash, lookupSecretFor } from '../../worker/cases/lookup.ts'
import { sealText } from '../../worker/citizens/book-seal.ts'
import { entriesText, type Entry, MOST_ENTRIES } from '../../worker/citizens/entries.ts'
import worker from '../../worker/index.ts'
import { plain } from '../support/answers.ts'
import { as, ORIGIN } from '../support/app.ts'
import { deed, sendPetition } from '../support/build.ts'
import { countedDatabase } from '../support/counted.ts'
import { lan, nobody } from '../support/people.ts'
import { BOOK, bookOf, bookValue, keeps } from './keeping.ts'

/** As many petitions as a book holds, as rows; with the entries that open them. */
async function manyPetitions(): Promise<Entry[]> {
  const model = await sendPetition()
  const entries = Array.from({ length: MOST_ENTRIES }, (_, at): Entry => {
    const secret = lookupSecretFor(env, 'binh-xa', `book-${at}`)
    return { letter: 'h', place: `2026-${70_000 + at}`, secret, seen: 1000, seenOn: '2026-11-20' }
  })
  const columns = (await env.DB.prepare('SELECT name FROM pragma_table_info(?)').bind('cases').all<{ name: string }>())
    .results
  const changed: Record<string, string> = {
    ...{ id: '?1', number: '?2', lookup_hash: '?3', submission_key: '?1', status: '?4', title: '?5' },
  }
  const insert = env.DB.prepare(
    `INSERT INTO cases (${columns.map(({ name }) => name).join(', ')})
     SELECT ${columns.map(({ name }) => changed[name] ?? name).join(', ')} FROM cases WHERE id = ?6`,
  )
  await env.DB.batch(
    entries.map(({ secret }, at) => {
      const title = `Việc thứ ${at}: đường vào thôn lầy lội, xe không đi được khi mưa`
      const status = at === 7 ? 'closed' : 'in_progress'
      return insert.bind(`many-${at}`, 70_000 + at, lookupHash(env, secret), status, title, model.id)
    }),
  )
  return entries
}

const cookieOf = async (entries: readonly Entry[]) =>
  `so-cua-toi=${await sealText(env, 'own-book', 'binh-xa', entriesText(entries))}`

/** What opening the book asks of the database, in an isolate that served the commune a moment ago. */
async function opened(cookie: string) {
  const { DB, cost } = countedDatabase()
  const context = createExecutionContext()
  const answer = await worker.fetch(new Request(ORIGIN + BOOK, { headers: { cookie } }), { ...env, DB }, context)
  const html = await answer.text()
  await waitOnExecutionContext(context)
  return { html, ...cost }
}

async function packedBytes(text: string): Promise<number> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return (await new Response(packed).arrayBuffer()).byteLength
}

test('sixty things: one statement, three rows read for each at most, a cookie and a page that an old phone carries', async () => {
  const entries = await manyPetitions()
  await as(nobody).get(BOOK)
  const cookie = await cookieOf(entries)
  expect(cookie.length).toBeLessThan(3_500)
  const { html, rowsRead, statements } = await opened(cookie)
  expect(html.match(/cua-toi\/mo\//g)).toHaveLength(MOST_ENTRIES)
  expect(statements).toBe(1)
  expect(rowsRead).toBeLessThanOrEqual(3 * MOST_ENTRIES)
  const ten = await opened(await cookieOf(entries.slice(0, 10)))
  const bare = await opened('')
  expect(bare.statements).toBe(0)
  const style = /<style>[\s\S]*?<\/style>/
  expect(await packedBytes(ten.html)).toBeLessThan(6 * 1024)
  expect(await packedBytes(html.replace(style, ''))).toBeLessThan(6 * 1024)

  // One more: the only one that has ended makes room, and she is told.
  const next = await sendPetition()
  const kept = await as(nobody).post(`${BOOK}/giu`, { code: next.code, secret: next.secret, keep: '1' }, { cookie })
  expect(kept.headers.get('location')).toBe(`${BOOK}?xong=giu&nhuong=1`)
  const value = `so-cua-toi=${bookValue(kept)}`
  const words = plain(await (await as(nobody).get(`${BOOK}?xong=giu&nhuong=1`, { cookie: value })).text())
  expect(words).toContain('đã bỏ 1 việc cũ nhất đã xong')
  expect([words.includes(next.code), words.includes('BX-26-070007')]).toEqual([true, false])

  // None of them has ended now: nothing is lost, and she is told what to do.
  const other = await sendPetition()
  const full = await as(nobody).post(
    `${BOOK}/giu`,
    { code: other.code, secret: other.secret, keep: '1' },
    { cookie: value },
  )
  expect([full.status, plain(await full.text()).includes('sổ đã đầy')]).toEqual([409, true])
  expect(bookValue(full)).toBe('')
})

test('for what moved, the events after those that she saw are read, not the whole history', async () => {
  const petition = await sendPetition({}, lan)
  const kept = await keeps({ name: 'người đếm' }, petition)
  const cookie = `so-cua-toi=${bookValue(kept)}`
  const { rowsRead } = await opened(cookie)
  await deed('tiepnhan', petition, 'tiep-nhan')
  await deed('dieuphoi', petition, 'giao', { body: 'binh-xa.phong-kinh-te' })
  const after = await opened(cookie)
  expect(after.html).toContain('2 tin mới')
  // Each of the two is read, put in order and handed over.
  expect(after.rowsRead - rowsRead).toBeLessThanOrEqual(3 * 2)
  expect((await bookOf({ name: 'người đếm' })).lines).toHaveLength(1)
})
