import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { bring, deed, mergedInto, petitionIn, sendPetition, senderDeed } from '../support/build.ts'
import { as, packed } from '../support/app.ts'
import { hung, lan, nobody, officer, type Person } from '../support/people.ts'
import { placeSurvey, roadFields } from '../support/surveys.ts'
import { comments, draftIn } from '../criticism/drafts.ts'
import { openTopic } from '../supervision/spot.ts'
import { startStamp } from '../../worker/forms/filling/stamp.ts'
import { BOOK, bookOf, bookValue, keeps, keepsFrom } from './keeping.ts'

/** Somebody with a phone of her own, on which nothing was kept before. */
let phones = 0
const somebody = (): Person => ({ name: `người thứ ${++phones}`, phone: '0978123456' })

describe('Lan keeps what she sent in the book of her phone', () => {
  test('a petition, from its own page: it stands there with its state, and leads to its page without typing', async () => {
    const her = somebody()
    const petition = await sendPetition({}, her)
    const kept = await keepsFrom(her, `/binh-xa/ho-so/${petition.code}`)
    expect([kept.status, kept.headers.get('location')]).toEqual([303, `${BOOK}?xong=giu`])
    expect(kept.headers.get('set-cookie')).toMatch(
      /^so-cua-toi=1[\w-]+; Max-Age=34560000; Path=\/binh-xa\/cua-toi; HttpOnly; SameSite=Lax$/,
    )
    const { lines, html } = await bookOf(her)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(petition.code)
    expect(lines[0]).toContain('Mới gửi')
    expect(lines[0]).not.toContain('tin mới')
    expect(html).not.toContain(petition.secret)
    const href = /href="(\/binh-xa\/cua-toi\/mo\/[^"]+)"/.exec(html)?.[1] ?? ''
    const opened = await as(her).get(href)
    expect([opened.status, opened.headers.get('location')]).toEqual([303, `/binh-xa/ho-so/${petition.code}`])
    expect(opened.headers.getSetCookie()[0]).toContain(`Path=/binh-xa/ho-so/${petition.code};`)
  })

  test('and is told what moved since she looked, once; what officers do among themselves is not news', async () => {
    const her = somebody()
    const [road, lamp] = [await sendPetition({}, her), await sendPetition({ content: 'Đèn đường ở ngã ba hỏng.' }, her)]
    await keeps(her, road)
    await keeps(her, lamp)
    await deed('tiepnhan', road, 'tiep-nhan')
    await deed('dieuphoi', road, 'giao', { body: 'binh-xa.phong-kinh-te' })
    const { words, lines } = await bookOf(her)
    expect(words).toContain('2 việc đã giữ, 1 việc có tin mới.')
    expect(lines[0]).toContain(road.code)
    expect(lines[0]).toMatch(/2 tin mới từ \d\d\/\d\d/)
    expect(lines[0]).toContain('Đang xử lý')
    await as(her).get(`${BOOK}/mo/${thing(road.code)}`)
    expect((await bookOf(her)).words).toContain('2 việc đã giữ.')
    await deed('xuly.kinhte', road, 'nhan-xu-ly')
    await deed('xuly.kinhte', road, 'trinh-duyet', {
      ...{
        answer: 'Đã thu gom xong hôm qua, đặt thêm hai thùng.',
        demandAnswer: ['Đã xong.'],
        documentNumber: '9/PKT',
      },
    })
    // Work began: one; that an answer waits for its approval stays among officers.
    expect((await bookOf(her)).lines[0]).toContain('1 tin mới')
    await as(her).get(`${BOOK}/mo/${thing(road.code)}`)
    await senderDeed(road, 'rut')
    const after = await bookOf(her)
    expect(after.words).not.toContain('tin mới')
    expect(after.lines.find((line) => line.includes(road.code))).toContain('Kết thúc')
  })

  test('a petition that was merged: the answer to the other one is news, and its state is the other one’s', async () => {
    const her = somebody()
    const into = await petitionIn('received', {}, hung)
    const petition = await mergedInto(into, her)
    await keeps(her, petition)
    await deed('dieuphoi', into, 'giao', { body: 'binh-xa.phong-kinh-te' })
    expect((await bookOf(her)).lines[0]).not.toContain('tin mới')
    await deed('xuly.kinhte', into, 'nhan-xu-ly')
    await deed('xuly.kinhte', into, 'trinh-duyet', {
      ...{
        answer: 'Đã thu gom xong hôm qua, đặt thêm hai thùng.',
        demandAnswer: ['Đã xong.'],
        documentNumber: '8/PKT',
      },
    })
    await deed('duyet.kinhte', into, 'duyet')
    const [line = ''] = (await bookOf(her)).lines
    expect(line).toContain('Đã trả lời')
    expect(line).toContain('1 tin mới')
    expect(line).not.toContain(into.code)
  })

  test('a petition that is handled apart: she reads that it went on, and nothing of what is done with it', async () => {
    const her = somebody()
    const petition = await sendPetition({}, her)
    await keeps(her, petition)
    await bring(petition, 'restricted')
    const [line = ''] = (await bookOf(her)).lines
    expect(line).toContain('Đang xử lý')
    // Received, and sent to whoever is competent.
    expect(line).toContain('2 tin mới')
    await as(officer('baomat')).get(`/can-bo/ho-so/${petition.code}`)
    expect((await bookOf(her)).lines[0]).toContain('2 tin mới')
  })

  test('a comment on a draft, from its own page: shown is news', async () => {
    const her = somebody()
    const draft = await draftIn('collecting')
    const comment = await comments(draft, her, 3)
    expect((await keepsFrom(her, comment.path)).status).toBe(303)
    expect((await bookOf(her)).lines[0]).toContain('Đang chờ cán bộ xem')
    await as(officer('tiepnhan')).post(`${draft.office}/cho-xem`, { viec: 'dang', chon: [comment.id] })
    const { lines, html } = await bookOf(her)
    expect(lines[0]).toContain('Đã đăng')
    expect(lines[0]).toContain('1 tin mới')
    expect(lines[0]).toContain(comment.code)
    const href = /href="(\/binh-xa\/cua-toi\/mo\/[^"]+)"/.exec(html)?.[1] ?? ''
    expect((await as(her).get(href)).headers.get('location')).toBe(comment.path)
    expect((await bookOf(her)).lines[0]).not.toContain('tin mới')
  })

  test('a survey: that she took part and when, never what she answered; results are news', async () => {
    const her = somebody()
    const placed = await placeSurvey()
    const sent = await as(her).post(placed.path, roadFields(placed, { 'c.y_kien': 'Làm cống ở đoạn dốc.' }))
    const receipt = sent.headers.get('location') ?? ''
    expect((await keepsFrom(her, receipt)).status).toBe(303)
    const { lines, html } = await bookOf(her)
    expect(lines[0]).toContain('Khảo sát')
    expect(lines[0]).toContain('Đã tham gia')
    expect(html).not.toContain('Làm cống')
    const href = /href="(\/binh-xa\/cua-toi\/mo\/[^"]+)"/.exec(html)?.[1] ?? ''
    expect((await as(her).get(href)).headers.get('location')).toBe(receipt)
    await env.DB.prepare("UPDATE surveys SET status = 'closed' WHERE id = ?").bind(placed.survey.id).run()
    expect((await bookOf(her)).lines[0]).toContain('khảo sát đã kết thúc')
    await env.DB.prepare(
      "INSERT INTO survey_results (survey_id, number, results, words, published_by, published_at) VALUES (?, 1, '{}', '', '', '')",
    )
      .bind(placed.survey.id)
      .run()
    expect((await bookOf(her)).lines[0]).toMatch(/Đã có kết quả 1 tin mới/)
  })

  test('what she added to a supervision, by its number alone', async () => {
    const her = somebody()
    const topic = await openTopic()
    const started = startStamp(env, `observation/${topic.id}`, {
      ...{ openedAt: new Date(Date.now() - 60_000), versionId: 'gop-y' },
    })
    const sent = await as(her).post(`/binh-xa/giam-sat/${topic.slug}/gop-y`, {
      ...{ content: 'Đêm nào trại cũng xả nước ra mương.', hamlet: '', place: '', website: '', started },
      submissionKey: crypto.randomUUID(),
    })
    const receipt = sent.headers.get('location') ?? ''
    expect((await keepsFrom(her, receipt)).status).toBe(303)
    expect((await bookOf(her)).lines[0]).toContain('Đã nhận')
    await env.DB.prepare("UPDATE observations SET state = 'read', handled_at = '2026-11-22' WHERE dossier_id = ?")
      .bind(topic.id)
      .run()
    expect((await bookOf(her)).lines[0]).toContain('Người giám sát đã xem')
    expect((await bookOf(her)).lines[0]).toContain('1 tin mới')
  })

  test('by typing two codes; only to look, when she does not want it kept', async () => {
    const her = somebody()
    const petition = await sendPetition({}, hung)
    const look = await as(her).post(`${BOOK}/giu`, { code: petition.code.toLowerCase(), secret: petition.secret })
    expect([look.status, look.headers.get('location')]).toEqual([303, `/binh-xa/ho-so/${petition.code}`])
    expect((await as(her).get(`/binh-xa/ho-so/${petition.code}`)).status).toBe(200)
    expect((await bookOf(her)).lines).toEqual([])
  })

  test('takes one thing out, or all of it; what she sent stays', async () => {
    const her = somebody()
    const [one, two] = [await sendPetition({}, her), await sendPetition({ content: 'Đèn đường ở ngã ba hỏng.' }, her)]
    await keeps(her, one)
    await keeps(her, two)
    await as(her).post(`${BOOK}/bo`, { thing: thing(one.code) })
    const left = await bookOf(her)
    expect([left.lines.length, left.lines[0]?.includes(two.code)]).toEqual([1, true])
    const emptied = await as(her).post(`${BOOK}/xoa`)
    expect(emptied.headers.get('set-cookie')).toMatch(/^so-cua-toi=; Max-Age=0; Path=\/binh-xa\/cua-toi/)
    expect((await bookOf(her)).words).toContain('Sổ còn trống')
    expect((await keeps(her, one)).status).toBe(303)
  })
})

