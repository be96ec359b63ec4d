import { Hono } from 'hono'
import { groundOf } from '../../dossiers/file.ts'
import { nextOf } from '../../dossiers/life.ts'
import { checkProofs, keepProofs } from '../../dossiers/proof-store.ts'
import { MOST_ANSWER_BYTES } from '../../forms/filling/limits.ts'
import { readKey, withStart } from '../../forms/filling/sending.ts'
import { type Asked, carriedFields, type Drawing, freshSheet, takeSheet } from '../../forms/filling/sheet-store.ts'
import { readStamp } from '../../forms/filling/stamp.ts'
import { findMedia, versionOf } from '../../forms/filling/version-queries.ts'
import { TROUBLE } from '../../forms/filling/words.ts'
import { findNumber } from '../../forms/version-queries.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { sha256 } from '../../http/keys.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { fileAnswer } from '../../http/stored-file.ts'
import { staffNames } from '../../staff/name-queries.ts'
import type { SupervisionDesk } from '../own.ts'
import { checklistOf } from './checklist-queries.ts'
import { findingFile, findingOfKey, keepFinding } from './finding-queries.ts'
import { FindingPage, type FindingView } from './finding-page.tsx'
import { FindingListPage } from './findings.tsx'
import { FINDING_STEPS, findingFields, MOST_PHOTOS, readFinding, textOf } from './rules.ts'
import { deskFor, spotDesk, TOPIC } from './spot-routes.ts'
import { findingPage, givenIn } from './spot-queries.ts'
import { SPOT } from './words.ts'

/** What the team records on the spot, mounted at `/can-bo`. */
export const findingRoutes = new Hono<App>()

type Here = { desk: SupervisionDesk; address: string; asked: Asked | null }
type Shown = Partial<Pick<FindingView, 'values' | 'errors' | 'said' | 'trouble'>>

findingRoutes.get(`${TOPIC}/${SPOT}`, async (c) => {
  const { desk, address } = await deskFor(c, 'ghi-nhan')
  const asked = askedOf(desk, await checklistOf(c.var.db, desk.file.row.id))
  const here = { desk, address, asked }
  const drawing = asked && (await freshSheet({ env: c.env, ...c.var }, asked, ''))
  const isDone = c.req.query('da') === 'gui'
  return drawn(c, here, drawing, crypto.randomUUID(), {
    said: isDone ? { tone: 'good', text: 'Đã nhận ghi nhận. Ông/bà ghi tiếp, hoặc về trang chuyên đề.' } : null,
  })
})

findingRoutes.get(`${TOPIC}/${SPOT}/danh-sach`, async (c) => {
  const { book, db, staff } = c.var
  const { desk, address } = await spotDesk(c)
  const after = c.req.query('sau') ?? null
  const found = await findingPage(db, book, desk.file.row.id, after)
  const nameOf = await staffNames(
    db,
    found.rows.map((row) => row.foundBy),
  )
  const { title } = desk.file.row
  return page(c, FindingListPage({ ...found, book, staff, address, nameOf, title, isLater: after !== null }))
})

findingRoutes.get(`${TOPIC}/${SPOT}/tep/:file`, async (c) => {
  const { desk } = await spotDesk(c)
  const file = await findingFile(c.var.db, desk.file.row.id, c.req.param('file'))
  if (!file) throw problem.notFound()
  return fileAnswer(c, file, 'private, no-store')
})

findingRoutes.get(`${TOPIC}/${SPOT}/phieu/:number{\\d{1,6}}/:name`, async (c) => {
  const { db } = c.var
  const { desk } = await spotDesk(c)
  const checklist = await checklistOf(db, desk.file.row.id)
  const version = checklist && (await findNumber(db, checklist.questionnaireId, Number(c.req.param('number'))))
  const id = version?.files[c.req.param('name')]
  const file = id === undefined ? undefined : await findMedia(db, id)
  if (!file) throw problem.notFound()
  return fileAnswer(c, file, 'private, max-age=31536000, immutable')
})

