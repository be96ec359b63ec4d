/** Why a question is not shown: its sender reads these words. */
export const HIDE_REASONS: readonly string[] = [
  'Có lời xúc phạm, đe dọa người khác.',
  'Có tên, số giấy tờ, số điện thoại hoặc chuyện riêng của người khác.',
  'Là tố cáo hoặc khiếu nại: cần gửi đúng nơi để được giữ kín và giải quyết.',
  'Đã có câu hỏi giống hệt.',
  'Không thuộc việc của buổi này: ông/bà gửi kiến nghị ở trang đầu của xã.',
  'Là quảng cáo, hoặc do máy gửi hàng loạt.',
]

/** What a moderator should look at, in words. */
export const FLAG_WORDS: Record<string, string> = {
  denunciation: 'Có lời giống tố cáo.',
  complaint: 'Có lời giống khiếu nại.',
  identity: 'Có số giống số giấy tờ hoặc số điện thoại.',
  honeypot: 'Điền cả ô ẩn mà người không nhìn thấy.',
  pace: 'Gửi nhanh hơn người kịp đọc, hoặc mở trang đã quá lâu.',
}

/** Which questions a moderator looks at. */
export const LOOKS = {
  cho: { tab: 'Chờ xem', title: 'Câu hỏi chờ xem', none: 'Không có câu hỏi nào chờ xem.', state: 'waiting' },
  'da-hien': { tab: 'Đã hiện', title: 'Câu hỏi đã hiện', none: 'Chưa có câu hỏi nào được hiện.', state: 'shown' },
  'khong-hien': {
    tab: 'Không hiện',
    title: 'Câu hỏi không hiện',
    none: 'Không có câu hỏi nào bị giữ lại.',
    state: 'hidden',
  },
} as const
export type Look = keyof typeof LOOKS

/** Signs of a question from a phone in the hall, and of one that is sent ahead. */
export const HALL_MAX = 300
export const AHEAD_MAX = 1000
export const QUESTION_MIN = 5
