import { codeIn, codeOf, parseSecret } from '../cases/code.ts'
import { lookupHash } from '../cases/lookup.ts'
import { findCase } from '../cases/queries.ts'
import type { CommuneBook } from '../communes/book.ts'
import { type TryLimit, wrongPairs } from '../http/attempts.ts'
import type { Context } from '../http/context.ts'
import { sameSecret } from '../http/keys.ts'
import { cookieIn, ownCookie } from '../http/own-cookie.ts'
import { type CaseFile, readFile } from './queries.ts'

/** The cookie that lets a browser into one case: its name; its path is the case's own address. */
export function cookieName(caseCode: string): string {
  return `ho-so-${caseCode}`
}

/** The Set-Cookie header after a right secret. */
export function admit(c: Context, book: CommuneBook, caseCode: string, secret: string): string {
  return ownCookie(c.req.url, { name: cookieName(caseCode), path: `/${book.commune.id}/ho-so/${caseCode}`, secret })
}

/** Where a case that a secret opened has its page, and the cookie that lets this browser in. */
export function wayIn(
  c: Context,
  book: CommuneBook,
  { row, kin }: Pick<CaseFile, 'row' | 'kin'>,
  secret: string,
): { href: string; cookie: string } {
  // A part is opened below the case that it was split from: that one holds the sender.
  const whole = kin.find((one) => one.id === row.splitFrom)
  const caseCode = codeOf(book, whole ?? row)
  const place = `/${book.commune.id}/ho-so/${caseCode}`
  const href = whole ? `${place}/viec/${codeOf(book, row)}` : place
  return { href, cookie: admit(c, book, caseCode, secret) }
}

/** The case that this code and this secret open together, or null: which half was wrong is not told. */
export async function openWith(
  c: Context,
  book: CommuneBook,
  typedCode: string,
  typedSecret: string,
): Promise<CaseFile | null> {
  const code = codeIn(book, typedCode)
  const secret = parseSecret(typedSecret)
  if (!code || !secret) return null
  const row = await findCase(c.var.db, book.commune.id, code)
  const right = sameSecret(row?.lookupHash ?? '', lookupHash(c.env, secret))
  return row && right ? readFile(c.var.db, row) : null
}

/** The case of this address, when this browser's cookie opens it; the secret with it, to be shown again on the receipt. */
export async function openByCookie(
  c: Context,
  book: CommuneBook,
): Promise<{ file: CaseFile; caseCode: string; secret: string } | null> {
  const caseCode = c.req.param('caseCode') ?? ''
  const secret = parseSecret(cookieIn(c.req.header('cookie'), cookieName(caseCode)))
  if (!secret) return null
  const file = await openWith(c, book, caseCode, secret)
  return file && codeOf(book, file.row) === caseCode ? { file, caseCode, secret } : null
}

/** What a sender's browser opened: a case, or one of the parts into which it was split. */
export type Opened = {
  file: CaseFile
  caseCode: string
  secret: string
  /** Where its pages are. */
  address: string
  /** The case that this part was split from. */
  whole?: { caseCode: string; address: string; status: string }
  /** The case that it was merged into. */
  into?: CaseFile
}

/** The case of this address, or the part of it that the address names, when this browser's cookie opens it. */
export async function openForSender(c: Context, book: CommuneBook): Promise<Opened | null> {
  const found = await openByCookie(c, book)
  if (!found) return null
  const address = `/${book.commune.id}/ho-so/${found.caseCode}`
  const { db } = c.var
  const partCode = c.req.param('part')
  if (partCode === undefined) {
    const target = found.file.kin.find((one) => one.id === found.file.row.mergedInto)
    return { ...found, address, ...(target ? { into: await readFile(db, target) } : {}) }
  }
  const whole = found.file.row
  const part = found.file.kin.find((one) => one.splitFrom === whole.id && codeOf(book, one) === partCode)
  if (!part) return null
  return {
    file: await readFile(db, part),
    caseCode: partCode,
    secret: found.secret,
    address: `${address}/viec/${partCode}`,
    whole: { caseCode: found.caseCode, address, status: whole.status },
  }
}

/** Ten wrong pairs a minute from one network, then a pause. */
export function lookupTries(c: Context): TryLimit {
  return wrongPairs(c, 'look-up')
}
