import { fieldName, boxText } from '../../../worker/forms/fields.ts'
import { pointsOf, scaleOf } from '../../../worker/forms/lexical.ts'
import type { Question } from '../../../worker/forms/questionnaire.ts'
import type { Entry } from '../../../worker/forms/sheet.ts'
import { Choice } from '../field.tsx'
import { TextBox } from './boxes.tsx'
import { type Asked, Boxed, classOf, Listed, looks, Shown, told, Words } from './frame.tsx'
import { marked, unmarked } from './marked.tsx'
import { idOf, type View } from './view.ts'

/** So many points of a scale stand side by side; of more, the number is typed. */
const MOST_POINTS = 11
/** Two options as short as these stand side by side on any phone. */
const SHORT = 7

/** One or several of a list, all in sight; a scale from bad to good in a row where there is room. */
export function Options({ view, entry, error }: Asked) {
  const { key, choices } = entry
  const isMany = entry.kind === 'select_multiple'
  const chosen = entry.value.split(' ')
  return (
    <Listed view={view} entry={entry} error={error}>
      <div class={`choices${rowOf(entry)}`}>
        {choices.map(({ name, label, choice }, index) => (
          <Choice
            key={name}
            type={isMany ? 'checkbox' : 'radio'}
            name={fieldName(key)}
            id={idOf(key, index || '')}
            value={name}
            checked={chosen.includes(name)}
            label={
              <>
                {choice?.media?.image && <Shown view={view} at={key} media={{ image: choice.media.image }} />}
                {marked(label)}
              </>
            }
            hint={choice?.media?.audio && <Shown view={view} at={key} media={{ audio: choice.media.audio }} />}
          />
        ))}
      </div>
      {choices.length === 0 && <p class="hint">Chưa có gì để chọn: câu này theo câu trả lời ở trên.</p>}
    </Listed>
  )
}

function rowOf(entry: Entry): string {
  const { choices } = entry
  if (looks(entry, 'likert')) return ' likert'
  if (choices.some(({ choice }) => choice?.media?.image)) return ' pictures'
  if (choices.length === 2 && choices.every(({ label }) => label.length <= SHORT)) return ' two'
  return looks(entry, 'horizontal', 'columns', 'columns-pack') ? ' row' : ''
}

/** One of a list, drawn by the phone itself: for long lists, and the commune's hamlets. */
export function Menu({ view, entry, error }: Asked) {
  return (
    <Boxed view={view} entry={entry} error={error}>
      <select id={idOf(entry.key)} name={fieldName(entry.key)} {...told(entry, error)}>
        <option value="">{entry.kind === 'hamlet' ? 'Chọn thôn' : 'Chọn một ý'}</option>
        {entry.choices.map(({ name, label }) => (
          <option value={name} key={name} selected={name === entry.value}>
            {unmarked(label)}
          </option>
        ))}
      </select>
    </Boxed>
  )
}

/** A number on a scale, with words at its ends; stars when it is a mark. */
export function Scale({ view, entry, error }: Asked) {
  const node = entry.node as Question
  const points = pointsOf(node, MOST_POINTS + 1)
  if (points.length > MOST_POINTS) {
    const { start, end } = scaleOf(node)
    const hint = entry.hint || `Từ ${boxText('range', String(start))} đến ${boxText('range', String(end))}.`
    return <TextBox view={view} entry={{ ...entry, hint }} error={error} />
  }
  const isStars = looks(entry, 'rating')
  const words = wordsOf(view, node)
  const ends = [points[0], points[points.length - 1]].filter((point) => point !== undefined && words.has(point))
  return (
    <Listed view={view} entry={entry} error={error}>
      <div class={isStars ? 'scale stars' : 'scale'}>
        {points.map((point, index) => (
          <label key={point} class={isStars && Number(entry.value || NaN) >= Number(point) ? 'on' : undefined}>
            <input
              type="radio"
              name={fieldName(entry.key)}
              id={idOf(entry.key, index || '')}
              value={boxText('range', point)}
              checked={entry.value === point}
            />
            <span>
              {isStars && <b aria-hidden="true">★</b>}
              {boxText('range', point)}
              <span class="sr">
                {isStars && ' sao'} {words.get(point)}
              </span>
            </span>
          </label>
        ))}
      </div>
      {ends.length > 0 && (
        <p class="ends hint" aria-hidden="true">
          {ends.map((point) => (
            <span key={point}>
              {boxText('range', point as string)}: {words.get(point as string)}
            </span>
          ))}
        </p>
      )}
    </Listed>
  )
}

/** The words at points of a scale, by point. */
function wordsOf(view: View, node: Question): Map<string, string> {
  const { lists } = view.sheet.plan.questionnaire
  const name = node.parameters?.['tick_labelset'] ?? ''
  const list = (Object.hasOwn(lists, name) && lists[name]) || []
  return new Map(list.map((tick) => [tick.name, unmarked(view.sheet.say(tick.label, node.name))]))
}

/** One box to tick. */
export function Tick({ view, entry, error }: Asked) {
  const hint = entry.hint && marked(entry.hint)
  return (
    <div class={classOf(entry, undefined)} data-key={entry.key}>
      <Shown view={view} at={entry.key} media={entry.node.media} />
      <Choice
        type="checkbox"
        name={fieldName(entry.key)}
        id={idOf(entry.key)}
        value="OK"
        checked={entry.value === 'OK'}
        label={<Words entry={entry} />}
        hint={hint}
        errors={error ? [error] : undefined}
      />
    </div>
  )
}
