import { wakeOn } from '../../worker/activities/rules.ts'
import { addDays, localDay, weekday } from '../../worker/deadlines/calendar.ts'
import { bodyId } from './communes/common.ts'
import { TABLE_2026 } from './data/assignments.ts'
import { specialDaysOf } from './days.ts'
import { insertRows, type SqlValue } from './sql.ts'

const SLUG = 'binh-xa'
const PLANNED_BY = 'vi-du.dieuphoi'
const DONE_BY = 'vi-du.tiepnhan'

type Heads = Readonly<Record<string, number>>
type Example = {
  hamlet: string
  /** Saturdays from the coming one: 0 is the coming one, -1 the last one. */
  week: number
  content: string
  tools?: string
  resources?: string
  heads?: Heads
  result?: string
  cancelled?: string
}

/** Days of the last weeks and the next ones, the oldest first. */
const EXAMPLES: readonly Example[] = [
  {
    ...{ hamlet: 'lang_dia', week: -11, content: 'Phát quang, đắp lề đường từ nhà văn hóa ra đường liên xã' },
    ...{
      heads: { people: 46, officials: 9, women: 14 },
      result: 'Đắp lề hai bên được 400 m, phát quang xong cả tuyến.',
    },
  },
  {
    ...{ hamlet: 'dong_com', week: -10, content: 'Vệ sinh nhà văn hóa, quét vôi tường rào' },
    ...{ heads: { people: 28, officials: 6, veterans: 5 }, result: 'Quét vôi xong tường rào, dọn sân nhà văn hóa.' },
  },
  {
    ...{ hamlet: 'cho_bo_1', week: -8, content: 'Trồng đường hoa đầu thôn' },
    ...{ heads: { people: 35, women: 20, youth: 8 }, result: 'Trồng được 320 m hoa mười giờ, hoa giấy.' },
    resources: '400 cây hoa do Hội Phụ nữ góp',
  },
  {
    ...{
      hamlet: 'lang_dia',
      week: -7,
      content: 'Trồng tuyến đường hoa ngõ nhà văn hóa',
      tools: 'Cuốc, xẻng, một xe công nông',
    },
    ...{ heads: { people: 38, officials: 7, women: 16, youth: 6 }, result: 'Trồng xong tuyến hoa dài 300 m.' },
  },
  {
    ...{ hamlet: 'tan_binh_1', week: -5, content: 'Kéo dây, lắp bóng tuyến đường điện thắp sáng' },
    ...{ heads: { people: 22, youth: 11, forces: 4 }, result: 'Lắp được 14 bóng trên 600 m đường thôn.' },
  },
  {
    ...{ hamlet: 'deo_ang', week: -4, content: 'Giúp các hộ đào hố rác' },
    ...{ cancelled: 'Mưa lớn, đường vào thôn lầy.' },
  },
  {
    ...{ hamlet: 'nam_ninh', week: -3, content: 'Dọn rác dọc suối, đào hố rác cho hộ neo đơn' },
    ...{ heads: { people: 30, women: 12, farmers: 9 }, result: 'Dọn 1,2 km bờ suối, đào 7 hố rác.' },
  },
  {
    ...{ hamlet: 'lang_dia', week: -2, content: 'Vệ sinh đường làng, ngõ xóm trước ngày hội Đại đoàn kết' },
    ...{
      heads: { people: 52, officials: 8, party: 12, women: 18 },
      result: 'Quét dọn toàn bộ đường thôn, treo cờ, sửa sân khấu.',
    },
  },
  { hamlet: 'dong_com', week: -1, content: 'Trồng hàng rào cây xanh quanh nhà văn hóa', tools: 'Cuốc, xẻng' },
  { hamlet: 'lang_dia', week: 0, content: 'Làm hàng rào hoa quanh sân bóng thôn', resources: '150 cây dâm bụt' },
  { hamlet: 'thac_luong', week: 1, content: 'Giúp các hộ xa trung tâm đào hố rác' },
]

/** Activity days of xã Bình Xa: held with their heads, one that waits for its result, one cancelled, and those to come. */
export function activityStatements(now: Date): string[] {
  const today = localDay(now)
  const days: SqlValue[][] = []
  const events: SqlValue[][] = []
  for (const [index, example] of EXAMPLES.entries()) {
    const { cancelled, content, hamlet, heads, resources = '', result = '', tools = '', week } = example
    const onDay = saturday(today, week)
    const id = `vi-du.hoat-dong.${index + 1}`
    const plannedAt = `${addDays(onDay, -9)}T02:30:00.000Z`
    const created = plannedAt < now.toISOString() ? plannedAt : now.toISOString()
    const doneAt = `${addDays(onDay, cancelled ? -1 : 1)}T09:00:00.000Z`
    const status = heads ? 'held' : cancelled ? 'cancelled' : 'planned'
    const isOver = status !== 'planned'
    const bodies = TABLE_2026.filter((row) => row.hamlets.includes(hamlet)).map((row) => bodyId(SLUG, row.body))
    days.push([
      ...[id, SLUG, index + 1, onDay, hamlet, status, content, JSON.stringify(bodies), tools, resources],
      ...[JSON.stringify(heads ?? {}), result, cancelled ?? '', isOver ? null : wakeOn(onDay, today), isOver ? 2 : 1],
      ...[`vi-du:${index}`, PLANNED_BY, created, isOver ? DONE_BY : PLANNED_BY, isOver ? doneAt : created],
    ])
    events.push([id, 1, SLUG, 'activity.planned', PLANNED_BY, created, JSON.stringify({ onDay })])
    if (isOver) {
      const kind = heads ? 'activity.held' : 'activity.cancelled'
      events.push([id, 2, SLUG, kind, DONE_BY, doneAt, JSON.stringify(heads ? { headcount: heads, photos: 0 } : {})])
    }
  }
  return [
    ...insertRows(
      'activity_days',
      [
        ...['id', 'commune_id', 'number', 'on_day', 'hamlet_id', 'status', 'content', 'body_ids', 'tools', 'resources'],
        ...['headcount', 'result', 'cancelled_why', 'wake_on', 'revision'],
        ...['submission_key', 'created_by', 'created_at', 'changed_by', 'changed_at'],
      ],
      days,
    ),
    ...insertRows('activity_events', ['activity_id', 'seq', 'commune_id', 'kind', 'by_id', 'at', 'detail'], events),
  ]
}

/** The Saturday so many weeks from the coming one; the Sunday after it where that is a day off of the country or worked. */
function saturday(today: string, week: number): string {
  const coming = addDays(today, ((6 - weekday(today) + 6) % 7) + 1)
  const day = addDays(coming, week * 7)
  const isSpecial = specialDaysOf(Number(day.slice(0, 4))).some((one) => one.day === day)
  return isSpecial ? addDays(day, 1) : day
}
