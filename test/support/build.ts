import { env } from 'cloudflare:workers'
import { formatCaseCode } from '../../worker/cases/code.ts'
import { PNG } from '../files/fixtures.ts'
import { as, type Fields, ORIGIN } from './app.ts'
import { lan, officer, type Person } from './people.ts'

/** Where a petition can be on its way. */
export type State =
  | 'submitted'
  | 'needs_info'
  | 'received'
  | 'advised'
  | 'declined'
  | 'assigned'
  | 'in_progress'
  | 'pending_approval'
  | 'answered'
  | 'closed'
  | 'reopened'
  | 'withdrawn'
  | 'forwarded'
  | 'restricted'
  | 'split'

/** A petition as its sender holds it, with what only a test may look up. */
export type Petition = { sender: Person; code: string; secret: string; id: string; photos: string[] }

const QUESTION = 'Ông/bà cho biết việc xảy ra từ bao giờ, ở đoạn nào?'

/** Fields of a petition that nothing is wrong with. */
export function petitionFields(sender: Person, fields: Fields = {}): Fields {
  return {
    kind: 'report',
    category: 'moi_truong',
    hamlet: 'lang_dia',
    content: 'Rác chất đống ở đầu thôn đã hai tuần. Trẻ con đi học phải bịt mũi.',
    demand: ['Thu gom rác trong tuần này'],
    name: sender.name,
    phone: sender.phone ?? '',
    consent: '1',
    submissionKey: crypto.randomUUID(),
    ...fields,
  }
}

/** A photo as a phone sends it. */
export function photo(name = 'anh.png'): File {
  return new File([PNG.slice()], name, { type: 'image/png' })
}

/** Sends a petition to Bình Xa and opens it in the sender's browser, which from then on has the way to it. */
export async function sendPetition(fields: Fields = {}, sender = lan, commune = 'binh-xa'): Promise<Petition> {
  const path = `/api/communes/${commune}/petitions`
  const body = { photos: [], ...petitionFields(sender, fields) }
  const form = new FormData()
  for (const [name, value] of Object.entries(body))
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one as string)
  const answer = await as(sender).send(path, { method: 'POST', body: form })
  if (answer.status !== 201) throw new Error(`a petition was not taken: ${answer.status} ${await answer.text()}`)
  const { caseCode: code, lookupSecret: secret } = (await answer.json()) as { caseCode: string; lookupSecret: string }
  await as(sender).get(`/${commune}/ho-so/${code}?ma=${secret}`)
  const id = await idOf(code)
  const { results } = await env.DB.prepare('SELECT id FROM files WHERE case_id = ? ORDER BY position')
    .bind(id)
    .all<{ id: string }>()
  return { sender, code, secret, id, photos: results.map((row) => row.id) }
}

/** An officer's deed that must succeed. */
export async function deed(username: string, petition: Petition, action: string, fields: Fields = {}): Promise<void> {
  await done(await as(officer(username)).post(`/can-bo/ho-so/${petition.code}/${action}`, fields))
}

/** A sender's deed that must succeed. */
export async function senderDeed(petition: Petition, action: string, fields: Fields = {}): Promise<void> {
  await done(await as(petition.sender).post(`/binh-xa/ho-so/${petition.code}/${action}`, fields))
}

/** A petition in that state, brought there by the people whose work it is: Phòng Kinh tế answers it. */
export async function petitionIn(state: State, fields: Fields = {}, sender = lan): Promise<Petition> {
  const petition = await sendPetition(fields, sender)
  await bring(petition, state)
  return petition
}

/** A petition about the same matter, merged into another one. */
export async function mergedInto(into: Petition, sender: Person, fields: Fields = {}): Promise<Petition> {
  const petition = await petitionIn('received', fields, sender)
  await deed('tiepnhan', petition, 'gop', { into: into.code })
  return petition
}

/** The codes of the parts into which a petition was split, in order. */
export async function partsOf(petition: Petition): Promise<Petition[]> {
  const { results } = await env.DB.prepare('SELECT id, year, number FROM cases WHERE split_from = ? ORDER BY number')
    .bind(petition.id)
    .all<{ id: string; year: number; number: number }>()
  const prefix = petition.code.split('-')[0] ?? ''
  return results.map((row) => ({ ...petition, id: row.id, code: formatCaseCode(prefix, row.year, row.number) }))
}

