import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { complaint, wordsOf } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { lan, nobody, officer } from '../support/people.ts'
import { does, held, type Meeting, tries } from './meetings.ts'
import {
  concludes,
  confirmed,
  entryFields,
  handedIn,
  heldWithAgenda,
  many,
  must,
  PROMISE,
  published,
  RESULTS,
  statusOf,
  takesDown,
} from './minutes-cast.ts'

const kept = (at: Meeting) => many('dialogue_entries', `session_id = '${at.id}'`)
const page = async (who: string, path: string) => wordsOf(await (await as(officer(who)).get(path)).text())

describe('taking a meeting down', () => {
  test('Mận sends an entry twice over a bad network, at once and later: it stands once', async () => {
    const at = await held()
    const fields = entryFields()
    const answers = await Promise.all([1, 2, 3, 4].map(() => takesDown(at, fields)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303])
    expect((await takesDown(at, fields)).status).toBe(303)
    expect(await kept(at)).toBe(1)
    const again = await takesDown(at, { ...fields, text: 'Lời khác dưới cùng mã' })
    expect([again.status, await kept(at)]).toEqual([409, 1])
    expect(wordsOf(await again.text())).toContain('Lần ghi trước đã được giữ với lời khác')
  })

  test('what lay on a laptop stands in the order in which it was said', async () => {
    const at = await held()
    const minute = (ago: number) => new Date(Date.now() - ago * 60_000).toISOString()
    await must(takesDown(at, { text: 'nói sau', takenAt: minute(5) }))
    await must(takesDown(at, { text: 'nói trước', takenAt: minute(9) }))
    const shown = await page('dieuphoi', `${at.office}/bien-ban`)
    expect(shown.indexOf('nói trước')).toBeGreaterThan(0)
    expect(shown.indexOf('nói trước')).toBeLessThan(shown.indexOf('nói sau'))
  })

  test.each([
    ['text', { text: ' ' }, 'Ông/bà ghi điều đã nói'],
    ['text', { text: 'Gọi ông Nam 0912345678 nhé' }, 'giống số điện thoại'],
    ['kind', { kind: 'joke' }, 'Ông/bà chọn: câu hỏi'],
    ['body', { kind: 'promise', body: '' }, 'chọn cơ quan sẽ thực hiện'],
    ['body', { kind: 'promise', body: 'dak-po.ubnd' }, 'chọn cơ quan sẽ thực hiện'],
    ['doneOn', { kind: 'promise', body: 'binh-xa.ubnd', doneOn: '2020-01-01' }, 'đã qua'],
    ['item', { item: 'khong-co' }, 'Điểm này không còn'],
    ['question', { question: '4711' }, 'Không có câu hỏi mang số này'],
    ['entryKey', { entryKey: 'mã' }, 'Mã lần ghi không đúng'],
  ])('a wrong %s is told at its field, and what Mận typed stays', async (_name, fields, message) => {
    const at = await held()
    const answer = await takesDown(at, { speaker: 'Đại diện thôn Trũng', ...fields })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(wordsOf(html)).toContain(message)
    expect(html).toContain('Đại diện thôn Trũng')
    expect(await kept(at)).toBe(0)
  })

  test('an officer of another body reads the minutes if he was invited, and does not write them', async () => {
    const at = await held()
    expect((await as(officer('duyet.kinhte')).get(`${at.office}/bien-ban`)).status).toBe(404)
    expect((await takesDown(at, {}, 'xuly.kinhte')).status).toBe(404)
    const leader = await takesDown(at, {}, 'lanhdao')
    expect([leader.status, await complaint(leader)]).toEqual([
      403,
      expect.stringContaining('cơ quan chủ trì hoặc của Mặt trận'),
    ])
  })

  test('Thụ corrects an entry and takes one out: both rows stay, the minutes show the last words', async () => {
    const at = await held()
    await must(takesDown(at, { text: 'Bao giờ làm đường' }))
    await must(takesDown(at, { text: 'ghi nhầm' }))
    const ids = await env.DB.prepare('SELECT id, text FROM dialogue_entries WHERE session_id = ?')
      .bind(at.id)
      .all<{ id: string; text: string }>()
    const of = (text: string) => ids.results.find((row) => row.text === text)?.id
    const thu = as(officer('dieuphoi'))
    const change = { ...entryFields({ text: 'Bao giờ làm đường Làng Dịa' }) }
    const both = await Promise.all(
      [1, 2].map(() => thu.post(`${at.office}/bien-ban/${of('Bao giờ làm đường')}/sua`, change)),
    )
    expect(both.map(({ status }) => status).filter((status) => status === 303)).toHaveLength(1)
    await must(thu.post(`${at.office}/bien-ban/${of('ghi nhầm')}/bo`))
    const shown = await page('dieuphoi', `${at.office}/bien-ban`)
    expect(shown).toContain('Bao giờ làm đường Làng Dịa')
    expect(shown).not.toContain('ghi nhầm')
    expect(await kept(at)).toBe(3)
    expect((await thu.get(`${at.office}/bien-ban/${of('ghi nhầm')}`)).status).toBe(404)
  })

  test('once the minutes lie before both sides an entry that comes late is told why, and stays out', async () => {
    const at = await handedIn()
    const late = await takesDown(at)
    expect(late.status).toBe(409)
    expect(wordsOf(await late.text())).toContain('đang chờ hai bên xác nhận')
    expect(await kept(at)).toBe(3)
    expect((await concludes(at, 0)).status).toBe(409)
  })
})

