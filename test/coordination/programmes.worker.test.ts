import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { COORDINATION_CLOCK } from '../../worker/coordination/clock-queries.ts'
import { connect } from '../../worker/db/connect.ts'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { type ClockedKind, wakeDossiers } from '../../worker/dossiers/wake-sweep.ts'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { AT, does, mainOf, programme, programmeFields, programmeIn, taskFields, TODAY, tries } from './programmes.ts'

const kinds = { coordination: COORDINATION_CLOCK as ClockedKind }
const readBy = async (who: string, path: string) => mainOf(await (await as(officer(who)).get(path)).text())

test('Hội Phụ nữ makes a programme with two partners, who sign, do, are reviewed; it ends with its whole story', async () => {
  const at = await programmeIn('signing')
  expect(await readBy('duyet.congan', at.office)).toContain('Còn chờ: Công an xã, Phòng Kinh tế.')
  expect((await tries('duyet.congan', at, 'tra-lai', { reason: '' })).status).toBe(422)
  await does('duyet.kinhte', at, 'ky', { note: 'Đồng ý, đề nghị có xe chở rác.' })
  await does('duyet.congan', at, 'ky')
  expect(await readBy('xuly.kinhte', at.office)).toContain('Các bên đang thực hiện. 0 trên 2 việc đã xong.')

  // Its body finds its task at the head of the list and says how it goes, on a page with two boxes.
  const list = await readBy('xuly.kinhte', AT)
  expect(list).toContain('Việc của cơ quan ông/bà')
  expect(list).toContain('Gom rác tuyến đường trục')
  const task = `${at.office}/viec/1`
  expect(await readBy('xuly.kinhte', task)).toContain('Ghi tiến độ')
  expect((await as(officer('xuly.congan')).get(task)).status).toBe(404)
  const id = await env.DB.prepare('SELECT id FROM coordination_tasks WHERE dossier_id = ? AND position = 1')
    .bind(at.id)
    .first<string>('id')
  const wrong = await tries('xuly.kinhte', at, 'tien-do', { id: id ?? '', progress: 'nhiều', note: 'Đã gom ba tuyến' })
  const wrongHtml = await wrong.text()
  expect([wrong.status, mainOf(wrongHtml)]).toEqual([422, expect.stringContaining('một số từ 0 đến 100')])
  expect(wrongHtml).toContain('Đã gom ba tuyến')
  expect(wrongHtml).toMatch(/<h1>Việc 1: Gom rác tuyến đường trục/)
  await does('xuly.kinhte', at, 'tien-do', { id: id ?? '', progress: '60', note: 'Đã gom ba tuyến' })
  expect(await readBy('duyet.phunu', at.office)).toContain('Đang làm, 60%')
  await does('xuly.kinhte', at, 'tien-do', { id: id ?? '', progress: '100', note: 'Đã gom xong' })
  expect(await readBy('xuly.kinhte', AT)).not.toContain('Việc của cơ quan ông/bà')

  const said = {
    reviewedOn: TODAY,
    strengths: 'Các bên làm đều tay.',
    limits: 'Một thôn còn chậm.',
    causes: 'Thiếu xe chở rác.',
  }
  const silent = await tries('duyet.phunu', at, 'danh-gia', { ...said, causes: '', next: 'Thuê thêm một xe.' })
  expect([silent.status, await silent.text()]).toEqual([422, expect.stringContaining('Một thôn còn chậm.')])
  await does('duyet.phunu', at, 'danh-gia', { ...said, next: 'Thuê thêm một xe chở rác.' })
  await does('duyet.phunu', at, 'ket-thuc', { note: 'Đạt mục đích đề ra.' })
  const page = await readBy('duyet.congan', at.office)
  for (const words of ['Đã kết thúc', 'Thiếu xe chở rác.', 'Thôi làm', 'ký kết', 'Đạt mục đích đề ra.'])
    expect(page).toContain(words)
  expect(page).toContain('Ông/bà chưa có việc gì ở đây')
  const journal = await readBy('lanhdao', '/can-bo/nhat-ky?muc=giam-sat')
  expect(journal).toContain('ghi tiến độ việc 1: 100%')
})

test('the same form sent twice makes one programme; another one under its key is said and not written', async () => {
  const fields = programmeFields({ title: 'Phối hợp phòng chống đuối nước' })
  const send = (more = {}) => as(officer('duyet.phunu')).post(`${AT}/moi`, { ...fields, ...more })
  const [one, two] = await Promise.all([send(), send()])
  expect(two.headers.get('location')).toBe(one.headers.get('location'))
  expect((await send({ title: 'Một chương trình khác hẳn' })).status).toBe(409)
  const wrong = await send({ endsOn: addDays(TODAY, -3), aim: 'ngắn' })
  expect([wrong.status, mainOf(await wrong.text())]).toEqual([422, expect.stringContaining('ít nhất 20 ký tự')])
  const strange = await send({ bodies: ['dak-po.mttq'], submissionKey: crypto.randomUUID() })
  expect(strange.status).toBe(422)
  expect((await as(officer('thon.langdia')).get(`${AT}/moi`)).status).toBe(403)
})

