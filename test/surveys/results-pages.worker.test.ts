import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { wordsOf } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { nobody, officer, type Person } from '../support/people.ts'
import { counted, ledgerOf, LIFE, lifeAnswers, placeAnswers } from '../support/survey-results.ts'
import { placeSlips, placeSurvey } from '../support/surveys.ts'

const OVER = { status: 'closed' as const, closesAt: '2026-11-20T10:00:00.000Z' }
const thu = officer('dieuphoi')
const canh = officer('giamsat')

async function get(path: string, person: Person = thu) {
  const answer = await as(person).get(path)
  const html = await answer.text()
  return { status: answer.status, html, words: wordsOf(html) }
}
const desk = (placed: { survey: { slug: string } }) => `/can-bo/khao-sat/${placed.survey.slug}/ket-qua`

describe('an officer who reads what came of a survey', () => {
  test('sees how many answered, question by question, with the share and the number', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 300)
    await counted()
    const { status, words, html } = await get(desk(placed))
    expect(status).toBe(200)
    expect(words).toContain('Đã đếm 300 phiếu, đến lúc')
    expect(words).toContain('Đường thôn có đi được khi mưa không?')
    expect(words).toContain('Có 200 67%')
    expect(words).toContain('Trung bình 3,6; các câu trả lời lệch nhau khoảng 0,9 (độ lệch chuẩn).')
    expect(words).toContain('Mỗi người chọn được nhiều ý nên cộng lại có thể quá 100%.')
    expect(words).toContain('liên kết mở: không đại diện')
    expect(words).toContain('150 lượt có câu trả lời')
    expect(words).toContain('9/2026')
    expect(html).toContain('class="heat"')
    expect(html).not.toMatch(/\bstyle="/)
  })

  test('sees no number below five, nor one from which it would follow', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 40, (n) => ({ thon: 'lang_dia', tot: n < 3 ? 'khong' : 'co' }))
    await placeAnswers(placed, 2, () => ({ thon: 'soi_dia', tot: 'co' }))
    await placeAnswers(placed, 20, () => ({ thon: 'yen_binh', tot: 'co' }))
    await counted()
    const { words } = await get(desk(placed))
    expect(words).toContain('Có không nêu')
    expect(words).toContain('Không không nêu')
    expect(words).toMatch(/Soi Dịa không nêu/)
    expect(words).not.toMatch(/\b59\b|\b95%|\b5%/)
  })

  test('sees nothing yet of four answers, and why', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 4)
    await counted()
    const { words } = await get(desk(placed))
    expect(words).toContain('Đã đếm dưới 5 phiếu')
    expect(words).toContain('Chưa đủ phiếu để xem kết quả.')
    expect(words).not.toContain('Đường thôn')
  })

  test('is told of answers that are not counted yet', async () => {
    const placed = await placeSurvey(LIFE)
    await placeAnswers(placed, 30)
    expect((await get(desk(placed))).words).toContain(
      'Chưa đếm phiếu nào. Còn 30 phiếu chưa đếm. Máy đếm tiếp năm phút một lần.',
    )
    await counted()
    expect((await get(desk(placed))).words).toContain(
      'Còn 5 phiếu chưa đếm. Khi còn nhận phiếu, 5 phiếu mới nhất được đếm sau',
    )
  })

  test('of invited people reads the margin, and how many slips were used', async () => {
    const placed = await placeSurvey(LIFE, { ...OVER, audience: 'invited' })
    await placeSlips(
      placed.survey.id,
      Array.from({ length: 400 }, (_, n) => `h${n}`),
      'lang_dia',
    )
    await env.DB.prepare(`update invitations set used_on = '2026-11-20' where survey_id = ? and rowid % 2 = 0`)
      .bind(placed.survey.id)
      .run()
    await placeAnswers(placed, 200)
    await counted()
    const { words } = await get(desk(placed))
    expect(words).toContain('Sai số khoảng ±5 điểm phần trăm nếu người trả lời được chọn ngẫu nhiên.')
    expect(words).toContain('đã phát 400, đã dùng 200 (50%)')
    expect(words).not.toContain('liên kết mở')
  })

  test('must be one who reads results; others are told so, and of another commune there is nothing', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    for (const path of [desk(placed), `${desk(placed)}/so-sanh`, `${desk(placed)}/y-kien/y_kien`]) {
      expect((await get(path, canh)).status).toBe(path.endsWith('y_kien') ? 404 : 200)
      expect((await get(path, officer('xuly.kinhte'))).status).toBe(403)
      expect((await get(path, officer('dieuphoi.dakpo'))).status).toBe(404)
    }
    expect((await get(`${desk(placed)}/cong-bo`, canh)).status).toBe(403)
    expect((await get(`/can-bo/khao-sat/khong-co/ket-qua`)).status).toBe(404)
  })
})

