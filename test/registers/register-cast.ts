import { env } from 'cloudflare:workers'
import { localDay } from '../../worker/deadlines/calendar.ts'
import { as, type Fields } from '../support/app.ts'
import { officer } from '../support/people.ts'

export const AT = '/can-bo/so-theo-doi'
export const YEAR = Number(localDay(new Date()).slice(0, 4))

/** Lines that nothing is wrong with, by register. */
export const LINES: Record<string, Fields> = {
  'to-nhom': {
    name: 'Tổ tự quản đường hoa xóm 2',
    topic: 'moi_truong',
    hamlet: 'lang_dia',
    members: '12',
    leader: 'Lộc Thị Nhài',
    founded: '2025-03-02',
  },
  'giup-ho-ngheo': {
    household: 'Chẩu Văn Páo',
    mark: '1961',
    hamlet: 'lang_dia',
    topic: 'ho_ngheo',
    situation: 'Nhà dột, con nhỏ.',
    helper: 'Hội Phụ nữ xã',
    work: 'Sửa mái nhà',
    since: '2026-02-01',
    result: '',
  },
  'cam-ket': { household: 'Lộc Thị Mây', mark: '', hamlet: 'lang_dia', topic: 'bao_bi', signed: '2026-03-08' },
  'danh-hieu': { holder: 'Ma Thị Xoan', mark: '', hamlet: 'lang_dia', topic: 'gia_dinh', registered: '2026-01-10' },
}
/** What stands sealed in them, and must be read by nobody else. */
export const NAMES: Record<string, string> = {
  'to-nhom': 'Lộc Thị Nhài',
  'giup-ho-ngheo': 'Chẩu Văn Páo',
  'cam-ket': 'Lộc Thị Mây',
  'danh-hieu': 'Ma Thị Xoan',
}
export const REGISTER_OF: Record<string, string> = {
  'to-nhom': 'groups',
  'giup-ho-ngheo': 'helpers',
  'cam-ket': 'pledges',
  'danh-hieu': 'titles',
}

/** Somebody writes a line; its id. */
export async function line(slug: string, fields: Fields = {}, who = 'duyet.mattran'): Promise<string> {
  const answer = await as(officer(who)).post(`${AT}/${slug}/moi`, {
    key: crypto.randomUUID(),
    ...LINES[slug],
    ...fields,
  })
  if (answer.status !== 303) throw new Error(`not written: ${answer.status} ${mainOf(await answer.text())}`)
  const id = await env.DB.prepare(
    'SELECT id FROM register_entries WHERE register = ? ORDER BY created_at DESC, id DESC LIMIT 1',
  )
    .bind(REGISTER_OF[slug])
    .first<string>('id')
  return id ?? ''
}

export async function rowOf(id: string): Promise<Record<string, unknown>> {
  return (await env.DB.prepare('SELECT * FROM register_entries WHERE id = ?').bind(id).first()) ?? {}
}

/** Kinds of events, of a line or of the register as a whole, in order. */
export async function eventsOf(register: string, entryId = ''): Promise<string[]> {
  const { results } = await env.DB.prepare(
    'SELECT kind FROM register_events WHERE register = ? AND entry_id = ? ORDER BY id',
  )
    .bind(register, entryId)
    .all<{ kind: string }>()
  return results.map(({ kind }) => kind)
}

/** A spreadsheet of rows as Excel would send it. */
export async function xlsx(
  rows: readonly (readonly (string | number | Date | null)[])[],
  name = 'danh-sach.xlsx',
): Promise<File> {
  const { writeXlsx } = await import('hucre/xlsx')
  const bytes = await writeXlsx({ sheets: [{ name: 'Trang 1', rows: rows.map((cells) => [...cells]) }] })
  return new File([bytes as Uint8Array<ArrayBuffer>], name)
}

/** Sends a table in; the address of what became of it. */
export async function send(
  slug: string,
  file: File,
  who = 'dieuphoi',
  year = YEAR,
): Promise<{ status: number; address: string; text: string }> {
  const answer = await as(officer(who)).post(`${AT}/${slug}/nhap`, { nam: String(year), file })
  const address = answer.headers.get('location') ?? ''
  const shown = answer.status === 303 ? await as(officer(who)).get(address) : answer
  return { status: answer.status, address, text: mainOf(await shown.text(), 6000) }
}

/** What a page says, without its head. */
export function mainOf(html: string, most = 3000): string {
  return html
    .replace(/^[\s\S]*<main/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
    .slice(0, most)
}
