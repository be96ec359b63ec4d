import { exports } from 'cloudflare:workers'
import { expect, test } from 'vitest'

const ORIGIN = 'https://xa.example'
const LAN = {
  kind: 'report',
  category: 'moi_truong',
  hamlet: 'lang_dia',
  content: 'Rác ở đầu thôn đã một tháng chưa ai thu gom.',
  demand: ['Thu gom rác mỗi tuần'],
  name: 'Nguyễn Thị Lan',
  phone: '0912 345 678',
  consent: true,
}

function post(body: unknown, type = 'application/json') {
  return exports.default.fetch(`${ORIGIN}/api/communes/binh-xa/petitions`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

test('a program sends a petition for Lan and follows it with the secret', async () => {
  const answer = await post({ ...LAN, submissionKey: crypto.randomUUID() })
  expect(answer.status).toBe(201)
  const receipt = await answer.json<Record<string, string>>()
  expect(receipt).toMatchObject({ status: 'submitted', body: 'Phòng Kinh tế' })
  expect(receipt.caseCode).toMatch(/^BX-\d\d-\d{6}$/)
  expect(receipt.dueOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  const url = `${ORIGIN}/api/communes/binh-xa/cases/${receipt.caseCode}`
  const followed = await exports.default.fetch(url, { headers: { authorization: `Bearer ${receipt.lookupSecret}` } })
  const told = await followed.text()
  expect(followed.status).toBe(200)
  expect(JSON.parse(told)).toMatchObject({ label: 'Mới gửi', content: LAN.content, demands: LAN.demand })
  expect(told).not.toMatch(/Nguyễn Thị Lan|0912/)
  const without = await exports.default.fetch(url)
  expect(without.status).toBe(404)
})

test('the same sending, five at once, gives one receipt; other words under its key are refused', async () => {
  const sending = { ...LAN, submissionKey: crypto.randomUUID() }
  const answers = await Promise.all(Array.from({ length: 5 }, () => post(sending)))
  expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201, 201])
  const receipts = new Set(await Promise.all(answers.map((answer) => answer.text())))
  expect(receipts.size).toBe(1)
  const other = await post({ ...sending, content: 'Một chuyện khác hẳn, vẫn mã lần gửi cũ.' })
  expect(other.status).toBe(409)
  expect(other.headers.get('content-type')).toContain('application/problem+json')
})

test('what is wrong is told by field, in Vietnamese, as a problem document', async () => {
  const answer = await post({ ...LAN, content: 'Rác', category: 'khong-co', consent: false, submissionKey: 'x' })
  expect(answer.status).toBe(422)
  const problem = await answer.json<{ errors: Record<string, string[]> }>()
  expect(problem.errors.content?.[0]).toContain('ít nhất 10 ký tự')
  expect(problem.errors.consent?.[0]).toContain('đồng ý')
  expect(Object.keys(problem.errors)).toContain('submissionKey')
})

test('the description of the interface names every field that the form takes', async () => {
  const answer = await exports.default.fetch(`${ORIGIN}/api/openapi.json`)
  const api = await answer.json<{
    openapi: string
    paths: Record<string, { post: { requestBody: { content: Record<string, { schema: { properties: object } }> } } }>
  }>()
  expect(api.openapi).toBe('3.1.0')
  const schema = api.paths['/api/communes/{commune}/petitions']?.post.requestBody.content['multipart/form-data']?.schema
  expect(Object.keys(schema?.properties ?? {}).sort()).toEqual(
    [
      'kind',
      'category',
      'hamlet',
      'content',
      'demand',
      'place',
      'latitude',
      'longitude',
      'photos',
      'name',
      'phone',
      'email',
      'hideIdentity',
      'allowPublish',
      'consent',
      'submissionKey',
    ].sort(),
  )
})
