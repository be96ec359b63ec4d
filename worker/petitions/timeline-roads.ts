import { bodyName } from '../communes/book.ts'
import { longDay } from '../deadlines/calendar.ts'
import type { Line } from './timeline.ts'

/** What histories say of the roads beside the straight one. */
export const ROAD_LINES: Readonly<Record<string, Line>> = {
  'petition.merged': {
    sender: ({ body }) => `${body} gộp với một hồ sơ cùng việc, để giải quyết một lần`,
    words: true,
    officer: 'gộp vào hồ sơ khác',
  },
  'petition.merged_in': { officer: 'gộp một hồ sơ khác vào đây' },
  'petition.merge_refused': {
    sender: () => 'Ông/bà không đồng ý gộp; hồ sơ được giải quyết riêng',
    words: true,
    officer: 'không đồng ý gộp',
  },
  'petition.merge_undone': {
    sender: ({ body }) => `${body} bỏ gộp; hồ sơ được giải quyết riêng`,
    officer: 'bỏ gộp',
  },
  'petition.merge_ended': { officer: 'đưa một hồ sơ đã gộp ra khỏi đây' },
  'petition.split': {
    sender: ({ body, fact }) => `${body} tách thành ${fact('parts')} việc, mỗi việc về cơ quan phụ trách`,
    everybody: ({ body }) => `${body} tách thành nhiều việc`,
    officer: ({ fact }) => `tách thành ${fact('parts')} việc`,
  },
  'petition.split_off': {
    sender: ({ body }) => `${body} tách việc này ra để giải quyết riêng`,
    more: ({ fact }) => (fact('dueOn') ? `Hạn trả lời: ${longDay(fact('dueOn'))}.` : ''),
    officer: ({ book, fact }) => `tách ra thành hồ sơ riêng; phụ trách: ${bodyName(book, fact('bodyId'))}`,
  },
  'petition.forwarded': {
    sender: ({ body, fact }) => `${body} chuyển ${fact('recipient')} giải quyết`,
    words: true,
    everybody: ({ body, fact }) => `${body} chuyển ${fact('recipient')} giải quyết`,
    officer: ({ fact }) => `chuyển ${fact('recipient')}`,
  },
  'petition.answered_outside': {
    sender: () => 'Cơ quan ngoài xã đã trả lời ông/bà',
    everybody: () => 'Cơ quan ngoài xã đã trả lời',
    officer: 'ghi trả lời của cơ quan ngoài xã',
  },
  'petition.taken_back': {
    sender: ({ body }) => `${body} nhận lại để xã giải quyết`,
    words: true,
    officer: 'nhận lại từ cơ quan ngoài xã',
  },
  'petition.extended': {
    sender: ({ body, fact }) => `${body} gia hạn đến ${longDay(fact('dueOn'))}`,
    words: true,
    everybody: ({ body, fact }) => `${body} gia hạn đến ${longDay(fact('dueOn'))}`,
    officer: ({ fact }) => `gia hạn thêm ${fact('days')} ngày làm việc`,
  },
  'petition.put_to_leader': {
    sender: ({ body, book }) =>
      `${body} chuyển lại ${bodyName(book, book.commune.triageBodyId)}; lãnh đạo xã quyết định`,
    officer: 'trả lại lần thứ ba; lãnh đạo xã quyết định',
  },
  'petition.directed': { officer: 'cho ý kiến chỉ đạo' },
  'petition.restricted': { sender: () => 'Đã chuyển người có thẩm quyền', officer: 'chuyển xử lý riêng' },
  'petition.unrestricted': {
    sender: ({ book }) => `${bodyName(book, book.commune.triageBodyId)} tiếp tục giải quyết`,
    officer: 'đưa về xử lý bình thường',
  },
  'petition.noted': { officer: 'ghi lại' },
  'petition.passed_on': { officer: ({ fact }) => `chuyển ${fact('recipient')}` },
  'case.granted': { officer: 'cho thêm người xem' },
  'case.grant_ended': { officer: 'thôi cho người xem' },
  'case.restricted_read': { officer: 'mở xem' },
  'case.unattended': { officer: 'ghi: không còn ai được giao xử lý; lãnh đạo xã giao người khác' },
  'case.entrusted_anew': { officer: 'giao người khác xử lý' },
  'case.moved_to_heir': {
    sender: ({ fact }) => `${fact('from')} thôi hoạt động; ${fact('body')} tiếp tục giải quyết`,
    officer: ({ fact }) => `chuyển từ ${fact('from')}, nay thôi hoạt động, sang ${fact('body')}`,
  },
  'petition.info_lapsed': {
    sender: () => 'Quá hạn bổ sung, hồ sơ kết thúc',
    officer: 'kết thúc vì người gửi không bổ sung',
  },
  'petition.window_passed': {
    sender: () => 'Hết hạn cho ý kiến về câu trả lời, hồ sơ kết thúc',
    officer: 'kết thúc vì hết hạn cho ý kiến',
  },
}
