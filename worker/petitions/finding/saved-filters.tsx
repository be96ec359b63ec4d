import { Fragment } from 'preact'
import { Field } from '../../../web/components/field.tsx'
import type { SavedFilter } from '../../cases/search/saved-queries.ts'
import { FILTER_NAME_MAX } from './saved-filter-form.ts'
import { askAddress, askQuery, type SearchAsk } from './search-ask.ts'

type Kept = { filters: readonly SavedFilter[]; ask?: SearchAsk }

/** The searches an officer keeps, as links. */
export function SavedLinks({ filters, ask }: Kept) {
  if (filters.length === 0) return null
  const current = currentOf({ filters, ask })
  return (
    <nav class="tabs" aria-label="Bộ lọc đã lưu">
      <span class="hint">Đã lưu:</span>{' '}
      {filters.map((filter) => (
        <Fragment key={filter.id}>
          <a href={`/can-bo/tim?${filter.query}`} aria-current={filter === current ? 'page' : undefined}>
            <bdi>{filter.name}</bdi>
          </a>{' '}
        </Fragment>
      ))}
    </nav>
  )
}

/** Keeps the search at hand under a name; forgets it when it is kept already. */
export function KeepFilter({
  filters,
  ask,
  initial,
  errors,
}: Required<Kept> & { initial: string; errors?: string[] | undefined }) {
  const current = currentOf({ filters, ask })
  if (current)
    return (
      <form method="post" action={`/can-bo/bo-loc/${current.id}/bo`} class="noprint">
        <p>
          <button type="submit" class="quiet">
            Bỏ bộ lọc <bdi>{current.name}</bdi>
          </button>
        </p>
      </form>
    )
  return (
    <details class="noprint" open={errors !== undefined}>
      <summary>Lưu cách tìm này để lần sau bấm là có</summary>
      <form method="post" action={askAddress('/can-bo/bo-loc', ask)}>
        <Field
          name="ten"
          label="Đặt tên"
          hint="Ví dụ: Đường thôn tôi, Rác quá hạn."
          value={initial.slice(0, FILTER_NAME_MAX)}
          maxLength={FILTER_NAME_MAX}
          errors={errors}
        />
        <p>
          <button type="submit" class="quiet">
            Lưu bộ lọc
          </button>
        </p>
      </form>
    </details>
  )
}

function currentOf({ filters, ask }: Kept): SavedFilter | undefined {
  const query = ask && askQuery(ask)
  return filters.find((filter) => filter.query === query)
}
