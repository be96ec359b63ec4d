import { codeAt, stepAt } from '../../worker/staff/sign-in/totp.ts'
import type { Visitor } from './visitor.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A code application on a telephone: it knows what it was shown, and the time. */
export class Telephone {
  private secret = new Uint8Array()

  /** Types in the key that a page shows. */
  read(html: string): void {
    const letters = (/<code class="code">([A-Z2-7 ]+)<\/code>/.exec(html)?.[1] ?? '').replaceAll(' ', '')
    const bits = [...letters].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('')
    this.secret = Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2))
  }

  /** The code that it shows now, or so many half minutes later. */
  code(stepsOn = 0): string {
    return codeAt(this.secret, stepAt(new Date()) + stepsOn)
  }
}

/** Sets up a code application: the telephone, and the ten recovery codes. */
export async function setUp(visitor: Visitor): Promise<{ telephone: Telephone; recovery: string[] }> {
  const telephone = new Telephone()
  await visitor.post('/can-bo/bao-mat/ma/bat')
  telephone.read(await (await visitor.get('/can-bo/bao-mat/ma')).text())
  const answer = await visitor.post('/can-bo/bao-mat/ma', { code: telephone.code() })
  if (answer.status !== 200) throw new Error(`the code was refused: ${answer.status}`)
  return { telephone, recovery: recoveryIn(await answer.text()) }
}

/** The recovery codes that a page shows. */
export function recoveryIn(html: string): string[] {
  return [...html.matchAll(/<li>([a-z2-9]{5}-[a-z2-9]{5})<\/li>/g)].map((match) => match[1] ?? '')
}
