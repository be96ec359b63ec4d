import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Field, Select } from '../../web/components/field.tsx'
import { Trouble } from '../../web/components/note.tsx'
import type { CommuneBook } from '../communes/book.ts'
import { instantText } from '../deadlines/calendar.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { FieldErrors } from '../staff/form.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { draftAddress, PAPERS } from './addresses.ts'
import type { Draft } from './draft-queries.ts'
import { ADDED } from './edit.ts'
import { AUTHORITIES, type Paper } from './paper.ts'
import { NAME_MAX, SUBJECT_MAX, TEXT_MAX } from './paper-form.ts'
import { LABELS, labelsOf, PartFields, partName } from './part-fields.tsx'

export type DraftView = {
  book: CommuneBook
  staff: StaffMember
  draft: Draft
  /** With what was typed, also where it was not taken. */
  paper: Paper
  errors: FieldErrors
  /** Somebody else saved meanwhile: who, and when. */
  moved: { who: string; at: string } | null
  said: boolean
}

const ADD_WORDS: Record<(typeof ADDED)[number], string> = {
  chapter: 'Mục lớn (I, II, …)',
  clause: 'Mục nhỏ (1, 2, …)',
  list: 'Danh sách gạch đầu dòng',
  article: 'Điều',
  table: 'Bảng phân công (4 cột)',
}

/** A paper while it is written: every part in a box of its own. */
export function DraftPage({ book, draft, errors, moved, paper, said, staff }: DraftView) {
  const here = draftAddress(draft.id)
  return (
    <OfficePage title={draft.title} staff={staff} book={book} current={PAPERS}>
      <p class="crumb">
        <a href={PAPERS}>Văn bản</a>
      </p>
      <h1>
        <bdi>{draft.title}</bdi>
      </h1>
      {moved && (
        <Trouble title="Chưa lưu: có người vừa sửa dự thảo này">
          <p>
            {moved.who} lưu lúc {instantText(moved.at)}. Những gì ông/bà gõ vẫn còn ở dưới; bấm Lưu lần nữa thì bản của
            ông/bà thay bản kia. <a href={here}>Mở bản kia</a> để xem trước.
          </p>
        </Trouble>
      )}
      <ErrorSummary errors={errors} labels={labelsOf(paper)} />
      <p class="hint" role={said ? 'status' : undefined}>
        {said && 'Đã lưu. '}
        {draft.editor} sửa lúc {instantText(draft.editedAt)}. <a href={`${here}/xem`}>Xem bản in</a>
      </p>
      <form method="post" action={here}>
        <input type="hidden" name="revision" value={draft.revision} />
        <Field
          name="subject"
          label={LABELS.subject}
          rows={2}
          value={paper.subject}
          maxLength={SUBJECT_MAX}
          errors={errors.subject}
          required
        />
        <Field
          name="addressees"
          label={LABELS.addressees}
          hint="Mỗi nơi một dòng. Có thể để trống."
          rows={2}
          value={paper.addressees.join('\n')}
          maxLength={TEXT_MAX}
          errors={errors.addressees}
        />
        <h2>Nội dung</h2>
        <p class="hint">Mỗi dòng trong ô là một đoạn. Số của mục, của điều tự đánh.</p>
        {paper.parts.map((part, at) => (
          <PartFields key={at} part={part} place={String(at)} errors={errors} />
        ))}
        <AddPart paper={paper} />
        {paper.annexes.map((annex, at) => (
          <section key={at}>
            <h2>Phụ lục</h2>
            <Field
              name={`annex-${at}-title`}
              label="Tên phụ lục"
              value={annex.title}
              maxLength={NAME_MAX}
              errors={errors[`annex-${at}-title`]}
            />
            {annex.parts.map((part, index) => (
              <PartFields key={index} part={part} place={`${at}.${index}`} errors={errors} />
            ))}
          </section>
        ))}
        <h2>Người ký, nơi nhận</h2>
        {paper.signers.map((_, at) => (
          <SignerFields key={at} at={at} paper={paper} errors={errors} />
        ))}
        <Field
          name="recipients"
          label={LABELS.recipients}
          hint="Mỗi nơi một dòng. Dấu gạch và dấu chấm phẩy tự thêm."
          rows={4}
          value={paper.recipients.join('\n')}
          maxLength={TEXT_MAX}
          errors={errors.recipients}
        />
        <details>
          <summary>Đầu văn bản: {[paper.parent, paper.issuer].filter(Boolean).join(', ')}</summary>
          <Field name="parent" label={LABELS.parent} value={paper.parent} maxLength={NAME_MAX} errors={errors.parent} />
          <Field name="issuer" label={LABELS.issuer} value={paper.issuer} maxLength={NAME_MAX} errors={errors.issuer} />
          <Field name="place" label={LABELS.place} value={paper.place} maxLength={NAME_MAX} errors={errors.place} />
        </details>
        <p>
          <button type="submit" name="then" value="xem">
            Lưu, xem bản in
          </button>{' '}
          <button type="submit" class="quiet">
            Lưu
          </button>
        </p>
      </form>
    </OfficePage>
  )
}

function AddPart({ paper }: { paper: Paper }) {
  const places = paper.parts.map((part, at) => ({ value: String(at + 1), label: `Sau: ${partName(part)}` }))
  return (
    <details>
      <summary>Thêm một phần</summary>
      <div class="inline">
        <Select
          name="add"
          label="Thêm"
          empty="Không thêm"
          options={ADDED.map((value) => ({ value, label: ADD_WORDS[value] }))}
        />
        <Select
          name="addAfter"
          label="Ở đâu"
          options={[{ value: '0', label: 'Đầu văn bản' }, ...places]}
          value={String(paper.parts.length)}
        />
        <p>
          <button type="submit" class="quiet">
            Lưu và thêm
          </button>
        </p>
      </div>
    </details>
  )
}

function SignerFields({ at, errors, paper }: { at: number; paper: Paper; errors: FieldErrors }) {
  const signer = paper.signers[at]
  if (!signer) return null
  const name = (field: string) => `signer-${at}-${field}`
  return (
    <fieldset class="field">
      <legend>{paper.signers.length > 1 ? `Người ký thứ ${at + 1}` : 'Người ký'}</legend>
      <div class="inline">
        <Select
          name={name('authority')}
          label="Ký thay, ký thay mặt"
          options={AUTHORITIES.map((value) => ({ value, label: value || 'Không' }))}
          value={signer.authority}
        />
        <Field
          name={name('organ')}
          label="Tập thể, chức vụ được ký thay"
          value={signer.organ}
          maxLength={NAME_MAX}
          errors={errors[name('organ')]}
        />
      </div>
      <div class="inline">
        <Field
          name={name('title')}
          label="Chức vụ người ký"
          rows={2}
          value={signer.title}
          maxLength={SUBJECT_MAX}
          errors={errors[name('title')]}
        />
        <Field
          name={name('name')}
          label="Họ và tên người ký"
          value={signer.name}
          maxLength={NAME_MAX}
          errors={errors[name('name')]}
        />
      </div>
    </fieldset>
  )
}
