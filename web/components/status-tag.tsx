export type Tone = 'new' | 'doing' | 'waiting' | 'done' | 'late' | 'near' | 'ended'

/** Told apart without colour, also in print. */
const SHAPES: Record<Tone, string> = {
  new: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1zm0 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
  doing: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1zm0 2v6a3 3 0 0 1 0-6z',
  waiting: 'M2 1h3v10H2zm5 0h3v10H7z',
  done: 'M4.6 10.6.8 6.8l1.6-1.6 2.2 2.2 5-5 1.6 1.6z',
  late: 'M6 .8 11.8 11H.2zM5.2 4.4v3.2h1.6V4.4zm0 4v1.4h1.6V8.4z',
  near: 'M6 0l6 6-6 6-6-6zm-.8 3v3.4h1.6V3zm0 4.4V9h1.6V7.4z',
  ended: 'M1 1h10v10H1z',
}

/** A state in its word, its shape and its colour. */
export function StatusTag({ label, tone }: { label: string; tone: Tone }) {
  return (
    <span class={`tag ${tone}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path fill="currentColor" fill-rule="evenodd" d={SHAPES[tone]} />
      </svg>
      {label}
    </span>
  )
}
