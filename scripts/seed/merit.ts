import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { READY, SUBJECTS } from '../../worker/merit/ready.ts'
import { EXAMPLE_PASSWORD } from './accounts.ts'
import { OPENED_BODIES, PRAISED, RATED } from './data/merit.ts'

type Fields = Record<string, string | readonly string[]>

const RATINGS = '/can-bo/xep-loai'
const PRAISE = '/can-bo/khen-thuong'

/** Ratings and praise of xã Bình Xa, made and worked on through the very pages that people use. */
export async function playMerit(origin: string, now = new Date()): Promise<void> {
  const desk = new Desk(origin, localDay(now))
  await desk.settle()
  await desk.rateLastYear()
  await desk.openThisYear()
  for (const [index, example] of PRAISED.entries()) await desk.praise(example, index)
}

class Desk {
  readonly #origin: string
  readonly #today: string
  readonly #year: number
  readonly #cookies = new Map<string, string>()
  constructor(origin: string, today: string) {
    this.#origin = origin
    this.#today = today
    this.#year = Number(today.slice(0, 4))
  }

  async settle(): Promise<void> {
    for (const subject of SUBJECTS)
      await this.#post('dieuphoi', `${RATINGS}/tieu-chi?cho=${subject}`, {
        seen: '',
        name: READY[subject].map(({ name }) => name),
        most: READY[subject].map(({ most }) => String(most)),
        evidence: READY[subject].map(({ evidence }) => evidence),
      })
  }

  async rateLastYear(): Promise<void> {
    const year = this.#year - 1
    await this.#open(
      year,
      RATED.map(({ unit }) => unit),
    )
    for (const [at, example] of RATED.entries()) {
      const { by, grades, share, unit, words } = example
      const criteria = READY[unit.startsWith('hamlet:') ? 'hamlet' : 'body']
      const points = (part: number) =>
        Object.fromEntries(criteria.map(({ most }, index) => [`diem-${index}`, String(Math.round(most * part))]))
      const act = this.#acts(`${RATINGS}/${this.#slug(at + 1)}`)
      await act(by, 'tu-cham', { ...points(share[0]), grade: grades[0], words })
      if ('peers' in example) {
        await act('dieuphoi', 'moi-cham', { bodies: ['binh-xa.phong-kinh-te'], dueOn: addDays(this.#today, 5) })
        for (const [peer, [grade, said]] of Object.entries(example.peers))
          await act(peer, 'cham-cheo', { grade, words: said })
      } else await act('dieuphoi', 'bo-cham', { reason: 'Năm nay không lấy ý kiến chéo.' })
      await act('duyet.mattran', 'de-xuat', { ...points(share[1]), grade: grades[1], words: 'Theo kết quả cả năm.' })
      await act('lanhdao', 'quyet-dinh', {
        ...{ grade: grades[1], number: `${42 + at}-QĐ/ĐU`, decidedOn: `${year}-12-20`, words: '' },
      })
      if ('appeal' in example) await act(by, 'xem-lai', { reason: example.appeal })
    }
  }

  async openThisYear(): Promise<void> {
    await this.#open(this.#year, [...OPENED_BODIES, 'hamlet:lang_dia', 'hamlet:dong_com'])
  }

  async #open(year: number, units: readonly string[]): Promise<void> {
    await this.#post('dieuphoi', `${RATINGS}/${year}/mo`, { units, dueOn: addDays(this.#today, 12) })
  }

  async praise(example: (typeof PRAISED)[number], index: number): Promise<void> {
    const { by, fields, until } = example
    const submissionKey = `00000000-0000-4000-be00-${String(index).padStart(12, '0')}`
    await this.#post(by, `${PRAISE}/moi`, { ...fields, submissionKey })
    const act = this.#acts(`${PRAISE}/${this.#slug(index + 1)}`)
    if ('votes' in example) {
      const [votesFor, votesOf] = example.votes
      await act(by, 'thon-hop', { votesFor, votesOf })
    }
    if (until === 'proposed' || until === 'hamlet_agreed') return
    await act('tiepnhan', 'kiem-tra', { words: 'Đã xem giấy tờ, đúng thành tích.' })
    await act('duyet.mattran', 'trinh', { decider: 'binh-xa.ubnd', dueOn: addDays(this.#today, 8) })
    if (until === 'put_forward') return
    const decidedOn = this.#today < `${this.#year}-11-16` ? this.#today : `${this.#year}-11-16`
    await act('duyet.ubnd', 'quyet-dinh', { form: fields.form, number: example.number, decidedOn, tell: 'yes' })
    await act('tiepnhan', 'cong-bo', { announcedOn: this.#today, place: 'Ngày hội Đại đoàn kết ở nhà văn hóa thôn.' })
  }

  #slug(number: number): string {
    return `${this.#year % 100}-${String(number).padStart(4, '0')}`
  }

  /** Deeds of one dossier in their order: each has seen the one before. */
  #acts(address: string): (who: string, action: string, fields: Fields) => Promise<void> {
    let version = 1
    return (who, action, fields) => this.#post(who, `${address}/${action}`, { version: String(version++), ...fields })
  }

  /** Sends what must succeed. */
  async #post(who: string, path: string, fields: Fields): Promise<void> {
    const answer = await this.#ask(path, fields, await this.#signedIn(who))
    if (answer.status === 303) return
    const said = (await answer.text()).replace(/^[\s\S]*<main/, '').slice(0, 300)
    throw new Error(`example data: ${path} answered ${answer.status}: ${said}`)
  }

  async #signedIn(username: string): Promise<string> {
    const kept = this.#cookies.get(username)
    if (kept) return kept
    const answer = await this.#ask('/can-bo/dang-nhap', { username, password: EXAMPLE_PASSWORD })
    const cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    this.#cookies.set(username, cookie)
    return cookie
  }

  #ask(path: string, fields: Fields, cookie = ''): Promise<Response> {
    const body = new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])),
    )
    const headers = { cookie, 'cf-connecting-ip': '192.0.2.1' }
    return fetch(this.#origin + path, { method: 'POST', body, headers, redirect: 'manual' })
  }
}
