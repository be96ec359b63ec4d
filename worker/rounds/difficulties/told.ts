import type { CommuneBook } from '../../communes/book.ts'
import { readUnit } from '../../communes/unit.ts'
import type { DossierFile } from '../../dossiers/file.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { ONE } from '../../notifications/tells.ts'

/** Who hears of a difficulty: whoever has it, whoever is to solve it, the Front with whoever led the round, the leaders. */
export type Ear = 'unit' | 'owner' | 'front' | 'leaders'

type Heard = {
  row: Pick<DossierRow, 'leadBodyId' | 'addressedBodyId'>
  unit: string
  people: readonly Pick<DossierFile['people'][number], 'staffId' | 'until'>[]
}

const OFFICERS = 'handler,approver,leader,coordinator'

/** Audiences in the words of the notifications. A hamlet hears through those who speak for it, by name. */
export function audience(book: CommuneBook, { people, row, unit }: Heard, ...ears: readonly Ear[]): string[] {
  const front = book.commune.triageBodyId
  const having = readUnit(book, unit)
  const of: Record<Ear, string[]> = {
    unit:
      having?.kind === 'body'
        ? [`${having.id}:${OFFICERS}`]
        : people.filter((one) => one.until === null && one.staffId !== '').map((one) => ONE + one.staffId),
    owner: row.addressedBodyId === null ? [] : [`${row.addressedBodyId}:${OFFICERS}`],
    front: [
      `${front}:coordinator,approver`,
      ...(row.leadBodyId === front ? [] : [`${row.leadBodyId}:coordinator,approver,leader`]),
    ],
    leaders: ['*:leader'],
  }
  return [...new Set(ears.flatMap((ear) => of[ear]))]
}
