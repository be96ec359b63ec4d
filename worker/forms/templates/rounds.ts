import type { Group, Node, Question } from '../questionnaire.ts'
import { ask, group, made, ONE_PAGE, vi, YES } from './words.ts'

const WHOLE = { constraint: '. >= 0 and . <= 100000', constraintMessage: vi('Từ 0 đến 100.000.') }
const KM = { constraint: '. >= 0 and . <= 200', constraintMessage: vi('Từ 0 đến 200 km.') }
const BOX = { appearance: ['multiline'] }

/**
 * Figures that a month's plan and its result ask under the same names, so that one can be held against the other; `done`
 * words them for the result.
 */
function figures(done: boolean): Question[] {
  const when = done ? 'đã' : 'định'
  return [
    ask('integer', 'so_buoi', `Số buổi ${when} ra quân`, { required: YES, hint: vi('Ghi 0 nếu không có.'), ...WHOLE }),
    ask('integer', 'luot_nguoi', done ? 'Số lượt người tham gia' : 'Số lượt người định huy động', {
      required: YES,
      ...WHOLE,
    }),
    ask('decimal', 'duong_hoa_km', `Đường hoa ${done ? 'trồng mới' : 'định trồng'}, tính bằng km`, {
      hint: vi('300 mét thì ghi 0,3.'),
      ...KM,
    }),
    ask('integer', 'tuyen_den', `Số tuyến đường ${done ? 'có thêm đèn' : 'định lắp đèn'}`, WHOLE),
    ask('integer', 'ho_ho_rac', `Số hộ ${done ? 'làm xong' : 'sẽ làm'} hố rác`, WHOLE),
  ]
}

const BLOCKED = ask('text', 'kho_khan', 'Khó khăn, vướng mắc cần xã giúp', {
  ...BOX,
  hint: vi('Để trống nếu không có. Điều ghi ở đây được theo dõi đến khi xong.'),
})
const ASKED = ask('text', 'kien_nghi', 'Kiến nghị, đề xuất', BOX)

/** What a unit is going to do in a month. */
export const MONTH_PLAN = made(
  'ke_hoach_thang',
  'Kế hoạch tháng',
  [
    group(
      'viec_lam',
      'Việc định làm',
      [
        ask('text', 'viec', 'Làm những việc gì, ngày nào, ở đâu?', {
          ...BOX,
          required: YES,
          hint: vi('Ví dụ: thứ Bảy 05/12, dọn đường liên thôn.'),
        }),
        ...figures(false),
        ask('text', 'luc_luong', 'Ai làm, dụng cụ gì, kinh phí từ đâu?', BOX),
        BLOCKED,
      ],
      ONE_PAGE,
    ),
  ],
  {},
)

/** What came of it. */
export const MONTH_RESULT = made(
  'ket_qua_thang',
  'Kết quả tháng',
  [
    group(
      'viec_lam',
      'Việc đã làm',
      [ask('text', 'viec', 'Đã làm được những việc gì?', { ...BOX, required: YES }), ...figures(true), BLOCKED, ASKED],
      ONE_PAGE,
    ),
  ],
  {},
)

/** What an organisation, a hamlet, a board did in a quarter. */
export const QUARTER = made(
  'bao_cao_quy',
  'Báo cáo quý',
  [
    group(
      'quy_nay',
      'Quý này',
      [
        ask('text', 'viec', 'Những việc chính đã làm', { ...BOX, required: YES }),
        ask('integer', 'so_buoi', 'Số buổi họp, hoạt động', { required: YES, ...WHOLE }),
        ask('integer', 'luot_nguoi', 'Số lượt người tham gia', WHOLE),
        ask('integer', 'y_kien', 'Số ý kiến, kiến nghị nhận của bà con', { required: YES, ...WHOLE }),
        ask('integer', 'y_kien_xong', 'Trong đó đã được trả lời', {
          constraint: '. >= 0 and . <= ${y_kien}',
          constraintMessage: vi('Không thể nhiều hơn số đã nhận.'),
        }),
      ],
      ONE_PAGE,
    ),
    group(
      'quy_toi',
      'Còn lại và quý tới',
      [
        ask('text', 'ton_tai', 'Hạn chế và nguyên nhân', BOX),
        ask('text', 'nhiem_vu', 'Nhiệm vụ trọng tâm quý tới', BOX),
        BLOCKED,
        ASKED,
      ],
      ONE_PAGE,
    ),
  ],
  {},
)

/** The five contents of the movement "Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh". */
const CONTENTS: readonly [name: string, label: string, figures: readonly [string, string][]][] = [
  [
    'kinh_te',
    'Phát triển kinh tế, giảm nghèo',
    [
      ['ho_giup', 'Số hộ nghèo, khó khăn được giúp'],
      ['ho_thoat_ngheo', 'Số hộ thoát nghèo'],
    ],
  ],
  [
    'van_hoa',
    'Đời sống văn hóa, giáo dục, y tế, đền ơn đáp nghĩa',
    [['gia_dinh_van_hoa', 'Số gia đình đạt danh hiệu Gia đình văn hóa']],
  ],
  [
    'moi_truong',
    'Môi trường, sáng, xanh, sạch, đẹp',
    [
      ['so_buoi', 'Số buổi ra quân'],
      ['luot_nguoi', 'Số lượt người tham gia'],
      ['ho_ho_rac', 'Số hộ làm hố rác'],
    ],
  ],
  ['phap_luat', 'Chấp hành pháp luật, trật tự an toàn xã hội', [['hoa_giai', 'Số vụ hòa giải thành']]],
  [
    'dan_chu',
    'Dân chủ, giám sát, phản biện, xây dựng hệ thống chính trị',
    [
      ['cuoc_giam_sat', 'Số cuộc giám sát'],
      ['y_kien', 'Số ý kiến, kiến nghị nhận của bà con'],
    ],
  ],
]

/** What was done in half a year, or a year. */
export const REVIEW = made(
  'so_ket_tong_ket',
  'Sơ kết, tổng kết',
  [
    ...CONTENTS.map(([name, label, numbers]): Group =>
      group(
        name,
        label,
        [
          ask('text', `${name}_viec`, 'Đã làm được gì?', BOX),
          ...numbers.map(([figure, text]): Node => ask('integer', figure, text, WHOLE)),
        ],
        ONE_PAGE,
      ),
    ),
    group(
      'danh_gia',
      'Đánh giá chung',
      [
        ask('text', 'uu_diem', 'Ưu điểm', BOX),
        ask('text', 'ton_tai', 'Hạn chế và nguyên nhân', BOX),
        ask('text', 'nhiem_vu', 'Nhiệm vụ thời gian tới', BOX),
        ask('text', 'khen_thuong', 'Đề nghị biểu dương, khen thưởng ai, vì việc gì?', BOX),
        BLOCKED,
        ASKED,
      ],
      ONE_PAGE,
    ),
  ],
  {},
  { style: 'pages' },
)
