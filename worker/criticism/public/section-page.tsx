import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Choices, Field, Select } from '../../../web/components/field.tsx'
import { Trouble } from '../../../web/components/note.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { longDay, localDay } from '../../deadlines/calendar.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { COMMENT_LABELS, COMMENT_MAX } from '../comment-form.ts'
import { placeOf, publicAddress } from '../place.ts'
import type { CommentRow, CriticismRow, SectionRow } from '../tables.ts'
import { AXES, AXIS_WORDS, sectionName } from '../words.ts'
import { HONEYPOT } from './stamp.ts'

export type SectionView = {
  book: CommuneBook
  row: DossierRow
  criticism: CriticismRow
  section: SectionRow
  /** The parts before and after it that have a text. */
  before: number | null
  after: number | null
  isOpen: boolean
  comments: readonly CommentRow[]
  next: string | undefined
  isLater: boolean
  text: (name: string) => string
  errors: FieldErrors
  submissionKey: string
  started: string
  trouble?: { title: string; text: string } | undefined
}

/** One part of a draft: its words, what others said, and a box for one's own opinion. */
export function sectionPage(view: SectionView) {
  const { book, row, section, comments, isOpen, errors, trouble, before, after } = view
  const draft = publicAddress(row.communeId, row)
  const here = `${draft}/muc/${section.position}`
  const name = section.position === 0 ? 'Góp ý chung cho cả dự thảo' : sectionName(section)
  return (
    <Page title={`${name}: ${row.title}`} place={placeOf(book)}>
      <p>
        <a href={draft}>{row.title}</a>
      </p>
      <h1>{name}</h1>
      <ErrorSummary errors={errors} labels={COMMENT_LABELS} />
      {trouble && (
        <Trouble title={trouble.title}>
          <p>{trouble.text}</p>
        </Trouble>
      )}
      {section.text !== '' && <p class="words">{section.text}</p>}
      {isOpen ? (
        <CommentForm view={view} here={here} />
      ) : (
        <>
          {view.text('text') !== '' && (
            <>
              <h2>Ông/bà đã viết, chưa gửi</h2>
              <p class="words">{view.text('text')}</p>
            </>
          )}
          <p class="hint">
            {view.criticism.closesOn === null
              ? 'Chưa mở góp ý.'
              : `Đã hết thời gian góp ý (${longDay(view.criticism.closesOn)}).`}
          </p>
        </>
      )}
      <h2 id="y-kien">Ý kiến của bà con</h2>
      {comments.length === 0 ? (
        <p>{view.isLater ? 'Hết danh sách.' : 'Chưa có ý kiến nào được đăng ở mục này.'}</p>
      ) : (
        <ul class="list">
          {comments.map((comment) => (
            <li key={comment.number}>
              <p class="words">{comment.text}</p>
              <small>{saidBy(comment, book)}</small>
            </li>
          ))}
        </ul>
      )}
      <Pager next={view.next} first={view.isLater ? here : undefined} />
      {(before !== null || after !== null) && (
        <nav class="noprint" aria-label="Các mục của dự thảo">
          {before !== null && (
            <a class="button quiet" href={`${draft}/muc/${before}`}>
              Mục trước
            </a>
          )}{' '}
          {after !== null && (
            <a class="button quiet" href={`${draft}/muc/${after}`}>
              Mục sau
            </a>
          )}
        </nav>
      )}
    </Page>
  )
}

function CommentForm({ view, here }: { view: SectionView; here: string }) {
  const { book, text, errors, submissionKey, started } = view
  return (
    <form method="post" action={here} data-send>
      <input type="hidden" name="submissionKey" value={submissionKey} />
      <input type="hidden" name="started" value={started} />
      <Field
        name="text"
        label={COMMENT_LABELS.text}
        hint="Nên giữ, nên sửa, hay nên bỏ? Vì sao? Không dấu cũng được. Đừng ghi tên, số điện thoại của mình hay của người khác."
        value={text('text')}
        errors={errors.text}
        rows={5}
        maxLength={COMMENT_MAX}
        data-count
        required
      />
      <details
        open={text('axis') !== '' || text('hamlet') !== '' || errors.axis !== undefined || errors.hamlet !== undefined}
      >
        <summary>Nói rõ hơn (không bắt buộc)</summary>
        <Choices
          name="axis"
          legend={COMMENT_LABELS.axis}
          options={AXES.map((value) => ({ value, label: AXIS_WORDS[value].asks }))}
          value={text('axis')}
          errors={errors.axis}
        />
        <Select
          name="hamlet"
          label={COMMENT_LABELS.hamlet}
          options={book.hamletsNow.map(({ id, name }) => ({ value: id, label: name }))}
          value={text('hamlet')}
          errors={errors.hamlet}
          empty="Không ghi"
        />
      </details>
      <p hidden>
        <label for={HONEYPOT}>Để trống ô này</label>
        <input id={HONEYPOT} name={HONEYPOT} tabIndex={-1} autocomplete="off" />
      </p>
      <p class="hint">
        Cán bộ Mặt trận xã đọc trước rồi đăng ở trang này, không kèm tên ai. Gửi xong ông/bà có mã để xem ý kiến của
        mình được tiếp thu hay không.
      </p>
      <p id="submissionKey">
        <button type="submit">Gửi ý kiến</button>
      </p>
    </form>
  )
}

/** "Ý kiến số 12, về tính khả thi, thôn Làng Dịa, thứ Năm, 26/11/2026". */
function saidBy({ number, axis, hamletId, at }: CommentRow, book: CommuneBook): string {
  const parts = [
    `Ý kiến số ${number}`,
    axis === '' ? '' : AXIS_WORDS[axis].name.toLowerCase(),
    book.hamlets.get(hamletId)?.name ?? '',
    longDay(localDay(at)),
  ]
  return parts.filter(Boolean).join(', ')
}
