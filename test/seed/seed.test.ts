import { describe, expect, it } from 'vitest'
import { EXAMPLE_ACCOUNTS, EXAMPLE_PASSWORD } from '../../scripts/seed/accounts.ts'
import { emptyDatabase, seedAt } from './database.ts'

const NOW = new Date('2026-11-21T03:00:00Z')
const LATER = new Date('2026-11-22T03:00:00Z')
const COMMUNES = ['binh-xa', 'dak-po', 'dau-giay']

const { all, apply, count, everything } = emptyDatabase()
const statements = await seedAt(NOW)
apply(statements)

describe('communes', () => {
  it('Bình Xa has its 18 hamlets in the order of the table, each with one organisation that stands by it', () => {
    const rows =
      all(`SELECT name, (SELECT group_concat(r.body_id) FROM assignment_rows r, assignment_tables t, json_each(r.hamlet_ids) j
        WHERE t.id = r.table_id AND t.status = 'in_force' AND j.value = h.id) AS standby
      FROM hamlets h WHERE commune_id = 'binh-xa' ORDER BY position`)
    expect(rows).toHaveLength(18)
    expect(rows[0]).toEqual({ name: 'Làng Dịa', standby: 'binh-xa.truong-mam-non' })
    expect(rows[17]).toEqual({ name: 'Đèo Ảng', standby: 'binh-xa.hdnd' })
    expect(new Set(rows.map((row) => row.standby)).size).toBe(15)
    expect(count("assignment_rows WHERE body_id NOT IN (SELECT id FROM bodies WHERE commune_id = 'binh-xa')")).toBe(0)
  })

  it('all 15 organisations of the table are bodies of Bình Xa', () => {
    const wanted = [
      ['truong-mam-non', 'school'],
      ['truong-tieu-hoc', 'school'],
      ['truong-thcs', 'school'],
      ['tram-y-te', 'health_station'],
      ['cong-an', 'police'],
      ['mttq', 'fatherland_front'],
      ['phu-nu', 'mass_org'],
      ['nong-dan', 'mass_org'],
      ['doan-thanh-nien', 'mass_org'],
      ['cuu-chien-binh', 'mass_org'],
      ['cong-doan', 'mass_org'],
      ['dang-uy', 'party_committee'],
      ['ubnd', 'peoples_committee'],
      ['ban-chi-huy-quan-su', 'military'],
      ['hdnd', 'peoples_council'],
    ]
    const bodies = all("SELECT id, kind FROM bodies WHERE commune_id = 'binh-xa'")
    for (const [suffix, kind] of wanted) expect(bodies).toContainEqual({ id: `binh-xa.${suffix}`, kind })
  })

  it.each(COMMUNES)('%s receives at its Front and every field but "Khác" has somebody who answers', (slug) => {
    const [commune] = all('SELECT triage_body_id FROM communes WHERE id = ?', slug)
    expect(commune?.triage_body_id).toBe(`${slug}.mttq`)
    const uncovered = all(
      `SELECT code FROM categories c WHERE commune_id = ? AND NOT EXISTS (
        SELECT 1 FROM routing_rules r WHERE r.commune_id = c.commune_id AND r.category = c.code
        AND r.kind IS NULL AND r.hamlet_id IS NULL AND r.urgency IS NULL)`,
      slug,
    )
    expect(uncovered).toEqual([{ code: 'khac' }])
    expect(count('routing_rules WHERE commune_id = ? AND hamlet_id IS NOT NULL', slug)).toBeGreaterThan(0)
    expect(count('routing_rules WHERE commune_id = ? AND urgency IS NOT NULL', slug)).toBeGreaterThan(0)
  })

  it('every rule names a body, field and hamlet of its own commune, a limit in force, and a reason', () => {
    expect(
      count(`routing_rules r WHERE
        body_id NOT IN (SELECT id FROM bodies WHERE commune_id = r.commune_id)
        OR category NOT IN (SELECT code FROM categories WHERE commune_id = r.commune_id)
        OR (hamlet_id IS NOT NULL AND hamlet_id NOT IN (SELECT id FROM hamlets WHERE commune_id = r.commune_id))
        OR limit_code NOT IN (SELECT code FROM limits WHERE effective_from <= '2026-11-21' AND effective_to IS NULL)`),
    ).toBe(0)
    for (const { reason } of all('SELECT reason FROM routing_rules')) expect(reason).toMatch(/^\p{Lu}[^.]+\.$/u)
  })

  it('no field invites a tố cáo, and conduct of cadres is kept from the public', () => {
    expect(count("categories WHERE name LIKE '%tố cáo%' OR name LIKE '%khiếu nại%' OR example LIKE '%tố cáo%'")).toBe(0)
    expect(all('SELECT DISTINCT code FROM categories WHERE restricted = 1')).toEqual([{ code: 'can_bo_thai_do' }])
    expect(all('SELECT DISTINCT code FROM categories WHERE sensitive = 1')).toEqual([{ code: 'dan_toc_ton_giao' }])
  })

  it('every commune is a unit of today by the same name', () => {
    const wrong = all('SELECT c.id FROM communes c JOIN commune_units u ON u.code = c.unit_code WHERE c.name <> u.name')
    expect(count('communes')).toBe(3)
    expect(wrong).toEqual([])
  })
})

