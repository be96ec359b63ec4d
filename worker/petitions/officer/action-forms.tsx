import type { JSX } from 'preact'
import { Choices, Field, Select } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import { standbyHint } from '../../assignments/standing.ts'
import { bodyName, withChosen } from '../../communes/book.ts'
import { isInForce } from '../../routing/match.ts'
import type { ActionName } from '../action-form.ts'
import { TEXT_MAX } from '../action-words-form.ts'
import { AnswerForm, ApproveForm } from './answer-forms.tsx'
import type { FormProps } from './asked.tsx'
import { AdviseForm, DeclineForm } from './elsewhere-forms.tsx'
import { PublishForm } from './publish-form.tsx'
import { EndGrantForm, GrantForm, PassOnForm, RestrictForm } from './restrict-forms.tsx'
import { ExtendForm, ForwardForm, MergeForm, OutsideAnswerForm, SplitForm, UnrestrictForm } from './road-forms.tsx'
import { type CaseView, errorsAt, typed } from './officer-view.ts'
import { URGENCY_WORDS } from './officer-words.ts'
import { Send } from './send.tsx'

/** The form of an offered action. */
export function ActionForm({ view, offer }: FormProps) {
  const Fields = FIELDS[offer.action]
  return (
    <form
      method="post"
      action={`/can-bo/ho-so/${view.code}/${offer.action}`}
      {...(offer.action === 'trinh-duyet' ? { enctype: 'multipart/form-data' } : {})}
    >
      <input type="hidden" name="version" value={view.file.row.version} />
      <Fields view={view} offer={offer} />
    </form>
  )
}

const FIELDS: Record<ActionName, (props: FormProps) => JSX.Element> = {
  'tiep-nhan': ReceiveForm,
  giao: AssignForm,
  'nhan-xu-ly': AcceptForm,
  'trinh-duyet': AnswerForm,
  duyet: ApproveForm,
  'khong-duyet': wordsForm('reason', 'Cần sửa điều gì?', 'Người viết trả lời sẽ đọc.', 'Yêu cầu sửa'),
  'huong-dan': AdviseForm,
  'yeu-cau-bo-sung': wordsForm(
    'question',
    'Cần người gửi bổ sung điều gì?',
    'Người gửi đọc nguyên văn. Thời hạn tạm dừng đến khi có trả lời.',
    'Gửi câu hỏi',
  ),
  'khong-thu-ly': DeclineForm,
  'giu-tra-loi': wordsForm(
    'reason',
    'Vì sao giữ nguyên trả lời?',
    'Người gửi sẽ đọc. Hồ sơ kết thúc.',
    'Giữ nguyên trả lời',
  ),
  gop: MergeForm,
  tach: SplitForm,
  'chuyen-ngoai': ForwardForm,
  'ghi-tra-loi-ngoai': OutsideAnswerForm,
  'nhan-lai': wordsForm('reason', 'Vì sao xã nhận lại?', 'Người gửi sẽ đọc. Thời hạn cũ vẫn tính.', 'Nhận lại'),
  'bo-gop': wordsForm('reason', 'Vì sao không gộp nữa?', 'Hồ sơ đứng riêng như trước khi gộp.', 'Bỏ gộp'),
  'gia-han': ExtendForm,
  'chi-dao': wordsForm(
    'words',
    'Ý kiến chỉ đạo',
    'Cơ quan đang giữ hồ sơ và Mặt trận xã đọc. Người gửi không đọc.',
    'Gửi ý kiến',
    'main',
  ),
  'chuyen-rieng': RestrictForm,
  'cap-quyen': GrantForm,
  'thoi-quyen': EndGrantForm,
  'ghi-chu-rieng': wordsForm('note', 'Đã làm gì, thấy gì?', 'Chỉ người được giao đọc.', 'Ghi lại', 'main'),
  'chuyen-tham-quyen': PassOnForm,
  'dua-ra': UnrestrictForm,
  'tra-lai': wordsForm(
    'reason',
    'Vì sao không phải việc của cơ quan ông/bà?',
    'Hồ sơ về Mặt trận xã để giao lại. Thời hạn vẫn tính tiếp.',
    'Trả lại',
  ),
  'cong-khai': PublishForm,
  'thoi-cong-khai': wordsForm('reason', 'Vì sao thôi công khai?', 'Trang công khai được gỡ ngay.', 'Thôi công khai'),
}

