/** How some units of xã Bình Xa were rated last year: who types for them, points in hundredths of the most, grades. */
export const RATED = [
  {
    unit: 'hamlet:lang_dia',
    by: 'thon.langdia',
    share: [0.95, 0.9],
    grades: ['excellent', 'excellent'],
    words: 'Xong hai tuyến đường hoa, cả thôn có hố rác. Còn một ngày hoạt động phải hoãn vì mưa.',
  },
  {
    unit: 'hamlet:dong_com',
    by: 'thon.dongcom',
    share: [0.9, 0.8],
    grades: ['good', 'good'],
    words: 'Làm được một tuyến đường điện. Báo cáo tháng Bảy nộp muộn.',
  },
  {
    unit: 'body:binh-xa.phu-nu',
    by: 'duyet.phunu',
    share: [0.94, 0.92],
    grades: ['excellent', 'excellent'],
    words: 'Vận động 120 hội viên phân loại rác tại nhà. Chưa mở thêm được tổ tiết kiệm.',
    peers: { 'duyet.kinhte': ['good', 'Phối hợp tốt, gửi số liệu còn chậm.'] },
  },
  {
    unit: 'body:binh-xa.phong-kinh-te',
    by: 'duyet.kinhte',
    share: [0.88, 0.75],
    grades: ['good', 'done'],
    words: 'Trả lời phần lớn kiến nghị của bà con. Một số việc về đường sá còn kéo dài.',
    appeal: 'Ba việc về đường đã chuyển huyện từ đầu năm, đề nghị xem lại phần đúng hạn.',
  },
] as const

/** Who is opened for this year. */
export const OPENED_BODIES = ['body:binh-xa.phu-nu', 'body:binh-xa.phong-kinh-te', 'body:binh-xa.cong-an'] as const

/** Proposals for praise of this year, and how far they came. */
export const PRAISED = [
  {
    by: 'thon.langdia',
    fields: {
      ...{ nomineeKind: 'household', name: 'Hộ bà Lương Thị Thắm', occasion: 'dai-doan-ket', form: '2-giay-khen' },
      achievement: 'Hiến 150 mét vuông đất mở rộng đường thôn, góp 20 ngày công làm đường hoa.',
    },
    votes: ['61', '64'],
    until: 'announced',
    number: '112/QĐ-UBND',
  },
  {
    by: 'thon.dongcom',
    fields: {
      ...{ nomineeKind: 'person', name: 'Ông Hoàng Văn Sính', occasion: 'dai-doan-ket', form: '3-bieu-duong' },
      achievement: 'Mười năm làm hòa giải viên, hòa giải thành bảy vụ trong năm.',
    },
    votes: ['48', '52'],
    until: 'announced',
    number: '113/QĐ-UBND',
  },
  {
    by: 'duyet.phunu',
    fields: {
      ...{ nomineeKind: 'hamlet', name: '', unit: 'hamlet:lang_dia', occasion: 'tong-ket', form: '2-giay-khen' },
      achievement: 'Toàn thôn phân loại rác tại nhà, giữ sạch hai tuyến đường hoa suốt năm.',
    },
    until: 'put_forward',
  },
  {
    by: 'thon.langdia',
    fields: {
      ...{ nomineeKind: 'group', name: 'Tổ tự quản vệ sinh xóm Ao', occasion: 'tong-ket', form: '3-bieu-duong' },
      achievement: 'Mỗi tuần một buổi dọn rác dọc suối, vận động 18 hộ cùng tham gia.',
    },
    votes: ['57', '60'],
    until: 'hamlet_agreed',
  },
  {
    by: 'thon.dongcom',
    fields: {
      ...{ nomineeKind: 'household', name: 'Hộ ông Ma Văn Tứ', occasion: 'tong-ket', form: '3-bieu-duong' },
      achievement: 'Giúp ba hộ nghèo trong thôn giống lợn và cách nuôi, hai hộ đã thoát nghèo.',
    },
    until: 'proposed',
  },
] as const
