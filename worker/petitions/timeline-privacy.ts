import { longDay } from '../deadlines/calendar.ts'
import { closesText } from '../submitters/identity.ts'
import type { Facts, Line } from './timeline.ts'

/** What histories say of what the clock did by itself. */
const CLOCK_LINES: Readonly<Record<string, Line>> = {
  'deadline.triage_late': { officer: 'nhắc: quá hạn phân loại' },
  'deadline.reminded': { officer: (facts) => `nhắc: sắp đến hạn ${owed(facts)}` },
  'deadline.overdue': { sender: () => 'Quá hạn trả lời', officer: (facts) => `ghi: quá hạn ${owed(facts)}` },
  'deadline.escalated_approver': { officer: 'báo quá hạn đến người duyệt của cơ quan giải quyết' },
  'deadline.escalated_leader': {
    sender: () => 'Đã báo việc quá hạn đến lãnh đạo xã',
    officer: 'báo quá hạn đến lãnh đạo xã',
  },
  'deadline.escalated_party': {
    sender: () => 'Đã báo việc quá hạn đến Đảng ủy xã',
    officer: 'báo quá hạn đến Đảng ủy xã',
  },
  'deadline.outside_reminded': {
    officer: ({ fact }) => `nhắc: cơ quan ngoài xã chưa trả lời (hẹn ${longDay(fact('actOn'))})`,
  },
}

/** What histories say of the sender's name and data: he reads who asked, why, who agreed, and when it closes. */
export const PRIVACY_LINES: Readonly<Record<string, Line>> = {
  ...CLOCK_LINES,
  'identity.asked': {
    sender: (facts) => `${officerOf(facts)} xin mở tên và cách liên lạc của ông/bà. Cần một người khác đồng ý`,
    words: true,
    officer: 'xin mở danh tính người gửi',
  },
  'identity.agreed': {
    sender: (facts) => `${officerOf(facts)} đồng ý cho mở tên và cách liên lạc của ông/bà`,
    more: ({ fact }) => (fact('closesAt') ? `Tự đóng lại: ${closesText(fact('closesAt'))}.` : ''),
    officer: ({ fact }) => `đồng ý mở danh tính, đến ${closesText(fact('closesAt'))}`,
  },
  'identity.refused': {
    sender: (facts) => `${officerOf(facts)} không đồng ý mở tên và cách liên lạc của ông/bà`,
    words: true,
    officer: 'không đồng ý mở danh tính',
  },
  'privacy.corrected': {
    sender: () => 'Ông/bà đã sửa tên hoặc cách liên lạc',
    officer: 'sửa tên hoặc cách liên lạc của mình',
  },
  'privacy.asked': {
    sender: () => 'Ông/bà yêu cầu xóa dữ liệu',
    words: true,
    more: ({ fact }) => (fact('dueOn') ? `Hạn trả lời: ${longDay(fact('dueOn'))}.` : ''),
    officer: 'yêu cầu xóa dữ liệu của mình',
  },
  'privacy.refused': {
    sender: ({ body }) => `${body} chưa xóa dữ liệu theo yêu cầu`,
    words: true,
    officer: 'không xóa dữ liệu theo yêu cầu của người gửi',
  },
  'privacy.erased': { sender: erased, officer: (facts) => erased(facts).replace(/^Đã xóa/, 'xóa') },
}

/** What is to be done by the day: of a restricted case only the initial handling. */
function owed({ fact }: Facts): string {
  return fact('what') === 'initial_handling' ? 'xử lý ban đầu' : 'trả lời'
}

function officerOf({ body, fact }: Facts): string {
  return fact('title') ? `${fact('title')} (${body})` : body
}

function erased({ event }: Facts): string {
  const { contact, photos, words, why } = JSON.parse(event.detail) as Record<string, unknown>
  const parts = [contact && 'tên và cách liên lạc', words && 'nội dung', Number(photos) > 0 && 'ảnh'].filter(Boolean)
  const because = why === 'asked' ? ' theo yêu cầu của người gửi' : ', vì đã hết thời gian giữ'
  return `Đã xóa ${parts.join(', ') || 'dữ liệu cá nhân'}${because}`
}
