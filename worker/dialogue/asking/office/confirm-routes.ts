import { Hono } from 'hono'
import { readSlug } from '../../../dossiers/code.ts'
import { dossiersFor, findDossier } from '../../../dossiers/queries.ts'
import type { App, Context } from '../../../http/context.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import { CONFIRMING, TOPICS, REQUESTS } from '../../place.ts'
import {
  confirmVoice,
  dossierOfVoice,
  noteNoAnswer,
  openContact,
  VOICES_SHOWN,
  type VoiceCursor,
  voicesOfTopic,
  voicesToConfirm,
} from '../confirm-queries.ts'
import type { VoiceLine } from '../own.ts'
import { isFront, mayCall } from '../permissions.ts'
import { addressOf } from '../room-access.ts'
import { voiceLineAt } from '../voice-queries.ts'
import { callPage, confirmListPage, type VoiceItem } from './confirm-page.tsx'

/** Calling those who left a number: a work list, one number at a time. */
export const confirmRoutes = new Hono<App>()

const SAID: Readonly<Record<string, { tone: 'good' | 'warn'; text: string }>> = {
  dung: { tone: 'good', text: 'Đã ghi: đúng người. Người này được đếm.' },
  'khong-duoc': { tone: 'good', text: 'Đã ghi: chưa liên lạc được. Ông/bà gọi lại sau.' },
  roi: { tone: 'warn', text: 'Người này đã có người khác xác nhận trước.' },
  rut: { tone: 'warn', text: 'Người này đã rút, không gọi nữa.' },
}

confirmRoutes.get('/doi-thoai/xac-nhan', async (c) => {
  const { book, db, staff } = c.var
  allow(c)
  const after = readCursor(c.req.query('sau'))
  const found = await voicesToConfirm(db, staff.communeId, after)
  const shown = found.slice(0, VOICES_SHOWN)
  const last = found.length > VOICES_SHOWN ? shown.at(-1)?.voice : undefined
  const view = {
    ...{ staff, book, said: SAID[c.req.query('da') ?? ''] ?? null, title: 'Gọi xác nhận' },
    crumb: { href: REQUESTS, text: 'Đề nghị đối thoại' },
    voices: shown.map(({ row, voice }) => ({ row, voice, href: addressOf(row) })),
    next: last ? `${CONFIRMING}?sau=${encodeURIComponent(`${last.at}~${last.id}`)}` : undefined,
    first: after === null ? undefined : CONFIRMING,
  }
  return page(c, confirmListPage(view))
})

confirmRoutes.get('/doi-thoai/chu-de/:slug/nguoi', async (c) => {
  const { book, db, staff } = c.var
  const place = readSlug(c.req.param('slug') ?? '')
  const row =
    place &&
    (await findDossier(
      db,
      staff.communeId,
      { kind: 'dialogue_topic', ...place },
      dossiersFor(staff, book.commune.triageBodyId),
    ))
  if (!row) throw problem.notFound()
  allow(c)
  const before = readCursor(c.req.query('sau'))
  const found = await voicesOfTopic(db, row.id, before)
  const shown = found.slice(0, VOICES_SHOWN)
  const here = `${TOPICS}/${c.req.param('slug')}/nguoi`
  const last = found.length > VOICES_SHOWN ? shown.at(-1) : undefined
  const voices: VoiceItem[] = shown.map((voice) => ({ voice, row, href: addressOf(row) }))
  const view = {
    ...{ staff, book, said: null, title: 'Người bày tỏ' },
    crumb: { href: addressOf(row), text: row.title },
    voices,
    next: last ? `${here}?sau=${encodeURIComponent(`${last.at}~${last.id}`)}` : undefined,
    first: before === null ? undefined : here,
  }
  return page(c, confirmListPage(view))
})

confirmRoutes.post('/doi-thoai/xac-nhan/:voice', async (c) => {
  const { book, db, now, staff } = c.var
  const { id } = await voiceHere(c)
  const contact = await openContact({ db, book, staff, now }, c.env, id)
  if (contact === null) return seeOther(`${CONFIRMING}?da=rut`)
  const voice = await voiceHere(c)
  const row = await dossierOfVoice(db, voice)
  if (!row) throw problem.notFound()
  return page(c, callPage({ staff, book, voice, contact, row, href: addressOf(row) }))
})

confirmRoutes.post('/doi-thoai/xac-nhan/:voice/dung', async (c) => {
  const { book, db, now, staff } = c.var
  const { id } = await voiceHere(c)
  const acted = await confirmVoice({ db, book, staff, now }, id)
  return seeOther(`${CONFIRMING}?da=${acted === 'done' ? 'dung' : acted === 'already' ? 'roi' : 'rut'}`)
})

confirmRoutes.post('/doi-thoai/xac-nhan/:voice/khong-duoc', async (c) => {
  const { book, db, now, staff } = c.var
  const { id } = await voiceHere(c)
  const acted = await noteNoAnswer({ db, book, staff, now }, id)
  return seeOther(`${CONFIRMING}?da=${acted === 'done' ? 'khong-duoc' : acted === 'already' ? 'roi' : 'rut'}`)
})

/** Only the Front's intake and coordination call people; to whom requests are not shown at all, nothing is here. */
function allow(c: Context): void {
  const { book, staff } = c.var
  if (mayCall(staff, book)) return
  if (isFront(staff, book) || staff.roles.includes('leader'))
    throw problem.forbidden('Số điện thoại chỉ cán bộ tiếp nhận, điều phối của Mặt trận xã mở để gọi xác nhận.')
  throw problem.notFound()
}

/** The voice of the address, for whoever may call; of another commune it is not there. */
async function voiceHere(c: Context): Promise<VoiceLine> {
  allow(c)
  const voice = await voiceLineAt(c.var.db, c.var.book.commune.id, c.req.param('voice') ?? '')
  if (!voice) throw problem.notFound()
  return voice
}

function readCursor(text: string | undefined): VoiceCursor | null {
  const [, at = '', id = ''] = /^(\d{4}-\d\d-\d\dT[\d:.]{5,15}Z)~([\w-]{1,64})$/.exec(text ?? '') ?? []
  return id === '' ? null : { at, id }
}
