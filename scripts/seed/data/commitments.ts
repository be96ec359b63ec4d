import { RECEPTION, type Unit } from './limits.ts'

const OWN = 'Cam kết phục vụ của xã'
const OWN_ASKED = 'Quy định của Mặt trận xã về theo dõi kiến nghị'
const OWN_WATCH = 'Quy định của Mặt trận xã về giám sát'
const OWN_TALKS = 'Quy định của Mặt trận xã và UBND xã về đối thoại, tiếp dân'
const OWN_MONTH = 'Quy định của xã về báo cáo, phong trào'
const OWN_DATA = 'Cam kết của xã về thời gian giữ dữ liệu cá nhân'

export type CommitmentSeed = readonly [code: string, days: number, name: string, source: string, unit?: Unit]

const CALENDAR = 'calendar_days'

/** What a commune promises of itself: code, days, what, source; working days where nothing else is said. */
export const COMMITMENTS: readonly CommitmentSeed[] = [
  ['triage', 1, 'Tiếp nhận và phân loại', OWN],
  ['urgent', 1, 'Giải quyết việc khẩn cấp', OWN],
  ['ordinary', 5, 'Giải quyết việc thông thường', OWN],
  ['complex', 15, 'Giải quyết việc phức tạp', OWN],
  ['first_notice', 10, 'Thông báo đầu tiên bằng văn bản', `${OWN}, theo mức của Điều 28 khoản 1 ${RECEPTION}`],
  ['remind_before', 1, 'Nhắc người đang giữ hồ sơ trước ngày hạn', OWN],
  ['escalate_approver', 1, 'Quá hạn: báo người duyệt của cơ quan giải quyết', OWN],
  ['escalate_leader', 3, 'Quá hạn: báo lãnh đạo xã', OWN],
  ['escalate_party', 7, 'Quá hạn: báo Thường trực Đảng ủy', OWN],
  ['extension_max', 10, 'Gia hạn giải quyết, nhiều nhất một lần', OWN],
  ['outside_reply', 15, 'Nhắc cơ quan ngoài xã trả lời hồ sơ đã chuyển', OWN],
  ['identity_open', 1, 'Mở danh tính của người gửi giấu tên, rồi đóng lại', OWN_DATA],
  ['info_wait', 30, 'Chờ người gửi bổ sung thông tin', OWN, CALENDAR],
  ['dispute_window', 15, 'Người gửi đề nghị xem lại câu trả lời', OWN, CALENDAR],
  ['similar_within', 60, 'Tìm hồ sơ giống nhau gửi gần đây', OWN, CALENDAR],
  [
    'PB.tra-loi',
    30,
    'Cơ quan soạn thảo trả lời văn bản phản biện của Mặt trận',
    `${OWN}; Luật Mặt trận Tổ quốc Việt Nam, Điều 35 khoản 5 và Điều 36 khoản 3, không ghi số ngày`,
    CALENDAR,
  ],
  ['KN.tra-loi', 30, 'Cơ quan trả lời kiến nghị của Mặt trận', OWN_ASKED, CALENDAR],
  ['KN.nhac-truoc', 5, 'Nhắc trước hạn trả lời hoặc làm xong kiến nghị', OWN_ASKED, CALENDAR],
  ['KN.xem-lai', 10, 'Mặt trận xem lại kiến nghị, ghi nhận câu trả lời không tiếp thu', OWN_ASKED, CALENDAR],
  ['KN.kiem-tra', 15, 'Mặt trận kiểm tra tại chỗ sau khi cơ quan báo xong', OWN_ASKED, CALENDAR],
  ['KN.tai-kiem-tra', 90, 'Rút thăm kiểm tra lại, tính từ ngày xác nhận đã xong', OWN_ASKED, CALENDAR],
  ['KN.tai-kiem-tra.han', 15, 'Kiểm tra lại sau khi rút thăm', OWN_ASKED, CALENDAR],
  [
    'KN.tai-kiem-tra.mot-trong',
    5,
    'Rút thăm kiểm tra lại: cứ bao nhiêu kiến nghị rút một (ghi số ấy vào ô số ngày)',
    OWN_ASKED,
    CALENDAR,
  ],
  ['GS.nhac-truoc', 3, 'Nhắc đoàn giám sát, cơ quan được giám sát trước ngày hạn', OWN_WATCH],
  ['GS.chum-ngay', 60, 'Gợi ý giám sát từ kiến nghị cùng lĩnh vực gửi gần đây', OWN_WATCH, CALENDAR],
  [
    'GS.chum-so',
    5,
    'Gợi ý giám sát khi có ít nhất bao nhiêu kiến nghị cùng lĩnh vực (ghi số ấy vào ô số ngày)',
    OWN_WATCH,
    CALENDAR,
  ],
  ['BTTND.bao-cao', 5, 'Ban gửi báo cáo định kỳ cho Mặt trận sau khi hết kỳ', OWN_WATCH],
  ['DT.sang-loc', 3, 'Sàng lọc đề nghị đối thoại', OWN_TALKS],
  ['DT.nguong', 10, 'UBND quyết định về đối thoại khi đủ số người đề nghị', OWN_TALKS],
  ['DT.chuan-bi', 3, 'Cơ quan chuẩn bị xong câu trả lời, trước ngày đối thoại', OWN_TALKS, CALENDAR],
  ['DT.nhac', 3, 'Nhắc trước ngày đối thoại, tiếp dân', OWN_TALKS, CALENDAR],
  ['DT.cong-bo-tiep-dan', 3, 'Báo trước ngày tiếp dân', OWN_TALKS, CALENDAR],
  ['DT.cam-ket', 30, 'Cam kết sau đối thoại không ghi ngày', OWN_TALKS, CALENDAR],
  [
    'DT.giu-lien-lac',
    180,
    'Giữ tên, số điện thoại của người đề nghị đối thoại, đăng ký dự, sau khi xong',
    OWN_DATA,
    CALENDAR,
  ],
  ['VM.giao', 5, 'Giao cơ quan giải quyết vướng mắc các đơn vị báo lên', OWN_MONTH],
  ['VM.xac-nhan', 5, 'Nơi báo vướng mắc xác nhận việc đã giải quyết', OWN_MONTH],
  ['XL.xem-lai', 10, 'Đơn vị kiến nghị xem lại kết quả xếp loại', OWN_MONTH],
  [
    'DH.phieu',
    60,
    'Đề nghị danh hiệu khi được ít nhất bao nhiêu phần trăm người dự họp đồng ý (ghi số ấy vào ô số ngày)',
    OWN_MONTH,
    CALENDAR,
  ],
  ['keep_contact', 1825, 'Giữ tên và cách liên lạc sau khi hồ sơ kết thúc', OWN_DATA, CALENDAR],
  ['keep_photos', 1825, 'Giữ ảnh sau khi hồ sơ kết thúc', OWN_DATA, CALENDAR],
]
