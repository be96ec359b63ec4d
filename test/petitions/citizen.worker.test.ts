import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { showSecret } from '../../worker/cases/code.ts'
import { startStamp } from '../../worker/petitions/sending/abuse.ts'
import { plain } from '../support/answers.ts'
import { as, type Fields } from '../support/app.ts'
import { deed, petitionFields, petitionIn, photo, senderDeed } from '../support/build.ts'
import { hung, lan, nobody, officer } from '../support/people.ts'

const FORM = '/binh-xa/kien-nghi/moi'
/** What a reader reads of a page: no tags, styles or drawings. */
const read = (html: string) =>
  plain(html.replace(/<(style|svg|head)[^]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ')
const textOf = async (answer: Response) => read(await answer.text())
const page = async (path: string, person = lan) => textOf(await as(person).get(path))
const casesOf = (key: unknown) =>
  env.DB.prepare('select check_first from cases where submission_key = ?').bind(key).all<{ check_first: number }>()

/** Sends the form as a browser does and follows it to the case. */
async function send(fields: Fields = {}, person = lan) {
  const sent = petitionFields(person, fields)
  const answer = await as(person).post(FORM, sent)
  const location = answer.headers.get('location') ?? ''
  return { sent, answer, location, address: location.split('?')[0] ?? '' }
}

describe('the petition form', () => {
  test('asks for everything in one page that needs no script, and for no identity card', async () => {
    const html = await (await as(nobody).get(FORM)).text()
    const names = new Set([...html.matchAll(/ name="(\w+)"/g)].map((found) => found[1]))
    const asked =
      'kind category hamlet content demand place latitude longitude photos name phone email hideIdentity allowPublish consent submissionKey'
    for (const name of asked.split(' ')) expect(names, name).toContain(name)
    expect(html.match(/name="demand"/g)).toHaveLength(5)
    expect(html).toMatch(/type="hidden" name="hideIdentity" value="0"[^]*name="hideIdentity"[^>]*value="1"[^>]*checked/)
    expect(html).not.toMatch(/name="consent"[^>]*checked/)
    expect(html.match(/<option/g)?.length).toBeGreaterThan(18 + 29)
    expect(read(html)).toContain('Không cần số căn cước')
  })

  test('shows all demands again when there were too many', async () => {
    const demand = Array.from({ length: 7 }, (_, index) => `Việc thứ ${index + 1}`)
    const { answer } = await send({ demand })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(demand.filter((one) => html.includes(`value="${one}"`))).toEqual(demand)
  })

  test('tells who wants to denounce or complain where to go before a word is written', async () => {
    const html = await (await as(nobody).get(FORM)).text()
    expect(html.indexOf('Tố cáo hoặc khiếu nại?')).toBeLessThan(html.indexOf('<form'))
    expect(html).toContain('href="/binh-xa/to-cao-khieu-nai"')
    const where = await page('/binh-xa/to-cao-khieu-nai')
    for (const word of ['Nộp ở đâu', 'chữ ký', 'Chủ tịch Ủy ban nhân dân xã', 'tiếp công dân'])
      expect(where).toContain(word)
  })

  test('comes back whole when something is wrong: every message at once, every word kept, photos named', async () => {
    const { answer } = await send({
      content: 'Rác',
      demand: ['Thu gom', '', 'Đặt thùng'],
      place: 'Đầu <cầu> & "chợ"',
      phone: '12',
      category: '',
      hideIdentity: '0',
      allowPublish: '1',
      photos: [photo(), new File(['chữ'], 'thu.txt', { type: 'text/plain' })],
    })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    const text = read(html)
    for (const said of [
      'cần ít nhất 10 ký tự',
      'Số điện thoại chưa đúng',
      'chọn lĩnh vực gần nhất',
      'Ảnh thứ 2:',
      'chọn lại ảnh',
    ])
      expect(text).toContain(said)
    expect(text).toContain('Có 4 chỗ cần sửa')
    for (const kept of [
      '>Rác</textarea>',
      'value="Thu gom"',
      'value="Đặt thùng"',
      `value="${lan.name}"`,
      'value="lang_dia" selected',
    ])
      expect(html).toContain(kept)
    expect(html).toMatch(/value="Đầu (<|&lt;)cầu(>|&gt;) &amp; &quot;chợ&quot;"/)
    expect(html).toMatch(/name="allowPublish"[^>]*checked/)
    expect(html).not.toMatch(/id="hideIdentity"[^>]*checked/)
    for (const field of ['content', 'phone', 'category', 'photos']) expect(html).toContain(`href="#${field}"`)
  })

  test('takes a petition and leads to a receipt; from then on the browser needs no secret in the address', async () => {
    const { answer, location, address } = await send({ photos: [photo()] })
    expect(answer.status).toBe(303)
    expect(location).toMatch(/^\/binh-xa\/ho-so\/BX-\d\d-\d{6}\?ma=[2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5}$/)
    const onward = await as(lan).get(location)
    expect(onward.status).toBe(303)
    expect(onward.headers.get('location')).toBe(address)
    const html = await (await as(lan).get(address)).text()
    const text = read(html)
    const secret = location.split('ma=')[1] ?? ''
    for (const shown of [
      secret,
      address.split('/').at(-1) ?? '',
      'Phòng Kinh tế',
      'Mới gửi',
      'Hạn trả lời',
      'thời hạn cam kết',
    ])
      expect(text).toContain(shown)
    expect(html).toContain('<svg class="qr"')
    expect(text).toMatch(/Đếm: thứ .* \(1\), .* \(5\)\. .*Hạn: thứ \S+, \d\d\/\d\d\/\d{4}\./)
    const sheet = await page(`${address}/bien-nhan`)
    for (const shown of [secret, 'Tính từ ngày sau ngày gửi', 'Lĩnh vực môi trường']) expect(sheet).toContain(shown)
  })

  test('gives the same receipt to the same sending, five at once included, and keeps one case', async () => {
    const fields = petitionFields(lan)
    const answers = await Promise.all(Array.from({ length: 5 }, () => as(lan).post(FORM, fields)))
    answers.push(await as(lan).post(FORM, fields))
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 303))
    expect(new Set(answers.map((answer) => answer.headers.get('location'))).size).toBe(1)
    expect((await casesOf(fields.submissionKey)).results).toHaveLength(1)
  })

  test('does not overwrite a sending with another one under its key: it keeps the words and offers to send them anew', async () => {
    const { sent, location } = await send()
    const other = { ...sent, content: 'Đèn đường ở cổng trường tắt đã ba hôm.' }
    const answer = await as(lan).post(FORM, other)
    expect(answer.status).toBe(409)
    const html = await answer.text()
    expect(html).toContain('Đèn đường ở cổng trường tắt đã ba hôm.</textarea>')
    expect(read(html)).toContain('Lần gửi trước đã được ghi nhận')
    const key = /name="submissionKey" value="([^"]+)"/.exec(html)?.[1]
    expect(key).not.toBe(sent.submissionKey)
    const anew = await as(lan).post(FORM, { ...other, submissionKey: key ?? '' })
    expect(anew.status).toBe(303)
    expect(anew.headers.get('location')).not.toBe(location)
    expect(await page(location.split('?')[0] ?? '')).toContain('Rác chất đống')
  })

  test('says that nothing was sent when the photos cannot be kept, and keeps the words', async () => {
    const put = vi.spyOn(Object.getPrototypeOf(env.FILES) as R2Bucket, 'put').mockRejectedValue(new Error('no room'))
    const { sent, answer } = await send({ photos: [photo()] })
    put.mockRestore()
    expect(answer.status).toBe(503)
    const html = await answer.text()
    expect(read(html)).toContain('chưa có gì được gửi đi')
    expect(html).toContain('Rác chất đống ở đầu thôn đã hai tuần. Trẻ con đi học phải bịt mũi.</textarea>')
    expect((await casesOf(sent.submissionKey)).results).toHaveLength(0)
    expect((await as(lan).post(FORM, sent)).status).toBe(303)
  })

  test('asks a network that sends too much to wait a minute, and keeps the words', async () => {
    const limit = vi
      .spyOn(Object.getPrototypeOf(env.SUBMIT_HARD) as RateLimit, 'limit')
      .mockResolvedValue({ success: false })
    const { sent, answer } = await send()
    limit.mockRestore()
    expect(answer.status).toBe(429)
    expect(await answer.text()).toContain('Trẻ con đi học phải bịt mũi.</textarea>')
    expect((await casesOf(sent.submissionKey)).results).toHaveLength(0)
  })

  test('never refuses what looks automatic, but lets it wait to be looked at first', async () => {
    const calm = startStamp(env, 'binh-xa', new Date(Date.now() - 60_000))
    const quick = startStamp(env, 'binh-xa', new Date())
    const marks = async (fields: Fields) => {
      const { sent, answer } = await send(fields)
      expect(answer.status).toBe(303)
      return (await casesOf(sent.submissionKey)).results[0]?.check_first
    }
    expect(await marks({ started: calm })).toBe(0)
    expect(await marks({ started: quick })).toBe(1)
    expect(await marks({})).toBe(1)
    expect(await marks({ started: calm, website: 'http://ban-hang.example' })).toBe(1)
  })
})

