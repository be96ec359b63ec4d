import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { longDay } from '../../worker/deadlines/calendar.ts'
import { countClusters } from '../../worker/supervision/cluster-queries.ts'
import { as } from '../support/app.ts'
import { petitionIn, sendPetition } from '../support/build.ts'
import { officer } from '../support/people.ts'
import {
  deed,
  ECONOMY,
  inDays,
  PLACE,
  proposed,
  REPORT,
  rowOf,
  see,
  sending,
  topicIn,
  tryDeed,
  wordsOf,
  year,
} from './build.ts'

describe('papers to the bodies', () => {
  test('L15a: less than fifteen days ahead needs a tick and a reason, names its source, and is noted', async () => {
    const topic = await topicIn('team_set')
    const soon = sending({}, 10)
    const warned = await tryDeed('dieuphoi', topic, 'gui', soon)
    expect(warned.status).toBe(422)
    const html = await warned.text()
    expect(html).toContain('thời hạn theo luật: Điều 7 khoản 3 Nghị quyết liên tịch 403/2017')
    expect(html).toContain('05/KH-MTTQ')
    expect(html).toContain(`Gửi hôm nay thì làm việc sớm nhất từ ${longDay(inDays(15))}.`)
    const unsaid = await tryDeed('dieuphoi', topic, 'gui', { ...soon, short: '1' })
    expect(unsaid.status).toBe(422)
    expect(await unsaid.text()).toContain('Ông/bà ghi vì sao không đủ ngày.')
    await deed('dieuphoi', topic, 'gui', { ...soon, short: '1', shortReason: 'Cơ quan đề nghị làm sớm hơn.' })
    const page = await see('dieuphoi', topic)
    expect(page.words).toContain('không đủ số ngày theo quy định')
    expect(page.words).toContain('Cơ quan đề nghị làm sớm hơn.')
  })

  test('L15b: the body sees its day seven days before the session, with the source, and a late report is called late', async () => {
    const topic = await topicIn('notified')
    const row = await rowOf(topic)
    expect(row).toMatchObject({ waits_for_body_id: ECONOMY, due_on: inDays(33), limit_code: 'L15b' })
    const page = await see('xuly.kinhte', topic)
    expect(page.words).toContain('Ít nhất 7 ngày trước buổi làm việc (thời hạn theo luật: Điều 7 khoản 3')
    const without = await tryDeed('xuly.kinhte', topic, 'gui-bao-cao')
    expect(without.status).toBe(422)
    expect((await tryDeed('xuly.congan', topic, 'gui-bao-cao')).status).toBe(404)
    expect((await tryDeed('dieuphoi', topic, 'gui-bao-cao')).status).toBe(403)
  })

  test('L15c: fifteen days for the report begin when the work ends, with the sum on the page', async () => {
    const topic = await topicIn('session_closed')
    expect((await rowOf(topic)).limit_code).toBe('L15c')
    const page = await see('dieuphoi', topic)
    expect(page.words).toContain('Trong 15 ngày sau khi kết thúc làm việc (thời hạn theo luật: Điều 9')
    expect(page.words).toContain('Hạn này tính thế nào?')
  })

  test('the work does not end while a session has no minutes', async () => {
    const topic = await topicIn('in_progress', { bodies: [ECONOMY] })
    expect((await tryDeed('dieuphoi', topic, 'ket-thuc-lam-viec')).status).toBe(303)
    const two = await topicIn('notified', { bodies: [ECONOMY, 'binh-xa.phong-van-hoa-xa-hoi'] })
    const first = await env.DB.prepare('SELECT id FROM supervision_sessions WHERE dossier_id = ? ORDER BY position')
      .bind(two.id)
      .first<{ id: string }>()
    await deed('giamsat', two, 'ghi-bien-ban', {
      ...{ session: first?.id ?? '', heldOn: inDays(0), present: 'Hai bên', minutes: 'Đã trao đổi xong.' },
    })
    const refused = await tryDeed('dieuphoi', two, 'ket-thuc-lam-viec')
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('buổi làm việc với Phòng Văn hóa - Xã hội chưa có biên bản')
  })

  test('a team has nobody from the body that is looked at', async () => {
    const topic = await topicIn('planned')
    const page = await see('duyet.mattran', topic)
    expect(page.html).not.toContain('value="vi-du.xuly.kinhte"')
    const forced = await tryDeed('duyet.mattran', topic, 'lap-doan', { head: 'vi-du.xuly.kinhte' })
    expect(forced.status).toBe(422)
    const twice = await tryDeed('duyet.mattran', topic, 'lap-doan', {
      head: 'vi-du.dieuphoi',
      deputy: 'vi-du.dieuphoi',
    })
    expect(await twice.text()).toContain('Một người chỉ giữ một vai trong đoàn.')
  })
})

