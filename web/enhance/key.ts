import { each, type Root } from './page-tools.ts'

type Described = { type: 'public-key'; id: string }
type Options = {
  challenge: string
  user?: { id: string; name: string; displayName: string }
  excludeCredentials?: Described[]
}

/** Shows the steps that the machine does, where it can: find a key of its own, or make one. */
export function offerKeys(root: Root): void {
  if (!window.PublicKeyCredential || !navigator.credentials) return
  each(root, '[data-no-keys]', (words) => (words.hidden = true))
  each(root, '[data-key]', (step) => {
    const form = step.closest('form')
    const button = step.querySelector('button')
    if (!form || !button) return
    step.hidden = false
    button.onclick = () => {
      if (step.dataset.key === 'get' || form.reportValidity()) void ask(step, form, button)
    }
  })
}

async function ask(step: HTMLElement, form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const status = step.querySelector('[role=status]')
  const answer = step.querySelector<HTMLInputElement>('[name=answer]')
  const say = (words: string) => status && (status.textContent = words)
  button.disabled = true
  say('Đang chờ máy…')
  try {
    const given = JSON.parse(step.dataset.keyOptions || '{}') as Options
    const publicKey = withBytes(given)
    const credential =
      step.dataset.key === 'create'
        ? await navigator.credentials.create({ publicKey: publicKey as unknown as PublicKeyCredentialCreationOptions })
        : await navigator.credentials.get({ publicKey: publicKey as unknown as PublicKeyCredentialRequestOptions })
    if (answer) answer.value = JSON.stringify(inWords(credential as PublicKeyCredential))
    say('Đang gửi…')
    form.action = step.dataset.keyAction || ''
    form.submit()
  } catch (error) {
    button.disabled = false
    say(
      (error as Error).name === 'InvalidStateError'
        ? 'Máy này đã có khóa cho tài khoản của ông/bà.'
        : 'Máy chưa mở được khóa. Ông/bà thử lại, hoặc dùng mật khẩu.',
    )
  }
}

/** The options as the browser wants them: bytes where JSON has letters. */
function withBytes(given: Options): object {
  const user = given.user
  const known = given.excludeCredentials
  return Object.assign({}, given, {
    challenge: bytes(given.challenge),
    user: user && Object.assign({}, user, { id: bytes(user.id) }),
    excludeCredentials: known && known.map((one) => ({ type: one.type, id: bytes(one.id) })),
  })
}

/** What the browser answered, as JSON can carry it. */
function inWords(credential: PublicKeyCredential): object {
  const said = credential.response as unknown as Record<string, unknown>
  const response: Record<string, string> = {}
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'])
    if (said[name]) response[name] = letters(said[name] as ArrayBuffer)
  const id = letters(credential.rawId)
  return { id, rawId: id, type: credential.type, response, clientExtensionResults: {} }
}

function bytes(text: string): Uint8Array {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0))
}

function letters(buffer: ArrayBuffer): string {
  let plain = ''
  new Uint8Array(buffer).forEach((byte) => (plain += String.fromCharCode(byte)))
  return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
