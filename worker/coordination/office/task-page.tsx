import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Facts } from '../../../web/components/facts.tsx'
import { Said } from '../../../web/components/note.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { bodyName } from '../../communes/book.ts'
import { longDay } from '../../deadlines/calendar.ts'
import { DeedFields } from '../../dossiers/deed-forms.tsx'
import { OfficePage } from '../../staff/office-page.tsx'
import { PROGRAMME_DEEDS } from '../deeds.ts'
import { PROGRAMMES } from '../place.ts'
import type { TaskRow } from '../tables.ts'
import { leftText, taskLabel } from '../words.ts'
import type { ProgrammeView } from './programme-page.tsx'

/** One task, where its body says how it goes: three things to fill in. */
export function taskPage(view: ProgrammeView, task: TaskRow) {
  const { desk, address, tried, said } = view
  const { book, file, staff, today } = desk
  const state = taskLabel(task, today)
  const own = tried?.action === 'tien-do' ? tried : null
  const fields = (PROGRAMME_DEEDS['tien-do']?.fields(desk) ?? []).filter(({ name }) => name !== 'id')
  const left = leftText(task, today, book.specialDays)
  return (
    <OfficePage title={`Việc ${task.position}: ${task.task}`} staff={staff} book={book} current={PROGRAMMES}>
      <p class="crumb">
        <a href={PROGRAMMES}>Phối hợp</a> <a href={address}>{file.row.title}</a>
      </p>
      <h1>
        Việc {task.position}: {task.task}
      </h1>
      <p class="tags">
        <StatusTag label={state.label} tone={state.tone} />
      </p>
      <ErrorSummary
        errors={own?.errors ?? {}}
        labels={Object.fromEntries(fields.map(({ label, name }) => [name, label]))}
      />
      <Said said={said} />
      <Facts
        rows={[
          ['Chuyên đề', task.topic],
          ['Ai làm', `${task.person}, ${bodyName(book, task.bodyId)}`],
          ['Hạn xong', `${longDay(task.dueOn)}${left === '' ? '' : `, ${left}`}`],
          ...(task.progressNote === '' ? [] : [['Lần trước ghi', task.progressNote] as [string, string]]),
        ]}
      />
      <h2>Ghi tiến độ</h2>
      <form method="post" action={`${address}/tien-do`}>
        <input type="hidden" name="version" value={file.row.version} />
        <input type="hidden" name="id" value={task.id} />
        <DeedFields
          fields={fields}
          prefix=""
          values={own?.values ?? { progress: String(task.progress) }}
          errors={own?.errors ?? {}}
        />
        <p>
          <button type="submit">Ghi tiến độ</button>
        </p>
      </form>
    </OfficePage>
  )
}
