import { env } from 'cloudflare:workers'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Ask, Place } from '../../worker/audit/ask.ts'
import { dossierActs } from '../../worker/audit/dossier-journal-queries.ts'
import { openBook } from '../../worker/communes/queries.ts'
import { connect } from '../../worker/db/connect.ts'
import { move } from '../../worker/dossiers/queries.ts'
import { type DossierRow, dossiers } from '../../worker/dossiers/tables.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { as } from '../support/app.ts'
import { countedDatabase } from '../support/counted.ts'
import { officer } from '../support/people.ts'
import { go, place, type Placed } from '../recommendations/placed.ts'
import { proposed, type Topic } from '../supervision/build.ts'
import { see } from '../surveys/office.ts'

const db = connect(env)
const PAGE = '/can-bo/nhat-ky?muc=giam-sat'
const everything: Ask = { tab: 'giam-sat', person: '', caseCode: '', deed: '', from: '', to: '' }
const leader = officer('lanhdao')
const coordinator = officer('dieuphoi')
const secretary: StaffMember = {
  ...{ kind: 'staff', id: 'vi-du.lanhdao', name: 'x', username: 'lanhdao', communeId: 'binh-xa' },
  ...{ bodyId: 'binh-xa.dang-uy', hamletId: null, title: '', roles: ['leader'], mustChangePassword: false },
}
const chair = { ...secretary, id: 'vi-du.dieuphoi', bodyId: 'binh-xa.mttq', roles: ['coordinator'] } as StaffMember
let asked: Placed
let topic: Topic

beforeAll(async () => {
  asked = await place()
  await go(asked, 'xuly.kinhte tiep-nhan')
  topic = await proposed()
  await note(topic.id, 'supervision.chosen', {}, chair)
})

