import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { hung, lan, officer } from '../support/people.ts'
import { asked, type Hall, hallIn, itemIn, registered } from './hall-cast.ts'

const OFFICERS = [
  ...['tiepnhan', 'dieuphoi', 'duyet.mattran', 'xuly.ubnd', 'duyet.ubnd', 'lanhdao', 'xuly.kinhte', 'duyet.kinhte'],
  ...['xuly.congan', 'giamsat', 'tuvan', 'thon.langdia', 'quantri', 'baomat', 'dieuphoi.dakpo'],
]
const FRONT = ['dieuphoi', 'duyet.mattran', 'tiepnhan']
const HOSTS = ['dieuphoi', 'duyet.mattran', 'duyet.ubnd', 'tiepnhan', 'xuly.ubnd']

/** Officers on whose page these words stand. */
async function readers(path: string, words: string): Promise<string[]> {
  const found: string[] = []
  for (const who of OFFICERS) if ((await (await as(officer(who)).get(path)).text()).includes(words)) found.push(who)
  return found.sort()
}

async function everybodyReads(hall: Hall, words: string): Promise<string[]> {
  const found: string[] = []
  for (const path of ['', '/cau-hoi', '/hoi-truong', '/man-hinh', '/dang-ky'])
    if ((await (await as(hung).get(hall.open + path)).text()).includes(words)) found.push(path)
  return found
}

test('a question is read by the Front alone while it waits, by all without a name once it is shown, by the Front and its sender when it is hidden', async () => {
  const hall = await hallIn({ lead: 'binh-xa.ubnd' })
  const words = 'Vì sao đường thôn tôi chưa làm?'
  const question = await asked(hall, words, lan)
  const desk = `${hall.office}/cau-hoi`
  expect([await readers(desk, words), await everybodyReads(hall, words)]).toEqual([FRONT, []])
  await as(officer('dieuphoi')).post(desk, { viec: 'hien', chon: [question.id] })
  expect(await readers(`${desk}?xem=da-hien`, words)).toEqual(HOSTS)
  expect(await everybodyReads(hall, words)).toEqual(['/cau-hoi', '/man-hinh'])
  const reason = 'Đã có câu hỏi giống hệt.'
  await as(officer('dieuphoi')).post(desk, { viec: 'an', chon: [question.id], reason })
  expect([await readers(`${desk}?xem=khong-hien`, words), await everybodyReads(hall, words)]).toEqual([FRONT, []])
  expect(await (await as(lan).get(question.path)).text()).toContain(reason)
  expect((await as(hung).get(question.path)).status).toBe(404)
})

test('an answer written before the results are published is read by nobody outside; then by the sender with his codes', async () => {
  const hall = await hallIn()
  const question = await asked(hall, 'Bao giờ có nước sạch?', lan)
  await env.DB.prepare("update dialogue_questions set outcome = 'answered', answer = 'Tháng 3 năm sau.' where id = ?")
    .bind(question.id)
    .run()
  expect(await (await as(lan).get(question.path)).text()).not.toContain('Tháng 3 năm sau.')
  expect(await everybodyReads(hall, 'Tháng 3 năm sau.')).toEqual([])
  await env.DB.prepare("update dialogue_sessions set results_on = '2026-12-01' where dossier_id = ?")
    .bind(hall.id)
    .run()
  expect(await (await as(lan).get(question.path)).text()).toContain('Tháng 3 năm sau.')
})

test('who registered stands nowhere by name: officers in the hall see places and hamlets, everybody else nothing', async () => {
  const hall = await hallIn({ capacity: 9 })
  await registered(hall, { name: 'Lộc Thị Lan', phone: '0978123456', speak: 'noi', about: 'Việc của tôi' }, lan)
  for (const path of ['/cua', '/phat-bieu', '', '/lien-he'])
    expect([path, await readers(hall.office + path, 'Lộc Thị Lan')]).toEqual([path, []])
  expect(await readers(`${hall.office}/cua`, 'Việc của tôi')).toEqual(HOSTS)
  for (const words of ['Lộc Thị Lan', '0978123456', 'Việc của tôi'])
    expect([words, await everybodyReads(hall, words)]).toEqual([words, []])
})

test('a meeting that was not announced is not there, with all its parts', async () => {
  const hall = await hallIn({ status: 'scheduled' })
  await itemIn(hall, 'Nội dung chưa công bố')
  for (const path of ['', '/cau-hoi', '/hoi-truong', '/man-hinh', '/dang-ky', '/cau-hoi/1', '/cho/1'])
    expect([path, (await as(hung).get(hall.open + path)).status]).toEqual([path, 404])
  expect(await readers(`${hall.office}/chuong-trinh`, 'Nội dung chưa công bố')).toEqual([...HOSTS, 'lanhdao'].sort())
})
