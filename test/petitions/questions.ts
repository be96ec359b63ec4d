import { env } from 'cloudflare:workers'
import type { Questionnaire } from '../../worker/forms/questionnaire.ts'
import { wordsOf } from '../support/answers.ts'
import { as, type Fields } from '../support/app.ts'
import type { Petition } from '../support/build.ts'
import { officer, type Person } from '../support/people.ts'
import { placeVersion, sheetFields } from '../support/surveys.ts'

export const SETTING = '/can-bo/cau-hoi-them'
export const coordinator = officer('dieuphoi')

/** Three short questions about a bad smell; one of them many leave out. */
export const SMELL: Questionnaire = {
  name: 'mui_hoi',
  title: 'Hỏi thêm về mùi hôi',
  languages: [{ code: 'vi', name: 'Tiếng Việt' }],
  nodes: [
    { kind: 'select_one', name: 'luc', list: 'luc', label: { vi: 'Mùi hôi vào lúc nào?' }, required: 'true()' },
    { kind: 'date', name: 'tu', label: { vi: 'Có từ ngày nào?' } },
    { kind: 'text', name: 'gan', label: { vi: 'Gần chuồng trại nào?' }, appearance: ['multiline'] },
    { kind: 'calculate', name: 'tinh', calculation: "'chỉ máy tính dùng'" },
    { kind: 'note', name: 'cam_on', label: { vi: 'Cảm ơn ông/bà.' } },
  ],
  lists: {
    luc: [
      { name: 'sang', label: { vi: 'Sáng sớm' } },
      { name: 'toi', label: { vi: 'Chiều tối' } },
    ],
  },
}

/** What a page says, and with which status. */
export type Said = { status: number; words: string; html: string; location: string | null }

export async function see(person: Person, path: string): Promise<Said> {
  return saidBy(await as(person).get(path))
}

export async function send(person: Person, path: string, fields: Fields): Promise<Said> {
  return saidBy(await as(person).post(path, fields))
}

async function saidBy(answer: Response): Promise<Said> {
  const html = await answer.text()
  const words = wordsOf(html.replace(/<script[\s\S]*?<\/script>/g, ''))
  return { status: answer.status, html, words, location: answer.headers.get('location') }
}

/** A questionnaire of a commune that nobody is asked with yet; its id. */
export async function questionnaireOf(definition: Questionnaire, commune = 'binh-xa'): Promise<string> {
  const id = crypto.randomUUID()
  await placeVersion(id, definition, 1, commune)
  return id
}

/** The coordinator lets a field ask it. */
export async function letAsk(category: string, questionnaire: Questionnaire = SMELL): Promise<string> {
  const id = await questionnaireOf(questionnaire)
  const said = await send(coordinator, SETTING, { category, questionnaire: id })
  if (said.status !== 303) throw new Error(`not asked: ${said.status} ${said.words.slice(0, 400)}`)
  return id
}

/** What a field asks now. */
export function askedBy(category: string): Promise<{ id: string; version_id: string } | null> {
  return env.DB.prepare(
    "SELECT * FROM category_questions WHERE commune_id = 'binh-xa' AND category = ? AND ended_at IS NULL",
  )
    .bind(category)
    .first()
}

/** Where the sender of a petition is asked. */
export function placeOf({ code }: Pick<Petition, 'code'>): string {
  return `/binh-xa/ho-so/${code}/cau-hoi`
}

/** The page as its sender opens it, filled in and sent. */
export async function answer(petition: Petition, fields: Fields, path = placeOf(petition)): Promise<Said> {
  const { html } = await see(petition.sender, path)
  return send(petition.sender, path, { ...sheetFields(html), buoc: 'gui', ...fields })
}

export type KeptSheet = { id: string; subject_kind: string; version_id: string; answers: Record<string, string> }

/** The sheets that are kept with a petition. */
export async function sheetsOf({ id }: Pick<Petition, 'id'>): Promise<KeptSheet[]> {
  const { results } = await env.DB.prepare('SELECT * FROM sheets WHERE subject_id = ? ORDER BY filled_at')
    .bind(id)
    .all<Omit<KeptSheet, 'answers'> & { answers: string }>()
  return results.map((row) => ({ ...row, answers: JSON.parse(row.answers) as Record<string, string> }))
}

/** What happened to a petition, in order. */
export async function kindsOf({ id }: Pick<Petition, 'id'>): Promise<string[]> {
  const { results } = await env.DB.prepare('SELECT kind FROM events WHERE case_id = ? ORDER BY seq')
    .bind(id)
    .all<{ kind: string }>()
  return results.map(({ kind }) => kind)
}
