import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { type Row, statements } from '../../scripts/carry/sql.ts'
import { CARRIED, COMMON, LEFT_BEHIND, NUMBERED, WITH_OBJECTS } from '../../scripts/carry/tables.ts'
import { emptyDatabase } from '../seed/database.ts'

const db = emptyDatabase()
const kept = db
  .all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
  .map((row) => String(row.name))
const carried = CARRIED.map((table) => table.name)
const common = COMMON.map((table) => table.name)

describe('whoever makes a table', () => {
  test('has it carried with its commune, or says why it stays behind', () => {
    const named = new Set([...carried, ...common, ...Object.keys(LEFT_BEHIND)])
    expect([...named].sort()).toEqual(kept)
    expect(Object.keys(LEFT_BEHIND).filter((name) => carried.includes(name) || common.includes(name))).toEqual([])
  })

  test('has every column of it carried, but a number that the database gives', () => {
    for (const { name, columns } of CARRIED) {
      const all = db.all(`PRAGMA table_info(${name})`).map((column) => String(column.name))
      expect([name, ...all.filter((column) => !columns.includes(column))]).toEqual(
        NUMBERED.includes(name) ? [name, 'id'] : [name],
      )
    }
  })

  test('keeps in it only what a line of text can hold', () => {
    const types = carried.flatMap((name) => db.all(`PRAGMA table_info(${name})`).map((column) => String(column.type)))
    expect([...new Set(types.map((type) => type.toLowerCase()))].sort()).toEqual(['integer', 'real', 'text'])
  })

  test('finds it filled after those that it refers to, and nothing refers to a number that is given anew', () => {
    for (const [place, name] of carried.entries()) {
      const parents = db.all(`PRAGMA foreign_key_list(${name})`).map((key) => String(key.table))
      const before = [...carried.slice(0, place), ...common, name]
      expect([name, ...parents.filter((parent) => !before.includes(parent))]).toEqual([name])
      expect([name, ...parents.filter((parent) => NUMBERED.includes(parent))]).toEqual([name])
    }
  })

  test('who keeps files in the bucket says of what type they are', () => {
    expect(WITH_OBJECTS.map((table) => table.name)).toContain('files')
    for (const { columns } of WITH_OBJECTS) expect(columns).toContain('type')
  })

  test('has its pages read along its own key, whatever other communes have', () => {
    for (const { name, of, key } of CARRIED) {
      const [first = ''] = key
      const plan = db
        .all(
          `EXPLAIN QUERY PLAN SELECT * FROM ${name} WHERE ${of('binh-xa')} AND (${key.join(', ')}) > (${key.map(() => "'x'").join(', ')}) ORDER BY ${key.join(', ')} LIMIT 1000`,
        )
        .map((step) => String(step.detail))
      expect(plan[0]).toMatch(new RegExp(`^SEARCH ${name} USING .*\\(.*(${first}|rowid)`))
      expect(plan.filter((step) => step.includes('TEMP B-TREE') || step.startsWith('SCAN'))).toEqual([])
    }
  })
})

describe('what people wrote becomes SQL and is the same when it is read again', () => {
  test('quotes, several lines, signs of all kinds, a statement in the words, very much of it', () => {
    const words = [
      "Ông Tư nói: 'mương tắc'; -- DROP TABLE cases;",
      'Dòng một\nDòng hai\r\nDòng ba\tcó dấu cách lớn',
      '🌾 Thôn Làng Dịa \u0000\u0001\u001b hết',
      '',
      'Rác '.repeat(9_000),
      '/* không phải ghi chú */ [x] "y" `z` \\n ?1 :a $b',
    ]
    const rows: Row[] = words.map((text, id) => ({ id, text, share: id / 3, none: null }))
    const many: Row[] = Array.from({ length: 3_000 }, (_, id) => ({
      id: 100 + id,
      text: `Việc ${id}`,
      share: -1 - id,
      none: null,
    }))
    const place = new DatabaseSync(':memory:')
    place.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT, share REAL, none TEXT)')
    let longest = 0
    const sql = statements((statement) => {
      longest = Math.max(longest, Buffer.byteLength(statement))
      place.exec(statement)
    })
    for (const row of [...rows, ...many]) sql.add({ name: 't', columns: ['id', 'text', 'share', 'none'] }, row)
    sql.close()
    expect(place.prepare('SELECT * FROM t ORDER BY id').all()).toEqual([...rows, ...many].map((row) => ({ ...row })))
    expect(longest).toBeLessThan(100_000)
  })
})
