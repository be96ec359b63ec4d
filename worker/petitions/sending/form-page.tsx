import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Choices, Field, Select } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import { Page } from '../../../web/components/page.tsx'
import { MAX_PHOTOS } from '../../files/checks.ts'
import { HONEYPOT } from './abuse.ts'
import { CONTENT_MAX, FIELD_LABELS, PLACE_MAX } from '../form.ts'
import { Demands, type FormView, Person } from './form-fields.tsx'
import { type PetitionKind, PETITION_KINDS } from '../labels.ts'
import { placeOf } from '../place.ts'

const CHOOSE_AGAIN = 'Ảnh không được giữ lại khi mở lại trang: ông/bà chọn lại ảnh trước khi gửi.'

const KIND_HINTS: Record<PetitionKind, string> = {
  report: 'Ví dụ: đường hỏng, rác không ai thu',
  recommendation: 'Ví dụ: nên đặt thêm đèn, đổi giờ họp',
  request: 'Ví dụ: xin được xét hộ nghèo',
  aspiration: 'Điều bà con mong muốn',
}

/** The petition form, whole without a script. */
export function formPage(view: FormView) {
  const { book, values, errors, trouble } = view
  const here = placeOf(book)
  const field = (name: string) => ({
    name,
    label: FIELD_LABELS[name] ?? name,
    errors: errors[name],
    value: values.text(name),
  })
  return (
    <Page
      title="Gửi kiến nghị, phản ánh"
      place={here}
      description={`Gửi kiến nghị, phản ánh đến ${here.name}. Không cần tài khoản.`}
    >
      <h1>Gửi kiến nghị, phản ánh</h1>
      <ErrorSummary errors={errors} labels={FIELD_LABELS} />
      {trouble && (
        <div role="alert" tabIndex={-1} autofocus data-focus>
          <Note tone="warn" title={trouble.title}>
            <p>{trouble.text}</p>
          </Note>
        </div>
      )}
      {view.photosLost && (
        <p data-photos-lost>
          <a href="#photos">{CHOOSE_AGAIN}</a>
        </p>
      )}
      {Object.keys(errors).length === 0 && (
        <p class="lead">Khoảng 3 phút. Không cần tài khoản. Gửi xong có mã để theo dõi đến khi được trả lời.</p>
      )}
      <Note title="Tố cáo hoặc khiếu nại?">
        <p>
          <b>Tố cáo</b> là báo người khác làm trái pháp luật; <b>khiếu nại</b> là xin xem lại một quyết định đối với
          chính mình. Hai việc này phải có đơn hoặc đến nói trực tiếp để được giữ kín và giải quyết đúng luật, nên không
          nhận ở đây. <a href={`${here.href}/to-cao-khieu-nai`}>Xem nộp ở đâu, nộp thế nào</a>
        </p>
      </Note>
      <form method="post" action={`${here.href}/kien-nghi/moi`} enctype="multipart/form-data" data-send data-draft>
        <input type="hidden" name="submissionKey" value={view.submissionKey} />
        <input type="hidden" name="started" value={view.started} />
        <Choices
          name="kind"
          legend={FIELD_LABELS.kind}
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
        <Demands demands={values.demands} errors={errors.demand} />
        <Select
          {...field('category')}
          options={[...book.categories.values()].map(({ code, name }) => ({ value: code, label: name }))}
          empty="Chọn lĩnh vực gần nhất"
          required
        />
        <Select
          {...field('hamlet')}
          options={[...book.hamlets.values()].map(({ id, name }) => ({ value: id, label: name }))}
          empty="Không rõ, hoặc cả xã"
        />
        <Field
          {...field('place')}
          hint="Không bắt buộc. Ví dụ: cạnh nhà văn hóa, đầu cầu treo."
          maxLength={PLACE_MAX}
        />
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
        <Person view={view} field={field} />
        <p hidden>
          <label for={HONEYPOT}>Để trống ô này</label>
          <input id={HONEYPOT} name={HONEYPOT} tabIndex={-1} autocomplete="off" />
        </p>
        {/* A message about the hidden key leads here: with the fresh key in the page, sending again is all there is to do. */}
        <p id="submissionKey">
          <button type="submit">Gửi kiến nghị</button>
        </p>
      </form>
    </Page>
  )
}