/** Brings a petition that was just sent to that state. */
export async function bring(petition: Petition, state: State): Promise<void> {
  for (const [who, action, fields] of WAYS[state])
    await (who === 'sender' ? senderDeed(petition, action, fields) : deed(who, petition, action, fields))
}

type Deed = [who: string, action: string, fields?: Fields]

const RECEIVED: Deed[] = [['tiepnhan', 'tiep-nhan']]
const ASSIGNED: Deed[] = [...RECEIVED, ['dieuphoi', 'giao', { body: 'binh-xa.phong-kinh-te' }]]
const AT_WORK: Deed[] = [...ASSIGNED, ['xuly.kinhte', 'nhan-xu-ly']]
const ANSWER = {
  answer: 'Phòng Kinh tế đã cho thu gom rác ngày hôm qua và đặt thêm hai thùng.',
  demandAnswer: ['Đã thu gom xong.'],
  documentNumber: '12/PKT',
}
const PENDING: Deed[] = [...AT_WORK, ['xuly.kinhte', 'trinh-duyet', ANSWER]]
const ANSWERED: Deed[] = [...PENDING, ['duyet.kinhte', 'duyet']]
const DECLINE = { reasonCode: 'da_giai_quyet', reason: 'Việc này đã xong từ tháng trước.' }
const REASON = 'Rác vẫn còn nguyên ở đầu thôn.'

const FORWARD = { recipient: 'Điện lực Hàm Yên', reason: 'Đường dây do Điện lực quản lý, xã không sửa được.' }
const RESTRICT = { reasonCode: 'to_cao', person: 'vi-du.baomat', note: 'Có nêu tên một cán bộ.' }
const SPLIT = {
  content: ['Rác chất đống ở đầu thôn đã hai tuần.', 'Đèn đường ở ngã ba hỏng từ tháng trước.', '', ''],
  category: ['moi_truong', 'giao_thong', '', ''],
  demandPart: ['1'],
}

const WAYS: Record<State, Deed[]> = {
  submitted: [],
  needs_info: [['tiepnhan', 'yeu-cau-bo-sung', { question: QUESTION }]],
  received: RECEIVED,
  advised: [
    ...RECEIVED,
    ['tiepnhan', 'huong-dan', { reasonCode: 'noi_khac', advice: 'Việc này của Điện lực Hàm Yên.' }],
  ],
  declined: [...RECEIVED, ['tiepnhan', 'khong-thu-ly', DECLINE], ['dieuphoi', 'khong-thu-ly', DECLINE]],
  assigned: ASSIGNED,
  in_progress: AT_WORK,
  pending_approval: PENDING,
  answered: ANSWERED,
  closed: [...ANSWERED, ['sender', 'danh-gia', { score: '5', demandMet: ['yes'] }]],
  reopened: [...ANSWERED, ['sender', 'danh-gia', { dispute: '1', reason: REASON, demandMet: ['no'] }]],
  withdrawn: [...ASSIGNED, ['sender', 'rut']],
  forwarded: [...RECEIVED, ['dieuphoi', 'chuyen-ngoai', FORWARD]],
  restricted: [...RECEIVED, ['tiepnhan', 'chuyen-rieng', RESTRICT]],
  split: [...RECEIVED, ['tiepnhan', 'tach', SPLIT]],
}

async function done(answer: Response): Promise<void> {
  if (answer.status === 303) return
  const said = /<(?:p|li)[^>]*class="(?:message|lead)"[^>]*>[^<]*/.exec(await answer.text())?.[0] ?? ''
  throw new Error(`${new URL(answer.url || ORIGIN).pathname} was refused: ${answer.status} ${said}`)
}

/** The id of the case with that code. */
async function idOf(code: string): Promise<string> {
  const [prefix, year, number] = code.split('-')
  const row = await env.DB.prepare(
    `SELECT cases.id FROM cases JOIN communes ON communes.id = commune_id
     WHERE code_prefix = ? AND year = 2000 + ? AND number = ?`,
  )
    .bind(prefix, Number(year), Number(number))
    .first<{ id: string }>()
  if (!row) throw new Error(`there is no case ${code}`)
  return row.id
}
