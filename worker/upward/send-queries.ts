import type { Db, Statement } from '../db/connect.ts'
import type { Sending } from '../rounds/compiling/send-up.ts'

const plain = (sql: string, ...params: unknown[]): Statement => ({ toSQL: () => ({ sql, params }) })

/**
 * Puts a compiled report on the desk of a level above: statements for the batch in which it is sent. Sent again it takes the
 * place of the one before. A level to which the commune does not send gets nothing.
 */
export function sendUp(_db: Db, sent: Sending): Statement[] {
  const { areaId, communeId, content, documentCode, id, kind, period, roundId, sentAt, sheetKey, title, wordKey } = sent
  return [
    plain(
      `insert into upward_reports (id, area_id, commune_id, commune_name, round_id, kind, period, title, document_code,
         content, word_key, sheet_key, sent_at)
       select ?1, a.area_id, c.id, c.name, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
       from area_communes a join communes c on c.id = a.commune_id
       where a.area_id = ?2 and a.commune_id = ?3 and a.until is null`,
      ...[id, areaId, communeId, roundId, kind, period, title],
      ...[documentCode, JSON.stringify(content), wordKey, sheetKey, sentAt],
    ),
    plain(
      `update upward_reports set replaced_by = ?1 where commune_id = ?2 and round_id = ?3 and area_id = ?4
         and id <> ?1 and replaced_by = '' and exists (select 1 from upward_reports where id = ?1)`,
      ...[id, communeId, roundId, areaId],
    ),
  ]
}
