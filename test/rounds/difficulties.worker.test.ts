import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { connect, writeTogether } from '../../worker/db/connect.ts'
import { openBook } from '../../worker/communes/queries.ts'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { wakeDossiers } from '../../worker/dossiers/wake-sweep.ts'
import { beginning } from '../../worker/dossiers/queries.ts'
import { difficultyStatements } from '../../worker/rounds/difficulties/begin-queries.ts'
import { DIFFICULTY_CLOCK } from '../../worker/rounds/difficulties/clock-queries.ts'
import { difficultiesOf } from '../../worker/rounds/difficulties/list-queries.ts'
import type { ClockedKind } from '../../worker/dossiers/wake-sweep.ts'
import { as } from '../support/app.ts'
import { photo } from '../support/build.ts'
import { officer } from '../support/people.ts'
import { difficulty, difficultyIn, does, ECONOMY, mainOf, PLACE, rowOf, TODAY, tries } from './difficulty-cast.ts'

const said = async (answer: Response) => mainOf(await answer.text())
const told = async (id: string) =>
  (
    await env.DB.prepare(
      "SELECT recipient_id || ' ' || json_extract(detail, '$.what') AS line FROM messages WHERE id LIKE ?",
    )
      .bind(`${id}.%`)
      .all<{ line: string }>()
  ).results.map(({ line }) => line)

describe('a hamlet head tells what holds his hamlet up', () => {
  test('with his thumbs: words alone are enough; the Front hears, and he finds it in his list', async () => {
    const at = await difficulty()
    expect(await rowOf(at)).toMatchObject({
      ...{ status: 'reported', unit: 'hamlet:lang_dia', waits_for_body_id: 'binh-xa.mttq', submission_id: '' },
    })
    expect(await told(at.id)).toEqual([
      'binh-xa.mttq:coordinator,approver Có vướng mắc mới, cần giao cơ quan giải quyết.',
    ])
    const list = await said(await as(officer('thon.langdia')).get(PLACE))
    expect(list).toContain('Cột điện đầu xóm 3 nghiêng')
    const way = await as(officer('dieuphoi')).get(`${PLACE}/mo/${at.id}`)
    expect(way.headers.get('location')).toBe(at.office)
  })

  test('twice by a double click: one difficulty; other words under the same key are not taken', async () => {
    const submissionKey = crypto.randomUUID()
    const one = await difficulty('thon.langdia', 'Mương xóm 2 sạt một đoạn dài.', { submissionKey })
    const two = await difficulty('thon.langdia', 'Mương xóm 2 sạt một đoạn dài.', { submissionKey })
    expect(two.id).toBe(one.id)
    const other = await as(officer('thon.langdia')).post(`${PLACE}/moi`, { submissionKey, words: 'Việc khác hẳn.' })
    expect([other.status, await said(other)]).toEqual([409, expect.stringContaining('Lần gửi trước đã được ghi')])
  })

  test('too short, or with a photo that is none: the sentence stands at the field, his words stay', async () => {
    const short = await as(officer('thon.langdia')).post(`${PLACE}/moi`, {
      submissionKey: crypto.randomUUID(),
      words: 'Hỏ',
    })
    expect([short.status, await said(short)]).toEqual([422, expect.stringContaining('ít nhất 5 ký tự')])
    const bad = await as(officer('thon.langdia')).post(`${PLACE}/moi`, {
      ...{ submissionKey: crypto.randomUUID(), words: 'Đường vào xóm 4 lầy lội.' },
      files: new File(['không phải ảnh'], 'anh.png', { type: 'image/png' }),
    })
    const html = await bad.text()
    expect([bad.status, html.includes('Đường vào xóm 4 lầy lội.')]).toEqual([422, true])
  })
})

test('from report to confirmed: given, taken, done with proof, confirmed by the hamlet; each hears in turn', async () => {
  const at = await difficultyIn('claimed')
  expect(await rowOf(at)).toMatchObject({ status: 'claimed', waits_for_body_id: 'binh-xa.mttq' })
  // Whoever did it does not confirm it, whoever has it does.
  const own = await tries('duyet.kinhte', at, 'xac-nhan')
  expect(own.status).toBe(403)
  await does('thon.langdia', at, 'xac-nhan')
  const row = await rowOf(at)
  expect(row).toMatchObject({ status: 'solved', waits_for_body_id: null, due_on: null, owed_on: null })
  expect(row.result).toContain('dựng lại cột')
  const lines = await told(at.id)
  const speaker = lines.filter((line) => line.startsWith('@'))
  expect(speaker.map((line) => line.replace(/^\S+ /, ''))).toEqual([
    expect.stringContaining('Đã giao Phòng Kinh tế giải quyết, hạn'),
    'Cơ quan được giao đã nhận việc.',
    expect.stringContaining('Ông/bà xem đã hết vướng chưa'),
    expect.stringContaining('Đã được xác nhận'),
  ])
  const page = await said(await as(officer('thon.langdia')).get(at.office))
  expect(page).toContain('Đã giải quyết')
})

