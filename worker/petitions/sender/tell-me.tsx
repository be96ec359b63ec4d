import { PUSH_JS } from '../../../web/built.ts'

export type Following = {
  /** For a browser that wants to be told; null when push is not set up here. */
  pushKey: string | null
  /** Browsers that are told of this case already. */
  browsers: number
}

/** "Báo cho tôi": shown only by a browser that can be told; nothing is asked for before the button is pressed. */
export function TellMe({ pushKey, browsers, address }: Following & { address: string }) {
  if (pushKey === null) return null
  return (
    <>
      <div data-push={pushKey} data-push-to={`${address}/bao-tin`}>
        <p hidden>
          <button type="button" class="quiet">
            Báo cho tôi khi có tin mới
          </button>
        </p>
        <p role="status" class="hint" />
      </div>
      {browsers > 0 && (
        <form method="post" action={`${address}/bao-tin/thoi`}>
          <p>
            Đang báo trên {browsers} máy. Thông báo chỉ ghi mã hồ sơ.{' '}
            <button type="submit" class="quiet">
              Thôi báo
            </button>
          </p>
        </form>
      )}
      <script src={PUSH_JS} defer />
    </>
  )
}
