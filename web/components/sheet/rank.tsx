import { fieldName } from '../../../worker/forms/fields.ts'
import type { Entry } from '../../../worker/forms/sheet.ts'
import { inBox } from './boxes.tsx'
import { type Asked, Listed, told } from './frame.tsx'
import { marked, unmarked } from './marked.tsx'
import { idOf } from './view.ts'

/** Options in an order: without a script one menu for each place; with it they are pressed one after the other and moved. */
export function Rank(asked: Asked) {
  return <Listed {...asked}>{asked.view.live ? <Pressed {...asked} /> : <Menus {...asked} />}</Listed>
}

function Menus({ view, entry, error }: Asked) {
  return (
    <ol class="rank">
      {entry.choices.map((_, index) => {
        const id = idOf(entry.key, index || '')
        const value = inBox(view, entry, String(index + 1))
        return (
          <li key={index}>
            <label for={id}>Xếp thứ {index + 1}</label>
            <select id={id} name={fieldName(entry.key, String(index + 1))} {...told(entry, error)}>
              <option value="">Chọn một ý</option>
              {entry.choices.map(({ name, label }) => (
                <option value={name} key={name} selected={name === value}>
                  {unmarked(label)}
                </option>
              ))}
            </select>
          </li>
        )
      })}
    </ol>
  )
}

function Pressed({ entry }: Asked) {
  const { key, choices } = entry
  const ranked = rankedOf(entry)
  const left = choices.filter(({ name }) => !ranked.includes(name))
  const label = (name: string) => choices.find((choice) => choice.name === name)?.label ?? name
  const move = (name: string, to: number, words: string) => {
    const isEnd = to < 0 || to >= ranked.length
    return (
      <button
        type="button"
        class="quiet"
        data-rank={name}
        data-to={to}
        disabled={isEnd}
        aria-label={`${words}${isEnd ? '' : ` thứ ${to + 1}`}: ${unmarked(label(name))}`}
      >
        {words}
      </button>
    )
  }
  return (
    <>
      {left.length > 0 && (
        <p class="hint">Bấm lần lượt vào từng ý: ý xếp thứ nhất bấm trước. Xếp rồi vẫn đổi chỗ được.</p>
      )}
      <ol class="rank" id={left.length > 0 ? undefined : idOf(key)} tabIndex={-1}>
        {ranked.map((name, index) => (
          <li key={name}>
            <input type="hidden" name={fieldName(key, String(index + 1))} value={name} />
            <span>
              <b>{index + 1}.</b> {marked(label(name))}
            </span>
            {move(name, index - 1, 'Lên')}
            {move(name, index + 1, 'Xuống')}
          </li>
        ))}
      </ol>
      {left.map(({ name }, index) => (
        <button
          type="button"
          class="quiet pick"
          key={name}
          id={idOf(key, index || '')}
          data-rank={name}
          data-to={ranked.length}
          aria-label={`${unmarked(label(name))}: xếp thứ ${ranked.length + 1}`}
        >
          {marked(label(name))}
        </button>
      ))}
    </>
  )
}

/** What was put in order so far. */
export function rankedOf({ value, choices }: Entry): string[] {
  return value.split(' ').filter((name) => choices.some((choice) => choice.name === name))
}

/** The order after one option was put at a place; when a single one is left over, it comes last by itself. */
export function rankedAnew(entry: Entry, name: string, to: number): string {
  const ranked = rankedOf(entry).filter((one) => one !== name)
  ranked.splice(to, 0, name)
  const left = entry.choices.filter((choice) => !ranked.includes(choice.name))
  return [...ranked, ...(left.length === 1 ? left.map((choice) => choice.name) : [])].join(' ')
}
