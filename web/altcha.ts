import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

/** A form waits for its sum no longer than this; then it goes without, and an officer looks at it. */
const WAIT_MS = 20_000
/** A solved sum is good for a quarter of an hour; one that is nearly as old is worked out anew. */
const FRESH_MS = 12 * 60_000

/** Solves the sum of a form while it is filled in, and holds the form back until it is solved. */
function solveFor(field: HTMLInputElement): void {
  const { form } = field
  const address = field.dataset.altcha || ''
  if (!form || !window.crypto || !crypto.subtle) return
  let begunAt = 0
  let working: Promise<void> = Promise.resolve()

  function begin(): Promise<void> {
    if (Date.now() - begunAt > FRESH_MS) {
      begunAt = Date.now()
      field.value = ''
      working = solved(address).then(
        (text) => {
          field.value = text
        },
        () => {},
      )
    }
    return working
  }

  begin()
  window.addEventListener(
    'submit',
    (event) => {
      const pressed = ((event as SubmitEvent).submitter ||
        form.querySelector('[value=gui]')) as HTMLButtonElement | null
      const isStale = !field.value || Date.now() - begunAt > FRESH_MS
      if (event.target !== form || form.dataset.tried || !pressed || pressed.value !== 'gui' || !isStale) return
      event.preventDefault()
      event.stopImmediatePropagation()
      const late = new Promise((done) => setTimeout(done, WAIT_MS))
      Promise.race([begin(), late]).then(() => {
        if (!field.value) form.dataset.tried = '1'
        pressed.click()
      })
    },
    true,
  )
}

async function solved(address: string): Promise<string> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error('no challenge')
  const challenge = (await answer.json()) as Challenge
  const solution = await solveChallenge({ challenge, deriveKey })
  return solution ? btoa(JSON.stringify({ challenge, solution })) : ''
}

document.querySelectorAll<HTMLInputElement>('[data-altcha]').forEach(solveFor)
