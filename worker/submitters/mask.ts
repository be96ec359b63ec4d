import type { Contact } from './seal.ts'

/** Contact data as its own sender sees it again: enough to know it, too little for whoever looks over his shoulder. */
export function masked({ name, phone, email }: Contact): Contact {
  return { name: maskedName(name), phone: maskedPhone(phone), email: maskedEmail(email) }
}

/** "L•• T•• Lan": the last word is what people call him by. */
function maskedName(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  return words.map((word, i) => (i === words.length - 1 && i > 0 ? word : `${[...word][0] ?? ''}••`)).join(' ')
}

/** "09•••••456". */
function maskedPhone(phone: string): string {
  return phone.length < 7 ? '•'.repeat(phone.length) : `${phone.slice(0, 2)}•••••${phone.slice(-3)}`
}

/** "l•••@gmail.com". */
function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '' : `${email.slice(0, 1)}•••${email.slice(at)}`
}
