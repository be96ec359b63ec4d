import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { as } from '../support/app.ts'
import { hung, lan, nobody } from '../support/people.ts'
import { asked, HERE, mainOf, network, opened, requestAt, requestFields, ROAD, sends, topicOf } from './asking-cast.ts'

const many = (table: 'dialogue_requests' | 'dialogue_voices') =>
  env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>('n')
const rowOf = (id: string) =>
  env.DB.prepare('SELECT * FROM dossiers d JOIN dialogue_requests r ON r.dossier_id = d.id WHERE d.id = ?')
    .bind(id)
    .first<Record<string, string | number | null>>()
const voiceOf = (id: string) =>
  env.DB.prepare('SELECT * FROM dialogue_voices WHERE request_id = ?').bind(id).first<Record<string, string | null>>()
const EVERYTHING = {
  title: 'Nước sạch ở thôn Lang Đia',
  category: 'khac',
  question: ['Bao giờ có nước?', '', 'Ai trả tiền ống?', '', ''],
  withWhom: 'binh-xa.phong-kinh-te',
  hamlet: 'lang_dia',
  times: ['evening', 'weekend'],
  onlineOk: '1',
  needs: ['interpreter_tay', 'wheelchair'],
  name: lan.name,
  phone: '0978 123 456',
}

describe('Lan asks for a dialogue', () => {
  test('in a form that is whole without a script: five questions, nobody asks for her name', async () => {
    const page = await (await as(lan).get(`${HERE}/de-nghi`)).text()
    expect(page.match(/name="question"/g)).toHaveLength(5)
    expect(page).toContain('Mặt trận xã gọi một lần để xác nhận')
    expect(page).not.toMatch(/<input[^>]*name="(name|phone)"[^>]*required/)
  })

  test('and gets a code and a secret; what she wrote is kept, her contact sealed, her number known only by its hash', async () => {
    const request = await asked(lan, EVERYTHING)
    expect(request.code).toMatch(/^BX-DN26-\d{4}$/)
    const row = await rowOf(request.id)
    expect(row).toMatchObject({
      ...{ status: 'filed', title: EVERYTHING.title, lead_body_id: 'binh-xa.mttq', waits_for_body_id: 'binh-xa.mttq' },
      ...{ addressed_body_id: 'binh-xa.phong-kinh-te', flag: '', with_whom: 'body', hamlet_id: 'lang_dia' },
      ...{ questions: '["Bao giờ có nước?","Ai trả tiền ống?"]', times: '["evening","weekend"]', online_ok: 1 },
      ...{ needs: '["interpreter_tay","wheelchair"]', version: 1 },
    })
    expect(row?.due_on).toMatch(/^20\d\d-/)
    const voice = await voiceOf(request.id)
    expect(voice?.phone_hash).toMatch(/^[0-9a-f]{64}$/)
    expect(voice?.sealed).not.toBe('')
    const everywhere = JSON.stringify([row, voice])
    for (const told of [lan.name, '0978123456', request.secret]) expect(everywhere).not.toContain(told)

    await as(lan).get(`${request.path}?ma=${request.secret}`)
    const own = mainOf(await (await as(lan).get(request.path)).text())
    for (const told of [
      'Đang chờ cán bộ xem',
      request.code,
      request.secret,
      'Bao giờ có nước?',
      'Mặt trận xã xem chậm nhất',
    ])
      expect(own).toContain(told)
    const receipt = mainOf(await (await as(lan).get(`${request.path}/bien-nhan`)).text())
    expect(receipt).toContain(request.secret)
  })

  test('by tapping five times at once, and has one request; other words under its key are a conflict', async () => {
    const before = [await many('dialogue_requests'), await many('dialogue_voices')] as number[]
    const fields = { submissionKey: crypto.randomUUID(), title: 'Chợ xã không có chỗ để xe' }
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => sends(lan, fields)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
    expect(new Set(answers.map((answer) => answer.headers.get('location'))).size).toBe(1)
    const other = await sends(lan, { ...fields, wish: 'Tôi đổi ý: xin mở rộng chợ.' })
    expect(other.status).toBe(409)
    const page = await other.text()
    expect(page).toContain('Tôi đổi ý: xin mở rộng chợ.')
    expect(page).not.toContain(fields.submissionKey)
    expect([await many('dialogue_requests'), await many('dialogue_voices')]).toEqual(before.map((n) => n + 1))
  })

  test('with mistakes, and finds all she typed, each mistake at its field', async () => {
    const wrong = {
      ...EVERYTHING,
      wish: 'Ngắn',
      hamlet: 'nowhere',
      category: 'nothing',
      withWhom: 'nobody',
      phone: '12',
    }
    const answer = await sends(lan, { ...wrong, consent: '' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    for (const name of ['wish', 'hamlet', 'category', 'withWhom', 'phone', 'consent'])
      expect(page).toContain(`id="${name}-error"`)
    for (const kept of [
      'Ngắn</textarea>',
      'value="Ai trả tiền ống?"',
      `value="${EVERYTHING.title}"`,
      `value="${lan.name}"`,
    ])
      expect(page).toContain(kept)
    expect(page.match(/value="(evening|weekend|wheelchair|interpreter_tay)"[^>]*checked/g)).toHaveLength(4)
  })

  test('with nothing at all, and is told so without a failure', async () => {
    const answer = await as(lan).post(`${HERE}/de-nghi`, {}, network())
    expect(answer.status).toBe(422)
    expect(mainOf(await answer.text())).toContain('Có 6 chỗ cần sửa')
  })

  test('in words of a denunciation: she hears of the right road first, then only the Front reads it', async () => {
    const fields = requestFields({ title: 'Tố cáo cán bộ', wish: 'Tôi tố cáo ông trưởng thôn nhận hối lộ của bà con.' })
    const first = await as(lan).post(`${HERE}/de-nghi`, fields, network())
    expect(first.status).toBe(200)
    const page = await first.text()
    expect(page).toContain('giống đơn tố cáo')
    expect(page).toContain('/binh-xa/to-cao-khieu-nai')
    const again = await as(lan).post(`${HERE}/de-nghi`, { ...fields, confirmed: '1' }, network())
    const request = await requestAt(again)
    expect(await rowOf(request.id)).toMatchObject({ flag: 'denunciation', addressed_body_id: null, addressed_at: null })
    await as(lan).get(`${request.path}?ma=${request.secret}`)
    expect(mainOf(await (await as(lan).get(request.path)).text())).toContain('không được coi là đơn')
  })

  test('while a program that fills in the hidden field is kept apart', async () => {
    const request = await asked(nobody, { website: 'http://example.test' })
    expect(await rowOf(request.id)).toMatchObject({ flag: 'machine', addressed_body_id: null })
    const fast = await asked(nobody, { started: opened(500) })
    expect(await rowOf(fast.id)).toMatchObject({ flag: 'machine' })
  })

  test('on a network that sends too much, is asked to wait, and keeps her words', async () => {
    const limit = vi
      .spyOn(Object.getPrototypeOf(env.SUBMIT_HARD) as RateLimit, 'limit')
      .mockResolvedValue({ success: false })
    const here = network()
    const wish = 'Câu này phải còn nguyên sau khi bị chặn.'
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => sends(lan, { wish }, here)))
    limit.mockRestore()
    const late = answers.find(({ status }) => status === 429)
    expect(await late?.text()).toContain(`${wish}</textarea>`)
  })

  test('in another commune only of that commune: its code opens nothing elsewhere', async () => {
    const request = await asked(lan)
    const answer = await as(lan).get(`${request.path.replace('binh-xa', 'dak-po')}?ma=${request.secret}`, network())
    expect([answer.status, (await answer.text()).includes(ROAD)]).toEqual([422, false])
  })
})

