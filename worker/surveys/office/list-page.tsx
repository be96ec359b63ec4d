import { Empty } from '../../../web/components/empty.tsx'
import { Said } from '../../../web/components/note.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { officeAddressOf } from '../place.ts'
import { stateOf, type SurveyRow } from '../rules.ts'
import { AUDIENCE_WORDS, figure, KIND_WORDS, STATE_WORDS, untilText } from './words.ts'

export const SURVEYS = '/can-bo/khao-sat'

/** A survey in a list, with its numbers. */
export type Line = { survey: SurveyRow; many: number; waiting: number }
/** Surveys of one state. */
export type HeapView = { key: string; title: string; lines: readonly Line[]; next?: string | undefined }

type Common = { staff: StaffMember; book: CommuneBook; now: Date }

/** The commune's surveys by state: what is prepared, what is answered now, what is over. */
export function ListPage({
  staff,
  book,
  now,
  heaps,
  only,
  mayMake,
  tasks,
  said,
}: Common & {
  heaps: readonly HeapView[]
  /** One heap alone, further down in it. */
  only?: { title: string; first?: string | undefined } | undefined
  mayMake: boolean
  tasks: readonly Task[]
  said?: string | undefined
}) {
  const filled = heaps.filter(({ lines }) => lines.length > 0)
  return (
    <OfficePage title="Khảo sát" staff={staff} book={book} current={SURVEYS}>
      {only && (
        <p class="crumb">
          <a href={SURVEYS}>Khảo sát</a>
        </p>
      )}
      <h1>{only ? only.title : 'Khảo sát'}</h1>
      {said && <Said said={{ tone: 'good', text: said }} />}
      {!only && <p class="lead">Hỏi bà con bằng một biểu mẫu: trên điện thoại, bằng phiếu mời, hoặc trên giấy.</p>}
      {mayMake && !only && (
        <p>
          <a class="button" href={`${SURVEYS}/moi`}>
            Thêm khảo sát
          </a>
        </p>
      )}
      {!only && <Tasks tasks={tasks} />}
      {filled.length === 0 && (
        <Empty title={only ? 'Không có khảo sát nào ở mục này.' : 'Xã chưa có khảo sát nào.'}>
          {mayMake && !only && (
            <p>Ông/bà soạn câu hỏi ở mục Biểu mẫu, hoặc bắt đầu ngay từ một mẫu có sẵn khi thêm khảo sát.</p>
          )}
        </Empty>
      )}
      {filled.map((heap) => (
        <section key={heap.key} aria-labelledby={heap.key}>
          <h2 id={heap.key} class={only ? 'sr' : undefined}>
            {heap.title}
          </h2>
          <Lines lines={heap.lines} caption={heap.title} now={now} />
          <Pager next={heap.next} first={only?.first} />
        </section>
      ))}
      {!only && (
        <p>
          <a href={`${SURVEYS}?muc=da-cat`}>Khảo sát đã cất</a>
        </p>
      )}
    </OfficePage>
  )
}

function Lines({ lines, caption, now }: { lines: readonly Line[]; caption: string; now: Date }) {
  return (
    <table class="cards" data-rows>
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Khảo sát</th>
          <th scope="col">Tình trạng</th>
          <th scope="col">Nhận trả lời</th>
          <th scope="col">Số phiếu</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ survey, many, waiting }) => (
          <tr key={survey.id}>
            <td>
              <a href={officeAddressOf(survey.slug)}>
                <bdi>{survey.title}</bdi>
              </a>
              <div class="at">
                {KIND_WORDS[survey.kind].name}. {AUDIENCE_WORDS[survey.audience].name}.
              </div>
            </td>
            <td data-label="Tình trạng">{STATE_WORDS[stateOf(survey, now)]}</td>
            <td data-label="Nhận trả lời">{survey.status === 'draft' ? 'chưa mở' : untilText(survey, now)}</td>
            <td data-label="Số phiếu">
              <span>
                {figure(many)}
                {waiting > 0 && (
                  <>
                    {' '}
                    <a class="marks" href={`${officeAddressOf(survey.slug)}/cho-xem`}>
                      {figure(waiting)} chờ xem
                    </a>
                  </>
                )}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What an officer can do without making surveys: answer one among officers, type in sheets of paper. */
export type Task = { href: string; text: string; more: string }

/** For officers who neither make nor open surveys. */
export function TasksPage({ staff, book, tasks }: Omit<Common, 'now'> & { tasks: readonly Task[] }) {
  return (
    <OfficePage title="Khảo sát" staff={staff} book={book} current={SURVEYS}>
      <h1>Khảo sát</h1>
      <Tasks tasks={tasks} />
      {tasks.length === 0 && (
        <Empty title="Chưa có việc gì ở đây.">
          <p>Khi xã hỏi ý kiến cán bộ, hoặc có phiếu giấy cần nhập, việc hiện ở trang này.</p>
        </Empty>
      )}
    </OfficePage>
  )
}

function Tasks({ tasks }: { tasks: readonly Task[] }) {
  if (tasks.length === 0) return null
  return (
    <>
      <h2>Việc của ông/bà</h2>
      <ul class="list">
        {tasks.map(({ href, text, more }) => (
          <li key={href}>
            <a href={href}>{text}</a>
            <p>{more}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