describe('an officer who compares groups', () => {
  const compare = (placed: { survey: { slug: string } }, cau: string, theo: string) =>
    `${desk(placed)}/so-sanh?${new URLSearchParams({ cau, theo })}`
  const ask = (placed: { survey: { slug: string } }, cau: string, theo: string, person = thu) =>
    as(person).post(`${desk(placed)}/so-sanh`, { cau, theo })

  test('gets a small table at once, and it goes on with the answers', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 300)
    await counted()
    expect((await get(compare(placed, 'tot:choice', '='))).words).toContain('Bảng này chưa được đếm.')
    expect((await ask(placed, 'tot:choice', '=')).status).toBe(303)
    const { words } = await get(compare(placed, 'tot:choice', '='))
    expect(words).toContain('Đường thôn có đi được khi mưa không? Chia theo: Thôn')
    expect(words).toMatch(/Làng Dịa 50% 50 50% 50 100/)
    await placeAnswers(placed, 30)
    await counted()
    const { crosses } = await ledgerOf(placed.survey.id)
    expect(crosses[0]?.cross.all.many).toBe(330)
    expect(crosses[0]?.upTo).toBe(null)
  })

  test('waits for the clock where there are many answers', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 2100)
    await counted()
    await ask(placed, 'diem:scale', 'tuoi:number')
    expect((await get(compare(placed, 'diem:scale', 'tuoi:number'))).words).toContain('Máy đang đếm bảng này.')
    await counted()
    const { words } = await get(compare(placed, 'diem:scale', 'tuoi:number'))
    expect(words).toContain('Chấm điểm cán bộ Chia theo: Ông/bà bao nhiêu tuổi?')
    expect(words).toMatch(/Dưới \d+ 3,6/)
  })

  test('reads a mean for each group of ages, and the same groups with every question', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 200)
    await counted()
    await ask(placed, 'diem:scale', 'tuoi:number')
    await ask(placed, 'tot:choice', 'tuoi:number')
    const { crosses } = await ledgerOf(placed.survey.id)
    const cuts = crosses.map(({ by }) => (by.kind === 'question' ? by.cuts : []))
    expect(cuts[0]?.length).toBeGreaterThan(0)
    expect(cuts[1]).toEqual(cuts[0])
  })

  test('does not get the third table of three questions, from which people could be made out', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 60)
    await counted()
    expect((await ask(placed, 'tot:choice', '=')).status).toBe(303)
    expect((await ask(placed, 'can:several', '=')).status).toBe(303)
    const refused = await ask(placed, 'can:several', 'tot:choice')
    expect(refused.status).toBe(409)
    expect(wordsOf(await refused.text())).toContain('có thể đoán ra từng người')
    expect((await ledgerOf(placed.survey.id)).crosses).toHaveLength(2)
  })

  test('is told where two questions do not go together, whatever the address says', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 20)
    await counted()
    for (const [cau, theo] of [
      ['tot:choice', 'tot:choice'],
      ['tot:choice', 'di_hoc:choice*'],
      ['khong_co', '='],
      ['y_kien:given', '='],
      ['__proto__', 'constructor'],
    ] as const) {
      expect((await get(compare(placed, cau, theo))).status).toBe(422)
      expect((await ask(placed, cau, theo)).status).toBe(422)
    }
    expect((await get(`${desk(placed)}/so-sanh`)).status).toBe(200)
  })
})

