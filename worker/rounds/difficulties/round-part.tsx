import { StatusTag } from '../../../web/components/status-tag.tsx'
import type { Desk } from '../../dossiers/deed.ts'
import { dossierSlug } from '../../dossiers/code.ts'
import { DIFFICULTIES } from '../place.ts'
import { seesAll } from './list-ask.ts'
import type { DifficultyState } from './rules.ts'
import { STATE_WORDS } from './words.ts'

/** Difficulties that came out of a round's reports, for those who find them all: the Front, the leaders, whoever led the round. */
export function RoundDifficulties({ desk: { book, file, staff } }: { desk: Desk<unknown> }) {
  const rows = file.kin.filter(({ kind }) => kind === 'difficulty')
  if (rows.length === 0 || !(seesAll(staff, book) || staff.bodyId === file.row.leadBodyId)) return null
  return (
    <section aria-labelledby="vuong-mac">
      <h2 id="vuong-mac">Vướng mắc từ kỳ này</h2>
      <ul class="list">
        {rows.map((row) => {
          const { name, tone } = STATE_WORDS[row.status as DifficultyState]
          return (
            <li key={row.id}>
              <a href={`${DIFFICULTIES}/${dossierSlug(row)}`}>{row.title}</a>
              <p>
                <StatusTag label={name} tone={tone} />
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
