import { Empty } from '../../../web/components/empty.tsx'
import { Choice, Field, Select } from '../../../web/components/field.tsx'
import { Said } from '../../../web/components/note.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { instantText } from '../../deadlines/calendar.ts'
import type { FieldErrors } from '../../staff/form.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import type { SectionLine } from '../own.ts'
import { OFFICE } from '../place.ts'
import { placeText } from '../point-list.tsx'
import type { CommentRow } from '../tables.ts'
import { FLAG_WORDS, HIDE_REASONS, type Look, LOOKS } from './judging.ts'

export type JudgeView = {
  staff: StaffMember
  book: CommuneBook
  title: string
  address: string
  look: Look
  rows: readonly CommentRow[]
  sections: readonly SectionLine[]
  ticked: readonly string[]
  text: (name: string) => string
  errors: FieldErrors
  next: string | undefined
  isLater: boolean
  said?: { tone: 'good' | 'warn'; text: string } | null
}

/** What citizens wrote, before everybody reads it: shown as it stands, or hidden with a reason that the sender reads. */
export function judgePage(view: JudgeView) {
  const { staff, book, title, address, look, rows, errors, said } = view
  const here = `${address}/cho-xem`
  return (
    <OfficePage title={`Ý kiến bà con: ${title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={address}>{title}</a>
      </p>
      <h1>{LOOKS[look].title}</h1>
      <Said said={said} />
      <p class="tabs">
        {Object.entries(LOOKS).map(([key, { tab }]) => (
          <>
            <a
              key={key}
              href={key === 'cho' ? here : `${here}?xem=${key}`}
              aria-current={key === look ? 'page' : undefined}
            >
              {tab}
            </a>{' '}
          </>
        ))}
      </p>
      {rows.length === 0 ? (
        <Empty title={view.isLater ? 'Hết danh sách.' : LOOKS[look].none} />
      ) : (
        <form method="post" action={`${here}?xem=${look}`}>
          <p class="lead">{LOOKS[look].lead}</p>
          <ol class="plain judged">
            {rows.map((comment) => (
              <One key={comment.id} comment={comment} view={view} />
            ))}
          </ol>
          {look !== 'da-dang' && (
            <p>
              <button type="submit" name="viec" value="dang">
                Đăng những ý kiến đã chọn
              </button>
            </p>
          )}
          {look !== 'khong-dang' && (
            <>
              <Select
                name="reason"
                label="Không đăng vì"
                options={HIDE_REASONS.map((value) => ({ value, label: value }))}
                value={view.text('reason')}
                errors={errors.reason}
                empty="Chọn lý do"
              />
              <Field
                name="more"
                label="Nói rõ thêm với người góp ý (không bắt buộc)"
                value={view.text('more')}
                errors={errors.more}
                maxLength={300}
              />
              <p>
                <button type="submit" name="viec" value="an" class="quiet">
                  Không đăng những ý kiến đã chọn
                </button>
              </p>
            </>
          )}
        </form>
      )}
      <Pager next={view.next} first={view.isLater ? `${here}?xem=${look}` : undefined} />
    </OfficePage>
  )
}

function One({ comment, view }: { comment: CommentRow; view: JudgeView }) {
  const flags = comment.flags.split(' ').filter(Boolean)
  const hamlet = view.book.hamlets.get(comment.hamletId)?.name
  return (
    <li>
      <Choice
        type="checkbox"
        name="chon"
        id={`chon-${comment.number}`}
        value={comment.id}
        checked={view.ticked.includes(comment.id)}
        label={`Ý kiến số ${comment.number}: ${placeText(comment, view.sections)}`}
        hint={[instantText(comment.at), hamlet].filter(Boolean).join(', ')}
      />
      <p class="words">{comment.text}</p>
      {flags.length > 0 && (
        <p class="marks">
          {flags
            .map((flag) => FLAG_WORDS[flag])
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
      {comment.hiddenReason !== '' && <p class="hint">Không đăng: {comment.hiddenReason}</p>}
    </li>
  )
}
