import { Note } from '../../../web/components/note.tsx'
import { instantText } from '../../deadlines/calendar.ts'

export type ShownSignIn = { at: string; browser: string; way: string; isRefused: boolean; isStrange: boolean }

/** Who tried to come in lately, and who came in. */
export function SignInList({ signIns }: { signIns: ShownSignIn[] }) {
  return (
    <>
      <h2>Những lần đăng nhập gần đây</h2>
      {signIns.length === 0 ? (
        <p>Chưa ghi lần đăng nhập nào. Danh sách giữ trong nửa năm.</p>
      ) : (
        <table class="cards">
          <caption class="sr">Những lần đăng nhập gần đây, mới nhất trước</caption>
          <thead>
            <tr>
              <th scope="col">Lúc</th>
              <th scope="col">Kết quả</th>
              <th scope="col">Cách vào</th>
              <th scope="col">Trình duyệt</th>
            </tr>
          </thead>
          <tbody>
            {signIns.map((one, index) => (
              <tr key={index}>
                <td>{instantText(one.at)}</td>
                <td data-label="Kết quả">{one.isRefused ? <b class="marks">Không vào được</b> : 'Đã vào'}</td>
                <td data-label="Cách vào">{one.way}</td>
                <td data-label="Trình duyệt">
                  {one.browser}
                  {one.isStrange ? ' (lần đầu thấy)' : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

/** On every page until he answers: somebody came in as him from a new browser. */
export function StrangeSignIn({ at }: { at: string }) {
  return (
    <div class="in noprint">
      <Note tone="warn">
        <p>
          <b>Có lần đăng nhập từ trình duyệt mới</b>, {instantText(at)}. Không phải ông/bà thì{' '}
          <a href="/can-bo/phien">kết thúc nơi ấy</a> rồi đổi mật khẩu.
        </p>
        <form method="post" action="/can-bo/phien/la-toi">
          <button class="quiet" type="submit">
            Đó là tôi
          </button>
        </form>
      </Note>
    </div>
  )
}
