import { ask, group, made, many, one, ONE_PAGE, options, reckon, repeat, vi, YES, YES_NO } from './words.ts'

/** What a hamlet tells the commune each month. */
export const MONTH = made(
  'bieu_thang_cua_thon',
  'Biểu tháng của thôn',
  [
    group(
      'dau',
      'Thôn và tháng',
      [
        ask('hamlet', 'thon', 'Thôn nào?', { required: YES }),
        ask('date', 'thang', 'Báo cáo tháng nào?', { hint: vi('Chọn một ngày bất kỳ trong tháng ấy.'), required: YES }),
        one('nguoi_ghi', 'Người ghi biểu', 'nguoi_ghi', { required: YES }),
        ask('integer', 'so_ho', 'Thôn có bao nhiêu hộ?', {
          required: YES,
          constraint: '. >= 1 and . <= 2000',
          constraintMessage: vi('Số hộ từ 1 đến 2000.'),
        }),
      ],
      ONE_PAGE,
    ),
    group('viec_chung', 'Việc chung đã làm', [
      ask('integer', 'ngay_lam', 'Trong tháng có mấy buổi dân cùng làm?', {
        hint: vi('Dọn đường, trồng hoa, sửa nhà văn hóa… Ghi 0 nếu không có.'),
        required: YES,
        constraint: '. >= 0 and . <= 31',
        constraintMessage: vi('Số buổi từ 0 đến 31.'),
      }),
      repeat(
        'buoi',
        'Từng buổi',
        [
          ask('date', 'buoi_ngay', 'Ngày nào?', { required: YES }),
          many('buoi_viec', 'Làm việc gì?', 'viec', { required: YES, orOther: true }),
          ask('integer', 'buoi_nguoi', 'Bao nhiêu người tham gia?', { required: YES, constraint: '. >= 1' }),
          ask('image', 'buoi_anh', 'Ảnh, nếu có'),
        ],
        { count: '${ngay_lam}', relevant: '${ngay_lam} > 0' },
      ),
      reckon('tong_nguoi', 'sum(${buoi_nguoi})'),
      ask('note', 'noi_tong', 'Cộng các buổi: ${tong_nguoi} lượt người.', { relevant: '${ngay_lam} > 0' }),
    ]),
    group(
      'moi_truong',
      'Đường, đèn, rác',
      [
        ask('decimal', 'duong_hoa_km', 'Đường hoa trồng mới trong tháng, tính bằng km', {
          hint: vi('300 mét thì ghi 0,3. Không trồng thì ghi 0.'),
          constraint: '. >= 0 and . <= 50',
          constraintMessage: vi('Từ 0 đến 50 km.'),
        }),
        one('den', 'Đèn đường của thôn thế nào?', 'den'),
        ask('integer', 'ho_rac', 'Bao nhiêu hộ có hố rác hoặc được thu gom rác?', {
          required: YES,
          constraint: '. >= 0 and . <= ${so_ho}',
          constraintMessage: vi('Không thể nhiều hơn số hộ của thôn.'),
        }),
        reckon('phan_tram_rac', 'round(${ho_rac} div ${so_ho} * 100, 0)'),
        ask('note', 'noi_rac', 'Đạt ${phan_tram_rac}% số hộ. Các thôn xa trung tâm cần trên 80%.'),
      ],
      ONE_PAGE,
    ),
    group(
      'kien_nghi',
      'Ý kiến của bà con',
      [
        one('co_y_kien', 'Tháng này bà con có kiến nghị gì không?', 'co_khong', { required: YES }),
        many('linh_vuc', 'Về việc gì?', 'linh_vuc', { relevant: "${co_y_kien} = 'co'", required: YES, orOther: true }),
        ask('text', 'noi_dung', 'Ghi ngắn từng việc', {
          relevant: "${co_y_kien} = 'co'",
          required: YES,
          appearance: ['multiline'],
          hint: vi('Việc nào cần trả lời thì gửi thêm ở mục Ghi giúp để có mã hồ sơ.'),
        }),
        ask('integer', 'hoa_giai', 'Tổ hòa giải đã giải quyết mấy vụ?', { constraint: '. >= 0' }),
        ask('text', 'kho_khan', 'Khó khăn, việc cần xã giúp', { appearance: ['multiline'] }),
      ],
      ONE_PAGE,
    ),
  ],
  {
    co_khong: YES_NO,
    nguoi_ghi: options({
      truong_thon: 'Trưởng thôn',
      mat_tran: 'Trưởng ban công tác Mặt trận',
      bi_thu: 'Bí thư chi bộ',
      khac: 'Người khác',
    }),
    viec: options({
      don: 'Dọn đường, phát cỏ',
      hoa: 'Trồng, chăm hoa',
      nha_van_hoa: 'Sửa, dọn nhà văn hóa',
      den: 'Làm đèn đường',
      rac: 'Thu gom rác',
      giup_ho: 'Giúp hộ khó khăn',
    }),
    den: options({ sang: 'Sáng đủ', hong: 'Có bóng hỏng', chua: 'Chưa có' }),
    linh_vuc: options({
      duong: 'Đường, đèn',
      nuoc: 'Nước, điện',
      moi_truong: 'Rác, chăn nuôi',
      dat: 'Đất đai',
      tro_cap: 'Trợ cấp, hộ nghèo',
      an_ninh: 'An ninh, trật tự',
    }),
  },
  { style: 'pages' },
)
