import { Choices, Field, Select } from '../../../web/components/field.tsx'
import { MAX_PHOTOS } from '../../files/checks.ts'
import { CONTENT_MAX, DEMAND_MAX, MAX_DEMANDS, PLACE_MAX } from '../form.ts'
import { type PetitionKind, PETITION_KINDS } from '../labels.ts'
import type { FieldOf, FormView } from './form-fields.tsx'

/** Said where photos were chosen and the page came back. */
export const CHOOSE_AGAIN = 'Ảnh không được giữ lại khi mở lại trang: ông/bà chọn lại ảnh trước khi gửi.'

const KIND_HINTS: Record<PetitionKind, string> = {
  report: 'Ví dụ: đường hỏng, rác không ai thu',
  recommendation: 'Ví dụ: nên đặt thêm đèn, đổi giờ họp',
  request: 'Ví dụ: xin được xét hộ nghèo',
  aspiration: 'Điều bà con mong muốn',
}

/** The five boxes for what should be done; a script shows them one by one. */
function Demands({
  label,
  demands,
  errors,
}: {
  label: string
  demands: readonly string[]
  errors: string[] | undefined
}) {
  return (
    <fieldset class={errors ? 'field error' : 'field'} aria-describedby={errors ? 'demand-error' : undefined}>
      <legend>{label}</legend>
      <p class="hint">Không bắt buộc. Mỗi ô một việc: cơ quan phải trả lời từng việc.</p>
      {errors && (
        <p class="message" id="demand-error">
          {errors.join(' ')}
        </p>
      )}
      <div data-more="Thêm yêu cầu">
        {Array.from({ length: Math.max(MAX_DEMANDS, demands.length) }, (_, index) => (
          <Field
            key={index}
            name="demand"
            id={index === 0 ? 'demand' : `demand-${index + 1}`}
            label={`Yêu cầu ${index + 1}`}
            value={demands[index]}
            maxLength={DEMAND_MAX}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** What it is about: kind, words, demands, field, hamlet, place, photos. The same for whoever fills it in. */
export function Matter({
  view,
  field,
}: {
  view: Pick<FormView, 'book' | 'values' | 'errors' | 'photosLost'>
  field: FieldOf
}) {
  const { book, values, errors } = view
  return (
    <>
      <Choices
        name="kind"
        legend={field('kind').label}
        errors={errors.kind}
        options={Object.entries(PETITION_KINDS).map(([value, label]) => ({
          value,
          label,
          hint: KIND_HINTS[value as PetitionKind],
        }))}
        value={values.text('kind')}
      />
      <Field
        {...field('content')}
        hint="Viết như đang kể: chuyện gì, ở đâu, từ bao giờ, ai bị ảnh hưởng. Không dấu cũng được."
        rows={7}
        maxLength={CONTENT_MAX}
        data-count
        required
      />
      <Demands label={field('demand').label} demands={values.demands} errors={errors.demand} />
      <Select
        {...field('category')}
        options={book.categoriesNow.map(({ code, name }) => ({ value: code, label: name }))}
        empty="Chọn lĩnh vực gần nhất"
        required
      />
      <Select
        {...field('hamlet')}
        options={book.hamletsNow.map(({ id, name }) => ({ value: id, label: name }))}
        empty="Không rõ, hoặc cả xã"
      />
      <Field {...field('place')} hint="Không bắt buộc. Ví dụ: cạnh nhà văn hóa, đầu cầu treo." maxLength={PLACE_MAX} />
      <details data-place open={['latitude', 'longitude'].some((name) => values.text(name) || errors[name])}>
        <summary>Ghi tọa độ (không bắt buộc)</summary>
        <Field {...field('latitude')} hint="Ví dụ: 21.9512" inputMode="decimal" maxLength={20} />
        <Field {...field('longitude')} hint="Ví dụ: 105.0134" inputMode="decimal" maxLength={20} />
      </details>
      {/* Without image/heic in this list an iPhone hands over JPEG, which officers' browsers can show; HEIC that comes all the same is taken. */}
      <Field
        {...field('photos')}
        label="Ảnh (không bắt buộc)"
        hint="Tối đa 5 ảnh, mỗi ảnh 8 MB. Nơi chụp và giờ chụp ghi kèm trong ảnh được xóa trước khi lưu."
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp"
        data-photos={MAX_PHOTOS}
      >
        {view.photosLost && (
          <p class="message" data-photos-lost>
            {CHOOSE_AGAIN}
          </p>
        )}
      </Field>
    </>
  )
}
