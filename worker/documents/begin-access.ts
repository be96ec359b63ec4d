import { writeTogether } from '../db/connect.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import type { Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { seeOther } from '../http/respond.ts'
import { draftAddress } from './addresses.ts'
import { draftPaper, type NewDraft } from './draft-queries.ts'

/** A paper that can be begun from a dossier: what `PaperOffers` lists, and how it is made when it is wanted. */
export type Offered = Pick<NewDraft, 'template' | 'kind'> & { key: string; paper: () => NewDraft['paper'] }

/** Begins the paper that was chosen in `PaperOffers`, and leads to it. The same page gives the same draft, however often its button is tapped. */
export async function beginOffered(
  c: Context,
  row: DossierRow,
  offered: readonly Offered[],
  needsConfirmation: NewDraft['needsConfirmation'] = null,
): Promise<Response> {
  const { db, now, staff } = c.var
  const sent = await readForm(c)
  const wanted = offered.find((one) => one.key === field(sent, 'paper'))
  if (!wanted) throw problem.conflict('Văn bản này chưa soạn được từ hồ sơ lúc này. Ông/bà mở lại trang.')
  const key = field(sent, 'key') ?? ''
  if (!/^[0-9a-f-]{36}$/.test(key)) throw problem.malformed()
  const id = `${key}.${wanted.key}`
  await writeTogether(db, [
    draftPaper(db, {
      ...{ id, communeId: row.communeId, bodyId: staff.bodyId, template: wanted.template, kind: wanted.kind },
      ...{ subject: { kind: 'dossier', id: row.id }, restricted: row.restricted, needsConfirmation },
      ...{ paper: wanted.paper(), by: staff.id, now },
    }),
  ])
  return seeOther(draftAddress(id))
}