describe('both sides confirm the minutes', () => {
  test('they are handed in only when every point of the agenda has an outcome', async () => {
    const at = await heldWithAgenda()
    await must(takesDown(at))
    await must(concludes(at, 0))
    const early = await tries('dieuphoi', at, 'trinh-bien-ban')
    expect(early.status).toBe(409)
    expect(wordsOf(await early.text())).toContain('còn 1 điểm của chương trình chưa ghi kết luận: “Nước sạch mùa khô”')
    await must(concludes(at, 1))
    await does('dieuphoi', at, 'trinh-bien-ban')
  })

  test.each([
    ['the Front first', ['duyet.mattran', 'xac-nhan-mat-tran'], ['duyet.ubnd', 'xac-nhan-chinh-quyen']],
    ['the government first', ['duyet.ubnd', 'xac-nhan-chinh-quyen'], ['duyet.mattran', 'xac-nhan-mat-tran']],
  ] as const)('%s: they hold after the second of them', async (_name, first, second) => {
    const at = await handedIn()
    await does(first[0], at, first[1], { remark: 'Đã đọc.' })
    expect(await statusOf(at)).toBe('held')
    await does(second[0], at, second[1])
    expect(await statusOf(at)).toBe('minutes_approved')
    expect(await page('dieuphoi', `${at.office}/bien-ban`)).toContain('Ý kiến: Đã đọc.')
  })

  test('both press in the same moment: one is told to look again, and then it holds', async () => {
    const at = await handedIn()
    const deeds = [
      ['duyet.mattran', 'xac-nhan-mat-tran'],
      ['duyet.ubnd', 'xac-nhan-chinh-quyen'],
    ] as const
    const answers = await Promise.all(deeds.map(([who, deed]) => tries(who, at, deed)))
    for (const [index, answer] of answers.entries()) {
      const [who, deed] = deeds[index] ?? deeds[0]
      if (answer.status !== 303) await does(who, at, deed)
    }
    expect(await statusOf(at)).toBe('minutes_approved')
  })

  test('neither who handed them in nor who took them down confirms them, nor the Front for the government', async () => {
    const at = await handedIn()
    const own = await tries('dieuphoi', at, 'xac-nhan-mat-tran')
    expect([own.status, await complaint(own)]).toEqual([403, expect.stringContaining('cần một người khác')])
    const other = await tries('duyet.mattran', at, 'xac-nhan-chinh-quyen')
    expect([other.status, await statusOf(at)]).toEqual([403, 'held'])
    expect((await tries('xuly.ubnd', at, 'xac-nhan-chinh-quyen')).status).toBe(403)

    const written = await heldWithAgenda()
    await must(takesDown(written, {}, 'duyet.ubnd'))
    for (const item of [0, 1]) await must(concludes(written, item))
    await does('dieuphoi', written, 'trinh-bien-ban')
    const wrote = await tries('duyet.ubnd', written, 'xac-nhan-chinh-quyen')
    expect([wrote.status, wordsOf(await wrote.text())]).toEqual([
      403,
      expect.stringContaining('đã ghi 1 mục của biên bản này'),
    ])
  })

  test('given back, both confirmations are void and the minutes are written again', async () => {
    const at = await handedIn()
    await does('duyet.mattran', at, 'xac-nhan-mat-tran')
    await does('duyet.ubnd', at, 'tra-bien-ban', { reason: 'Thiếu câu trả lời về nước.' })
    await must(takesDown(at, { kind: 'answer', text: 'Nước có từ tháng sau.' }))
    await does('dieuphoi', at, 'trinh-bien-ban')
    await does('duyet.ubnd', at, 'xac-nhan-chinh-quyen')
    expect(await statusOf(at)).toBe('held')
  })
})

