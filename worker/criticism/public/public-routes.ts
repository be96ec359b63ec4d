import { Hono } from 'hono'
import { showSecret } from '../../cases/code.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { sha256 } from '../../http/keys.ts'
import { paceOf } from '../../http/pace.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { containsIdentityNumber, looksLike } from '../../routing/suspicion/suspicion.ts'
import { check, type FieldErrors } from '../../staff/form.ts'
import { commentAddress, commentHash, commentSecret } from '../codes.ts'
import { commentSchema } from '../comment-form.ts'
import { COMMENTS_SHOWN, keepComment, shownComments } from '../comment-queries.ts'
import { type DraftCursor, DRAFTS_SHOWN, openDrafts, publicDrafts } from '../list-queries.ts'
import { publicAddress } from '../place.ts'
import { criticismOf, readPublic } from '../queries.ts'
import { neighboursOf, sectionAt, wholeText } from '../text-queries.ts'
import { takesComments } from '../rules.ts'
import type { CriticismRow } from '../tables.ts'
import { draftPage, wholePage } from './draft-page.tsx'
import { publicListPage } from './list-page.tsx'
import { publicDraft } from './own-access.ts'
import { ownRoutes } from './own-routes.ts'
import { sectionPage, type SectionView } from './section-page.tsx'
import { HONEYPOT, isAtHumanPace, openedStamp } from './stamp.ts'

/** Drafts as the people meet them, mounted below a commune's name. */
export const criticismPublicRoutes = new Hono<App>()

criticismPublicRoutes.get('/gop-y', async (c) => {
  const { book, db, now } = c.var
  const today = localDay(now)
  const before = readCursor(c.req.query('sau'))
  const [open, found] = await Promise.all([
    before === null ? openDrafts(db, book.commune.id, today, DRAFTS_SHOWN) : [],
    publicDrafts(db, book.commune.id, before),
  ])
  const rows = found.slice(0, DRAFTS_SHOWN)
  const last = found.length > DRAFTS_SHOWN ? rows.at(-1)?.row : undefined
  const next = last
    ? `/${book.commune.id}/gop-y?sau=${encodeURIComponent(`${last.publishedAt ?? ''}~${last.id}`)}`
    : undefined
  return page(c, publicListPage({ book, today, open, rows, next, isLater: before !== null }))
})

criticismPublicRoutes.route('/', ownRoutes)

criticismPublicRoutes.get('/gop-y/:slug', async (c) => {
  const { book, db, now } = c.var
  const row = await publicDraft(c)
  return page(c, draftPage({ book, row, own: await readPublic(db, row), today: localDay(now) }))
})

criticismPublicRoutes.get('/gop-y/:slug/toan-van', async (c) => {
  const { book, db } = c.var
  const row = await publicDraft(c)
  const criticism = await criticismOf(db, row.id)
  if (!criticism.isOpen) throw problem.notFound('Nội dung dự thảo này không đăng.')
  return page(c, wholePage({ book, row, sections: await wholeText(db, row.id) }))
})

criticismPublicRoutes.get('/gop-y/:slug/muc/:position', async (c) => {
  const shown = await sectionOf(c)
  return drawn(c, shown, { text: () => '', errors: {}, ...freshKeys(c, shown) }, 200)
})

criticismPublicRoutes.post('/gop-y/:slug/muc/:position', async (c) => {
  const { book, db, now } = c.var
  const shown = await sectionOf(c)
  const { row, criticism, section } = shown
  const sent = await readForm(c)
  const text = (name: string) => field(sent, name) ?? ''
  const read = check(commentSchema, {
    text: text('text'),
    axis: text('axis'),
    hamlet: text('hamlet'),
    submissionKey: text('submissionKey'),
  })
  const errors: FieldErrors = read.ok ? {} : read.errors
  if (read.ok && read.value.hamlet !== '' && !book.hamlets.has(read.value.hamlet))
    errors.hamlet = ['Ông/bà chọn một thôn trong danh sách của xã, hoặc để trống.']
  const again = (status: 409 | 422 | 429, trouble?: SectionView['trouble'], isNew = false) => {
    const fresh = freshKeys(c, shown)
    const keeps = isAtHumanPace(c.env, row.id, text('started'), now)
    return drawn(
      c,
      shown,
      {
        text,
        errors,
        trouble,
        submissionKey: isNew || errors.submissionKey ? fresh.submissionKey : text('submissionKey'),
        started: keeps ? text('started') : fresh.started,
      },
      status,
    )
  }
  if (!read.ok || Object.keys(errors).length > 0) return again(422)
  if (!takesComments(row, criticism, localDay(now))) return again(409, closedWords(criticism))
  const pace = await paceOf(c, null)
  if (pace === 'too_many') return again(429, TOO_MANY)
  const { value } = read
  const flags = [
    ...looksLike(value.text).map(({ kind }) => kind),
    ...(containsIdentityNumber(value.text).length > 0 ? ['identity'] : []),
    ...(text(HONEYPOT) === '' ? [] : ['honeypot']),
    ...(isAtHumanPace(c.env, row.id, text('started'), now) ? [] : ['pace']),
    ...(pace === 'usual' ? [] : ['network']),
  ]
  const secret = commentSecret(c.env, row.id, value.submissionKey)
  const kept = await keepComment(
    db,
    {
      id: crypto.randomUUID(),
      dossierId: row.id,
      ...{ section: section.position, axis: value.axis, text: value.text, hamletId: value.hamlet },
      ...{ by: 'citizen', bodyId: '', from: '', enteredBy: '', state: 'waiting', flags: flags.join(' ') },
      lookupHash: commentHash(c.env, secret),
      submissionKey: value.submissionKey,
      contentHash: sha256(JSON.stringify([section.position, value.axis, value.text, value.hamlet])),
      at: now.toISOString(),
    },
    ['collecting', 'session_held'],
  )
  if (!kept.ok) return kept.why === 'closed' ? again(409, closedWords(criticism)) : again(409, CONFLICT, true)
  return seeOther(`${commentAddress(book.commune.id, row, kept.number)}?ma=${showSecret(secret)}`)
})

