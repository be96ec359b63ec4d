import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A commune's share of states: most are over, some wait at each desk. */
const STATES = `case when n % 100 < 2 then 'submitted' when n % 100 < 3 then 'received' when n % 100 < 5 then 'assigned'
  when n % 100 < 8 then 'in_progress' when n % 100 < 9 then 'pending_approval' when n % 100 < 15 then 'answered' else 'closed' end`

/** The file in which the local D1 keeps its tables. No server may have it open. */
export function databaseFile(persist: string): string {
  const folder = join(persist, 'v3', 'd1', 'miniflare-D1DatabaseObject')
  const file = readdirSync(folder).find((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
  if (!file) throw new Error(`no database below ${persist}`)
  return join(folder, file)
}

/**
 * Fills a new database with so many cases, spread evenly over so many communes (Bình Xa and copies of it), each with its
 * words, sender and two events; one in ten is released. Chains are not real here: nothing that is measured walks them.
 */
export function fill(file: string, cases: number, communes: number): void {
  const db = new DatabaseSync(file)
  db.exec('pragma synchronous = off')
  db.exec('begin')
  db.exec(`with recursive c(i) as (select 1 union all select i + 1 from c where i < ${communes - 1})
    insert or ignore into communes select 'bench-' || i, (select code from (select code, row_number() over (order by code) r from commune_units) where r = i), name, province_name, 'N' || i, 'bench-' || i || '.mttq', version, opened_at
      from communes, c where id = 'binh-xa'`)
  db.exec(`insert or ignore into bodies select c.id || substr(b.id, 8), c.id, b.name, b.kind, b.notation, b.parent_body_id, b.starts_on, b.ends_on
    from bodies b, communes c where b.commune_id = 'binh-xa' and c.id like 'bench-%'`)
  // Numbered far below what a year will bring, so that new petitions follow on.
  const rows = `with recursive k(i) as (select 0 union all select i + 1 from k where i < ${cases - 1}),
    n as (select i, i % ${communes} c, i / ${communes} n from k),
    m as (select 'bench' || printf('%08d', i) id, n, case c when 0 then 'binh-xa' else 'bench-' || c end commune,
      date('2025-12-31', '-' || (n % 330) || ' days') day from n)`
  db.exec(`${rows} insert into cases (id, commune_id, year, number, kind, status, version, head_hash, holder_body_id, held_since,
    responsible_body_id, category, hamlet_id, urgency, title, rule_id, routing_reason, limit_id, clock_from, due_on, act_on, pauses,
    submitted_at, answered_on, answered_in_time, lookup_hash, submission_key, content_hash)
    select id, commune, 2025, n + 1, 'petition', ${STATES}, 2, id, commune || case when n % 100 < 3 then '.mttq' else '.phong-kinh-te' end,
    day || 'T02:00:00.000Z', commune || '.phong-kinh-te', 'moi_truong', 'lang_dia', 'ordinary', 'Rác thải ở đầu thôn số ' || n, 'r', 'Phòng Kinh tế phụ trách.',
    'ordinary', day, date(day, '+7 days'), date(day, '+7 days'), '[]', day || 'T02:00:00.000Z',
    case when n % 100 >= 9 then date(day, '+5 days') end, case when n % 100 >= 9 then 1 end, id, id, id from m`)
  db.exec(`${rows} insert into petitions (case_id, kind, content, demands, allow_publish)
    select id, 'report', 'Rác thải ở đầu thôn số ' || n || ' đã nhiều ngày chưa ai thu gom.', '["Thu gom rác"]', 1 from m`)
  db.exec(`${rows} insert into submitters (case_id, hide_identity, consent_at) select id, 1, day from m`)
  for (const seq of [1, 2])
    db.exec(`${rows} insert into events (case_id, seq, commune_id, kind, actor_kind, at, detail, previous_hash, hash)
      select id, ${seq}, commune, 'petition.${seq === 1 ? 'submitted' : 'received'}', 'sender', day || 'T02:00:00.000Z', '{}', '', id from m`)
  db.exec(`${rows} insert into releases (case_id, commune_id, year, number, title, text, label, category, hamlet_id, search_text, released_by, released_at, changed_at)
    select id, commune, 2025, n + 1, 'Rác thải số ' || n, 'Rác thải ở đầu thôn số ' || n, 'ket-thuc', 'moi_truong', 'lang_dia', 'rac thai o dau thon so ' || n, 'bench',
    day || 'T02:00:00.000Z', day || 'T02:00:00.000Z' from m where n % 10 = 0`)
  db.exec('commit')
  db.close()
}
