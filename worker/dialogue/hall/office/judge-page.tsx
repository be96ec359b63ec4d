import { Empty } from '../../../../web/components/empty.tsx'
import { Choice, Select } from '../../../../web/components/field.tsx'
import { Said } from '../../../../web/components/note.tsx'
import { Pager } from '../../../../web/components/pager.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import { instantText } from '../../../deadlines/calendar.ts'
import type { DossierRow } from '../../../dossiers/tables.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { OFFICE } from '../../place.ts'
import type { MeetingRow } from '../../sessions/tables.ts'
import { meetingHref } from '../codes.ts'
import type { ItemRow, QuestionRow } from '../tables.ts'
import { FLAG_WORDS, HIDE_REASONS, type Look, LOOKS } from '../words-hall.ts'

export type JudgeView = {
  staff: StaffMember
  book: CommuneBook
  row: DossierRow
  session: MeetingRow
  address: string
  look: Look
  /** Whether he shows and hides; who holds the meeting only puts to points what is shown. */
  mayShow: boolean
  rows: readonly QuestionRow[]
  items: readonly ItemRow[]
  ticked: readonly string[]
  text: (name: string) => string
  errors: FieldErrors
  next: string | undefined
  isLater: boolean
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** Questions before everybody reads them: shown as they stand, or not shown with a reason that the sender reads. */
export function judgePage(view: JudgeView) {
  const { staff, book, row, session, address, look, rows, said, mayShow } = view
  const here = `${address}/cau-hoi`
  return (
    <OfficePage title={`Câu hỏi: ${row.title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={address}>{row.title}</a>
      </p>
      <h1>{LOOKS[look].title}</h1>
      <Said said={said} />
      {mayShow && (
        <p class="tabs">
          {Object.entries(LOOKS).map(([key, { tab }]) => (
            <>
              <a key={key} href={`${here}?xem=${key}`} aria-current={key === look ? 'page' : undefined}>
                {tab}
              </a>{' '}
            </>
          ))}
        </p>
      )}
      <p>
        {session.takesQuestions ? 'Hội trường đang nhận câu hỏi từ điện thoại. ' : ''}
        <a href={`${here}/ghi`}>Ghi câu hỏi nói miệng, viết giấy</a> ·{' '}
        <a href={`${meetingHref(row.communeId, row)}/man-hinh`}>Màn hình</a> ·{' '}
        <a href={`${here}?xem=${look}`}>Tải lại</a>
      </p>
      {rows.length === 0 ? (
        <Empty title={view.isLater ? 'Hết danh sách.' : LOOKS[look].none}>
          {row.status === 'announced' && <p>Trang tự tải lại, có câu hỏi mới thì hiện ra.</p>}
        </Empty>
      ) : (
        <form method="post" action={`${here}?xem=${look}`} data-reload="20">
          <ol class="plain judged">
            {rows.map((question) => (
              <One key={question.id} question={question} view={view} />
            ))}
          </ol>
          <Deeds view={view} />
        </form>
      )}
      <Pager next={view.next} first={view.isLater ? `${here}?xem=${look}` : undefined} />
    </OfficePage>
  )
}

function Deeds({ view: { errors, items, look, mayShow, text } }: { view: JudgeView }) {
  return (
    <>
      {mayShow && look !== 'da-hien' && (
        <p>
          <button type="submit" name="viec" value="hien">
            Hiện những câu đã chọn
          </button>
        </p>
      )}
      {items.length > 0 && look !== 'khong-hien' && (
        <>
          <Select
            name="item"
            label="Xếp vào nội dung"
            options={items.map(({ id, title }, index) => ({ value: id, label: `${index + 1}. ${title}` }))}
            value={text('item')}
            errors={errors.item}
            empty="Không thuộc nội dung nào"
          />
          <p>
            <button type="submit" name="viec" value="xep" class="quiet">
              Xếp những câu đã chọn
            </button>
          </p>
        </>
      )}
      {mayShow && look !== 'khong-hien' && (
        <>
          <Select
            name="reason"
            label="Không hiện vì"
            options={HIDE_REASONS.map((value) => ({ value, label: value }))}
            value={text('reason')}
            errors={errors.reason}
            empty="Chọn lý do"
          />
          <p>
            <button type="submit" name="viec" value="an" class="quiet">
              Không hiện những câu đã chọn
            </button>
          </p>
        </>
      )}
    </>
  )
}

const WAYS: Record<QuestionRow['way'], string> = {
  ahead: 'gửi trước',
  hall: 'từ hội trường',
  taken_down: 'cán bộ ghi',
}

function One({ question, view }: { question: QuestionRow; view: JudgeView }) {
  const hamlet = view.book.hamlets.get(question.hamletId)?.name
  const at = view.items.findIndex(({ id }) => id === question.itemId)
  const marks = question.flags.split(' ').flatMap((flag) => FLAG_WORDS[flag] ?? [])
  return (
    <li>
      <Choice
        type="checkbox"
        name="chon"
        id={`chon-${question.number}`}
        value={question.id}
        checked={view.ticked.includes(question.id)}
        label={`Câu hỏi số ${question.number}`}
        hint={[instantText(question.at), WAYS[question.way], hamlet, at >= 0 ? `ở nội dung ${at + 1}` : '']
          .filter(Boolean)
          .join(', ')}
      />
      <p class="words">{question.text}</p>
      {question.state === 'waiting' && marks.length > 0 && <p class="marks">{marks.join(' ')}</p>}
      {question.hiddenReason !== '' && <p class="hint">Không hiện: {question.hiddenReason}</p>}
    </li>
  )
}
