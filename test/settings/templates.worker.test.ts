import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { signedIn, words } from '../staff/visitor.ts'
import { as } from '../support/app.ts'
import { type Petition, petitionIn } from '../support/build.ts'
import { officer } from '../support/people.ts'

const OPENING = 'Cảm ơn ông/bà đã gửi kiến nghị đến xã.\nPhòng Kinh tế xin trả lời như sau:'
let petition: Petition
let id: string

beforeAll(async () => {
  petition = await petitionIn('in_progress')
  const admin = await signedIn('quantri')
  for (const [title, category, text] of [
    ['Lời mở đầu', '', OPENING],
    ['Về môi trường', 'moi_truong', 'Xã thu gom rác thứ Ba và thứ Sáu hằng tuần.'],
    ['Về đất đai', 'dat_dai', 'Ông/bà mang sổ đỏ đến bộ phận một cửa.'],
  ] as const) {
    const path = '/can-bo/cai-dat/mau-tra-loi/moi'
    const version = /name="version" value="(\d+)"/.exec(await (await admin.get(path)).text())?.[1] ?? ''
    const { status } = await admin.post(path, { version, title, category, text })
    if (status !== 303) throw new Error(`the template was not taken: ${status}`)
  }
  const row = await env.DB.prepare("SELECT id FROM reply_templates WHERE title = 'Lời mở đầu'").first<{ id: string }>()
  id = row?.id ?? ''
})

const kept = async () => (await env.DB.prepare('SELECT count(*) AS n FROM events').first<{ n: number }>())?.n

test('a handler is offered the templates of the case’s field and those for every field', async () => {
  const page = await words(await as(officer('xuly.kinhte')).get(`/can-bo/ho-so/${petition.code}`))
  expect(page).toContain('Lời mở đầu')
  expect(page).toContain('Về môi trường')
  expect(page).not.toContain('Về đất đai')
})

test('a template goes below what he wrote, all else he typed stays, and nothing is recorded', async () => {
  const before = await kept()
  const answer = await as(officer('xuly.kinhte')).post(`/can-bo/ho-so/${petition.code}/chen-mau`, {
    version: '3',
    template: id,
    answer: 'Kính gửi bà Lan.',
    demandAnswer: ['Đã thu gom xong.'],
    documentNumber: '15/PKT',
  })
  expect(answer.status).toBe(200)
  const html = await answer.text()
  expect(html).toContain(`Kính gửi bà Lan.\n\n${OPENING}`)
  expect(html).toContain('Đã thu gom xong.')
  expect(html).toContain('value="15/PKT"')
  expect(await kept()).toBe(before)
})

test('a handler who chose no template keeps what he wrote and is told', async () => {
  const answer = await as(officer('xuly.kinhte')).post(`/can-bo/ho-so/${petition.code}/chen-mau`, {
    template: '',
    answer: 'Đã viết được nửa chừng.',
  })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('Đã viết được nửa chừng.')
  expect(html).toContain('Ông/bà chọn một mẫu trong danh sách')
})

test('an officer of another body does not find the case that way either', async () => {
  const answer = await as(officer('xuly.congan')).post(`/can-bo/ho-so/${petition.code}/chen-mau`, { template: id })
  expect(answer.status).toBe(404)
})
