import { env } from 'cloudflare:workers'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { as, type Fields } from '../support/app.ts'
import { PNG } from '../files/fixtures.ts'
import { officer } from '../support/people.ts'

/** A topic as its pages name it. */
export type Topic = { slug: string; id: string }
export const PLACE = '/can-bo/giam-sat'
export const ECONOMY = 'binh-xa.phong-kinh-te'
export const CULTURE = 'binh-xa.phong-van-hoa-xa-hoi'
export const BOARD = 'binh-xa.thanh-tra-nhan-dan'
export const FRONT = 'binh-xa.mttq'
export const today = () => localDay(new Date())
export const inDays = (n: number) => addDays(today(), n)
/** The year in which new topics of these tests are to be done. */
export const year = () => Number(today().slice(0, 4)) + 1

/** Fields of a proposal that nothing is wrong with. */
export function proposalFields(fields: Fields = {}): Fields {
  return {
    ...{ title: 'Giám sát việc thu gom rác thải ở các thôn', content: 'Tổ chức thu gom, mức phí, nơi tập kết rác.' },
    ...{
      scope: '5 thôn dọc suối Bợ',
      period: 'từ 01/2026 đến 10/2026',
      form: 'delegation',
      grounds: ['unity', 'petitions'],
    },
    ...{ bodies: [ECONOMY], quarter: '1', year: String(year()), lead: FRONT, works: '', worksEndOn: '' },
    ...{ partner: '', partnerReference: '', submissionKey: crypto.randomUUID(), ...fields },
  }
}

/** A topic that somebody proposed. */
export async function proposed(fields: Fields = {}, by = 'dieuphoi'): Promise<Topic> {
  const answer = await as(officer(by)).post(`${PLACE}/moi`, proposalFields(fields))
  if (answer.status !== 303) throw new Error(`not proposed: ${answer.status} ${messages(await answer.text())}`)
  return topicAt(answer.headers.get('location') ?? '')
}

async function topicAt(address: string): Promise<Topic> {
  const slug = address.replace(`${PLACE}/`, '').split('?')[0] ?? ''
  const [yy, number] = slug.split('-')
  const row = await env.DB.prepare(
    "SELECT id FROM dossiers WHERE commune_id = 'binh-xa' AND kind = 'supervision' AND year = ? AND number = ?",
  )
    .bind(2000 + Number(yy), Number(number))
    .first<{ id: string }>()
  return { slug, id: row?.id ?? '' }
}

/** The row of a topic, with the room's own. */
export async function rowOf(topic: Topic) {
  const row = await env.DB.prepare(
    `SELECT dossiers.*, supervisions.* FROM dossiers JOIN supervisions ON dossier_id = id WHERE id = ?`,
  )
    .bind(topic.id)
    .first<Record<string, string | number | null>>()
  if (!row) throw new Error('no such topic')
  return row
}

/** Tries something with a topic as it stands now. */
export async function tryDeed(who: string, topic: Topic, action: string, fields: Fields = {}): Promise<Response> {
  const { version } = await rowOf(topic)
  return as(officer(who)).post(`${PLACE}/${topic.slug}/${action}`, { version: String(version), ...fields })
}

/** A deed that must succeed. */
export async function deed(who: string, topic: Topic, action: string, fields: Fields = {}): Promise<void> {
  const answer = await tryDeed(who, topic, action, fields)
  if (answer.status !== 303)
    throw new Error(`${who} could not ${action}: ${answer.status} ${messages(await answer.text())}`)
}

/** What a page says about what went wrong. */
export function messages(html: string): string {
  const found = html.matchAll(/<p[^>]*(?:class="message"|role="alert"|class="lead")[^>]*>(.*?)<\/p>/g)
  return [...found].map((one) => one[1]).join(' | ')
}

/** The words of a page. */
export function wordsOf(html: string): string {
  return html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}

/** Opens a topic's page. */
export async function see(who: string, topic: Topic): Promise<{ status: number; html: string; words: string }> {
  const answer = await as(officer(who)).get(`${PLACE}/${topic.slug}`)
  const html = await answer.text()
  return { status: answer.status, html, words: wordsOf(html) }
}

/** A paper as a body sends it. */
export function paper(name = 'bao-cao.png'): File {
  return new File([PNG.slice()], name, { type: 'image/png' })
}

/** The year's programme, opened if it was not. */
export async function programmeOpen(of = year()): Promise<string> {
  const answer = await as(officer('dieuphoi')).post(`${PLACE}/chuong-trinh/mo`, { year: String(of) })
  if (answer.status !== 303) throw new Error(`no programme: ${answer.status}`)
  return answer.headers.get('location') ?? ''
}

export type State =
  | 'proposed'
  | 'in_programme'
  | 'planned'
  | 'team_set'
  | 'notified'
  | 'in_progress'
  | 'session_closed'
  | 'report_draft'
  | 'confirmed_by_front'
  | 'reported'
  | 'tracking'

