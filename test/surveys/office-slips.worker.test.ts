import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { endSurveys } from '../../worker/surveys/office/ending-queries.ts'
import { responseId } from '../../worker/surveys/rules.ts'
import { postOffice } from '../notifications/office.ts'
import { as } from '../support/app.ts'
import { petitionIn } from '../support/build.ts'
import { hung, lan } from '../support/people.ts'
import { placeSurvey, placeVersion, responsesOf, roadFields, ROADS } from '../support/surveys.ts'
import {
  act,
  coordinator,
  handler,
  hamletRep,
  inDays,
  intake,
  leader,
  opened,
  prepare,
  revisionOf,
  rowOf,
  see,
  stranger,
  SURVEYS,
} from './office.ts'

const codesOn = (html: string) =>
  [...html.matchAll(/class="code">([0-9A-Z]{5}-[0-9A-Z]{5})</g)].map(([, code = '']) => code)

/** An answer that looks automatic, as it waits. */
async function waiting(surveyId: string, versionId: string, why: string, answers: object): Promise<string> {
  const id = responseId(new Date(), crypto.getRandomValues(new Uint8Array(8)))
  await env.DB.prepare(
    `INSERT INTO responses (id, survey_id, version_id, submission_key, content_hash, channel, language, hamlet_id, answers,
       submitted_at, seconds, state, suspicion, due)
     VALUES (?, ?, ?, ?, '', 'web', 'vi', 'lang_dia', ?, ?, 2, 'waiting', ?, 0)`,
  )
    .bind(id, surveyId, versionId, crypto.randomUUID(), JSON.stringify(answers), new Date().toISOString(), why)
    .run()
  return id
}

describe('slips of invitation', () => {
  test('are shown once, open the sheet once, and nobody finds their codes again', async () => {
    const slug = await opened({ title: 'Hỏi từng hộ', audience: 'invited' })
    expect((await see(lan, `/binh-xa/khao-sat/${slug}`)).words).toContain('Mã trên phiếu mời')
    const printed = await act(intake, slug, 'phieu-moi', { many: '12', hamlet: 'lang_dia' })
    expect(printed.status).toBe(200)
    const codes = codesOn(printed.html)
    expect(new Set(codes).size).toBe(12)
    expect(printed.words).toContain('Làng Dịa')
    expect(printed.html.match(/class="slips"/g)).toHaveLength(2)
    const kept = await env.DB.prepare('SELECT * FROM invitations WHERE survey_id = ?')
      .bind((await rowOf(slug)).id)
      .all()
    expect(kept.results).toHaveLength(12)
    for (const code of codes) expect(JSON.stringify(kept.results)).not.toContain(code.replace('-', ''))
    expect(codesOn((await see(intake, `${SURVEYS}/${slug}/phieu-moi`)).html)).toEqual([])
    const sheet = await see(lan, `/binh-xa/khao-sat/${slug}?phieu=${codes[0]}`)
    expect(sheet.words).toContain('Ông/bà ở thôn nào?')
  })

  test('are not made twice by a form that is sent again', async () => {
    const slug = await opened({ title: 'Bấm hai lần', audience: 'invited' })
    const revision = String(await revisionOf(slug))
    const sent = { many: '5', hamlet: '', revision }
    expect((await act(intake, slug, 'phieu-moi', sent)).status).toBe(200)
    const again = await act(intake, slug, 'phieu-moi', sent)
    expect(again.status).toBe(409)
    expect(again.words).toContain('Có thể chính ông/bà vừa bấm hai lần')
    expect(again.words).toContain('Loạt 1')
    expect(codesOn(again.html)).toEqual([])
  })

  test('go out as links too, made of the very slips on the page', async () => {
    const slug = await opened({ title: 'Gửi qua Zalo', audience: 'invited' })
    const printed = await act(coordinator, slug, 'phieu-moi', { many: '3', hamlet: 'dong_com' })
    const hidden = [...printed.html.matchAll(/name="phieu" value="([0-9A-Z]{10})"/g)].map(([, code = '']) => code)
    const answer = await as(coordinator).post(`${SURVEYS}/${slug}/phieu-moi/lien-ket`, {
      phieu: [...hidden, 'AAAAAAAAAA'],
    })
    expect(answer.headers.get('content-type')).toContain('text/csv')
    const lines = (await answer.text()).trim().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[1]).toContain(
      `Đồng Cỏm,${codesOn(printed.html)[0]},http://nghe-dan.test/binh-xa/khao-sat/${slug}?phieu=${hidden[0]}`,
    )
  })

  test('tell how many of each hamlet came back, and unused ones are withdrawn', async () => {
    const slug = await opened({ title: 'Thôn nào trả lời', audience: 'invited' })
    const { id } = await rowOf(slug)
    const codes = codesOn((await act(intake, slug, 'phieu-moi', { many: '4', hamlet: 'lang_dia' })).html)
    await act(intake, slug, 'phieu-moi', { many: '10', hamlet: 'dong_com' })
    await env.DB.prepare(
      `UPDATE invitations SET used_on = '2026-11-20' WHERE survey_id = ?1 AND series = 1
       AND code_hash = (SELECT min(code_hash) FROM invitations WHERE survey_id = ?1 AND series = 1)`,
    )
      .bind(id)
      .run()
    const page = await see(intake, `${SURVEYS}/${slug}/phieu-moi`)
    expect(page.words).toMatch(/Làng Dịa 4 1 25%/)
    expect(page.words).toMatch(/Đồng Cỏm 10 0 0%/)
    expect((await act(intake, slug, 'phieu-moi/thu-hoi', { series: '1' })).location).toContain('thu-hoi=3')
    const opens = await Promise.all(codes.map((code) => see(hung, `/binh-xa/khao-sat/${slug}?phieu=${code}`)))
    expect(opens.map(({ words }) => words.includes('đã được thu hồi')).filter(Boolean)).toHaveLength(3)
    expect((await see(intake, `${SURVEYS}/${slug}`)).words).toContain('Thu hồi 3 phiếu mời chưa dùng của loạt 1')
    expect((await act(intake, slug, 'phieu-moi/thu-hoi', { series: '1' })).status).toBe(409)
  })

  test('are not made in thousands, for a hamlet that is not there, by a handler, or before the opening', async () => {
    const slug = await opened({ title: 'Sai số phiếu', audience: 'invited' })
    for (const many of ['0', '501', '-1', 'năm', '1e3', '']) {
      const answer = await act(intake, slug, 'phieu-moi', { many, hamlet: 'lang_dia' })
      expect([many, answer.status]).toEqual([many, 422])
      expect(answer.words).toContain('Ông/bà ghi một số từ 1 đến 500')
    }
    const nowhere = await act(intake, slug, 'phieu-moi', { many: '5', hamlet: 'lang_hway' })
    expect(nowhere.words).toContain('Ông/bà chọn một thôn trong danh sách')
    expect((await act(handler, slug, 'phieu-moi', { many: '5', hamlet: '' })).status).toBe(404)
    expect((await act(stranger, slug, 'phieu-moi', { many: '5', hamlet: '' })).status).toBe(404)
    const draft = await prepare({ title: 'Chưa mở mà in', audience: 'invited' })
    expect((await act(intake, draft, 'phieu-moi', { many: '5', hamlet: '' })).status).toBe(409)
    const open = await opened({ title: 'Không cần phiếu mời' })
    expect((await see(intake, `${SURVEYS}/${open}/phieu-moi`)).status).toBe(404)
  })
})

