// Nhận tin từ Nghe Dân, kiểm chữ ký, rồi chuyển thành tin nhắn qua tổng đài SMS hoặc Zalo OA.
// Chạy: SECRET=… GATEWAY_URL=https://… GATEWAY_TOKEN=… FOLLOWERS=theo-doi.json PORT=8080 node nhan-webhook.mjs
import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const { SECRET = '', GATEWAY_URL = '', GATEWAY_TOKEN = '', FOLLOWERS = '', PORT = '8080' } = process.env
/** Tin cũ hơn năm phút là tin bị phát lại. */
const MOST_AGE_SECONDS = 300
const MOST_BYTES = 10_000
/** Tin đã nhận: cùng một mã giao tin có thể đến hai lần. Hệ thống thật giữ trong cơ sở dữ liệu. */
const seen = new Set()

/** Chữ ký là HMAC-SHA256 của «thời điểm.nội dung», viết bằng số hệ 16. */
function isGenuine(headers, body) {
  const timestamp = headers['x-nghe-dan-timestamp'] ?? ''
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > MOST_AGE_SECONDS) return false
  const expected = Buffer.from(`sha256=${createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex')}`)
  const given = Buffer.from(headers['x-nghe-dan-signature'] ?? '')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Ai xin nhận tin về hồ sơ nào: {"BX-26-000123": "số điện thoại hoặc mã Zalo"}. Nghe Dân không gửi và không biết danh sách này. */
function followerOf(code) {
  return JSON.parse(readFileSync(FOLLOWERS, 'utf8'))[code]
}

function textOf({ code, status, dueOn }) {
  const [year, month, day] = dueOn.split('-')
  return `Hồ sơ ${code}: ${status}. Hạn trả lời ${day}/${month}/${year}. Xem chi tiết bằng mã hồ sơ và mã bí mật trên trang của xã.`
}

async function forward(message) {
  const to = followerOf(message.code)
  if (!to) return
  const answer = await fetch(GATEWAY_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${GATEWAY_TOKEN}` },
    body: JSON.stringify({ to, text: textOf(message) }),
  })
  if (!answer.ok) throw new Error(`tổng đài trả lời ${answer.status}`)
}

async function bodyOf(request) {
  let body = ''
  for await (const part of request.setEncoding('utf8')) {
    body += part
    if (body.length > MOST_BYTES) return null
  }
  return body
}

createServer(async (request, answer) => {
  const say = (status) => answer.writeHead(status).end()
  const body = request.method === 'POST' ? await bodyOf(request) : null
  if (body === null) return say(400)
  if (!isGenuine(request.headers, body)) return say(401)
  const message = JSON.parse(body)
  if (seen.has(message.delivery)) return say(200)
  try {
    await forward(message)
    seen.add(message.delivery)
    say(200)
  } catch (error) {
    // Trả lời khác 2xx thì Nghe Dân gửi lại sau 1, 4, 16, 64, 256 phút.
    console.error(error.message)
    say(502)
  }
}).listen(Number(PORT), '127.0.0.1', function () {
  console.log(`Đang nghe ở cổng ${this.address().port}`)
})
