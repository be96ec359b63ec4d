import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { wordsOf } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { deed, mergedInto, partsOf, type Petition, petitionIn, senderDeed } from '../support/build.ts'
import { breakOf } from '../support/history.ts'
import { hung, lan, officer } from '../support/people.ts'

const CASE = (petition: Petition, action = '') => `/can-bo/ho-so/${petition.code}${action && `/${action}`}`
const OWN = (petition: Petition, rest = '') => `/binh-xa/ho-so/${petition.code}${rest}`
const ECONOMY = 'binh-xa.phong-kinh-te'

async function pageOf(username: string, petition: Petition): Promise<string> {
  return wordsOf(await (await as(officer(username)).get(CASE(petition))).text())
}

async function senderPage(petition: Petition, rest = ''): Promise<string> {
  return wordsOf(await (await as(petition.sender).get(OWN(petition, rest))).text())
}

async function rowOf(petition: Petition) {
  const row = await env.DB.prepare('SELECT * FROM cases WHERE id = ?')
    .bind(petition.id)
    .first<Record<string, unknown>>()
  if (!row) throw new Error('no such case')
  return row
}

async function refusal(username: string, petition: Petition, action: string, fields = {}): Promise<[number, string]> {
  const answer = await as(officer(username)).post(CASE(petition, action), fields)
  return [answer.status, wordsOf(await answer.text())]
}

describe('two petitions about one matter', () => {
  test('are worked on once: Hùng keeps his code, sees how it stands, and reads the answer', async () => {
    const first = await petitionIn('in_progress', {}, lan)
    const second = await mergedInto(first, hung)
    expect(await senderPage(second)).toContain('Việc này được giải quyết cùng một hồ sơ khác')
    expect(await senderPage(second)).toContain('Phòng Kinh tế')
    await deed('xuly.kinhte', first, 'trinh-duyet', {
      answer: 'Phòng Kinh tế đã cho thu gom rác sáng nay.',
      demandAnswer: ['Đã thu gom.'],
      documentNumber: '20/PKT',
    })
    await deed('duyet.kinhte', first, 'duyet')
    const page = await senderPage(second)
    expect(page).toContain('Phòng Kinh tế đã cho thu gom rác sáng nay.')
    expect(page).toContain('Đã trả lời')
    expect(page).not.toContain('Lan')
    expect([await breakOf(first), await breakOf(second)]).toEqual([null, null])
  })

  test('part again when Hùng says that his is another matter; its clock had never stopped', async () => {
    const first = await petitionIn('in_progress', {}, lan)
    const second = await mergedInto(first, hung)
    const before = await rowOf(second)
    await senderDeed(second, 'khong-gop', { reason: 'Rác ở chỗ khác, cuối thôn.' })
    const after = await rowOf(second)
    expect(after).toMatchObject({ status: 'received', merged_into: null, due_on: before.due_on })
    expect(await pageOf('tiepnhan', second)).toContain('Rác ở chỗ khác, cuối thôn.')
    expect([await breakOf(first), await breakOf(second)]).toEqual([null, null])
  })

  test('part again when the officer sees that it was wrong', async () => {
    const first = await petitionIn('received', {}, lan)
    const second = await mergedInto(first, hung)
    await deed('tiepnhan', second, 'bo-gop', { reason: 'Hai đoạn đường khác nhau.' })
    expect(await rowOf(second)).toMatchObject({ status: 'received', merged_into: null })
  })

  test('cannot be the same, ended, or one of another commune; what was typed stays', async () => {
    const petition = await petitionIn('received')
    const ended = await petitionIn('declined')
    const cases: [string, string][] = [
      [petition.code, 'Đây là chính hồ sơ này.'],
      [ended.code, 'Không gộp được vào hồ sơ đó'],
      ['DP-26-000001', 'Không tìm thấy hồ sơ có mã này trong xã.'],
      ['không phải mã', 'Không tìm thấy hồ sơ có mã này trong xã.'],
    ]
    for (const [into, sentence] of cases) {
      const answer = await as(officer('tiepnhan')).post(CASE(petition, 'gop'), { into })
      const text = await answer.text()
      expect([answer.status, wordsOf(text).includes(sentence), text.includes(into)], into).toEqual([422, true, true])
    }
    expect(await rowOf(petition)).toMatchObject({ status: 'received', version: 2 })
  })

  test('go where the first one goes: whoever gets that one can read both', async () => {
    const first = await petitionIn('received', {}, lan)
    const second = await mergedInto(first, hung)
    await deed('dieuphoi', first, 'giao', { body: ECONOMY })
    expect((await as(officer('xuly.kinhte')).get(CASE(second))).status).toBe(200)
    expect((await as(officer('xuly.congan')).get(CASE(second))).status).toBe(404)
  })
})

