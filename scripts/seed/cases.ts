/** One example petition: what was sent and how far it went. */
type Example = {
  kind: 'report' | 'recommendation' | 'request' | 'aspiration'
  category: string
  hamlet: string
  content: string
  demand: string[]
  place?: string
  publish?: string
  road:
    | 'submitted'
    | 'received'
    | 'assigned'
    | 'in_progress'
    | 'pending_approval'
    | 'answered'
    | 'closed'
    | 'needs_info'
    | 'declined'
  answer?: string
}

const PASSWORD = 'nghe-dan-demo'

const EXAMPLES: Example[] = [
  {
    kind: 'report',
    category: 'moi_truong',
    hamlet: 'lang_dia',
    place: 'Đầu thôn Làng Dịa, cạnh mương',
    road: 'closed',
    publish: 'Rác thải chăn nuôi ở đầu thôn Làng Dịa',
    content: 'Gần một tháng nay chất thải chăn nuôi đổ ra mương đầu thôn, mùi hôi cả xóm, trẻ con đi học phải bịt mũi.',
    demand: ['Kiểm tra trại lợn cạnh mương', 'Thu gom rác ở đầu thôn mỗi tuần'],
    answer:
      'Phòng Kinh tế đã kiểm tra ngày làm việc thứ hai sau khi nhận. Hộ chăn nuôi đã ký cam kết xây hầm biogas trong tháng; tổ tự quản thôn thu gom rác vào thứ Bảy hằng tuần.',
  },
  {
    kind: 'report',
    category: 'giao_thong',
    hamlet: 'tho_binh_1',
    road: 'answered',
    publish: 'Đường liên thôn Thọ Bình 1 bị sạt',
    content: 'Đường liên thôn Thọ Bình 1 sang Thọ Bình 2 sạt một bên taluy sau mưa, xe máy tránh nhau rất nguy hiểm.',
    demand: ['Đặt biển báo ngay', 'Sửa lại taluy'],
    answer:
      'Đã đặt biển báo và dây chắn trong ngày. Taluy được gia cố bằng rọ đá, dự kiến xong trước cuối tháng sau; Phòng Kinh tế xã chịu trách nhiệm.',
  },
  {
    kind: 'request',
    category: 'thuy_loi_nong_nghiep',
    hamlet: 'dong_chua_1',
    road: 'in_progress',
    publish: 'Kênh nội đồng Đồng Chùa tắc',
    content: 'Kênh nội đồng Đồng Chùa tắc hai tuần, ruộng úng, bà con không xuống được vụ. Đề nghị xã cho nạo vét.',
    demand: ['Nạo vét kênh trước vụ'],
  },
  {
    kind: 'recommendation',
    category: 'giao_thong',
    hamlet: 'deo_ang',
    road: 'assigned',
    content: 'Đề nghị lắp thêm đèn chiếu sáng đoạn qua nhà văn hóa thôn Đèo Ảng, buổi tối bà con đi họp rất tối.',
    demand: ['Lắp đèn đoạn qua nhà văn hóa'],
  },
  {
    kind: 'report',
    category: 'an_ninh_trat_tu',
    hamlet: 'cho_bo_2',
    road: 'pending_approval',
    content: 'Quán hát karaoke đầu chợ mở loa to đến nửa đêm, người già trẻ nhỏ không ngủ được.',
    demand: ['Yêu cầu quán tắt loa sau 22 giờ'],
    answer:
      'Công an xã đã làm việc với chủ quán, lập biên bản và cho ký cam kết không mở loa sau 22 giờ. Bà con thấy tái diễn thì báo trực ban Công an xã.',
  },
  {
    kind: 'aspiration',
    category: 'van_hoa_thong_tin',
    hamlet: 'dong_vau',
    road: 'received',
    content: 'Mong xã hỗ trợ một bộ bàn ghế cho nhà văn hóa thôn Đồng Vầu, bộ cũ gãy gần hết.',
    demand: [],
  },
  {
    kind: 'report',
    category: 'dien_nuoc_vien_thong',
    hamlet: 'thac_luong',
    road: 'needs_info',
    content: 'Nước máy yếu và đục nhiều ngày, nhất là buổi chiều.',
    demand: ['Kiểm tra đường ống'],
  },
  {
    kind: 'request',
    category: 'chinh_sach_xa_hoi',
    hamlet: 'soi_dia',
    road: 'submitted',
    content:
      'Gia đình tôi thuộc diện hộ cận nghèo nhưng chưa thấy tên trong danh sách được cấp thẻ bảo hiểm y tế năm nay.',
    demand: ['Kiểm tra lại danh sách'],
  },
  {
    kind: 'report',
    category: 'moi_truong',
    hamlet: 'nam_ninh',
    road: 'submitted',
    content: 'Vỏ bao thuốc bảo vệ thực vật vứt đầy bờ ruộng Nam Ninh, bể thu gom đã đầy từ lâu không ai lấy đi.',
    demand: ['Thu gom vỏ bao thuốc'],
  },
]

