/** Why a petition is not taken up, as every commune begins with: code and words that the sender reads. */
export const DECLINE_REASONS: readonly (readonly [code: string, text: string])[] = [
  ['khong_ro', 'Nội dung không rõ và không liên lạc được để hỏi thêm'],
  ['da_giai_quyet', 'Việc đã được giải quyết xong, không có tình tiết mới'],
  ['khong_co_that', 'Đã xác minh: sự việc không có thật'],
  ['tin_rac', 'Tin rác, quảng cáo, gửi thử'],
]