describe('what came of it', () => {
  test('results wait for both confirmations; then everybody reads them, and before that nobody', async () => {
    const at = await handedIn()
    const paths = ['ket-qua', 'ban-tin', 'loa'].map((name) => `${at.open}/${name}`)
    const early = await tries('dieuphoi', at, 'cong-bo-ket-qua', { results: RESULTS })
    expect([early.status, await complaint(early)]).toEqual([
      409,
      expect.stringContaining('không làm được ở tình trạng hiện nay'),
    ])
    await does('duyet.mattran', at, 'xac-nhan-mat-tran')
    await does('duyet.ubnd', at, 'xac-nhan-chinh-quyen')
    for (const path of paths) expect((await as(nobody).get(path)).status).toBe(404)
    await does('dieuphoi', at, 'cong-bo-ket-qua', { results: RESULTS })
    for (const path of paths) {
      const answer = await as(nobody).get(path)
      expect(answer.status).toBe(200)
      const words = wordsOf(await answer.text())
      expect(words).toContain(PROMISE)
      expect(words).not.toMatch(/Hoàng Thị Mận|Ma Văn Thụ/)
    }
    expect((await as(nobody).get(paths[0]?.replace('binh-xa', 'dak-po') ?? '')).status).toBe(404)
  })

  test('each promise becomes one commitment of its body, however often the button is pressed', async () => {
    const at = await confirmed()
    const answers = await Promise.all(
      [1, 2, 3].map(() => tries('dieuphoi', at, 'cong-bo-ket-qua', { results: RESULTS })),
    )
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    const found = await env.DB.prepare(
      'SELECT body_id AS body, public_asked AS asked, done_due_on AS due FROM recommendations r JOIN dossiers d ON d.id = r.dossier_id WHERE d.parent_id = ?',
    )
      .bind(at.id)
      .all()
    expect(found.results).toEqual([{ body: 'binh-xa.ubnd', asked: PROMISE, due: '2030-03-31' }])
    expect(await many('dialogue_entries', `commitment_id is not null and session_id = '${at.id}'`)).toBe(1)
    const told = await many(
      'messages',
      `recipient_id = '*:hamlet_rep' and id like '${at.id}%' and detail like '%/loa"%'`,
    )
    expect(told).toBe(1)
  })

  test.each([
    [0, /Công bố hôm nay là đúng hạn/, false],
    [20, /Công bố hôm nay là trễ \d+ ngày/, true],
  ])(
    'L19: %i days after the meeting the page says how publishing stands, with the source not checked yet',
    async (days, words, isLate) => {
      const at = await confirmed()
      const day = new Date(Date.now() - days * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10)
      await env.DB.prepare('UPDATE dialogue_sessions SET held_on = ?, results_due_on = null WHERE dossier_id = ?')
        .bind(day, at.id)
        .run()
      const shown = await page('dieuphoi', at.office)
      expect(shown).toMatch(words)
      expect(shown).toMatch(/Điều 43 .*chưa đối chiếu văn bản gốc/)
      await does('dieuphoi', at, 'cong-bo-ket-qua', { results: RESULTS })
      const detail = await env.DB.prepare(
        "SELECT detail FROM dossier_events WHERE kind = 'dialogue.results_published' AND dossier_id = ?",
      )
        .bind(at.id)
        .first<string>('detail')
      const { late, limit } = JSON.parse(detail ?? '{}') as { late: number; limit: string }
      expect([limit, late > 0]).toEqual(['L19', isLate])
    },
  )

  test('what everybody reads may be added to, and the words before stay on record', async () => {
    const at = await published()
    await does('duyet.ubnd', at, 'bo-sung-ket-qua', { results: `${RESULTS} Đoạn đường đã có kế hoạch.` })
    expect(wordsOf(await (await as(nobody).get(`${at.open}/ket-qua`)).text())).toContain('Đoạn đường đã có kế hoạch')
    expect(await many('dossier_texts', `text = '${RESULTS}' and dossier_id = '${at.id}'`)).toBe(1)
  })
})

