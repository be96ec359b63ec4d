import type { ComponentChild } from 'preact'
import type { Entry } from '../../../worker/forms/sheet.ts'
import { ASKED } from '../../../worker/forms/turn.ts'
import { DRAWINGS } from './drawings/all.ts'
import { Aids, type Asked, classOf, looks } from './frame.tsx'
import { marked, unmarked } from './marked.tsx'
import { isRow, Matrix, sameColumns } from './matrix.tsx'
import { Menu } from './options.tsx'
import { Read } from './read.tsx'
import { Still } from './still.ts'
import { idOf, type View } from './view.ts'

/** Does this place have boxes on its page, so that its answer need not be carried? */
export function isDrawn(entry: Entry): boolean {
  return entry.relevant && !entry.readonly && entry.kind !== 'note' && entry.kind in DRAWINGS
}

/** Questions, groups and repeats, one after the other: those that are asked now. */
export function Nodes({ view, keys, isTable }: { view: View; keys: readonly string[]; isTable?: boolean }) {
  const entries = keys.map((key) => view.sheet.entry(key)).filter((entry) => entry.relevant)
  const parts: ComponentChild[] = []
  for (let from = 0; from < entries.length; from++) {
    const entry = entries[from] as Entry
    let to = from + 1
    if (isTable && isRow(entry)) while (entries[to] && isNextRow(entry, entries[to] as Entry)) to++
    if (to > from + 1) parts.push(<Matrix key={entry.key} view={view} rows={entries.slice(from, to)} />)
    else if (entry.kind === 'group') parts.push(<Group key={entry.key} view={view} entry={entry} />)
    else if (entry.kind === 'repeat') parts.push(<Repeat key={entry.key} view={view} entry={entry} />)
    else if (entry.kind in DRAWINGS)
      parts.push(
        <Still
          key={entry.key}
          view={view}
          entry={entry}
          error={view.errors[entry.key]}
          said={view.live?.said.get(entry.key)}
          draw={drawingOf(entry)}
        />,
      )
    from = to - 1
  }
  return entries.some((entry) => looks(entry, 'w1', 'w2', 'w3')) ? <div class="grid">{parts}</div> : <>{parts}</>
}

function isNextRow(first: Entry, next: Entry): boolean {
  return isRow(next) && sameColumns(first, next)
}

function drawingOf(entry: Entry): (asked: Asked) => ComponentChild {
  if (entry.readonly) return Read
  if (entry.kind === 'select_one' && looks(entry, 'minimal', 'autocomplete')) return Menu
  return DRAWINGS[entry.kind] ?? Read
}

function Group({ view, entry }: { view: View; entry: Entry }) {
  const keys = view.sheet.keysIn(entry)
  const inside = <Nodes view={view} keys={keys} isTable={looks(entry, 'table-list')} />
  if (!entry.label) return <div class={classOf(entry, undefined, 'bare')}>{inside}</div>
  return (
    <fieldset class={classOf(entry, undefined, 'group')} id={idOf(entry.key)} tabIndex={-1}>
      <legend>{marked(entry.label)}</legend>
      <Aids view={view} entry={entry} error={undefined} />
      {inside}
    </fieldset>
  )
}

/** The same questions again and again, each round by itself. Rounds are added and taken off by buttons that send the page, or by the script. */
function Repeat({ view, entry }: { view: View; entry: Entry }) {
  const { key, fixedCount, count = 0 } = entry
  const label = entry.label || 'Phần'
  const isTable = looks(entry, 'table-list')
  return (
    <fieldset class={classOf(entry, undefined, 'group')} id={idOf(key)} {...reached(view, key)}>
      <legend>{marked(label)}</legend>
      <Aids view={view} entry={entry} error={undefined} />
      {Array.from({ length: count }, (_, index) => {
        const round = `${key}:${index + 1}`
        const name = `${unmarked(label)} ${index + 1}`
        const words = inSentence(name)
        return (
          <fieldset class="round" key={round} id={idOf(round)} {...reached(view, round)}>
            <legend>{name}</legend>
            <Nodes view={view} keys={view.sheet.keysIn(entry, index + 1)} isTable={isTable} />
            {!fixedCount && (
              <button name={ASKED.drop} value={round} class="quiet">
                Bỏ {words}
              </button>
            )}
          </fieldset>
        )
      })}
      {!fixedCount && (
        <button name={ASKED.add} value={key} class="quiet">
          Thêm {inSentence(unmarked(label))} {count + 1}
        </button>
      )}
    </fieldset>
  )
}

/** "Người đi học" in the middle of a sentence; "UBND" stays. */
function inSentence(label: string): string {
  const second = label.charAt(1)
  const isShort = second !== second.toLowerCase()
  return isShort ? label : label.charAt(0).toLowerCase() + label.slice(1)
}

/** Where whoever answers goes on after rounds were added or taken off. */
function reached(view: View, key: string) {
  return view.at === key ? { tabIndex: -1, autofocus: true, 'data-focus': true } : { tabIndex: -1 }
}
