import type { CaseRow, EventRow } from '../../cases/queries.ts'
import { bodyName, type CommuneBook } from '../../communes/book.ts'

/** What a machine thinks the words look like; an officer reads and decides. */
const FLAG_WORDS: Readonly<Record<string, string>> = {
  denunciation: 'giống tố cáo',
  complaint: 'giống khiếu nại',
  conduct: 'nói về cán bộ',
}

export const URGENCY_WORDS = { ordinary: 'Thông thường', urgent: 'Khẩn cấp', complex: 'Phức tạp' } as const

/** What the clock said last, where it tells a reader something. */
const ALARM_WORDS: Readonly<Record<string, string>> = {
  triage_late: 'chậm phân loại',
  approver: 'quá hạn, đã báo người duyệt',
  leader: 'quá hạn, đã báo lãnh đạo xã',
  party: 'quá hạn, đã báo Đảng ủy',
}

/** What a list says beside a title: short, most pressing first. */
export function markers(row: CaseRow): string[] {
  return [
    row.urgency === 'urgent' ? 'khẩn' : '',
    ALARM_WORDS[row.alarm] ?? '',
    row.proposal === 'decline' ? 'chờ xác nhận không thụ lý' : '',
    row.proposal === 'advise' ? 'chờ xác nhận hướng dẫn khiếu nại' : '',
    ...row.flags.split(' ').map((flag) => FLAG_WORDS[flag] ?? ''),
    row.disputed && row.status !== 'reopened' ? 'người gửi đã đề nghị xem lại' : '',
  ].filter(Boolean)
}

/** For whom or what a case waits now, in one sentence. */
export function waitsFor(row: CaseRow, book: CommuneBook): string {
  const body = bodyName(book, row.holderBodyId)
  if (row.proposal === 'decline') return 'Chờ người điều phối xác nhận không thụ lý.'
  if (row.proposal === 'advise') return `Chờ người duyệt của ${body} xác nhận hướng dẫn đơn khiếu nại.`
  const sentences: Record<string, string> = {
    submitted: `Chờ cán bộ tiếp nhận của ${body}.`,
    received: row.leaderDecides
      ? 'Chờ lãnh đạo xã quyết định cơ quan giải quyết.'
      : 'Chờ người điều phối giao cơ quan giải quyết.',
    needs_info: 'Chờ người gửi bổ sung. Thời hạn đang tạm dừng.',
    assigned: `Chờ ${body} nhận xử lý.`,
    in_progress: `${body} đang xử lý.`,
    pending_approval: `Chờ người duyệt của ${bodyName(book, row.approverBodyId ?? row.holderBodyId)}.`,
    answered: 'Đã trả lời. Chờ người gửi đánh giá.',
    reopened: 'Người gửi chưa đồng ý với trả lời. Chờ người điều phối xem xét.',
    closed: 'Hồ sơ đã kết thúc.',
    advised: 'Đã hướng dẫn người gửi đến nơi khác. Hồ sơ đã kết thúc.',
    declined: 'Không thụ lý. Hồ sơ đã kết thúc.',
    withdrawn: 'Người gửi đã rút. Hồ sơ đã kết thúc.',
    merged: 'Đã gộp: giải quyết cùng hồ sơ kia.',
    split: 'Đã tách: mỗi việc là một hồ sơ riêng.',
    forwarded: 'Đã chuyển cơ quan ngoài xã. Chờ trả lời.',
    restricted: 'Đang xử lý riêng.',
  }
  return sentences[row.status] ?? ''
}

