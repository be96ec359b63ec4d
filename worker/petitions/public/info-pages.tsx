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
