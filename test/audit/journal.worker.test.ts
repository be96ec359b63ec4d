import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { caseEvents } from '../../worker/audit/journal-queries.ts'
import type { CommuneBook } from '../../worker/communes/book.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { plain } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { deed, type Petition, petitionIn } from '../support/build.ts'
import { countedDatabase } from '../support/counted.ts'
import { lan, officer } from '../support/people.ts'

const leader = officer('lanhdao')
const admin = officer('quantri')
let first: Petition
let second: Petition

const chair = {
  ...{ kind: 'staff', id: 'x', communeId: 'binh-xa', bodyId: 'binh-xa.mttq', roles: ['leader'] },
} as unknown as StaffMember
const book = { commune: { codePrefix: 'BX' } } as CommuneBook
const everything = { tab: 'ho-so', person: '', caseCode: '', deed: '', from: '', to: '' } as const

async function read(path: string, person = leader): Promise<string> {
  const answer = await as(person).get(path)
  expect(answer.status).toBe(200)
  return plain(await answer.text())
}
const lines = (html: string) => html.split('<tbody>')[1]?.split('</tbody>')[0]?.match(/<tr>/g)?.length ?? 0
const idOf = (username: string) =>
  env.DB.prepare('select id from staff_users where username = ?').bind(username).first<string>('id')

beforeAll(async () => {
  first = await petitionIn('answered')
  second = await petitionIn('assigned')
})

describe('the journal of cases', () => {
  test('the chair reads who of which body did what, newest first, each with its case', async () => {
    const html = await read('/can-bo/nhat-ky')
    expect(html).toContain('Ma Văn Thụ (Ủy ban Mặt trận Tổ quốc xã) giao Phòng Kinh tế')
    expect(html).toContain(`<a href="/can-bo/ho-so/${first.code}">`)
    expect(html.indexOf(second.code)).toBeLessThan(html.indexOf(first.code))
    expect(html).not.toContain('Trẻ con đi học')
    expect(html).not.toContain(lan.phone)
  })

  test('it narrows to a person, a case, a deed and days, and together', async () => {
    const who = (await idOf('duyet.kinhte')) ?? ''
    const byPerson = await read(`/can-bo/nhat-ky?nguoi=${who}`)
    expect(lines(byPerson)).toBe(1)
    expect(byPerson).toContain('duyệt câu trả lời')
    const byCase = await read(`/can-bo/nhat-ky?ho-so=${second.code.toLowerCase().replaceAll('-', ' ')}`)
    expect(lines(byCase)).toBe(3)
    expect(byCase).not.toContain(`>${first.code}<`)
    expect(lines(await read('/can-bo/nhat-ky?viec=giao'))).toBe(3)
    expect(lines(await read(`/can-bo/nhat-ky?viec=giao&ho-so=${second.code}`))).toBe(1)
    expect(lines(await read('/can-bo/nhat-ky?nguoi=nguoi-gui'))).toBe(2)
    expect(lines(await read('/can-bo/nhat-ky?tu=2020-01-01&den=2020-12-31'))).toBe(0)
    expect(lines(await read('/can-bo/nhat-ky?tu=2026-01-01&den=2099-12-31'))).toBeGreaterThan(5)
  })

  test('wrong fields are told at the field, with what was typed kept', async () => {
    const answer = await as(leader).get('/can-bo/nhat-ky?ho-so=XYZ&tu=hom-qua&den=2026-02-30')
    expect(answer.status).toBe(422)
    const html = plain(await answer.text())
    expect(html).toContain('Mã hồ sơ chưa đúng')
    expect(html).toContain('value="XYZ"')
    expect((await as(leader).get('/can-bo/nhat-ky?sau=%00&nguoi=%27;--&muc=toString')).status).toBe(200)
  })

  test('who neither watches over cases nor accounts does not read it', async () => {
    for (const who of ['tiepnhan', 'xuly.kinhte', 'thon.langdia'])
      expect((await as(officer(who)).get('/can-bo/nhat-ky')).status).toBe(403)
    expect((await as(officer('xuly.kinhte')).post('/can-bo/nhat-ky/kiem-tra')).status).toBe(403)
  })

  test('another commune reads nothing of it', async () => {
    const html = await read('/can-bo/nhat-ky', officer('lanhdao.dakpo'))
    expect(html).not.toContain(first.code)
    expect(lines(html)).toBe(0)
  })

  test('the administrator reads deeds without what cases are about, and opens none', async () => {
    const html = await read('/can-bo/nhat-ky', admin)
    expect(html).toContain(first.code)
    expect(html).not.toContain(`/can-bo/ho-so/${first.code}`)
    expect(html).not.toContain('Lĩnh vực: ')
  })

  test('of a restricted case only those with a grant read', async () => {
    const secret = await petitionIn('received')
    await env.DB.prepare('update cases set restricted = 1 where id = ?').bind(secret.id).run()
    for (const person of [leader, admin, officer('dieuphoi')]) {
      expect(await read('/can-bo/nhat-ky', person)).not.toContain(secret.code)
      expect(lines(await read(`/can-bo/nhat-ky?ho-so=${secret.code}`, person))).toBe(0)
      expect(await (await as(person).get('/can-bo/nhat-ky.csv')).text()).not.toContain(secret.code)
    }
    await env.DB.prepare(
      "insert into case_grants (case_id, staff_id, granted_by, granted_at) values (?, ?, 'x', '2026-11-20T00:00:00.000Z')",
    )
      .bind(secret.id, await idOf('lanhdao'))
      .run()
    expect(await read('/can-bo/nhat-ky')).toContain(secret.code)
    expect(await read('/can-bo/nhat-ky', officer('dieuphoi'))).not.toContain(secret.code)
  })

  test('the file is safe to open, and that it was taken is noted', async () => {
    const answer = await as(leader).get(`/can-bo/nhat-ky.csv?ho-so=${first.code}`)
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer())
    expect(text.startsWith('\uFEFFLúc,')).toBe(true)
    expect(text.trimEnd().split('\r\n').length).toBeGreaterThan(5)
    const html = await read('/can-bo/nhat-ky?muc=xuat')
    expect(html).toMatch(/tải \d+ dòng về máy \(CSV\)/)
    expect(html).toContain(`hồ sơ ${first.code}`)
    expect(await read('/can-bo/nhat-ky?muc=xuat', admin)).not.toContain(first.code)
  })

  test('pages follow on one another without gaps, and reading grows with what is shown', async () => {
    await many(first.id, 300)
    const seen: number[] = []
    const { db, cost } = countedDatabase()
    let place: Parameters<typeof caseEvents>[4] = null
    let pages = 0
    do {
      const { after, rows } = await caseEvents(db, chair, book, everything, place)
      seen.push(...rows.map(({ id }) => Number(id)))
      place = after
      pages++
    } while (place)
    const { results } = await env.DB.prepare(
      `select events.rowid id from events join cases on cases.id = case_id
       where events.commune_id = 'binh-xa' and restricted = 0 order by at desc, events.rowid desc`,
    ).all<{ id: number }>()
    expect(seen).toEqual(results.map(({ id }) => id))
    console.log(`rows read for ${seen.length} events on ${pages} pages:`, cost.rowsRead)
    expect(cost.rowsRead).toBeLessThan(seen.length * 5 + pages * 20)
  })

  test('what is rare is found page after page, and one person’s deeds without reading the others’', async () => {
    const received = []
    let place: Parameters<typeof caseEvents>[4] = null
    let pages = 0
    do {
      const { after, rows } = await caseEvents(
        countedDatabase().db,
        chair,
        book,
        { ...everything, deed: 'tiep-nhan' },
        place,
        [50, 40],
      )
      received.push(...rows)
      place = after
      pages++
    } while (place)
    expect(received.map(({ kind }) => kind)).toEqual(['petition.received', 'petition.received'])
    expect(pages).toBeGreaterThan(5)
    const { db, cost } = countedDatabase()
    const person = (await idOf('duyet.kinhte')) ?? ''
    const { rows } = await caseEvents(db, chair, book, { ...everything, person }, null)
    expect(rows).toHaveLength(1)
    expect(cost.rowsRead).toBeLessThan(10)
  })
})

