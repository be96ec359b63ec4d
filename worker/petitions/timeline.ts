import { bodyName, type CommuneBook } from '../communes/book.ts'
import { instantText, longDay } from '../deadlines/calendar.ts'
import { entryWords } from './on-behalf/on-behalf-form.ts'
import type { CaseFile } from './queries.ts'
import { PRIVACY_LINES } from './timeline-privacy.ts'
import { ROAD_LINES } from './timeline-roads.ts'

/** One entry of a history, ready to be shown: texts only. */
export type TimelineItem = { title: string; at: string; note?: string; now?: boolean }

type Told = Pick<CaseFile['events'][number], 'kind' | 'actorKind' | 'actorId' | 'bodyId' | 'at' | 'detail' | 'text'>
export type Facts = { event: Told; book: CommuneBook; body: string; fact: (name: string) => string }

export type Line = {
  /** What the sender reads; without it the event stays among officers. */
  sender?: (facts: Facts) => string
  /** The words that came with the event are meant for the sender too. */
  words?: true
  /** A further sentence for the sender. */
  more?: (facts: Facts) => string
  /** What everybody reads on the page of a released petition. */
  everybody?: (facts: Facts) => string
  /** What officers read after the actor's name. */
  officer: string | ((facts: Facts) => string)
  /** The words stand elsewhere on an officer's page. */
  elsewhere?: true
}

const LINES: Readonly<Record<string, Line>> = {
  'petition.submitted': {
    sender: ({ book, event }) =>
      event.actorKind === 'staff'
        ? `Cán bộ ghi giúp ông/bà, gửi đến ${triage(book)}`
        : `Ông/bà đã gửi đến ${triage(book)}`,
    officer: ({ book, event }) =>
      event.actorKind === 'staff' ? `ghi giúp người gửi, gửi đến ${triage(book)}` : `viết đến ${triage(book)}`,
  },
  'petition.received': {
    sender: ({ body }) => `${body} đã tiếp nhận`,
    more: due,
    everybody: ({ body }) => `${body} đã tiếp nhận`,
    officer: 'tiếp nhận',
  },
  'petition.info_requested': {
    sender: ({ body }) => `${body} đề nghị ông/bà bổ sung thông tin`,
    words: true,
    officer: 'đề nghị người gửi bổ sung',
  },
  'petition.info_added': { sender: () => 'Ông/bà đã bổ sung thông tin', words: true, officer: 'bổ sung thông tin' },
  'petition.details_added': {
    elsewhere: true,
    sender: ({ fact }) => `Ông/bà đã trả lời thêm ${fact('questions')} câu`,
    officer: ({ book, fact }) =>
      `trả lời thêm ${fact('questions')} câu hỏi của lĩnh vực ${book.categories.get(fact('field'))?.name ?? fact('field')}`,
  },
  'petition.assigned': {
    sender: ({ body, fact }) => `${body} giao ${fact('body')} giải quyết`,
    more: due,
    everybody: ({ body, fact }) => `${body} giao ${fact('body')} giải quyết`,
    officer: ({ fact }) => `giao ${fact('body')}`,
  },
  'petition.returned': {
    sender: ({ body, book }) => `${body} chuyển lại ${triage(book)} để giao cơ quan khác`,
    officer: 'trả lại',
  },
  'petition.work_started': { sender: ({ body }) => `${body} đã nhận, đang giải quyết`, officer: 'nhận xử lý' },
  'petition.reply_proposed': { officer: 'trình câu trả lời' },
  'petition.reply_returned': { officer: 'không duyệt câu trả lời' },
  'petition.answered': {
    sender: ({ body }) => `${body} đã trả lời ông/bà`,
    everybody: ({ body }) => `${body} đã trả lời`,
    officer: 'duyệt câu trả lời, gửi đến người dân',
  },
  'petition.advise_proposed': { officer: 'đề xuất hướng dẫn nơi khác' },
  'petition.advised': {
    sender: ({ body }) => `${body} hướng dẫn ông/bà nơi giải quyết`,
    words: true,
    officer: 'hướng dẫn nơi khác',
  },
  'petition.decline_proposed': { officer: 'đề xuất không thụ lý' },
  'petition.declined': {
    sender: ({ body }) => `${body} không thụ lý`,
    words: true,
    officer: 'quyết định không thụ lý',
  },
  'petition.withdrawn': { sender: () => 'Ông/bà đã rút', words: true, officer: 'rút' },
  'petition.released': {
    sender: ({ body }) => `${body} đăng công khai bản không có tên ông/bà`,
    officer: 'công khai',
  },
  'petition.release_ended': { sender: ({ body }) => `${body} thôi đăng công khai`, officer: 'thôi công khai' },
  'petition.closed': {
    sender: ({ event }) => (event.actorKind === 'sender' ? 'Ông/bà đã đánh giá câu trả lời' : 'Hồ sơ kết thúc'),
    words: true,
    officer: ({ event }) => (event.actorKind === 'sender' ? 'đánh giá câu trả lời' : 'kết thúc hồ sơ'),
  },
  'petition.disputed': { sender: () => 'Ông/bà đề nghị xem lại câu trả lời', words: true, officer: 'đề nghị xem lại' },
  'petition.dispute_declined': {
    sender: ({ body }) => `${body} giữ nguyên câu trả lời`,
    words: true,
    officer: 'giữ nguyên câu trả lời',
  },
  ...ROAD_LINES,
  ...PRIVACY_LINES,
  'identity.opened': {
    sender: ({ event, book, body }) =>
      `Cán bộ ${event.bodyId === book.commune.triageBodyId ? 'Mặt trận' : body} đã mở tên và số điện thoại của ông/bà`,
    officer: 'mở tên và cách liên lạc của người gửi',
  },
  'identity.used_for_email': { officer: 'dùng địa chỉ thư của người gửi để báo tin' },
}

