import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { as } from '../support/app.ts'
import { hung, lan, nobody, officer } from '../support/people.ts'
import { comments, does, type Draft, draftIn, gathers, mainOf, sends, shows, TODAY, tries } from './drafts.ts'

const many = (draft: Draft) =>
  env.DB.prepare('SELECT count(*) AS n FROM comments WHERE dossier_id = ?').bind(draft.id).first<number>('n')

describe('Lan comments', () => {
  test('by tapping twice, or five times at once, and has one comment with one receipt', async () => {
    const draft = await draftIn('collecting')
    const fields = { submissionKey: crypto.randomUUID() }
    const answers = await Promise.all(Array.from({ length: 5 }, () => sends(draft, lan, 3, fields)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
    expect(new Set(answers.map((answer) => answer.headers.get('location'))).size).toBe(1)
    expect(await many(draft)).toBe(1)
    const other = await sends(draft, lan, 3, { ...fields, text: 'Tôi nghĩ lại: nên giữ nguyên.' })
    expect(other.status).toBe(409)
    const page = await other.text()
    expect(page).toContain('Tôi nghĩ lại: nên giữ nguyên.')
    expect(page).not.toContain(fields.submissionKey)
    expect(await many(draft)).toBe(1)
  })

  test('on a network that sends too much, is asked to wait, and keeps her words', async () => {
    const draft = await draftIn('collecting')
    const limit = vi
      .spyOn(Object.getPrototypeOf(env.SUBMIT_HARD) as RateLimit, 'limit')
      .mockResolvedValue({ success: false })
    const text = 'Mức thu này nhà tôi không lo nổi.'
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => sends(draft, lan, 3, { text })))
    limit.mockRestore()
    const late = answers.find((one) => one.status === 429)
    expect(await late?.text()).toContain(`${text}</textarea>`)
    expect(await many(draft)).toBe(answers.filter((one) => one.status === 303).length)
  })

  test('and opens hers with her two codes, on either page where codes are typed; a wrong pair opens nothing', async () => {
    const draft = await draftIn('collecting')
    const comment = await comments(draft, lan, 1)
    const typed = { caseCode: comment.code.toLowerCase(), secret: comment.secret }
    const found = await as(hung).post('/binh-xa/tra-cuu', typed)
    expect([found.status, found.headers.get('location')]).toEqual([303, comment.path])
    const own = await as(hung).post('/binh-xa/gop-y/tra-cuu', { code: comment.code, secret: comment.secret })
    expect(own.headers.get('location')).toBe(comment.path)
    const receipt = await as(lan).get(`${comment.path}/bien-nhan`)
    expect(await receipt.text()).toContain(comment.secret)

    const other = await comments(draft, hung, 1)
    const wrong = await as(nobody).post('/binh-xa/gop-y/tra-cuu', { code: comment.code, secret: other.secret })
    const absent = await as(nobody).post('/binh-xa/gop-y/tra-cuu', {
      code: `BX-PB${draft.slug}-999`,
      secret: other.secret,
    })
    expect([wrong.status, absent.status]).toEqual([422, 422])
    expect(mainOf(await wrong.text())).toContain('Mã ý kiến hoặc mã bí mật chưa đúng')
    const closed = await as(nobody).get(comment.path)
    expect([closed.status, (await closed.text()).includes('Mức thu cao quá')]).toEqual([404, false])
  })

  test('and whoever guesses secrets is stopped after ten, also with the right one then', async () => {
    const draft = await draftIn('collecting')
    const comment = await comments(draft, lan, 1)
    const guesser = { name: 'người đoán' }
    const guess = (secret: string) => as(guesser).post('/binh-xa/gop-y/tra-cuu', { code: comment.code, secret })
    for (let at = 0; at < 10; at++) expect((await guess(`SAI-${at}`)).status).toBe(422)
    expect((await guess(comment.secret)).status).toBe(429)
    expect((await as(guesser).get(`${comment.path}?ma=${comment.secret}`)).status).toBe(429)
    expect((await as(lan).get(comment.path)).status).toBe(200)
  })

  test('on a draft that is not open any more, and keeps her words on the page', async () => {
    const draft = await draftIn('compiling')
    const late = await sends(draft, lan, 3, { text: 'Ý kiến đến muộn của tôi.' })
    expect(late.status).toBe(409)
    const page = await late.text()
    expect(page).toContain('Ý kiến đến muộn của tôi.')
    expect(page).toContain('đã hết thời gian góp ý')
    await env.DB.prepare("UPDATE criticisms SET closes_on = '2026-01-01' WHERE dossier_id = ?").bind(draft.id).run()
    const open = await draftIn('collecting')
    await env.DB.prepare("UPDATE criticisms SET closes_on = '2026-01-01' WHERE dossier_id = ?").bind(open.id).run()
    expect((await sends(open, lan, 3)).status).toBe(409)
    expect(await many(open)).toBe(0)
  })

  test('in words of a denunciation: it is held, the moderator sees why, and she is told the right way', async () => {
    const draft = await draftIn('collecting')
    const text = 'Tôi tố cáo cán bộ thu tiền rác không có biên lai, gọi tôi số 0978123456.'
    const comment = await comments(draft, lan, 3, { text })
    const page = mainOf(await (await as(lan).get(comment.path)).text())
    expect(page).toContain('Tố cáo, khiếu nại phải gửi đúng nơi')
    const desk = mainOf(await (await as(officer('tiepnhan')).get(`${draft.office}/cho-xem`)).text())
    expect(desk).toContain('Có lời giống tố cáo.')
    expect(desk).toContain('Có số giống số giấy tờ hoặc số điện thoại.')
    const calm = await comments(draft, hung, 3)
    expect(mainOf(await (await as(hung).get(calm.path)).text())).not.toContain('Tố cáo, khiếu nại phải')
  })

  test('and a program that fills in the hidden box is taken like anybody, for the moderator to judge', async () => {
    const draft = await draftIn('collecting')
    await comments(draft, nobody, 3, { website: 'http://x.example' })
    const desk = mainOf(await (await as(officer('tiepnhan')).get(`${draft.office}/cho-xem`)).text())
    expect(desk).toContain('Điền cả ô ẩn')
  })
})

