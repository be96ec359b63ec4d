import { dossierSlug } from '../../dossiers/code.ts'
import type { Newest } from './observation-queries.ts'
import { takesObservations } from './rules.ts'
import { OBSERVING, observingHref } from './words.ts'

type Row = { year: number; number: number; status: string; restricted: boolean; publishedAt: string | null }
type Props = { address: string; communeId: string; row: Row; told: Newest }

/** On a topic's page: how many observations came, and the ways to them and to the form. */
export function Observations({ address, communeId, row, told: { fresh, many, more } }: Props) {
  const isOpen = takesObservations(row)
  if (!isOpen && many === 0) return null
  return (
    <section aria-labelledby="gop-y-cua-dan">
      <h2 id="gop-y-cua-dan">Góp ý của bà con</h2>
      <p>
        {many === 0 ? (
          'Chưa có góp ý nào.'
        ) : (
          <a href={`${address}/${OBSERVING}`}>
            {more ? `Hơn ${many}` : many} góp ý{fresh > 0 && `, ${fresh} chưa xem`}
          </a>
        )}
      </p>
      {isOpen && (
        <p class="noprint">
          <a href={observingHref(communeId, dossierSlug(row))}>Trang để bà con góp ý</a>
        </p>
      )}
    </section>
  )
}

/** On the page that everybody reads of a topic: the way to add to it, while it takes something. */
export function ObservingWay({ communeId, row }: Pick<Props, 'communeId' | 'row'>) {
  if (!takesObservations(row)) return null
  return (
    <p>
      <a class="button" href={observingHref(communeId, dossierSlug(row))}>
        Góp ý cho cuộc giám sát này
      </a>
    </p>
  )
}
