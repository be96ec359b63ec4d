import { StatusTag } from '../../../web/components/status-tag.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { unitName } from '../../communes/unit.ts'
import { lateness, latenessText, localDay, longDay, shortDay } from '../../deadlines/calendar.ts'
import { dossierSlug } from '../../dossiers/code.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { DIFFICULTIES } from '../place.ts'
import type { DifficultyRow } from './own.ts'
import type { DifficultyState } from './rules.ts'
import { STATE_WORDS } from './words.ts'

type Props = {
  rows: readonly { row: DossierRow; own: DifficultyRow }[]
  book: CommuneBook
  today: string
  caption: string
}

/** Difficulties, one a line: what, whose, who is to solve it, by when. */
export function DifficultyTable({ rows, book, today, caption }: Props) {
  return (
    <table class="cards" data-rows>
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Vướng mắc</th>
          <th scope="col">Tình trạng</th>
          <th scope="col">Giải quyết</th>
          <th scope="col">Hạn</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ own, row }) => {
          const { name, tone } = STATE_WORDS[row.status as DifficultyState]
          return (
            <tr key={row.id}>
              <td>
                <a href={`${DIFFICULTIES}/${dossierSlug(row)}`}>
                  <bdi>{row.title}</bdi>
                </a>
                <div class="at">
                  {unitName(book, own.unit)}, báo ngày {shortDay(localDay(row.startedAt))}
                </div>
              </td>
              <td data-label="Tình trạng">
                <StatusTag label={name} tone={tone} />
              </td>
              <td data-label="Giải quyết">{ownerText(book, row, own)}</td>
              <td data-label="Hạn" data-none={row.dueOn === null ? true : undefined}>
                <div>
                  {row.dueOn === null ? 'không có' : longDay(row.dueOn)}
                  {row.dueOn !== null && (
                    <div class="at">{latenessText(lateness(row.dueOn, today, book.specialDays))}</div>
                  )}
                </div>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Who is to solve it. */
export function ownerText(
  book: CommuneBook,
  row: Pick<DossierRow, 'addressedBodyId' | 'status'>,
  own: Pick<DifficultyRow, 'passedTo'>,
): string {
  if (own.passedTo !== '' && ['passed_up', 'solved'].includes(row.status)) return own.passedTo
  return row.addressedBodyId === null ? 'chưa giao' : bodyName(book, row.addressedBodyId)
}
