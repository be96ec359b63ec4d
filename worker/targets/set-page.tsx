import { Empty } from '../../web/components/empty.tsx'
import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Field } from '../../web/components/field.tsx'
import { Said } from '../../web/components/note.tsx'
import type { CommuneBook } from '../communes/book.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { FieldErrors } from '../staff/form.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { boardHref, INDICATORS, setHref, TARGETS } from './place.ts'
import type { SetValues } from './setting.ts'
import type { IndicatorRow } from './tables.ts'
import { RULE_WORDS, SCOPE_WORDS } from './words.ts'

type Common = {
  book: CommuneBook
  staff: StaffMember
  year: number
  said: { tone: 'good' | 'warn'; text: string } | null
}
export type ChooseView = Common & { indicators: readonly IndicatorRow[]; counts: ReadonlyMap<string, number> }

/** Which indicator is to be set for a year, and for how many each is set already. */
export function ChoosePage({ book, counts, indicators, said, staff, year }: ChooseView) {
  return (
    <OfficePage title={`Giao chỉ tiêu năm ${year}`} staff={staff} book={book} current={TARGETS}>
      <Crumb year={year} />
      <h1>Giao chỉ tiêu năm {year}</h1>
      <Said said={said} />
      {indicators.length === 0 ? (
        <Empty title="Xã chưa có chỉ tiêu nào trong danh mục.">
          <p>
            <a class="button" href={INDICATORS}>
              Lấy chỉ tiêu có sẵn
            </a>
          </p>
        </Empty>
      ) : (
        <>
          <p class="lead">Chọn một chỉ tiêu, rồi ghi mức giao cho mọi thôn cùng lúc.</p>
          <ul class="list">
            {indicators.map(({ code, id, name, scope, unit }) => (
              <li key={id}>
                <a href={setHref(year, code)}>{name}</a>
                <small>
                  {SCOPE_WORDS[scope]}, tính bằng {unit}.{' '}
                  {counts.get(id) ? `Đã giao ${counts.get(id)} đơn vị.` : 'Chưa giao.'}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={INDICATORS}>Danh mục chỉ tiêu</a>
      </p>
    </OfficePage>
  )
}

export type SetView = Common & {
  indicator: IndicatorRow
  suggested: string
  values: SetValues
  errors: FieldErrors
}

/** One indicator for all units at once: the same for all with one press, single ones by hand. */
export function SetPage({ book, errors, indicator, said, staff, suggested, values, year }: SetView) {
  const { lines } = values
  const grows = indicator.rule === 'increase'
  const isOne = indicator.scope === 'commune'
  const labels = {
    baseYear: 'Năm gốc',
    ...Object.fromEntries(
      lines.flatMap(({ name }, at) => [
        [`n.${at}`, name],
        [`b.${at}`, name],
      ]),
    ),
  }
  const mode = indicator.digits > 0 ? 'decimal' : 'numeric'
  const box = (name: string, label: string, value: string) => (
    <input
      {...{ id: name, name, value }}
      aria-label={label}
      inputMode={mode}
      autocomplete="off"
      maxLength={20}
      aria-invalid={errors[name] ? 'true' : undefined}
      aria-describedby={errors[name] ? `${name}-error` : undefined}
    />
  )
  const wrong = (name: string) =>
    errors[name] ? (
      <p class="message" id={`${name}-error`}>
        {errors[name].join(' ')}
      </p>
    ) : null
  return (
    <OfficePage title={`Giao chỉ tiêu: ${indicator.name}`} staff={staff} book={book} current={TARGETS}>
      <Crumb year={year} more={{ href: setHref(year), text: 'Giao chỉ tiêu' }} />
      <h1>
        {indicator.name}, năm {year}
      </h1>
      <ErrorSummary errors={errors} labels={labels} />
      <Said said={said} />
      <p class="hint">
        {RULE_WORDS[indicator.rule]}, tính bằng {indicator.unit}. {indicator.hint}
        {indicator.source !== '' && ` Nơi đặt ra: ${indicator.source}.`}
      </p>
      <form method="post" action={setHref(year, indicator.code)}>
        {grows && (
          <Field
            name="baseYear"
            label="Năm gốc"
            hint="Tăng so với năm nào."
            value={values.baseYear}
            errors={errors.baseYear}
            inputMode="numeric"
            maxLength={4}
          />
        )}
        {!isOne && (
          <fieldset class="field">
            <legend>Mọi đơn vị như nhau</legend>
            <div class="inline">
              <Field
                name="all"
                label={`Mức giao (${indicator.unit})`}
                hint={suggested === '' ? undefined : `Kế hoạch đặt ra: ${suggested}.`}
                value={values.all}
                inputMode={mode}
                maxLength={20}
                autocomplete="off"
              />
              {grows && (
                <Field
                  name="allBase"
                  label={`Số của năm gốc (${indicator.unit})`}
                  value={values.allBase}
                  inputMode={mode}
                  maxLength={20}
                  autocomplete="off"
                />
              )}
              <p>
                <button type="submit" name="viec" value="dien" class="quiet">
                  Điền vào mọi dòng
                </button>
              </p>
            </div>
          </fieldset>
        )}
        <table class="cards">
          <caption class="sr">Mức giao của từng đơn vị</caption>
          <thead>
            <tr>
              <th scope="col">{isOne ? 'Nơi' : 'Đơn vị'}</th>
              {grows && <th scope="col">Số năm gốc ({indicator.unit})</th>}
              <th scope="col">Mức giao ({indicator.unit})</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ base, hasActual, name, revision, target, unit }, at) => (
              <tr key={unit}>
                <td>
                  <b>{name}</b>
                  <input type="hidden" name="unit" value={unit} />
                  <input type="hidden" name="revision" value={revision} />
                  {hasActual && <small class="hint"> đã có số đạt được</small>}
                </td>
                {grows && (
                  <td data-label="Số năm gốc">
                    <span>
                      {box(`b.${at}`, `${name}: số năm gốc`, base)}
                      {wrong(`b.${at}`)}
                    </span>
                  </td>
                )}
                <td data-label="Mức giao">
                  <span>
                    {box(`n.${at}`, `${name}: mức giao`, target)}
                    {wrong(`n.${at}`)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="hint">Dòng để trống là không giao.</p>
        <p>
          <button type="submit" name="viec" value="ghi">
            Ghi mức giao
          </button>
        </p>
      </form>
    </OfficePage>
  )
}

function Crumb({ more, year }: { year: number; more?: { href: string; text: string } }) {
  return (
    <p class="crumb">
      <a href={boardHref(year)}>Chỉ tiêu năm {year}</a>
      {more && (
        <>
          {' '}
          <a href={more.href}>{more.text}</a>
        </>
      )}
    </p>
  )
}
