import { randomUUID } from 'node:crypto'
import { EXAMPLE_PASSWORD } from '../../scripts/seed/accounts.ts'

/** What a form sends: a field once, or several times. */
export type Fields = Record<string, string | readonly string[]>
/** A petition as its sender holds it. */
export type Sent = { code: string; secret: string }
export type Desk = ReturnType<typeof openDesk>

const PETITION = {
  kind: 'report',
  category: 'moi_truong',
  hamlet: 'lang_dia',
  content: 'Rác chất đống ở đầu thôn đã hai tuần. Trẻ con đi học phải bịt mũi.',
  demand: ['Thu gom rác trong tuần này', 'Đặt thêm thùng rác ở đầu thôn'],
  consent: '1',
  // Who hides is opened by two only: here officers call the sender.
  hideIdentity: '0',
  allowPublish: '1',
}

/** People who work without a browser, to bring cases to where a test begins. Throws when something that should work does not. */
export function openDesk(origin: string) {
  const cookies = new Map<string, string>()

  async function post(path: string, fields: Fields, cookie = ''): Promise<Response> {
    const answer = await fetch(origin + path, {
      method: 'POST',
      body: packed(fields),
      headers: { cookie },
      redirect: 'manual',
    })
    if (answer.status === 303) return answer
    throw new Error(
      `${path} answered ${answer.status}: ${(await answer.text()).replace(/<style>.*?<\/style>/s, '').slice(0, 600)}`,
    )
  }

  async function signIn(username: string): Promise<string> {
    const answer = await post('/can-bo/dang-nhap', { username, password: EXAMPLE_PASSWORD })
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0])
    cookies.set(username, cookie.join('; '))
    return cookie.join('; ')
  }

  return {
    /** A citizen sends a petition, in which something may be different. */
    async send(fields: Fields = {}): Promise<Sent> {
      const answer = await post('/binh-xa/kien-nghi/moi', { ...PETITION, submissionKey: randomUUID(), ...fields })
      return receiptOf(answer.headers.get('location') ?? '')
    },
    /** An officer does something to a case. */
    async act(username: string, { code }: Sent, action: string, fields: Fields = {}): Promise<void> {
      await post(`/can-bo/ho-so/${code}/${action}`, fields, cookies.get(username) ?? (await signIn(username)))
    },
    /** The sender does something to a case. */
    async actAsSender({ code, secret }: Sent, action: string, fields: Fields = {}): Promise<void> {
      const cookie = `ho-so-${code}=${secret.replaceAll('-', '')}`
      await post(`/binh-xa/ho-so/${code}/${action}`, fields, cookie)
    },
  }
}

/** Code and secret out of the address to which a sending leads. */
export function receiptOf(address: string): Sent {
  const [, code, secret] = /\/ho-so\/(BX-\d\d-\d{6})\?ma=([0-9A-Z-]+)$/.exec(address) ?? []
  if (!code || !secret) throw new Error(`no receipt: ${address}`)
  return { code, secret }
}

/** A form's fields as its body. */
export function packed(fields: Fields): URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]))
  return new URLSearchParams(pairs)
}

type Deed = [who: string, action: string, fields?: Fields]

const QUESTION = { question: 'Ông/bà cho biết việc xảy ra từ bao giờ, ở đoạn nào?' }
const ANSWER = {
  answer: 'Phòng Kinh tế đã cho thu gom rác ngày hôm qua và đặt thêm hai thùng.',
  demandAnswer: ['Đã thu gom xong.', 'Đã đặt hai thùng.'],
  documentNumber: '12/PKT',
}
const DECLINED = { reasonCode: 'da_giai_quyet', reason: 'Việc này đã xong từ tháng trước.' }
const ADVISED = { reasonCode: 'noi_khac', advice: 'Việc này của Điện lực Hàm Yên, số 2 đường Bình Thuận.' }
const DISPUTED = { dispute: '1', reason: 'Rác vẫn còn nguyên ở đầu thôn.', demandMet: ['no', 'no'] }
const RELEASED = {
  title: 'Rác ở đầu thôn Làng Dịa',
  text: 'Rác chất đống ở đầu thôn đã hai tuần.',
  answer: ANSWER.answer,
}

