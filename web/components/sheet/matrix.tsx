import { fieldName } from '../../../worker/forms/fields.ts'
import type { Entry } from '../../../worker/forms/sheet.ts'
import { type Asked, Aids, told, Words } from './frame.tsx'
import { marked, unmarked } from './marked.tsx'
import { Still } from './still.ts'
import { idOf, type View } from './view.ts'

/** Can this question be a row of a table? */
export function isRow({ kind, node, readonly }: Entry): boolean {
  const isChosen = kind === 'select_one' || kind === 'select_multiple'
  return isChosen && !readonly && !node.appearance?.includes('minimal')
}

/** Do two questions have the same options, so that they can be rows of one table? */
export function sameColumns(one: Entry, other: Entry): boolean {
  return (
    one.kind === other.kind &&
    one.choices.length === other.choices.length &&
    one.choices.every(({ name }, index) => other.choices[index]?.name === name)
  )
}

/** Questions with the same options as a table; on a narrow screen each is a card. */
export function Matrix({ view, rows }: { view: View; rows: readonly Entry[] }) {
  return (
    <table class="matrix">
      <thead>
        <tr>
          <td />
          {rows[0]?.choices.map(({ name, label }) => (
            <th scope="col" key={name}>
              {marked(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((entry) => (
          <Still key={entry.key} view={view} entry={entry} error={view.errors[entry.key]} draw={Row} />
        ))}
      </tbody>
    </table>
  )
}

/** Each box says its row and its column to readers of the screen. */
function Row({ view, entry, error }: Asked) {
  const { key, kind, choices, label } = entry
  const chosen = entry.value.split(' ')
  return (
    <tr data-key={key} class={error && 'error'}>
      <th scope="row">
        <Words entry={entry} />
        <Aids view={view} entry={entry} error={error} />
      </th>
      {choices.map(({ name, label: column }, index) => (
        <td key={name}>
          <label>
            <input
              type={kind === 'select_one' ? 'radio' : 'checkbox'}
              name={fieldName(key)}
              id={idOf(key, index || '')}
              value={name}
              checked={chosen.includes(name)}
              aria-label={`${unmarked(label)}: ${unmarked(column)}`}
              {...told(entry, error)}
            />
            <span>{marked(column)}</span>
          </label>
        </td>
      ))}
    </tr>
  )
}
