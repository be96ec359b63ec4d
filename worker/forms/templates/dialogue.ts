import { ask, group, made, many, one, options, vi, YES, YES_NO } from './words.ts'

/** Who sat in a dialogue with the commune says whether it was one. */
export const DIALOGUE = made(
  'danh_gia_sau_doi_thoai',
  'Đánh giá sau hội nghị đối thoại',
  [
    ask('note', 'loi_dau', 'Cảm ơn ông/bà đã dự. Phiếu này giúp lần đối thoại sau tốt hơn. Không hỏi tên.'),
    group('du', 'Ông/bà và hội nghị', [
      ask('hamlet', 'thon', 'Ông/bà ở thôn nào?', { required: YES }),
      ask('date', 'ngay', 'Ông/bà dự hội nghị ngày nào?', {
        required: YES,
        constraint: '. <= today()',
        constraintMessage: vi('Ngày dự không thể sau hôm nay.'),
      }),
      one('biet_tin', 'Ông/bà biết tin có hội nghị qua đâu?', 'biet_tin', { orOther: true }),
      one('bao_truoc', 'Ông/bà được báo trước bao lâu?', 'bao_truoc'),
    ]),
    group('noi', 'Được nói, được nghe', [
      one('phat_bieu', 'Ông/bà có phát biểu hoặc gửi câu hỏi không?', 'phat_bieu', { required: YES }),
      one('vi_sao_khong', 'Vì sao ông/bà không được nói?', 'vi_sao_khong', {
        relevant: "${phat_bieu} = 'muon_ma_khong'",
        orOther: true,
      }),
      one('tra_loi', 'Câu hỏi của ông/bà được trả lời thế nào?', 'tra_loi', {
        relevant: "${phat_bieu} = 'co'",
        required: YES,
      }),
      ask('text', 'chua_ro', 'Chỗ nào trả lời chưa rõ?', {
        relevant: "${tra_loi} = 'chua_ro' or ${tra_loi} = 'ne_tranh'",
        appearance: ['multiline'],
      }),
      ask('range', 'thang_than', 'Không khí hội nghị: từ dè dặt đến thẳng thắn', {
        parameters: { start: '1', end: '5', step: '1', tick_labelset: 'thang_than_moc' },
        required: YES,
      }),
    ]),
    group('hua', 'Những việc đã hứa', [
      one('co_hua', 'Lãnh đạo có hứa việc cụ thể, có ngày làm xong không?', 'co_hua', { required: YES }),
      many('linh_vuc', 'Việc hứa thuộc lĩnh vực nào?', 'linh_vuc', { relevant: "${co_hua} != 'khong'", orOther: true }),
      ask('rank', 'uu_tien', 'Việc nào nên làm trước?', {
        list: 'linh_vuc',
        filter: 'selected(${linh_vuc}, name)',
        relevant: 'count-selected(${linh_vuc}) > 1',
      }),
      ask('range', 'tin', 'Ông/bà tin lời hứa ấy được làm đến đâu?', {
        parameters: { start: '1', end: '5', step: '1' },
        appearance: ['rating'],
        relevant: "${co_hua} != 'khong'",
      }),
    ]),
    group('lan_sau', 'Lần sau', [
      one('du_nua', 'Lần sau ông/bà có dự nữa không?', 'co_khong', { required: YES }),
      ask('text', 'chu_de', 'Ông/bà muốn đối thoại về việc gì?', { appearance: ['multiline'] }),
    ]),
  ],
  {
    co_khong: YES_NO,
    biet_tin: options({
      loa: 'Loa của thôn',
      giay_moi: 'Giấy mời',
      truong_thon: 'Trưởng thôn báo',
      mang: 'Mạng xã hội, trang của xã',
      ban_be: 'Hàng xóm nói lại',
    }),
    bao_truoc: options({ tren_7: 'Từ 7 ngày trở lên', duoi_7: 'Dưới 7 ngày', hom_do: 'Trong ngày' }),
    phat_bieu: options({ co: 'Có', khong_muon: 'Không, tôi đến nghe', muon_ma_khong: 'Muốn mà không được' }),
    vi_sao_khong: options({ het_gio: 'Hết giờ', khong_goi: 'Không được gọi', ngai: 'Ngại nói trước đông người' }),
    tra_loi: options({
      ro: 'Rõ, đúng việc',
      chua_ro: 'Chưa rõ',
      ne_tranh: 'Nói chung chung, né tránh',
      hen: 'Hẹn trả lời bằng văn bản',
    }),
    thang_than_moc: options({ 1: 'Dè dặt', 5: 'Thẳng thắn' }),
    co_hua: options({ co_ngay: 'Có việc, có ngày', co_viec: 'Có việc, chưa có ngày', khong: 'Không' }),
    linh_vuc: options({
      duong: 'Đường, cầu, đèn',
      dat: 'Đất đai',
      moi_truong: 'Môi trường, rác',
      nuoc_dien: 'Nước, điện',
      giao_duc: 'Trường học, y tế',
      tro_cap: 'Trợ cấp, hộ nghèo',
      an_ninh: 'An ninh, trật tự',
    }),
  },
)
