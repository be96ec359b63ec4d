import { Hono } from 'hono'
import { dossierCode, dossierSlug } from '../../dossiers/code.ts'
import { type DeedField, type DeedValues, readDeed } from '../../dossiers/deed.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { messagesOf } from '../../dossiers/tell.ts'
import { readKey } from '../../forms/filling/sending.ts'
import { readStamp, startStamp } from '../../forms/filling/stamp.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { keyedHex, sha256 } from '../../http/keys.ts'
import { paceOf } from '../../http/pace.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { looksLike } from '../../routing/suspicion/suspicion.ts'
import { tell } from '../audiences.ts'
import { publicPlace, topicHref } from '../place.ts'
import { aroundTopic, keepObservation, knownTopic, observationOf, observationOfKey } from './observation-queries.ts'
import { closedPage, HONEYPOT, observingPage, type ObservingView, receivedPage } from './observing-page.tsx'
import { type Flag, observationCode, takesObservations } from './rules.ts'
import { OBSERVING, observingHref } from './words.ts'

/** What the people add to an open topic, mounted below a commune's name. */
export const observationPublicRoutes = new Hono<App>()

const PLACE = `/giam-sat/:slug{\\d\\d-\\d{4,6}}/${OBSERVING}`
/** Nobody reads and fills in the form faster, in milliseconds; one that was open for longer says nothing. */
const FASTEST_MS = 3_000
const LONGEST_MS = 24 * 3_600_000
const HOUR_MS = 3_600_000

observationPublicRoutes.get(PLACE, async (c) => {
  const row = await topicOf(c)
  if (!takesObservations(row)) return closed(c, row)
  return drawn(c, row, {}, 200)
})

observationPublicRoutes.get(`${PLACE}/da-gui`, async (c) => {
  const { book, db } = c.var
  const row = await topicOf(c)
  const found = await observationOf(db, book.commune.id, c.req.query('so') ?? '')
  if (!found || found.dossierId !== row.id) throw problem.notFound('Không có góp ý mang số này.')
  const isSeen = found.state === 'read' || found.state === 'considered'
  const state = isSeen ? 'Người giám sát đã xem.' : ''
  return page(c, receivedPage({ ...topic(c, row), code: found.code, sentAt: found.sentAt, state }))
})

observationPublicRoutes.post(PLACE, async (c) => {
  const { book, db, now } = c.var
  const row = await topicOf(c)
  const sent = await readForm(c)
  const key = readKey(field(sent, 'submissionKey') ?? '')
  const { errors, values } = readDeed(fieldsOf(c), (name) => sent.fields.get(name) ?? [])
  const started = field(sent, 'started') ?? ''
  const again = (more: Shown, status: number) =>
    drawn(c, row, { values, key: key ?? undefined, started, ...more }, status)
  const contentHash = sha256(JSON.stringify([row.id, values]))
  const received = (code: string) => seeOther(`${observingHref(book.commune.id, dossierSlug(row))}/da-gui?so=${code}`)
  const before = key && (await observationOfKey(db, book.commune.id, key))
  if (before)
    return before.contentHash === contentHash
      ? received(before.code)
      : again({ key: undefined, trouble: CONFLICT }, 409)
  if (!takesObservations(row)) return closed(c, row)
  if (Object.keys(errors).length > 0) return again({ errors }, 422)
  if (key === null) return again({ trouble: NO_KEY }, 422)
  const flag: Flag = looksLike(values.content ?? '')[0]?.kind ?? ''
  if (flag !== '' && field(sent, 'confirmed') !== '1') return again({ asks: flag }, 200)
  if ((await paceOf(c, null)) === 'too_many') return again({ trouble: TOO_MANY }, 429)
  const opened = readStamp(c.env, `observation/${row.id}`, started)
  const took = opened ? now.getTime() - opened.openedAt.getTime() : 0
  const isHuman = (field(sent, HONEYPOT) ?? '') === '' && took >= FASTEST_MS && took <= LONGEST_MS
  const { people, told } = await aroundTopic(db, row.id, now)
  const isTold = isHuman && !told.some((one) => (one.flag === '') === (flag === ''))
  const code = observationCode(keyedHex(c.env, 'observation', `${row.id}/${key}`))
  // The hour stands where an event's place would: one message an hour, however many come at once.
  const hour = Math.floor(now.getTime() / HOUR_MS) * 2 + (flag === '' ? 0 : 1)
  const place = { dossierId: row.id, communeId: row.communeId, seq: hour, at: now, byId: '' }
  const href = `${topicHref(row)}/${OBSERVING}${flag === '' ? '' : '?rieng'}`
  const tellings =
    flag === ''
      ? tell({ book, file: { row, people } }, ['lead', 'team'], 'Có góp ý mới của bà con.')
      : [{ to: [`${book.commune.triageBodyId}:coordinator,approver`], what: 'Có góp ý cần xem riêng.' }]
  const messages = isTold ? messagesOf({ ...place, code: dossierCode(book, row), href }, tellings) : []
  const kept = await keepObservation(
    db,
    {
      ...{ id: crypto.randomUUID(), communeId: row.communeId, dossierId: row.id, code, flag, submissionKey: key },
      ...{ content: values.content ?? '', hamletId: values.hamlet ?? '', place: values.place ?? '', contentHash },
      ...(isHuman ? { state: 'new', note: '' } : { state: 'hidden', note: 'Tự ẩn: giống máy gửi.' }),
      ...{ handledBy: '', handledAt: null, told: isTold, sentAt: now.toISOString() },
    },
    messages,
  )
  if (kept === 'taken') {
    const other = await observationOfKey(db, book.commune.id, key)
    if (other?.contentHash !== contentHash) return again({ key: undefined, trouble: CONFLICT }, 409)
  } else if (messages.length > 0) tellPost(c)
  return received(code)
})

