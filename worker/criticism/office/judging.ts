/** Which comments a moderator looks at. */
export const LOOKS = {
  cho: {
    tab: 'Chờ xem',
    title: 'Ý kiến bà con chờ xem',
    none: 'Không có ý kiến nào chờ xem.',
    lead: 'Đăng ý kiến nguyên văn, kể cả khi trái ý mình. Chỉ không đăng vì một lý do dưới đây; người góp ý đọc được lý do ấy.',
    state: 'waiting',
  },
  'da-dang': {
    tab: 'Đã đăng',
    title: 'Ý kiến bà con đã đăng',
    none: 'Chưa đăng ý kiến nào.',
    lead: 'Mọi người đang đọc được những ý kiến này.',
    state: 'shown',
  },
  'khong-dang': {
    tab: 'Không đăng',
    title: 'Ý kiến không đăng',
    none: 'Không có ý kiến nào bị giữ lại.',
    lead: 'Người góp ý đọc được lý do. Xem lại thấy không đúng thì đăng.',
    state: 'hidden',
  },
} as const
export type Look = keyof typeof LOOKS

/** Why a comment is not shown: the sender reads these words. */
export const HIDE_REASONS: readonly string[] = [
  'Có lời xúc phạm, đe dọa người khác.',
  'Có tên, số giấy tờ, số điện thoại hoặc chuyện riêng của người khác.',
  'Là tố cáo hoặc khiếu nại: cần gửi đúng nơi để được giữ kín và giải quyết.',
  'Không nói về dự thảo này.',
  'Là quảng cáo, hoặc do máy gửi hàng loạt.',
]

/** What a moderator should look at, in words. */
export const FLAG_WORDS: Record<string, string> = {
  denunciation: 'Có lời giống tố cáo.',
  complaint: 'Có lời giống khiếu nại.',
  identity: 'Có số giống số giấy tờ hoặc số điện thoại.',
  honeypot: 'Điền cả ô ẩn mà người không nhìn thấy.',
  pace: 'Gửi nhanh hơn người kịp đọc, hoặc mở trang đã quá lâu.',
  network: 'Cùng một mạng gửi nhiều ý kiến trong ít phút.',
}