describe('answers that look automatic', () => {
  test('are read with their reason, kept or refused by hand, and only kept ones count', async () => {
    const placed = await placeSurvey(ROADS, { title: 'Phiếu lạ' })
    const { slug, id } = placed.survey
    const good = await waiting(id, placed.versionId, 'network', { thon: 'lang_dia', tot: 'khong', doan: 'Dốc chợ Bợ' })
    const bad = await waiting(id, placed.versionId, 'honeypot', { thon: 'lang_dia', tot: 'co', y_kien: 'asdf' })
    expect((await see(coordinator, `${SURVEYS}/${slug}`)).words).toContain('2 phiếu trông giống do máy gửi')
    expect((await see(coordinator, '/can-bo/hom-nay')).words).toContain('Phiếu lạ: 2 phiếu chờ xem')
    const list = await see(leader, `${SURVEYS}/${slug}/cho-xem`)
    expect(list.words).toContain('Đường thôn có đi được khi mưa không? Không')
    expect(list.words).toContain('Đoạn nào lầy? Dốc chợ Bợ')
    expect(list.words).toContain('Điền cả ô ẩn mà người không nhìn thấy.')
    const none = await act(coordinator, slug, 'cho-xem', { lam: 'tinh' })
    expect(none.status).toBe(422)
    const kept = await act(coordinator, slug, 'cho-xem', { lam: 'tinh', phieu: good })
    expect((await see(coordinator, kept.location ?? '')).words).toContain('Đã tính 1 phiếu vào kết quả.')
    await act(leader, slug, 'cho-xem', { lam: 'bo-het', trang: [bad, good, 'x'] })
    expect((await responsesOf(id)).map(({ state }) => state).sort()).toEqual(['refused', 'refused'])
    expect((await see(coordinator, `${SURVEYS}/${slug}/cho-xem`)).words).toContain('Không có phiếu nào chờ xem.')
  })

  test('of another survey or commune cannot be judged from here', async () => {
    const [here, there] = [await placeSurvey(), await placeSurvey()]
    const id = await waiting(there.survey.id, there.versionId, 'pace', { thon: 'lang_dia', tot: 'co' })
    await act(coordinator, here.survey.slug, 'cho-xem', { lam: 'bo', phieu: id })
    expect((await responsesOf(there.survey.id)).map(({ state }) => state)).toEqual(['waiting'])
    for (const person of [stranger, handler, hamletRep])
      expect((await see(person, `${SURVEYS}/${there.survey.slug}/cho-xem`)).status).toBe(404)
  })

  test('come page by page, the oldest first', async () => {
    const placed = await placeSurvey()
    for (let i = 0; i < 23; i++)
      await waiting(placed.survey.id, placed.versionId, 'pace', { thon: 'lang_dia', tot: 'co' })
    const first = await see(coordinator, `${SURVEYS}/${placed.survey.slug}/cho-xem`)
    const next = /href="([^"]+)" rel="next"/.exec(first.html)?.[1] ?? ''
    const second = await see(coordinator, next)
    const ids = (html: string) => [...html.matchAll(/name="phieu"[^>]*value="([^"]+)"/g)].map(([, id]) => id)
    expect([ids(first.html).length, ids(second.html).length]).toEqual([20, 3])
    expect(new Set([...ids(first.html), ...ids(second.html)]).size).toBe(23)
    expect(second.words).toContain('Về đầu danh sách')
  })
})