describe('before it is sent', () => {
  test('Lan is offered what others ask for already, and may send hers all the same', async () => {
    const topic = await topicOf()
    await topicOf({ published: false, title: `${ROAD} (chưa đăng)` })
    const fields = requestFields({
      hoi: '1',
      wish: 'Đường vào thôn Lâm lầy lội khi mưa, bao giờ xã làm?',
      phone: '0978123456',
    })
    const offer = await as(lan).post(`${HERE}/de-nghi`, fields, network())
    const page = await offer.text()
    expect(mainOf(page)).toContain('Có phải một trong những việc này?')
    expect(page).toContain(`action="${topic.path}/toi-cung-muon"`)
    expect(page).not.toContain('chưa đăng')
    expect(page).not.toContain('name="hoi"')
    const { hoi: _, ...sentOn } = fields
    expect((await as(lan).post(`${HERE}/de-nghi`, sentOn, network())).status).toBe(303)
  })

  test('a long story still finds the topic that its title names', async () => {
    const title = 'Nước sạch cho Yên Bình và Thọ Bình'
    const summary =
      'Công trình nước sạch đã xây xong nhưng nhiều hộ vẫn chưa có nước, mùa khô phải đi xin. Bà con hỏi bao giờ có nước.'
    const topic = await topicOf({ category: 'dien_nuoc_vien_thong', title, summary })
    const wish =
      'Từ tháng 3 vòi nhà tôi chỉ chảy từ nửa đêm đến sáng, bố mẹ già không dậy hứng được, phải mua can ở chợ về dùng, tốn kém lắm.'
    const answer = await sends(lan, {
      hoi: '1',
      title: 'Nước sạch Thọ Bình yếu',
      wish,
      category: 'dien_nuoc_vien_thong',
    })
    expect(await answer.text()).toContain(`action="${topic.path}/toi-cung-muon"`)
  })

  test('nothing is offered of another field, of another matter, or of what is closed', async () => {
    const wish = 'Trạm y tế thiếu thuốc huyết áp cho người già.'
    await topicOf({
      category: 'y_te',
      title: 'Thuốc huyết áp ở trạm y tế',
      summary: wish,
      open: false,
      status: 'closed',
    })
    const answer = await sends(lan, { hoi: '1', title: 'Thuốc ở trạm y tế', wish, category: 'y_te' })
    expect(answer.status).toBe(303)
  })
})

