import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { insertRows } from './sql.ts'

const AGO = 40

/** How many voters xã Bình Xa has, as its UBND would have entered it: a made-up number. */
export function voterStatements(now: Date): string[] {
  const countedOn = addDays(localDay(now), -AGO)
  const columns = ['commune_id', 'seq', 'many', 'counted_on', 'source', 'entered_by', 'at']
  const source = 'Danh sách cử tri do UBND xã lập'
  return insertRows('commune_voters', columns, [
    ['binh-xa', 1, 5240, countedOn, source, 'vi-du.duyet.ubnd', `${countedOn}T02:00:00.000Z`],
  ])
}
