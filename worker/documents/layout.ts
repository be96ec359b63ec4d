import {
  type Annex,
  countText,
  dateLine,
  ended,
  groundLines,
  issuedBy,
  listed,
  numberLine,
  type Paper,
  type Part,
  roman,
  signerLines,
  type System,
} from './paper.ts'
import { printable } from './printable.ts'

/** Words that look alike. */
export type Run = { text: string; bold?: true; italic?: true }

/** How a line of text stands on the sheet. */
export type Look =
  | 'upper'
  | 'issuer'
  | 'star'
  | 'number'
  | 'about'
  | 'nation'
  | 'motto'
  | 'party'
  | 'date'
  | 'draft'
  | 'type'
  | 'subject'
  | 'attached'
  | 'to'
  | 'to-one'
  | 'order'
  | 'heading'
  | 'body'
  | 'caption'
  | 'annex'

export type Line = { kind: 'line'; look: Look; runs: Run[] }
export type Block =
  | Line
  /** A thin line below what stands above it, so long as its purpose asks. */
  | { kind: 'rule'; of: 'issuer' | 'motto' | 'party' | 'subject' }
  | { kind: 'table'; head: string[]; rows: string[][]; widths: number[] }
  | { kind: 'close'; signers: { lines: string[]; name: string }[]; recipients: string[] }
  /** From here on a new page. */
  | { kind: 'page' }

/** A paper as it stands on the sheet: two heads side by side, then all else one below the other. */
export type Sheet = { left: Block[]; right: Block[]; body: Block[] }

const NO_BREAK = '\u00a0'
const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
const MOTTO = 'Độc lập - Tự do - Hạnh phúc'
const PARTY = 'ĐẢNG CỘNG SẢN VIỆT NAM'

/** Puts a paper on the sheet (Nghị định 30/2020/NĐ-CP, Phụ lục I). Word and the page print what comes out of here. */
export function laidOut(paper: Paper): Sheet {
  const isLetter = paper.typeName === ''
  return {
    left: leftHead(paper).map(printable),
    right: rightHead(paper).map(printable),
    body: [
      ...(isLetter ? [] : titleOf(paper)),
      ...addressed(paper.addressees),
      ...partsOf(withEnd(paper), paper.system),
      ...closeOf(paper),
      ...paper.annexes.flatMap((annex, at) => annexOf(annex, at, paper)),
    ].map(printable),
  }
}

/** Every line of text of a sheet, in the order in which it is read. */
export function linesOf({ left, right, body }: Sheet): string[] {
  return [...left, ...right, ...body].flatMap((block) => {
    if (block.kind === 'line') return [block.runs.map(({ text }) => text).join('')]
    if (block.kind === 'table') return [block.head, ...block.rows].flat()
    if (block.kind !== 'close') return []
    const signed = [...block.signers.flatMap(({ lines }) => lines), ...block.signers.map(({ name }) => name)]
    const sent = block.recipients.length > 0 ? ['Nơi nhận:', ...block.recipients] : []
    return block.signers.length > 1 ? [...signed, ...sent] : [...sent, ...signed]
  })
}

function leftHead(paper: Paper): Block[] {
  const { issuer, parent, subject, system, typeName } = paper
  const number = numberLine(paper)
  return [
    ...(paper.isDraft ? [line('draft', 'DỰ THẢO')] : []),
    ...(parent === '' ? [] : [line('upper', whole(parent))]),
    line('issuer', whole(issuer)),
    ...(system === 'party' ? [line('star', '*')] : [{ kind: 'rule', of: 'issuer' } as const]),
    ...(number === '' ? [] : [line('number', number)]),
    ...(typeName === '' ? [line('about', `V/v ${subject}`)] : []),
  ]
}

/** In capitals, the name of a place kept on one line. */
function whole(name: string): string {
  return name
    .toUpperCase()
    .replace(/ (XÃ|PHƯỜNG|ĐẶC KHU|TỈNH) .+$/u, (place) => ` ${place.slice(1).replaceAll(' ', NO_BREAK)}`)
}

function rightHead({ date, place, system }: Paper): Block[] {
  const name: Block[] =
    system === 'party'
      ? [line('party', PARTY), { kind: 'rule', of: 'party' }]
      : [line('nation', NATION), line('motto', MOTTO), { kind: 'rule', of: 'motto' }]
  return [...name, line('date', dateLine(place, date))]
}

function titleOf({ attachedTo, subject, typeName }: Paper): Block[] {
  return [
    line('type', typeName.toUpperCase()),
    line('subject', subject),
    ...(attachedTo === '' ? [] : [line('attached', `(${attachedTo})`)]),
    { kind: 'rule', of: 'subject' },
  ]
}