describe('an officer who reads what people wrote', () => {
  const place = async (many = 90) => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, many)
    await counted()
    return { placed, path: `${desk(placed)}/y-kien/y_kien` }
  }
  const marksOf = (html: string) =>
    [...html.matchAll(/name="mark" value="([0-9a-f]{16})"/g)].map(([, mark = '']) => mark)

  test('finds texts without typing marks, page by page, and no id of an answer stands in the page', async () => {
    const { placed, path } = await place(210)
    const first = await get(path)
    expect(marksOf(first.html)).toHaveLength(30)
    const next = /href="([^"]*sau=[0-9a-f]{16})"/.exec(first.html)?.[1] ?? ''
    const second = await get(next.replaceAll('&amp;', '&'))
    expect(marksOf(second.html)).toHaveLength(30)
    expect(new Set([...marksOf(first.html), ...marksOf(second.html)]).size).toBe(60)
    const found = await get(`${path}?tim=${encodeURIComponent('Y KIEN so 42')}`)
    expect(found.words).toContain('Ý kiến số 42: đường lầy, nước đục')
    expect(marksOf(found.html)).toHaveLength(1)
    expect((await get(`${path}?tim=khongco`)).words).toContain('Không có ý kiến nào như vậy.')
    const { results } = await env.DB.prepare('select id from responses where survey_id = ?')
      .bind(placed.survey.id)
      .all<{ id: string }>()
    for (const { id } of results) expect(first.html).not.toContain(id)
  })

  test('puts some under a tag, reads those alone, and takes the tag off again', async () => {
    const { path } = await place()
    const marks = marksOf((await get(path)).html)
    const three = marks.slice(0, 3)
    expect((await as(thu).post(path, { mark: three, tag: ' đường   lầy ', lam: 'them' })).status).toBe(303)
    const tagged = await get(`${path}?nhan=${encodeURIComponent('đường lầy')}`)
    expect(marksOf(tagged.html).toSorted()).toEqual(three.toSorted())
    expect(tagged.words).toContain('đường lầy (3)')
    await as(thu).post(path, { mark: three.slice(0, 2), tag: 'đường lầy', lam: 'bo' })
    expect((await get(path)).words).toContain('đường lầy (1)')
    expect((await as(thu).post(path, { mark: [], tag: '', lam: 'them' })).status).toBe(422)
    expect((await as(thu).post(path, { mark: ['x'], tag: 'a', lam: 'them' })).status).toBe(422)
    expect((await as(canh).post(path, { mark: three, tag: 'nước', lam: 'them' })).status).toBe(403)
    expect((await get(path, canh)).words).not.toContain('Gắn nhãn')
  })

  test('does not get to read four texts, nor what is no text', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 30, (n) => ({ thon: 'soi_dia', ...(n < 4 ? { y_kien: 'Nước đục' } : {}) }))
    await counted()
    const { status, words } = await get(`${desk(placed)}/y-kien/y_kien`)
    expect(status).toBe(404)
    expect(words).toContain('Từ 5 ý kiến mới mở ra đọc')
    expect((await get(`${desk(placed)}/y-kien/tot`)).status).toBe(404)
    expect((await get(desk(placed))).words).not.toContain('gắn nhãn các câu trả lời')
  })
})

