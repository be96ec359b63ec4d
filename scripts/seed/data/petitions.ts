/** One example petition: what was sent and how far it went. */
export type Example = {
  kind: 'report' | 'recommendation' | 'request' | 'aspiration'
  category: string
  hamlet: string
  content: string
  demand: string[]
  place?: string
  publish?: string
  road:
    | 'submitted'
    | 'received'
    | 'assigned'
    | 'in_progress'
    | 'pending_approval'
    | 'answered'
    | 'closed'
    | 'needs_info'
    | 'declined'
  answer?: string
  /** What the sender answered to further questions of the field, by question. */
  further?: Readonly<Record<string, string | readonly string[]>>
  /** What officers did beside the straight road, in order; `into` stands for the code of that example. */
  beside?: readonly { who: string; action: string; fields: Record<string, string | readonly string[]>; into?: number }[]
}

/** The example petitions of xã Bình Xa. */
export const EXAMPLES: Example[] = [
  {
    kind: 'report',
    category: 'moi_truong',
    hamlet: 'lang_dia',
    place: 'Đầu thôn Làng Dịa, cạnh mương',
    road: 'closed',
    publish: 'Rác thải chăn nuôi ở đầu thôn Làng Dịa',
    content: 'Gần một tháng nay chất thải chăn nuôi đổ ra mương đầu thôn, mùi hôi cả xóm, trẻ con đi học phải bịt mũi.',
    demand: ['Kiểm tra trại lợn cạnh mương', 'Thu gom rác ở đầu thôn mỗi tuần'],
    answer:
      'Phòng Kinh tế đã kiểm tra ngày làm việc thứ hai sau khi nhận. Hộ chăn nuôi đã ký cam kết xây hầm biogas trong tháng; tổ tự quản thôn thu gom rác vào thứ Bảy hằng tuần.',
  },
  {
    kind: 'report',
    category: 'giao_thong',
    hamlet: 'tho_binh_1',
    road: 'answered',
    publish: 'Đường liên thôn Thọ Bình 1 bị sạt',
    content: 'Đường liên thôn Thọ Bình 1 sang Thọ Bình 2 sạt một bên taluy sau mưa, xe máy tránh nhau rất nguy hiểm.',
    demand: ['Đặt biển báo ngay', 'Sửa lại taluy'],
    answer:
      'Đã đặt biển báo và dây chắn trong ngày. Taluy được gia cố bằng rọ đá, dự kiến xong trước cuối tháng sau; Phòng Kinh tế xã chịu trách nhiệm.',
  },
  {
    kind: 'request',
    category: 'thuy_loi_nong_nghiep',
    hamlet: 'dong_chua_1',
    road: 'in_progress',
    publish: 'Kênh nội đồng Đồng Chùa tắc',
    content: 'Kênh nội đồng Đồng Chùa tắc hai tuần, ruộng úng, bà con không xuống được vụ. Đề nghị xã cho nạo vét.',
    demand: ['Nạo vét kênh trước vụ'],
    beside: [
      {
        who: 'duyet.kinhte',
        action: 'gia-han',
        fields: { days: '3', reason: 'Máy xúc đang sửa đường thôn khác, ba ngày nữa mới đưa sang kênh được.' },
      },
      {
        who: 'lanhdao',
        action: 'chi-dao',
        fields: { words: 'Phòng Kinh tế nạo vét xong trước ngày bà con xuống vụ, báo lại Thường trực.' },
      },
    ],
  },
  {
    kind: 'recommendation',
    category: 'giao_thong',
    hamlet: 'deo_ang',
    road: 'assigned',
    content: 'Đề nghị lắp thêm đèn chiếu sáng đoạn qua nhà văn hóa thôn Đèo Ảng, buổi tối bà con đi họp rất tối.',
    demand: ['Lắp đèn đoạn qua nhà văn hóa'],
  },
  {
    kind: 'report',
    category: 'an_ninh_trat_tu',
    hamlet: 'cho_bo_2',
    road: 'pending_approval',
    content: 'Quán hát karaoke đầu chợ mở loa to đến nửa đêm, người già trẻ nhỏ không ngủ được.',
    demand: ['Yêu cầu quán tắt loa sau 22 giờ'],
    answer:
      'Công an xã đã làm việc với chủ quán, lập biên bản và cho ký cam kết không mở loa sau 22 giờ. Bà con thấy tái diễn thì báo trực ban Công an xã.',
  },
  {
    kind: 'aspiration',
    category: 'van_hoa_thong_tin',
    hamlet: 'dong_vau',
    road: 'received',
    content: 'Mong xã hỗ trợ một bộ bàn ghế cho nhà văn hóa thôn Đồng Vầu, bộ cũ gãy gần hết.',
    demand: [],
  },
  {
    kind: 'report',
    category: 'dien_nuoc_vien_thong',
    hamlet: 'thac_luong',
    road: 'needs_info',
    content: 'Nước máy yếu và đục nhiều ngày, nhất là buổi chiều.',
    demand: ['Kiểm tra đường ống'],
  },
  {
    kind: 'request',
    category: 'chinh_sach_xa_hoi',
    hamlet: 'soi_dia',
    road: 'submitted',
    content:
      'Gia đình tôi thuộc diện hộ cận nghèo nhưng chưa thấy tên trong danh sách được cấp thẻ bảo hiểm y tế năm nay.',
    demand: ['Kiểm tra lại danh sách'],
  },
  {
    kind: 'report',
    category: 'moi_truong',
    hamlet: 'nam_ninh',
    road: 'submitted',
    content: 'Vỏ bao thuốc bảo vệ thực vật vứt đầy bờ ruộng Nam Ninh, bể thu gom đã đầy từ lâu không ai lấy đi.',
    demand: ['Thu gom vỏ bao thuốc'],
    further: {
      thay: ['mui', 'rac'],
      luc: 'suot',
      tu_khi: 'thang',
      gan: 'Bể thu gom cạnh ruộng bà Thắm',
      ai: ['giong', 'ruong'],
    },
  },
  {
    kind: 'report',
    category: 'dien_nuoc_vien_thong',
    hamlet: 'deo_ang',
    road: 'received',
    content: 'Cột điện đầu ngõ nghiêng hẳn sang đường, dây võng thấp ngang đầu người, mưa gió rất nguy hiểm.',
    demand: ['Dựng lại cột điện'],
    beside: [
      {
        who: 'dieuphoi',
        action: 'chuyen-ngoai',
        fields: {
          recipient: 'Điện lực Hàm Yên',
          reason: 'Cột và dây do Điện lực quản lý. Mặt trận xã đã gọi báo và gửi phiếu chuyển.',
        },
      },
    ],
  },
  {
    kind: 'report',
    category: 'giao_thong',
    hamlet: 'tho_binh_1',
    road: 'received',
    content: 'Đoạn đường sạt ở Thọ Bình 1 đi Thọ Bình 2 nguy hiểm quá, hôm qua có người ngã xe.',
    demand: ['Rào chắn và sửa đường'],
    beside: [{ who: 'tiepnhan', action: 'gop', fields: { reason: 'Cùng đoạn đường sạt đã có hồ sơ.' }, into: 1 }],
  },
  {
    kind: 'request',
    category: 'van_hoa_thong_tin',
    hamlet: 'lang_dia',
    road: 'received',
    content:
      'Loa truyền thanh của thôn rè, nghe không rõ. Ngoài ra cống đầu ngõ nhà văn hóa tắc, nước ngập sân mỗi khi mưa.',
    demand: ['Sửa loa', 'Thông cống'],
    beside: [
      {
        who: 'tiepnhan',
        action: 'tach',
        fields: {
          content: [
            'Loa truyền thanh của thôn rè, nghe không rõ.',
            'Cống đầu ngõ nhà văn hóa tắc, nước ngập sân mỗi khi mưa.',
          ],
          category: ['van_hoa_thong_tin', 'moi_truong'],
          demandPart: ['1', '2'],
        },
      },
    ],
  },
  {
    kind: 'report',
    category: 'can_bo_thai_do',
    hamlet: 'soi_dia',
    road: 'received',
    content: 'Cán bộ tiếp dân nói năng nặng lời, bắt bà con đi lại nhiều lần. Đề nghị xem xét.',
    demand: [],
    beside: [
      {
        who: 'tiepnhan',
        action: 'chuyen-rieng',
        fields: { reasonCode: 'can_bo', person: 'vi-du.baomat', note: 'Xem lịch tiếp dân tuần trước.' },
      },
    ],
  },
]
