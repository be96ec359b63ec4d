import { readUnit, unitKey } from '../../communes/unit.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { DeedField } from '../../dossiers/deed.ts'
import { checkProofs, keepProofs } from '../../dossiers/proof-store.ts'
import { begin, filesOfEvent } from '../../dossiers/queries.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import type { Context } from '../../http/context.ts'
import { sha256 } from '../../http/keys.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { DIFFICULTY_MAX, difficultyId, WORDS_LEAST } from './begin.ts'
import { difficultyParts, tellFront } from './begin-queries.ts'
import { ownUnit, seesAll } from './list-ask.ts'

/** The fields of a difficulty that is told at once. Officers of the Front and leaders say whose it is. */
export function fieldsOf(c: Context): DeedField[] {
  const { book, staff } = c.var
  const units = [
    ...book.hamletsNow.map(({ id, name }) => ({ value: unitKey({ kind: 'hamlet', id }), label: name })),
    ...[...book.bodies.values()]
      .filter(({ endsOn, kind }) => endsOn === null && kind !== 'external')
      .map(({ id, name }) => ({ value: unitKey({ kind: 'body', id }), label: name }))
      .toSorted((a, b) => a.label.localeCompare(b.label, 'vi')),
  ]
  return [
    ...(seesAll(staff, book)
      ? [
          {
            ...{
              kind: 'select' as const,
              name: 'unit',
              label: 'Nơi nào vướng',
              required: true,
              empty: 'Chọn thôn, cơ quan',
            },
            options: units,
          },
        ]
      : []),
    {
      ...{ kind: 'area', name: 'words', label: 'Vướng ở đâu, cần gì', required: true },
      ...{ least: WORDS_LEAST, most: DIFFICULTY_MAX, rows: 5 },
      hint: 'Ví dụ: Cột điện đầu xóm 3 nghiêng, Điện lực hẹn hai lần chưa đến.',
    },
  ]
}

/** Keeps a difficulty that is told at once. The same key and words again give the same one. */
export async function tellDifficulty(
  c: Context,
  told: { unit: string; words: string; submissionKey: string; files: readonly File[] },
): Promise<
  | { ok: true; row: DossierRow }
  | { ok: false; why: 'conflict' | 'store' }
  | { ok: false; why: 'files'; errors: string[] }
> {
  const { book, db, now, staff } = c.var
  const { files, submissionKey, words } = told
  const unit = seesAll(staff, book) ? told.unit : (ownUnit(staff) ?? '')
  if (readUnit(book, unit) === null) return { ok: false, why: 'files', errors: [] }
  const checked = await checkProofs(files, true)
  if (!checked.ok) return { ok: false, why: 'files', errors: checked.errors }
  // The key gives the id, so that a second sending finds the photos of the first.
  const id = difficultyId(now, sha256(`${staff.id}/${submissionKey}`).slice(0, 16))
  let kept
  try {
    kept = await keepProofs(c.env, `${submissionKey}/1`, localDay(now), checked.proofs, true)
  } catch {
    console.error(JSON.stringify({ failure: 'difficulty.files' }))
    return { ok: false, why: 'store' }
  }
  const { also, event, row } = difficultyParts(db, {
    ...{ book, id, unit, words, parentId: null, leadBodyId: book.commune.triageBodyId, submissionId: '', question: '' },
    ...{ submissionKey, actor: staff, now },
  })
  const place = { dossierId: id, seq: 1, at: now }
  const tell = tellFront(book, row, staff.id, now)
  const begun = await begin(db, row, event, [...also, ...filesOfEvent(db, place, kept), tell])
  if (!begun.ok) return begun
  tellPost(c)
  return { ok: true, row: begun.row }
}
