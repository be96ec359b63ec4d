/** The messages that a sender who left an e-mail address gets. */
export type MessageName = 'submitted' | 'received' | 'info_requested' | 'answered' | 'advised' | 'declined'

/** Which event is told to the sender, and by which message. */
export const MESSAGE_AFTER: Readonly<Record<string, MessageName>> = {
  'petition.received': 'received',
  'petition.info_requested': 'info_requested',
  'petition.answered': 'answered',
  'petition.advised': 'advised',
  'petition.declined': 'declined',
}

const SUBJECTS: Record<MessageName, string> = {
  submitted: 'đã nhận được nội dung ông/bà gửi',
  received: 'đã tiếp nhận hồ sơ của ông/bà',
  info_requested: 'cần ông/bà bổ sung thông tin',
  answered: 'đã trả lời ông/bà',
  advised: 'hướng dẫn ông/bà nơi giải quyết',
  declined: 'không thụ lý hồ sơ của ông/bà',
}

/** A message's subject and words: short, plain, without names and without what was written. */
export function messageText(
  message: MessageName,
  about: { communeName: string; caseCode: string; dueText: string; lookupUrl: string | null },
): { subject: string; text: string } {
  const subject = `${about.communeName}: ${SUBJECTS[message]} (${about.caseCode})`
  const due = message === 'submitted' || message === 'received' ? [`Hạn trả lời: ${about.dueText}.`] : []
  const text = [
    'Kính gửi ông/bà,',
    '',
    `${about.communeName} ${SUBJECTS[message]}. Mã hồ sơ: ${about.caseCode}.`,
    ...due,
    '',
    `Để xem chi tiết, mở ${about.lookupUrl ?? 'trang của xã, mục Xem trả lời,'} và nhập mã hồ sơ cùng mã bí mật đã cấp khi gửi.`,
    'Thư này gửi tự động. Mặt trận xã không bao giờ hỏi mã bí mật qua thư hay điện thoại.',
  ]
  return { subject, text: text.join('\n') }
}
