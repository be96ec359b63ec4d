import { Page } from '../../../web/components/page.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { findLimit } from '../../deadlines/limit.ts'
import { termText } from '../../deadlines/sum.ts'
import { placeOf } from '../place.ts'

type Told = { book: CommuneBook; today: string }

/** How personal data is kept, who sees it, for how long, and what its owner may ask. Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15. */
export function privacyPage(book: CommuneBook, today: string) {
  return (
    <Page title="Thông tin của ông/bà được giữ thế nào" place={placeOf(book)}>
      <h1>Thông tin của ông/bà được giữ thế nào</h1>
      <p class="lead">Xã chỉ dùng thông tin ông/bà gửi để giải quyết việc ông/bà nêu và để trả lời ông/bà.</p>
      <WhoSees book={book} today={today} />
      <Rights book={book} today={today} />
      <h2>Giữ bao lâu</h2>
      <p>
        {keptFor(book, today)} Việc đã xảy ra (ngày nào, cơ quan nào làm gì) được giữ lại để kiểm tra, không ai sửa
        được, kể cả cán bộ.
      </p>
      <h2>Không bao giờ hỏi</h2>
      <p>
        Trang này không hỏi số căn cước, không hỏi ảnh giấy tờ. Ai hỏi ông/bà mã bí mật qua điện thoại hay thư thì đó
        không phải Mặt trận xã.
      </p>
      <h2>Ảnh</h2>
      <p>Nơi chụp, giờ chụp và tên máy ghi kèm trong ảnh bị xóa trước khi lưu.</p>
      <Devices />
      <h2>Máy chủ</h2>
      <p>Trang này chạy trên nền tảng đám mây của hãng Cloudflare. Dữ liệu có thể nằm trên máy chủ ở ngoài Việt Nam.</p>
      <p class="hint">
        Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, có hiệu lực từ ngày 01/01/2026. Trang này viết lại cho dễ hiểu,
        không thay cho văn bản luật.
      </p>
    </Page>
  )
}

function WhoSees({ book, today }: Told) {
  return (
    <>
      <h2>Ai thấy gì</h2>
      <ul>
        <li>
          <b>Nội dung, yêu cầu, nơi xảy ra, ảnh:</b> {bodyName(book, book.commune.triageBodyId)}, cơ quan được giao giải
          quyết, lãnh đạo xã.
        </li>
        <li>
          <b>Họ tên, số điện thoại, thư điện tử:</b> được khóa bằng mật mã. Cán bộ tiếp nhận, điều phối và cơ quan đang
          giải quyết bấm mở mới thấy. Mỗi lần mở đều được ghi lại, và ông/bà đọc được ở phần “Đã diễn ra” của hồ sơ.
        </li>
        <li>
          <b>Khi ông/bà giấu tên:</b> tên được niêm phong, không cán bộ nào mở một mình được. Một người xin và nêu lý
          do; người thứ hai, là lãnh đạo xã hoặc người duyệt của cơ quan khác, đồng ý thì mới mở. Chỉ người xin xem
          được, {openFor(book, today)} thì tự đóng. Ông/bà đọc được ai xin, vì sao, ai đồng ý.
        </li>
        <li>
          <b>Hồ sơ xử lý riêng:</b> việc nói về cán bộ hoặc có dấu hiệu tố cáo chỉ mở cho người được giao đích danh,
          không vào danh sách nào.
        </li>
        <li>
          <b>Người ghi giúp ông/bà:</b> về sau chỉ xem được việc đang ở bước nào, bao giờ có trả lời.
        </li>
        <li>
          <b>Mọi người:</b> chỉ thấy khi ông/bà cho phép, và chỉ thấy bản mà cán bộ đã soạn lại, không có tên.
        </li>
      </ul>
    </>
  )
}

