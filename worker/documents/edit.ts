import * as v from 'valibot'
import type { FieldErrors } from '../staff/form.ts'
import { type Annex, AUTHORITIES, type Paper, type Part, type Signer } from './paper.ts'
import { issuerField, nameField, PARTS_MAX, placeField, SUBJECT_MAX, subjectField, textField } from './paper-form.ts'

/** What somebody typed, by the name of the field. */
export type Typed = (name: string) => string | undefined
/** The paper with all that was typed in it, also where something is wrong. */
export type Edited = { paper: Paper; errors: FieldErrors }

/** Kinds of parts that somebody may add. */
export const ADDED = ['chapter', 'clause', 'list', 'article', 'table'] as const

/** The name of a field of the part at that place; parts of annexes stand below their annex. */
export function partField(place: string, name: 'heading' | 'text' | 'rows' | 'drop'): string {
  return `part-${place}-${name}`
}

/** The text of a part as it stands in its box: a line for each paragraph, item or row. */
export function boxText(part: Part): string {
  if (part.kind === 'order') return part.text
  if (part.kind === 'list') return part.items.join('\n')
  if (part.kind === 'table') return part.rows.map((row) => row.map(cellText).join(' | ')).join('\n')
  return part.paragraphs.join('\n')
}

/** A paper as the form sent it leaves it. Fields that the form did not send stay as they were. */
export function edited(paper: Paper, typed: Typed): Edited {
  const errors: FieldErrors = {}
  const read = (name: string, was: string, schema: v.GenericSchema<unknown, string>) => {
    const value = typed(name)
    if (value === undefined) return was
    const checked = v.safeParse(schema, value)
    if (checked.success) return checked.output
    errors[name] = [...new Set(checked.issues.map(({ message }) => message))]
    return value
  }
  const rows = (name: string, was: readonly string[]) => linesOf(read(name, was.join('\n'), textField))
  const after: Paper = {
    ...paper,
    parent: read('parent', paper.parent, nameField('Tên cơ quan cấp trên')),
    issuer: read('issuer', paper.issuer, issuerField),
    place: read('place', paper.place, placeField),
    subject: read('subject', paper.subject, subjectField),
    addressees: rows('addressees', paper.addressees),
    recipients: rows('recipients', paper.recipients),
    parts: partsFrom(paper.parts, '', read, typed),
    annexes: paper.annexes.map((annex, at): Annex => {
      const title = read(`annex-${at}-title`, annex.title, nameOfAnnex)
      return { title, parts: partsFrom(annex.parts, `${at}.`, read, typed) }
    }),
    signers: paper.signers.map((signer, at) => signerFrom(signer, at, read, typed)),
  }
  const added = addedPart(after.parts, typed)
  return { paper: added ? { ...after, parts: added } : after, errors }
}

const nameOfAnnex = nameField('Tên phụ lục')

type Read = (name: string, was: string, schema: v.GenericSchema<unknown, string>) => string

function partsFrom(parts: readonly Part[], below: string, read: Read, typed: Typed): Part[] {
  return parts.flatMap((part, at): Part[] => {
    const place = `${below}${at}`
    if (typed(partField(place, 'drop')) === 'on') return []
    const heading = 'heading' in part ? read(partField(place, 'heading'), part.heading, headingField) : ''
    if (part.kind === 'table') {
      const title = read(partField(place, 'heading'), part.title, headingField)
      const text = read(partField(place, 'rows'), boxText(part), textField)
      return [{ ...part, title, rows: rowsOf(text, part.head.length) }]
    }
    const text = read(partField(place, 'text'), boxText(part), textField)
    if (part.kind === 'order') return [{ ...part, text: text.replace(/\s*\n\s*/g, ' ') }]
    if (part.kind === 'list') return [{ ...part, items: linesOf(text) }]
    if (part.kind === 'grounds') return [{ ...part, paragraphs: linesOf(text) }]
    return [{ ...part, heading, paragraphs: linesOf(text) }]
  })
}

const headingField = nameField('Đầu mục')

function signerFrom(signer: Signer, at: number, read: Read, typed: Typed): Signer {
  const chosen = typed(`signer-${at}-authority`)
  return {
    authority: AUTHORITIES.find((one) => one === chosen) ?? signer.authority,
    organ: read(`signer-${at}-organ`, signer.organ, nameField('Tên tập thể, chức vụ được ký thay')),
    title: linesOf(read(`signer-${at}-title`, signer.title, textField))
      .join('\n')
      .slice(0, SUBJECT_MAX),
    name: read(`signer-${at}-name`, signer.name, nameField('Họ và tên người ký')),
  }
}

/** The parts with the one that was asked for, after the part that was chosen; null when none was. */
function addedPart(parts: readonly Part[], typed: Typed): Part[] | null {
  const kind = ADDED.find((one) => one === typed('add'))
  if (kind === undefined || parts.length >= PARTS_MAX) return null
  const after = /^\d{1,3}$/.test(typed('addAfter') ?? '') ? Number(typed('addAfter')) : parts.length
  const at = Math.min(after, parts.length)
  return [...parts.slice(0, at), blankPart(kind), ...parts.slice(at)]
}

function blankPart(kind: (typeof ADDED)[number]): Part {
  if (kind === 'list') return { kind: 'list', numbered: false, items: [] }
  if (kind === 'article') return { kind: 'article', heading: '', paragraphs: [] }
  if (kind === 'table')
    return {
      kind: 'table',
      title: '',
      head: ['TT', 'Nội dung', 'Người thực hiện', 'Thời hạn'],
      rows: [],
      widths: [1, 7, 4, 3],
    }
  return { kind: 'section', level: kind === 'chapter' ? 1 : 2, heading: '', paragraphs: [] }
}

/** One a line, without empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** A line a row, a bar between cells; a row has as many cells as the table has columns. */
function rowsOf(text: string, columns: number): string[][] {
  return linesOf(text).map((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    const kept = cells.slice(0, columns - 1)
    const rest = cells.slice(columns - 1).join(' ')
    return [...kept, ...Array.from({ length: Math.max(0, columns - 1 - kept.length) }, () => ''), rest]
  })
}

function cellText(cell: string): string {
  return cell.replace(/\s*\n\s*/g, ' ').replaceAll('|', '/')
}
