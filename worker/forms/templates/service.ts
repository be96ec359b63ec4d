import { ask, CONTENT, group, made, many, one, options, vi, YES, YES_NO } from './words.ts'

const LESS = "(${chung} = 'chua_hai_long' or ${chung} = 'rat_chua_hai_long')"

/** Whoever had business at the commune's counter says how it went. */
export const SERVICE = made(
  'hai_long_dich_vu_cong',
  'Hài lòng về dịch vụ công của xã',
  [
    ask(
      'note',
      'loi_dau',
      'Xã muốn biết ông/bà đi làm giấy tờ có thuận tiện không, để sửa chỗ chưa tốt. Phiếu không hỏi tên. Trả lời mất chừng ba phút.',
    ),
    group('viec', 'Việc ông/bà đã làm', [
      ask('hamlet', 'thon', 'Ông/bà ở thôn nào?', { required: YES }),
      one('thu_tuc', 'Lần gần đây nhất, ông/bà đến xã làm việc gì?', 'thu_tuc', { required: YES, orOther: true }),
      one('cach_nop', 'Ông/bà nộp giấy tờ bằng cách nào?', 'cach_nop', { required: YES }),
      one('ai_giup', 'Ai giúp ông/bà nộp qua mạng?', 'ai_giup', {
        relevant: "${cach_nop} = 'qua_mang'",
      }),
      ask('integer', 'so_lan', 'Ông/bà phải đến xã mấy lần mới xong việc?', {
        relevant: "${cach_nop} != 'qua_mang'",
        required: YES,
        constraint: '. >= 1 and . <= 30',
        constraintMessage: vi('Số lần từ 1 đến 30.'),
      }),
      many('vi_sao_nhieu_lan', 'Vì sao phải đến nhiều lần?', 'vi_sao_nhieu_lan', {
        relevant: '${so_lan} > 2',
        orOther: true,
      }),
    ]),
    group(
      'danh_gia',
      'Ông/bà đánh giá từng việc',
      [
        one('cho_ngoi', 'Nơi tiếp dân: chỗ ngồi, chỉ dẫn, niêm yết giấy tờ cần có', 'hai_long'),
        one('huong_dan', 'Cán bộ hướng dẫn dễ hiểu, đủ ngay từ lần đầu', 'hai_long'),
        one('thai_do', 'Thái độ của cán bộ', 'hai_long'),
        one('thoi_gian', 'Thời gian từ khi nộp đến khi nhận kết quả', 'hai_long'),
        one('ket_qua', 'Kết quả nhận được đúng, không có chỗ sai phải sửa lại', 'hai_long'),
      ],
      { appearance: ['table-list'] },
    ),
    group('thoi_han_phi', 'Thời hạn và tiền nộp', [
      one('dung_hen', 'Kết quả có đúng ngày ghi trên giấy hẹn không?', 'dung_hen', { required: YES }),
      one('xin_loi', 'Khi trễ hẹn, xã có báo trước và xin lỗi không?', 'co_khong', {
        relevant: "${dung_hen} = 'tre'",
      }),
      one('tien_them', 'Ngoài phí, lệ phí có biên lai, ông/bà có phải nộp thêm khoản nào không?', 'co_khong_nho', {
        hint: vi('Ông/bà không cần ghi tên ai. Muốn tố cáo thì gửi đơn riêng để được bảo vệ.'),
      }),
    ]),
    group('tat_ca', 'Nói chung', [
      one('chung', 'Nói chung, ông/bà hài lòng thế nào với lần làm việc này?', 'hai_long', { required: YES }),
      many('chua_tot', 'Chỗ nào làm ông/bà chưa hài lòng?', 'chua_tot', {
        relevant: LESS,
        required: YES,
        orOther: true,
      }),
      ask('text', 'de_nghi', 'Ông/bà muốn xã đổi điều gì trước tiên?', { appearance: ['multiline'] }),
    ]),
  ],
  {
    hai_long: CONTENT,
    co_khong: YES_NO,
    co_khong_nho: options({ co: 'Có', khong: 'Không', khong_nho: 'Không nhớ' }),
    thu_tuc: options({
      ho_tich: 'Khai sinh, kết hôn, khai tử',
      chung_thuc: 'Chứng thực bản sao, chữ ký',
      dat_dai: 'Giấy tờ nhà đất',
      cu_tru: 'Cư trú, căn cước',
      tro_cap: 'Trợ cấp, người có công, hộ nghèo',
      xay_dung: 'Giấy phép, xác nhận về xây dựng',
      kinh_doanh: 'Đăng ký kinh doanh',
    }),
    cach_nop: options({
      tai_xa: 'Tự mang đến xã',
      qua_mang: 'Qua mạng, Cổng dịch vụ công',
      buu_dien: 'Qua bưu điện',
      nho_nguoi: 'Nhờ người khác mang đến',
    }),
    ai_giup: options({
      tu_lam: 'Tôi tự làm',
      con_chau: 'Con cháu, người nhà',
      to_cong_nghe: 'Tổ công nghệ số cộng đồng, trưởng thôn',
      can_bo: 'Cán bộ xã',
      dich_vu: 'Trả tiền cho người làm dịch vụ',
    }),
    vi_sao_nhieu_lan: options({
      thieu_giay: 'Thiếu giấy tờ, lần sau mới được báo',
      sai_sot: 'Giấy tờ làm sai phải sửa',
      vang_can_bo: 'Cán bộ đi vắng',
      chua_den_luot: 'Đông người, chưa đến lượt',
      mang_hong: 'Mạng hoặc máy trục trặc',
    }),
    dung_hen: options({
      dung: 'Đúng hẹn hoặc sớm hơn',
      tre: 'Trễ hẹn',
      khong_co_hen: 'Không có giấy hẹn',
      chua_xong: 'Việc chưa xong',
    }),
    chua_tot: options({
      cho_lau: 'Chờ lâu',
      di_lai: 'Đi lại nhiều lần',
      kho_hieu: 'Hướng dẫn khó hiểu',
      thai_do: 'Thái độ của cán bộ',
      giay_to: 'Giấy tờ rườm rà',
      tien: 'Tiền phải nộp',
    }),
  },
)
