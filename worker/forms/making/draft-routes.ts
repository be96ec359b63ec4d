import { Hono } from 'hono'
import type { App, Context } from '../../http/context.ts'
import { problemJson } from '../../http/failure.tsx'
import { problem } from '../../http/problem.ts'
import { isSameData } from '../compare.ts'
import { type Draft, findDraft, findRevision, makeDraft, saveDraft } from '../draft-queries.ts'
import { copyMedia, mediaOf } from '../media-queries.ts'
import { DRAFT_BYTES, readDraft, TITLE_MAX } from '../questionnaire-form.ts'
import type { Questionnaire } from '../questionnaire.ts'
import { versionsOf } from '../version-queries.ts'
import { FORMS } from './addresses.ts'
import { isKey } from './key.ts'
import type { Conflict, Opened, Saved, Stand } from './talk.ts'
import type { UsesOf } from './uses.ts'

/** Whoever saved within so many minutes may still be at it. */
const RECENT_MS = 10 * 60_000

/** What the page on which a questionnaire is made says to the Worker and hears from it: JSON. */
export function draftRoutes(usesOf: UsesOf): Hono<App> {
  const routes = new Hono<App>()

  routes.get('/:id/nhap', async (c) => {
    const { book, db, now, staff } = c.var
    const row = await draftOf(c)
    if (!row) return gone()
    const [uses, versions, media] = await Promise.all([
      usesOf(db, staff.communeId, [row.id]),
      versionsOf(db, row.id),
      mediaOf(db, row.id),
    ])
    const isRecent = row.editedBy !== staff.id && now.getTime() - Date.parse(row.editedAt) < RECENT_MS
    const opened: Opened = {
      ...{ revision: row.revision, draft: row.draft, editedAt: row.editedAt, who: row.editor, isRecent },
      now: now.toISOString(),
      uses: uses.map(({ title, href, state, number, isLive }) => ({ title, href, state, number, isLive })),
      version: versions[0]?.number ?? 0,
      media: [...media.values()].map(({ name, type }) => ({ name, type })),
      hamlets: book.hamletsNow.map(({ id, name }) => ({ id, name })),
    }
    return Response.json(opened)
  })

  routes.get('/:id/moi', async (c) => {
    const found = await findRevision(c.var.db, c.var.staff.communeId, c.req.param('id'))
    if (!found) return gone()
    const stand: Stand = { revision: found.revision, editedAt: found.editedAt, who: found.editor ?? '' }
    return Response.json(stand)
  })

  routes.put('/:id/nhap', async (c) => {
    const { db, now, staff } = c.var
    const sent = await readSent(c)
    if (sent instanceof Response) return sent
    const { draft, revision } = sent
    if (revision === null) return problemJson(problem.malformed())
    const id = c.req.param('id')
    const saved = await saveDraft(db, { communeId: staff.communeId, id, by: staff.id, now, seen: revision }, draft)
    if (saved !== null) return Response.json({ revision: saved, editedAt: now.toISOString() } satisfies Saved)
    const row = await draftOf(c)
    if (!row) return gone()
    // The answer to an earlier saving may have been lost on the way.
    if (row.editedBy === staff.id && isSameData(row.draft, draft))
      return Response.json({ revision: row.revision, editedAt: row.editedAt } satisfies Saved)
    return Response.json(conflictOf(row), { status: 409 })
  })

  routes.post('/:id/ban-sao', async (c) => {
    const { db, now, staff } = c.var
    const sent = await readSent(c)
    if (sent instanceof Response) return sent
    const row = await draftOf(c)
    if (!row) return gone()
    const id = isKey(sent.key) ? sent.key : crypto.randomUUID()
    const draft = { ...sent.draft, title: `${sent.draft.title.slice(0, TITLE_MAX - 20)} (bản sao)` }
    await makeDraft(db, { id, communeId: staff.communeId, by: staff.id, now }, draft)
    if ((await mediaOf(db, id)).size === 0)
      await copyMedia(db, (await mediaOf(db, row.id)).values(), {
        questionnaireId: id,
        newId: () => crypto.randomUUID(),
      })
    return Response.json({ href: `${FORMS}/${id}` }, { status: 201 })
  })
  return routes
}

function draftOf(c: Context): Promise<Draft | undefined> {
  return findDraft(c.var.db, c.var.staff.communeId, c.req.param('id') ?? '')
}

function conflictOf(row: Draft): Conflict {
  return { revision: row.revision, editedAt: row.editedAt, who: row.editor, draft: row.draft }
}

function gone(): Response {
  return problemJson(problem.notFound('Biểu mẫu này không còn, hoặc đã được cất đi.'))
}

type DraftSent = { draft: Questionnaire; revision: number | null; key: string }

/** What was sent, or the answer that says why it is not taken. */
async function readSent(c: Context): Promise<DraftSent | Response> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return problemJson(problem.contentType())
  const bytes = await c.req.arrayBuffer()
  if (bytes.byteLength > DRAFT_BYTES)
    return problemJson(problem.tooLarge('Biểu mẫu nặng quá 1,5 MB. Ông/bà bớt câu, hoặc bớt bảng đi kèm.'))
  let sent: unknown
  try {
    sent = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return problemJson(problem.malformed())
  }
  const { draft, revision, key } = (typeof sent === 'object' && sent !== null ? sent : {}) as Record<string, unknown>
  const read = readDraft(draft)
  if (!read.ok)
    return problemJson(
      problem.invalid({ [read.at]: ['Có chỗ trong biểu mẫu không đúng dạng. Ông/bà hoàn tác bước vừa rồi.'] }),
    )
  return {
    draft: read.draft,
    revision: typeof revision === 'number' && Number.isSafeInteger(revision) ? revision : null,
    key: typeof key === 'string' ? key : '',
  }
}
