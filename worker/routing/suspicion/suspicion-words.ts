/**
 * What denunciations (tố cáo) and complaints (khiếu nại) say. `|` parts alternatives, `…` stands for a few other words,
 * and `*` marks words that mean something else without their marks (hối lộ, hơi lo): in text typed without marks only
 * the lines that carry none find them.
 */
export type WordList = {
  kind: 'denunciation' | 'complaint'
  lines: string[]
  /** Straight after these the words are no sign of it. */
  notAfter?: string
  /** Where these stand for `…`, the deed is somebody else's. */
  notBetween?: string
}

/** Further before, these say the words are named, not used: "phòng, chống tham nhũng", "không phải là đơn khiếu nại". */
export const ONLY_NAMED = 'chống|không phải'

const IN_OFFICE =
  'cán bộ|công chức|viên chức|lãnh đạo|chủ tịch|bí thư|đảng viên|trưởng thôn|trưởng bản|trưởng xóm|trưởng ấp|tổ trưởng|' +
  'trưởng phòng|phó phòng|giám đốc|công an|kiểm lâm|địa chính|kế toán|thủ quỹ|trạm trưởng|trưởng trạm|hiệu trưởng|' +
  'giáo viên|thầy giáo|cô giáo'

export const WORD_LISTS: WordList[] = [
  {
    kind: 'denunciation',
    notAfter: 'không|luật|luật khiếu nại|luật khiếu nại và',
    lines: [
      '*tố cáo|tố giác|don to cao|toi to cao|xin to cao|muon to cao|to cao ong|to cao can bo|to cao chu tich',
      'to cao cong an|to cao truong thon|to cao hanh vi|to cao viec|to cao nguoi',
    ],
  },
  {
    kind: 'denunciation',
    notAfter: 'không|chưa',
    lines: [
      'tham nhũng|*tham ô|tham o tien|tham o quy|tham o cong|tham o ngan sach|tham o tai san|*biển thủ|bien thu cong quy',
      '*hối lộ|nhan hoi lo|dua hoi lo|doi hoi lo|an hoi lo|*lại quả|lót tay|*tiền bôi trơn|*chung chi',
      'vòi vĩnh|*vòi tiền|đưa phong bì|phải phong bì|bỏ phong bì|*chạy chức|*chạy quyền|*bảo kê',
      '*ăn chặn|an chan tien|an chan che do|*ăn bớt|an bot tien|an bot che do|an bot vat tu|bòn rút|rút ruột',
      'chiếm đoạt|chiếm dụng tiền|chiếm dụng quỹ|tư túi',
      '*lạm quyền|lộng quyền|lợi dụng chức vụ|lợi dụng chức quyền|lạm dụng chức vụ|lạm dụng chức quyền|bao che cho',
      'có tiêu cực|dấu hiệu tiêu cực|hành vi tiêu cực',
      '*khai khống|*kê khống|*lập khống|*nâng khống|*chứng từ khống|*hóa đơn khống',
      'giả mạo chữ ký|giả chữ ký|làm giả hồ sơ|làm giả giấy tờ',
      '*đánh người|danh nguoi gay|danh nguoi bi thuong|*đánh dân|đánh đập|hành hung|dọa giết',
      'xâm hại tình dục|quấy rối tình dục|*dâm ô|hiếp dâm',
    ],
  },
  {
    kind: 'denunciation',
    notBetween:
      'không|chưa|xử lý|xử phạt|kiểm tra|giải quyết|can thiệp|vào cuộc|làm rõ|xem xét|tuyên truyền|nhắc nhở|ngăn chặn|' +
      'hướng dẫn|giúp|hỗ trợ|bảo vệ|bắt|về việc|hàng xóm|đối tượng|thanh niên|kẻ|bọn|nhóm|bị',
    lines: [
      'vòi tiền|vòi quà|đòi tiền|đòi quà|đòi bồi dưỡng|gợi ý tiền|gợi ý phong bì|gợi ý bồi dưỡng|ăn tiền|đòi phong bì',
      'nhận tiền của|nhận tiền để|nhận tiền rồi|nhận phong bì|lấy tiền của|bỏ túi|đút túi|thu khống|bán đất công',
      'thu tiền trái|thu tiền sai|thu tiền không đúng',
      'thu tiền … không biên lai|không có biên lai|không hóa đơn|không có hóa đơn|không phiếu thu|không có phiếu thu',
      'nhũng nhiễu|sách nhiễu|hạch sách|trù dập|cấu kết|móc ngoặc|thông đồng|gian lận|chia nhau|ăn chia',
      '*chửi|xúc phạm|đe dọa|dọa nạt|đánh tôi|đánh chồng tôi|đánh vợ tôi|*đánh con|*đánh cháu|*đánh bà|*đánh ông',
    ].map((deeds) => `${IN_OFFICE} … ${deeds}`),
  },
  {
    kind: 'complaint',
    notAfter: 'không|luật',
    lines: ['khiếu nại|khiếu kiện|*bác đơn'],
  },
  {
    kind: 'complaint',
    notAfter: 'ra|ban hành|có',
    lines: [
      'quyết định xử phạt|quyết định phạt|quyết định thu hồi|quyết định cưỡng chế|quyết định kỷ luật|quyết định tháo dỡ',
      'quyết định hành chính|hành vi hành chính|quyết định buộc',
    ],
  },
  {
    kind: 'complaint',
    lines: [
      'không đồng ý|không nhất trí|không đồng tình|không chấp nhận|phản đối … quyết định|mức bồi thường|giá bồi thường|phương án bồi thường|mức đền bù|giá đền bù',
      'hủy quyết định|hủy bỏ quyết định|bãi bỏ quyết định|rút quyết định|rút lại quyết định|thu hồi quyết định',
      'xem lại quyết định|xem xét lại quyết định',
      'quyết định số … sai|trái luật|trái pháp luật|trái quy định|không đúng|vô lý|oan',
      'xử phạt oan|phạt oan|xử phạt sai|phạt sai|xử phạt không đúng|phạt không đúng|xử phạt vô lý|phạt vô lý|kỷ luật oan',
      'thu hồi đất|thu hồi ruộng|cưỡng chế … nhà tôi|gia đình tôi|của tôi',
      'bồi thường|đền bù … không thỏa đáng|chưa thỏa đáng|quá thấp|quá rẻ',
    ],
  },
  {
    kind: 'complaint',
    notBetween: 'hàng xóm|nhà bên|hộ|thấy|biết|nghe|đề nghị|mong|không',
    lines: [
      'tôi … bị xử phạt|bị phạt tiền|bị phạt hành chính|bị thu hồi|bị cưỡng chế|bị kỷ luật|bị buộc thôi việc|bị cắt trợ cấp|bị cắt chế độ',
    ],
  },
]
