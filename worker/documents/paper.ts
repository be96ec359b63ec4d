import { isDay } from '../deadlines/calendar.ts'

/** Whose rules a paper follows: Nghị định 30/2020/NĐ-CP for the state and the Front, the Party's own for the Party. */
export const SYSTEMS = ['state', 'front', 'party'] as const
export type System = (typeof SYSTEMS)[number]

/** Before the title of who signs for somebody else. */
export const AUTHORITIES = ['', 'TM.', 'KT.', 'TL.', 'TUQ.', 'Q.'] as const
export type Authority = (typeof AUTHORITIES)[number]

/** `TM. BAN THƯỜNG TRỰC` / `CHỦ TỊCH` / name. Several lines of a title stand below each other. */
export type Signer = { authority: Authority; organ: string; title: string; name: string }

export type Table = { kind: 'table'; title: string; head: string[]; rows: string[][]; widths?: number[] }

/** One part of what a paper says. Headings and articles are counted where they are printed, never kept with a number. */
export type Part =
  | { kind: 'grounds'; paragraphs: string[] }
  | { kind: 'order'; text: string }
  | { kind: 'section'; level: 1 | 2; heading: string; paragraphs: string[] }
  | { kind: 'article'; heading: string; paragraphs: string[] }
  | { kind: 'list'; numbered: boolean; items: string[] }
  | Table

export type Annex = { title: string; parts: Part[] }

/** An official paper as data: all that Word and the page need to print it. */
export type Paper = {
  system: System
  /** The body above the issuer; may be empty. */
  parent: string
  issuer: string
  /** As printed, `07/BC-MTTQ-BTT`; with `…` for the number as long as there is none; empty where a paper has none. */
  code: string
  place: string
  /** The day of issue; while there is none the year alone, `2026`. */
  date: string
  isDraft: boolean
  /** "Báo cáo"; empty for an official letter, which says "V/v …" below its number. */
  typeName: string
  /** What it is about. */
  subject: string
  /** Of what it is a part, below its title: "Kèm theo Kế hoạch số …". */
  attachedTo: string
  /** "Kính gửi". */
  addressees: string[]
  parts: Part[]
  /** Several sign side by side, from left to right. */
  signers: Signer[]
  /** "Nơi nhận". */
  recipients: string[]
  annexes: Annex[]
}

/** The place of a number that is not given yet. */
export const NO_NUMBER = '…'

/** "Bình Xa, ngày 05 tháng 01 năm 2026": days below ten and the months 1 and 2 with a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export function dateLine(place: string, date: string): string {
  if (!isDay(date)) return `${place}, ngày ${NO_NUMBER} tháng ${NO_NUMBER} năm ${date}`
  return `${place}, ${dayText(date)}`
}

/** "ngày 05 tháng 01 năm 2026", "ngày 05 tháng 4 năm 2026". */
export function dayText(date: string): string {
  const month = Number(date.slice(5, 7))
  return `ngày ${date.slice(8)} tháng ${month < 3 ? `0${month}` : month} năm ${date.slice(0, 4)}`
}

/** "Số: 07/BC-MTTQ-BTT"; the Party writes "Số 07-BC/ĐU". */
export function numberLine({ system, code }: Pick<Paper, 'system' | 'code'>): string {
  if (code === '') return ''
  return system === 'party' ? `Số ${code}` : `Số: ${code}`
}

/** Who issues it, in a sentence: "Ban Thường trực Ủy ban MTTQ Việt Nam xã Bình Xa". A board of a body is named with it. */
export function issuedBy({ issuer, parent }: Pick<Paper, 'issuer' | 'parent'>): string {
  return /^Ban Thường (trực|vụ)$/iu.test(issuer) ? `${issuer} ${parent}`.trim() : issuer
}

/** A count in a text of this kind: 7 is written 07. */
export function countText(count: number): string {
  return count < 10 ? `0${count}` : String(count)
}

/** 1 → I, 14 → XIV. */
export function roman(number: number): string {
  const signs: [number, string][] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let rest = number
  let text = ''
  for (const [worth, sign] of signs) for (; rest >= worth; rest -= worth) text += sign
  return text
}

/** "TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH": the lines above a signature. The Party writes T/M, K/T, T/L. */
export function signerLines({ authority, organ, title }: Signer, system: System): string[] {
  const before = system === 'party' ? authority.replace(/^(T|K)(M|T|L)\.$/, '$1/$2') : authority
  const first = [before, organ].filter(Boolean).join(' ')
  return [first, ...title.split('\n')].map((line) => line.trim().toUpperCase()).filter(Boolean)
}

/** One a line: each with a dash and a semicolon, the last with a full stop. */
export function listed(lines: readonly string[]): string[] {
  const bare = lines.map((line) => line.replace(/^[-–]\s*/, '').replace(/[\s;.,]+$/, '')).filter(Boolean)
  return bare.map((line, at) => `- ${line}${line.endsWith(NO_NUMBER) ? '' : at === bare.length - 1 ? '.' : ';'}`)
}

/** The grounds: each ends with a semicolon, the last with a full stop. */
export function groundLines(lines: readonly string[]): string[] {
  return listed(lines).map((line) => line.slice(2))
}

/** The last words of a paper end with "./.". */
export function ended(text: string): string {
  if (text.endsWith(NO_NUMBER)) return text
  return `${text.replace(/[\s.;:,/]+$/, '')}./.`
}
