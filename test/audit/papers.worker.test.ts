import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Ask, Place } from '../../worker/audit/ask.ts'
import { paperActs } from '../../worker/audit/paper-journal-queries.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { as } from '../support/app.ts'
import { countedDatabase } from '../support/counted.ts'
import { at, begin, documentRow, hold, issue } from '../support/papers.ts'
import { officer } from '../support/people.ts'
import { see } from '../surveys/office.ts'

const PAGE = '/can-bo/nhat-ky?muc=van-ban'
const everything: Ask = { tab: 'van-ban', person: '', caseCode: '', deed: '', from: '', to: '' }
const leader = officer('lanhdao')
const secretary: StaffMember = {
  ...{ kind: 'staff', id: 'vi-du.lanhdao', name: 'x', username: 'lanhdao', communeId: 'binh-xa' },
  ...{ bodyId: 'binh-xa.dang-uy', hamletId: null, title: '', roles: ['leader'], mustChangePassword: false },
}
let document: string
let held: { id: string; code_notation: string }

beforeAll(async () => {
  document = await issue('dieuphoi', await begin('tiepnhan', { kind: 'notice', subject: 'Lịch thu gom rác' }))
  const [number] = await hold('dieuphoi', 'plan', 1, 'Kế hoạch tháng sau')
  if (!number) throw new Error('nothing held')
  held = number as never
  await at('dieuphoi').post(`/can-bo/van-ban/${held.id}/huy`, { reason: 'Không họp nữa.' })
})

/** The lines of a page: what they say, from the newest. */
function lines(html: string): string[] {
  const rows = html.split('<tbody>')[1]?.split('</tbody>')[0]?.split('<tr>').slice(1) ?? []
  return rows.map((row) => row.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '))
}

describe('the journal of papers', () => {
  test('tells the leader who issued, held and gave back which number, and why, newest first', async () => {
    const { html } = await see(leader, PAGE)
    const said = lines(html)
    const { code_notation: code } = await documentRow(document)
    expect(said).toHaveLength(3)
    expect(said[0]).toMatch(/Ma Văn Thụ hủy số của kế hoạch .*Kế hoạch tháng sau Lý do: Không họp nữa\./)
    expect(said[1]).toContain(`Ma Văn Thụ giữ số cho kế hoạch ${held.code_notation}`)
    expect(said[2]).toContain(`Ma Văn Thụ ban hành thông báo ${code}`)
    expect(html).toContain(`<a href="/can-bo/van-ban/${document}">${code}</a>`)
  })

  test('tells of a number that was held who held it and who issued a paper under it later', async () => {
    const [number] = await hold('dieuphoi', 'report', 1, 'Báo cáo quý')
    const draft = await begin('tiepnhan', { kind: 'report', subject: 'Báo cáo quý IV' })
    await issue('duyet.mattran', draft, { number: number?.id ?? '' })
    const said = lines((await see(leader, PAGE)).html)
    expect(said[0]).toContain('Nông Thị Hiên ban hành báo cáo')
    expect(said[0]).toContain('theo số đã giữ')
    expect(said[1]).toContain('Ma Văn Thụ giữ số cho báo cáo')
  })

  test('tells who confirmed a board’s paper, and of a restricted paper only its number', async () => {
    await env.DB.batch([
      env.DB.prepare("UPDATE documents SET restricted = 1, subject = 'Việc kín' WHERE id = ?").bind(document),
      env.DB.prepare(
        `INSERT INTO document_drafts (id, commune_id, body_id, template, document_kind, title, paper, revision, state, confirmed_by,
          confirmed_at, edited_by, edited_at, created_by, created_at)
         VALUES ('nhap', 'binh-xa', 'binh-xa.thanh-tra-nhan-dan', 'free', 'report', 'Báo cáo: Giám sát chợ', '{}', 2, 'open',
          'vi-du.duyet.mattran', '2099-01-01T00:00:00.000Z', 'x', '', 'x', '')`,
      ),
    ])
    const { html, words } = await see(leader, PAGE)
    expect(lines(html)[0]).toMatch(/Nông Thị Hiên xác nhận để ban hành báo cáo.*Báo cáo: Giám sát chợ/)
    expect(words).toContain((await documentRow(document)).code_notation)
    expect(words).not.toContain('Việc kín')
    expect(html).not.toContain(`href="/can-bo/van-ban/${document}"`)
  })

  test('narrows to one person and to days, and comes as a file', async () => {
    const by = lines((await see(leader, `${PAGE}&nguoi=vi-du.duyet.mattran`)).html)
    expect([by.length, by.every((line) => line.includes('Nông Thị Hiên'))]).toEqual([2, true])
    expect(lines((await see(leader, `${PAGE}&tu=2020-01-01&den=2020-12-31`)).html)).toEqual([])
    const csv = await (await as(leader).get('/can-bo/nhat-ky.csv?muc=van-ban')).text()
    expect(csv).toContain(`Ma Văn Thụ hủy số của kế hoạch ${held.code_notation}`)
  })

  test('is not told to who only administers accounts, and other communes read nothing of it', async () => {
    expect((await see(officer('quantri'), PAGE)).html).not.toContain(held.code_notation)
    expect(lines((await see(officer('lanhdao.dakpo'), PAGE)).html)).toEqual([])
  })

  test('goes page after page without gaps, and reads at most three rows for each that it shows', async () => {
    await env.DB.prepare(
      `INSERT INTO documents (id, commune_id, body_id, document_kind, year, number, code_notation, subject, recipient, issued_on,
         issued_by, created_at, state, held_by, issued_at, voided_by, voided_at, void_reason)
       SELECT 'so-' || value, 'binh-xa', 'binh-xa.cong-an', 'minutes', 2026, 1000 + value, value || '/BB', 'x', '', '2026-11-20',
         'vi-du.dieuphoi', printf('2026-11-20T02:%02d:00.000Z', value / 4), 'issued',
         iif(value % 3 = 0, 'vi-du.dieuphoi', null), '2026-11-20T02:' || (10 + value % 7) || ':00.000Z',
         iif(value % 5 = 0, 'vi-du.dieuphoi', null), iif(value % 5 = 0, '2026-11-20T02:11:00.000Z', null), null
       FROM json_each(?)`,
    )
      .bind(JSON.stringify(Array.from({ length: 160 }, (_, i) => i)))
      .run()
    const seen: string[] = []
    let read = 0
    let from: Place | null = null
    do {
      const { cost, db: watched } = countedDatabase()
      const found: Awaited<ReturnType<typeof paperActs>> = await paperActs(watched, secretary, everything, from)
      seen.push(...found.rows.map((row) => `${row.at} ${row.act} ${row.id}`))
      read += cost.rowsRead
      from = found.after
    } while (from)
    console.log('rows read for', seen.length, 'deeds:', read)
    expect(read).toBeLessThanOrEqual(seen.length * 3)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.filter((one) => / so-/.test(one))).toHaveLength(160 + 54 + 32)
    expect(seen.map((one) => one.slice(0, 24))).toEqual(
      seen
        .map((one) => one.slice(0, 24))
        .toSorted()
        .toReversed(),
    )
  })
})