describe('several matters in one petition', () => {
  test('go to their bodies, each with its own day; Lan sees all of them under her one code', async () => {
    const whole = await petitionIn('split')
    const [first, second] = await partsOf(whole)
    if (!first || !second) throw new Error('two parts were expected')
    const page = await senderPage(whole)
    expect(page).toContain('Điều ông/bà gửi có 2 việc')
    expect(page).toContain('Rác chất đống ở đầu thôn đã hai tuần.')
    expect(page).toContain('Đèn đường ở ngã ba hỏng từ tháng trước.')
    expect(await rowOf(first)).toMatchObject({ status: 'received', category: 'moi_truong', split_from: whole.id })
    expect(await rowOf(second)).toMatchObject({ status: 'received', category: 'giao_thong' })
    expect((await rowOf(first)).clock_from).toBe((await rowOf(whole)).clock_from)
    expect([await breakOf(whole), await breakOf(first), await breakOf(second)]).toEqual([null, null, null])
  })

  test('are answered and judged one by one, below her code', async () => {
    const whole = await petitionIn('split')
    const [first] = await partsOf(whole)
    if (!first) throw new Error('a part was expected')
    await deed('dieuphoi', first, 'giao', { body: ECONOMY })
    await deed('xuly.kinhte', first, 'nhan-xu-ly')
    await deed('xuly.kinhte', first, 'trinh-duyet', {
      answer: 'Phòng Kinh tế đã cho thu gom rác ngày hôm qua.',
      demandAnswer: ['Đã thu gom xong.'],
      documentNumber: '12/PKT',
    })
    await deed('duyet.kinhte', first, 'duyet')
    expect(await senderPage(whole, `/viec/${first.code}`)).toContain('đã cho thu gom rác ngày hôm qua')
    const judged = await as(lan).post(OWN(whole, `/viec/${first.code}/danh-gia`), { score: '4', demandMet1: 'yes' })
    expect([judged.status, judged.headers.get('location')]).toEqual([303, OWN(whole, `/viec/${first.code}`)])
    expect(await rowOf(first)).toMatchObject({ status: 'closed', score: 4 })
    expect(await rowOf(whole)).toMatchObject({ status: 'split' })
  })

  test('lead Lan below her own code when she types the code of a part', async () => {
    const whole = await petitionIn('split')
    const [part] = await partsOf(whole)
    const answer = await as(hung).post('/binh-xa/tra-cuu', { caseCode: part?.code ?? '', secret: whole.secret })
    expect(answer.headers.get('location')).toBe(OWN(whole, `/viec/${part?.code}`))
    expect((await as(hung).get(OWN(whole, `/viec/${part?.code}`))).status).toBe(200)
  })

  test('are named to a program too, which opens them with the same secret', async () => {
    const whole = await petitionIn('split')
    const codes = (await partsOf(whole)).map((part) => part.code)
    const read = async (code: string) => {
      const headers = { authorization: `Bearer ${whole.secret}` }
      return (await as(lan).send(`/api/communes/binh-xa/cases/${code}`, { headers })).json()
    }
    expect(await read(whole.code)).toMatchObject({ status: 'split', parts: codes })
    expect(await read(codes[1] ?? '')).toMatchObject({ status: 'received', category: 'giao_thong', parts: [] })
  })

  test('open for Lan only: another case’s part is not found below her code', async () => {
    const whole = await petitionIn('split')
    const other = await petitionIn('split', {}, hung)
    const [part] = await partsOf(other)
    expect((await as(lan).get(OWN(whole, `/viec/${part?.code}`))).status).toBe(404)
    expect((await as(hung).get(OWN(whole, `/viec/${part?.code}`))).status).toBe(404)
  })

  test('are at least two, and every demand has its part', async () => {
    const petition = await petitionIn('received')
    const one = await refusal('tiepnhan', petition, 'tach', {
      content: ['Chỉ có một việc này thôi.'],
      category: ['moi_truong'],
    })
    expect([one[0], one[1].includes('Ông/bà ghi ít nhất hai việc.')]).toEqual([422, true])
    const homeless = await refusal('tiepnhan', petition, 'tach', {
      content: ['Rác chất đống ở đầu thôn.', 'Đèn đường ở ngã ba hỏng.'],
      category: ['moi_truong', 'giao_thong'],
    })
    expect([homeless[0], homeless[1].includes('yêu cầu 1 của người gửi thuộc việc nào')]).toEqual([422, true])
    expect(await partsOf(petition)).toEqual([])
  })
})