function Rights({ book, today }: Told) {
  const days = findLimit(book.limits, 'L24', today)?.days ?? 2
  return (
    <>
      <h2>Quyền của ông/bà</h2>
      <p>Ông/bà mở hồ sơ của mình, chọn “Dữ liệu của tôi”. Ở đó ông/bà:</p>
      <ul>
        <li>
          <b>xem</b> xã đang giữ gì, ai đã mở tên của ông/bà;
        </li>
        <li>
          <b>sửa</b> tên, số điện thoại, thư điện tử: có hiệu lực ngay;
        </li>
        <li>
          <b>yêu cầu xóa</b>: xã trả lời trong {days} ngày làm việc. Việc đang giải quyết thì xóa được tên và cách liên
          lạc; xong rồi thì xóa cả nội dung và ảnh.
        </li>
      </ul>
      <p>
        Đổi ý, không đồng ý cho xã dùng thông tin nữa: ông/bà rút hồ sơ khi chưa có trả lời, hoặc yêu cầu xóa. Không có
        mạng thì ông/bà đến {bodyName(book, book.commune.triageBodyId)}, mang theo mã hồ sơ và mã bí mật.
      </p>
    </>
  )
}

/** What lies in the sender's browser, and what the commune keeps of it. */
function Devices() {
  return (
    <>
      <h2>Báo tin</h2>
      <p>
        Ông/bà để lại thư điện tử thì máy tự gửi tin; trong thư chỉ có mã hồ sơ và việc vừa xảy ra. Bấm “Báo cho tôi khi
        có tin mới” thì xã giữ địa chỉ nhận tin của trình duyệt ấy; tin hiện trên máy chỉ ghi mã hồ sơ, hãng chuyển tin
        không đọc được. Bấm “Thôi báo” thì địa chỉ ấy bị xóa.
      </p>
      <h2>Máy của ông/bà</h2>
      <p>
        Sau khi gửi hoặc tra cứu, trình duyệt giữ mã bí mật của hồ sơ trong 180 ngày để ông/bà không phải gõ lại. Dùng
        máy chung thì xóa dữ liệu duyệt web sau khi xem. Để chặn người gửi phá, hệ thống đếm số lần gửi theo máy và theo
        mạng; địa chỉ mạng không được lưu, chỉ lưu một dấu không đọc ngược lại được, và dấu ấy được xóa.
      </p>
      <p>
        Bấm ủng hộ một việc thì trình duyệt giữ một số ngẫu nhiên, để mỗi máy được tính một lần. Số ấy không cho biết
        ông/bà là ai, và không nối được các việc ông/bà ủng hộ với nhau.
      </p>
      <p>
        Đề nghị đối thoại hay bấm “Tôi cũng muốn” mà để lại số điện thoại: số được niêm phong, chỉ cán bộ Mặt trận mở để
        gọi xác nhận, mỗi lần mở đều được ghi lại; xã giữ thêm một dấu của số ấy và của máy để không tính một người hai
        lần. Rút đề nghị thì tên và số bị xóa ngay; xong việc thì sau một thời gian tự xóa.
      </p>
      <p>
        Bấm “Giữ trong sổ của tôi” thì máy giữ mã các việc ông/bà chọn, đã mã hóa. Mở sổ thì máy gửi danh sách ấy đi để
        xem từng việc; hệ thống không lưu lại. Xóa sổ lúc nào cũng được.
      </p>
    </>
  )
}

/** "sau 1 ngày làm việc": how long a sealed name stays open. */
function openFor(book: CommuneBook, today: string): string {
  const limit = findLimit(book.limits, 'identity_open', today)
  return `sau ${Math.max(limit?.days ?? 1, 1)} ngày${limit?.unit === 'calendar_days' ? '' : ' làm việc'}`
}

/** How long what is kept, as the commune's limits have it; without one of them nothing goes by itself. */
function keptFor(book: CommuneBook, today: string): string {
  const days = (code: string) => findLimit(book.limits, code, today)?.days
  const [contact, photos, declined] = [days('keep_contact'), days('keep_photos'), days('keep_declined')]
  const kept =
    contact && photos
      ? `Tên, cách liên lạc được giữ ${termText(contact)}, ảnh ${termText(photos)} sau khi hồ sơ kết thúc, rồi tự xóa.`
      : 'Hồ sơ được giữ để xã trả lời, kiểm tra lại và lưu trữ theo quy định.'
  return declined ? `${kept} Hồ sơ không thụ lý: cả nội dung bị xóa sau ${termText(declined)}.` : kept
}
