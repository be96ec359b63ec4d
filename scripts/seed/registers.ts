import { localDay } from '../../worker/deadlines/calendar.ts'
import { EXAMPLE_PASSWORD } from './accounts.ts'

type Fields = Record<string, string | readonly string[]>

const AT = '/can-bo/so-theo-doi'

const GROUPS: readonly (readonly [
  name: string,
  topic: string,
  hamlet: string,
  members: number,
  leader: string,
  founded: string,
])[] = [
  ['Tổ tự quản đường hoa xóm 2', 'moi_truong', 'lang_dia', 14, 'Ma Thị Xoan', '2025-03-08'],
  ['Tổ liên gia an toàn phòng cháy', 'phong_chay', 'lang_dia', 22, 'Lộc Văn Páo', '2025-10-04'],
  ['Tổ hòa giải thôn', 'hoa_giai', 'dong_com', 7, 'Bàn Văn Sinh', '2025-07-20'],
  ['Nhóm nuôi ong lấy mật', 'kinh_te', 'dong_com', 11, 'Chẩu Văn Hín', '2026-02-15'],
]

const HELPED: readonly (readonly [
  household: string,
  mark: string,
  hamlet: string,
  topic: string,
  situation: string,
  helper: string,
  work: string,
  result: string,
])[] = [
  [
    'Chẩu Thị Mùi',
    '1954',
    'lang_dia',
    'ho_ngheo',
    'Sống một mình, nhà dột.',
    'Hội Phụ nữ xã',
    'Lợp lại mái nhà',
    'Đã lợp xong 40 m² mái.',
  ],
  [
    'Hoàng Văn Tình',
    'xóm 4',
    'dong_com',
    'can_ngheo',
    'Vợ ốm dài ngày, hai con đi học.',
    'Phòng Kinh tế',
    'Cho mượn vốn nuôi dê',
    '',
  ],
]

const PLEDGES = `Chủ hộ;Để phân biệt;Thôn;Cam kết;Ngày ký
Lộc Thị Mây;;Làng Dịa;Thu gom bao bì thuốc bảo vệ thực vật;08/03/2026
Nguyễn Thị Sao;1972;Làng Dịa;Không dùng chất cấm;08/03/2026
Bàn Thị Lả;;Đồng Cởm;Thực phẩm an toàn;12/04/2026
Triệu Văn Ngân;;Đồng Cởm;Phân loại rác tại nhà;12/04/2026
`

/** Households that registered, by name, and how many of fifty agreed; null: the meeting is still to come. */
const TITLES: readonly (readonly [holder: string, votes: number | null])[] = [
  ['Ma Thị Xoan', 49],
  ['Lộc Văn Páo', 46],
  ['Nguyễn Văn Ước', 28],
  ['Trần Thị Bưởi', 44],
  ['Đặng Văn Sửu', null],
]

/** Registers of xã Bình Xa, written, imported and voted on through the very pages that people use. */
export async function playRegisters(origin: string, now = new Date()): Promise<void> {
  const year = Number(localDay(now).slice(0, 4))
  const desk = new Desk(origin)
  const add = (who: string, slug: string, at: number, fields: Fields) =>
    desk.post(who, `${AT}/${slug}/moi?nam=${year}`, { key: keyOf(slug.length, at), ...fields })
  for (const [at, [name, topic, hamlet, members, leader, founded]] of GROUPS.entries())
    await add('tiepnhan', 'to-nhom', at, { name, topic, hamlet, members: String(members), leader, founded })
  for (const [at, [household, mark, hamlet, topic, situation, helper, work, result]] of HELPED.entries()) {
    const line = { household, mark, hamlet, topic, situation, helper, work, result, since: `${year}-02-01` }
    await add('duyet.mattran', 'giup-ho-ngheo', at, line)
  }
  const form = new FormData()
  form.append('nam', String(year))
  form.append('file', new File([`\ufeff${PLEDGES}`], 'cam-ket.csv', { type: 'text/csv' }))
  const sent = await desk.post('dieuphoi', `${AT}/cam-ket/nhap`, form)
  await desk.post('dieuphoi', `${sent}/lay`, {})
  for (const [at, [holder]] of TITLES.entries())
    await add('thon.langdia', 'danh-hieu', at, {
      ...{ holder, hamlet: 'lang_dia', topic: 'gia_dinh', registered: `${year}-01-15` },
    })
  await desk.votes(year)
}