describe('the way to a case', () => {
  test('forgives how the codes are typed', async () => {
    const { code, secret } = await petitionIn('submitted')
    const canonical = secret.replaceAll('-', '')
    const typed = [
      [code, secret],
      [code.toLowerCase().replaceAll('-', ' '), showSecret(canonical).toLowerCase()],
      [`Mã hồ sơ: ${code.replaceAll('0', 'O')}`, ` ${canonical.split('').join(' ')} `],
    ]
    for (const [caseCode = '', typedSecret = ''] of typed) {
      const answer = await as(hung).post('/binh-xa/tra-cuu', { caseCode, secret: typedSecret })
      expect(answer.status, caseCode).toBe(303)
      expect(answer.headers.get('location')).toBe(`/binh-xa/ho-so/${code}`)
    }
    expect(await page(`/binh-xa/ho-so/${code}`, hung)).toContain('Rác chất đống')
  })

  test('does not tell which half of a wrong pair is wrong, and after ten in a minute not even a right one opens', async () => {
    const { code, secret } = await petitionIn('submitted')
    const other = await petitionIn('submitted', {}, hung)
    const from = { 'cf-connecting-ip': '198.51.100.7' }
    const look = (caseCode: string, typed: string) =>
      as(nobody).post('/binh-xa/tra-cuu', { caseCode, secret: typed }, from)
    const said = async (caseCode: string, typed: string) => {
      const answer = await look(caseCode, typed)
      expect(answer.status).toBe(422)
      return (await answer.text()).replaceAll(caseCode, 'CODE').replaceAll(typed, 'SECRET')
    }
    const wrongSecret = await said(code, other.secret)
    expect(plain(wrongSecret)).toContain('Mã hồ sơ hoặc mã bí mật chưa đúng.')
    expect(wrongSecret.match(/aria-invalid="true"/g)).toHaveLength(2)
    expect(await said('BX-26-999999', secret)).toBe(wrongSecret)
    for (let time = 0; time < 8; time++) await said(code, other.secret)
    expect((await look(code, other.secret)).status).toBe(429)
    expect((await look(code, secret)).status).toBe(429)
    expect((await as(nobody).get(`/binh-xa/ho-so/${code}?ma=${secret}`, from)).status).toBe(429)
    expect((await as(lan).get(`/binh-xa/ho-so/${code}`, from)).status).toBe(200)
  })

  test('without the secret looks the same whether there is a case or not, in every address below it', async () => {
    const { code } = await petitionIn('submitted')
    for (const below of ['', '/bien-nhan', '/bo-sung', '/rut', '/danh-gia']) {
      const [there, nowhere] = await Promise.all(
        [code, 'BX-26-999998'].map(async (one) => {
          const answer = await as(nobody).get(`/binh-xa/ho-so/${one}${below}`)
          expect(answer.status).toBe(404)
          return (await answer.text()).replaceAll(one, 'CODE')
        }),
      )
      expect(there, below).toBe(nowhere)
    }
    expect((await as(nobody).post(`/binh-xa/ho-so/${code}/rut`)).status).toBe(404)
    expect((await as(nobody).get(`/binh-xa/ho-so/${code}?ma=AAAAA-AAAAA-AAAAA`)).status).toBe(404)
  })

  test('does not lead through another commune', async () => {
    const { code, secret } = await petitionIn('submitted')
    expect((await as(lan).get(`/dak-po/ho-so/${code}?ma=${secret}`)).status).toBe(404)
    expect((await as(lan).post('/dak-po/tra-cuu', { caseCode: code, secret })).status).toBe(422)
    expect((await as(lan).get(`/dak-po/kien-nghi/${code}`)).status).toBe(404)
  })
})