describe('two at once', () => {
  test('the second of two who act on what they saw is told so, keeps his words, and nothing is written twice', async () => {
    const topic = await topicIn('session_closed')
    const { version } = await rowOf(topic)
    const answers = await Promise.all(
      ['dieuphoi', 'giamsat'].map((who) =>
        as(officer(who)).post(`${PLACE}/${topic.slug}/viet-bao-cao`, { version: String(version), ...REPORT }),
      ),
    )
    expect(answers.map((one) => one.status).toSorted()).toEqual([303, 409])
    const loser = answers.find((one) => one.status === 409)
    expect(await loser?.text()).toContain('Ưu điểm bí mật: thu gom đều.')
    const written = await env.DB.prepare(
      "SELECT count(*) AS many FROM dossier_events WHERE dossier_id = ? AND kind = 'supervision.report_written'",
    )
      .bind(topic.id)
      .first()
    expect(written).toEqual({ many: 1 })
  })

  test('a report signed twice in one moment begins its recommendations once', async () => {
    const topic = await topicIn('report_draft')
    const { version } = await rowOf(topic)
    const sign = () =>
      as(officer('duyet.mattran')).post(`${PLACE}/${topic.slug}/ky-bao-cao`, { version: String(version) })
    const answers = await Promise.all([sign(), sign()])
    expect(answers.map((one) => one.status).toSorted()).toEqual([303, 409])
    const asks = await env.DB.prepare('SELECT count(*) AS many FROM dossiers WHERE parent_id = ?')
      .bind(topic.id)
      .first()
    expect(asks).toEqual({ many: 1 })
  })

  test('the chair who wrote the report himself does not sign it', async () => {
    const topic = await topicIn('session_closed')
    await deed('duyet.mattran', topic, 'viet-bao-cao', REPORT)
    const refused = await tryDeed('duyet.mattran', topic, 'ky-bao-cao')
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('cần một người khác')
  })
})

test('a pause and going on keep the place and the due day of the report', async () => {
  const topic = await topicIn('session_closed')
  const { due_on: due } = await rowOf(topic)
  await deed('dieuphoi', topic, 'tam-dung', { reason: 'Trưởng đoàn nghỉ ốm.' })
  expect(await rowOf(topic)).toMatchObject({ status: 'suspended', due_on: null, wake_on: null })
  await deed('dieuphoi', topic, 'tiep-tuc')
  expect(await rowOf(topic)).toMatchObject({ status: 'session_closed', due_on: due })
})

test('a document review goes without team and papers, and its report has no day by law', async () => {
  const { programmeOpen } = await import('./build.ts')
  await programmeOpen()
  const topic = await proposed({ form: 'document_review' })
  await deed('dieuphoi', topic, 'vao-chuong-trinh')
  await deed('dieuphoi', topic, 'lap-ke-hoach', { purpose: 'Xem xét quy định', subject: 'Quy định hỗ trợ giống' })
  expect((await tryDeed('duyet.mattran', topic, 'lap-doan', { head: 'vi-du.dieuphoi' })).status).toBe(409)
  await deed('dieuphoi', topic, 'bat-dau')
  await deed('dieuphoi', topic, 'ket-thuc-lam-viec')
  expect(await rowOf(topic)).toMatchObject({ status: 'session_closed', due_on: null })
  await deed('dieuphoi', topic, 'viet-bao-cao', { ...REPORT, body0: '', asked0: '', wanted0: '' })
  await deed('duyet.mattran', topic, 'ky-bao-cao')
  expect((await rowOf(topic)).status).toBe('reported')
  await deed('dieuphoi', topic, 'ket-thuc')
  expect((await rowOf(topic)).status).toBe('closed')
})

