import { Empty } from '../../../web/components/empty.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { bodyName } from '../../communes/book.ts'
import { longDay } from '../../deadlines/calendar.ts'
import { mayProgress } from '../deeds-do.ts'
import type { ProgrammeDesk } from '../own.ts'
import { leftText, taskLabel } from '../words.ts'

type Props = { desk: ProgrammeDesk; address: string; writes: boolean }

/** Who does what by when, and how far it is: a word, a number, a bar. */
export function TaskTable({ desk, address, writes }: Props) {
  const { book, file, today } = desk
  const { tasks } = file.own
  if (tasks.length === 0)
    return (
      <Empty title="Chưa có việc nào.">
        <p>Mỗi việc ghi rõ người, rõ việc, rõ chuyên đề, rõ thời gian.</p>
      </Empty>
    )
  return (
    <table class="cards">
      <caption class="sr">Các việc của chương trình</caption>
      <thead>
        <tr>
          <th scope="col">Việc</th>
          <th scope="col">Ai làm</th>
          <th scope="col">Hạn xong</th>
          <th scope="col">Tiến độ</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => {
          const state = taskLabel(task, today)
          const left = leftText(task, today, book.specialDays)
          const name = `${task.position}. ${task.task}`
          return (
            <tr key={task.id}>
              <td>
                {writes && task.droppedAt === null && mayProgress(desk, task) ? (
                  <a href={`${address}/viec/${task.position}`}>{name}</a>
                ) : (
                  name
                )}
                <div class="at">{task.topic}</div>
              </td>
              <td data-label="Ai làm">
                <span>
                  {task.person}, {bodyName(book, task.bodyId)}
                </span>
              </td>
              <td data-label="Hạn xong">
                <span>
                  {longDay(task.dueOn)}
                  {left === '' ? '' : `, ${left}`}
                </span>
              </td>
              <td data-label="Tiến độ">
                <div>
                  <StatusTag label={state.label} tone={state.tone} />
                  <progress class="task" max={100} value={task.progress} aria-hidden="true" />
                  {task.progressNote !== '' && <div class="at">{task.progressNote}</div>}
                </div>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
