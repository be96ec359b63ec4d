import { type Example, EXAMPLES } from './data/petitions.ts'

const PASSWORD = 'nghe-dan-demo'

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

type Sent = { caseCode: string; lookupSecret: string }

class Desk {
  readonly #origin: string
  readonly #codes: string[] = []
  readonly #cookies = new Map<string, string>()
  constructor(origin: string) {
    this.#origin = origin
  }

  async play(example: Example, index: number): Promise<void> {
    const sent = await this.#json('/api/communes/binh-xa/petitions', {
      ...{ kind: example.kind, category: example.category, hamlet: example.hamlet, content: example.content },
      ...{ demand: example.demand, place: example.place ?? '', consent: true, allowPublish: true },
      submissionKey: keyOf(index),
    })
    this.#codes[index] = sent.caseCode
    if (example.further) await this.#answer(sent, index, example.further)
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
    for (const { who, action, fields, into } of example.beside ?? []) {
      const pairs = Object.entries(fields).flatMap(([name, value]) =>
        (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]),
      )
      await act(who, action, into === undefined ? pairs : [...pairs, ['into', this.#codes[into] ?? '']])
    }
    if (example.publish)
      await act('tiepnhan', 'cong-khai', [
        ['title', example.publish],
        ['text', example.content],
        ['answer', example.answer ?? ''],
      ])
  }

  async #answer(sent: Sent, index: number, further: NonNullable<Example['further']>): Promise<void> {
    const { path, cookie } = doorOf(sent)
    const answers = Object.entries(further).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [`c.${name}`, one]),
    )
    await this.#send(`${path}/cau-hoi`, [['submissionKey', keyOf(index)], ['buoc', 'gui'], ...answers], cookie)
  }

  async #judge(sent: Sent, demands: number): Promise<void> {
    const { path, cookie } = doorOf(sent)
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

  async #json(path: string, body: object): Promise<Sent> {
    const answer = await fetch(this.#origin + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
    if (answer.status !== 201)
      throw new Error(`example data: ${path} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
    return (await answer.json()) as Sent
  }
}

/** The same key for the same example every time. */
function keyOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
}

/** Where its sender opens a case, and with what. */
function doorOf({ caseCode, lookupSecret }: Sent) {
  return {
    path: `/binh-xa/ho-so/${caseCode}`,
    cookie: `ho-so-${caseCode}=${lookupSecret.replaceAll('-', '')}`,
  }
}