findingRoutes.post(`${TOPIC}/${SPOT}`, async (c) => {
  const { book, db, now, staff } = c.var
  const sent = await readForm(c)
  const { desk: seen, address } = await spotDesk(c)
  const submissionKey = readKey(field(sent, 'submissionKey') ?? '')
  const before = submissionKey && (await findingOfKey(db, staff.communeId, submissionKey))
  // The same tap, sent twice by a weak network, is received even when the topic went on meanwhile.
  const { desk } = before ? { desk: seen } : await deskFor(c, 'ghi-nhan')
  const { row } = desk.file
  const asked = await askedThen(c, desk, field(sent, 'started') ?? '')
  const here = { desk, address, asked }
  const taken = asked && (await takeSheet({ env: c.env, ...c.var }, asked, sent, async () => true))
  const photos = sent.files.get('photos') ?? []
  const [signature] = sent.files.get('signature') ?? []
  const filled = taken && 'filled' in taken ? taken.filled : null
  const answers = filled ? withStart(filled.version.plan, filled.sheet.answers(), filled.started) : null
  const given = filled && answers ? Object.keys(givenIn(filled.version.plan.questionnaire, answers)).length : 0
  const { values, read } = readFinding(desk, (name) => sent.fields.get(name) ?? [], {
    ...{ photos: photos.length, answers: given, isSigned: signature !== undefined },
  })
  const again = (shown: Shown, status: number, isNew = false) => {
    const key = isNew || submissionKey === null ? crypto.randomUUID() : submissionKey
    const drawing = filled
      ? filled.again({ ...(isNew ? { isNew } : {}) })
      : taken && 'drawing' in taken
        ? taken.drawing
        : null
    return drawn(c, here, drawing, key, { values, ...shown }, status)
  }
  if (taken && 'drawing' in taken) {
    const { status, drawing } = taken
    const lost: Record<string, string[]> = photos.length > 0 ? { photos: ['Ông/bà chọn lại ảnh trước khi gửi.'] } : {}
    return again({ errors: lost, ...(drawing.trouble ? { trouble: drawing.trouble } : {}) }, status)
  }
  const checked = await checkProofs([...photos, ...(signature ? [signature] : [])], true)
  const errors = read.ok ? {} : { ...read.errors }
  if (photos.length > MOST_PHOTOS) errors.photos = [`Nhiều nhất ${MOST_PHOTOS} ảnh. Ông/bà bỏ bớt rồi gửi lại.`]
  else if (!checked.ok) errors.photos = checked.errors
  if (Object.keys(errors).length > 0 && photos.length > 0 && !errors.photos)
    errors.photos = ['Ông/bà chọn lại ảnh trước khi gửi.']
  if (!read.ok || !checked.ok || Object.keys(errors).length > 0) return again({ errors }, 422)
  if (submissionKey === null) return again({ trouble: TROUBLE.key }, 422)
  if (answers && new TextEncoder().encode(JSON.stringify(answers)).length > MOST_ANSWER_BYTES)
    return again({ trouble: TROUBLE.tooLong }, 413)
  const hashes = await Promise.all(checked.proofs.map(async (file) => sha256(new Uint8Array(await file.arrayBuffer()))))
  const contentHash = sha256(
    JSON.stringify([row.id, staff.id, values, field(sent, 'foundAt') ?? '', filled?.typed ?? null, hashes]),
  )
  const received = seeOther(`${address}/${SPOT}?da=gui`)
  if (before) return before.contentHash === contentHash ? received : again({ trouble: CONFLICT }, 409, true)
  let files
  try {
    files = await keepProofs(c.env, `${row.id}/${SPOT}/${submissionKey}`, desk.today, checked.proofs, true)
  } catch (error) {
    console.error(
      JSON.stringify({ failure: 'finding.files', message: error instanceof Error ? error.message : 'unknown' }),
    )
    return again({ trouble: TROUBLE.files }, 503)
  }
  const id = crypto.randomUUID()
  const sheet = filled && answers ? { id: crypto.randomUUID(), versionId: filled.version.id, answers } : null
  const { foundAt, ...written } = read.written
  const kept = await keepFinding(
    db,
    row,
    {
      row: {
        ...{ ...written, id, submissionKey, contentHash, communeId: row.communeId, dossierId: row.id },
        ...{ sheetId: sheet?.id ?? null, foundBy: staff.id, foundAt: foundAt.toISOString(), sentAt: now.toISOString() },
        signatureFile: signature ? (files.at(-1)?.id ?? null) : null,
      },
      ...{ files, sheet, text: textOf(read.written), actor: staff, at: now },
    },
    (topic) => nextOf(FINDING_STEPS, topic, groundOf(book, desk.file), 'ghi-nhan', staff).ok,
  )
  if (kept === 'kept') return received
  if (kept === 'over') throw problem.conflict('Chuyên đề vừa sang bước khác nên không nhận thêm ghi nhận.')
  if (kept === 'moved') return again({ trouble: BUSY }, 503)
  const other = await findingOfKey(db, staff.communeId, submissionKey)
  return other?.contentHash === contentHash ? received : again({ trouble: CONFLICT }, 409, true)
})

const CONFLICT = {
  title: 'Lần gửi trước đã được ghi nhận, với nội dung khác',
  text: 'Nội dung ở dưới chưa được gửi. Nếu đây là một ghi nhận mới, ông/bà bấm gửi lần nữa.',
}
const BUSY = {
  title: 'Chưa gửi: nhiều người đang gửi cùng lúc',
  text: 'Ông/bà gửi lại sau ít giây. Những gì đã ghi vẫn còn ở dưới; ảnh thì chọn lại.',
}

function askedOf(
  desk: SupervisionDesk,
  checklist: { questionnaireId: string; versionId: string } | undefined,
): Asked | null {
  if (!checklist) return null
  const { questionnaireId, versionId } = checklist
  return { scope: `finding/${desk.file.row.id}`, folder: 'sheets', questionnaireId, versionId }
}

/** The check-list as it was when the page was opened, maybe days ago and without a network: the stamp is ours and says so. */
async function askedThen(c: Context, desk: SupervisionDesk, started: string): Promise<Asked | null> {
  const stamp = readStamp(c.env, `finding/${desk.file.row.id}`, started)
  const version = stamp && (await versionOf(c.var.db, stamp.versionId))
  return version ? askedOf(desk, { questionnaireId: version.questionnaireId, versionId: version.id }) : null
}

function drawn(
  c: Context,
  { address, asked, desk }: Here,
  drawing: Drawing | null,
  submissionKey: string,
  { errors = {}, said = null, trouble, values = {} }: Shown,
  status = 200,
): Response {
  const { book, staff } = c.var
  const sheet = drawing && {
    ...{ sheet: drawing.sheet, page: drawing.page, errors: drawing.errors, more: drawing.more, at: drawing.at },
    ...{ action: '', typed: drawing.sent?.fields, draft: `${SPOT}${address}`, island: true, send: 'Gửi ghi nhận' },
    media: `${address}/${SPOT}/phieu/${drawing.version.number}/`,
  }
  const hidden =
    asked && drawing
      ? carriedFields(c.env, asked, { ...drawing, submissionKey })
      : [['submissionKey', submissionKey] as const]
  const view: FindingView = {
    ...{ book, staff, address, sheet, hidden, values, errors, said, trouble },
    title: desk.file.row.title,
    fields: findingFields(desk),
  }
  return page(c, FindingPage(view), status)
}