export const PLAN = {
  ...{ purpose: 'Đánh giá việc thu gom rác.', requirements: 'Khách quan.', subject: 'Phòng Kinh tế.' },
  ...{ composition: 'Đoàn 5 người.', timing: 'Tháng 1.', assignment: 'Thư ký ghi biên bản.', conditions: 'Xe xã.' },
  outline: 'Số hộ được thu gom; mức phí; khó khăn.',
}
export const REPORT = {
  ...{ strengths: 'Ưu điểm bí mật: thu gom đều.', limits: 'Hạn chế bí mật: xóm trong chưa có xe.' },
  ...{ causes: 'Nguyên nhân: đường hẹp.', conclusions: 'Kết luận trong báo cáo: cần thêm xe.' },
  ...{ body0: ECONOMY, asked0: 'Bố trí xe thu gom rác vào xóm trong mỗi tuần một lần.', wanted0: inDays(90) },
}

/** A delegation brought to that state by the people whose work it is. */
export async function topicIn(state: State, fields: Fields = {}): Promise<Topic> {
  await programmeOpen(Number(fields.year ?? year()))
  const topic = await proposed(fields)
  const done = (at: State) => state === at
  if (done('proposed')) return topic
  await deed('dieuphoi', topic, 'vao-chuong-trinh')
  if (done('in_programme')) return topic
  await deed('dieuphoi', topic, 'lap-ke-hoach', PLAN)
  if (done('planned')) return topic
  await deed('duyet.mattran', topic, 'lap-doan', {
    ...{
      head: 'vi-du.dieuphoi',
      deputy: '',
      secretary: '',
      members: ['vi-du.giamsat'],
      others: 'Bà Lê Thị Sáu, Làng Dịa',
    },
  })
  if (done('team_set')) return topic
  await deed('dieuphoi', topic, 'gui', sending(fields))
  if (done('notified')) return topic
  await held(topic)
  if (done('in_progress')) return topic
  await deed('dieuphoi', topic, 'ket-thuc-lam-viec')
  if (done('session_closed')) return topic
  await deed('dieuphoi', topic, 'viet-bao-cao', REPORT)
  if (done('report_draft')) return topic
  await deed('duyet.mattran', topic, 'ky-bao-cao')
  return topic
}

/** What goes out with the papers: a session in forty days with each body. */
export function sending(fields: Fields = {}, days = 40): Fields {
  const bodies = [fields.bodies ?? [ECONOMY]].flat() as string[]
  return {
    ...Object.fromEntries(bodies.map((id) => [`day.${id}`, inDays(days)])),
    ...{ hour: '8 giờ', place: 'Trụ sở xã', reference: '05/KH-MTTQ' },
  }
}

/** Minutes of all sessions of a topic. */
export async function held(topic: Topic, by = 'dieuphoi'): Promise<void> {
  const { results } = await env.DB.prepare(
    'SELECT id FROM supervision_sessions WHERE dossier_id = ? AND held_on IS NULL ORDER BY position',
  )
    .bind(topic.id)
    .all<{ id: string }>()
  for (const { id } of results)
    await deed(by, topic, 'ghi-bien-ban', {
      ...{
        session: id,
        heldOn: today(),
        present: 'Đoàn giám sát, Phòng Kinh tế',
        minutes: 'Biên bản: hai bên trao đổi.',
      },
    })
}

const BOARD_FIELDS = { form: 'people_inspection_board', lead: BOARD, bodies: [ECONOMY] }

/** A topic of Ban Thanh tra nhân dân in that state. */
export async function boardTopicIn(state: State, fields: Fields = {}): Promise<Topic> {
  await programmeOpen()
  const topic = await proposed({ ...BOARD_FIELDS, ...fields }, 'giamsat')
  if (state === 'proposed') return topic
  await deed('dieuphoi', topic, 'vao-chuong-trinh')
  if (state === 'in_programme') return topic
  await deed('giamsat', topic, 'lap-ke-hoach', PLAN)
  if (state === 'planned') return topic
  await deed('dieuphoi', topic, 'xac-nhan-ke-hoach')
  await deed('giamsat', topic, 'gui', sending())
  if (state === 'notified') return topic
  await held(topic, 'giamsat')
  if (state === 'in_progress') return topic
  await deed('giamsat', topic, 'ket-thuc-lam-viec')
  if (state === 'session_closed') return topic
  await deed('giamsat', topic, 'viet-bao-cao', { ...REPORT, body0: 'binh-xa.ubnd' })
  if (state === 'report_draft') return topic
  await deed('dieuphoi', topic, 'xac-nhan-bao-cao')
  if (state === 'confirmed_by_front') return topic
  await deed('giamsat', topic, 'phat-hanh')
  return topic
}