test('a claim needs a proof; not solved goes back to the body with seven days; reopened once and no more', async () => {
  const at = await difficultyIn('taken')
  const bare = await tries('xuly.kinhte', at, 'bao-xong', { result: 'Đã làm xong hết rồi.' })
  expect([bare.status, await said(bare)]).toEqual([422, expect.stringContaining('chọn ít nhất một tệp')])
  await does('xuly.kinhte', at, 'bao-xong', { result: 'Đã làm xong hết rồi.', files: photo() })
  await does('thon.langdia', at, 'chua-xong', { reason: 'Cột vẫn nghiêng.' })
  expect(await rowOf(at)).toMatchObject({ status: 'taken', due_on: addDays(TODAY, 7), result: '' })
  await does('xuly.kinhte', at, 'bao-xong', { result: 'Đã dựng lại lần nữa.', files: photo() })
  await does('tiepnhan', at, 'xac-nhan')
  await does('thon.langdia', at, 'neu-lai', { reason: 'Cột lại nghiêng sau cơn bão.' })
  expect(await rowOf(at)).toMatchObject({ status: 'reported', ended_at: null })
  await does('dieuphoi', at, 'khong-can', { reason: 'Cột này Điện lực sẽ bỏ trong tháng sau.' })
  const again = await tries('thon.langdia', at, 'neu-lai', { reason: 'Vẫn chưa ai đến bỏ cột.' })
  expect([again.status, await said(again)]).toEqual([409, expect.stringContaining('đã nêu lại một lần')])
})

test('not ours: it goes back to the Front, which gives it to another body, or passes it up and notes the answer', async () => {
  const at = await difficultyIn('assigned')
  await does('duyet.kinhte', at, 'khong-thuoc', { reason: 'Cột điện do Công an xã theo dõi.' })
  expect(await rowOf(at)).toMatchObject({ status: 'not_ours', waits_for_body_id: 'binh-xa.mttq' })
  const same = await tries('dieuphoi', at, 'giao', {
    ...{ owner: ECONOMY, dueOn: addDays(TODAY, 5), asked: 'Vẫn là việc của phòng.' },
  })
  expect([same.status, await said(same)]).toEqual([422, expect.stringContaining('đã báo không thuộc việc')])
  await does('lanhdao', at, 'chuyen-len', {
    ...{
      to: 'Điện lực Hàm Yên',
      number: '45/UBND-KT',
      dueOn: addDays(TODAY, 20),
      reason: 'Xã không quản lý cột điện.',
    },
  })
  expect(await rowOf(at)).toMatchObject({ status: 'passed_up', passed_to: 'Điện lực Hàm Yên' })
  expect(await said(await as(officer('thon.langdia')).get(at.office))).toContain('Điện lực Hàm Yên')
  await does('dieuphoi', at, 'cap-tren-tra-loi', { result: 'Điện lực sẽ dựng lại cột trong quý này.' })
  expect(await rowOf(at)).toMatchObject({ status: 'solved' })
})

test('the Front solves one itself: its own coordinator does not confirm it, the hamlet does', async () => {
  const at = await difficulty('thon.dongcom', 'Loa của thôn hỏng, không nghe được thông báo.')
  const given = { owner: 'binh-xa.mttq', dueOn: addDays(TODAY, 5), asked: 'Mượn loa của Mặt trận cho thôn.' }
  await does('lanhdao', at, 'giao', given)
  await does('dieuphoi', at, 'nhan-viec')
  await does('dieuphoi', at, 'bao-xong', { result: 'Đã đưa loa về nhà văn hóa.', files: photo() })
  const own = await tries('duyet.mattran', at, 'xac-nhan')
  expect([own.status, await said(own)]).toEqual([403, expect.stringContaining('không tự xác nhận')])
  await does('thon.dongcom', at, 'xac-nhan')
})

