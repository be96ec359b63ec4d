import type { ComponentChildren } from 'preact'
import { Print } from './print.tsx'
import { Qr } from './qr.tsx'

/** What was sent and the two codes that open it: what the public one is called, the secret one as it is shown. */
export type TwoCodesProps = {
  name: string
  code: string
  secret: string
  /** The address that both open, whole. */
  opens: string
  /** What the square for a camera does. */
  square: string
  children?: ComponentChildren
}

/** The two codes to read, how to keep them, and both as a square for a camera. */
export function TwoCodes({ name, code, secret, opens, square, children }: TwoCodesProps) {
  return (
    <>
      <p>
        {name}
        <br />
        <span class="code">{code}</span>
      </p>
      <p>
        Mã bí mật
        <br />
        <span class="code">{secret}</span>
      </p>
      {children}
      <Qr text={`${opens}?ma=${secret}`} label={square} />
    </>
  )
}

/** Copies both at a tap; there only where a script runs. */
export function CopyCodes({ code, secret }: Pick<TwoCodesProps, 'code' | 'secret'>) {
  return (
    <button type="button" class="quiet" data-copy={`${code} ${secret}`} hidden>
      Chép hai mã
    </button>
  )
}

/** The box with the two codes that open the page of what was sent; `children` close it. */
export function CodesBox({ children, ...codes }: TwoCodesProps) {
  return (
    <section class="receipt">
      <TwoCodes {...codes}>
        <CopyCodes {...codes} />
        <p>
          <b>Chụp màn hình hoặc ghi lại.</b> Có hai mã thì mở lại được trang này ở mục Xem trả lời.
        </p>
      </TwoCodes>
      {children}
    </section>
  )
}

/** For who reads the secret to somebody else, and the way to paper. `spelt`: the secret, sign by sign. */
export function ReadAloud({ spelt, children }: { spelt: string; children?: ComponentChildren }) {
  return (
    <div class="noprint">
      <h2>Đọc mã bí mật qua điện thoại</h2>
      <p>{spelt}</p>
      <p>
        <Print />
      </p>
      {children}
    </div>
  )
}
