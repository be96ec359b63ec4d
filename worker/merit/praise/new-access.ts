import { readUnit } from '../../communes/unit.ts'
import { writeTogether } from '../../db/connect.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { dossierCode, dossierSlug } from '../../dossiers/code.ts'
import { begin, filesOfEvent, type NewDossierFile } from '../../dossiers/queries.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { messagesOf } from '../../dossiers/tell.ts'
import type { Context } from '../../http/context.ts'
import { keyedHex } from '../../http/keys.ts'
import { keepMessages } from '../../notifications/outbox-queries.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { sealContact } from '../../submitters/seal.ts'
import { COMMENDATIONS } from '../place.ts'
import { named } from '../ratings/queries.ts'
import { repsOf } from '../../staff/rep-queries.ts'
import type { Proposed } from './new-fields.ts'
import { newPraise } from './queries.ts'
import { toFront } from './told.ts'

/** Begins a proposal for praise: the nominee's name is sealed before anything is written. The same key gives the same one. */
export async function propose(
  c: Context,
  made: { proposed: Proposed; title: string; submissionKey: string; files: readonly NewDossierFile[] },
): Promise<{ ok: true; row: DossierRow } | { ok: false }> {
  const { book, db, now, staff } = c.var
  const { files, submissionKey, title } = made
  const { name, ...rest } = made.proposed
  const year = Number(localDay(now).slice(0, 4))
  const unit = readUnit(book, rest.proposedBy)
  const front = book.commune.triageBodyId
  const hamlet = unit?.kind === 'hamlet' ? unit.id : null
  const id = crypto.randomUUID()
  const [sealed, reps] = await Promise.all([
    sealContact(c.env, id, { name, phone: '', email: '' }),
    hamlet === null ? [] : repsOf(db, staff.communeId, [hamlet]).then((reps) => reps.get(hamlet) ?? []),
  ])
  const people = reps.map((one) => ({
    ...{ id: crypto.randomUUID(), staffId: one.id, name: one.name, title: one.title },
  }))
  const onBehalf = hamlet !== null && staff.hamletId !== hamlet
  const since = now.toISOString()
  const outcome = await begin(
    db,
    {
      ...{ id, communeId: staff.communeId, kind: 'commendation', year, status: 'proposed', title },
      leadBodyId: hamlet === null ? staff.bodyId : front,
      waitsForBodyId: hamlet === null ? front : null,
      writtenBy: staff.id,
      submissionKey,
      contentHash: keyedHex(c.env, 'commendation', JSON.stringify([rest, name, files.map(({ sha256 }) => sha256)])),
    },
    {
      kind: 'commendation.proposed',
      actor: staff,
      at: now,
      detail: { proposedBy: rest.proposedBy, nomineeKind: rest.nomineeKind, form: rest.form, onBehalf },
    },
    [
      newPraise(db, { dossierId: id, communeId: staff.communeId, year, ...rest, ...sealed }),
      ...(people.length > 0 ? [named(db, id, people, since)] : []),
      ...filesOfEvent(db, { dossierId: id, seq: 1, at: now }, files),
    ],
  )
  if (!outcome.ok) return outcome
  const { row } = outcome
  if (row.id === id && hamlet === null) {
    const told = {
      ...{ dossierId: id, communeId: row.communeId, seq: 1, at: now, byId: staff.id, code: dossierCode(book, row) },
      href: `${COMMENDATIONS}/${dossierSlug(row)}`,
    }
    await writeTogether(db, [
      keepMessages(messagesOf(told, [{ to: toFront(book), what: 'Có đề nghị khen thưởng mới, chờ xem thành tích.' }])),
    ])
    tellPost(c)
  }
  return { ok: true, row }
}