describe('a matter beyond the commune', () => {
  test('goes out under a numbered transfer note, and its answer comes back to Lan', async () => {
    const petition = await petitionIn('forwarded')
    const page = await senderPage(petition)
    expect(page).toContain('Đã chuyển Điện lực Hàm Yên')
    expect(page).toMatch(/Phiếu chuyển số \d{2}\/PC-MTTQ-BTT/)
    await deed('dieuphoi', petition, 'ghi-tra-loi-ngoai', {
      answer: 'Điện lực Hàm Yên đã thay cột điện ngày 20/11.',
      documentNumber: '45/ĐLHY',
    })
    expect(await senderPage(petition)).toContain('Điện lực Hàm Yên đã thay cột điện ngày 20/11.')
    expect(await rowOf(petition)).toMatchObject({ status: 'answered', answered_in_time: 1 })
  })

  test('gets the next number of its body and year, and the note can be printed', async () => {
    const numbers: number[] = []
    for (const sender of [lan, hung]) {
      const petition = await petitionIn('forwarded', {}, sender)
      const row = await env.DB.prepare('SELECT number, code_notation FROM documents WHERE case_id = ?')
        .bind(petition.id)
        .first<{ number: number; code_notation: string }>()
      numbers.push(row?.number ?? 0)
      const note = await as(officer('dieuphoi')).get(CASE(petition, 'phieu-chuyen'))
      expect(note.status).toBe(200)
      const text = wordsOf(await note.text())
      expect(text).toContain(row?.code_notation ?? 'no number')
      expect(text).toContain('Điện lực Hàm Yên')
      expect(text).not.toContain(sender.name)
    }
    expect((numbers[1] ?? 0) - (numbers[0] ?? 0)).toBe(1)
  })

  test('can be taken back, and the old day still counts', async () => {
    const petition = await petitionIn('forwarded')
    const { due_on } = await rowOf(petition)
    await deed('dieuphoi', petition, 'nhan-lai', { reason: 'Điện lực trả lại, nói đường dây của xã.' })
    expect(await rowOf(petition)).toMatchObject({ status: 'received', due_on })
  })
})

describe('more time', () => {
  test('is granted once, with a reason and a new day that Lan reads', async () => {
    const petition = await petitionIn('in_progress')
    const before = String((await rowOf(petition)).due_on)
    await deed('duyet.kinhte', petition, 'gia-han', { days: '3', reason: 'Phải chờ xe chuyên dùng của huyện cũ.' })
    const after = await rowOf(petition)
    expect(String(after.due_on) > before).toBe(true)
    expect(after.extended_by).toBe(3)
    const page = await senderPage(petition)
    expect(page).toContain('gia hạn đến')
    expect(page).toContain('Phải chờ xe chuyên dùng của huyện cũ.')
    const again = await refusal('duyet.kinhte', petition, 'gia-han', {
      days: '2',
      reason: 'Lại phải chờ thêm lần nữa.',
    })
    expect([again[0], again[1].includes('Mỗi hồ sơ chỉ gia hạn một lần.')]).toEqual([422, true])
  })

  test('has a bound, and is not for the handler to grant', async () => {
    const petition = await petitionIn('in_progress')
    for (const days of ['0', '-1', '2,5', 'mười', '400'])
      expect(
        (await refusal('duyet.kinhte', petition, 'gia-han', { days, reason: 'Phải chờ xe chuyên dùng.' }))[0],
        days,
      ).toBe(422)
    expect(
      (await refusal('xuly.kinhte', petition, 'gia-han', { days: '2', reason: 'Phải chờ xe chuyên dùng.' }))[0],
    ).toBe(403)
  })
})

describe('a leader’s word', () => {
  test('reaches whoever has the case, and not Lan', async () => {
    const petition = await petitionIn('in_progress')
    await deed('lanhdao', petition, 'chi-dao', { words: 'Xử lý xong trước ngày họp thôn.' })
    expect(await pageOf('xuly.kinhte', petition)).toContain('Xử lý xong trước ngày họp thôn.')
    expect(await senderPage(petition)).not.toContain('Xử lý xong trước ngày họp thôn.')
  })
})

describe('who had the case', () => {
  test('is kept from one hand to the next, and the total clock is not touched by it', async () => {
    const petition = await petitionIn('answered')
    const { results } = await env.DB.prepare(
      'SELECT body_id, working_days FROM holdings WHERE case_id = ? ORDER BY seq',
    )
      .bind(petition.id)
      .all<{ body_id: string; working_days: number }>()
    expect(results.map((row) => row.body_id)).toEqual(['binh-xa.mttq', ECONOMY])
    expect(results.every((row) => row.working_days >= 0)).toBe(true)
  })
})
