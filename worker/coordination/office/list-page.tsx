import { Empty } from '../../../web/components/empty.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { longDay } from '../../deadlines/calendar.ts'
import { dossierSlug } from '../../dossiers/code.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import type { Listed } from '../list-queries.ts'
import { PROGRAMMES } from '../place.ts'
import type { OpenTask } from '../queries.ts'
import { leftText, STATUS_WORDS, taskLabel } from '../words.ts'

export type Heap = { key: string; title: string; rows: readonly Listed[]; next?: string | undefined }
export type ListView = {
  staff: StaffMember
  book: CommuneBook
  today: string
  tasks: readonly OpenTask[]
  heaps: readonly Heap[]
  isLater: boolean
  makes: boolean
}

/** What an officer's body has to do in programmes, then the programmes. */
export function listPage({ staff, book, today, tasks, heaps, isLater, makes }: ListView) {
  const filled = heaps.filter(({ rows }) => rows.length > 0)
  return (
    <OfficePage title="Chương trình phối hợp" staff={staff} book={book} current={PROGRAMMES}>
      <h1>Chương trình phối hợp</h1>
      <p class="lead">Các cơ quan, tổ chức cùng ký: rõ người, rõ việc, rõ thời gian, rõ tiến độ.</p>
      {makes && !isLater && (
        <p>
          <a class="button" href={`${PROGRAMMES}/moi`}>
            Soạn chương trình
          </a>
        </p>
      )}
      {tasks.length > 0 && <Tasks tasks={tasks} book={book} today={today} />}
      {filled.length === 0 && (
        <Empty title={isLater ? 'Hết danh sách.' : 'Chưa có chương trình nào.'}>
          {!isLater && <p>Chương trình cơ quan ông/bà chủ trì, hoặc được mời cùng ký, hiện ở đây.</p>}
        </Empty>
      )}
      {filled.map((heap) => (
        <section key={heap.key} aria-labelledby={heap.key}>
          <h2 id={heap.key}>{heap.title}</h2>
          <Lines rows={heap.rows} caption={heap.title} book={book} />
          <Pager next={heap.next} first={isLater ? PROGRAMMES : undefined} />
        </section>
      ))}
    </OfficePage>
  )
}

function Tasks({ tasks, book, today }: Pick<ListView, 'tasks' | 'book' | 'today'>) {
  return (
    <section aria-labelledby="viec">
      <h2 id="viec">Việc của cơ quan ông/bà</h2>
      <ul class="list">
        {tasks.map((task) => {
          const whole = { ...task, doneOn: null, droppedAt: null }
          const state = taskLabel(whole, today)
          return (
            <li key={task.id}>
              <a href={`${PROGRAMMES}/${dossierSlug(task)}/viec/${task.position}`}>{task.task}</a>
              <p>
                <StatusTag label={state.label} tone={state.tone} /> Hạn {longDay(task.dueOn)},{' '}
                {leftText(whole, today, book.specialDays)}.
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Lines({ rows, caption, book }: { rows: readonly Listed[]; caption: string; book: CommuneBook }) {
  return (
    <table class="cards" data-rows>
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Chương trình</th>
          <th scope="col">Tình trạng</th>
          <th scope="col">Thời gian</th>
          <th scope="col">Đánh giá</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ programme, row }) => {
          const status = STATUS_WORDS[row.status]
          return (
            <tr key={row.id}>
              <td>
                <a href={`${PROGRAMMES}/${dossierSlug(row)}`}>
                  <bdi>{row.title}</bdi>
                </a>
                <div class="at">{bodyName(book, row.leadBodyId)} chủ trì</div>
              </td>
              <td data-label="Tình trạng">{status && <StatusTag label={status.name} tone={status.tone} />}</td>
              <td data-label="Thời gian">
                <span>đến hết {longDay(programme.endsOn)}</span>
              </td>
              <td data-label="Đánh giá" data-none={programme.reviewOn === null ? true : undefined}>
                {programme.reviewOn === null ? '' : longDay(programme.reviewOn)}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
