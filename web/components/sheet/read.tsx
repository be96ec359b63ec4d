import { boxText } from '../../../worker/forms/fields.ts'
import type { Entry } from '../../../worker/forms/sheet.ts'
import { showNumber } from '../../../worker/forms/typing.ts'
import { Aids, type Asked, classOf } from './frame.tsx'
import { marked, unmarked } from './marked.tsx'
import { idOf } from './view.ts'

/** Something said, or an answer that is worked out and not typed. */
export function Read({ view, entry, error }: Asked) {
  const value = entry.kind === 'note' ? '' : wordsOf(entry)
  return (
    <div class={classOf(entry, error, 'read')} id={idOf(entry.key)} tabIndex={-1}>
      {entry.label && <p>{marked(entry.label)}</p>}
      <Aids view={view} entry={entry} error={error} />
      {value && value !== 'NaN' && (
        <p>
          <b>{value}</b>
        </p>
      )}
    </div>
  )
}

function wordsOf({ kind, value, choices }: Entry): string {
  if (choices.length === 0) return showNumber(boxText(kind, value)).replace(/^(\d{4})-(\d\d)-(\d\d)/, '$3/$2/$1')
  const chosen = value.split(' ')
  return choices
    .filter(({ name }) => chosen.includes(name))
    .map(({ label }) => unmarked(label))
    .join(', ')
}