describe('a moderator', () => {
  test('hides a comment with a reason that Lan reads, and nobody else ever reads the comment', async () => {
    const draft = await draftIn('collecting')
    const comment = await comments(draft, lan, 3, { text: 'Ông trưởng thôn là kẻ vô dụng.' })
    const desk = as(officer('tiepnhan'))
    const without = await desk.post(`${draft.office}/cho-xem`, { viec: 'an', chon: [comment.id] })
    expect([without.status, mainOf(await without.text()).includes('chọn lý do không đăng')]).toEqual([422, true])
    const reason = 'Có lời xúc phạm, đe dọa người khác.'
    await desk.post(`${draft.office}/cho-xem`, {
      viec: 'an',
      chon: [comment.id],
      reason,
      more: 'Bỏ câu ấy thì đăng được.',
    })
    const own = mainOf(await (await as(lan).get(comment.path)).text())
    expect(own).toContain('Không đăng')
    expect(own).toContain(`Lý do: ${reason} Bỏ câu ấy thì đăng được.`)
    for (const path of [draft.open, `${draft.open}/muc/3`, `${draft.open}/toan-van`])
      expect(await (await as(hung).get(path)).text()).not.toContain('vô dụng')
    await desk.post(`${draft.office}/cho-xem?xem=khong-dang`, { viec: 'dang', chon: [comment.id] })
    expect(await (await as(hung).get(`${draft.open}/muc/3`)).text()).toContain('vô dụng')
  })

  test('shows the same comments twice, and they are counted once; hidden again they are not counted', async () => {
    const draft = await draftIn('collecting')
    const [first, second] = [await comments(draft, lan, 3), await comments(draft, hung, 3)]
    await shows(draft, first, second)
    await shows(draft, first)
    const shown = () =>
      env.DB.prepare('SELECT shown FROM draft_sections WHERE dossier_id = ? AND position = 3')
        .bind(draft.id)
        .first<number>('shown')
    expect(await shown()).toBe(2)
    const hide = { viec: 'an', chon: [first.id], reason: 'Không nói về dự thảo này.' }
    await as(officer('tiepnhan')).post(`${draft.office}/cho-xem?xem=da-dang`, hide)
    await as(officer('tiepnhan')).post(`${draft.office}/cho-xem?xem=da-dang`, hide)
    expect(await shown()).toBe(1)
  })

  test('who hides a comment that is in a point takes it out of there, before the criticism goes out', async () => {
    const draft = await draftIn('collecting')
    const [first, second] = [await comments(draft, lan, 3), await comments(draft, hung, 3)]
    await shows(draft, first, second)
    await does('dieuphoi', draft, 'dong-gop-y', { note: 'Bà con đã góp ý đủ.' })
    const point = await gathers(draft, 'Giảm mức thu cho hộ nghèo.', first, second)
    const count = () => env.DB.prepare('SELECT citizens FROM points WHERE id = ?').bind(point).first<number>('citizens')
    expect(await count()).toBe(2)
    const hide = { viec: 'an', chon: [first.id], reason: 'Không nói về dự thảo này.' }
    await as(officer('tiepnhan')).post(`${draft.office}/cho-xem?xem=da-dang`, hide)
    expect(await count()).toBe(1)
  })

  test('cannot reach into another draft, and a stranger to the desk does not find it', async () => {
    const [draft, other] = [await draftIn('collecting'), await draftIn('collecting')]
    const comment = await comments(other, lan, 3)
    await as(officer('tiepnhan')).post(`${draft.office}/cho-xem`, { viec: 'dang', chon: [comment.id] })
    expect(await (await as(hung).get(`${other.open}/muc/3`)).text()).not.toContain('Mức thu cao quá')
    for (const who of ['xuly.kinhte', 'duyet.kinhte', 'xuly.congan', 'lanhdao', 'tuvan', 'tiepnhan.dakpo'])
      expect([who, (await as(officer(who)).get(`${draft.office}/cho-xem`)).status]).toEqual([who, 404])
  })
})

