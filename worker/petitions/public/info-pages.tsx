import { Note } from '../../../web/components/note.tsx'
import { Page } from '../../../web/components/page.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { placeOf } from '../place.ts'

/** What tố cáo and khiếu nại are, why not here, where and how instead. Luật Tiếp công dân 2013, Điều 26; Luật Tố cáo 2018, Điều 25. */
export function complaintPage(book: CommuneBook) {
  const here = placeOf(book)
  return (
    <Page title="Tố cáo, khiếu nại: nộp ở đâu?" place={here}>
      <h1>Tố cáo, khiếu nại: nộp ở đâu?</h1>
      <p class="lead">
        Trang này nhận kiến nghị, phản ánh. Tố cáo và khiếu nại đi đường riêng, để người tố cáo được giữ kín và đơn đến
        đúng nơi phải giải quyết.
      </p>
      <h2>Khiếu nại</h2>
      <p>
        <b>Là gì:</b> có một quyết định hay việc làm của cơ quan, cán bộ nhà nước đối với chính ông/bà; ông/bà thấy trái
        luật, thiệt cho mình, và muốn được xem lại. Ví dụ: quyết định thu hồi đất, quyết định xử phạt.
      </p>
      <p>
        <b>Vì sao không gửi ở đây:</b> khiếu nại phải là đơn có chữ ký. Cơ quan nhận nhầm đơn không chuyển hộ được, chỉ
        hướng dẫn ông/bà gửi lại cho đúng nơi.
      </p>
      <p>
        <b>Nộp ở đâu:</b> gửi đơn đến người hoặc cơ quan đã ra quyết định ấy, hoặc đến nộp ở nơi tiếp công dân của cơ
        quan đó. Quyết định của xã thì nộp tại trụ sở {bodyName(book, `${book.commune.id}.ubnd`)}.
      </p>
      <p>
        <b>Đơn nên có:</b>
      </p>
      <ul>
        <li>ngày viết, họ tên, địa chỉ của ông/bà;</li>
        <li>khiếu nại quyết định hay việc làm nào, của ai;</li>
        <li>vì sao, và ông/bà muốn được giải quyết thế nào;</li>
        <li>bản sao giấy tờ có liên quan;</li>
        <li>chữ ký hoặc điểm chỉ.</li>
      </ul>
      <p>Khiếu nại có thời hạn. Ông/bà nộp sớm, và hỏi cán bộ tiếp công dân xem còn hạn không.</p>
      <h2>Tố cáo</h2>
      <p>
        <b>Là gì:</b> ông/bà báo một người hay một cơ quan làm trái pháp luật, gây hại hoặc có thể gây hại cho người
        khác, cho của chung. Ví dụ: cán bộ nhận tiền của dân, làm giả giấy tờ.
      </p>
      <p>
        <b>Vì sao không gửi ở đây:</b> tố cáo làm bằng đơn hoặc nói trực tiếp với người có trách nhiệm, và người nhận
        phải giữ kín tên ông/bà. Nội dung gửi qua trang này không được coi là một tố cáo.
      </p>
      <p>
        <b>Nộp ở đâu:</b> gửi đơn, hoặc đến nói trực tiếp, tại nơi tiếp công dân của cơ quan có trách nhiệm. Việc của
        cán bộ xã: Chủ tịch Ủy ban nhân dân xã; việc của lãnh đạo xã: cơ quan cấp trên. Việc có dấu hiệu tội phạm: công
        an.
      </p>
      <p>
        <b>Đơn nên có:</b> ngày viết; họ tên, địa chỉ, cách liên lạc của ông/bà; ai làm trái, làm việc gì, ở đâu, lúc
        nào; giấy tờ, ảnh, người biết việc; chữ ký hoặc điểm chỉ.
      </p>
      <Note tone="warn" title="Đã lỡ gửi ở đây?">
        Nội dung không bị bỏ, cũng không được đăng công khai: cán bộ tiếp nhận xem và hướng dẫn ông/bà nơi nộp đơn.
      </Note>
      <p>
        Chưa biết việc của mình là loại nào thì ông/bà cứ đến gặp Mặt trận xã, hoặc{' '}
        <a href={`${here.href}/kien-nghi/moi`}>gửi như một phản ánh</a>.
      </p>
      <p class="hint">
        Viết lại cho dễ hiểu từ Luật Tiếp công dân số 42/2013/QH13, Luật Khiếu nại số 02/2011/QH13 và Luật Tố cáo số
        25/2018/QH14. Ba luật này được sửa đổi từ ngày 01/7/2026 (Luật số 136/2025/QH15); cán bộ tiếp công dân cho
        ông/bà biết quy định đang áp dụng.
      </p>
    </Page>
  )
}