describe('petitions as a ground', () => {
  const many = async (count: number, fields = {}) => {
    const hamlets = ['lang_dia', 'lang_vai', 'lang_lang']
    const sent = []
    for (let n = 0; n < count; n++)
      sent.push(
        await sendPetition({
          content: `Chuồng trại số ${n} xả thải ra mương làm cả xóm mùi hôi.`,
          ...fields,
          hamlet: hamlets[n % 1] ?? 'lang_dia',
        }),
      )
    return sent
  }

  test('five on one field are offered to the Front; one tap opens a topic, twice the same one, with its petitions', async () => {
    const sent = await many(5)
    const db = connect(env)
    await countClusters(db, new Date())
    const page = await (await as(officer('dieuphoi')).get(PLACE)).text()
    expect(wordsOf(page)).toMatch(/5 kiến nghị về .+ ở 1 thôn trong 60 ngày/)
    const counted = /name="counted" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const fields = { category: 'moi_truong', counted }
    expect((await as(officer('giamsat')).post(`${PLACE}/chum`, fields)).status).toBe(403)
    const answers = await Promise.all(
      ['dieuphoi', 'duyet.mattran'].map((who) => as(officer(who)).post(`${PLACE}/chum`, fields)),
    )
    const places = new Set(answers.map((one) => one.headers.get('location')))
    expect(places.size).toBe(1)
    expect((await as(officer('dieuphoi')).post(`${PLACE}/chum`, fields)).headers.get('location')).toBe([...places][0])
    const topic = wordsOf(await (await as(officer('dieuphoi')).get([...places][0] ?? '')).text())
    expect(topic).toContain('Đơn thư, kiến nghị, phản ánh')
    expect(topic).toContain('5 kiến nghị')
    const [, named = ''] = /Kiến nghị của người dân làm căn cứ(.*?)Gắn/.exec(topic) ?? []
    expect(named.match(/BX-\d\d-\d{6}/g)).toEqual(sent.map(({ code }) => code))
    await countClusters(db, new Date(Date.now() + 86_400_000))
    expect(await (await as(officer('dieuphoi')).get(PLACE)).text()).not.toContain('name="counted"')
    expect(
      (await as(officer('dieuphoi')).post(`${PLACE}/chum`, { category: 'moi_truong', counted: 'lạ' })).status,
    ).toBe(409)
  })

  test('restricted ones do not count, nor those that were turned away, nor four', async () => {
    await petitionIn('restricted')
    await petitionIn('declined')
    await many(4)
    await countClusters(connect(env), new Date())
    expect(await (await as(officer('dieuphoi')).get(PLACE)).text()).not.toContain('name="counted"')
  })

  test('one is named by its code by whoever may see it; a restricted one only on a restricted topic, and nobody else learns of it', async () => {
    const petition = await sendPetition()
    const secret = await petitionIn('restricted')
    const topic = await proposed()
    const link = (who: string, code: string, to = topic) =>
      as(officer(who)).post(`${PLACE}/${to.slug}/gan-kien-nghi`, { code })
    expect((await link('dieuphoi', petition.code)).status).toBe(303)
    expect((await see('dieuphoi', topic)).words).toContain(petition.code)
    expect((await link('dieuphoi', secret.code)).status).toBe(422)
    const hidden = await proposed({ restricted: '1', people: ['vi-du.baomat', 'vi-du.duyet.mattran'] })
    expect((await link('dieuphoi', secret.code, hidden)).status).toBe(422)
    // Whoever may see both names it there; who may see the topic alone learns that there is one, and not which.
    expect((await link('baomat', secret.code, hidden)).status).toBe(303)
    expect((await see('baomat', hidden)).words).toContain(secret.code)
    const other = await see('duyet.mattran', hidden)
    expect(other.html).not.toContain(secret.code)
    expect(other.words).toContain('1 hồ sơ không thuộc phần ông/bà được xem')
    expect((await link('duyet.mattran', petition.code, hidden)).status).toBe(303)
    const some = await see('duyet.mattran', hidden)
    expect(some.words).toContain(petition.code)
    expect(some.words).toContain('1 hồ sơ khác không thuộc phần ông/bà được xem')
  })
})