class Desk {
  readonly #origin: string
  readonly #cookies = new Map<string, string>()
  constructor(origin: string) {
    this.#origin = origin
  }

  /** The hamlet's meeting, the list it proposes, and the decision on the first two. */
  async votes(year: number): Promise<void> {
    const at = (sheet: string) => `${AT}/danh-hieu/${sheet}?nam=${year}`
    const voted = await this.#lines(at('binh-xet'), 'thon.langdia')
    const votes = TITLES.flatMap(([holder, many]) => {
      const id = voted.get(holder)
      return id === undefined || many === null ? [] : [[`v.${id}`, String(many)] as const, [`n.${id}`, '1'] as const]
    })
    await this.post('thon.langdia', at('binh-xet'), { of: '50', ...Object.fromEntries(votes) })
    const chosen = (names: readonly string[]) => names.flatMap((name) => voted.get(name) ?? [])
    const seen = (ids: readonly string[], version: number) =>
      Object.fromEntries(ids.map((id) => [`n.${id}`, String(version)]))
    const proposed = chosen(['Ma Thị Xoan', 'Lộc Văn Páo', 'Trần Thị Bưởi'])
    await this.post('thon.langdia', at('de-nghi'), { chon: proposed, ...seen(proposed, 2) })
    const recognised = proposed.slice(0, 2)
    const decision = { viec: 'cong-nhan', decision: `118/QĐ-UBND`, chon: recognised, ...seen(recognised, 3) }
    await this.post('duyet.ubnd', at('quyet-dinh'), decision)
  }

  /** Sends what must succeed; the address to which it leads. */
  async post(who: string, path: string, fields: Fields | FormData): Promise<string> {
    const headers = { cookie: await this.#signedIn(who), 'cf-connecting-ip': '192.0.2.1' }
    const body = fields instanceof FormData ? fields : bodyOf(fields)
    const answer = await fetch(this.#origin + path, { method: 'POST', body, headers, redirect: 'manual' })
    if (answer.status === 303) return answer.headers.get('location') ?? ''
    const said = (await answer.text()).replace(/^[\s\S]*<main/, '').slice(0, 600)
    throw new Error(`example data: ${path} answered ${answer.status}: ${said}`)
  }

  /** The lines of a sheet: whose they are, and their ids. */
  async #lines(path: string, who: string): Promise<Map<string, string>> {
    const answer = await fetch(this.#origin + path, { headers: { cookie: await this.#signedIn(who) } })
    const html = await answer.text()
    return new Map(
      [...html.matchAll(/<label for="v\.([\w.-]+)">([^<]+)</g)].map(([, id = '', name = '']) => [name, id] as const),
    )
  }

  async #signedIn(username: string): Promise<string> {
    const kept = this.#cookies.get(username)
    if (kept) return kept
    const body = bodyOf({ username, password: EXAMPLE_PASSWORD })
    const headers = { 'cf-connecting-ip': '192.0.2.1' }
    const answer = await fetch(`${this.#origin}/can-bo/dang-nhap`, {
      method: 'POST',
      body,
      headers,
      redirect: 'manual',
    })
    const cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    this.#cookies.set(username, cookie)
    return cookie
  }
}

function bodyOf(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])),
  )
}

/** The same key for the same example every time. */
function keyOf(register: number, line: number): string {
  return `00000000-0000-4000-a${String(register).padStart(3, '0')}-${String(line).padStart(12, '0')}`
}
