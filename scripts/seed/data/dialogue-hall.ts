/** Points of the announced conference, each with the body that prepares it and, where it is there, what it wrote. */
export const POINTS: readonly { title: string; body: string; by?: string; preparation?: string }[] = [
  {
    title: 'Rác ở chợ và đầu thôn bao giờ được thu hằng tuần?',
    body: 'phong-kinh-te',
    by: 'xuly.kinhte',
    preparation:
      'Xã đã ký với đội thu gom từ tháng trước, hiện mỗi tuần một chuyến ở chợ. Từ tháng sau thêm thứ Năm cho các thôn dọc đường lớn. Phòng Kinh tế theo dõi, thôn nào chưa có chuyến thì báo trưởng thôn.',
  },
  { title: 'Nước sạch cho các thôn cuối nguồn', body: 'phong-kinh-te' },
  { title: 'Đường nội thôn: thôn nào làm trước, bà con góp gì?', body: 'ubnd' },
]

/** Questions sent ahead, without names; those that the Front has shown already. */
export const SENT_AHEAD: readonly { text: string; hamlet: string; isShown: boolean }[] = [
  {
    text: 'Xe rác chỉ chạy đường lớn, nhà trong ngõ phải mang rác ra đâu, giờ nào?',
    hamlet: 'lang_dia',
    isShown: true,
  },
  { text: 'Thôn tôi hiến đất làm đường từ năm ngoái, bao giờ khởi công?', hamlet: 'cho_bo_1', isShown: true },
  { text: 'Nước về yếu vào mùa khô, xã có làm thêm bể không?', hamlet: 'lang_dia', isShown: true },
  { text: 'Hộ nghèo có phải đóng tiền rác như hộ khác không?', hamlet: '', isShown: false },
]

/** Who takes a place: from which hamlet, whether he would like to speak, about what. */
export const COMING: readonly { hamlet: string; speak?: readonly string[]; about?: string }[] = [
  { hamlet: 'lang_dia', speak: ['noi', 'lan-dau'], about: 'Thu gom rác ở ngõ' },
  { hamlet: 'cho_bo_1', speak: ['noi'], about: 'Đường vào thôn' },
  { hamlet: 'lang_dia' },
  { hamlet: '', speak: ['noi', 'lan-dau'], about: 'Nước mùa khô' },
]
