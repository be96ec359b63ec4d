/** A field that people do not see and programs fill in. */
export const HONEYPOT = 'website'

/** The field itself, at the end of a form. */
export function Trap() {
  return (
    <p hidden>
      <label for={HONEYPOT}>Để trống ô này</label>
      <input id={HONEYPOT} name={HONEYPOT} tabIndex={-1} autocomplete="off" />
    </p>
  )
}