describe('Lan and her case', () => {
  test('she reads where it is, by when it is answered, and what happened', async () => {
    const { code } = await petitionIn('in_progress')
    const text = await page(`/binh-xa/ho-so/${code}`)
    for (const shown of [
      'Đang xử lý',
      'Đang ở Phòng Kinh tế, từ',
      'còn 5 ngày làm việc',
      'Phòng Kinh tế đã nhận, đang giải quyết',
    ])
      expect(text).toContain(shown)
    expect(text).not.toContain('Quá hạn')
  })

  test('a case past its day says so until it is answered', async () => {
    const { code, id } = await petitionIn('in_progress')
    await env.DB.prepare("update cases set due_on = '2020-01-06' where id = ?").bind(id).run()
    expect(await page(`/binh-xa/ho-so/${code}`)).toMatch(/Quá hạn \d+ ngày làm việc/)
  })

  test('she is asked for more, adds it, and a second tap changes nothing', async () => {
    const { code } = await petitionIn('needs_info')
    const address = `/binh-xa/ho-so/${code}`
    expect(await page(address)).toContain('Ông/bà cho biết việc xảy ra từ bao giờ, ở đoạn nào?')
    const short = await as(lan).post(`${address}/bo-sung`, { content: 'ừ' })
    expect(short.status).toBe(422)
    const fields = { content: 'Từ rằm tháng trước.\r\nỞ đoạn cầu treo.', photos: [photo()] }
    const [one, two] = await Promise.all([
      as(lan).post(`${address}/bo-sung`, fields),
      as(lan).post(`${address}/bo-sung`, fields),
    ])
    expect([one.status, two.status]).toEqual([303, 303])
    expect((await as(lan).post(`${address}/bo-sung`, { content: 'Còn một điều nữa.' })).status).toBe(409)
    const html = await (await as(lan).get(address)).text()
    expect(read(html)).toContain('Ở đoạn cầu treo.')
    expect(read(html)).toContain('Đã tiếp nhận')
    expect(html.match(/Ông\/bà đã bổ sung thông tin/g)).toHaveLength(1)
    expect(html.match(/\/anh\//g)?.length).toBe(2)
    expect((await as(lan).get(`${address}/bo-sung`)).status).toBe(409)
  })

  test('she withdraws: nobody works on it, and the public page is gone', async () => {
    const petition = await petitionIn('assigned', { allowPublish: '1' })
    await deed('tiepnhan', petition, 'cong-khai', { title: 'Rác ở đầu thôn', text: 'Rác chất đống ở đầu thôn.' })
    const released = `/binh-xa/kien-nghi/${petition.code}`
    expect((await as(nobody).get(released)).status).toBe(200)
    expect(await page(`/binh-xa/ho-so/${petition.code}/rut`)).toContain('Đã rút thì không mở lại được')
    await senderDeed(petition, 'rut', { reason: 'Thôn đã tự dọn xong.' })
    expect(await page(`/binh-xa/ho-so/${petition.code}`)).toContain('Thôn đã tự dọn xong.')
    expect((await as(nobody).get(released)).status).toBe(404)
    expect((await as(lan).get(`/binh-xa/ho-so/${petition.code}/rut`)).status).toBe(409)
  })

  test('she sees an answer and its photo only when it was approved', async () => {
    const petition = await petitionIn('in_progress')
    const address = `/binh-xa/ho-so/${petition.code}`
    await deed('xuly.kinhte', petition, 'trinh-duyet', {
      answer: 'Phòng Kinh tế đã cho thu gom rác ngày hôm qua.',
      demandAnswer: ['Đã thu gom xong.'],
      documentNumber: '12/PKT',
      photos: [photo()],
    })
    const { id: photoId } = (await env.DB.prepare('select id from files where case_id = ?')
      .bind(petition.id)
      .first<{ id: string }>()) ?? { id: '' }
    expect(photoId).not.toBe('')
    expect(await page(address)).not.toMatch(/thu gom rác ngày hôm qua|12\/PKT/)
    expect((await as(lan).get(`${address}/anh/${photoId}`)).status).toBe(404)
    await deed('duyet.kinhte', petition, 'duyet')
    const text = await page(address)
    for (const shown of ['thu gom rác ngày hôm qua', 'Đã thu gom xong.', 'Văn bản số 12/PKT', 'Đã trả lời', 'đúng hạn'])
      expect(text).toContain(shown)
    const shown = await as(lan).get(`${address}/anh/${photoId}`)
    expect(shown.headers.get('content-type')).toBe('image/png')
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
    expect(shown.headers.get('cache-control')).toMatch(/^private/)
    expect((await shown.arrayBuffer()).byteLength).toBeGreaterThan(50)
    expect((await as(hung).get(`${address}/anh/${photoId}`)).status).toBe(404)
  })

  test('she judges each demand and the answer, once', async () => {
    const { code, id } = await petitionIn('answered')
    const address = `/binh-xa/ho-so/${code}`
    const none = await as(lan).post(`${address}/danh-gia`, { comment: 'Cảm ơn xã.' })
    expect(none.status).toBe(422)
    const html = await none.text()
    expect(read(html)).toContain('Ông/bà cho điểm câu trả lời, từ 1 đến 5.')
    expect(html).toContain('Cảm ơn xã.</textarea>')
    expect(html).toContain('href="#demandMet1"')
    const sent = { score: '4', demandMet1: 'yes', comment: 'Cảm ơn xã.' }
    expect((await as(lan).post(`${address}/danh-gia`, sent)).status).toBe(303)
    expect((await as(lan).post(`${address}/danh-gia`, sent)).status).toBe(303)
    expect((await as(lan).post(`${address}/danh-gia`, { ...sent, score: '1' })).status).toBe(409)
    const text = await page(address)
    for (const shown of ['Kết thúc', '4 trên 5: hài lòng', 'Cảm ơn xã.']) expect(text).toContain(shown)
    const kept = await env.DB.prepare('select score, demands_met from evaluations where case_id = ?').bind(id).all()
    expect(kept.results).toEqual([{ score: 4, demands_met: '[true]' }])
    expect((await as(lan).get(`${address}/danh-gia`)).status).toBe(409)
  })

  test('she disputes an answer with a reason, once', async () => {
    const petition = await petitionIn('answered')
    const address = `/binh-xa/ho-so/${petition.code}`
    const without = await as(lan).post(`${address}/danh-gia`, { dispute: '1' })
    expect(without.status).toBe(422)
    expect(await textOf(without)).toContain('vì sao đề nghị xem lại')
    await senderDeed(petition, 'danh-gia', { dispute: '1', reason: 'Rác vẫn còn nguyên ở đầu thôn.' })
    expect(await page(address)).toContain('Ông/bà đã đề nghị xem lại')
    await deed('dieuphoi', petition, 'giao', { body: 'binh-xa.phong-kinh-te' })
    await deed('xuly.kinhte', petition, 'nhan-xu-ly')
    await deed('xuly.kinhte', petition, 'trinh-duyet', {
      answer: 'Đã thu gom lại toàn bộ trong sáng nay.',
      demandAnswer: ['Xong.'],
      documentNumber: '14/PKT',
    })
    // The body above approves what is answered a second time.
    await deed('duyet.ubnd', petition, 'duyet')
    const again = await (await as(lan).get(`${address}/danh-gia`)).text()
    expect(again).not.toContain('name="dispute"')
    const twice = await as(lan).post(`${address}/danh-gia`, {
      dispute: '1',
      reason: 'Vẫn chưa đồng ý với xã.',
      demandMet1: 'no',
    })
    expect(twice.status).toBe(409)
    expect(await textOf(twice)).toContain('đã đề nghị xem lại một lần')
  })

  test('she is told when an officer opened her name, which she did not hide', async () => {
    const petition = await petitionIn('received', { hideIdentity: '0' })
    const told = 'Cán bộ Mặt trận đã mở tên và số điện thoại của ông/bà'
    expect(await page(`/binh-xa/ho-so/${petition.code}`)).not.toContain(told)
    const opened = await as(officer('tiepnhan')).post(`/can-bo/ho-so/${petition.code}/xem-nguoi-gui`)
    expect(await opened.text()).toContain(lan.name)
    expect(await page(`/binh-xa/ho-so/${petition.code}`)).toContain(told)
  })

  test('she reads why a case was declined or sent elsewhere, and nothing of a proposal', async () => {
    const petition = await petitionIn('received')
    await deed('tiepnhan', petition, 'khong-thu-ly', { reasonCode: 'tin_rac', reason: 'chưa ai được biết' })
    expect(await page(`/binh-xa/ho-so/${petition.code}`)).not.toContain('chưa ai được biết')
    const declined = await petitionIn('declined')
    expect(await page(`/binh-xa/ho-so/${declined.code}`)).toContain('Việc này đã xong từ tháng trước.')
    const advised = await petitionIn('advised')
    expect(await page(`/binh-xa/ho-so/${advised.code}`)).toContain('Việc này của Điện lực Hàm Yên.')
  })
})
