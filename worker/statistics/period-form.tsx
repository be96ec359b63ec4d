import { Fragment } from 'preact'
import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Field } from '../../web/components/field.tsx'
import { choices, type Period } from './period.ts'

type Asked = {
  period: Period
  today: string
  ask: { tu: string; den: string }
  errors: Record<string, string[]>
}

/** Where one chooses months, quarters, years, or days of one's own. */
export function PeriodForm({ view, action }: { view: Asked; action: string }) {
  const { ask, errors, period, today } = view
  const { months, quarters, years } = choices(today)
  const isOwn = period.key === 'tuy-chon' || Object.keys(errors).length > 0
  const near = [...months.slice(0, 2), ...quarters.slice(0, 2), ...years]
  return (
    <>
      <ErrorSummary errors={errors} labels={{ tu: 'Từ ngày', den: 'Đến ngày' }} />
      <Periods label="Kỳ số liệu" periods={near} chosen={period.key} action={action} />
      <details open={isOwn}>
        <summary>Kỳ khác</summary>
        <Periods
          label="Các kỳ khác"
          periods={[...months.slice(2), ...quarters.slice(2)]}
          chosen={period.key}
          action={action}
        />
        <form method="get" action={action} class="inline">
          <Field name="tu" label="Từ ngày" type="date" value={ask.tu} errors={errors.tu} required />
          <Field name="den" label="Đến ngày" type="date" value={ask.den} errors={errors.den} required />
          <p>
            <button type="submit">Xem</button>
          </p>
        </form>
      </details>
    </>
  )
}

/** Periods to choose from, as links. */
function Periods({
  label,
  periods,
  chosen,
  action,
}: {
  label: string
  periods: readonly Period[]
  chosen: string
  action: string
}) {
  return (
    <nav class="tabs" aria-label={label}>
      {periods.map(({ key, title }) => (
        <Fragment key={key}>
          <a href={`${action}?ky=${key}`} aria-current={key === chosen ? 'page' : undefined}>
            {title}
          </a>{' '}
        </Fragment>
      ))}
    </nav>
  )
}
