import { Hono } from 'hono'
import { instantText } from '../deadlines/calendar.ts'
import { FileFault } from '../forms/xlsform/unzip.ts'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { askAddress, yearOf } from './ask.ts'
import { note, standing } from './entry-queries.ts'
import { sameHash, sealTable, unsealTable } from './entry-seal.ts'
import { entryId, sealedLine } from './entry-store.ts'
import { checkPage, sendPage } from './import-page.tsx'
import { endImport, importAt, type ImportRow, keepImport, lastImports, manyBrought } from './import-queries.ts'
import { addEntries } from './move-queries.ts'
import { pennedBy } from './permissions.ts'
import { REGISTERS_AT } from './place.ts'
import { type Desk, deskOf, doneBy } from './register-access.ts'
import { type Checked, checkSheet, readSheet, type Sheet } from './sheet.ts'
import { readTable } from './workbook.ts'

/** Tables that are brought into a register; mounted below `/can-bo`. */
export const registerImportRoutes = new Hono<App>()

/** Lines that one statement adds. */
const AT_ONCE = 500
const LAST = 5
/** A value of the database holds two million signs. */
const MOST_SEALED = 1_900_000

registerImportRoutes.get('/so-theo-doi/:register/nhap', (c) => sending(c, pen(c), null))

registerImportRoutes.post('/so-theo-doi/:register/nhap', async (c) => {
  const { db, now, staff } = c.var
  const desk = pen(c)
  const { kind, today } = desk
  const sent = await readForm(c)
  const [file] = sent.files.get('file') ?? []
  if (!file) return sending(c, desk, 'Ông/bà chọn tệp bảng tính.', 422)
  let sheet: Sheet
  try {
    const found = readSheet(kind.register, await readTable(file.name, new Uint8Array(await file.arrayBuffer())))
    if (!found.ok) return sending(c, desk, found.sentence, 422)
    sheet = found.sheet
  } catch (error) {
    if (error instanceof FileFault) return sending(c, desk, error.message, 422)
    throw error
  }
  const id = entryId(now, crypto.randomUUID())
  const { keyId, sealed } = await sealTable(c.env, id, sheet)
  if (sealed.length > MOST_SEALED)
    return sending(c, desk, 'Bảng nhiều chữ quá. Ông/bà chia làm hai tệp rồi gửi từng tệp.', 422)
  await keepImport(db, {
    ...{ id, communeId: staff.communeId, register: kind.register, year: yearOf(field(sent, 'nam'), today) },
    ...{ status: 'waiting', fileName: [...file.name.normalize('NFC')].slice(-80).join(''), sealed, keyId },
    ...{ rows: sheet.rows.length, by: staff.id, at: now.toISOString() },
  })
  return seeOther(`${REGISTERS_AT}/${kind.slug}/nhap/${id}`)
})

registerImportRoutes.get('/so-theo-doi/:register/nhap/:id', async (c) => checking(c, pen(c), null))

registerImportRoutes.post('/so-theo-doi/:register/nhap/:id/lay', async (c) => {
  const { db } = c.var
  const desk = pen(c)
  const { kind } = desk
  const row = await waitingTable(c, desk)
  const { fresh } = await looked(c, desk, row)
  const done = doneBy(c, desk)
  // Bundle by bundle: one that breaks off is finished by sending the same again, for each line has one id and one hash.
  for (let at = 0; at < fresh.length; at += AT_ONCE) {
    const some = fresh.slice(at, at + AT_ONCE)
    const entries = await Promise.all(
      some.map(({ line, row: number }) =>
        sealedLine(c.env, kind.register, `${row.id}-${String(number).padStart(5, '0')}`, line, row.id),
      ),
    )
    await addEntries(db, done, row.year, entries)
  }
  const many = await manyBrought(db, row.id)
  await endImport(db, done, row, 'taken', { lines: many })
  return seeOther(`${REGISTERS_AT}/${kind.slug}?nam=${row.year}&da=nhap&so=${many}`)
})

registerImportRoutes.post('/so-theo-doi/:register/nhap/:id/bo', async (c) => {
  const desk = pen(c)
  const row = await waitingTable(c, desk)
  const many = await manyBrought(c.var.db, row.id)
  await endImport(c.var.db, doneBy(c, desk), row, many > 0 ? 'taken' : 'dropped', { lines: many })
  return seeOther(`${REGISTERS_AT}/${desk.kind.slug}?nam=${row.year}&da=bo`)
})

/** The register, if he brings lines into it. */
function pen(c: Context): Desk {
  const desk = deskOf(c)
  if (pennedBy(c.var.staff, c.var.book, desk.kind.register) === 'none')
    throw problem.forbidden('Sổ này do đại diện thôn và cán bộ Mặt trận xã ghi.')
  return desk
}

/** The table of the address: his own, and not done with. */
async function waitingTable(c: Context, { kind }: Desk): Promise<ImportRow> {
  const { db, staff } = c.var
  const row = await importAt(db, staff.communeId, kind.register, c.req.param('id') ?? '', staff.id)
  if (!row) throw problem.notFound()
  if (row.status !== 'waiting') throw problem.conflict('Bảng tính này đã nhập xong, hoặc đã bỏ. Ông/bà xem trong sổ.')
  return row
}

type Looked = { checked: Checked; sheet: Sheet; fresh: Checked['good']; there: number }

/** Looks at a table as the register stands now. */
async function looked(c: Context, { kind, only }: Desk, row: ImportRow): Promise<Looked> {
  const { book, db, staff } = c.var
  const { register } = kind
  const sheet = (await unsealTable(c.env, row)) as Sheet
  const checked = checkSheet({ register, hamlets: book.hamletsNow, only }, sheet)
  const hashes = checked.good.map(({ line }) => sameHash(c.env, register, line))
  const there = await standing(db, { communeId: staff.communeId, register, year: row.year }, hashes)
  const fresh = checked.good.filter((_, at) => !there.has(hashes[at] ?? ''))
  return { checked, sheet, fresh, there: checked.good.length - fresh.length }
}

async function checking(c: Context, desk: Desk, trouble: string | null, status = 200): Promise<Response> {
  const { book, db, staff } = c.var
  const { kind } = desk
  const row = await waitingTable(c, desk)
  const { checked, fresh, sheet, there } = await looked(c, desk, row)
  const brought = await manyBrought(db, row.id)
  if (kind.restricted) await note(db, doneBy(c, desk), 'opened', { importId: row.id })
  const shown = { staff, book, kind, year: row.year, id: row.id, fileName: row.fileName, unknown: sheet.unknown }
  return page(c, checkPage({ ...shown, checked, there, fresh: fresh.length, brought, trouble }), status)
}

async function sending(
  c: Context,
  { ask, kind, today }: Desk,
  trouble: string | null,
  status = 200,
): Promise<Response> {
  const { book, db, staff } = c.var
  const last = await lastImports(db, staff.communeId, kind.register, LAST)
  const words = { waiting: 'đang chờ xem', taken: 'đã vào sổ', dropped: 'đã bỏ' }
  const mine = last.filter(({ by }) => by === staff.id)
  return page(
    c,
    sendPage({
      ...{ staff, book, kind, today, trouble, year: ask.year },
      last: mine.map(({ at, fileName, id, rows, status: is, year }) => ({
        href: is === 'waiting' ? askAddress(kind, {}, `/nhap/${id}`) : null,
        text: `${fileName}, ${rows} dòng, năm ${year}, ${words[is]}, ${instantText(at)}`,
      })),
    }),
    status,
  )
}