describe('accounts', () => {
  it('Bình Xa and Đak Pơ have the same officers, each for its own hamlets, Dầu Giây has none', () => {
    const names = (slug: string) =>
      all('SELECT username FROM staff_users u JOIN staff_members m ON m.user_id = u.id WHERE m.commune_id = ?', slug)
        .map((row) => String(row.username))
        .sort()
    expect(names('binh-xa')).toContain('thon.langdia')
    const roles = (slug: string) =>
      all(
        'SELECT r.role FROM staff_roles r JOIN staff_members m USING (user_id) WHERE m.commune_id = ? ORDER BY r.role',
        slug,
      )
    const atTheCommune = (slug: string) => roles(slug).filter(({ role }) => role !== 'hamlet_rep')
    expect(atTheCommune('dak-po')).toEqual(atTheCommune('binh-xa'))
    expect(new Set(roles('binh-xa').map((row) => row.role)).size).toBe(10)
    const bare = (list: string[]) => list.filter((name) => !name.startsWith('thon.'))
    expect(bare(names('dak-po'))).toEqual(
      bare(names('binh-xa'))
        .map((name) => `${name}.dakpo`)
        .sort(),
    )
    expect(names('dau-giay')).toEqual([])
  })

  it('each can sign in with the printed password, by user name, and belongs to a body of the commune', () => {
    const rows = all(
      `SELECT u.username, u.email, a.password, a.account_id, a.provider_id, u.id FROM staff_users u
        JOIN staff_accounts a ON a.user_id = u.id JOIN staff_members m ON m.user_id = u.id
        JOIN bodies b ON b.id = m.body_id AND b.commune_id = m.commune_id`,
    )
    expect(rows).toHaveLength(EXAMPLE_ACCOUNTS.length)
    for (const row of rows) {
      expect(row.password).toBe(`scrypt-of:${EXAMPLE_PASSWORD}`)
      expect(row.account_id).toBe(row.id)
      expect(row.provider_id).toBe('credential')
      expect(row.email).toBe(`${row.username}@vi-du.invalid`)
      expect(row.username).toBe(String(row.username).toLowerCase())
    }
    expect(
      count('staff_members m WHERE hamlet_id NOT IN (SELECT id FROM hamlets WHERE commune_id = m.commune_id)'),
    ).toBe(0)
  })

  it('nobody both writes and approves', () => {
    expect(
      count("staff_roles a JOIN staff_roles b USING (user_id) WHERE a.role = 'handler' AND b.role = 'approver'"),
    ).toBe(0)
  })
})

describe('the seed as a whole', () => {
  it('keeps every reference', () => {
    expect(all('PRAGMA foreign_key_check')).toEqual([])
  })

  it('changes nothing the second time, also not what an officer edited in between', async () => {
    apply([
      "UPDATE routing_rules SET body_id = 'binh-xa.cong-an' WHERE id = 'binh-xa.moi_truong'",
      "UPDATE hamlets SET name = 'Làng Dịa mới' WHERE id = 'lang_dia'",
      "UPDATE special_days SET expected = 0 WHERE day = '2027-02-05'",
    ])
    const before = everything()
    apply(await seedAt(LATER, 'other'))
    expect(everything()).toEqual(before)
  })

  it('fits what the database takes at once: one line and less than 90 KB a statement', () => {
    for (const statement of statements) {
      expect(Buffer.byteLength(statement)).toBeLessThan(90_000)
      expect(statement).not.toContain('\n')
    }
  })
})
