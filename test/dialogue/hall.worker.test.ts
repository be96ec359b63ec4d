import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { hung, lan, nobody, officer } from '../support/people.ts'
import { asked, asks, count, type Hall, hallIn, itemIn, main, mainOf, registered, stranger } from './hall-cast.ts'

const desk = as(officer('tiepnhan'))

async function shows(hall: Hall, ...ids: string[]) {
  const answer = await desk.post(`${hall.office}/cau-hoi`, { viec: 'hien', chon: ids })
  if (answer.status !== 303) throw new Error(`not shown: ${answer.status}`)
}

describe('Lan asks', () => {
  test('ahead, reads with her codes what became of it, and nobody else reads it before the Front shows it', async () => {
    const hall = await hallIn()
    const question = await asked(hall, 'Bao giờ làm đường vào thôn Làng Dịa?', lan, { hamlet: 'lang_dia' })
    expect(question.number).toBe(1)
    expect(await main(lan, question.path)).toContain('Đang chờ xem')
    expect((await as(hung).get(question.path)).status).toBe(404)
    expect(await main(hung, `${hall.open}/cau-hoi`)).not.toContain('Bao giờ làm đường')
    await shows(hall, question.id)
    for (const path of ['cau-hoi', 'man-hinh']) {
      const page = await main(hung, `${hall.open}/${path}`)
      expect([path, page.includes('Bao giờ làm đường'), page.includes('Lộc')]).toEqual([path, true, false])
    }
    expect(await main(lan, question.path)).toContain('Đã hiện')
    const found = await as(hung).post('/binh-xa/tra-cuu', {
      caseCode: question.code.toLowerCase(),
      secret: question.secret,
    })
    expect([found.status, found.headers.get('location')]).toEqual([303, question.path])
    const wrong = await as(stranger()).post('/binh-xa/doi-thoai/xem-lai', { code: question.code, secret: 'XXXXX' })
    expect([wrong.status, mainOf(await wrong.text()).includes('Mã hoặc mã bí mật chưa đúng')]).toEqual([422, true])
  })

  test('in the hall, is told her number and secret on the same page, and may ask again', async () => {
    const hall = await hallIn({ startsIn: -1, takesQuestions: true })
    await itemIn(hall, 'Đường vào thôn Làng Dịa')
    await env.DB.prepare(
      'update dialogue_sessions set current_item_id = (select id from dialogue_items where session_id = ?1) where dossier_id = ?1',
    )
      .bind(hall.id)
      .run()
    expect(await main(lan, `${hall.open}/hoi-truong`)).toContain('Đường vào thôn Làng Dịa')
    const submissionKey = crypto.randomUUID()
    const answer = await asks(hall, 'Tiền ở đâu ra?', { submissionKey }, lan, 'hoi-truong')
    const page = mainOf(await answer.text())
    expect([answer.status, page.includes('Câu hỏi của ông/bà là số 1')]).toEqual([200, true])
    expect(page).toContain(`${hall.code}-1`)
    expect(page).not.toContain(submissionKey)
    expect(await main(lan, `${hall.open}/cau-hoi/1`)).toContain('Tiền ở đâu ra?')
    const again = await asks(hall, 'Tiền ở đâu ra?', { submissionKey }, lan, 'hoi-truong')
    expect(mainOf(await again.text())).toContain('Câu hỏi của ông/bà là số 1')
    const other = await asks(hall, 'Câu khác hẳn?', { submissionKey }, lan, 'hoi-truong')
    expect([other.status, (await other.text()).includes('Câu khác hẳn?')]).toEqual([409, true])
    expect(await count('select count(*) as n from dialogue_questions where session_id = ?', hall.id)).toBe(1)
  })

  test('when the hall is closed, or the meeting has begun: 409, and her words are still on the page', async () => {
    const shut = await hallIn({ startsIn: -1 })
    for (const where of ['hoi-truong', 'cau-hoi']) {
      const answer = await asks(shut, 'Câu hỏi đến muộn của tôi?', {}, lan, where)
      expect([where, answer.status, (await answer.text()).includes('Câu hỏi đến muộn của tôi?')]).toEqual([
        where,
        409,
        true,
      ])
    }
    const held = await hallIn({ status: 'held', startsIn: -1, takesQuestions: true })
    expect((await asks(held, 'Còn hỏi được không?', {}, lan, 'hoi-truong')).status).toBe(409)
    expect(
      await count('select count(*) as n from dialogue_questions where session_id in (?, ?)', shut.id, held.id),
    ).toBe(0)
  })

  test('in words of a denunciation: she is told the right road first, may send all the same, and only the Front reads why', async () => {
    const hall = await hallIn()
    const text = 'Tôi tố cáo cán bộ địa chính nhận tiền của dân, gọi số 0978123456.'
    const submissionKey = crypto.randomUUID()
    const first = await asks(hall, text, { submissionKey, hoi: '1' }, lan)
    const page = mainOf(await first.text())
    expect([first.status, page.includes('Tố cáo, khiếu nại phải gửi đúng nơi'), page.includes(text)]).toEqual([
      200,
      true,
      true,
    ])
    expect(await count('select count(*) as n from dialogue_questions where session_id = ?', hall.id)).toBe(0)
    expect((await asks(hall, text, { submissionKey, hoi: '1', confirmed: '1' }, lan)).status).toBe(303)
    const judged = await main(officer('tiepnhan'), `${hall.office}/cau-hoi`)
    expect(judged).toContain('Có lời giống tố cáo.')
    expect(judged).toContain('Có số giống số giấy tờ')
    expect(await main(officer('duyet.ubnd'), `${hall.office}/cau-hoi`)).not.toContain('địa chính')
  })

  test('too long, too short, or with nothing: 422 at the field; what nobody of ours would send is never a fault of ours', async () => {
    const hall = await hallIn({ startsIn: -1, takesQuestions: true })
    const odd: [string, Record<string, string>][] = [
      ['x'.repeat(301), {}],
      ['', {}],
      ['a', {}],
      ['\u0000\u0001', {}],
      ['Hỏi gì đây?', { hamlet: 'khong-co' }],
      ['Hỏi gì đây?', { submissionKey: 'x' }],
    ]
    for (const [text, fields] of odd)
      expect([text.length, (await asks(hall, text, fields, nobody, 'hoi-truong')).status]).toEqual([text.length, 422])
    for (const path of [
      '/cau-hoi/0',
      '/cau-hoi/99999999',
      '/cho/1',
      '/cau-hoi/1?ma=%00',
      '/cau-hoi?truoc=x',
      '/khac',
    ]) {
      const { status } = await as(stranger()).get(hall.open + path)
      expect([path, [200, 404, 422].includes(status)]).toEqual([path, true])
    }
  })

  test('at the reception of the chair, nothing: each comes with his own matter', async () => {
    const hall = await hallIn({ kind: 'chair_reception' })
    for (const path of ['cau-hoi', 'hoi-truong', 'man-hinh'])
      expect((await as(lan).get(`${hall.open}/${path}`)).status).toBe(404)
    expect((await as(officer('dieuphoi')).get(`${hall.office}/chuong-trinh`)).status).toBe(404)
    expect((await registered(hall, {}, lan)).number).toBe(1)
  })
})