function addressed(addressees: readonly string[]): Block[] {
  if (addressees.length === 0) return []
  const [only = ''] = addressees
  if (addressees.length === 1) return [line('to-one', `Kính gửi: ${only.replace(/[\s.;]+$/, '')}`)]
  return [line('to', 'Kính gửi:'), ...listed(addressees).map((text) => line('to', text))]
}

/** Headings and articles with their numbers. A list goes on where its heading left off. */
function partsOf(parts: readonly Part[], system: System): Block[] {
  let [first, second, article] = [0, 0, 0]
  const sign = system === 'party' ? '-' : '.'
  return parts.flatMap((part): Block[] => {
    if (part.kind === 'grounds')
      return groundLines(part.paragraphs).map((text) => ({ ...line('body', ''), runs: [{ text, italic: true }] }))
    if (part.kind === 'order') return [line('order', part.text)]
    if (part.kind === 'article') {
      article++
      const [head = '', ...rest] = part.paragraphs
      const begin: Run[] = [{ text: `Điều ${article}. ${part.heading}`.trimEnd(), bold: true }]
      if (part.heading !== '') return [{ ...line('body', ''), runs: begin }, ...part.paragraphs.map(plain)]
      return [{ ...line('body', ''), runs: [...begin, { text: ` ${head}` }] }, ...rest.map(plain)]
    }
    if (part.kind === 'list') {
      const items = part.items.filter((item) => item.trim() !== '')
      return items.map((item, at) => plain(part.numbered ? `${at + 1}. ${item}` : `- ${item}`))
    }
    if (part.kind === 'table') return tableOf(part)
    const { heading, level, paragraphs } = part
    const words = paragraphs.filter((text) => text.trim() !== '').map(plain)
    if (heading === '') return words
    if (level === 1) [first, second] = [first + 1, 0]
    else second++
    const title = level === 1 ? `${roman(first)}${sign} ${heading.toUpperCase()}` : `${second}${sign} ${heading}`
    return [line('heading', title), ...words]
  })
}

function tableOf({ head, rows, title, widths }: Extract<Part, { kind: 'table' }>): Block[] {
  const even = head.map(() => 1)
  return [
    ...(title === '' ? [] : [line('caption', title)]),
    { kind: 'table', head, rows, widths: widths?.length === head.length ? widths : even },
  ]
}

function closeOf({ recipients, signers, system }: Paper): Block[] {
  if (signers.length === 0 && recipients.length === 0) return []
  return [
    {
      kind: 'close',
      signers: signers.map((signer) => ({ lines: signerLines(signer, system), name: signer.name })),
      recipients: listed(recipients),
    },
  ]
}

function annexOf({ parts, title }: Annex, at: number, paper: Paper): Block[] {
  const name = paper.annexes.length > 1 ? `Phụ lục ${roman(at + 1)}` : 'Phụ lục'
  const kind = paper.typeName || 'Công văn'
  const number = paper.code === '' ? '' : ` số ${paper.code}`
  const day = dateLine('', paper.date).slice(2)
  return [
    { kind: 'page' },
    line('annex', name),
    line('subject', title.toUpperCase()),
    line('attached', `(Kèm theo ${kind}${number} ${day} của ${issuedBy(paper)})`),
    { kind: 'rule', of: 'subject' },
    ...partsOf(parts, paper.system),
  ]
}

/** The last words before the signatures end with the mark, unless a table stands last. */
function withEnd({ parts, signers }: Paper): Part[] {
  const last = parts.at(-1)
  if (!last || signers.length === 0 || last.kind === 'table' || last.kind === 'order') return [...parts]
  const texts = last.kind === 'list' ? last.items : last.paragraphs
  const marked = texts.map((text, at) => (at === texts.length - 1 ? ended(text) : text))
  return [...parts.slice(0, -1), last.kind === 'list' ? { ...last, items: marked } : { ...last, paragraphs: marked }]
}

const BOLD: readonly Look[] = [
  'issuer',
  'nation',
  'motto',
  'party',
  'draft',
  'type',
  'subject',
  'order',
  'heading',
  'caption',
  'annex',
]
const ITALIC: readonly Look[] = ['date', 'attached']

function line(look: Look, text: string): Line {
  const run: Run = {
    text,
    ...(BOLD.includes(look) ? { bold: true } : {}),
    ...(ITALIC.includes(look) ? { italic: true } : {}),
  }
  return { kind: 'line', look, runs: [run] }
}

function plain(text: string): Line {
  return line('body', text)
}

/** "01 kế hoạch", "12 kiến nghị": a count before its word. */
export function counted(count: number, word: string): string {
  return `${countText(count)} ${word}`
}