describe('the other journals', () => {
  test('what was done to accounts is read there', async () => {
    await as(admin).post('/can-bo/tai-khoan/moi', {
      ...{
        username: 'moi.mottam',
        name: 'Lý Thị Mới',
        title: 'Chuyên viên',
        body: 'binh-xa.phong-kinh-te',
        hamlet: '',
      },
      roles: ['handler'],
    })
    const html = await read('/can-bo/nhat-ky?muc=tai-khoan', admin)
    expect(html).toContain('Mở tài khoản: Lý Thị Mới')
    expect(html).toContain('Dương Văn Tùng')
  })

  test('what was settled is read there, before and after', async () => {
    await env.DB.prepare(
      `insert into setting_events (commune_id, subject_kind, subject_id, actor_id, at, before, after)
       values ('binh-xa', 'hamlet', 'lang_dia', ?, '2026-11-20T02:00:00.000Z', '{"name":"Làng Dịa"}', '{"name":"Làng Dịa 1"}')`,
    )
      .bind(await idOf('quantri'))
      .run()
    expect(await read('/can-bo/nhat-ky?muc=cai-dat')).toContain('Tên: Làng Dịa → Làng Dịa 1.')
  })
})

/** Many more events of a case, some at the very same instant. */
async function many(caseId: string, count: number): Promise<void> {
  await env.DB.prepare(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?2)
     insert into events (case_id, seq, commune_id, kind, actor_kind, at, detail, previous_hash, hash)
     select ?1, 1000 + i, 'binh-xa', 'deadline.reminded', 'system', '2026-11-2' || (i % 2) || 'T02:00:00.000Z', '{}', '', '' from n`,
  )
    .bind(caseId, count)
    .run()
}

test('a deed that the journal has no words for does not stop it', async () => {
  await deed('tiepnhan', await petitionIn('submitted'), 'tiep-nhan')
  await env.DB.prepare(
    `insert into events (case_id, seq, commune_id, kind, actor_kind, at, detail, previous_hash, hash)
     values (?, 5000, 'binh-xa', 'petition.unheard_of', 'system', '2099-11-20T02:00:00.000Z', '{}', '', '')`,
  )
    .bind(first.id)
    .run()
  expect(lines(await read('/can-bo/nhat-ky'))).toBe(50)
})
