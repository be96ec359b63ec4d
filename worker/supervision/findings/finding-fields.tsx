import { SPOT_JS } from '../../../web/built.ts'
import { Field } from '../../../web/components/field.tsx'
import type { ComponentChildren } from 'preact'
import type { DeedField, DeedValues } from '../../dossiers/deed.ts'
import { DeedFields } from '../../dossiers/deed-forms.tsx'
import { MOST_FILE_BYTES } from '../../forms/filling/file-kinds.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { MOST_PHOTOS } from './rules.ts'
import { FINDING_LABELS } from './words.ts'

export type FindingFieldsProps = {
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  hidden: readonly (readonly [name: string, value: string])[]
}

const FIRST = ['limits', 'strengths']
const WHERE = ['place', 'hamlet']

/** What is written on the spot: what was seen, photos, where, who was there and how they stand to it. */
export function FindingFields({ errors, fields, hidden, values }: FindingFieldsProps) {
  const some = (isWanted: (name: string) => boolean) => fields.filter((one) => isWanted(one.name))
  const shared = { values, errors, prefix: '' }
  const position = (name: 'latitude' | 'longitude', hint: string) => (
    <Field
      {...{ name, hint, label: FINDING_LABELS[name], value: values[name], errors: errors[name] }}
      inputMode="decimal"
      maxLength={20}
    />
  )
  return (
    <>
      {hidden.map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="foundAt" value="" />
      <p class="hint">
        Cần ghi: điều thấy được, ở đâu, người có mặt xác nhận. Mất mạng vẫn ghi được: máy giữ lại, gửi sau.
      </p>
      <DeedFields {...shared} fields={some((name) => FIRST.includes(name))} />
      <Field
        name="photos"
        label={FINDING_LABELS.photos}
        hint={`Nhiều nhất ${MOST_PHOTOS} ảnh, mỗi ảnh ${MOST_FILE_BYTES / 1024 ** 2} MB.`}
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp"
        errors={errors.photos}
        data-photos={MOST_PHOTOS}
      />
      <DeedFields {...shared} fields={some((name) => WHERE.includes(name))} />
      <details data-place open={Boolean(values.latitude || errors.latitude || errors.longitude)}>
        <summary>Ghi tọa độ (không bắt buộc)</summary>
        {position('latitude', 'Ví dụ: 21.9512')}
        {position('longitude', 'Ví dụ: 105.0134')}
      </details>
      <DeedFields {...shared} fields={some((name) => ![...FIRST, ...WHERE].includes(name))} />
      <div data-sign />
    </>
  )
}

/**
 * Around the form: what a script needs to keep findings on the phone. The script stands in the page, not in its head: it must
 * see the form as the Worker drew it, to draw it anew for the next finding.
 */
export function OnTheSpot({ children, topic, who }: { children?: ComponentChildren; topic: string; who: string }) {
  return (
    <>
      <div data-spot={who} data-topic={topic}>
        {children}
      </div>
      {SPOT_JS && <script src={SPOT_JS} />}
    </>
  )
}
