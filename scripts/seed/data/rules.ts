export type Urgency = 'ordinary' | 'urgent' | 'complex'

/** Who answers for what. A hamlet or an urgency makes the rule more specific. */
export type RuleSeed = {
  category: string
  body: string
  limit: string
  reason: string
  hamlet?: string
  urgency?: Urgency
}

/**
 * The start of a commune's routing table after 1/7/2025; every commune edits its own. `khac` has no rule on purpose:
 * whoever triages has to look at it.
 */
export const RULES: readonly RuleSeed[] = [
  ...answers('phong-kinh-te', 'ordinary', {
    giao_thong: 'Đường, cầu, chiếu sáng do Phòng Kinh tế phụ trách.',
    moi_truong: 'Lĩnh vực môi trường do Phòng Kinh tế phụ trách.',
    dien_nuoc_vien_thong: 'Phòng Kinh tế làm việc với đơn vị điện, nước, viễn thông thay bà con.',
    thuy_loi_nong_nghiep: 'Nông nghiệp, thủy lợi, chăn nuôi do Phòng Kinh tế phụ trách.',
    tai_chinh_dong_gop: 'Ngân sách, quỹ, khoản đóng góp do Phòng Kinh tế phụ trách.',
    nong_thon_moi: 'Xây dựng nông thôn mới do Phòng Kinh tế phụ trách.',
    kinh_doanh_thi_truong: 'Chợ, giá cả, hàng giả do Phòng Kinh tế phụ trách.',
  }),
  ...answers('phong-kinh-te', 'complex', {
    dat_dai: 'Đất đai do Phòng Kinh tế phụ trách và thường phải xác minh thực địa.',
    xay_dung: 'Xây dựng, quy hoạch, nhà ở do Phòng Kinh tế phụ trách và thường phải kiểm tra hiện trường.',
    dau_tu_cong_trinh: 'Chất lượng công trình do Phòng Kinh tế phụ trách và phải kiểm tra tại chỗ.',
  }),
  ...answers('cong-an', 'ordinary', {
    an_ninh_trat_tu: 'An ninh trật tự do Công an xã phụ trách.',
    an_toan_giao_thong: 'An toàn giao thông do Công an xã phụ trách.',
    cu_tru_can_cuoc: 'Cư trú, căn cước do Công an xã phụ trách.',
    pccc_thien_tai: 'Phòng cháy chữa cháy, cứu hộ do Công an xã phụ trách.',
  }),
  ...answers('ban-chi-huy-quan-su', 'ordinary', {
    quan_su: 'Nghĩa vụ quân sự, dân quân do Ban Chỉ huy quân sự xã phụ trách.',
  }),
  ...answers('phong-van-hoa-xa-hoi', 'ordinary', {
    chinh_sach_xa_hoi: 'Chính sách xã hội do Phòng Văn hóa - Xã hội phụ trách.',
    giao_duc: 'Việc trường học do Phòng Văn hóa - Xã hội phụ trách cùng nhà trường.',
    van_hoa_thong_tin: 'Văn hóa, thông tin do Phòng Văn hóa - Xã hội phụ trách.',
  }),
  ...answers('phong-van-hoa-xa-hoi', 'complex', {
    dan_toc_ton_giao: 'Dân tộc, tôn giáo do Phòng Văn hóa - Xã hội phụ trách và báo lãnh đạo xã.',
  }),
  ...answers('tram-y-te', 'ordinary', { y_te: 'Lĩnh vực y tế do Trạm y tế phụ trách.' }),
  ...answers('van-phong', 'ordinary', {
    tu_phap_ho_tich: 'Hộ tịch, chứng thực, hòa giải do Văn phòng HĐND và UBND xã phụ trách.',
    dan_chu_co_so: 'Dân chủ ở cơ sở do Văn phòng HĐND và UBND xã phụ trách cùng Mặt trận xã.',
  }),
  ...answers('hanh-chinh-cong', 'ordinary', {
    thu_tuc_hanh_chinh: 'Thủ tục hành chính do Trung tâm Phục vụ hành chính công phụ trách.',
  }),
  ...answers('dang-uy', 'ordinary', { xay_dung_dang: 'Góp ý xây dựng Đảng do Đảng ủy xã tiếp thu.' }),
  ...answers('dang-uy', 'complex', {
    can_bo_thai_do: 'Thái độ, trách nhiệm của cán bộ do Đảng ủy xã xem xét, không giao cho nơi bị phản ánh.',
  }),
  ...answers('hdnd', 'ordinary', {
    hdnd: 'Hoạt động của Hội đồng nhân dân do Thường trực Hội đồng nhân dân xã trả lời.',
  }),
  ...answers('mttq', 'ordinary', {
    mat_tran_doan_the: 'Việc của Mặt trận và đoàn thể do Ủy ban Mặt trận Tổ quốc xã trả lời.',
  }),
  ...answers('ubnd', 'complex', {
    vuot_cap: 'Việc của cấp trên do Ủy ban nhân dân xã gửi lên và theo dõi trả lời.',
  }),

  ...when('urgent', 'phong-kinh-te', {
    giao_thong: 'Đường, cầu đang nguy hiểm cho người đi lại thì Phòng Kinh tế xử lý ngay.',
    moi_truong: 'Ô nhiễm đang ảnh hưởng sức khỏe bà con thì Phòng Kinh tế xử lý ngay.',
    thuy_loi_nong_nghiep: 'Dịch bệnh vật nuôi, vỡ kênh mương thì Phòng Kinh tế xử lý ngay.',
    dien_nuoc_vien_thong: 'Điện, nước gây nguy hiểm thì Phòng Kinh tế báo đơn vị quản lý ngay.',
  }),
  ...when('urgent', 'cong-an', {
    an_ninh_trat_tu: 'Việc mất an ninh đang diễn ra thì Công an xã xử lý ngay.',
    an_toan_giao_thong: 'Chỗ có nguy cơ tai nạn thì Công an xã xử lý ngay.',
  }),
  ...when('urgent', 'ban-chi-huy-quan-su', {
    pccc_thien_tai: 'Thiên tai, sạt lở khẩn cấp do Ban Chỉ huy quân sự xã huy động lực lượng ngay.',
  }),
  ...when('urgent', 'tram-y-te', { y_te: 'Dịch bệnh, ngộ độc thì Trạm y tế xử lý ngay.' }),
  ...when('complex', 'phong-kinh-te', {
    giao_thong: 'Làm mới, sửa lớn đường, cầu cần khảo sát nên Phòng Kinh tế giải quyết theo việc phức tạp.',
    moi_truong: 'Ô nhiễm kéo dài cần đo đạc, xác minh nên Phòng Kinh tế giải quyết theo việc phức tạp.',
    tai_chinh_dong_gop: 'Đối chiếu thu chi nhiều năm cần thời gian nên Phòng Kinh tế giải quyết theo việc phức tạp.',
  }),
]

/** What a body answers for, category by category, each with its reason. */
function answers(body: string, limit: string, reasons: Record<string, string>): RuleSeed[] {
  return Object.entries(reasons).map(([category, reason]) => ({ category, body, limit, reason }))
}

/** The same for matters of one urgency only; the limit has its name. */
function when(urgency: Urgency, body: string, reasons: Record<string, string>): RuleSeed[] {
  return answers(body, urgency, reasons).map((rule) => ({ ...rule, urgency }))
}