describe('questions that nobody answered', () => {
  const TEXTS = ['Bao giờ có đèn đường ở ngã ba?', 'Ai quản lý chợ phiên?', 'Trạm bơm hỏng thì gọi ai?']

  test('keep the results from being published until something came of each', async () => {
    const at = await confirmed(TEXTS)
    const early = await tries('dieuphoi', at, 'cong-bo-ket-qua', { results: RESULTS })
    expect([early.status, wordsOf(await early.text())]).toEqual([
      409,
      expect.stringContaining('còn 3 câu hỏi của bà con chưa có kết luận'),
    ])
    await env.DB.prepare("UPDATE dialogue_questions SET state = 'waiting' WHERE id = ?").bind(at.sent[0]?.id).run()
    const unread = await tries('dieuphoi', at, 'cong-bo-ket-qua', { results: RESULTS })
    expect([unread.status, wordsOf(await unread.text())]).toEqual([
      409,
      expect.stringContaining('còn 1 câu hỏi của bà con chưa ai xem'),
    ])
  })

  test('become petitions once each, however many press at once, and their senders open them with the secret they have', async () => {
    const at = await confirmed(TEXTS, lan)
    const path = `${at.office}/ket-luan/chuyen-het`
    await Promise.all(
      ['dieuphoi', 'duyet.mattran', 'tiepnhan'].map((who) => as(officer(who)).post(path, { category: 'khac' })),
    )
    await must(as(officer('dieuphoi')).post(path, { category: 'khac' }))
    expect(
      await many(
        'cases',
        `channel = 'dialogue' and id in (select case_id from dialogue_questions where session_id = '${at.id}')`,
      ),
    ).toBe(3)
    expect(
      await many('dialogue_questions', `outcome = 'petition' and case_code <> '' and session_id = '${at.id}'`),
    ).toBe(3)
    const [first] = at.sent
    const code = await env.DB.prepare('SELECT case_code FROM dialogue_questions WHERE id = ?')
      .bind(first?.id)
      .first<string>('case_code')
    const opened = await as(lan).post('/binh-xa/tra-cuu', {
      caseCode: code ?? '',
      secret: first?.secret ?? '',
    })
    expect(opened.status).toBe(303)
    const shown = wordsOf(await (await as(lan).get(opened.headers.get('location') ?? '')).text())
    expect(shown).toContain(TEXTS[0])
    await does('dieuphoi', at, 'cong-bo-ket-qua', { results: RESULTS })
  })

  test('may be answered or forwarded one by one, and everybody reads how', async () => {
    const at = await confirmed(TEXTS)
    const thu = as(officer('dieuphoi'))
    const [one, two] = at.sent
    await must(
      thu.post(`${at.office}/ket-luan/cau/${one?.id}`, { outcome: 'answered', answer: 'Đèn lắp trong tháng.' }),
    )
    await must(thu.post(`${at.office}/ket-luan/cau/${two?.id}`, { outcome: 'forwarded', forwardedTo: 'Công an xã' }))
    const wrong = await thu.post(`${at.office}/ket-luan/cau/${at.sent[2]?.id}`, {
      outcome: 'forwarded',
      forwardedTo: '',
    })
    expect([wrong.status, wordsOf(await wrong.text())]).toEqual([
      422,
      expect.stringContaining('Ông/bà ghi cơ quan nhận'),
    ])
    await must(thu.post(`${at.office}/ket-luan/chuyen-het`, { category: 'khac' }))
    await does('dieuphoi', at, 'cong-bo-ket-qua', { results: RESULTS })
    const shown = wordsOf(await (await as(nobody).get(`${at.open}/ket-qua`)).text())
    expect(shown).toContain('Đã trả lời: Đèn lắp trong tháng.')
    expect(shown).toContain('Đã chuyển: Công an xã.')
    expect(shown).toContain('3 câu hỏi: 1 câu trả lời tại chỗ, 1 câu trả lời bằng văn bản, 1 câu chuyển cơ quan khác')
    expect((await as(officer('duyet.congan')).get(at.office)).status).toBe(200)
  })
})

test('the minutes and the notice of results are begun as official papers, with what was said in them', async () => {
  const at = await confirmed()
  const thu = as(officer('dieuphoi'))
  const shown = await (await thu.get(at.office)).text()
  const key = /name="key" value="([^"]+)"/.exec(shown)?.[1] ?? ''
  for (const [paper, words] of [
    ['bien-ban', 'Chủ tịch UBND xã'],
    ['thong-bao', PROMISE],
  ] as const) {
    const begun = await Promise.all([1, 2].map(() => thu.post(`${at.office}/soan`, { key, paper })))
    const [place] = begun.map((answer) => answer.headers.get('location') ?? '')
    expect(begun.map(({ status }) => status)).toEqual([303, 303])
    expect(await (await thu.get(place ?? '')).text()).toContain(words)
  }
  expect(await many('document_drafts', `subject_id = '${at.id}'`)).toBe(2)
})
