import { Empty } from '../../../web/components/empty.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Field, Select } from '../../../web/components/field.tsx'
import { Note, Said } from '../../../web/components/note.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import type { FieldErrors } from '../../staff/form.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { COMMENT_LABELS, COMMENT_MAX } from '../comment-form.ts'
import type { SectionLine } from '../own.ts'
import { OFFICE } from '../place.ts'
import { placeText } from '../point-list.tsx'
import type { CommentRow } from '../tables.ts'
import { AXES, AXIS_WORDS, COMMENTER_WORDS } from '../words.ts'
import { SectionChoice } from './section-choice.tsx'

export type OpinionView = {
  staff: StaffMember
  book: CommuneBook
  title: string
  address: string
  sections: readonly SectionLine[]
  /** Whose opinion may be written here: nobody's, one's own, or several others' (the desk of whoever leads). */
  speakers: readonly { value: string; label: string }[]
  text: (name: string) => string
  errors: FieldErrors
  submissionKey: string
  rows: readonly CommentRow[]
  next: string | undefined
  isLater: boolean
  /** What he sees here: all, or only his own body's. */
  seesAll: boolean
  said?: { tone: 'good' | 'warn'; text: string } | null
}

/** Opinions of invited bodies, of experts, and what was said at sessions. */
export function opinionPage(view: OpinionView) {
  const { staff, book, title, address, sections, speakers, rows, errors, said } = view
  const here = `${address}/y-kien`
  return (
    <OfficePage title={`Ý kiến: ${title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={address}>{title}</a>
      </p>
      <h1>Ý kiến của cơ quan, chuyên gia</h1>
      <Said said={said} />
      <ErrorSummary errors={errors} labels={COMMENT_LABELS} />
      {speakers.length > 0 && <OpinionForm view={view} />}
      <h2>{view.seesAll ? 'Đã ghi' : 'Ý kiến của ông/bà và cơ quan ông/bà'}</h2>
      {rows.length === 0 ? (
        <Empty title={view.isLater ? 'Hết danh sách.' : 'Chưa có ý kiến nào.'} />
      ) : (
        <ul class="list">
          {rows.map((comment) => (
            <li key={comment.id}>
              <p>
                <b>{whoOf(comment, book)}</b> <small>{placeText(comment, sections)}</small>
              </p>
              <p class="words">{comment.text}</p>
              <p class="at">
                Ý kiến số {comment.number}, {longDay(localDay(comment.at))}
              </p>
            </li>
          ))}
        </ul>
      )}
      {!view.seesAll && <p class="hint">Ý kiến của nơi khác chỉ xem được sau khi Mặt trận xã gửi văn bản phản biện.</p>}
      <Pager next={view.next} first={view.isLater ? here : undefined} />
    </OfficePage>
  )
}

function OpinionForm({ view }: { view: OpinionView }) {
  const { address, sections, speakers, text, errors, submissionKey } = view
  return (
    <form method="post" action={`${address}/y-kien`}>
      <input type="hidden" name="submissionKey" value={submissionKey} />
      {speakers.length > 1 ? (
        <Select
          name="from"
          label={COMMENT_LABELS.from}
          options={speakers}
          value={text('from')}
          errors={errors.from}
          empty="Chọn người hoặc cơ quan"
        />
      ) : (
        <Note>
          <p>
            Góp ý với tư cách: <b>{speakers[0]?.label}</b>.
          </p>
          <input type="hidden" name="from" value={speakers[0]?.value} />
        </Note>
      )}
      <SectionChoice
        label={COMMENT_LABELS.section ?? ''}
        sections={sections}
        value={text('section')}
        errors={errors.section}
      />
      <Select
        name="axis"
        label={COMMENT_LABELS.axis}
        options={AXES.filter(Boolean).map((value) => ({
          value,
          label: `${AXIS_WORDS[value].name}: ${AXIS_WORDS[value].asks}`,
        }))}
        value={text('axis')}
        empty={AXIS_WORDS[''].asks}
        errors={errors.axis}
      />
      <Field
        name="text"
        label="Ý kiến"
        value={text('text')}
        errors={errors.text}
        rows={6}
        maxLength={COMMENT_MAX}
        required
      />
      <p>
        <button type="submit">Ghi ý kiến</button>
      </p>
    </form>
  )
}

/** "Hội Nông dân xã", "Nguyễn Văn A", "Bà con". */
export function whoOf(comment: Pick<CommentRow, 'by' | 'bodyId' | 'from'>, book: CommuneBook): string {
  if (comment.from !== '') return comment.from
  return comment.by === 'member' && comment.bodyId !== '' ? bodyName(book, comment.bodyId) : COMMENTER_WORDS[comment.by]
}
