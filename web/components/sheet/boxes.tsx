import { answerOf, type Boxes, boxText, fieldName } from '../../../worker/forms/fields.ts'
import { LIMITS } from '../../../worker/forms/questionnaire.ts'
import type { Entry } from '../../../worker/forms/sheet.ts'
import { type Asked, Boxed, Listed, looks, told } from './frame.tsx'
import { idOf, type View } from './view.ts'

/** The boxes of answers that have several. */
export function boxesOf({ kind, choices }: Entry): readonly string[] {
  if (kind === 'dateTime') return ['date', 'time']
  if (kind === 'geopoint') return ['lat', 'lon', 'alt', 'acc']
  return kind === 'rank' ? choices.map((_, index) => String(index + 1)) : ['']
}

/** What stands in a box: as it was typed, while that is what the answer says; else as we write it. */
export function inBox(view: View, entry: Entry, box = ''): string {
  const typed: Record<string, readonly string[]> = {}
  for (const one of boxesOf(entry)) {
    const values = view.typed?.get(fieldName(entry.key, one))
    if (values) typed[one] = values
  }
  const all = typed[box]
  const isSame = all && answerOf(entry.kind, typed as Boxes) === entry.value
  return isSame ? (all[all.length - 1] ?? '') : boxText(entry.kind, entry.value, box)
}

/** Words and numbers. */
export function TextBox({ view, entry, error }: Asked) {
  const common = { id: idOf(entry.key), name: fieldName(entry.key), value: inBox(view, entry), ...told(entry, error) }
  return (
    <Boxed view={view} entry={entry} error={error}>
      {entry.kind !== 'text' ? (
        <input {...common} class="short" inputMode={entry.kind === 'integer' ? 'numeric' : 'decimal'} maxLength={40} />
      ) : looks(entry, 'multiline') ? (
        <textarea {...common} rows={4} maxLength={LIMITS.textLength} />
      ) : (
        <input {...common} inputMode={looks(entry, 'numbers') ? 'numeric' : undefined} maxLength={LIMITS.textLength} />
      )}
    </Boxed>
  )
}

/** A day, or an hour: the phone's own wheel where it has one, else a box that takes 21/11/2026. */
export function TimeBox({ view, entry, error }: Asked) {
  return (
    <Boxed view={view} entry={entry} error={error}>
      <input
        id={idOf(entry.key)}
        name={fieldName(entry.key)}
        class="short"
        type={entry.kind === 'date' ? 'date' : 'time'}
        placeholder={PLACEHOLDERS[entry.kind]}
        value={inBox(view, entry)}
        {...told(entry, error)}
      />
    </Boxed>
  )
}

/** A day and an hour. */
export function MomentBox({ view, entry, error }: Asked) {
  return (
    <Listed view={view} entry={entry} error={error}>
      <Part view={view} entry={entry} error={error} box="date" label="Ngày" />
      <Part view={view} entry={entry} error={error} box="time" label="Giờ" />
    </Listed>
  )
}

const PLACEHOLDERS: Partial<Record<Entry['kind'], string>> = { date: 'ngày/tháng/năm', time: 'giờ:phút' }

/** One box of several; the first carries the question's own id. */
export function Part({
  view,
  entry,
  error,
  box,
  label,
}: Asked & { box: 'date' | 'time' | 'lat' | 'lon'; label: string }) {
  const id = idOf(entry.key, box === boxesOf(entry)[0] ? '' : box)
  const isTime = box === 'date' || box === 'time'
  return (
    <div class="part">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={fieldName(entry.key, box)}
        class="short"
        {...(isTime ? { type: box, placeholder: PLACEHOLDERS[box] } : { inputMode: 'decimal', maxLength: 40 })}
        value={inBox(view, entry, box)}
        {...told(entry, error)}
      />
    </div>
  )
}
