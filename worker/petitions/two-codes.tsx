import type { ComponentChildren } from 'preact'
import { TwoCodes } from '../../web/components/two-codes.tsx'

/** The two codes of a case. `address`: the commune's on this site; `secret` as it is shown. */
export function CaseCodes(props: { address: string; caseCode: string; secret: string; children: ComponentChildren }) {
  const { address, caseCode, children, secret } = props
  return (
    <TwoCodes
      name="Mã hồ sơ"
      code={caseCode}
      secret={secret}
      opens={`${address}/ho-so/${caseCode}`}
      square={`Mã vuông mở hồ sơ ${caseCode}`}
    >
      {children}
    </TwoCodes>
  )
}
