import { env } from 'cloudflare:workers'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { type Petition, petitionIn, sendPetition } from '../support/build.ts'
import { lan, officer } from '../support/people.ts'

const csv = async (username: string, query: string) => {
  const answer = await as(officer(username)).get(`/can-bo/tim.csv?${query}`)
  expect(answer.status).toBe(200)
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer())
}
const exportsNoted = () =>
  env.DB.prepare('select staff_id, format, query, rows from export_events order by at')
    .all()
    .then((all) => all.results)

describe('a list as a file', () => {
  let answered: Petition
  let formula: Petition
  let hidden: Petition

  beforeAll(async () => {
    answered = await petitionIn('answered', { email: 'lan@example.org' })
    formula = await sendPetition({
      content: '=HYPERLINK("http://xau.test","bấm") là chữ trên biển.',
      hamlet: 'dong_chua_1',
    })
    hidden = await sendPetition({ content: 'Việc này phải xử lý riêng.' })
    await env.DB.prepare("update cases set restricted = 1, status = 'restricted' where id = ?").bind(hidden.id).run()
  })

  test('has the cases of the search, opens with Vietnamese letters, and tells nothing of the sender', async () => {
    const text = await csv('dieuphoi', '')
    expect(text.startsWith('\uFEFFMã hồ sơ,Tên việc,')).toBe(true)
    const line = text.split('\r\n').find((one) => one.startsWith(answered.code)) ?? ''
    for (const part of ['Môi trường', 'Phòng Kinh tế', 'Đã trả lời', 'Đúng hạn']) expect(line).toContain(part)
    for (const secret of [lan.name, lan.phone ?? '', 'lan@example.org', 'Trẻ con đi học', hidden.code])
      expect(text).not.toContain(secret)
    expect(await csv('dieuphoi', 'thon=dong_chua_1')).not.toContain(answered.code)
  })

  test('holds no formula, in either kind of file', async () => {
    const line = (await csv('dieuphoi', 'thon=dong_chua_1')).split('\r\n')[1] ?? ''
    expect(line).toContain(`,"'=HYPERLINK(`)
    const answer = await as(officer('dieuphoi')).get('/can-bo/tim.xlsx?thon=dong_chua_1')
    expect(answer.headers.get('content-disposition')).toMatch(/filename="ho-so-binh-xa-\d{4}-\d\d-\d\d\.xlsx"/)
    const book = await readXlsx(new Uint8Array(await answer.arrayBuffer()), { readStyles: false })
    const [head, row] = book.sheets[0]?.rows ?? []
    expect(head?.slice(0, 3)).toEqual(['Mã hồ sơ', 'Tên việc', 'Gửi ngày'])
    expect(row?.[0]).toBe(formula.code)
    expect(row?.[1]).toMatch(/^=HYPERLINK/)
    expect([...(book.sheets[0]?.cells?.values() ?? [])].filter((cell) => cell.formula)).toEqual([])
  })

  test('is only of what the officer may see, and who took it is noted for good', async () => {
    const before = (await exportsNoted()).length
    expect(await csv('xuly.congan', '')).not.toContain('BX-26-')
    await csv('xuly.kinhte', 'linh-vuc=moi_truong')
    const noted = await exportsNoted()
    expect(noted).toHaveLength(before + 2)
    expect(noted.at(-1)).toMatchObject({ format: 'csv', query: 'linh-vuc=moi_truong', rows: 1 })
    await expect(env.DB.prepare('delete from export_events').run()).rejects.toThrow('append-only')
    await expect(env.DB.prepare('update export_events set rows = 0').run()).rejects.toThrow('append-only')
    expect((await as(officer('quantri')).get('/can-bo/tim.csv')).status).toBe(403)
  })

  test('ends at five thousand and says that there is more', async () => {
    await env.DB.prepare(
      `insert into cases (id, commune_id, year, number, kind, status, version, head_hash, holder_body_id, held_since, responsible_body_id,
       category, hamlet_id, urgency, title, rule_id, routing_reason, limit_id, clock_from, due_on, act_on, pauses, submitted_at,
       lookup_hash, submission_key, content_hash)
       select 'n' || value, 'dak-po', 2026, 100 + value, kind, 'closed', 1, 'h', holder_body_id, held_since, responsible_body_id, category,
       hamlet_id, urgency, 'Việc ' || value, rule_id, routing_reason, limit_id, clock_from, due_on, act_on, pauses, submitted_at,
       'l' || value, 'k' || value, 'c' || value
       from cases, (with recursive n(value) as (select 1 union all select value + 1 from n where value < 5010) select value from n) where id = ?`,
    )
      .bind(answered.id)
      .run()
    const lines = (await csv('dieuphoi.dakpo', '')).trim().split('\r\n')
    expect(lines).toHaveLength(5002)
    expect(lines.at(-1)).toContain('Còn nữa: tệp này chỉ có 5.000 hồ sơ đầu.')
    expect(new Set(lines).size).toBe(5002)
  })
})