describe('what nobody of ours would send', () => {
  const ODD: [string, Record<string, string>, number][] = [
    ['half a sign', { text: '\ud800 thử xem sao' }, 303],
    ['nothing', { text: '' }, 422],
    ['too much', { text: 'x'.repeat(3000) }, 422],
    ['control signs', { text: '\u0000\u0001 thử' }, 422],
    ['another side', { axis: 'tien' }, 422],
    ['another hamlet', { hamlet: 'khong-co' }, 422],
    ['a very long hamlet', { hamlet: 'x'.repeat(5000) }, 422],
    ['no key', { submissionKey: '' }, 422],
    ['a key that is none', { submissionKey: "' OR 1=1 --" }, 422],
  ]

  test.each(ODD)('%s is refused at its field or taken, never a fault of ours', async (_, fields, status) => {
    const draft = await draftIn('collecting')
    expect((await sends(draft, nobody, 3, fields)).status).toBe(status)
  })

  test('odd addresses are pages that are not there', async () => {
    const draft = await draftIn('collecting')
    const paths = [
      '/muc/999',
      '/muc/x',
      '/muc/-1',
      '/y-kien/0',
      '/y-kien/99999999',
      '/muc/3?truoc=x',
      '/khac',
      '/y-kien/1?ma=%00',
    ]
    const statuses = await Promise.all(paths.map(async (path) => (await as(nobody).get(draft.open + path)).status))
    expect(statuses).toEqual([404, 404, 404, 404, 404, 200, 404, 422])
    for (const slug of ['26-9999', 'x', '26-0001%00', '../26-0001'])
      expect((await as(nobody).get(`/binh-xa/gop-y/${slug}`)).status).toBeOneOf([404, 400])
    const odd = [
      'tong-hop?muc=x&truc=y&sau=1.x',
      'tong-hop?sau=9999.99999999',
      'cho-xem?xem=toString&sau=x',
      'y-kien?sau=-1',
      'tong-hop/x',
    ]
    const office = await Promise.all(
      odd.map(async (path) => (await as(officer('dieuphoi')).get(`${draft.office}/${path}`)).status),
    )
    expect(office).toEqual([200, 200, 200, 200, 404])
  })

  test('forms of officers with odd fields are refused in words', async () => {
    const draft = await draftIn('collecting')
    const odd = { chon: ['x', "'; DROP TABLE comments"], viec: 'gi', diem: 'x', text: 'x', reason: 'x' }
    for (const path of ['cho-xem', 'tong-hop'])
      expect((await as(officer('dieuphoi')).post(`${draft.office}/${path}`, odd)).status).toBeOneOf([409, 422])
    expect((await as(officer('dieuphoi')).post(`${draft.office}/y-kien`, odd)).status).toBe(422)
    expect((await as(officer('dieuphoi')).post(`${draft.office}/khong-co`, odd)).status).toBe(404)
    expect((await tries('dieuphoi', draft, 'gia-han', { closesOn: '2026-99-99', reason: TODAY })).status).toBe(422)
  })
})