const FORWARDED = { recipient: 'Điện lực Hàm Yên', reason: 'Đường dây này do Điện lực quản lý.' }
const OUTSIDE = { answer: 'Điện lực đã cho thay cột điện nghiêng ngày hôm qua.', documentNumber: '88/ĐLHY' }
const PARTS = {
  content: ['Thu gom rác ở đầu thôn Làng Dịa.', 'Đặt thêm thùng rác ở đầu thôn.'],
  category: ['moi_truong', 'moi_truong'],
  demandPart: ['1', '2'],
}
const ENTRUSTED = { reasonCode: 'can_bo', person: ['vi-du.baomat'] }

const RECEIVED: Deed[] = [['tiepnhan', 'tiep-nhan']]
const ASSIGNED: Deed[] = [...RECEIVED, ['dieuphoi', 'giao', { body: 'binh-xa.phong-kinh-te' }]]
const AT_WORK: Deed[] = [...ASSIGNED, ['xuly.kinhte', 'nhan-xu-ly']]
const PENDING: Deed[] = [...AT_WORK, ['xuly.kinhte', 'trinh-duyet', ANSWER]]
const ANSWERED: Deed[] = [...PENDING, ['duyet.kinhte', 'duyet']]
const CLOSED: Deed[] = [...ANSWERED, ['sender', 'danh-gia', { score: '5', demandMet: ['yes', 'yes'] }]]

/** How a petition comes to each state, and to some mixtures of them. */
const WAYS = {
  submitted: [],
  needsInfo: [['tiepnhan', 'yeu-cau-bo-sung', QUESTION]],
  received: RECEIVED,
  declineProposed: [...RECEIVED, ['tiepnhan', 'khong-thu-ly', DECLINED]],
  declined: [...RECEIVED, ['tiepnhan', 'khong-thu-ly', DECLINED], ['dieuphoi', 'khong-thu-ly', DECLINED]],
  advised: [...RECEIVED, ['tiepnhan', 'huong-dan', ADVISED]],
  assigned: ASSIGNED,
  inProgress: AT_WORK,
  pending: PENDING,
  answered: ANSWERED,
  reopened: [...ANSWERED, ['sender', 'danh-gia', DISPUTED]],
  closed: CLOSED,
  released: [...CLOSED, ['tiepnhan', 'cong-khai', RELEASED]],
  withdrawn: [...RECEIVED, ['sender', 'rut']],
  extended: [...AT_WORK, ['duyet.kinhte', 'gia-han', { days: '5', reason: 'Chờ xe thu gom rác của huyện.' }]],
  forwarded: [...RECEIVED, ['dieuphoi', 'chuyen-ngoai', FORWARDED]],
  answeredOutside: [...RECEIVED, ['dieuphoi', 'chuyen-ngoai', FORWARDED], ['dieuphoi', 'ghi-tra-loi-ngoai', OUTSIDE]],
  split: [...RECEIVED, ['tiepnhan', 'tach', PARTS]],
  restricted: [['tiepnhan', 'chuyen-rieng', ENTRUSTED]],
} as const satisfies Record<string, Deed[]>

export type State = keyof typeof WAYS
export const STATES = Object.keys(WAYS) as State[]

/** A petition in that state, brought there by the people whose work it is. */
export async function caseIn(desk: Desk, state: State, fields: Fields = {}): Promise<Sent> {
  const sent = await desk.send(fields)
  for (const [who, action, input] of WAYS[state] as Deed[])
    await (who === 'sender' ? desk.actAsSender(sent, action, input) : desk.act(who, sent, action, input))
  return sent
}
