import { ask, group, made, many, one, ONE_PAGE, options, reckon, repeat, vi, YES, YES_NO } from './words.ts'

/** How a household lives: filled in at its door by somebody of the hamlet, or by itself. */
export const HOUSEHOLD = made(
  'doi_song_ho',
  'Đời sống hộ gia đình',
  [
    group(
      'ho',
      'Hộ gia đình',
      [
        ask('hamlet', 'thon', 'Hộ ở thôn nào?', { required: YES }),
        one('loai_ho', 'Năm nay hộ thuộc diện nào?', 'loai_ho', { required: YES }),
        one('chu_ho', 'Chủ hộ là nam hay nữ?', 'gioi'),
        ask('integer', 'so_nguoi', 'Hộ có mấy người đang ở nhà?', {
          required: YES,
          constraint: '. >= 1 and . <= 30',
          constraintMessage: vi('Số người từ 1 đến 30.'),
        }),
      ],
      ONE_PAGE,
    ),
    group('nguoi', 'Từng người trong hộ', [
      repeat(
        'nguoi_nha',
        'Người trong hộ',
        [
          ask('integer', 'tuoi', 'Bao nhiêu tuổi?', {
            required: YES,
            constraint: '. >= 0 and . <= 120',
            constraintMessage: vi('Tuổi từ 0 đến 120.'),
          }),
          one('gioi_tinh', 'Nam hay nữ?', 'gioi'),
          one('viec_lam', 'Hiện làm gì?', 'viec_lam', { relevant: '${tuoi} >= 15', required: YES }),
          one('di_hoc', 'Có đang đi học không?', 'co_khong', {
            relevant: '${tuoi} >= 3 and ${tuoi} < 18',
            required: YES,
          }),
          one('vi_sao_nghi', 'Vì sao không đi học?', 'vi_sao_nghi', { relevant: "${di_hoc} = 'khong'", orOther: true }),
          one('bao_hiem', 'Có thẻ bảo hiểm y tế còn hạn không?', 'co_khong', { required: YES }),
        ],
        { count: '${so_nguoi}' },
      ),
    ]),
    group(
      'nha_o',
      'Nhà ở, nước, điện',
      [
        one('nha', 'Nhà ở thế nào?', 'nha', { required: YES }),
        ask('image', 'nha_anh', 'Ảnh chỗ hư hỏng nhất của nhà', { relevant: "${nha} = 'tam'" }),
        one('nuoc', 'Nước ăn uống lấy từ đâu?', 'nuoc', { required: YES, orOther: true }),
        one('thieu_nuoc', 'Năm qua có tháng nào thiếu nước không?', 'co_khong'),
        one('nha_ve_sinh', 'Nhà vệ sinh của hộ?', 'nha_ve_sinh'),
        one('dien', 'Hộ có điện dùng ổn định không?', 'dien'),
        many('lien_lac', 'Trong nhà có gì để nghe tin, liên lạc?', 'lien_lac'),
      ],
      ONE_PAGE,
    ),
    group(
      'thu_nhap',
      'Làm ăn, thu nhập',
      [
        many('nguon', 'Thu nhập của hộ từ đâu?', 'nguon', { required: YES, orOther: true }),
        ask('range', 'so_voi', 'So với năm ngoái, đời sống của hộ thế nào?', {
          parameters: { start: '1', end: '5', step: '1', tick_labelset: 'so_voi_moc' },
          required: YES,
        }),
        many('vi_sao_kem', 'Vì sao khó hơn?', 'vi_sao_kem', { relevant: '${so_voi} < 3', orOther: true }),
        one('vay', 'Hộ có đang vay vốn chính sách không?', 'co_khong'),
      ],
      ONE_PAGE,
    ),
    group(
      'can_giup',
      'Việc cần giúp',
      [
        many('can', 'Hộ cần giúp việc gì nhất?', 'can', {
          required: YES,
          constraint: 'count-selected(.) <= 3',
          constraintMessage: vi('Ông/bà chọn nhiều nhất ba việc.'),
          hint: vi('Nhiều nhất ba việc.'),
        }),
        ask('text', 'can_ro', 'Nói rõ hơn việc cần giúp', {
          relevant: "not(selected(${can}, 'khong'))",
          appearance: ['multiline'],
        }),
        one('to_chuc', 'Năm nay có tổ chức, cán bộ nào đến giúp hộ không?', 'co_khong'),
        reckon('tre_khong_hoc', "count(${di_hoc}[. = 'khong'])"),
        ask(
          'note',
          'nhac_tre',
          'Hộ có ${tre_khong_hoc} cháu chưa đi học: người ghi phiếu báo trưởng thôn trong tuần này.',
          {
            relevant: '${tre_khong_hoc} > 0',
          },
        ),
      ],
      ONE_PAGE,
    ),
  ],
  {
    co_khong: YES_NO,
    gioi: options({ nam: 'Nam', nu: 'Nữ' }),
    loai_ho: options({ ngheo: 'Hộ nghèo', can_ngheo: 'Hộ cận nghèo', khac: 'Không thuộc hai diện này' }),
    viec_lam: options({
      nong: 'Làm ruộng, làm rừng, chăn nuôi',
      cong_nhan: 'Công nhân, đi làm công ty',
      buon_ban: 'Buôn bán, dịch vụ, nghề thủ công',
      luong: 'Cán bộ, viên chức, lực lượng vũ trang',
      di_hoc: 'Đi học',
      huu: 'Nghỉ hưu, già yếu',
      chua: 'Chưa có việc',
    }),
    vi_sao_nghi: options({
      tien: 'Không đủ tiền',
      xa: 'Trường xa',
      om: 'Ốm đau, khuyết tật',
      thoi: 'Cháu không muốn học',
    }),
    nha: options({ chac: 'Chắc chắn', ban: 'Cần sửa một phần', tam: 'Nhà tạm, dột nát' }),
    nuoc: options({
      may: 'Nước máy',
      gieng: 'Giếng khoan, giếng đào',
      tu_chay: 'Nước tự chảy từ khe, mó',
      mua: 'Nước mưa',
    }),
    nha_ve_sinh: options({ hop_ve_sinh: 'Có, hợp vệ sinh', chua_hop: 'Có, chưa hợp vệ sinh', khong: 'Chưa có' }),
    dien: options({ on_dinh: 'Ổn định', hay_mat: 'Hay mất, điện yếu', chua: 'Chưa có điện lưới' }),
    lien_lac: options({
      thong_minh: 'Điện thoại thông minh',
      thuong: 'Điện thoại bàn phím',
      internet: 'Mạng Internet ở nhà',
      tivi: 'Ti vi',
      loa: 'Nghe loa của thôn',
      khong: 'Không có thứ nào (!)',
    }),
    nguon: options({
      lua: 'Lúa, hoa màu',
      cay: 'Cây ăn quả, chè, cây lâu năm',
      rung: 'Rừng trồng',
      vat_nuoi: 'Chăn nuôi, thủy sản',
      luong: 'Tiền lương, tiền công',
      buon: 'Buôn bán, dịch vụ',
      gui_ve: 'Người đi xa gửi về',
      tro_cap: 'Trợ cấp',
    }),
    so_voi_moc: options({ 1: 'Khó hơn nhiều', 3: 'Như cũ', 5: 'Khá hơn nhiều' }),
    vi_sao_kem: options({
      om: 'Ốm đau',
      mat_mua: 'Mất mùa, dịch bệnh',
      gia: 'Giá bán thấp',
      viec: 'Mất việc',
      no: 'Nợ nần',
    }),
    can: options({
      nha: 'Sửa nhà, xóa nhà tạm',
      von: 'Vốn làm ăn',
      giong: 'Giống cây, con',
      ky_thuat: 'Kỹ thuật, học nghề',
      viec: 'Việc làm',
      nuoc: 'Nước sạch, nhà vệ sinh',
      hoc: 'Cho con cháu đi học',
      kham: 'Khám chữa bệnh',
      khong: 'Không cần giúp gì (!)',
    }),
  },
  { style: 'pages' },
)
