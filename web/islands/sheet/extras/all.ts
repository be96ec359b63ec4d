import { unmarked } from '../../../components/sheet/marked.tsx'
import { rankedAnew, rankedOf } from '../../../components/sheet/rank.tsx'
import { idOf } from '../../../components/sheet/view.ts'
import type { LiveSheet } from '../live-sheet.tsx'
import { dropFile } from './files.ts'
import { findPlace } from './place.ts'

export { filesAtWork, gatherFiles, takeFile } from './files.ts'

/** What buttons inside a question do: move an option, find where the phone is, take a file back. */
export function pressed(live: LiveSheet, key: string, button: HTMLButtonElement): void {
  const { rank, to, find, unfile } = button.dataset
  if (rank !== undefined) move(live, key, rank, Number(to), button.textContent ?? '')
  else if (find !== undefined)
    findPlace(
      (text) => live.say(key, text),
      (value) => live.put(key, value),
    )
  else if (unfile !== undefined) dropFile(live, key)
}

/** Moves an option of an order, and stays with it. */
function move(live: LiveSheet, key: string, name: string, to: number, words: string): void {
  const { sheet, live: told } = live.view
  const entry = sheet.entry(key)
  const label = unmarked(entry.choices.find((choice) => choice.name === name)?.label ?? name)
  const isNew = !rankedOf(entry).includes(name)
  told.heard = `${label}: thứ ${to + 1} trên ${entry.choices.length}.`
  live.put(key, rankedAnew(entry, name, to))
  const buttons = Array.from(live.body.querySelectorAll<HTMLButtonElement>('[data-rank]')).filter(
    (button) => button.closest<HTMLElement>('[data-key]')?.dataset.key === key && !button.disabled,
  )
  const own = buttons.filter((button) => button.dataset.rank === name)
  const next = isNew
    ? buttons.find((button) => button.classList.contains('pick'))
    : own.find((button) => button.textContent === words)
  const goal = next || own[0]
  if (goal) goal.focus()
  else live.focus(idOf(key))
}
