import { env } from 'cloudflare:workers'
import { as, type Fields } from '../support/app.ts'
import { nobody, officer, type Person } from '../support/people.ts'
import { asked, itemIn } from './hall-cast.ts'
import { announced, began, does, mainOf, type Meeting } from './meetings.ts'

/** A meeting that was held, with what was on its agenda and what people asked. */
export type Held = Meeting & { items: string[] }
export type Question = { id: string; number: number; secret: string }

export const ROAD = 'Đường vào thôn Làng Dịa'
export const WATER = 'Nước sạch mùa khô'
export const PROMISE = 'Xã rải đá cấp phối đoạn đường vào thôn Làng Dịa'

/** Fields of an entry that nothing is wrong with. */
export function entryFields(fields: Fields = {}): Fields {
  return {
    entryKey: crypto.randomUUID(),
    kind: 'question',
    text: 'Bao giờ xã làm đường?',
    speaker: 'Đại diện thôn',
    ...fields,
  }
}

/** Takes something down; by default a clerk of the Front does. */
export function takesDown(at: Meeting, fields: Fields = {}, who = 'tiepnhan'): Promise<Response> {
  return as(officer(who)).post(`${at.office}/bien-ban`, entryFields(fields))
}

/** A conference of which the minutes are being written, with two points on its agenda. */
export async function heldWithAgenda(questions: readonly string[] = [], who: Person = nobody) {
  const at = await announced()
  const hall = { ...at, code: `BX-DT${at.slug}` }
  const items = [await itemIn(hall, ROAD, 8, 9, 3), await itemIn(hall, WATER, 3, 4, 2)]
  const sent: Question[] = []
  for (const text of questions) sent.push(await asked(hall, text, who))
  await env.DB.prepare("UPDATE dialogue_questions SET state = 'shown' WHERE session_id = ?").bind(at.id).run()
  await began(at)
  await does('duyet.ubnd', at, 'da-to-chuc', { came: '42' })
  return { ...at, items, sent }
}

/** Notes what came of a point. */
export function concludes(at: Held, item: number, fields: Fields = {}, who = 'dieuphoi'): Promise<Response> {
  return as(officer(who)).post(`${at.office}/ket-luan/diem/${at.items[item]}`, {
    outcome: 'answered',
    answer: 'Đầu năm sau xã làm đoạn đường này.',
    ...fields,
  })
}

/** The minutes lie before both sides: a question, an answer, a promise of UBND; both points answered. */
export async function handedIn(questions: readonly string[] = [], who: Person = nobody) {
  const at = await heldWithAgenda(questions, who)
  const [road = ''] = at.items
  const entries: Fields[] = [
    { item: road },
    { kind: 'answer', item: road, text: 'Đầu năm sau xã làm.', speaker: 'Chủ tịch UBND xã' },
    { kind: 'promise', item: road, text: PROMISE, body: 'binh-xa.ubnd', doneOn: '2030-03-31' },
  ]
  for (const fields of entries) await must(takesDown(at, fields))
  await must(concludes(at, 0))
  await must(concludes(at, 1, { answer: 'Nước đủ dùng từ tháng sau.' }))
  await does('dieuphoi', at, 'trinh-bien-ban')
  return at
}

/** Both sides have confirmed the minutes. */
export async function confirmed(questions: readonly string[] = [], who: Person = nobody) {
  const at = await handedIn(questions, who)
  await does('duyet.mattran', at, 'xac-nhan-mat-tran')
  await does('duyet.ubnd', at, 'xac-nhan-chinh-quyen')
  return at
}

export const RESULTS = 'Buổi đối thoại bàn việc làm đường và nước sạch, bà con nêu nhiều ý kiến.'

/** Everybody reads what came of it. */
export async function published(questions: readonly string[] = [], who: Person = nobody) {
  const at = await confirmed(questions, who)
  if (questions.length > 0)
    await must(as(officer('dieuphoi')).post(`${at.office}/ket-luan/chuyen-het`, { category: 'khac' }))
  await does('dieuphoi', at, 'cong-bo-ket-qua', { results: RESULTS })
  return at
}

/** A deed that must be done. */
export async function must(answer: Promise<Response>): Promise<void> {
  const found = await answer
  if (found.status !== 303) throw new Error(`was not done: ${found.status} ${mainOf(await found.text())}`)
}

export function many(table: string, where = '1'): Promise<number | null> {
  return env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE ${where}`).first<number>('n')
}

export function statusOf(at: Meeting): Promise<string | null> {
  return env.DB.prepare('SELECT status FROM dossiers WHERE id = ?').bind(at.id).first<string>('status')
}
