import { number, personsNeeded, type Voters } from '../counting.ts'
import type { TopicRow } from '../tables.ts'

/** Below so many nothing is told of hamlets: who asked could be known by name. */
const LEAST_BY_HAMLET = 5

/** How many ask for a topic, in a line: devices, and persons whose number was confirmed. */
export function askedText({ devices, hamlets, persons }: Pick<TopicRow, 'devices' | 'hamlets' | 'persons'>): string {
  if (devices === 0 && persons === 0) return 'Chưa đếm được ai: số được đếm lại sau ít phút.'
  const where = hamlets > 1 && devices >= LEAST_BY_HAMLET ? ` ở ${hamlets} thôn` : ''
  const confirmed = persons > 0 ? ` ${number(persons)} người đã xác nhận số điện thoại.` : ''
  return `${number(devices)} lượt bày tỏ (mỗi máy một lượt)${where}.${confirmed}`
}

/** How many it takes until UBND has to look at it; nothing as long as nobody entered how many voters there are. */
export function Needed({
  persons,
  percent,
  voters,
}: {
  persons: number
  voters: Voters | undefined
  percent: number | undefined
}) {
  if (!voters || percent === undefined || voters.many <= 0) return null
  const needed = personsNeeded(voters.many, percent)
  const share = `${number(needed)} người đã xác nhận (${percent} % của ${number(voters.many)} cử tri)`
  return (
    <p>
      {persons >= needed ? (
        <>Đã đủ {share}. UBND, Mặt trận và Đảng ủy xã đã được báo để xem xét tổ chức đối thoại.</>
      ) : (
        <>Đủ {share} thì UBND, Mặt trận và Đảng ủy xã được báo để xem xét tổ chức đối thoại.</>
      )}
    </p>
  )
}
