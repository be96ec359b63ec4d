import { env } from 'cloudflare:workers'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { complaint, wordsOf } from '../support/answers.ts'
import { at, begin, documentRow, hold, issue } from '../support/papers.ts'

const YEAR = new Date(Date.now() + 7 * 3_600_000).getUTCFullYear()
const REGISTER = '/can-bo/van-ban'

async function numbersOf(kind: string): Promise<number[]> {
  const { results } = await env.DB.prepare(
    "SELECT number FROM documents WHERE body_id = 'binh-xa.mttq' AND document_kind = ? ORDER BY number",
  )
    .bind(kind)
    .all<{ number: number }>()
  return results.map(({ number }) => number)
}

const upTo = (many: number) => Array.from({ length: many }, (_, at) => at + 1)

describe('numbers', () => {
  test('ten that the coordinator holds at the same moment are ten, without a gap', async () => {
    await at('dieuphoi').get(REGISTER)
    await Promise.all(upTo(10).map(() => hold('dieuphoi', 'plan', 1)))
    expect(await numbersOf('plan')).toEqual(upTo(10))
  })

  test('several held at once follow each other, and a form sent twice holds them once', async () => {
    const submissionKey = crypto.randomUUID()
    const form = { kind: 'decision', count: '3', subject: 'Thành lập đoàn giám sát', submissionKey }
    const answers = [
      await at('dieuphoi').post(`${REGISTER}/giu-so`, form),
      await at('dieuphoi').post(`${REGISTER}/giu-so`, form),
    ]
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await numbersOf('decision')).toEqual([1, 2, 3])
  })

  test('ten papers issued at the same moment get ten numbers without a gap', async () => {
    const drafts = []
    for (let many = 0; many < 10; many++)
      drafts.push(await begin('tiepnhan', { kind: 'notice', subject: `Việc số ${many}` }))
    await Promise.all(drafts.map((draft) => issue('dieuphoi', draft)))
    expect(await numbersOf('notice')).toEqual(upTo(10))
  }, 60_000)

  test('one that is void stays on the register with its reason, and its number is never given again', async () => {
    const [first] = await hold('dieuphoi', 'minutes', 1, 'Họp giao ban')
    const refused = await at('dieuphoi').post(`${REGISTER}/${first?.id}/huy`, { reason: 'x' })
    expect([refused.status, await complaint(refused)]).toEqual([422, expect.stringContaining('ít nhất 5 ký tự')])
    await at('dieuphoi').post(`${REGISTER}/${first?.id}/huy`, { reason: 'Cuộc họp hoãn.' })
    const [second] = await hold('dieuphoi', 'minutes', 1)
    expect(second?.number).toBe((first?.number ?? 0) + 1)
    const page = wordsOf(await (await at('tiepnhan').get(`${REGISTER}?loai=minutes`)).text())
    expect(page).toContain('Đã hủy số: Cuộc họp hoãn.')
    const again = await at('dieuphoi').post(`${REGISTER}/${first?.id}/huy`, { reason: 'Lần nữa xem sao.' })
    expect([again.status, (await documentRow(first?.id ?? '')).void_reason]).toEqual([409, 'Cuộc họp hoãn.'])
  })

  test('those below ten have a zero, and a letter has no letters of its own', async () => {
    const [letter] = await hold('dieuphoi', 'reply', 1)
    expect(letter?.code_notation).toBe('01/MTTQ-BTT')
    const [report] = await hold('dieuphoi', 'report', 1)
    expect(report?.code_notation).toMatch(/^\d\d\/BC-MTTQ-BTT$/)
  })
})

