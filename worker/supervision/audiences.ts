import type { CommuneBook } from '../communes/book.ts'
import type { Telling } from '../dossiers/deed.ts'
import type { DossierFile } from '../dossiers/file.ts'
import { ONE } from '../notifications/tells.ts'

type Seen = {
  book: CommuneBook
  file: Pick<DossierFile, 'row'> & { people: readonly DossierFile['people'][number][] }
}
/** Who is meant: the standing board, whoever leads, the team by name, a body that is looked at. */
export type Whom = 'front' | 'lead' | 'team' | { body: string }

/** Something told to those whom it concerns. Of a restricted topic only people named on it hear. */
export function tell(seen: Seen, whom: readonly Whom[], what: string): Telling[] {
  const { people, row } = seen.file
  const named = people.filter((one) => one.until === null && one.staffId !== '').map((one) => ONE + one.staffId)
  const to = row.restricted
    ? named
    : whom.flatMap((one) => {
        if (one === 'front') return [`${seen.book.commune.triageBodyId}:coordinator,approver`]
        if (one === 'lead') return [`${row.leadBodyId}:coordinator,approver,handler,supervisor_member`]
        return one === 'team' ? named : [`${one.body}:handler,approver`]
      })
  return to.length === 0 ? [] : [{ to: [...new Set(to)], what }]
}
