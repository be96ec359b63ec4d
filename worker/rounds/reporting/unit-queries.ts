import { readUnit } from '../../communes/unit.ts'
import type { CommuneBook } from '../../communes/book.ts'
import type { Db } from '../../db/connect.ts'
import { ONE } from '../../notifications/tells.ts'
import { repIdsOf } from '../../staff/rep-queries.ts'

/** Who is told about a unit's report, as audiences of the notifications: its body's officers, its hamlet's people by name. */
export async function audiencesOf(
  db: Db,
  book: CommuneBook,
  units: readonly string[],
): Promise<(unit: string) => string[]> {
  const hamlets = units.flatMap((key) => {
    const unit = readUnit(book, key)
    return unit?.kind === 'hamlet' ? [unit.id] : []
  })
  const reps = await repIdsOf(db, book.commune.id, hamlets)
  return (key) => {
    const unit = readUnit(book, key)
    if (!unit) return []
    if (unit.kind === 'body') return [`${unit.id}:handler,approver,coordinator,leader,supervisor_member`]
    return (reps.get(unit.id) ?? []).map((id) => ONE + id)
  }
}
