import { Hono } from 'hono'
import { localDay } from '../../deadlines/calendar.ts'
import type { App } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import { page } from '../../http/respond.ts'
import {
  allRounds,
  cursorText,
  type Listed,
  readCursor,
  ROUNDS_SHOWN,
  roundsIn,
  roundsOfLead,
  roundsSentTo,
  roundsWaitingFor,
} from '../list-queries.ts'
import { mayGather, seesAllRounds, seesRounds } from '../permissions.ts'
import { ROUNDS } from '../place.ts'
import { ROUND_STATES } from '../rules.ts'
import { type Heap, listPage } from './list-page.tsx'

/** Rounds on officers' desks; mounted below `/can-bo`. */
export const listRoutes = new Hono<App>()

listRoutes.get('/ky-bao-cao', async (c) => {
  const { book, db, now, staff } = c.var
  if (!seesRounds(staff)) throw problem.forbidden('Trang này của nơi nhận báo cáo. Báo cáo của ông/bà ở mục Báo cáo.')
  const front = book.commune.triageBodyId
  const before = readCursor(c.req.query('sau'))
  const state = ROUND_STATES.find((one) => one === c.req.query('tinh-trang')) ?? null
  const isFirst = before === null
  const seesAll = seesAllRounds(staff, front)
  const hasHeaps = isFirst && state === null
  const [waiting, open, all, led, sent] = await Promise.all([
    hasHeaps ? roundsWaitingFor(db, staff.bodyId) : [],
    hasHeaps && seesAll ? roundsIn(db, staff.communeId, 'open') : [],
    seesAll
      ? state === null
        ? allRounds(db, staff.communeId, before)
        : roundsIn(db, staff.communeId, state, before)
      : [],
    seesAll ? [] : roundsOfLead(db, staff.bodyId, before),
    seesAll || !isFirst ? [] : roundsSentTo(db, staff.bodyId),
  ])
  const heaps: Heap[] = [
    { key: 'cho', title: 'Đang chờ cơ quan ông/bà', rows: waiting },
    { key: 'dang-nhan', title: 'Đang nhận báo cáo', rows: open.slice(0, ROUNDS_SHOWN) },
    { key: 'gui-den', title: 'Bản tổng hợp gửi cơ quan ông/bà', rows: sent },
    { key: 'chu-tri', title: 'Kỳ cơ quan ông/bà chủ trì', ...cut(led, state) },
    {
      key: 'tat-ca',
      title: hasHeaps ? 'Các kỳ khác' : 'Mọi kỳ báo cáo',
      ...without([...waiting, ...open], cut(all, state)),
    },
  ]
  const view = { staff, book, today: localDay(now), heaps, isLater: !isFirst, state, seesAll }
  return page(c, listPage({ ...view, mayGather: mayGather(staff, front) }))
})

/** What stands above already is not listed twice. */
function without(shown: readonly Listed[], heap: Pick<Heap, 'rows' | 'next'>): Pick<Heap, 'rows' | 'next'> {
  const ids = new Set(shown.map(({ row }) => row.id))
  return { ...heap, rows: heap.rows.filter(({ row }) => !ids.has(row.id)) }
}

function cut(found: readonly Listed[], state: string | null): Pick<Heap, 'rows' | 'next'> {
  const rows = found.slice(0, ROUNDS_SHOWN)
  const last = found.length > ROUNDS_SHOWN ? rows.at(-1) : undefined
  const kept = state === null ? '' : `tinh-trang=${state}&`
  return { rows, next: last ? `${ROUNDS}?${kept}sau=${cursorText(last)}` : undefined }
}