describe('whoever tries what is not his', () => {
  test('with another one’s secret, or a code that is not there, reads the same sentence; after ten he waits', async () => {
    const thief = somebody()
    const [his, hers] = [await sendPetition({}, hung), await sendPetition({ content: 'Đèn đường ở ngã ba hỏng.' }, lan)]
    const wrong = await keeps(thief, { code: his.code, secret: hers.secret })
    const absent = await keeps(thief, { code: 'BX-26-999999', secret: hers.secret })
    const senseless = await keeps(thief, { code: 'gì đó', secret: '' })
    const said = await Promise.all(
      [wrong, absent, senseless].map(async (one) => /Hai mã này[^<]*/.exec(await one.text())?.[0]),
    )
    expect([wrong.status, absent.status, senseless.status]).toEqual([422, 422, 422])
    expect(new Set(said)).toEqual(new Set(['Hai mã này chưa đúng. Ông/bà xem lại cả hai mã trên biên nhận.']))
    for (let at = 3; at < 10; at++)
      expect((await keeps(thief, { code: his.code, secret: `SAI-${at}` })).status).toBe(422)
    const right = await keeps(thief, his)
    expect([right.status, bookValue(right)]).toEqual([429, ''])
    expect((await bookOf(thief)).lines).toEqual([])
  })

  test('finds an empty book behind a cookie that was touched, cut, taken to another commune or made up', async () => {
    const her = somebody()
    const value = bookValue(await keeps(her, await sendPetition({}, her)))
    const flipped = value.slice(0, 30) + (value[30] === 'A' ? 'B' : 'A') + value.slice(31)
    for (const [commune, cookie] of [
      ['binh-xa', flipped],
      ['binh-xa', value.slice(0, -4)],
      ['binh-xa', `2${value.slice(1)}`],
      ['binh-xa', 'x'],
      ['binh-xa', '%%%'],
      ['binh-xa', '1'.repeat(4_200)],
      ['dak-po', value],
    ] as const) {
      const answer = await as(nobody).get(`/${commune}/cua-toi`, { cookie: `so-cua-toi=${cookie}` })
      expect([commune, answer.status]).toEqual([commune, 200])
      expect(await answer.text()).toContain('Sổ còn trống')
    }
    const open = await as(nobody).get(`${BOOK}/mo/h2026-1`)
    expect([open.status, (await open.text()).includes('Việc này không có trong sổ')]).toEqual([404, true])
  })

  test('reads no codes in the cookie, and two books of the same things are not alike', async () => {
    const [her, him] = [somebody(), somebody()]
    const petition = await sendPetition({}, her)
    const [one, two] = [bookValue(await keeps(her, petition)), bookValue(await keeps(him, petition))]
    expect(one).not.toBe(two)
    const raw = atob(one.slice(1).replaceAll('-', '+').replaceAll('_', '/'))
    for (const word of [petition.secret.replaceAll('-', ''), petition.code, 'h2026'])
      expect([one.includes(word), raw.includes(word)]).toEqual([false, false])
  })

  test('a thing whose secret does not open it any more says so and can be taken out', async () => {
    const her = somebody()
    const petition = await sendPetition({}, her)
    await keeps(her, petition)
    await env.DB.prepare("UPDATE cases SET lookup_hash = 'anders' WHERE id = ?").bind(petition.id).run()
    expect((await bookOf(her)).lines[0]).toContain('không mở được nữa')
    expect((await as(her).get(`${BOOK}/mo/${thing(petition.code)}`)).status).toBe(404)
    await as(her).post(`${BOOK}/bo`, { thing: thing(petition.code) })
    expect((await bookOf(her)).lines).toEqual([])
  })

  test('sees nothing of it in what the server logs', async () => {
    const logged: string[] = []
    const spies = (['log', 'info', 'warn', 'error'] as const).map((level) =>
      vi
        .spyOn(console, level)
        .mockImplementation((...words: unknown[]) => void logged.push(words.map(String).join(' '))),
    )
    const her = somebody()
    const petition = await sendPetition({}, her)
    const value = bookValue(await keeps(her, petition))
    await bookOf(her)
    await as(her).get(`${BOOK}/mo/${thing(petition.code)}`)
    await as(her).send(`${BOOK}/giu`, { method: 'POST', body: packed({ code: petition.code, secret: 'SAI' }) })
    for (const spy of spies) spy.mockRestore()
    const all = logged.join('\n')
    for (const word of [petition.secret, petition.secret.replaceAll('-', ''), value]) expect(all).not.toContain(word)
  })
})

/** What names a petition in the book's addresses. */
function thing(code: string): string {
  const [, year, number] = code.split('-')
  return `h20${year}-${Number(number)}`
}
