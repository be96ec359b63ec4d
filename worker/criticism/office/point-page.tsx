import { Empty } from '../../../web/components/empty.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Choice, Field, Select } from '../../../web/components/field.tsx'
import { Said } from '../../../web/components/note.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { FieldErrors } from '../../staff/form.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import type { Point, SectionLine } from '../own.ts'
import { OFFICE } from '../place.ts'
import { countText, placeText } from '../point-list.tsx'
import type { CommentRow } from '../tables.ts'
import { AXES, AXIS_WORDS } from '../words.ts'
import { SectionChoice } from './section-choice.tsx'
import { begin } from './gather-page.tsx'
import { whoOf } from './opinion-page.tsx'

export const POINT_LABELS: Record<string, string> = {
  text: 'Điểm viết là',
  section: 'Về mục',
  axis: 'Về mặt',
  into: 'Gộp vào',
}
/** Comments that one point may repeat. */
export const MOST_QUOTES = 20

export type PointView = {
  staff: StaffMember
  book: CommuneBook
  title: string
  address: string
  point: Point
  others: readonly Point[]
  sections: readonly SectionLine[]
  rows: readonly CommentRow[]
  next: string | undefined
  isLater: boolean
  mayWrite: boolean
  text: (name: string) => string
  errors: FieldErrors
  said?: { tone: 'good' | 'warn'; text: string } | null
}

/** One point: its words, what it came from, and putting it into another one. */
export function pointPage(view: PointView) {
  const { staff, book, title, address, point, sections, rows, said, mayWrite, errors } = view
  const here = `${address}/tong-hop/${point.id}`
  const quoted = new Set(point.quotes.map((quote) => quote.commentId))
  return (
    <OfficePage title={`Điểm ${point.number}: ${title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={`${address}/tong-hop?chua=1`}>Gom ý kiến: {title}</a>
      </p>
      <h1>Điểm {point.number}</h1>
      <Said said={said} />
      <ErrorSummary errors={errors} labels={POINT_LABELS} />
      <p class="lead">
        {placeText(point, sections)}. {countText(point)}
      </p>
      {mayWrite ? <Words view={view} here={here} /> : <p class="words">{point.text}</p>}
      <h2>Gom từ những ý kiến này</h2>
      {rows.length === 0 ? (
        <Empty title={view.isLater ? 'Hết danh sách.' : 'Điểm này chưa có ý kiến nào.'} />
      ) : (
        <form method="post" action={here}>
          <ol class="plain judged">
            {rows.map((comment) => (
              <li key={comment.id}>
                <Choice
                  type="checkbox"
                  name="chon"
                  id={`chon-${comment.number}`}
                  value={comment.id}
                  label={`Ý kiến số ${comment.number}${quoted.has(comment.id) ? ', đang được trích' : ''}`}
                  hint={[whoOf(comment, book), book.hamlets.get(comment.hamletId)?.name].filter(Boolean).join(', ')}
                />
                <p class="words">{comment.text}</p>
              </li>
            ))}
          </ol>
          {mayWrite && (
            <p>
              <button type="submit" name="viec" value="trich">
                Trích lời
              </button>{' '}
              <button type="submit" name="viec" value="bo-trich" class="quiet">
                Thôi trích
              </button>{' '}
              <button type="submit" name="viec" value="lay-ra" class="quiet">
                Lấy ra khỏi điểm
              </button>
            </p>
          )}
        </form>
      )}
      <Pager next={view.next} first={view.isLater ? here : undefined} />
      {mayWrite && <Ending view={view} here={here} />}
    </OfficePage>
  )
}

function Words({ view, here }: { view: PointView; here: string }) {
  const { point, sections, text, errors } = view
  return (
    <form method="post" action={here}>
      <input type="hidden" name="revision" value={point.revision} />
      <Field
        name="text"
        label={POINT_LABELS.text}
        value={text('text')}
        errors={errors.text}
        rows={5}
        maxLength={4000}
        required
      />
      <SectionChoice
        label={POINT_LABELS.section ?? ''}
        sections={sections}
        value={text('section')}
        errors={errors.section}
      />
      <Select
        name="axis"
        label={POINT_LABELS.axis}
        options={AXES.filter(Boolean).map((value) => ({ value, label: AXIS_WORDS[value].name }))}
        value={text('axis')}
        empty={AXIS_WORDS[''].name}
        errors={errors.axis}
      />
      <p>
        <button type="submit" name="viec" value="sua">
          Lưu điểm này
        </button>
      </p>
    </form>
  )
}

function Ending({ view: { point, others, errors, text }, here }: { view: PointView; here: string }) {
  return (
    <form method="post" action={here}>
      <input type="hidden" name="revision" value={point.revision} />
      {others.length > 0 && (
        <>
          <h2>Gộp với điểm khác</h2>
          <Select
            name="into"
            label={POINT_LABELS.into}
            hint="Ý kiến và lời của điểm này chuyển sang điểm kia."
            options={others.map((one) => ({
              value: `${one.id}~${one.revision}`,
              label: `Điểm ${one.number}: ${begin(one.text, 50)}`,
            }))}
            value={text('into')}
            empty="Chọn điểm"
            errors={errors.into}
          />
          <p>
            <button type="submit" name="viec" value="gop" class="quiet">
              Gộp điểm
            </button>
          </p>
        </>
      )}
      {point.citizens + point.members + point.experts + point.sessions === 0 && (
        <p>
          <button type="submit" name="viec" value="bo" class="quiet">
            Bỏ điểm này
          </button>
        </p>
      )}
    </form>
  )
}
