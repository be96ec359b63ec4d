import { withChosen } from '../../communes/book.ts'
import { codeOf } from '../../cases/code.ts'
import { Note } from '../../../web/components/note.tsx'
import { TEXT_MAX } from '../action-words-form.ts'
import { findLimit } from '../../deadlines/limit.ts'
import { longDay } from '../../deadlines/calendar.ts'
import { MAX_PARTS, PART_MAX } from '../road-form.ts'
import { STATUS_TEXT } from '../labels.ts'
import { Asked, AskedSelect, type FormProps } from './asked.tsx'
import { Field, Select } from '../../../web/components/field.tsx'
import { errorsAt, typedAll } from './officer-view.ts'
import { Send } from './send.tsx'

/** One matter, two petitions: this one follows the other, its sender keeps his code. */
export function MergeForm({ view, offer: { action } }: FormProps) {
  const { book, similar } = view
  const options = similar.map((one) => ({
    value: codeOf(book, one),
    label: `${codeOf(book, one)}: ${one.title} (${(STATUS_TEXT[one.status] ?? '').toLowerCase()})`,
  }))
  return (
    <>
      <p>
        Hai người cùng nêu một việc thì giải quyết một lần. Người gửi vẫn giữ mã của mình, được báo và có thể không đồng
        ý gộp.
      </p>
      <Asked
        view={view}
        action={action}
        name="into"
        label="Mã của hồ sơ gộp vào"
        hint={options.length > 0 ? undefined : 'Ví dụ: BX-26-000123.'}
        initial={options.length === 1 ? options[0]?.value : ''}
        list={options.length > 0 ? `${action}-list` : undefined}
        required
      >
        {options.length > 0 && (
          <>
            <datalist id={`${action}-list`}>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </datalist>
            <p class="hint">Giống hồ sơ này: {options.map((option) => option.label).join('; ')}.</p>
          </>
        )}
      </Asked>
      <Asked view={view} action={action} name="reason" label="Lời báo người gửi (nếu cần)" maxLength={500} rows={2} />
      <Send quiet>Gộp</Send>
    </>
  )
}

/** Several matters in one petition: each goes to whoever answers for it. */
export function SplitForm({ view, offer: { action } }: FormProps) {
  const { book, file } = view
  const contents = typedAll(view, action, 'content', [file.petition.content])
  const categories = typedAll(view, action, 'category', [file.row.category])
  const chosen = typedAll(view, action, 'demandPart')
  const fields = withChosen(book.categoriesNow, book.categories.get(file.row.category)).map(({ code, name }) => ({
    value: code,
    label: name,
  }))
  const parts = Array.from({ length: MAX_PARTS }, (_, index) => index)
  const part = (index: number) => (
    <fieldset key={index}>
      <legend>Việc {index + 1}</legend>
      <Field
        id={`${action}-content${index === 0 ? '' : `-${index + 1}`}`}
        name="content"
        label="Nội dung"
        hint={index === 0 ? 'Giữ nguyên lời người gửi, chỉ bỏ phần của việc khác.' : undefined}
        errors={index === firstWrong(contents) ? errorsAt(view, action, 'content') : []}
        value={contents[index] ?? ''}
        rows={4}
        maxLength={PART_MAX}
      />
      <Select
        id={`${action}-category${index === 0 ? '' : `-${index + 1}`}`}
        name="category"
        label="Lĩnh vực"
        errors={index === 0 ? errorsAt(view, action, 'category') : []}
        options={fields}
        value={categories[index] ?? ''}
        empty="Chọn lĩnh vực"
      />
    </fieldset>
  )
  return (
    <>
      <p>Mỗi việc thành một hồ sơ, về cơ quan phụ trách, có thời hạn riêng. Người gửi thấy tất cả dưới mã đang có.</p>
      {parts.slice(0, 2).map(part)}
      <details open={contents.slice(2).some((text) => text.trim() !== '')}>
        <summary>Thêm việc nữa</summary>
        {parts.slice(2).map(part)}
      </details>
      {file.petition.demands.map((demand, index) => (
        <Select
          key={index}
          id={`${action}-demandPart${index === 0 ? '' : `-${index + 1}`}`}
          name="demandPart"
          label={
            <>
              Yêu cầu “<bdi>{demand}</bdi>” thuộc
            </>
          }
          errors={index === 0 ? errorsAt(view, action, 'demandPart') : []}
          options={parts.map((one) => ({ value: String(one + 1), label: `Việc ${one + 1}` }))}
          value={chosen[index] ?? ''}
          empty="Chọn việc"
        />
      ))}
      <Send quiet>Tách</Send>
    </>
  )
}