const DONE: Readonly<Record<string, string>> = {
  'tiep-nhan': 'Đã tiếp nhận hồ sơ.',
  'yeu-cau-bo-sung': 'Đã gửi câu hỏi cho người gửi. Thời hạn tạm dừng đến khi có trả lời.',
  giao: 'Đã giao hồ sơ.',
  'tra-lai': 'Đã trả hồ sơ về Mặt trận xã.',
  'nhan-xu-ly': 'Đã nhận xử lý.',
  'trinh-duyet': 'Đã trình câu trả lời. Người duyệt xem rồi mới gửi đi.',
  duyet: 'Đã duyệt. Người gửi xem được câu trả lời.',
  'khong-duyet': 'Đã trả lại câu trả lời để sửa.',
  'huong-dan': 'Đã hướng dẫn người gửi đến nơi khác.',
  'khong-thu-ly': 'Hồ sơ không được thụ lý. Người gửi đọc được lý do.',
  'de-xuat': 'Đã ghi đề xuất. Một người khác xác nhận thì mới có hiệu lực.',
  'cong-khai': 'Đã công khai.',
  'thoi-cong-khai': 'Đã thôi công khai.',
  'xin-mo-danh-tinh': 'Đã gửi yêu cầu mở danh tính. Người khác đồng ý thì ông/bà xem được.',
  'giu-tra-loi': 'Đã giữ nguyên trả lời. Người gửi đọc được lý do.',
  gop: 'Đã gộp. Người gửi được báo và có thể không đồng ý.',
  'bo-gop': 'Đã bỏ gộp. Hồ sơ đứng riêng như trước.',
  tach: 'Đã tách. Mỗi việc nay là một hồ sơ.',
  'chuyen-ngoai': 'Đã chuyển ra ngoài xã. Phiếu chuyển in được ở dưới.',
  'ghi-tra-loi-ngoai': 'Đã gửi trả lời cho người gửi.',
  'nhan-lai': 'Đã nhận lại hồ sơ.',
  'chuyen-rieng': 'Đã chuyển xử lý riêng. Ông/bà không mở được hồ sơ này nữa.',
  'cap-quyen': 'Đã cho thêm người xem.',
  'thoi-quyen': 'Đã thôi cho xem.',
  'ghi-chu-rieng': 'Đã ghi lại.',
  'chuyen-tham-quyen': 'Đã ghi việc chuyển. Hồ sơ kết thúc.',
  'dua-ra': 'Đã đưa hồ sơ về xử lý bình thường.',
  'gia-han': 'Đã gia hạn. Người gửi thấy hạn mới và lý do.',
  'chi-dao': 'Đã gửi ý kiến chỉ đạo.',
}

/** What is said after an action, from a fixed list: the address only names it. */
export function doneWords(name: string | undefined): string | null {
  return name !== undefined && Object.hasOwn(DONE, name) ? (DONE[name] ?? null) : null
}

/** That somebody looked, or was reminded, changes nothing for whoever is writing. */
const CHANGES_NOTHING = /^(identity\.|case\.restricted_read$|deadline\.)/

/** Did anything happen to the case after this officer looked? That somebody read who sent it, or the clock spoke, changes nothing for him. */
export function movedSince(events: readonly Pick<EventRow, 'seq' | 'kind'>[], seen: string | undefined): boolean {
  if (seen === undefined) return false
  const version = Number(seen)
  if (!/^\d{1,9}$/.test(seen) || version > events.length) return true
  return events.some((event) => event.seq > version && !CHANGES_NOTHING.test(event.kind))
}

/** What each field of the actions' forms is called in the summary of errors. */
export const FIELD_LABELS: Readonly<Record<string, string>> = {
  category: 'Lĩnh vực',
  hamlet: 'Thôn',
  urgency: 'Mức độ',
  aboutBody: 'Phản ánh cơ quan nào',
  question: 'Điều cần bổ sung',
  body: 'Cơ quan giải quyết',
  template: 'Mẫu trả lời',
  note: 'Lời dặn',
  reason: 'Lý do',
  reasonCode: 'Lý do',
  answer: 'Trả lời',
  demandAnswer: 'Trả lời từng yêu cầu',
  documentNumber: 'Số văn bản',
  documentOn: 'Ngày văn bản',
  photos: 'Ảnh',
  advice: 'Lời hướng dẫn',
  title: 'Tên ngắn',
  text: 'Nội dung công khai',
  photo: 'Ảnh công khai',
  into: 'Mã hồ sơ gộp vào',
  content: 'Nội dung từng việc',
  demandPart: 'Yêu cầu thuộc việc nào',
  recipient: 'Cơ quan nhận',
  days: 'Số ngày gia hạn',
  words: 'Ý kiến chỉ đạo',
  aboutStaff: 'Phản ánh cán bộ nào',
  person: 'Người được xem',
}
