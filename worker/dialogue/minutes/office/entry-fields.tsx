import { Choices, Field, Select } from '../../../../web/components/field.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import { offered } from '../../../communes/book.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import type { ItemRow } from '../../hall/tables.ts'
import type { MeetingRow } from '../../sessions/tables.ts'
import { ENTRY_KINDS } from '../../words.ts'
import { ENTRY_LABELS, ENTRY_MAX, SPEAKER_MAX } from '../entry-form.ts'
import { promisers } from '../../../recommendations/promises/begin.ts'
import { KIND_WORDS } from '../entry.ts'

export type EntryFieldsProps = {
  book: CommuneBook
  session: MeetingRow
  items: readonly ItemRow[]
  today: string
  value: (name: string) => string
  errors: FieldErrors
}

/** What one entry of the minutes consists of. */
export function EntryFields({ book, errors, items, session, today, value }: EntryFieldsProps) {
  const hamlets = offered(book.hamlets.values(), today)
  const isPromise = value('kind') === 'promise' || Boolean(errors.body ?? errors.doneOn)
  return (
    <>
      <Choices
        name="kind"
        legend={ENTRY_LABELS.kind}
        options={ENTRY_KINDS.map((kind) => ({
          value: kind,
          label: KIND_WORDS[kind].name,
        }))}
        value={value('kind') || 'question'}
        errors={errors.kind}
        row
      />
      <Field
        name="text"
        label={ENTRY_LABELS.text}
        hint="Ghi gọn điều đã nói. Không ghi tên, số điện thoại của người dân."
        rows={4}
        maxLength={ENTRY_MAX}
        required
        value={value('text')}
        errors={errors.text}
      />
      <Field
        name="speaker"
        label={ENTRY_LABELS.speaker}
        hint="Theo chức vụ hoặc thôn, ví dụ: Chủ tịch UBND xã; Đại diện thôn Bản Cuống."
        maxLength={SPEAKER_MAX}
        list="nguoi-noi"
        value={value('speaker')}
        errors={errors.speaker}
      />
      <datalist id="nguoi-noi">
        {session.hosts !== '' && <option value={session.hosts} />}
        {hamlets.map(({ id, name }) => (
          <option key={id} value={`Đại diện ${name}`} />
        ))}
      </datalist>
      {items.length > 0 && (
        <Select
          name="item"
          label={ENTRY_LABELS.item}
          options={items.map(({ id, title }, at) => ({ value: id, label: `${at + 1}. ${title}` }))}
          value={value('item')}
          empty="Ngoài chương trình"
          errors={errors.item}
        />
      )}
      <Field
        name="question"
        label={ENTRY_LABELS.question}
        hint="Số mà người gửi và hội trường thấy."
        inputMode="numeric"
        maxLength={7}
        value={value('question')}
        errors={errors.question}
      />
      <details open={isPromise}>
        <summary>Nếu là lời hứa: cơ quan nào làm, bao giờ xong</summary>
        <Select
          name="body"
          label={ENTRY_LABELS.body}
          options={promisers(book, today).map(({ id, name }) => ({ value: id, label: name }))}
          value={value('body')}
          empty="Chọn cơ quan"
          errors={errors.body}
        />
        <Field
          name="doneOn"
          type="date"
          label={ENTRY_LABELS.doneOn}
          hint="Không nói ngày thì để trống."
          min={today}
          value={value('doneOn')}
          errors={errors.doneOn}
        />
      </details>
    </>
  )
}