/** Who works on which field in the example accounts. */
const OFFICE: Record<string, { body: string; handler: string; approver: string }> = {
  an_ninh_trat_tu: { body: 'binh-xa.cong-an', handler: 'xuly.congan', approver: 'duyet.congan' },
}
const ECONOMY = { body: 'binh-xa.phong-kinh-te', handler: 'xuly.kinhte', approver: 'duyet.kinhte' }

/** Sends the example petitions of xã Bình Xa and works on them through the very pages that people use. */
export async function exampleCases(origin: string): Promise<void> {
  const desk = new Desk(origin)
  for (const [index, example] of EXAMPLES.entries()) await desk.play(example, index)
}

class Desk {
  readonly #origin: string
  readonly #cookies = new Map<string, string>()
  constructor(origin: string) {
    this.#origin = origin
  }

  async play(example: Example, index: number): Promise<void> {
    const sent = await this.#json('/api/communes/binh-xa/petitions', {
      ...{ kind: example.kind, category: example.category, hamlet: example.hamlet, content: example.content },
      ...{ demand: example.demand, place: example.place ?? '', consent: true, allowPublish: true },
      submissionKey: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    })
    const { handler, approver, body } = OFFICE[example.category] ?? ECONOMY
    const act = (who: string, action: string, fields: [string, string][] = []) =>
      this.#post(`/can-bo/ho-so/${sent.caseCode}/${action}`, fields, who)
    const steps: [Example['road'][], () => Promise<void>][] = [
      [['submitted'], () => Promise.resolve()],
      [['received'], () => act('tiepnhan', 'tiep-nhan')],
      [
        ['needs_info'],
        () =>
          example.road === 'needs_info'
            ? act('tiepnhan', 'yeu-cau-bo-sung', [
                ['question', 'Ông/bà cho biết nhà ở đoạn nào, nước yếu vào những giờ nào?'],
              ])
            : Promise.resolve(),
      ],
      [['assigned'], () => act('dieuphoi', 'giao', [['body', body]])],
      [['in_progress'], () => act(handler, 'nhan-xu-ly')],
      [
        ['pending_approval'],
        () =>
          act(handler, 'trinh-duyet', [
            ['answer', example.answer ?? ''],
            ...example.demand.map((): [string, string] => ['demandAnswer', 'Đã làm như nêu trong câu trả lời.']),
            ['documentNumber', `${String(index + 12)}/TB-UBND`],
          ]),
      ],
      [['answered'], () => act(approver, 'duyet')],
      [['closed'], () => this.#judge(sent, example.demand.length)],
    ]
    for (const [states, step] of steps) {
      await step()
      if (states.includes(example.road)) break
    }
    if (example.publish)
      await act('tiepnhan', 'cong-khai', [
        ['title', example.publish],
        ['text', example.content],
        ['answer', example.answer ?? ''],
      ])
  }

  async #judge(sent: { caseCode: string; lookupSecret: string }, demands: number): Promise<void> {
    const path = `/binh-xa/ho-so/${sent.caseCode}`
    const cookie = `ho-so-${sent.caseCode}=${sent.lookupSecret.replaceAll('-', '')}`
    const met = Array.from({ length: demands }, (): [string, string] => ['demandMet', 'yes'])
    await this.#send(`${path}/danh-gia`, [['score', '5'], ['comment', 'Cảm ơn xã đã làm nhanh.'], ...met], cookie)
  }

  async #post(path: string, fields: [string, string][], who: string): Promise<void> {
    await this.#send(path, fields, await this.#signedIn(who))
  }

  async #signedIn(username: string): Promise<string> {
    const kept = this.#cookies.get(username)
    if (kept) return kept
    const answer = await this.#send('/can-bo/dang-nhap', [
      ['username', username],
      ['password', PASSWORD],
    ])
    const cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    this.#cookies.set(username, cookie)
    return cookie
  }

  async #send(path: string, fields: [string, string][], cookie = '') {
    const answer = await fetch(this.#origin + path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie, 'cf-connecting-ip': '192.0.2.1' },
      redirect: 'manual',
    })
    if (answer.status !== 303)
      throw new Error(`example data: ${path} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
    return answer
  }

  async #json(path: string, body: object): Promise<{ caseCode: string; lookupSecret: string }> {
    const answer = await fetch(this.#origin + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
    if (answer.status !== 201)
      throw new Error(`example data: ${path} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
    return (await answer.json()) as { caseCode: string; lookupSecret: string }
  }
}
