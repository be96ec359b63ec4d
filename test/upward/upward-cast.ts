import { env } from 'cloudflare:workers'
import { upwardStatements } from '../../scripts/seed/upward.ts'
import { type Person } from '../support/people.ts'

/** Reads for Tỉnh Tuyên Quang, to which Bình Xa sends. */
export const dung: Person & { username: string } = { name: 'Vi Thị Dung', username: 'tinh.tuyenquang' }
/** Reads for Tỉnh Gia Lai, to which Đak Pơ sends. */
export const thoan: Person & { username: string } = { name: 'Rơ Châm Thoan', username: 'tinh.gialai' }

/** Both provinces as in the examples, with nine months that were sent before. */
export async function openProvinces(now = new Date()): Promise<void> {
  await env.DB.batch(upwardStatements(now).map((sql) => env.DB.prepare(sql)))
}

/** What a level above has of a commune's month. */
export function figuresAt(areaId: string, communeId: string, month: string) {
  return env.DB.prepare('select * from upward_figures where area_id = ? and commune_id = ? and month = ?')
    .bind(areaId, communeId, month)
    .first<Record<string, number | string>>()
}
