import type { DeedField, DeedValues } from '../../dossiers/deed.ts'
import { DeedFields } from '../../dossiers/deed-forms.tsx'
import type { FieldErrors } from '../../staff/form.ts'

/** Fields that most need not touch, folded under a line of their own. */
export type Fold = { summary: string; names: readonly string[] }
type Props = { fields: readonly DeedField[]; values: DeedValues; errors: FieldErrors; folds: readonly Fold[] }

/** The fields of a long form: those that everybody fills in, then the folds, each open when something in it is wrong. */
export function FoldedFields({ fields, values, errors, folds }: Props) {
  const folded = new Set(folds.flatMap(({ names }) => names))
  return (
    <>
      <DeedFields fields={fields.filter(({ name }) => !folded.has(name))} prefix="" values={values} errors={errors} />
      {folds.map(({ names, summary }) => {
        const some = fields.filter(({ name }) => names.includes(name))
        if (some.length === 0) return null
        return (
          <details key={summary} open={some.some(({ name }) => errors[name] !== undefined)}>
            <summary>{summary}</summary>
            <DeedFields fields={some} prefix="" values={values} errors={errors} />
          </details>
        )
      })}
    </>
  )
}

/** The fold of those who get the compiled report; says who is chosen. */
export function addresseeFold(fields: readonly DeedField[], values: DeedValues): Fold {
  const chosen = fields.flatMap((field) =>
    field.kind === 'ticks' && (field.name === 'toBodies' || field.name === 'toAreas')
      ? field.options
          .filter(({ value }) => (values[field.name] ?? '').split(' ').includes(value))
          .map(({ label }) => label)
      : [],
  )
  const paper = (values.toPaper ?? '').split('\n').filter((line) => line.trim() !== '')
  const all = [...chosen, ...paper]
  return {
    summary: `Nơi nhận bản tổng hợp: ${all.length === 0 ? 'chưa chọn' : all.join(', ')}`,
    names: ['toBodies', 'toAreas', 'toPaper'],
  }
}
