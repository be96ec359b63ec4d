/** A field of life that a petition can belong to: code, name, what people typically write about, who must be careful. */
export type CategorySeed = {
  code: string
  name: string
  example: string
  /** Never released to the public. */
  restricted?: boolean
  /** The leader is told at once. */
  sensitive?: boolean
}

/** In the order shown. Tố cáo and khiếu nại are not among them: they have doors of their own. */
export const CATEGORIES: readonly CategorySeed[] = [
  { code: 'giao_thong', name: 'Đường, cầu, chiếu sáng', example: 'đường hỏng, ổ gà, cầu yếu, đèn đường không sáng' },
  {
    code: 'moi_truong',
    name: 'Môi trường, rác, chất thải chăn nuôi',
    example: 'rác chưa được thu gom, mùi hôi chuồng trại, nước thải',
  },
  {
    code: 'dien_nuoc_vien_thong',
    name: 'Điện, nước sạch, viễn thông',
    example: 'mất điện, nước yếu hoặc bẩn, mất sóng điện thoại',
  },
  { code: 'dat_dai', name: 'Đất đai', example: 'lấn chiếm, tranh chấp ranh giới, sổ đỏ, bồi thường khi thu hồi đất' },
  {
    code: 'xay_dung',
    name: 'Xây dựng, quy hoạch, nhà ở',
    example: 'xây không phép, làm nứt nhà bên cạnh, hỏi quy hoạch',
  },
  {
    code: 'thuy_loi_nong_nghiep',
    name: 'Nông nghiệp, thủy lợi, chăn nuôi',
    example: 'kênh mương tắc, dịch bệnh vật nuôi, vỏ thuốc trừ sâu bỏ ngoài đồng',
  },
  {
    code: 'an_ninh_trat_tu',
    name: 'An ninh trật tự, tệ nạn, tiếng ồn',
    example: 'hát karaoke khuya, trộm cắp, đánh bạc',
  },
  {
    code: 'an_toan_giao_thong',
    name: 'An toàn giao thông',
    example: 'xe quá tải, đỗ xe lấn đường, chỗ hay xảy ra tai nạn',
  },
  { code: 'cu_tru_can_cuoc', name: 'Cư trú, căn cước', example: 'đăng ký thường trú, tạm trú, làm thẻ căn cước' },
  {
    code: 'pccc_thien_tai',
    name: 'Phòng cháy chữa cháy, thiên tai, cứu hộ',
    example: 'sạt lở, ngập, cây sắp đổ, chỗ dễ cháy',
  },
  { code: 'quan_su', name: 'Nghĩa vụ quân sự, dân quân', example: 'khám tuyển, chế độ dân quân tự vệ' },
  {
    code: 'chinh_sach_xa_hoi',
    name: 'Người có công, bảo trợ xã hội, hộ nghèo',
    example: 'bình xét hộ nghèo, trợ cấp chậm, chế độ người có công',
  },
  { code: 'giao_duc', name: 'Trường học, thu chi ở trường', example: 'khoản thu đầu năm, phòng học hỏng, trẻ bỏ học' },
  {
    code: 'y_te',
    name: 'Y tế, bảo hiểm y tế, an toàn thực phẩm',
    example: 'khám chữa bệnh ở trạm, thẻ bảo hiểm, dịch bệnh, thức ăn bẩn',
  },
  {
    code: 'van_hoa_thong_tin',
    name: 'Văn hóa, nhà văn hóa, loa, lễ hội',
    example: 'nhà văn hóa xuống cấp, loa không nghe được, bình xét gia đình văn hóa',
  },
  {
    code: 'dan_toc_ton_giao',
    name: 'Dân tộc, tôn giáo',
    example: 'chính sách dân tộc, nơi thờ tự, sinh hoạt tôn giáo',
    sensitive: true,
  },
  {
    code: 'tu_phap_ho_tich',
    name: 'Hộ tịch, chứng thực, hòa giải',
    example: 'khai sinh, kết hôn, chứng thực giấy tờ, hòa giải ở thôn',
  },
  {
    code: 'thu_tuc_hanh_chinh',
    name: 'Thủ tục hành chính',
    example: 'giải quyết chậm, phải đi lại nhiều lần, đòi thêm giấy tờ',
  },
  {
    code: 'tai_chinh_dong_gop',
    name: 'Ngân sách, quỹ, khoản đóng góp',
    example: 'chưa công khai thu chi, khoản đóng góp chưa rõ',
  },
  { code: 'dau_tu_cong_trinh', name: 'Chất lượng công trình', example: 'đường mới làm đã hỏng, công trình bỏ dở' },
  { code: 'nong_thon_moi', name: 'Nông thôn mới', example: 'đường hoa, hố rác, xóa nhà tạm' },
  { code: 'kinh_doanh_thi_truong', name: 'Chợ, giá cả, hàng giả', example: 'chợ lấn đường, cân thiếu, bán hàng giả' },
  {
    code: 'dan_chu_co_so',
    name: 'Dân chủ ở cơ sở',
    example: 'công khai việc của xã, bầu trưởng thôn, quy ước của thôn',
  },
  {
    code: 'can_bo_thai_do',
    name: 'Thái độ, trách nhiệm của cán bộ',
    example: 'nói năng thiếu tôn trọng, đùn đẩy, không đúng hẹn',
    restricted: true,
  },
  { code: 'xay_dung_dang', name: 'Góp ý xây dựng Đảng', example: 'góp ý cho cấp ủy, chi bộ, đảng viên' },
  { code: 'hdnd', name: 'Hoạt động của Hội đồng nhân dân', example: 'kiến nghị của cử tri, tiếp xúc cử tri' },
  {
    code: 'mat_tran_doan_the',
    name: 'Mặt trận, đoàn thể, hội viên',
    example: 'quỹ vì người nghèo, hoạt động của hội, chế độ hội viên',
  },
  { code: 'vuot_cap', name: 'Việc của cấp trên xã', example: 'quốc lộ, dự án của tỉnh' },
  { code: 'khac', name: 'Khác', example: 'chưa rõ thuộc lĩnh vực nào' },
]
