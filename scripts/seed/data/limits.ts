export type Unit = 'working_days' | 'calendar_days'
type Confirmed = 'read' | 'secondary' | 'unconfirmed'

/** The limits of one text of law. Where the day of effect is not known, `from` is the day of signing. */
export type LawSeed = {
  law: string
  from: string
  to?: string
  confirmed: Confirmed
  unit: Unit
  /** Code, days, article, what must be done. */
  rows: readonly (readonly [code: string, days: number, article: string, name: string])[]
}

export const RECEPTION = 'Luật Tiếp công dân 42/2013/QH13'
const COMPLAINTS = 'Luật Khiếu nại 02/2011/QH13'
const DENUNCIATIONS = 'Luật Tố cáo 25/2018/QH14'
const DEMOCRACY = 'Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15'
const DEMOCRACY_DECREE = 'Nghị định 59/2023/NĐ-CP'

const WORKING = 'working_days'
const CALENDAR = 'calendar_days'

const RECEPTION_ROWS: LawSeed['rows'] = [
  ['L1', 10, 'Điều 28 khoản 1', 'Thông báo đầu tiên cho người đến gửi đơn'],
  ['L2', 7, 'Điều 27 khoản 2', 'Báo kết quả cho đại biểu hoặc Ban tiếp công dân đã chuyển đơn'],
  ['L3', 5, 'Điều 28 khoản 2', 'Báo lại cho người khiếu nại, tố cáo đã nhờ chuyển đơn'],
]