test('a hundred phones ask at once, twenty of them twice: a hundred questions with a hundred numbers, none lost, none doubled', async () => {
  const hall = await hallIn({ startsIn: -1, takesQuestions: true })
  const keys = Array.from({ length: 100 }, () => crypto.randomUUID())
  const sendings = [...keys, ...keys.slice(0, 20)].map((submissionKey, at) => ({
    submissionKey,
    text: `Câu hỏi của máy thứ ${at % 100}?`,
  }))
  const before = await env.DB.prepare('select version, changed_at from dossiers where id = ?').bind(hall.id).first()
  const answers = await Promise.all(
    sendings.map(({ text, submissionKey }) => asks(hall, text, { submissionKey }, nobody, 'hoi-truong')),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  const numbers = await Promise.all(answers.map(async (answer) => Number(/là số (\d+)/.exec(await answer.text())?.[1])))
  expect(new Set(numbers).size).toBe(100)
  for (let at = 0; at < 20; at++) expect(numbers[100 + at]).toBe(numbers[at])
  expect(
    await count(
      'select count(*) as n from dialogue_questions where session_id = ? and number between 1 and 100',
      hall.id,
    ),
  ).toBe(100)
  expect(await env.DB.prepare('select version, changed_at from dossiers where id = ?').bind(hall.id).first()).toEqual(
    before,
  )
})

describe('the Front', () => {
  test('hides a question with a reason that Lan reads, shows it later, and puts several to a point at once', async () => {
    const hall = await hallIn()
    const item = await itemIn(hall, 'Đường vào thôn Làng Dịa')
    const first = await asked(hall, 'Ông trưởng thôn là kẻ vô dụng?', lan)
    const second = await asked(hall, 'Đường rộng mấy mét?', hung)
    const bare = await desk.post(`${hall.office}/cau-hoi`, { viec: 'an', chon: [first.id] })
    expect([bare.status, mainOf(await bare.text()).includes('chọn lý do không hiện')]).toEqual([422, true])
    const reason = 'Có lời xúc phạm, đe dọa người khác.'
    await desk.post(`${hall.office}/cau-hoi`, { viec: 'an', chon: [first.id], reason })
    expect(await main(lan, first.path)).toContain(`Lý do: ${reason}`)
    for (const path of ['cau-hoi', 'man-hinh', 'hoi-truong'])
      expect(await main(hung, `${hall.open}/${path}`)).not.toContain('vô dụng')
    await desk.post(`${hall.office}/cau-hoi?xem=khong-hien`, { viec: 'hien', chon: [first.id] })
    expect(await main(hung, `${hall.open}/cau-hoi`)).toContain('vô dụng')
    const put = await desk.post(`${hall.office}/cau-hoi?xem=da-hien`, {
      viec: 'xep',
      chon: [first.id, second.id],
      item,
    })
    expect(put.headers.get('location')).toContain('da=xep.2')
    expect(await main(lan, first.path)).toContain('Đường vào thôn Làng Dịa')
    const foreign = await itemIn(await hallIn(), 'Việc khác')
    expect((await desk.post(`${hall.office}/cau-hoi`, { viec: 'xep', chon: [first.id], item: foreign })).status).toBe(
      422,
    )
  })

  test('alone decides what is shown: who is asked may read and order what is shown, not more', async () => {
    const hall = await hallIn()
    const question = await asked(hall, 'Bao giờ có nước sạch?', lan)
    const boss = as(officer('duyet.ubnd'))
    const answer = await boss.post(`${hall.office}/cau-hoi`, { viec: 'hien', chon: [question.id] })
    expect([answer.status, mainOf(await answer.text()).includes('không phải cơ quan được hỏi')]).toEqual([403, true])
    expect(await main(officer('duyet.ubnd'), `${hall.office}/cau-hoi?xem=cho`)).not.toContain('nước sạch')
    const item = await itemIn(hall, 'Nước sạch')
    const put = await boss.post(`${hall.office}/cau-hoi`, { viec: 'xep', chon: [question.id], item })
    expect(put.headers.get('location')).toContain('da=xep.0')
    for (const who of ['xuly.congan', 'giamsat', 'dieuphoi.dakpo'])
      expect([who, (await as(officer(who)).get(`${hall.office}/cau-hoi`)).status]).toEqual([who, 404])
  })

  test('takes down what is asked aloud: shown at once, kept once however often the button is pressed', async () => {
    const hall = await hallIn({ startsIn: -1 })
    const fields = { text: 'Cụ già hỏi: bao giờ có điện?', hamlet: 'lang_dia', submissionKey: crypto.randomUUID() }
    for (let at = 0; at < 2; at++) expect((await desk.post(`${hall.office}/cau-hoi/ghi`, fields)).status).toBe(303)
    expect(await main(nobody, `${hall.open}/man-hinh`)).toContain('bao giờ có điện')
    expect(await count('select count(*) as n from dialogue_questions where session_id = ?', hall.id)).toBe(1)
    const boss = { ...fields, submissionKey: crypto.randomUUID(), text: 'Lãnh đạo ghi giúp một câu?' }
    expect((await as(officer('duyet.ubnd')).post(`${hall.office}/cau-hoi/ghi`, boss)).status).toBe(303)
    expect(await main(nobody, `${hall.open}/man-hinh`)).not.toContain('Lãnh đạo ghi giúp')
  })

  test('cannot reach into another meeting, and another commune finds neither', async () => {
    const [hall, other] = [await hallIn(), await hallIn()]
    const question = await asked(other, 'Câu hỏi của buổi khác?', lan)
    const answer = await desk.post(`${hall.office}/cau-hoi`, { viec: 'hien', chon: [question.id] })
    expect(answer.headers.get('location')).toContain('da=hien.0')
    expect(await main(hung, `${other.open}/cau-hoi`)).not.toContain('buổi khác')
    for (const path of ['cau-hoi', 'dang-ky', 'hoi-truong', 'man-hinh', 'cau-hoi/1'])
      expect([path, (await as(nobody).get(`/dak-po/doi-thoai/${hall.slug}/${path}`)).status]).toEqual([path, 404])
    for (const path of ['cau-hoi', 'cua', 'phat-bieu', 'chuong-trinh', 'lien-he'])
      expect([path, (await as(officer('dieuphoi.dakpo')).get(`${hall.office}/${path}`)).status]).toEqual([path, 404])
  })
})

test('the screen asks for itself, may be kept for seconds, and tells how to ask only while the hall is open', async () => {
  const hall = await hallIn({ startsIn: -1, takesQuestions: true })
  const answer = await as(nobody).get(`${hall.open}/man-hinh`)
  expect([answer.headers.get('refresh'), answer.headers.get('cache-control')]).toEqual(['15', 'public, max-age=5'])
  expect(mainOf(await answer.text())).toContain('Hỏi bằng điện thoại')
  const shut = await hallIn({ startsIn: -1 })
  expect(await main(nobody, `${shut.open}/man-hinh`)).not.toContain('Hỏi bằng điện thoại')
  const over = await hallIn({ status: 'held', startsIn: -9 })
  expect((await as(nobody).get(`${over.open}/man-hinh`)).headers.get('refresh')).toBeNull()
})