test('two partners who sign at the same moment do not overwrite each other', async () => {
  const at = await programmeIn('signing')
  const version = await env.DB.prepare('SELECT version FROM dossiers WHERE id = ?').bind(at.id).first<number>('version')
  const sign = (who: string) => as(officer(who)).post(`${at.office}/ky`, { version: String(version) })
  const statuses = (await Promise.all([sign('duyet.kinhte'), sign('duyet.congan')])).map(({ status }) => status)
  expect(statuses.toSorted()).toEqual([303, 409])
  const late = statuses[0] === 409 ? 'duyet.kinhte' : 'duyet.congan'
  await does(late, at, 'ky')
  expect(await env.DB.prepare('SELECT status FROM dossiers WHERE id = ?').bind(at.id).first('status')).toBe('in_force')
})

test('the clock reminds of tasks and of the review, once, and only those whom it concerns', async () => {
  const at = await programmeIn('in_force', { reviewOn: addDays(TODAY, 40) })
  await env.DB.batch([
    env.DB.prepare('DELETE FROM messages'),
    env.DB.prepare("UPDATE dossiers SET wake_on = NULL WHERE kind = 'coordination' AND id <> ?").bind(at.id),
  ])
  const day = (days: number) => new Date(Date.now() + days * 86_400_000)
  expect(await wakeDossiers(connect(env), day(0), kinds)).toBe(0)
  const next = await env.DB.prepare('SELECT wake_on FROM dossiers WHERE id = ?').bind(at.id).first<string>('wake_on')
  expect(next !== null && next > TODAY && next < addDays(TODAY, 20)).toBe(true)
  expect(await wakeDossiers(connect(env), day(21), kinds)).toBe(1)
  expect(await wakeDossiers(connect(env), day(21), kinds)).toBe(0)
  const told = await env.DB.prepare('SELECT recipient_id AS who, detail FROM messages ORDER BY who').all<{
    who: string
    detail: string
  }>()
  expect(told.results.map(({ who }) => who.split(':')[0])).toEqual([
    'binh-xa.cong-an',
    'binh-xa.phong-kinh-te',
    'binh-xa.phu-nu',
  ])
  expect(told.results[1]?.detail).toContain('Quá hạn: việc 1')
  expect(told.results[1]?.detail).not.toContain('việc 2')
  expect(told.results[2]?.detail).toContain('việc 1')
  expect(told.results[2]?.detail).toContain('việc 2')
  expect(await readBy('duyet.phunu', at.office)).toContain('Hệ thống nhắc việc quá hạn: 1, 2')
})

test('the paper of a programme is begun from it, with every task in its table', async () => {
  const at = await programmeIn('in_force')
  const key =
    /name="key" value="([^"]+)"/.exec(await (await as(officer('duyet.phunu')).get(at.office)).text())?.[1] ?? ''
  const begun = await as(officer('duyet.phunu')).post(`${at.office}/soan`, { paper: 'chuong-trinh', key })
  expect(begun.status).toBe(303)
  const draft = await (await as(officer('duyet.phunu')).get(begun.headers.get('location') ?? '')).text()
  expect(draft).toContain('Gom rác tuyến đường trục')
  expect(draft).toContain('Nhắc nhở hộ đổ trộm')
  expect((await as(officer('duyet.kinhte')).post(`${at.office}/soan`, { paper: 'chuong-trinh', key })).status).toBe(409)
})

test('nothing goes out while a task or a partner is missing', async () => {
  const at = await programme({ bodies: [] })
  expect(await readBy('duyet.phunu', at.office)).toContain(
    'Ông/bà thêm ít nhất một bên tham gia và một việc rồi gửi ký.',
  )
  expect((await tries('duyet.phunu', at, 'trinh-ky')).status).toBe(409)
  await does('duyet.phunu', at, 'moi', { bodies: ['binh-xa.cong-an', 'binh-xa.tram-y-te'] })
  await does('duyet.phunu', at, 'bot', { bodies: 'binh-xa.tram-y-te' })
  await does('duyet.phunu', at, 'them-viec', taskFields({ body: 'binh-xa.cong-an' }))
  await does('duyet.phunu', at, 'trinh-ky')
  expect(await readBy('duyet.congan', AT)).toContain('Phối hợp thu gom rác đường làng')
})
