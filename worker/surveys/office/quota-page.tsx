import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { officeAddressOf } from '../place.ts'
import type { SurveyRow } from '../rules.ts'
import { SURVEYS } from './list-page.tsx'
import type { QuotaGroup } from './quota-rows.ts'
import { MovedNote } from './settings-page.tsx'

export type QuotaView = {
  staff: StaffMember
  book: CommuneBook
  survey: Pick<SurveyRow, 'slug' | 'title' | 'revision'>
  groups: readonly QuotaGroup[]
  /** What stands in the boxes, by the name of the row. */
  values: Readonly<Record<string, string>>
  errors: FieldErrors
  moved?: boolean
}

/** So many answers at most from a hamlet, or with an option: a number a row, empty for no limit. */
export function QuotaPage({ staff, book, survey, groups, values, errors, moved }: QuotaView) {
  const here = officeAddressOf(survey.slug)
  const labels = Object.fromEntries(groups.flatMap(({ rows }) => rows.map(({ name, label }) => [name, label])))
  return (
    <OfficePage title={`Số phiếu tối đa: ${survey.title}`} staff={staff} book={book} current={SURVEYS}>
      <p class="crumb">
        <a href={here}>{survey.title}</a>
      </p>
      <h1>Số phiếu tối đa</h1>
      <p class="lead">
        Để trống thì không giới hạn. Đủ số thì người trả lời sau được báo là đã đủ, phiếu của họ không tính.
      </p>
      {moved && <MovedNote />}
      <ErrorSummary errors={errors} labels={labels} />
      <form method="post" action={`${here}/han-muc`}>
        <input type="hidden" name="revision" value={survey.revision} />
        {groups.map((group, index) => (
          <details key={group.by} open={index === 0 || group.rows.some(({ name }) => values[name] || errors[name])}>
            <summary>{group.title}</summary>
            <table class="quotas">
              <caption class="sr">{group.title}</caption>
              <thead class="sr">
                <tr>
                  <th scope="col">{group.by === '' ? 'Thôn' : 'Lựa chọn'}</th>
                  <th scope="col">Nhiều nhất</th>
                </tr>
              </thead>
              <tbody>
                {group.rows.map(({ name, label }) => (
                  <tr key={name}>
                    <td>
                      <label for={name}>{label}</label>
                      {errors[name] && (
                        <p class="message" id={`${name}-error`}>
                          {errors[name].join(' ')}
                        </p>
                      )}
                    </td>
                    <td>
                      <input
                        id={name}
                        name={name}
                        inputMode="numeric"
                        maxLength={7}
                        autocomplete="off"
                        value={values[name] ?? ''}
                        aria-invalid={errors[name] ? 'true' : undefined}
                        aria-describedby={errors[name] ? `${name}-error` : undefined}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        ))}
        <p>
          <button type="submit">Lưu</button>
        </p>
      </form>
    </OfficePage>
  )
}
