import { putList } from '../../../worker/forms/lists.ts'
import { freeName, isMadeUp, nameFrom } from '../../../worker/forms/naming.ts'
import type { Choice } from '../../../worker/forms/questionnaire.ts'
import type { Bench } from './bench.ts'
import { Box, Do, Fold, Keeps } from './box.tsx'
import { withText } from './words.tsx'

/** The options of a list: typed, pasted, moved, taken away. */
export function Options({ bench, list }: { bench: Bench; list: string }) {
  const choices = bench.form.lists[list] ?? []
  const { language } = bench
  const put = (next: readonly Choice[], about: string | null = null) =>
    bench.edit(putList(bench.form, list, next), about)
  const idOf = (at: number) => `lc-${at}`
  // What was typed a moment ago is not drawn yet: the list is read when something is done to it.
  const now = () => bench.form.lists[list] ?? []
  const addAt = (at: number, labels: readonly string[] = ['']) => {
    const choices = now()
    bench.focus(idOf(at + labels.length - 1))
    put([...choices.slice(0, at), ...made(labels, choices, language), ...choices.slice(at)])
  }
  const drop = (at: number) => {
    bench.focus(idOf(Math.max(at - 1, 0)))
    put(now().filter((_, index) => index !== at))
  }
  const move = (at: number, by: -1 | 1) => {
    const choices = now()
    const other = choices[at + by]
    const own = choices[at]
    if (!other || !own) return
    bench.focus(idOf(at + by))
    put(choices.map((one, index) => (index === at ? other : index === at + by ? own : one)))
  }
  return (
    <fieldset class="field options" id="f-list" tabIndex={-1}>
      <legend>Các lựa chọn</legend>
      <ol>
        {choices.map((choice, at) => {
          const words = choice.label?.[language] ?? ''
          const called = words || `lựa chọn ${at + 1}`
          return (
            <li key={at}>
              <textarea
                id={idOf(at)}
                rows={1}
                aria-label={`Lựa chọn ${at + 1}`}
                lang={language}
                value={words}
                onInput={({ currentTarget: { value } }) =>
                  put(
                    now().map((one, index) => (index === at ? labelled(one, language, value) : one)),
                    `${list} ${choice.name} ${language}`,
                  )
                }
                onChange={() => {
                  bench.settle()
                  put(now().map((one) => (one.name === choice.name ? named(one, now()) : one)))
                }}
                onPaste={(event) => {
                  const lines = linesOf(event.clipboardData?.getData('text') ?? '')
                  if (lines.length < 2) return
                  event.preventDefault()
                  addAt(words === '' ? at : at + 1, lines)
                }}
                onKeyDown={(event) => {
                  if (event.isComposing) return
                  const step = event.altKey && { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key as 'ArrowUp']
                  if (step) move(at, step)
                  else if (event.key === 'Enter') addAt(at + 1)
                  else if (event.key === 'Backspace' && words === '' && choices.length > 1) drop(at)
                  else return
                  event.preventDefault()
                  event.stopPropagation()
                }}
              />
              <Do onDo={() => move(at, -1)} label={`Đưa lên: ${called}`} disabled={at === 0}>
                ↑
              </Do>
              <Do onDo={() => drop(at)} label={`Bỏ: ${called}`}>
                ✕
              </Do>
            </li>
          )
        })}
      </ol>
      <Do onDo={() => addAt(choices.length)}>Thêm lựa chọn</Do>
      <Paste
        onLines={(lines, isAll) => {
          if (!isAll) return addAt(now().length, lines)
          put(made(lines, [], language))
        }}
      />
    </fieldset>
  )
}

/** A list from elsewhere: one option a line. */
function Paste({ onLines }: { onLines: OnLines }) {
  return <Keeps start="">{(text, setText) => <PasteBox text={text} setText={setText} onLines={onLines} />}</Keeps>
}

type OnLines = (lines: string[], isAll: boolean) => void

function PasteBox(props: { text: string; setText: (text: string) => void; onLines: OnLines }) {
  const { text, setText, onLines } = props
  const lines = linesOf(text)
  const take = (isAll: boolean) => {
    onLines(lines, isAll)
    setText('')
  }
  return (
    <Fold title="Dán danh sách">
      <Box id="dan" label="Mỗi dòng một lựa chọn" rows={4} value={text} onText={setText} />
      <Do onDo={() => take(false)} disabled={lines.length === 0}>
        Thêm vào cuối
      </Do>
      <Do onDo={() => take(true)} disabled={lines.length === 0}>
        Thay toàn bộ
      </Do>
    </Fold>
  )
}

function labelled(choice: Choice, language: string, text: string): Choice {
  const { label: _, ...rest } = choice
  const label = withText(choice.label, language, text)
  return label ? { ...rest, label } : rest
}

/** The first words of an option give it its value. */
function named(choice: Choice, among: readonly Choice[]): Choice {
  const wanted = isMadeUp(choice.name) ? nameFrom(Object.values(choice.label ?? {})[0] ?? '') : ''
  return wanted === '' ? choice : { ...choice, name: freeName(wanted, new Set(among.map(({ name }) => name))) }
}

function made(labels: readonly string[], among: readonly Choice[], language: string): Choice[] {
  const taken = new Set(among.map(({ name }) => name))
  return labels.map((label) => {
    const name = freeName(nameFrom(label) || 'lua_chon_1', taken)
    taken.add(name)
    return label === '' ? { name } : { name, label: { [language]: label } }
  })
}

function linesOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/\r\n|\r|\n/)
    .map((line) =>
      line
        .replace(/^\s*(?:[-•*]|\d{1,3}[.)])\s+/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(Boolean)
}