describe('a leader who releases results', () => {
  const lead = officer('lanhdao')
  const WORDS = 'Xã hỏi bà con ba thôn về đường, nước, điện.'
  const publish = async (path: string, more: Record<string, string | string[]> = {}) => {
    const fields = {
      cau: ['tot:choice', 'hl_dien:choice'],
      words: WORDS,
      done: 'Đã đổ đá đoạn Ka Pha, xong 15/11.',
      ...more,
    }
    const preview = await as(lead).post(`${path}/cong-bo`, { ...fields, lam: 'xem' })
    const html = await preview.text()
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
    const sent = { ...fields, lam: 'dang', dau: hidden('dau'), lan: hidden('lan') }
    return { preview, html, send: () => as(lead).post(`${path}/cong-bo`, sent) }
  }

  test('sees exactly what the public will see, and the public sees that and nothing else', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 120)
    await counted()
    const open = `${placed.path}/ket-qua`
    expect((await get(open, nobody)).status).toBe(404)
    const { preview, html, send } = await publish(desk(placed))
    expect(preview.status).toBe(200)
    expect((await get(open, nobody)).status).toBe(404)
    expect((await send()).status).toBe(303)
    const shown = await get(open, nobody)
    expect(shown.status).toBe(200)
    for (const text of [WORDS, 'Đã đổ đá đoạn Ka Pha', 'Có 80 67%', 'liên kết mở: không đại diện', '120 phiếu'])
      expect([wordsOf(html).includes(text), shown.words.includes(text)]).toEqual([true, true])
    expect(shown.words).not.toContain('Chấm điểm cán bộ')
    const part = (page: string) => /<p class="lead words">[\s\S]*?<p class="hint">Số dưới 5/.exec(page)?.[0]
    expect(part(shown.html)).toBe(part(html))
    expect(shown.html).not.toContain('y_kien')
    const list = await get(`/${placed.survey.communeId}/khao-sat`, nobody)
    expect(list.html).toContain(`${placed.path}/ket-qua`)
  })

  test('of a consultation tells where the results go', async () => {
    const placed = await placeSurvey(LIFE, { ...OVER, kind: 'consultation' })
    await placeAnswers(placed, 40)
    await counted()
    await (await publish(desk(placed))).send()
    const { words } = await get(`${placed.path}/ket-qua`, nobody)
    expect(words).toContain('báo cáo Hội đồng nhân dân xã tại kỳ họp thường lệ gần nhất')
    expect(words).toContain('Khoản 5 Điều 28 Luật Thực hiện dân chủ ở cơ sở')
  })

  test('cannot release anew after one to four more answers; after five, or with none more, he can', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 50)
    await counted()
    expect((await (await publish(desk(placed))).send()).status).toBe(303)
    await placeAnswers(placed, 3)
    await counted()
    const refused = await publish(desk(placed))
    expect(refused.preview.status).toBe(409)
    expect(wordsOf(refused.html)).toContain('chỉ có thêm 3 phiếu')
    await placeAnswers(placed, 2)
    await counted()
    expect((await (await publish(desk(placed), { done: '' })).send()).status).toBe(303)
    expect((await (await publish(desk(placed), { done: 'Đã bàn ở thôn.' })).send()).status).toBe(303)
    const { words } = await get(`${placed.path}/ket-qua`, nobody)
    expect(words).toContain('Đã bàn ở thôn.')
    expect(words).toContain('Bản công bố lần 3.')
    expect(words).toContain('55 phiếu')
  })

  test('is shown the preview again when the numbers moved meanwhile, and nothing is released', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 50)
    await counted()
    const { send } = await publish(desk(placed))
    await placeAnswers(placed, 20)
    await counted()
    const answer = await send()
    expect(answer.status).toBe(409)
    expect(wordsOf(await answer.text())).toContain('Số liệu vừa được đếm lại')
    expect((await get(`${placed.path}/ket-qua`, nobody)).status).toBe(404)
  })

  test('takes a release back with a reason, which stands in its place', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 50)
    await counted()
    await (await publish(desk(placed))).send()
    const html = (await get(`${desk(placed)}/cong-bo`, lead)).html
    const lan = /name="lan" value="(\d+)"/.exec(html)?.[1] ?? ''
    const withdraw = (reason: string) => as(lead).post(`${desk(placed)}/cong-bo/1/rut`, { reason, lan })
    expect((await withdraw('sai')).status).toBe(422)
    expect((await withdraw('Đếm thiếu phiếu giấy của thôn Ka Pha.')).status).toBe(303)
    expect((await withdraw('Đếm thiếu phiếu giấy của thôn Ka Pha.')).status).toBe(409)
    const { words, status } = await get(`${placed.path}/ket-qua`, nobody)
    expect(status).toBe(200)
    expect(words).toContain('Kết quả này đã được rút lại')
    expect(words).toContain('Đếm thiếu phiếu giấy của thôn Ka Pha.')
    expect(words).not.toContain('67%')
    const list = await get(`/${placed.survey.communeId}/khao-sat`, nobody)
    expect(list.html).not.toContain(`${placed.path}/ket-qua`)
  })

  test('cannot release what is still open, what too few answered, what only officers were asked, or nothing', async () => {
    const open = await placeSurvey(LIFE)
    await placeAnswers(open, 50)
    const few = await placeSurvey(LIFE, OVER)
    await placeAnswers(few, 4)
    const staff = await placeSurvey(LIFE, { ...OVER, audience: 'staff' })
    await placeAnswers(staff, 50, lifeAnswers, { channel: 'staff' })
    await counted()
    for (const placed of [open, few, staff]) expect((await publish(desk(placed))).preview.status).toBe(409)
    const fine = await placeSurvey(LIFE, OVER)
    await placeAnswers(fine, 50)
    await counted()
    expect((await publish(desk(fine), { cau: [] })).preview.status).toBe(422)
    expect((await publish(desk(fine), { words: 'ngắn' })).preview.status).toBe(422)
    expect((await publish(desk(fine), { cau: ['__proto__'] })).preview.status).toBe(422)
  })

  test('releases tags of texts that enough people wrote, and no text', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 120)
    await counted()
    const path = `${desk(placed)}/y-kien/y_kien`
    const marks = [...(await get(path)).html.matchAll(/name="mark" value="([0-9a-f]{16})"/g)].map(
      ([, mark = '']) => mark,
    )
    await as(thu).post(path, { mark: marks.slice(0, 12), tag: 'đường lầy', lam: 'them' })
    await as(thu).post(path, { mark: marks.slice(0, 3), tag: 'cán bộ A', lam: 'them' })
    await (await publish(desk(placed), { cau: ['y_kien:given'] })).send()
    const { words } = await get(`${placed.path}/ket-qua`, nobody)
    expect(words).toContain('đường lầy 12 30%')
    expect(words).not.toContain('cán bộ A')
    expect(words).not.toContain('Ý kiến số')
  })
})
