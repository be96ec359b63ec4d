import { Hono } from 'hono'
import { writeTogether } from '../../../db/connect.ts'
import { localDay, longDay } from '../../../deadlines/calendar.ts'
import { draftAddress } from '../../../documents/addresses.ts'
import { draftPaper } from '../../../documents/draft-queries.ts'
import { fromBody } from '../../../documents/letterhead.ts'
import { praiseList } from '../../../documents/papers/praise-list.ts'
import { mayWrite } from '../../../documents/permissions.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import { holds } from '../../../staff/actor.ts'
import { isOfficer, seesAll, unitsOf } from '../../may.ts'
import { COMMENDATIONS } from '../../place.ts'
import { achievementText, hamletText, LIST_HEAD, listLine, nomineeText } from '../lines.ts'
import {
  cursorText,
  decidedIn,
  PRAISES_SHOWN,
  proposedBy,
  proposedIn,
  readCursor,
  waitingFor,
  WHOLE_LIST,
} from '../list-queries.ts'
import { proposerOf } from '../new-fields.ts'
import { FORM_WORDS, FORMS, OCCASIONS, occasionText } from '../words.ts'
import { allPage } from './all-page.tsx'
import { addressOf, listPage } from './list-page.tsx'

/** Lists of praise, mounted at `/can-bo`. */
export const praiseListRoutes = new Hono<App>()

const YEAR = '/khen-thuong/:year{20\\d\\d}'
const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

praiseListRoutes.get('/khen-thuong', (c) => seeOther(`${COMMENDATIONS}/${localDay(c.var.now).slice(0, 4)}`))

praiseListRoutes.get(YEAR, async (c) => {
  const { book, db, now, staff } = c.var
  const asked = askedOf(c)
  const after = readCursor(c.req.query('sau'), 3)
  const isFirst = after === null
  const front = book.commune.triageBodyId
  const works = holds(staff, 'handler', 'approver', 'coordinator', 'intake_officer', 'leader')
  const [found, waiting, mine] = await Promise.all([
    decidedIn(db, asked, after as [string, string, string] | null),
    isFirst && works ? waitingFor(db, staff.bodyId) : [],
    isFirst ? proposedBy(db, { staff, frontBodyId: front }, asked.year, unitsOf(staff)) : [],
  ])
  const decided = found.slice(0, PRAISES_SHOWN)
  const last = found.length > PRAISES_SHOWN ? decided.at(-1) : undefined
  return page(
    c,
    listPage({
      ...{ staff, book, year: asked.year, today: localDay(now), occasion: asked.occasion },
      ...{ waiting, mine, decided, isLater: !isFirst, seesAll: seesAll(staff, book) },
      next: last && addressOf(asked.year, asked.occasion, cursorText([last.form, last.hamletId, last.dossierId])),
      mayPropose: proposerOf(staff) !== null,
      mayWrite: mayWrite(staff, staff.bodyId),
      draftKey: crypto.randomUUID(),
    }),
  )
})

praiseListRoutes.get(`${YEAR}/de-nghi`, async (c) => {
  const { book, db, staff } = c.var
  const asked = askedOf(c)
  if (!seesAll(staff, book)) throw problem.forbidden('Danh sách này do Mặt trận và lãnh đạo xã xem.')
  const after = readCursor(c.req.query('sau'), 2)
  const found = await proposedIn(db, asked, after as [string, string] | null)
  const rows = found.slice(0, PRAISES_SHOWN)
  const last = found.length > PRAISES_SHOWN ? rows.at(-1)?.praise : undefined
  const next = last && `${COMMENDATIONS}/${asked.year}/de-nghi?sau=${cursorText([last.occasion, last.dossierId])}`
  return page(c, allPage({ staff, book, year: asked.year, rows, next, isLater: after !== null }))
})

praiseListRoutes.get(`${YEAR}/danh-sach.xlsx`, async (c) => {
  const { book, db } = c.var
  const asked = askedOf(c)
  const rows = await decidedIn(db, asked, null, WHOLE_LIST)
  // The writer of spreadsheets is large and rarely wanted.
  const { writeXlsx } = await import('hucre/xlsx')
  const file = await writeXlsx({
    sheets: [
      {
        name: 'Khen thưởng',
        columns: [6, 32, 22, 60, 32, 28, 34].map((width) => ({ width })),
        freezePane: { rows: 1 },
        rows: [LIST_HEAD, ...rows.map((praise, at) => [String(at + 1), ...listLine(praise, book)])],
      },
    ],
  })
  return new Response(file as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': XLSX,
      'content-disposition': `attachment; filename="khen-thuong-${book.commune.id}-${asked.year}.xlsx"`,
      'cache-control': 'private, no-store',
    },
  })
})

praiseListRoutes.post(`${YEAR}/soan`, async (c) => {
  const { book, db, now, staff } = c.var
  const asked = askedOf(c)
  if (!mayWrite(staff, staff.bodyId)) throw problem.forbidden('Văn bản do cán bộ được giao của cơ quan soạn.')
  const key = field(await readForm(c), 'key') ?? ''
  if (!KEY.test(key)) throw problem.malformed()
  const rows = await decidedIn(db, asked, null, WHOLE_LIST)
  if (rows.length === 0) throw problem.conflict('Chưa có quyết định khen nào để ghi vào danh sách.')
  const paper = praiseList(fromBody(book, staff.bodyId, null, localDay(now).slice(0, 4)), {
    year: asked.year,
    occasion: asked.occasion === '' ? '' : occasionText(asked.occasion),
    groups: FORMS.map((form) => ({
      form: FORM_WORDS[form],
      rows: rows
        .filter((praise) => praise.form === form)
        .map((praise) => ({
          ...{ name: nomineeText(praise, book), hamlet: hamletText(praise, book) },
          achievement: achievementText(praise),
          decision: praise.decidedOn === null ? '' : `${praise.decisionNumber}, ${longDay(praise.decidedOn)}`,
        })),
    })).filter((group) => group.rows.length > 0),
  })
  const id = `${key}.khen-thuong`
  await writeTogether(db, [
    draftPaper(db, {
      ...{ id, communeId: staff.communeId, bodyId: staff.bodyId, template: 'praise-list', kind: null, paper },
      ...{ by: staff.id, now },
    }),
  ])
  return seeOther(draftAddress(id))
})

/** The year and the occasion of the address. Throws 403 for whoever only keeps the machine running. */
function askedOf(c: Context): { communeId: string; year: number; occasion: string } {
  const { staff } = c.var
  if (!isOfficer(staff)) throw problem.forbidden('Vai trò của ông/bà không mở phần khen thưởng.')
  const occasion = OCCASIONS.find((one) => one === c.req.query('dip')) ?? ''
  return { communeId: staff.communeId, year: Number(c.req.param('year')), occasion }
}