/** The sender's history, newest first, or of it what begins so. What officers say among themselves is not in it. */
export function senderTimeline(file: Pick<CaseFile, 'events'>, book: CommuneBook, kinds = ''): TimelineItem[] {
  // Out of the whole history: what is hidden depends on what came before.
  const shown = outOfSight(file.events).filter((event) => event.kind.startsWith(kinds))
  return newestFirst(shown, (event) => {
    const line = LINES[event.kind]
    const facts = factsOf(event, book)
    const notes = [line?.more?.(facts), line?.words ? event.text : '']
    return line?.sender ? item(event, line.sender(facts), notes) : null
  })
}

/**
 * An officer's history, newest first: who of which body did what when, with the words that stand nowhere else, and a fact
 * again only when it changed. `nameOf` gives a person's name by id.
 */
export function officerTimeline(
  file: Pick<CaseFile, 'events'>,
  book: CommuneBook,
  nameOf: (staffId: string) => string,
): TimelineItem[] {
  const known = new Map<string, string>()
  const news = new Map(file.events.map((event) => [event, newFacts(factsOf(event, book), known)]))
  return newestFirst(file.events, (event) => {
    const facts = factsOf(event, book)
    const officer = LINES[event.kind]?.officer ?? event.kind
    const deed = typeof officer === 'string' ? officer : officer(facts)
    return item(event, `${actorName(facts, nameOf)} ${deed}`, [
      news.get(event),
      LINES[event.kind]?.elsewhere ? '' : event.text,
    ])
  })
}

/** What everybody may read of a released petition's way: received, given to a body, answered. Newest first. */
export function publicTimeline(events: readonly Omit<Told, 'text'>[], book: CommuneBook): TimelineItem[] {
  return newestFirst(events, (event) => {
    const title = LINES[event.kind]?.everybody?.(factsOf({ ...event, text: '' }, book))
    return title ? item(event, title, []) : null
  })
}

/** Kinds of event that the public page and its feed tell of. */
export const PUBLIC_EVENTS = Object.keys(LINES).filter((kind) => LINES[kind]?.everybody)

/** Of the last events of a case, those that its sender is told of and did not do himself. */
export function toldOf<T extends { kind: string; actorKind: string }>(last: readonly T[], isRestricted: boolean): T[] {
  const turn = last.findIndex(({ kind }) => kind === 'petition.restricted' || kind === 'petition.unrestricted')
  const beganHidden = turn < 0 ? isRestricted : last[turn]?.kind === 'petition.unrestricted'
  const begin = !beganHidden ? 0 : turn < 0 ? last.length : turn
  return outOfSight(last.slice(begin)).filter(({ kind, actorKind }) => actorKind !== 'sender' && LINES[kind]?.sender)
}

/** While a case is restricted its sender is told that it went to whoever is competent, and nothing else. */
function outOfSight<T extends { kind: string }>(events: readonly T[]): T[] {
  let hidden = false
  return events.filter((event) => {
    if (event.kind === 'petition.unrestricted') hidden = false
    const shown = !hidden
    if (event.kind === 'petition.restricted') hidden = true
    return shown
  })
}

function newestFirst<T>(events: readonly T[], tell: (event: T) => TimelineItem | null): TimelineItem[] {
  const items = [...events].reverse().flatMap((event) => tell(event) ?? [])
  return items.map((one, index) => (index === 0 ? { ...one, now: true } : one))
}

function item(event: Pick<Told, 'at'>, title: string, notes: (string | undefined)[]): TimelineItem {
  const note = notes.filter(Boolean).join('\n')
  return { title, at: instantText(event.at), ...(note ? { note } : {}) }
}

function factsOf(event: Told, book: CommuneBook): Facts {
  const detail = JSON.parse(event.detail) as Record<string, unknown>
  const fact = (name: string) => {
    const value = detail[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  return { event, book, fact, body: event.bodyId ? bodyName(book, event.bodyId) : triage(book) }
}

function triage(book: CommuneBook): string {
  return bodyName(book, book.commune.triageBodyId)
}

function due({ fact }: Facts): string {
  return fact('dueOn') ? `Hạn trả lời: ${longDay(fact('dueOn'))}.` : ''
}

function actorName({ event, body }: Facts, nameOf: (staffId: string) => string): string {
  if (event.actorKind === 'sender') return 'Người gửi'
  return event.actorKind === 'system' ? 'Hệ thống' : `${nameOf(event.actorId)} (${body})`
}

/** The facts that an officer compares: field, body, due day, document, score. What is `known` is not said again. */
function newFacts({ book, fact, event }: Facts, known: Map<string, string>): string {
  const bodyId = event.kind === 'petition.submitted' || event.kind === 'petition.received' ? fact('bodyId') : ''
  const said = {
    field: fact('category') && `Lĩnh vực: ${book.categories.get(fact('category'))?.name ?? fact('category')}.`,
    body: bodyId && `Cơ quan phụ trách: ${bodyName(book, bodyId)}.`,
    due: fact('dueOn') && `Hạn: ${longDay(fact('dueOn'))}.`,
    consent: fact('channel') && entryWords(fact('channel'), fact('consent')),
    document: fact('documentNumber') && `Số văn bản: ${fact('documentNumber')}.`,
    score: fact('score') && `Cho điểm: ${fact('score')} trên 5.`,
  }
  const fresh = Object.entries(said).filter(([name, words]) => words && known.get(name) !== words)
  for (const [name, words] of fresh) known.set(name, words)
  return fresh.map(([, words]) => words).join(' ')
}