/** How personal data is kept, who sees it, for how long, and what its owner may ask. Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15. */
export function privacyPage(book: CommuneBook) {
  const here = placeOf(book)
  const front = bodyName(book, book.commune.triageBodyId)
  return (
    <Page title="Thông tin của ông/bà được giữ thế nào" place={here}>
      <h1>Thông tin của ông/bà được giữ thế nào</h1>
      <p class="lead">Xã chỉ dùng thông tin ông/bà gửi để giải quyết việc ông/bà nêu và để trả lời ông/bà.</p>
      <h2>Ai thấy gì</h2>
      <ul>
        <li>
          <b>Nội dung, yêu cầu, nơi xảy ra, ảnh:</b> {front} và cơ quan được giao giải quyết.
        </li>
        <li>
          <b>Họ tên, số điện thoại, thư điện tử:</b> được khóa bằng mật mã. Cán bộ muốn xem phải mở khóa; mỗi lần mở đều
          được ghi lại, và ông/bà thấy lần mở ấy trong phần "Đã diễn ra" của hồ sơ.
        </li>
        <li>
          <b>Khi chọn giấu tên:</b> cơ quan giải quyết không mở được tên, số điện thoại và thư của ông/bà.
        </li>
        <li>
          <b>Mọi người:</b> chỉ thấy khi ông/bà cho phép, và chỉ thấy bản mà cán bộ đã soạn lại, không có tên.
        </li>
      </ul>
      <h2>Không bao giờ hỏi</h2>
      <p>
        Trang này không hỏi số căn cước, không hỏi ảnh giấy tờ. Ai hỏi ông/bà mã bí mật qua điện thoại hay thư thì đó
        không phải Mặt trận xã.
      </p>
      <h2>Ảnh</h2>
      <p>Nơi chụp, giờ chụp và tên máy ghi kèm trong ảnh bị xóa trước khi lưu.</p>
      <h2>Máy của ông/bà</h2>
      <p>
        Sau khi gửi hoặc tra cứu, trình duyệt giữ mã bí mật của hồ sơ trong 180 ngày để ông/bà không phải gõ lại. Dùng
        máy chung thì xóa dữ liệu duyệt web sau khi xem. Để chặn người gửi phá, hệ thống đếm số lần gửi theo máy và theo
        mạng; địa chỉ mạng không được lưu, chỉ lưu một dấu không đọc ngược lại được, và dấu ấy được xóa.
      </p>
      <h2>Giữ bao lâu</h2>
      <p>
        Hồ sơ được giữ để xã trả lời, kiểm tra lại và lưu trữ theo quy định; hệ thống không tự xóa. Việc đã xảy ra (ngày
        nào, cơ quan nào làm gì) không ai sửa được, kể cả cán bộ.
      </p>
      <h2>Máy chủ</h2>
      <p>Trang này chạy trên nền tảng đám mây của hãng Cloudflare. Dữ liệu có thể nằm trên máy chủ ở ngoài Việt Nam.</p>
      <h2>Quyền của ông/bà</h2>
      <p>
        Ông/bà được biết, xem, sửa, rút lại đồng ý, và yêu cầu xóa thông tin của mình. Ông/bà đến {front}, mang theo mã
        hồ sơ và mã bí mật. Việc đang giải quyết thì tự rút được trong trang hồ sơ.
      </p>
      <p class="hint">
        Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, có hiệu lực từ ngày 01/01/2026. Trang này viết lại cho dễ hiểu,
        không thay cho văn bản luật.
      </p>
    </Page>
  )
}