const CONFLICT = {
  title: 'Lần gửi trước đã được ghi nhận, với nội dung khác',
  text: 'Nội dung ở dưới chưa được gửi. Nếu đây là một góp ý mới, ông/bà bấm gửi lần nữa.',
}
const NO_KEY = { title: 'Chưa gửi được', text: 'Trang này mở chưa đủ. Ông/bà bấm gửi lần nữa.' }
const TOO_MANY = {
  title: 'Chưa gửi: mạng này đang gửi quá nhiều',
  text: 'Ông/bà chờ một phút rồi bấm gửi lần nữa. Những gì ông/bà viết vẫn còn ở dưới.',
}

async function topicOf(c: Context): Promise<DossierRow> {
  const row = await knownTopic(c.var.db, c.var.book.commune.id, c.req.param('slug') ?? '')
  if (!row) throw problem.notFound()
  return row
}

function topic(c: Context, row: DossierRow) {
  const { book } = c.var
  return { book, title: row.title, topicHref: `${publicPlace(book.commune.id)}/${dossierSlug(row)}` }
}

function closed(c: Context, row: DossierRow): Response {
  return page(c, closedPage(topic(c, row)), 409)
}

function fieldsOf({ var: { book } }: Context): DeedField[] {
  return [
    { kind: 'area', name: 'content', label: 'Ông/bà thấy gì', required: true, least: 10, most: 2000, rows: 6 },
    {
      ...{ kind: 'select', name: 'hamlet', label: 'Ở thôn nào', empty: 'Không ghi' },
      options: book.hamletsNow.map(({ id, name }) => ({ value: id, label: name })),
    },
    { kind: 'line', name: 'place', label: 'Chỗ nào (không bắt buộc)', hint: 'Ví dụ: cạnh nhà văn hóa, đầu cầu treo.' },
  ]
}

type Shown = Partial<Pick<ObservingView, 'errors' | 'trouble' | 'asks'>> & {
  values?: DeedValues
  key?: string | undefined
  started?: string
}

function drawn(c: Context, row: DossierRow, shown: Shown, status: number): Response {
  const { asks, errors = {}, key, started, trouble, values = {} } = shown
  const scope = `observation/${row.id}`
  const stamp = started && readStamp(c.env, scope, started) ? started : null
  const view: ObservingView = {
    ...{ ...topic(c, row), fields: fieldsOf(c), values, errors, trouble, asks },
    hidden: [
      ['submissionKey', key ?? crypto.randomUUID()],
      ['started', stamp ?? startStamp(c.env, scope, { openedAt: c.var.now, versionId: OBSERVING })],
      ...(asks ? [['confirmed', '1'] as const] : []),
    ],
  }
  return page(c, observingPage(view), status)
}
