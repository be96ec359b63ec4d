import { setTimeout } from 'node:timers/promises'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { EXAMPLE_PASSWORD } from './accounts.ts'
import { DRAFTS, type DraftExample } from './data/drafts.ts'

/** Nobody reads and answers faster: what is sent sooner looks like a program. */
const PEOPLE_TAKE_MS = 3_200

type Fields = Record<string, string | readonly string[]>

/** A page of PDF that says nothing: stands for a draft's file. */
const BLANK_PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'

/** Drafts of xã Bình Xa under criticism, sent and worked on through the very pages that people use. */
export async function playCriticism(origin: string, now = new Date()): Promise<void> {
  const desk = new Desk(origin, localDay(now))
  for (const [index, example] of DRAFTS.entries()) await desk.play(example, index)
}

class Desk {
  readonly #origin: string
  readonly #today: string
  readonly #cookies = new Map<string, string>()
  constructor(origin: string, today: string) {
    this.#origin = origin
    this.#today = today
  }

  async play(example: DraftExample, index: number): Promise<void> {
    const { by, fields } = example
    const form = new FormData()
    const all = { ...fields, submissionKey: keyOf(index, 0), plannedOn: addDays(this.#today, example.plannedIn) }
    for (const [name, value] of Object.entries(all)) form.append(name, value)
    form.append('files', new File([BLANK_PDF], 'du-thao.pdf', { type: 'application/pdf' }))
    const made = await this.#send('/can-bo/phan-bien/moi', form, await this.#signedIn(by.handler))
    const slug = /\/(\d\d-\d{4,6})\?/.exec(made)?.[1] ?? ''
    if (example.until === 'received') return
    let version = 1
    const act = async (who: string, action: string, typed: Fields = {}) => {
      await this.#post(`/can-bo/phan-bien/${slug}/${action}`, who, { version: String(version++), ...typed })
    }
    const forms = { forms: ['written'], consultation: example.consultation ? 'yes' : 'no' }
    await act('dieuphoi', 'chon', { lead: 'binh-xa.mttq' })
    await act('dieuphoi', 'chon-hinh-thuc', forms)
    await this.#cut(slug, example.text, version++)
    await act('dieuphoi', 'moi', { bodies: ['binh-xa.nong-dan', 'binh-xa.cong-an'], experts: ['vi-du.tuvan'] })
    await act('dieuphoi', 'mo-gop-y', { open: 'yes', closesOn: addDays(this.#today, 25) })
    const ids = await this.#hear(slug, example, index)
    if (example.until === 'collecting') return
    await act('dieuphoi', 'dong-gop-y', { note: 'Các thôn đã góp ý xong.' })
    for (const [text, from] of example.points ?? [])
      await this.#post(`/can-bo/phan-bien/${slug}/tong-hop`, 'dieuphoi', {
        ...{ viec: 'gom', diem: 'moi', text },
        chon: from.map((one) => `${ids[one - 1] ?? ''}~`),
      })
    await act('dieuphoi', 'trinh-ky', { conclusion: 'Đề nghị cơ quan soạn thảo nghiên cứu, tiếp thu các điểm trên.' })
    await act('duyet.mattran', 'ky', {
      documentNumber: `${index + 5}/BC-MTTQ-BTT`,
      issuedOn: this.#today,
      publish: 'yes',
    })
    if (example.until === 'issued') return
    const answers = (example.points ?? []).flatMap(([, , response, answer], at) => [
      [`p${at + 1}`, response],
      [`p${at + 1}.text`, answer],
    ])
    await act(by.handler, 'soan-tra-loi', Object.fromEntries(answers) as Fields)
    await act(by.handler, 'trinh-tra-loi')
    await act(by.approver, 'tra-loi', { documentNumber: '21/VHXH', promulgatorToldOn: this.#today })
    await act(by.approver, 'ban-hanh', {
      ...{ finalTitle: `Quyết định số 31/QĐ-UBND về ${fields.title.toLowerCase()}`, finalOn: this.#today },
      finalLink: 'https://vanban.example/31-qd-ubnd',
    })
    const marks = (example.points ?? []).map(([, , , , met], at) => [`m${at + 1}`, met])
    await act('dieuphoi', 'doi-chieu', Object.fromEntries(marks) as Fields)
    await act('dieuphoi', 'ket-thuc')
  }

  /** The text is cut by the page, looked at, and kept as it was cut. */
  async #cut(slug: string, whole: string, version: number): Promise<void> {
    const path = `/can-bo/phan-bien/${slug}/noi-dung/sua`
    const cookie = await this.#signedIn('dieuphoi')
    const cut = await this.#ask(path, { viec: 'chia', whole, version: String(version) }, cookie)
    const html = await cut.text()
    const values = (name: string) =>
      [...html.matchAll(new RegExp(`<input[^>]*id="${name}-\\d+"[^>]*>`, 'g'))].map(([tag]) =>
        plain(/value="([^"]*)"/.exec(tag)?.[1] ?? ''),
      )
    const text = [...html.matchAll(/<textarea[^>]*id="text-\d+"[^>]*>([^<]*)</g)].map(([, words]) => plain(words ?? ''))
    await this.#post(path, 'dieuphoi', {
      ...{ viec: 'luu', version: String(version) },
      ...{ ref: values('ref'), heading: values('heading'), text },
    })
  }

  /** People comment; a moderator shows what can be shown. The comments' ids, in the order in which they came. */
  async #hear(slug: string, example: DraftExample, index: number): Promise<string[]> {
    const page = await (await fetch(`${this.#origin}/binh-xa/gop-y/${slug}/muc/0`)).text()
    const started = /name="started" value="([^"]+)"/.exec(page)?.[1] ?? ''
    await setTimeout(PEOPLE_TAKE_MS)
    for (const [at, [section, text, axis, hamlet]] of example.comments.entries())
      await this.#send(
        `/binh-xa/gop-y/${slug}/muc/${section}`,
        bodyOf({ text, axis, hamlet, started, submissionKey: keyOf(index, at + 1) }),
      )
    const judged = `/can-bo/phan-bien/${slug}/cho-xem`
    const list = await this.#get(judged, 'tiepnhan')
    const ids = [...list.matchAll(/name="chon"[^>]*value="([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '')
    await this.#post(judged, 'tiepnhan', { viec: 'dang', chon: ids.slice(0, example.shown) })
    if (example.hides)
      await this.#post(judged, 'tiepnhan', {
        ...{ viec: 'an', chon: ids.slice(-1), reason: 'Là quảng cáo, hoặc do máy gửi hàng loạt.' },
      })
    return ids
  }

  async #post(path: string, who: string, fields: Fields): Promise<void> {
    await this.#send(path, bodyOf(fields), await this.#signedIn(who))
  }

  async #get(path: string, who: string): Promise<string> {
    const answer = await fetch(this.#origin + path, { headers: { cookie: await this.#signedIn(who) } })
    return answer.text()
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
    const headers = { cookie, 'cf-connecting-ip': '192.0.2.1' }
    return fetch(this.#origin + path, { method: 'POST', body: bodyOf(fields), headers, redirect: 'manual' })
  }

  /** Sends what must succeed; the address to which it leads. */
  async #send(path: string, body: URLSearchParams | FormData, cookie = ''): Promise<string> {
    const headers = { cookie, 'cf-connecting-ip': '192.0.2.1' }
    const answer = await fetch(this.#origin + path, { method: 'POST', body, headers, redirect: 'manual' })
    if (answer.status === 303) return answer.headers.get('location') ?? ''
    const said = (await answer.text()).replace(/^[\s\S]*<main/, '').slice(0, 300)
    throw new Error(`example data: ${path} answered ${answer.status}: ${said}`)
  }
}

function bodyOf(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])),
  )
}

function plain(html: string): string {
  const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" }
  return html.replace(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => signs[name] ?? '')
}

/** The same key for the same example every time. */
function keyOf(draft: number, sending: number): string {
  return `00000000-0000-4000-9${String(draft).padStart(3, '0')}-${String(sending).padStart(12, '0')}`
}
