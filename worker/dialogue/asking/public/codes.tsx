import { KeepHere } from '../../../../web/components/keep-here.tsx'
import { CodesBox } from '../../../../web/components/two-codes.tsx'
import { showSecret } from '../../../cases/code.ts'

/** What two codes of this room open, and where: `address` below this site, `origin` of it. */
export type CodesView = { code: string; secret: string; address: string; origin: string; communeId: string }

/** The two codes, and the way to keep them in this phone's book. */
export function Codes({ address, code, communeId, origin, secret }: CodesView) {
  const shown = showSecret(secret)
  return (
    <>
      <CodesBox name="Mã" code={code} secret={shown} opens={`${origin}${address}`} square={`Mã vuông mở ${code}`} />
      <KeepHere here={`/${communeId}`} code={code} secret={shown} />
    </>
  )
}