test('a body tells one of its own and confirms it; it is not given to itself', async () => {
  const at = await difficulty('duyet.phunu', 'Chưa có kinh phí mua cây giống cho đường hoa.')
  expect(await rowOf(at)).toMatchObject({ unit: 'body:binh-xa.phu-nu' })
  const self = await tries('dieuphoi', at, 'giao', {
    ...{ owner: 'binh-xa.phu-nu', dueOn: addDays(TODAY, 5), asked: 'Tự lo việc này nhé.' },
  })
  expect(self.status).toBe(422)
  await does('dieuphoi', at, 'giao', { owner: ECONOMY, dueOn: addDays(TODAY, 5), asked: 'Bố trí kinh phí cây giống.' })
  await does('xuly.kinhte', at, 'nhan-viec')
  await does('xuly.kinhte', at, 'bao-xong', { result: 'Đã chuyển kinh phí cho Hội.', files: photo() })
  expect(await rowOf(at)).toMatchObject({ waits_for_body_id: 'binh-xa.phu-nu' })
  await does('duyet.phunu', at, 'xac-nhan')
})

test('overdue: the body, the Front and the leaders hear of it once', async () => {
  const at = await difficultyIn('taken')
  const db = connect(env)
  const kinds = { difficulty: DIFFICULTY_CLOCK as ClockedKind }
  await env.DB.prepare('UPDATE dossiers SET due_on = ?, wake_on = ? WHERE id = ?')
    .bind(addDays(TODAY, -1), TODAY, at.id)
    .run()
  await env.DB.prepare('UPDATE difficulties SET owed_on = ? WHERE dossier_id = ?').bind(addDays(TODAY, -1), at.id).run()
  await wakeDossiers(db, new Date(), kinds)
  expect(
    (await told(at.id))
      .filter((line) => line.endsWith('Quá hạn: giải quyết vướng mắc.'))
      .map((line) => line.split(' ')[0]),
  ).toEqual([`${ECONOMY}:handler,approver,leader,coordinator`, 'binh-xa.mttq:coordinator,approver', '*:leader'])
  const before = (await told(at.id)).length
  await wakeDossiers(db, new Date(), kinds)
  expect((await told(at.id)).length).toBe(before)
  expect(await said(await as(officer('dieuphoi')).get(`${PLACE}?muc=qua-han`))).toContain('Cột điện đầu xóm 3')
})

test('difficulties in an accepted report begin by themselves, once, and "không có" begins none', async () => {
  const db = connect(env)
  const now = new Date()
  const book = await openBook(db, 'binh-xa', now)
  if (!book) throw new Error('no book')
  const round = {
    ...{ id: 'round-1', communeId: 'binh-xa', kind: 'report_round' as const, year: 2026, status: 'open' },
    ...{ title: 'Kết quả tháng 11', leadBodyId: 'binh-xa.mttq', submissionKey: 'round-1', contentHash: '' },
  }
  const opened = { kind: 'round.opened', actor: { kind: 'system' } as const, at: now }
  await writeTogether(db, beginning(db, round, opened))
  const reported = {
    ...{ book, roundId: 'round-1', submissionId: 's-1', unit: 'hamlet:lang_dia', byId: 'vi-du.tiepnhan', now },
    answers: {
      so_ngay_hoat_dong: '4',
      kho_khan: 'Thiếu thùng rác ở chợ.',
      kho_khan_khac: 'Không có.',
      'nhom/kho_khan_2': 'Nước sinh hoạt xóm 5 đục từ đầu tháng.',
      kho_khan_loai: 'thieu_kinh_phi',
    },
  }
  await writeTogether(db, await difficultyStatements(db, reported))
  expect(await difficultyStatements(db, reported)).toEqual([])
  const found = await difficultiesOf(db, 'round-1')
  expect(found.map(({ own }) => [own.words, own.question])).toEqual([
    ['Thiếu thùng rác ở chợ.', 'kho_khan'],
    ['Nước sinh hoạt xóm 5 đục từ đầu tháng.', 'nhom/kho_khan_2'],
  ])
  const page = await as(officer('thon.langdia')).get(
    `${PLACE}/${String(found[0]?.row.year).slice(2)}-${String(found[0]?.row.number).padStart(4, '0')}`,
  )
  expect([page.status, await said(page)]).toEqual([200, expect.stringContaining('Từ báo cáo')])
})
