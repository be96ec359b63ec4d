import type { MessageDetail } from './tables.ts'

/** The messages that a sender who left an e-mail address gets with what he himself does. */
export type MessageName = 'submitted' | 'received' | 'info_requested' | 'answered' | 'advised' | 'declined'

type Mail = { subject: string; text: string }

const SUBJECTS: Readonly<Record<string, string>> = {
  'petition.submitted': 'đã nhận được nội dung ông/bà gửi',
  'petition.received': 'đã tiếp nhận hồ sơ của ông/bà',
  'petition.info_requested': 'cần ông/bà bổ sung thông tin',
  'petition.info_lapsed': 'kết thúc hồ sơ vì chưa nhận được thông tin bổ sung',
  'petition.answered': 'đã trả lời ông/bà',
  'petition.answered_outside': 'đã có trả lời của cơ quan ngoài xã',
  'petition.advised': 'hướng dẫn ông/bà nơi giải quyết',
  'petition.declined': 'không thụ lý hồ sơ của ông/bà',
  'petition.extended': 'gia hạn trả lời ông/bà',
  'petition.merged': 'giải quyết hồ sơ của ông/bà chung với một hồ sơ cùng việc',
  'petition.merge_undone': 'giải quyết riêng hồ sơ của ông/bà',
  'petition.split': 'tách hồ sơ của ông/bà thành nhiều việc để giải quyết',
  'petition.forwarded': 'đã chuyển hồ sơ của ông/bà đến cơ quan có thẩm quyền ngoài xã',
  'petition.dispute_declined': 'đã xem lại và giữ nguyên câu trả lời',
  'petition.window_passed': 'kết thúc hồ sơ của ông/bà',
  'petition.closed': 'kết thúc hồ sơ của ông/bà',
  'petition.restricted': 'đã chuyển người có thẩm quyền',
  'privacy.refused': 'đã trả lời yêu cầu về dữ liệu của ông/bà',
}
const WITH_DUE_DAY = ['petition.submitted', 'petition.received', 'petition.extended']

/** A message to a sender: short, plain, without names and without what was written. */
export function messageText(
  message: string,
  about: { communeName: string; caseCode: string; dueText: string; lookupUrl: string | null },
): Mail {
  const what = SUBJECTS[message] ?? 'có tin mới về hồ sơ của ông/bà'
  const due = WITH_DUE_DAY.includes(message) ? [`Hạn trả lời: ${about.dueText}.`] : []
  const text = [
    'Kính gửi ông/bà,',
    '',
    `${about.communeName} ${what}. Mã hồ sơ: ${about.caseCode}.`,
    ...due,
    '',
    `Để xem chi tiết, mở ${about.lookupUrl ?? 'trang của xã, mục Xem trả lời,'} và nhập mã hồ sơ cùng mã bí mật đã cấp khi gửi.`,
    'Thư này gửi tự động. Mặt trận xã không bao giờ hỏi mã bí mật qua thư hay điện thoại.',
  ]
  return { subject: `${about.communeName}: ${what} (${about.caseCode})`, text: text.join('\n') }
}

const HOW_TO_STOP = 'Thư này gửi tự động. Muốn đổi cách nhận tin, ông/bà mở mục Tin báo, phần Cách nhận tin.'

/** A message to an officer: the code and what is asked of him; never a title or a name. */
export function officerMail(
  communeName: string,
  about: { caseCode: string; words: string; officeUrl: string | null },
): Mail {
  const what = about.caseCode ? `Hồ sơ ${about.caseCode}: ${about.words}` : about.words
  const subject = about.caseCode ? `${communeName}: ${about.caseCode}` : `${communeName}: tin báo công việc`
  const text = ['Kính gửi ông/bà,', '', what, '', whereToLook(about.officeUrl), HOW_TO_STOP]
  return { subject, text: text.join('\n') }
}

/** Once a day: how many, and which cases. */
export function digestMail(communeName: string, { many = 0, codes = [] }: MessageDetail, url: string | null): Mail {
  const subject = `${communeName}: ${many} tin báo công việc`
  const which = codes.length > 0 ? [`Về hồ sơ: ${codes.join(', ')}.`] : []
  const text = [
    'Kính gửi ông/bà,',
    '',
    `Từ lần báo trước, ông/bà có ${many} tin.`,
    ...which,
    '',
    whereToLook(url),
    HOW_TO_STOP,
  ]
  return { subject, text: text.join('\n') }
}

/** The code that proves that an address is an officer's own. */
export function addressMail(communeName: string, code: string): Mail {
  return {
    subject: `${communeName}: mã xác nhận địa chỉ thư`,
    text: [
      'Kính gửi ông/bà,',
      '',
      `Mã xác nhận: ${code}`,
      '',
      'Ông/bà nhập mã này vào mục Cách nhận tin trong vòng 30 phút. Nếu ông/bà không yêu cầu thì bỏ qua thư này.',
    ].join('\n'),
  }
}

function whereToLook(url: string | null): string {
  return `Để xem, ông/bà mở ${url ?? 'trang dành cho cán bộ, mục Tin báo'} và đăng nhập.`
}
