import { readUnit, unitName } from '../../communes/unit.ts'
import { isTaken, type Statement, writeTogether } from '../../db/connect.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import { dossierCode, dossierSlug } from '../../dossiers/code.ts'
import { beginning } from '../../dossiers/queries.ts'
import { messagesOf } from '../../dossiers/tell.ts'
import type { Context } from '../../http/context.ts'
import { keepMessages } from '../../notifications/outbox-queries.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { RATINGS } from '../place.ts'
import type { Subject } from '../ready.ts'
import { bodyOfUnit } from './deeds-back.ts'
import { waitsFor } from './limits.ts'
import { ratingsOfUnits } from './list-queries.ts'
import { named } from './queries.ts'
import { repsOf } from '../../staff/rep-queries.ts'
import { newRating } from './season-queries.ts'
import { toUnit } from './told.ts'

/** Units that one form opens: each is a dossier of its own, and the platform allows 1,000 queries a request. */
export const MOST_UNITS = 100

export type Season = { year: number; units: readonly string[]; dueOn: string; criteria: Record<Subject, string[]> }

/** Opens a year's ratings for these units, all or none. 'moved': somebody opened one of them meanwhile. */
export async function openSeason(c: Context, { criteria, dueOn, units, year }: Season): Promise<'done' | 'moved'> {
  const { book, db, now, staff } = c.var
  const [today, since] = [localDay(now), now.toISOString()]
  const hamlets = units.filter((unit) => unit.startsWith('hamlet:')).map((unit) => unit.slice('hamlet:'.length))
  const reps = await repsOf(db, staff.communeId, hamlets)
  const statements: Statement[] = units.flatMap((unit) => {
    const id = crypto.randomUUID()
    const body = bodyOfUnit(unit)
    const people = (body === null ? (reps.get(unit.slice('hamlet:'.length)) ?? []) : []).map((one) => ({
      ...{ id: crypto.randomUUID(), staffId: one.id, name: one.name, title: one.title },
    }))
    const subject = readUnit(book, unit)?.kind ?? 'body'
    const key = `rating.${year}.${unit}`
    return [
      ...beginning(
        db,
        {
          ...{ id, communeId: staff.communeId, kind: 'rating', year: Number(today.slice(0, 4)), status: 'opened' },
          ...{ title: `${unitName(book, unit)}: xếp loại năm ${year}` },
          leadBodyId: body ?? book.commune.triageBodyId,
          ...waitsFor(body, today, dueOn),
          ...{ submissionKey: key, contentHash: key },
        },
        { kind: 'rating.opened', actor: staff, at: now, detail: { year, unit, dueOn } },
      ),
      newRating(db, { dossierId: id, communeId: staff.communeId, year, unit, criteria: criteria[subject] }),
      ...(people.length > 0 ? [named(db, id, people, since)] : []),
    ]
  })
  try {
    await writeTogether(db, statements)
  } catch (error) {
    if (isTaken(error, 'ratings.commune_id') || isTaken(error, 'dossiers.commune_id')) return 'moved'
    throw error
  }
  const made = await ratingsOfUnits(db, staff.communeId, year, units)
  const messages = made.flatMap(({ rating, row }) => {
    const people = (reps.get(rating.unit.slice('hamlet:'.length)) ?? []).map(({ id }) => ({ staffId: id, until: null }))
    const told = {
      ...{ dossierId: row.id, communeId: row.communeId, seq: 1, at: now, byId: staff.id },
      ...{ code: dossierCode(book, row), href: `${RATINGS}/${dossierSlug(row)}` },
    }
    const what = `Mời tự chấm điểm, tự xếp loại năm ${year}. Hạn ${longDay(dueOn)}.`
    return messagesOf(told, [{ to: toUnit(rating.unit, people), what }])
  })
  if (messages.length > 0) await writeTogether(db, [keepMessages(messages)])
  tellPost(c)
  return 'done'
}