/** The lines of a page: what they say, from the newest. */
function lines(html: string): string[] {
  const rows = html.split('<tbody>')[1]?.split('</tbody>')[0]?.split('<tr>').slice(1) ?? []
  return rows.map((row) => row.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '))
}

async function rowOf(id: string): Promise<DossierRow> {
  const row = (await db.select().from(dossiers)).find((one) => one.id === id)
  if (!row) throw new Error('no dossier')
  return row
}

async function note(id: string, kind: string, detail = {}, actor = secretary): Promise<void> {
  await move(db, await rowOf(id), { kind, actor, at: new Date(), detail, text: 'Chỉ đoàn đọc.' })
}

describe('the journal of supervision and criticism', () => {
  test('tells the leader who of which body did what with which dossier, newest first, with the way there', async () => {
    const { html, words } = await see(leader, PAGE)
    const said = lines(html)
    expect(said[0]).toMatch(/Ma Văn Thụ \(Ủy ban Mặt trận Tổ quốc xã\) chọn chuyên đề này/)
    expect(said[0]).toContain(`BX-GS${topic.slug}`)
    expect(said.find((line) => line.includes(`BX-KN${asked.slug}`))).toMatch(
      /Trần Văn Khải \(Phòng Kinh tế\) tiếp nhận/,
    )
    expect(html).toContain(`<a href="/can-bo/giam-sat/${topic.slug}">BX-GS${topic.slug}</a>`)
    expect(html).toContain(`<a href="${asked.href}">`)
    expect(words).not.toContain('Chỉ đoàn đọc')
  })

  test('narrows to a dossier however its code is typed, to a kind, a person, the clock and days', async () => {
    const typed = encodeURIComponent(`bx kn${asked.slug.replace('-', ' ')}`)
    const one = lines((await see(leader, `${PAGE}&ho-so=${typed}`)).html)
    expect(one).toHaveLength(2)
    expect(one.every((line) => line.includes(`BX-KN${asked.slug}`))).toBe(true)
    const kind = lines((await see(leader, `${PAGE}&viec=giam-sat`)).html)
    expect(kind.length).toBeGreaterThan(1)
    expect(kind.every((line) => line.includes('BX-GS'))).toBe(true)
    const by = lines((await see(leader, `${PAGE}&nguoi=vi-du.xuly.kinhte`)).html)
    expect([by.length, by[0]?.includes('tiếp nhận')]).toEqual([1, true])
    await note(asked.id, 'recommendation.reminded', { dueOn: '2026-12-01' })
    expect(lines((await see(leader, `${PAGE}&nguoi=he-thong`)).html)).toEqual([])
    expect(lines((await see(leader, `${PAGE}&tu=2020-01-01&den=2020-12-31`)).html)).toEqual([])
  })

  test('says at the field what is wrong with a code, with what was typed kept', async () => {
    const answer = await see(leader, `${PAGE}&ho-so=BX-26-000123`)
    expect(answer.status).toBe(422)
    expect(answer.words).toContain('Mã hồ sơ chưa đúng. Ví dụ BX-GS26-0007.')
    expect(answer.html).toContain('value="BX-26-000123"')
  })

  test('tells of a restricted dossier only those who are named on it', async () => {
    const secret = await place({ restricted: true, team: ['vi-du.lanhdao'] })
    expect((await see(leader, PAGE)).html).toContain(`BX-KN${secret.slug}`)
    for (const path of [PAGE, `${PAGE}&ho-so=BX-KN${secret.slug}`, `${PAGE}&viec=kien-nghi`])
      expect(lines((await see(coordinator, path)).html).join()).not.toContain(`BX-KN${secret.slug}`)
    expect(await (await as(coordinator).get('/can-bo/nhat-ky.csv?muc=giam-sat')).text()).not.toContain(
      `BX-KN${secret.slug}`,
    )
  })

  test('keeps what a team drafts from leaders until the report is out, and from a leader whose body is looked at', async () => {
    await note(topic.id, 'supervision.report_written')
    const said = async (who = leader) =>
      lines((await see(who, `${PAGE}&ho-so=BX-GS${topic.slug}`)).html).some((line) => line.includes('viết báo cáo'))
    expect([await said(), await said(coordinator)]).toEqual([false, true])
    await env.DB.prepare("UPDATE supervisions SET reported_on = '2026-11-20' WHERE dossier_id = ?").bind(topic.id).run()
    expect(await said()).toBe(true)
    const book = await openBook(db, 'binh-xa', new Date())
    if (!book) throw new Error('no book')
    const head = { ...secretary, id: 'x', bodyId: 'binh-xa.phong-kinh-te' }
    const ask = { ...everything, caseCode: `BX-GS${topic.slug}` }
    expect((await dossierActs(db, head, book, ask, null)).rows).toEqual([])
    await note(topic.id, 'supervision.session_held', { body: 'binh-xa.phong-kinh-te' })
    await note(topic.id, 'supervision.session_held', { body: 'binh-xa.cong-an' })
    expect((await dossierActs(db, head, book, ask, null)).rows).toHaveLength(1)
  })

  test('is no journal of who only administers accounts, nor of other communes and of handlers', async () => {
    const admin = await see(officer('quantri'), PAGE)
    expect(admin.html).not.toContain('muc=giam-sat')
    expect(admin.html).not.toContain('BX-GS')
    expect(lines((await see(officer('lanhdao.dakpo'), PAGE)).html)).toEqual([])
    expect((await as(officer('xuly.kinhte')).get(PAGE)).status).toBe(403)
    expect((await as(leader).get('/can-bo/nhat-ky.csv?muc=cai-dat')).status).toBe(404)
  })

  test('comes as a file of either kind, and that it was taken is noted', async () => {
    const csv = await (await as(leader).get(`/can-bo/nhat-ky.csv?muc=giam-sat&ho-so=BX-KN${asked.slug}`)).text()
    expect(csv).toContain(`,BX-KN${asked.slug},Trần Văn Khải (Phòng Kinh tế) tiếp nhận,`)
    const answer = await as(leader).get('/can-bo/nhat-ky.xlsx?muc=giam-sat')
    const sheet = (await readXlsx(new Uint8Array(await answer.arrayBuffer()))).sheets[0]?.rows ?? []
    expect(sheet[0]?.map(String)).toEqual(['Lúc', 'Hồ sơ, văn bản', 'Việc', 'Thêm'])
    expect(sheet.length).toBeGreaterThan(4)
    expect((await see(leader, '/can-bo/nhat-ky?muc=xuat')).words).toMatch(/tải \d+ dòng về máy \(XLSX\)/)
  })

  test('goes page after page without gaps, and reads at most three rows for each that it shows', async () => {
    await env.DB.prepare(
      `INSERT INTO dossier_events (dossier_id, seq, commune_id, kind, actor_kind, at, detail, previous_hash, hash)
       SELECT iif(value % 2, ?1, ?2), 1000 + value, 'binh-xa', iif(value % 2, 'recommendation.progressed', 'supervision.planned'),
         'staff', printf('2026-11-20T02:%02d:00.000Z', value / 4), '{}', '', '' FROM json_each(?3)`,
    )
      .bind(asked.id, topic.id, JSON.stringify(Array.from({ length: 180 }, (_, i) => i)))
      .run()
    const book = await openBook(db, 'binh-xa', new Date())
    if (!book) throw new Error('no book')
    for (const staff of [chair, secretary]) {
      const seen: number[] = []
      let read = 0
      let from: Place | null = null
      do {
        const { cost, db: watched } = countedDatabase()
        const found: Awaited<ReturnType<typeof dossierActs>> = await dossierActs(watched, staff, book, everything, from)
        seen.push(...found.rows.map((row) => row.id))
        read += cost.rowsRead
        from = found.after
      } while (from)
      console.log(staff.roles[0], 'rows read for', seen.length, 'events:', read)
      expect(read).toBeLessThanOrEqual(seen.length * 3)
      const { results } = await env.DB.prepare(
        `SELECT dossier_events.rowid AS id FROM dossier_events JOIN dossiers ON dossiers.id = dossier_id
         WHERE dossier_events.commune_id = 'binh-xa' AND (restricted = 0 OR ?1) ORDER BY at DESC, dossier_events.rowid DESC`,
      )
        .bind(staff === secretary ? 1 : 0)
        .all<{ id: number }>()
      expect(seen).toEqual(results.map((row) => row.id))
    }
  })
})
