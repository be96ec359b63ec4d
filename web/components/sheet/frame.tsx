import type { ComponentChildren } from 'preact'
import type { Entry } from '../../../worker/forms/sheet.ts'
import { isQuestion, type Media } from '../../../worker/forms/questionnaire.ts'
import { ASKED } from '../../../worker/forms/turn.ts'
import { marked, unmarked } from './marked.tsx'
import { idOf, type View } from './view.ts'

/** What every question is drawn from. */
export type Asked = { view: View; entry: Entry; error: string | undefined }

/** A question with one box: its label leads to it. */
export function Boxed({ view, entry, error, children }: Asked & { children: ComponentChildren }) {
  return (
    <div class={classOf(entry, error)} data-key={entry.key}>
      <label for={idOf(entry.key)}>
        <Words entry={entry} />
      </label>
      <Aids view={view} entry={entry} error={error} />
      {children}
    </div>
  )
}

/** A question with several boxes or options. */
export function Listed({ view, entry, error, children }: Asked & { children: ComponentChildren }) {
  return (
    <fieldset class={classOf(entry, error)} data-key={entry.key} aria-describedby={aids(entry, error)}>
      <legend>
        <Words entry={entry} />
      </legend>
      <Aids view={view} entry={entry} error={error} />
      {children}
      {canClear(entry) && (
        <button name={ASKED.clear} value={entry.key} class="quiet">
          {entry.kind === 'rank' ? 'Bỏ thứ tự' : 'Bỏ chọn'}
          <span class="sr">: {unmarked(entry.label)}</span>
        </button>
      )}
    </fieldset>
  )
}

/** Nobody can untick a round box himself, nor undo an order: where no answer is asked for, it can be taken back. */
export function canClear({ kind, required, value }: Entry): boolean {
  return (kind === 'select_one' || kind === 'range' || kind === 'rank') && !required && value !== ''
}

/** What a question asks, and whether it has to be answered. */
export function Words({ entry }: { entry: Entry }) {
  return (
    <>
      {marked(entry.label || entry.hint || entry.name)}
      {entry.required && <small class="must"> (bắt buộc)</small>}
    </>
  )
}

/** What helps with a question, and what is wrong with the answer. */
export function Aids({ view, entry, error }: Asked) {
  const { node } = entry
  const guidance = isQuestion(node) && view.sheet.say(node.guidance, entry.key)
  return (
    <>
      <Shown view={view} at={entry.key} media={node.media} />
      {entry.hint && entry.label && (
        <p class="hint" id={idOf(entry.key, 'hint')}>
          {marked(entry.hint)}
        </p>
      )}
      {guidance && (
        <details>
          <summary>Giải thích thêm</summary>
          <p>{marked(guidance)}</p>
        </details>
      )}
      {error && (
        <p class="message" id={idOf(entry.key, 'error')}>
          {error}
        </p>
      )}
    </>
  )
}

/** The picture and the recording of a text, for those who do not read. What the picture shows stands beside it in words. */
export function Shown({
  view,
  at,
  media,
  alt = '',
}: {
  view: View
  at: string
  media: Media | undefined
  alt?: string
}) {
  const image = view.sheet.say(media?.image, at)
  const audio = view.sheet.say(media?.audio, at)
  return (
    <>
      {image && <img class="told" src={view.media + encodeURIComponent(image)} alt={alt} loading="lazy" />}
      {/* The words that are spoken stand beside it. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      {audio && <audio controls preload="none" src={view.media + encodeURIComponent(audio)} aria-label="Nghe đọc" />}
    </>
  )
}

/** Ids of what describes a question's boxes. */
export function aids(entry: Entry, error: string | undefined): string | undefined {
  const ids = [entry.hint && entry.label ? idOf(entry.key, 'hint') : '', error ? idOf(entry.key, 'error') : '']
  return ids.filter(Boolean).join(' ') || undefined
}

/** What a box says to readers of the screen beside its name. */
export function told(entry: Entry, error: string | undefined) {
  return { 'aria-describedby': aids(entry, error), 'aria-invalid': error ? ('true' as const) : undefined }
}

export function looks(entry: Entry, ...words: string[]): boolean {
  return words.some((word) => entry.node.appearance?.includes(word))
}

export function classOf(entry: Entry, error: string | undefined, own = ''): string {
  const width = entry.node.appearance?.find((word) => /^w[123]$/.test(word))
  return ['field', own, width, error && 'error'].filter(Boolean).join(' ')
}
