import { migrationsOf } from './export.ts'
import type { Inspected } from './inspect.ts'
import type { Place } from './place.ts'
import { Refusal } from './refusal.ts'
import { lineOf } from './rows.ts'
import { quote, type Row } from './sql.ts'
import { COMMON } from './tables.ts'

/** Says why this commune cannot come into this place, before anything is written. */
export async function refuseUnfit({ read }: Place, { manifest, common, usernames }: Inspected): Promise<void> {
  const { commune, migrations } = manifest
  const here = await migrationsOf(read)
  if (here.count !== migrations.count || here.last !== migrations.last)
    throw new Refusal(
      `Tệp xuất từ bản có ${migrations.count} lần đổi bảng (${migrations.last}), ở đây có ${here.count} (${here.last}). Cập nhật hai nơi cho cùng một bản, rồi xuất lại.`,
    )
  const there = await read(`select 1 from communes where id = ${quote(commune.id)}`)
  if (there.length > 0)
    throw new Refusal(`Ở đây đã có xã «${commune.id}». Chỉ nhập vào nơi chưa có xã ấy. Chưa ghi gì.`)
  for (const table of COMMON.filter((one) => one.needed)) {
    const kept = await keysOf(read, table)
    const missing = (common.get(table.name) ?? []).filter(
      (row) => !kept.has(table.key.map((key) => row[key]).join(' ')),
    )
    if (missing.length > 0)
      throw new Refusal(
        `Ở đây chưa có dữ liệu nền mà xã cần: bảng ${table.name} thiếu ${missing.length} dòng. Chạy «npm run seed» trước, rồi nhập lại. Chưa ghi gì.`,
      )
  }
  const taken = usernames.length > 0 ? await read<{ username: string }>(takenNames(usernames)) : []
  if (taken.length > 0)
    throw new Refusal(
      `Tên đăng nhập đã có người dùng ở đây: ${taken.map((row) => row.username).join(', ')}. Đổi tên ở một trong hai nơi, rồi xuất và nhập lại. Chưa ghi gì.`,
    )
}

function takenNames(usernames: readonly string[]): string {
  return `select username from staff_users where username in (${usernames.map(quote).join(', ')}) order by username limit 20`
}

async function keysOf(read: Place['read'], table: (typeof COMMON)[number]): Promise<Set<string>> {
  const rows = await read<Row>(`select ${table.key.join(', ')} from ${table.name}`)
  return new Set(rows.map((row) => table.key.map((key) => row[key]).join(' ')))
}

/** Shared rows that are different here: due days to come are counted by those of this place. */
export async function differences(read: Place['read'], { common }: Inspected): Promise<string[]> {
  const told: string[] = []
  for (const table of COMMON.filter((one) => ['limits', 'special_days'].includes(one.name))) {
    const rows = await read<Row>(`select ${table.columns.join(', ')} from ${table.name}`)
    const kept = new Set(rows.map((row) => lineOf(table, row)))
    const other = (common.get(table.name) ?? []).filter((row) => !kept.has(lineOf(table, row)))
    const names = other.slice(0, 5).map((row) => table.key.map((key) => row[key]).join(' '))
    const what = table.name === 'limits' ? 'Thời hạn chung' : 'Ngày nghỉ, ngày làm bù'
    if (other.length > 0)
      told.push(`${what} ở đây khác nơi xuất (${other.length} dòng: ${names.join(', ')}…). Hạn mới tính theo nơi này.`)
  }
  return told
}