/** A form of one text, named `name`; `main` where it is the work itself. */
function wordsForm(name: string, label: string, hint: string, button: string, weight: 'quiet' | 'main' = 'quiet') {
  return function WordsForm({ view, offer: { action } }: FormProps) {
    return (
      <>
        <Field
          id={`${action}-${name}`}
          name={name}
          label={label}
          hint={hint}
          errors={errorsAt(view, action, name)}
          value={typed(view, action, name)}
          rows={4}
          maxLength={TEXT_MAX}
          required
        />
        <Send quiet={weight === 'quiet'}>{button}</Send>
      </>
    )
  }
}

function ReceiveForm({ view, offer: { action } }: FormProps) {
  const { book, file } = view
  const { row } = file
  return (
    <>
      <Select
        id={`${action}-category`}
        name="category"
        label="Lĩnh vực"
        hint="Đổi nếu người gửi chọn chưa đúng: cơ quan giải quyết và thời hạn theo lĩnh vực."
        errors={errorsAt(view, action, 'category')}
        options={withChosen(book.categoriesNow, book.categories.get(row.category)).map(({ code, name }) => ({
          value: code,
          label: name,
        }))}
        value={typed(view, action, 'category', row.category)}
      />
      <Select
        id={`${action}-hamlet`}
        name="hamlet"
        label="Thôn"
        errors={errorsAt(view, action, 'hamlet')}
        options={withChosen(book.hamletsNow, book.hamlets.get(row.hamletId)).map(({ id, name }) => ({
          value: id,
          label: name,
        }))}
        value={typed(view, action, 'hamlet', row.hamletId)}
        empty="Không rõ, hoặc cả xã"
      />
      <Choices
        legend="Mức độ"
        name="urgency"
        errors={errorsAt(view, action, 'urgency')}
        options={Object.entries(URGENCY_WORDS).map(([value, label]) => ({ value, label }))}
        value={typed(view, action, 'urgency', row.urgency)}
        row
      />
      <Select
        id={`${action}-aboutBody`}
        name="aboutBody"
        label="Người gửi phản ánh về cơ quan nào của xã?"
        hint="Cơ quan bị phản ánh không được phân loại hay từ chối hồ sơ này."
        errors={errorsAt(view, action, 'aboutBody')}
        options={bodiesInForce(view)}
        value={typed(view, action, 'aboutBody', row.aboutBodyId ?? '')}
        empty="Không về cơ quan nào"
      />
      <Send>Tiếp nhận</Send>
    </>
  )
}

function AssignForm({ view, offer: { action } }: FormProps) {
  const { book, file } = view
  const { aboutBodyId, responsibleBodyId, routingReason } = file.row
  return (
    <>
      {aboutBodyId !== null && (
        <Note tone="warn">Hồ sơ phản ánh {bodyName(book, aboutBodyId)}: không nên giao cho chính cơ quan này.</Note>
      )}
      <Select
        id={`${action}-body`}
        name="body"
        label="Cơ quan giải quyết"
        hint={`Theo quy định: ${bodyName(book, responsibleBodyId)}. ${routingReason} ${standbyHint(book, file.row)}`.trim()}
        errors={errorsAt(view, action, 'body')}
        options={bodiesInForce(view)}
        value={typed(view, action, 'body', responsibleBodyId === aboutBodyId ? '' : responsibleBodyId)}
        empty="Chọn cơ quan"
      />
      <Field
        id={`${action}-note`}
        name="note"
        label="Lời dặn cơ quan giải quyết (nếu cần)"
        errors={errorsAt(view, action, 'note')}
        value={typed(view, action, 'note')}
        maxLength={500}
      />
      <Send>Giao</Send>
    </>
  )
}

function AcceptForm() {
  return (
    <>
      <p>Ông/bà nhận giải quyết việc này. Người gửi thấy cơ quan đã nhận và đang làm.</p>
      <Send>Nhận xử lý</Send>
    </>
  )
}

/** The bodies that exist today, by name. */
function bodiesInForce({ book, today }: CaseView) {
  return [...book.bodies.values()]
    .filter((body) => isInForce({ effectiveFrom: body.startsOn, effectiveTo: body.endsOn }, today))
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label, 'vi'))
}