const TOO_MANY = {
  title: 'Chưa gửi: mạng này đang gửi quá nhiều',
  text: 'Ông/bà chờ một phút rồi bấm "Gửi ý kiến" lần nữa. Những gì ông/bà viết vẫn còn ở dưới.',
}
const CONFLICT = {
  title: 'Lần gửi trước đã được ghi nhận, với nội dung khác',
  text: 'Nội dung ở dưới khác với lần gửi trước nên chưa được gửi. Nếu đây là một ý kiến khác, ông/bà bấm "Gửi ý kiến" lần nữa.',
}

function closedWords(criticism: Pick<CriticismRow, 'closesOn'>): { title: string; text: string } {
  const until = criticism.closesOn === null ? '' : ` (${longDay(criticism.closesOn)})`
  return {
    title: 'Chưa gửi: đã hết thời gian góp ý',
    text: `Dự thảo này không nhận thêm ý kiến${until}. Những gì ông/bà viết vẫn còn ở dưới để chép lại. Muốn nêu ý kiến, ông/bà gửi kiến nghị ở trang đầu của xã.`,
  }
}

type Section = {
  row: Awaited<ReturnType<typeof publicDraft>>
  criticism: CriticismRow
  section: SectionView['section']
}

/** The part of a draft that the address names; a chapter's name without text is none. */
async function sectionOf(c: Context): Promise<Section> {
  const row = await publicDraft(c)
  const position = /^\d{1,3}$/.exec(c.req.param('position') ?? '')?.[0]
  const [criticism, section] = await Promise.all([
    criticismOf(c.var.db, row.id),
    position === undefined ? undefined : sectionAt(c.var.db, row.id, Number(position)),
  ])
  if (!criticism.isOpen || !section || (section.position > 0 && section.text === ''))
    throw problem.notFound('Mục này không có trong dự thảo.')
  return { row, criticism, section }
}

type Filled = Pick<SectionView, 'text' | 'errors' | 'submissionKey' | 'started' | 'trouble'>

async function drawn(
  c: Context,
  { row, criticism, section }: Section,
  filled: Filled,
  status: number,
): Promise<Response> {
  const { book, db, now } = c.var
  const asked = /^\d{1,7}$/.exec(c.req.query('truoc') ?? '')?.[0]
  const before = asked === undefined ? null : Number(asked)
  const [found, near] = await Promise.all([
    shownComments(db, row.id, section.position, before),
    section.position === 0 ? { before: null, after: null } : neighboursOf(db, row.id, section.position),
  ])
  const comments = found.slice(0, COMMENTS_SHOWN)
  const here = `${publicAddress(row.communeId, row)}/muc/${section.position}`
  return page(
    c,
    sectionPage({
      ...{ book, row, section, comments, criticism, before: near.before, after: near.after },
      isOpen: takesComments(row, criticism, localDay(now)),
      next: found.length > COMMENTS_SHOWN ? `${here}?truoc=${comments.at(-1)?.number ?? 0}#y-kien` : undefined,
      isLater: before !== null,
      ...filled,
    }),
    status,
  )
}

function freshKeys(c: Context, { row }: Section): { submissionKey: string; started: string } {
  return { submissionKey: crypto.randomUUID(), started: openedStamp(c.env, row.id, c.var.now) }
}

function readCursor(text: string | undefined): DraftCursor | null {
  const [, at = '', id = ''] = /^(\d{4}-\d\d-\d\dT[\d:.]{5,15}Z)~([\w-]{1,64})$/.exec(text ?? '') ?? []
  return id === '' ? null : { at, id }
}
