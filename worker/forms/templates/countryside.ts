import { ask, group, made, many, one, ONE_PAGE, options, vi, YES, YES_NO } from './words.ts'

/** What people of a hamlet say about its house of culture, roads, lamps, waste and stables. */
export const COUNTRYSIDE = made(
  'gop_y_nong_thon_moi',
  'Góp ý về tiêu chí nông thôn mới ở thôn',
  [
    group(
      'noi_o',
      'Nơi ông/bà ở',
      [
        ask(
          'note',
          'loi_dau',
          'Xã và Mặt trận cần biết thôn mình đã làm được gì, còn thiếu gì. Ông/bà nói đúng như mắt thấy. Phiếu không hỏi tên.',
        ),
        ask('hamlet', 'thon', 'Ông/bà ở thôn nào?', { required: YES }),
        one('tuoi', 'Ông/bà bao nhiêu tuổi?', 'tuoi'),
      ],
      ONE_PAGE,
    ),
    group(
      'nha_van_hoa',
      'Nhà văn hóa thôn',
      [
        one('nvh_co', 'Thôn có nhà văn hóa không?', 'co_khong', { required: YES }),
        one('nvh_cong', 'Nhà văn hóa có cổng không?', 'co_khong', { relevant: "${nvh_co} = 'co'" }),
        one('nvh_rao', 'Hàng rào nhà văn hóa thế nào?', 'hang_rao', { relevant: "${nvh_co} = 'co'" }),
        one('nvh_sach', 'Nhà văn hóa có được quét dọn, quét vôi hay sơn lại thường xuyên không?', 'thuong_xuyen', {
          relevant: "${nvh_co} = 'co'",
        }),
        ask('image', 'nvh_anh', 'Nếu có chỗ hỏng, ông/bà chụp một ảnh', {
          relevant: "${nvh_co} = 'co' and (${nvh_rao} = 'chua_co' or ${nvh_sach} = 'khong')",
        }),
      ],
      ONE_PAGE,
    ),
    group(
      'duong',
      'Đường làng ngõ xóm',
      [
        ask('integer', 'duong_hoa', 'Thôn có mấy tuyến đường hoa?', {
          hint: vi('Ghi 0 nếu chưa có. Xã muốn mỗi thôn có ít nhất 2 tuyến, mỗi tuyến dài từ 300 mét.'),
          required: YES,
          constraint: '. >= 0 and . <= 50',
          constraintMessage: vi('Số tuyến từ 0 đến 50.'),
        }),
        one('duong_hoa_cham', 'Hoa trên các tuyến ấy có được chăm sóc không?', 'thuong_xuyen', {
          relevant: '${duong_hoa} > 0',
        }),
        one('ve_sinh_duong', 'Đường trong thôn có được quét dọn, phát cỏ không?', 'thuong_xuyen'),
        one('den_duong', 'Thôn có tuyến đường được thắp sáng ban đêm không?', 'den_duong', { required: YES }),
        ask('text', 'den_o_dau', 'Đoạn nào cần đèn nhất?', { relevant: "${den_duong} != 'du'" }),
      ],
      ONE_PAGE,
    ),
    group(
      'rac_chuong',
      'Rác và chăn nuôi',
      [
        one('rac', 'Nhà ông/bà xử lý rác bằng cách nào?', 'rac', { required: YES, orOther: true }),
        one('ho_rac', 'Nhà ông/bà có hố rác hoặc chỗ ủ rác làm phân không?', 'co_khong', {
          relevant: "${rac} != 'thu_gom'",
        }),
        many('khong_thu_gom', 'Vì sao nhà mình chưa có người thu gom rác?', 'khong_thu_gom', {
          relevant: "${rac} != 'thu_gom'",
          orOther: true,
        }),
        one('chan_nuoi', 'Nhà ông/bà có nuôi lợn, trâu, bò, gia cầm không?', 'co_khong', { required: YES }),
        many('chuong', 'Chuồng nuôi nhà mình đã có gì?', 'chuong', { relevant: "${chan_nuoi} = 'co'", required: YES }),
        one('mui', 'Ông/bà có bị mùi hôi từ chuồng nuôi quanh nhà không?', 'mui'),
      ],
      ONE_PAGE,
    ),
    group(
      'viec_tiep',
      'Việc nên làm tiếp',
      [
        ask('rank', 'uu_tien', 'Xếp các việc theo thứ tự nên làm trước', { list: 'viec' }),
        many('gop', 'Gia đình ông/bà có thể góp gì?', 'gop'),
        ask('text', 'y_kien', 'Ông/bà còn ý kiến gì khác?', { appearance: ['multiline'] }),
      ],
      ONE_PAGE,
    ),
  ],
  {
    co_khong: YES_NO,
    tuoi: options({ duoi_30: 'Dưới 30', t30_44: '30 đến 44', t45_59: '45 đến 59', tren_60: 'Từ 60 trở lên' }),
    hang_rao: options({ xay: 'Hàng rào xây chắc chắn', cay: 'Hàng rào cây xanh', chua_co: 'Chưa có hoặc đã hỏng' }),
    thuong_xuyen: options({ deu: 'Thường xuyên', thinh_thoang: 'Thỉnh thoảng', khong: 'Hầu như không' }),
    den_duong: options({ du: 'Có, đủ sáng', mot_phan: 'Có, nhưng còn đoạn tối', chua: 'Chưa có' }),
    rac: options({
      thu_gom: 'Có xe hoặc người thu gom',
      ho: 'Đổ vào hố rác của nhà',
      chon: 'Chôn hoặc ủ làm phân',
      dot: 'Đốt',
      vut: 'Đổ ra bãi trống, bờ suối',
    }),
    khong_thu_gom: options({
      xa: 'Nhà ở xa, xe không vào được',
      chua_to_chuc: 'Thôn chưa tổ chức',
      tien: 'Tiền thu gom cao',
      khong_can: 'Nhà tự xử lý được (!)',
    }),
    chuong: options({
      nen_cung: 'Nền cứng, có rãnh thoát',
      biogas: 'Hầm biogas',
      u_phan: 'Hố ủ phân có che đậy',
      xa_nha: 'Chuồng cách xa nhà ở, giếng nước',
      chua_co: 'Chưa có gì trong các thứ trên (!)',
    }),
    mui: options({ khong: 'Không', doi_khi: 'Đôi khi', thuong_xuyen: 'Thường xuyên' }),
    viec: options({
      nha_van_hoa: 'Cổng, hàng rào nhà văn hóa',
      duong_hoa: 'Đường hoa',
      den: 'Đèn đường',
      rac: 'Thu gom rác, hố rác',
      chuong: 'Vệ sinh chăn nuôi',
    }),
    gop: options({
      cong: 'Ngày công',
      tien: 'Tiền',
      dat: 'Hiến đất, cây trên đất',
      cay_hoa: 'Giống hoa, cây',
      chua_the: 'Hiện chưa góp được (!)',
    }),
  },
  { style: 'pages' },
)