describe('numbers', () => {
  test('of answers stand on the page as soon as Lan and Hùng have sent theirs', async () => {
    const placed = await placeSurvey(ROADS, { title: 'Hai người trả lời' })
    expect((await as(lan).post(placed.path, roadFields(placed))).status).toBe(303)
    expect((await as(hung).post(placed.path, roadFields(placed))).status).toBe(303)
    expect((await see(coordinator, `${SURVEYS}/${placed.survey.slug}`)).words).toContain('2 phiếu')
    expect((await see(coordinator, SURVEYS)).words).toMatch(/Hai người trả lời .*? Đang mở chưa định 2 /)
  })
})

describe('the hour of closing', () => {
  test('closes by itself, and who made the survey is told how many answered, once', async () => {
    const slug = await opened({ title: 'Tự đóng', closesDay: inDays(2) })
    const db = connect(env)
    const later = new Date(Date.now() + 3 * 86_400_000)
    expect(await endSurveys(db, new Date())).toBe(0)
    expect(await endSurveys(db, later)).toBe(1)
    expect(await endSurveys(db, later)).toBe(0)
    expect((await rowOf(slug)).status).toBe('closed')
    await postOffice().work(later)
    const { results } = await env.DB.prepare(
      "SELECT staff_id, detail FROM notices WHERE message = 'survey.ended'",
    ).all()
    expect(results).toEqual([{ staff_id: 'vi-du.tiepnhan', detail: JSON.stringify({ many: 0, codes: [slug] }) }])
    await env.DB.prepare("UPDATE notices SET shown_at = ?, created_at = ? WHERE message = 'survey.ended'")
      .bind(new Date().toISOString(), new Date().toISOString())
      .run()
    const news = await see(intake, '/can-bo/tin-bao')
    expect(news.words).toContain('Khảo sát đã đóng, nhận được 0 phiếu.')
    const way = /href="(\/can-bo\/tin-bao\/xem\?tin=[^"]+)"/.exec(news.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await see(intake, way)).location).toBe(`${SURVEYS}/${slug}`)
  })
})

describe('the poster', () => {
  test('says what is asked, where, until when; a draft and a survey among officers have none', async () => {
    const slug = await opened({ title: 'Chợ phiên họp ngày nào', closesDay: inDays(9), onPaper: 'on' })
    const page = await see(lan, `/binh-xa/khao-sat/${slug}/ap-phich`)
    expect(page.words).toContain('Chợ phiên họp ngày nào')
    expect(page.words).toContain(`nghe-dan.test/binh-xa/khao-sat/${slug}`)
    expect(page.words).toContain('Nhận trả lời đến')
    expect(page.words).toContain('hỏi trưởng thôn lấy phiếu giấy')
    const draft = await prepare({ title: 'Nháp không áp phích' })
    const staff = await opened({ title: 'Chỉ hỏi cán bộ', audience: 'staff' })
    for (const other of [draft, staff, 'khong-co'])
      expect((await see(lan, `/binh-xa/khao-sat/${other}/ap-phich`)).status).toBe(404)
    expect((await see(lan, `/dak-po/khao-sat/${slug}/ap-phich`)).status).toBe(404)
  })
})