describe('the register', () => {
  test('is paged without losing a line, whatever the series', async () => {
    await at('duyet.kinhte').get(REGISTER)
    await Promise.all(upTo(12).map(() => hold('duyet.kinhte', 'report', 10, 'Báo cáo tháng')))
    for (const series of ['', '&loai=report']) {
      const seen: string[] = []
      let next: string | undefined = `${REGISTER}?nam=${YEAR}${series}`
      for (let pages = 0; next !== undefined && pages < 9; pages++) {
        const html: string = await (await at('duyet.kinhte').get(next)).text()
        seen.push(...[...html.matchAll(/\d+\/BC-PKT/g)].map(([code]) => code))
        next = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
      }
      expect(new Set(seen).size).toBe(120)
      expect(seen).toHaveLength(120)
    }
  })

  test('finds by words without marks and by number', async () => {
    const draft = await begin('tiepnhan', { subject: 'Thu gom rác thải ở Làng Dịa', addressees: 'Phòng Kinh tế' })
    const { code_notation: code } = await documentRow(await issue('dieuphoi', draft))
    for (const words of ['rac thai lang dia', code.toLowerCase(), 'phong kinh te']) {
      const page = await (await at('tiepnhan').get(`${REGISTER}?tim=${encodeURIComponent(words)}`)).text()
      expect(wordsOf(page)).toContain('Thu gom rác thải ở Làng Dịa')
    }
    expect(wordsOf(await (await at('tiepnhan').get(`${REGISTER}?tim=khong-co-dau`)).text())).toContain(
      'Không có văn bản nào như vậy',
    )
  })

  test('comes as a spreadsheet and on paper with every line of the year', async () => {
    await hold('duyet.congan', 'report', 2, 'An ninh trật tự')
    const answer = await at('duyet.congan').get(`${REGISTER}/so.xlsx?nam=${YEAR}`)
    const book = await readXlsx(new Uint8Array(await answer.arrayBuffer()))
    const rows = book.sheets[0]?.rows.map((row) => row.map(String)) ?? []
    expect(rows[0]).toContain('Trích yếu')
    expect(rows.filter((row) => row.includes('An ninh trật tự')).map((row) => row[1])).toEqual([
      '02/BC-CAX',
      '01/BC-CAX',
    ])
    const printed = wordsOf(await (await at('duyet.congan').get(`${REGISTER}/in-so?nam=${YEAR}`)).text())
    expect(printed).toContain('02/BC-CAX')
  })
})

describe('who may', () => {
  test('a handler writes papers of his office and holds no numbers', async () => {
    expect((await at('xuly.kinhte').get(`${REGISTER}/moi`)).status).toBe(200)
    const answer = await at('xuly.kinhte').post(`${REGISTER}/giu-so`, {
      kind: 'plan',
      count: '1',
      submissionKey: crypto.randomUUID(),
    })
    expect([answer.status, await complaint(answer)]).toEqual([
      403,
      expect.stringContaining('người điều phối hoặc người duyệt'),
    ])
  })

  test('an officer of another body sees neither the register nor a document of the Front', async () => {
    const id = await issue('dieuphoi', await begin('tiepnhan', { subject: 'Việc riêng của Mặt trận' }))
    expect((await at('xuly.kinhte').get(`${REGISTER}/${id}`)).status).toBe(404)
    const page = wordsOf(await (await at('xuly.kinhte').get(`${REGISTER}?co-quan=binh-xa.mttq`)).text())
    expect(page).toContain('Sổ văn bản của Phòng Kinh tế')
    expect(page).not.toContain('Việc riêng của Mặt trận')
  })

  test('a leader reads the register and the documents of every body, and changes none', async () => {
    const id = await issue('dieuphoi', await begin('tiepnhan', { subject: 'Lãnh đạo đọc được' }))
    const page = wordsOf(await (await at('lanhdao').get(`${REGISTER}?co-quan=binh-xa.mttq`)).text())
    expect(page).toContain('Lãnh đạo đọc được')
    expect((await at('lanhdao').get(`${REGISTER}/${id}`)).status).toBe(200)
    expect((await at('lanhdao').post(`${REGISTER}/${id}/huy`, { reason: 'Không được phép đâu.' })).status).toBe(403)
  })

  test('the administrator has nothing to do with papers', async () => {
    expect((await at('quantri').get(REGISTER)).status).toBe(403)
  })

  test('nobody of another commune reaches a document by its address', async () => {
    const id = await issue('dieuphoi', await begin('tiepnhan'))
    expect((await at('dieuphoi.dakpo').get(`${REGISTER}/${id}`)).status).toBe(404)
    expect((await at('dieuphoi.dakpo').post(`${REGISTER}/${id}/huy`, { reason: 'Xã khác hủy thử.' })).status).toBe(404)
    expect((await documentRow(id)).state).toBe('issued')
  })
})

test('strange addresses and forms are refused, never a failure', async () => {
  const statuses = []
  for (const path of ['nam=abc&loai=x&tu=%00', 'tu=1 2 3&tim=%25%27', 'loai=report&tu=-1', `tim=${'a'.repeat(3000)}`])
    statuses.push((await at('dieuphoi').get(`${REGISTER}?${path}`)).status)
  expect(statuses).toEqual([200, 200, 200, 200])
  expect((await at('dieuphoi').get(`${REGISTER}/khong-co`)).status).toBe(404)
  const answer = await at('dieuphoi').post(`${REGISTER}/giu-so`, { kind: 'plan', count: '99' })
  expect([answer.status, await complaint(answer)]).toEqual([422, expect.stringContaining('từ 1 đến 10')])
})