function firstWrong(contents: readonly string[]): number {
  return contents.filter((text) => text.trim() !== '').length < 2 ? 1 : 0
}

/** Beyond the commune: a numbered transfer note goes with it. */
export function ForwardForm({ view, offer: { action } }: FormProps) {
  const outside = [...view.book.bodies.values()].filter((body) => body.kind === 'external')
  return (
    <>
      <p>Hệ thống ghi số phiếu chuyển để in. Thời hạn của xã dừng lại; Mặt trận xã được nhắc đôn đốc trả lời.</p>
      <Asked
        view={view}
        action={action}
        name="recipient"
        label="Cơ quan nhận"
        hint="Tên đầy đủ. Ví dụ: Điện lực Hàm Yên."
        maxLength={200}
        list={outside.length > 0 ? `${action}-list` : undefined}
        required
      >
        {outside.length > 0 && (
          <datalist id={`${action}-list`}>
            {outside.map((body) => (
              <option key={body.id} value={body.name} />
            ))}
          </datalist>
        )}
      </Asked>
      <Asked
        view={view}
        action={action}
        name="reason"
        label="Vì sao chuyển ra ngoài xã?"
        hint="Người gửi đọc nguyên văn."
        rows={3}
        maxLength={TEXT_MAX}
        required
      />
      <Send quiet>Chuyển và lấy số phiếu chuyển</Send>
    </>
  )
}

/** What an office outside the commune answered, as it stands in its document. */
export function OutsideAnswerForm({ view, offer: { action } }: FormProps) {
  return (
    <>
      <Asked
        view={view}
        action={action}
        name="answer"
        label="Nội dung trả lời"
        hint="Ghi đúng văn bản của cơ quan ngoài xã. Người gửi đọc nguyên văn."
        rows={6}
        maxLength={10_000}
        required
      />
      <Asked view={view} action={action} name="documentNumber" label="Số văn bản" maxLength={60} required />
      <Asked view={view} action={action} name="documentOn" label="Ngày văn bản" type="date" />
      <Send>Gửi trả lời cho người gửi</Send>
    </>
  )
}

/** More time, once. */
export function ExtendForm({ view, offer: { action } }: FormProps) {
  const { book, file } = view
  const most = findLimit(book.limits, 'extension_max', file.row.clockFrom)?.days ?? 10
  return (
    <>
      <p>
        Hạn hiện nay: <b>{longDay(file.row.dueOn)}</b>. Mỗi hồ sơ gia hạn một lần; người gửi thấy hạn mới và lý do.
      </p>
      <Asked
        view={view}
        action={action}
        name="days"
        label="Thêm bao nhiêu ngày làm việc?"
        hint={`Nhiều nhất ${most} ngày.`}
        inputMode="numeric"
        maxLength={3}
        required
      />
      <Asked view={view} action={action} name="reason" label="Vì sao?" rows={3} maxLength={TEXT_MAX} required />
      <Send quiet>Gia hạn</Send>
    </>
  )
}

/** It is no denunciation after all: back among the others, under an ordinary field. */
export function UnrestrictForm({ view, offer: { action } }: FormProps) {
  const fields = view.book.categoriesNow.filter((category) => !category.restricted)
  return (
    <>
      <Note tone="warn">Từ lúc đó, cán bộ tiếp nhận và điều phối lại thấy hồ sơ. Dấu hiệu máy ghi được gỡ.</Note>
      <AskedSelect
        view={view}
        action={action}
        name="category"
        label="Lĩnh vực"
        options={fields.map(({ code, name }) => ({ value: code, label: name }))}
        empty="Chọn lĩnh vực"
      />
      <Asked view={view} action={action} name="reason" label="Vì sao?" rows={3} maxLength={TEXT_MAX} required />
      <Send quiet>Đưa về xử lý bình thường</Send>
    </>
  )
}