describe('after an answer', () => {
  test('Lan finds the way to the survey about it, as long as the commune asks', async () => {
    const petition = await petitionIn('answered')
    const waits = await petitionIn('received', {}, hung)
    const at = (one: typeof petition) => `/binh-xa/ho-so/${one.code}`
    const WAY = 'Ông/bà đánh giá việc giải quyết'
    expect((await see(lan, at(petition))).words).not.toContain(WAY)
    const slug = await opened({
      title: 'Đánh giá việc giải quyết',
      kind: 'after_answer',
      questionnaire: 'mau:hai-long',
    })
    const page = await see(lan, at(petition))
    expect(page.words).toContain(WAY)
    expect(page.html).toContain(`href="/binh-xa/khao-sat/${slug}"`)
    expect((await see(hung, at(waits))).words).not.toContain(WAY)
    expect((await see(lan, '/binh-xa/khao-sat')).words).not.toContain('Đánh giá việc giải quyết')
    const second = await prepare({ title: 'Đánh giá lần hai', kind: 'after_answer' })
    expect((await act(coordinator, second, 'mo')).words).toContain('đóng khảo sát ấy trước')
    await act(coordinator, slug, 'dong')
    expect((await see(lan, at(petition))).words).not.toContain(WAY)
  })

  test('is asked of everybody with a case, never of officers or by slips', async () => {
    for (const audience of ['staff', 'invited', 'paper']) {
      const answer = await as(intake).post(`${SURVEYS}/moi`, {
        ...{
          submissionKey: crypto.randomUUID(),
          questionnaire: 'mau:hai-long',
          title: 'Sai người',
          kind: 'after_answer',
        },
        ...{ intro: 'Xã hỏi để biết việc giải quyết tốt hay chưa tốt.', audience },
      })
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('thì ai có đường dẫn cũng phải trả lời được')
    }
  })
})

test('a version that was answered before stays with its answers in the waiting list', async () => {
  const placed = await placeSurvey()
  const newer = { ...ROADS, nodes: ROADS.nodes.slice(0, 2) }
  await waiting(placed.survey.id, placed.versionId, 'pace', { thon: 'lang_dia', tot: 'khong', doan: 'Ngầm tràn' })
  const versionId = await placeVersion(placed.questionnaireId, newer, 2)
  await env.DB.prepare('UPDATE surveys SET version_id = ? WHERE id = ?').bind(versionId, placed.survey.id).run()
  expect((await see(coordinator, `${SURVEYS}/${placed.survey.slug}/cho-xem`)).words).toContain(
    'Đoạn nào lầy? Ngầm tràn',
  )
})

describe('sheets of paper', () => {
  test('are numbered on from the last one, printed again when the printer jams, and their squares lead to the entry', async () => {
    const slug = await opened({ title: 'Phát giấy từng nhà', audience: 'paper' })
    const first = await act(intake, slug, 'phieu-in', { many: '3' })
    expect(first.location).toBe(`${SURVEYS}/${slug}/phieu-in?tu=1&den=3`)
    const page = await see(intake, first.location ?? '')
    expect(page.words).toContain('Phiếu giấy số 1 đến 3')
    expect(page.html.match(/<section class="sheet">/g)).toHaveLength(3)
    expect(page.words).toContain('Thôn có nhà văn hóa không?')
    expect((await act(coordinator, slug, 'phieu-in', { many: '2' })).location).toContain('tu=4&den=5')
    expect((await see(coordinator, `${SURVEYS}/${slug}/phieu-in`)).words).toContain('Đã in đến số 5')
    expect((await see(coordinator, `${SURVEYS}/${slug}/phieu-in?tu=2&den=2`)).status).toBe(200)
    for (const range of ['tu=4&den=9', 'tu=0&den=1', 'tu=5&den=4', 'tu=x&den=y', 'tu=&den=3'])
      expect([range, (await see(coordinator, `${SURVEYS}/${slug}/phieu-in?${range}`)).status]).toEqual([range, 422])
    expect((await see(hamletRep, `${SURVEYS}/${slug}/phieu-giay?so=4`)).html).toMatch(/name="so"[^>]*value="4"/)
  })

  test('are not printed in hundreds, for a survey without paper, or twice by one form', async () => {
    const slug = await opened({ title: 'Cả giấy cả mạng', onPaper: 'on' })
    const revision = String(await revisionOf(slug))
    expect((await act(intake, slug, 'phieu-in', { many: '51' })).words).toContain('Ông/bà ghi một số từ 1 đến 50')
    expect((await act(intake, slug, 'phieu-in', { many: '5', revision })).status).toBe(303)
    expect((await act(intake, slug, 'phieu-in', { many: '5', revision })).status).toBe(409)
    const other = await opened({ title: 'Không có giấy' })
    expect((await see(intake, `${SURVEYS}/${other}/phieu-in`)).status).toBe(404)
    expect((await see(handler, `${SURVEYS}/${slug}/phieu-in`)).status).toBe(404)
  })
})
