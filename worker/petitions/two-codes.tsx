import type { ComponentChildren } from 'preact'
import { Qr } from '../../web/components/qr.tsx'

/** The two codes to read, how to keep them, and both as a square for a camera. `secret` as it is shown. */
export function TwoCodes(props: { address: string; caseCode: string; secret: string; children: ComponentChildren }) {
  const { address, caseCode, children, secret } = props
  return (
    <>
      <p>
        Mã hồ sơ
        <br />
        <span class="code">{caseCode}</span>
      </p>
      <p>
        Mã bí mật
        <br />
        <span class="code">{secret}</span>
      </p>
      {children}
      <Qr text={`${address}/ho-so/${caseCode}?ma=${secret}`} label={`Mã vuông mở hồ sơ ${caseCode}`} />
    </>
  )
}
