import { openBook } from '../../worker/communes/queries.ts'
import { writeTogether } from '../../worker/db/connect.ts'
import { localDay } from '../../worker/deadlines/calendar.ts'
import { dossierSlug } from '../../worker/dossiers/code.ts'
import { begin, moving } from '../../worker/dossiers/queries.ts'
import type { DossierRow } from '../../worker/dossiers/tables.ts'
import { beginCommitments } from '../../worker/recommendations/commitment-queries.ts'
import type { NewCommitment } from '../../worker/recommendations/promises/begin.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { db, ECONOMY, type Placed, rowOf } from '../recommendations/placed.ts'

const thu: StaffMember = {
  ...{ kind: 'staff', id: 'vi-du.dieuphoi', name: 'x', username: 'dieuphoi', communeId: 'binh-xa' },
  ...{ bodyId: 'binh-xa.mttq', hamletId: null, title: '', roles: ['coordinator'], mustChangePassword: false },
}

type How = {
  to?: string
  lead?: string
  items?: readonly Partial<NewCommitment>[]
  restricted?: boolean
  isPublic?: boolean
  /** Days before today on which the dialogue was held. */
  ago?: number
}

export const ASKED = 'Lắp hai bóng đèn ở ngã ba thôn Làng Dìa theo ý kiến bà con tại hội nghị.'
export const PUBLIC_ASKED = 'Lắp hai bóng đèn ở ngã ba thôn Làng Dìa.'

/** Promises given in a dialogue, begun as its own event begins them. */
export async function promiseAll(how: How = {}): Promise<Placed[]> {
  const { items = [{}], lead = 'binh-xa.ubnd', restricted = false, to = ECONOMY } = how
  const now = new Date()
  const book = await openBook(db, 'binh-xa', now)
  if (!book) throw new Error('no book')
  const made = await begin(
    db,
    {
      ...{ id: crypto.randomUUID(), communeId: 'binh-xa', kind: 'dialogue', year: 2026, status: 'minutes_approved' },
      ...{ title: 'Đối thoại quý IV', leadBodyId: lead, submissionKey: crypto.randomUUID(), contentHash: 'a' },
      ...{ restricted, publishedAt: how.isPublic === false ? null : now.toISOString() },
    },
    { kind: 'dialogue.proposed', actor: thu, at: now },
  )
  if (!made.ok) throw new Error('no parent')
  const all = items.map((item) => ({
    ...{ id: crypto.randomUUID(), addressedBodyId: to, asked: ASKED, publicAsked: PUBLIC_ASKED },
    ...{ doneWantedOn: '2099-03-01', ...item },
  }))
  const heldOn = localDay(new Date(now.getTime() - (how.ago ?? 3) * 86_400_000))
  await writeTogether(db, [
    ...moving(
      db,
      made.row,
      { kind: 'dialogue.results_published', actor: thu, at: now },
      { status: 'results_published' },
    ),
    ...beginCommitments(db, { book, parent: made.row, items: all, actor: thu, now, heldOn }),
  ])
  return Promise.all(all.map(({ id }) => placedOf(id, made.row)))
}

/** One of them. */
export async function promise(how: How = {}): Promise<Placed> {
  const [one] = await promiseAll(how)
  if (!one) throw new Error('none')
  return one
}

async function placedOf(id: string, parent: DossierRow): Promise<Placed> {
  const slug = dossierSlug((await rowOf(id)).row)
  return { id, slug, href: `/can-bo/kien-nghi/${slug}`, parent }
}