test('papers are begun from a topic, once a page, with its plan in them; a board’s wait for the Front', async () => {
  const topic = await topicIn('notified')
  const page = await see('dieuphoi', topic)
  const key = /name="key" value="([0-9a-f-]{36})"/.exec(page.html)?.[1] ?? ''
  for (const text of ['Soạn kế hoạch', 'Soạn quyết định lập đoàn', 'Soạn đề cương báo cáo'])
    expect(page.words).toContain(text)
  const begin = () => as(officer('dieuphoi')).post(`${PLACE}/${topic.slug}/soan`, { key, paper: 'ke-hoach' })
  const [one, two] = [await begin(), await begin()]
  expect(one.status).toBe(303)
  expect(two.headers.get('location')).toBe(one.headers.get('location'))
  const draft = await (await as(officer('dieuphoi')).get(one.headers.get('location') ?? '')).text()
  expect(draft).toContain('Đánh giá việc thu gom rác.')
  expect((await see('dieuphoi', topic)).words).toContain('Kế hoạch: Giám sát việc thu gom rác thải ở các thôn')
  expect(
    (await as(officer('xuly.kinhte')).post(`${PLACE}/${topic.slug}/soan`, { key, paper: 'ke-hoach' })).status,
  ).toBe(409)
})

test('results of a half-year link to their topics, are noted as heard, and go out as a table', async () => {
  const topic = await topicIn('tracking')
  const page = await (await as(officer('dieuphoi')).get(`${PLACE}/ket-qua`)).text()
  expect(page).toContain(`href="${PLACE}/${topic.slug}"`)
  expect(wordsOf(page)).toContain('Điều 30 khoản 1 Luật Mặt trận Tổ quốc Việt Nam')
  expect(wordsOf(page)).toContain('Bố trí xe thu gom rác vào xóm trong')
  const note = { heardOn: inDays(0), bodies: ['binh-xa.hdnd'], note: 'Đã nghe tại kỳ họp.' }
  expect((await as(officer('lanhdao')).post(`${PLACE}/ket-qua`, note)).status).toBe(403)
  expect((await as(officer('dieuphoi')).post(`${PLACE}/ket-qua`, { ...note, bodies: [] })).status).toBe(422)
  expect((await as(officer('dieuphoi')).post(`${PLACE}/ket-qua`, note)).status).toBe(303)
  expect(wordsOf(await (await as(officer('lanhdao')).get(`${PLACE}/ket-qua`)).text())).toContain('Đã nghe tại kỳ họp.')
  expect((await as(officer('xuly.kinhte')).get(`${PLACE}/ket-qua`)).status).toBe(404)
  const table = await as(officer('dieuphoi')).get(`${PLACE}/ket-qua.xlsx`)
  expect(table.headers.get('content-type')).toContain('spreadsheetml')
  expect(new Uint8Array(await table.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([80, 75]))
})

test('hostile addresses and fields are refused without a failure', async () => {
  const topic = await proposed()
  for (const path of [
    '/99-0001',
    '/26-00',
    `/${topic.slug}/tep/x`,
    '/mo/x',
    '/chuong-trinh/99-0001',
    '?sau=x~y&muc=tat-ca',
    '?muc=%00',
    '/ket-qua?nam=x&ky=9',
  ])
    expect((await as(officer('dieuphoi')).get(PLACE + path)).status, path).toBeLessThan(500)
  for (const action of ['vao-chuong-trinh', 'sua-de-xuat', 'khong-chon', 'nothing', 'soan', 'gan-kien-nghi'])
    expect(
      (await tryDeed('dieuphoi', topic, action, { reason: '\u0000'.repeat(9000), key: 'x' })).status,
      action,
    ).toBeLessThan(500)
  expect(
    (await as(officer('dieuphoi')).post(`${PLACE}/moi`, { title: '\uD800', year: '0', submissionKey: 'x' })).status,
  ).toBe(422)
  expect(year()).toBeGreaterThan(2020)
})
