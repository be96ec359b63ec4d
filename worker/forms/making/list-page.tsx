import { Empty } from '../../../web/components/empty.tsx'
import { Note } from '../../../web/components/note.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { instantText } from '../../deadlines/calendar.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { FORMS } from './addresses.ts'
import type { Beside } from './uses.ts'

/** A questionnaire in the list. */
export type Line = { id: string; title: string; editor: string; editedAt: string; versions: number }
/** Where it is used. */
export type UsedIn = { questionnaireId: string; title: string; href: string; state: string }

type View = {
  staff: StaffMember
  book: CommuneBook
  lines: readonly Line[]
  uses: readonly UsedIn[]
  beside: readonly Beside[]
  next?: string | undefined
  isFirst: boolean
  hasEnded: boolean
}

/** The commune's questionnaires: who edited which, how often it was frozen, who is asked with it. */
export function ListPage({ staff, book, lines, uses, beside, next, isFirst, hasEnded }: View) {
  return (
    <OfficePage title="Biểu mẫu" staff={staff} book={book} current={FORMS}>
      <h1>Biểu mẫu của xã</h1>
      <p class="lead">Soạn câu hỏi ở đây, rồi mở khảo sát để hỏi bà con. Phiếu đã có người trả lời thì giữ nguyên.</p>
      {hasEnded && (
        <Note tone="good">
          <p role="status">Đã cất biểu mẫu. Các bản đã dùng vẫn còn nguyên.</p>
        </Note>
      )}
      <p>
        <a class="button" href={`${FORMS}/moi`}>
          Thêm biểu mẫu
        </a>
      </p>
      {beside.map(({ href, text }) => (
        <p key={href}>
          <a href={href}>{text}</a>
        </p>
      ))}
      {lines.length === 0 ? (
        <Empty title={isFirst ? 'Xã chưa có biểu mẫu nào.' : 'Hết danh sách.'}>
          {isFirst && <p>Ông/bà có thể bắt đầu từ một mẫu có sẵn, hoặc từ tệp Excel đã có.</p>}
        </Empty>
      ) : (
        <Lines lines={lines} uses={uses} />
      )}
      <Pager next={next} first={isFirst ? undefined : FORMS} />
    </OfficePage>
  )
}

function Lines({ lines, uses }: Pick<View, 'lines' | 'uses'>) {
  return (
    <table class="cards" data-rows>
      <caption class="sr">Biểu mẫu của xã, sửa gần đây đứng trước</caption>
      <thead>
        <tr>
          <th scope="col">Tên</th>
          <th scope="col">Sửa gần nhất</th>
          <th scope="col">Số bản</th>
          <th scope="col">Dùng ở</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, title, editor, editedAt, versions }) => (
          <tr key={id}>
            <td>
              <a href={`${FORMS}/${id}`}>{title || 'Chưa có tên'}</a>
            </td>
            <td data-label="Sửa gần nhất">
              <span>
                {editor}
                <br />
                <small>{instantText(editedAt)}</small>
              </span>
            </td>
            <td data-label="Số bản">
              {versions === 0 ? 'chưa có' : <a href={`${FORMS}/${id}/ban`}>{versions} bản</a>}
            </td>
            <td data-label="Dùng ở">
              <Used uses={uses.filter((use) => use.questionnaireId === id)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Surveys by name, each with its state. */
export function Used({ uses }: { uses: readonly UsedIn[] }) {
  if (uses.length === 0) return <>chưa dùng</>
  return (
    <span>
      {uses.map(({ title, href, state }, index) => (
        <span key={href}>
          {index > 0 && '; '}
          <a href={href}>{title}</a> ({state})
        </span>
      ))}
    </span>
  )
}