describe('her two codes', () => {
  test('open her request on either page where codes are typed; a wrong pair opens nothing and tells nothing', async () => {
    const [mine, his] = [await asked(lan), await asked(hung)]
    const typed = { caseCode: mine.code.toLowerCase().replaceAll('-', ' '), secret: mine.secret.toLowerCase() }
    const found = await as(nobody).post('/binh-xa/tra-cuu', typed, network())
    expect([found.status, found.headers.get('location')]).toEqual([303, mine.path])
    expect((await as(nobody).get(mine.path)).status).toBe(200)
    const own = await as(nobody).post(`${HERE}/tra-cuu`, { code: his.code, secret: his.secret }, network())
    expect(own.headers.get('location')).toBe(his.path)

    const wrong = await as(nobody).post(`${HERE}/tra-cuu`, { code: mine.code, secret: his.secret }, network())
    const absent = await as(nobody).post(`${HERE}/tra-cuu`, { code: 'BX-DN26-9999', secret: his.secret }, network())
    expect([wrong.status, absent.status]).toEqual([422, 422])
    const closed = await as({ name: 'ai đó' }).get(mine.path)
    expect([closed.status, (await closed.text()).includes(ROAD)]).toEqual([404, false])
    for (const deed of ['rut', 'xoa'])
      expect((await as({ name: 'ai đó' }).post(`${mine.path}/${deed}`)).status).toBe(404)
    expect(await rowOf(mine.id)).toMatchObject({ status: 'filed' })
  })

  test('cannot be guessed: ten wrong pairs, then a pause, also for the right one', async () => {
    const request = await asked(lan)
    const here = network()
    const guess = (secret: string) => as(nobody).post(`${HERE}/tra-cuu`, { code: request.code, secret }, here)
    for (let i = 0; i < 10; i++) expect((await guess('22222-22222-22222')).status).toBe(422)
    expect((await guess(request.secret)).status).toBe(429)
  })

  test('let her take it back, once however often she taps: her voice counts no more', async () => {
    const request = await asked(lan, { phone: '0978123456' })
    await as(lan).get(`${request.path}?ma=${request.secret}`)
    const answers = await Promise.all([1, 2, 3].map(() => as(lan).post(`${request.path}/rut`)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await rowOf(request.id)).toMatchObject({ status: 'withdrawn', version: 2, due_on: null, wake_on: null })
    expect((await voiceOf(request.id))?.withdrawn_at).not.toBeNull()
    expect(mainOf(await (await as(lan).get(request.path)).text())).toContain('Ông/bà đã rút')
  })

  test('let her have her words and her number erased: nothing of them stays, but the code still says so', async () => {
    const request = await asked(lan, EVERYTHING)
    await as(lan).get(`${request.path}?ma=${request.secret}`)
    expect((await as(lan).post(`${request.path}/xoa`)).status).toBe(303)
    const [row, voice] = [await rowOf(request.id), await voiceOf(request.id)]
    expect(row).toMatchObject({ status: 'withdrawn', wish: '', questions: '[]', needs: '[]' })
    expect(voice).toMatchObject({ sealed: '', phone_hash: '' })
    expect(JSON.stringify([row, voice])).not.toContain(EVERYTHING.title)
    const page = await (await as(lan).get(request.path)).text()
    expect(mainOf(page)).toContain('đã được xóa theo yêu cầu của ông/bà')
    expect(page).not.toContain('Bao giờ có nước?')
    const events = await env.DB.prepare('SELECT kind FROM dossier_events WHERE dossier_id = ? ORDER BY seq')
      .bind(request.id)
      .all<{ kind: string }>()
    expect(events.results.map(({ kind }) => kind)).toEqual(['dialogue_request.filed', 'dialogue_request.erased'])
    expect((await as(lan).post(`${request.path}/xoa`)).status).toBe(303)
    expect((await rowOf(request.id))?.version).toBe(2)
  })

  test('show her what came of it: the reason, or the petition that answers her, which her secret opens', async () => {
    const request = await asked(lan)
    await as(lan).get(`${request.path}?ma=${request.secret}`)
    await env.DB.batch([
      env.DB.prepare("UPDATE dossiers SET status = 'answered_in_writing' WHERE id = ?").bind(request.id),
      env.DB.prepare(
        "UPDATE dialogue_requests SET outcome = 'answered_in_writing', outcome_note = 'UBND xã trả lời bằng văn bản.', case_id = 'x', case_code = 'BX-26-000123' WHERE dossier_id = ?",
      ).bind(request.id),
    ])
    const page = await (await as(lan).get(request.path)).text()
    for (const told of ['UBND xã trả lời bằng văn bản.', 'BX-26-000123', 'action="/binh-xa/tra-cuu"'])
      expect(page).toContain(told)
    expect(page).not.toContain(`${request.path}/rut`)
    const late = await as(lan).post(`${request.path}/rut`)
    expect([late.status, mainOf(await late.text()).includes('đã có kết quả nên không rút được nữa')]).toEqual([
      409,
      true,
    ])
  })
})