/** Only what is a number of days; what the law leaves without a number has no row. */
export const LAW_LIMITS: readonly LawSeed[] = [
  { law: RECEPTION, from: '2014-07-01', to: '2026-06-30', confirmed: 'read', unit: WORKING, rows: RECEPTION_ROWS },
  {
    // Luật 136/2025/QH15 leaves first notices and results to a decree whose text was not found.
    law: `${RECEPTION} sửa đổi theo Luật 136/2025/QH15, chờ nghị định quy định chi tiết`,
    from: '2026-07-01',
    confirmed: 'unconfirmed',
    unit: WORKING,
    rows: RECEPTION_ROWS,
  },
  {
    law: 'Quy định 11-QĐi/TW ngày 18/02/2019',
    from: '2019-02-18',
    confirmed: 'secondary',
    unit: WORKING,
    rows: [['L4', 10, '', 'Bí thư cấp ủy báo bằng văn bản đã nhận hoặc đã chuyển đơn']],
  },
  {
    law: 'Quy định 11-QĐi/TW ngày 18/02/2019',
    from: '2019-02-18',
    confirmed: 'secondary',
    unit: CALENDAR,
    rows: [['L20', 2, '', 'Số ngày tiếp dân mỗi tháng của Bí thư cấp ủy (ghi số ấy vào ô số ngày)']],
  },
  {
    law: 'Luật 136/2025/QH15',
    from: '2026-07-01',
    confirmed: 'secondary',
    unit: CALENDAR,
    rows: [['L21', 2, '', 'Số ngày tiếp công dân mỗi tháng của Chủ tịch UBND xã (ghi số ấy vào ô số ngày)']],
  },
  {
    law: COMPLAINTS,
    from: '2012-07-01',
    confirmed: 'unconfirmed',
    unit: CALENDAR,
    rows: [['L6', 10, 'Điều 27', 'Thụ lý khiếu nại']],
  },
  {
    law: COMPLAINTS,
    from: '2012-07-01',
    confirmed: 'read',
    unit: CALENDAR,
    rows: [
      ['L7', 30, 'Điều 28', 'Giải quyết khiếu nại lần đầu'],
      ['L7.complex', 45, 'Điều 28', 'Giải quyết khiếu nại lần đầu, việc phức tạp'],
      ['L7.remote', 45, 'Điều 28', 'Giải quyết khiếu nại lần đầu ở vùng sâu, vùng xa'],
      ['L7.remote-complex', 60, 'Điều 28', 'Giải quyết khiếu nại lần đầu ở vùng sâu, vùng xa, việc phức tạp'],
      ['L8', 45, 'Điều 37', 'Giải quyết khiếu nại lần hai'],
      ['L8.complex', 60, 'Điều 37', 'Giải quyết khiếu nại lần hai, việc phức tạp'],
      ['L8.remote', 60, 'Điều 37', 'Giải quyết khiếu nại lần hai ở vùng sâu, vùng xa'],
      ['L8.remote-complex', 70, 'Điều 37', 'Giải quyết khiếu nại lần hai ở vùng sâu, vùng xa, việc phức tạp'],
    ],
  },
  {
    law: COMPLAINTS,
    from: '2012-07-01',
    confirmed: 'secondary',
    unit: CALENDAR,
    rows: [['L9', 90, '', 'Thời hiệu khiếu nại']],
  },
  {
    law: DENUNCIATIONS,
    from: '2019-01-01',
    confirmed: 'read',
    unit: WORKING,
    rows: [
      ['L10', 7, 'Điều 24 khoản 1', 'Xử lý ban đầu thông tin tố cáo'],
      ['L10.several', 10, 'Điều 24 khoản 1', 'Xử lý ban đầu thông tin tố cáo phải xác minh nhiều nơi'],
      ['L11', 5, 'Điều 24 khoản 2', 'Chuyển tố cáo không thuộc thẩm quyền'],
    ],
  },
  {
    law: DENUNCIATIONS,
    from: '2019-01-01',
    confirmed: 'secondary',
    unit: WORKING,
    rows: [['L12', 5, 'Điều 29', 'Báo việc thụ lý cho người tố cáo và người bị tố cáo']],
  },
  {
    law: DENUNCIATIONS,
    from: '2019-01-01',
    confirmed: 'secondary',
    unit: CALENDAR,
    rows: [
      ['L13', 30, 'Điều 30', 'Giải quyết tố cáo'],
      ['L13.complex', 60, 'Điều 30', 'Giải quyết tố cáo phức tạp, kể cả một lần gia hạn'],
      ['L13.very-complex', 90, 'Điều 30', 'Giải quyết tố cáo đặc biệt phức tạp, kể cả hai lần gia hạn'],
    ],
  },
  {
    // Whether these are working or calendar days was not noted.
    law: DENUNCIATIONS,
    from: '2019-01-01',
    confirmed: 'unconfirmed',
    unit: CALENDAR,
    rows: [['L39', 20, 'Điều 26 khoản 2', 'Báo kết quả cho nơi chuyển tố cáo đến']],
  },
  {
    law: 'Luật Mặt trận Tổ quốc Việt Nam 75/2015/QH13',
    from: '2016-01-01',
    confirmed: 'read',
    unit: CALENDAR,
    rows: [
      ['L14', 15, 'Điều 36 khoản 1', 'Gửi dự thảo cho Mặt trận phản biện, ít nhất trước khi trình ban hành'],
      ['L36', 183, 'Điều 30 khoản 1', 'HĐND, UBND nghe kết quả giám sát của Mặt trận, 6 tháng một lần'],
    ],
  },
  {
    law: 'Nghị quyết liên tịch 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN',
    from: '2017-06-15',
    confirmed: 'read',
    unit: CALENDAR,
    rows: [
      ['L15a', 15, 'Điều 7 khoản 3', 'Gửi kế hoạch, quyết định, đề cương giám sát, ít nhất trước buổi làm việc'],
      ['L15b', 7, 'Điều 7 khoản 3', 'Cơ quan được giám sát gửi báo cáo cho đoàn, ít nhất trước buổi làm việc'],
      ['L15c', 15, 'Điều 9', 'Đoàn giám sát báo cáo sau khi kết thúc'],
      // The last quarter of a year, in days.
      ['L35', 92, 'Điều 3', 'Ban hành chương trình giám sát, phản biện của năm sau, trong quý IV'],
    ],
  },
  {
    law: 'Luật Tổ chức chính quyền địa phương 72/2025/QH15',
    from: '2025-06-16',
    confirmed: 'secondary',
    unit: CALENDAR,
    rows: [
      ['L17', 10, 'Điều 43', 'Phần trăm cử tri cùng đề nghị thì tổ chức hội nghị đối thoại (ghi số ấy vào ô số ngày)'],
      ['L18', 7, 'Điều 43', 'Thông báo hội nghị đối thoại, ít nhất trước ngày họp'],
      ['L19', 10, 'Điều 43', 'Công bố kết quả đối thoại'],
    ],
  },
  {
    law: 'Nghị quyết liên tịch 72/2025 về tiếp xúc cử tri',
    from: '2025-02-20',
    confirmed: 'secondary',
    unit: WORKING,
    rows: [
      ['L22a', 5, 'Điều 32', 'Quyết định việc đại biểu tiếp xúc cử tri ngoài nơi ứng cử'],
      ['L22b', 3, 'Điều 32', 'Báo trước việc đại biểu tiếp xúc cử tri ngoài nơi ứng cử'],
    ],
  },
  {
    law: 'Nghị định 356/2025/NĐ-CP',
    from: '2026-01-01',
    confirmed: 'secondary',
    unit: WORKING,
    rows: [['L24', 2, '', 'Trả lời yêu cầu của người có dữ liệu cá nhân']],
  },
  {
    law: 'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15',
    from: '2026-01-01',
    confirmed: 'secondary',
    unit: CALENDAR,
    rows: [['L26', 60, '', 'Nộp hồ sơ đánh giá tác động chuyển dữ liệu ra nước ngoài']],
  },
  {
    law: DEMOCRACY,
    from: '2023-07-01',
    confirmed: 'read',
    unit: CALENDAR,
    rows: [
      ['L32', 15, 'Điều 40 khoản 1 điểm c', 'Ủy ban nhân dân trả lời kiến nghị của Ban Thanh tra nhân dân'],
      ['L34', 20, 'Điều 28 khoản 2', 'Lấy ý kiến Nhân dân về dự thảo của xã, ít nhất'],
    ],
  },
  {
    law: DEMOCRACY_DECREE,
    from: '2023-08-14',
    confirmed: 'read',
    unit: WORKING,
    rows: [
      [
        'L33',
        5,
        'Điều 14 khoản 1 điểm b',
        'Gửi kế hoạch kiểm tra của Ban Thanh tra nhân dân, ít nhất trước ngày kiểm tra',
      ],
      ['L37b', 5, 'Điều 3', 'Gửi quyết định của thôn đến Ủy ban nhân dân và Mặt trận'],
    ],
  },
  {
    law: DEMOCRACY_DECREE,
    from: '2023-08-14',
    confirmed: 'read',
    unit: CALENDAR,
    rows: [
      ['L37a', 2, 'Điều 3', 'Báo và gửi tài liệu họp thôn, ít nhất trước ngày họp'],
      ['L37c', 5, 'Điều 11', 'Báo hội nghị cuối năm của thôn, ít nhất trước ngày họp'],
      // The longest quarter, in days.
      ['L38', 92, '', 'Ban Thanh tra nhân dân báo cáo từng quý, 6 tháng và năm'],
    ],
  },
  {
    law: 'Thông tư 05/2021/TT-TTCP',
    from: '2021-11-15',
    confirmed: 'secondary',
    unit: CALENDAR,
    rows: [['keep_declined', 365, '', 'Lưu đơn không đủ điều kiện xử lý trước khi xóa nội dung và cách liên lạc']],
  },
]
