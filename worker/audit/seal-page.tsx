import { Page } from '../../web/components/page.tsx'
import { Pager } from '../../web/components/pager.tsx'
import type { CommuneBook } from '../communes/book.ts'
import { longDay } from '../deadlines/calendar.ts'
import { placeOf } from '../petitions/place.ts'

export type SealedDay = { day: string; caseCount: number; root: string }

/** Below this a number is not told. */
const FEW = 5

/** The seals of a commune's days, for everybody to copy: what was sealed cannot be changed without their noticing. */
export function sealPage(view: {
  book: CommuneBook
  days: readonly SealedDay[]
  next: string | undefined
  isFirst: boolean
}) {
  const { book, days, isFirst, next } = view
  const here = placeOf(book)
  const address = `${here.href}/niem-phong`
  return (
    <Page title="Dấu niêm phong từng ngày" place={here} description={`Dấu niêm phong hồ sơ của ${here.name}.`}>
      <h1>Dấu niêm phong từng ngày</h1>
      <p class="lead">Để không ai lặng lẽ sửa, xóa hay chèn thêm chuyện cũ trong hồ sơ của bà con.</p>
      <p>
        Hết mỗi ngày, máy gộp mọi việc đã ghi trong ngày thành một dãy chữ số, như đóng dấu giáp lai. Dấu hôm nay tính
        từ cả dấu hôm qua. Sửa một chữ của ngày cũ thì mọi dấu từ ngày đó về sau đều sai.
      </p>
      <details>
        <summary>Tự kiểm tra thế nào?</summary>
        <ol>
          <li>Chép lại hoặc in dấu của một ngày, ghi ngày chép.</li>
          <li>Ít lâu sau mở lại trang này, xem dấu của ngày ấy.</li>
          <li>
            Giống nhau: chuyện của ngày ấy và trước đó còn nguyên. Khác nhau: đã có người sửa, ông/bà hỏi Mặt trận xã.
          </li>
        </ol>
        <p class="hint">
          Cho người biết kỹ thuật: SHA-256 của JSON [dấu hôm trước, danh sách [hồ sơ, mã băm của việc cuối trong ngày]
          xếp theo hồ sơ]. Dấu không chứa nội dung và không cho biết ai gửi gì.
        </p>
      </details>
      {days.length === 0 ? (
        <p>{isFirst ? 'Chưa có ngày nào được niêm phong: dấu đầu tiên có vào sáng mai.' : 'Hết danh sách.'}</p>
      ) : (
        <ul class="list">
          {days.map(({ caseCount, day, root }) => (
            <li key={day}>
              <b>{longDay(day)}</b>
              <br />
              {movedText(caseCount)}
              <br />
              <code>{groups(root)}</code>
            </li>
          ))}
        </ul>
      )}
      <Pager next={next ? `${address}?truoc=${next}` : undefined} first={isFirst ? undefined : address} />
      <p>
        <a href={`${here.href}/so-lieu`}>Xã trả lời bà con ra sao</a>
      </p>
    </Page>
  )
}

function movedText(many: number): string {
  if (many === 0) return 'Không hồ sơ nào thay đổi'
  return `${many < FEW ? `Dưới ${FEW}` : many} hồ sơ có thay đổi`
}

/** "1a2b 3c4d …": to be copied by hand and read out. */
function groups(root: string): string {
  return root.match(/.{1,4}/g)?.join(' ') ?? ''
}
