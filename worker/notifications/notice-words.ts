import type { MessageDetail } from './tables.ts'

const WORDS: Readonly<Record<string, string>> = {
  'petition.info_added': 'Người gửi đã bổ sung thông tin.',
  'petition.details_added': 'Người gửi đã trả lời thêm câu hỏi của lĩnh vực.',
  'petition.assigned': 'Giao cơ quan của ông/bà giải quyết.',
  'petition.returned': 'Cơ quan được giao đã trả lại, cần giao cơ quan khác.',
  'petition.put_to_leader': 'Bị trả lại nhiều lần. Lãnh đạo quyết định cơ quan giải quyết.',
  'petition.directed': 'Lãnh đạo có ý kiến chỉ đạo.',
  'petition.reply_proposed': 'Câu trả lời đang chờ duyệt.',
  'petition.reply_returned': 'Câu trả lời chưa được duyệt, cần sửa.',
  'petition.advise_proposed': 'Đề xuất hướng dẫn nơi khác, chờ xác nhận.',
  'petition.decline_proposed': 'Đề xuất không thụ lý, chờ xác nhận.',
  'petition.extended': 'Đã gia hạn trả lời.',
  'petition.merge_refused': 'Người gửi đề nghị giải quyết riêng, không gộp.',
  'petition.taken_back': 'Nhận lại từ cơ quan ngoài xã, xã tiếp tục giải quyết.',
  'petition.disputed': 'Người gửi chưa đồng ý với câu trả lời, đề nghị xem lại.',
  'petition.closed': 'Người gửi đã đánh giá câu trả lời.',
  'petition.withdrawn': 'Người gửi đã rút.',
  'petition.restricted': 'Chuyển xử lý riêng. Ông/bà được giao xem.',
  'deadline.triage_late': 'Quá hạn tiếp nhận.',
  'deadline.reminded': 'Sắp đến hạn trả lời.',
  'deadline.overdue': 'Quá hạn trả lời.',
  'entrusted.reminded': 'Sắp đến hạn xử lý ban đầu.',
  'entrusted.overdue': 'Quá hạn xử lý ban đầu.',
  'deadline.escalated_approver': 'Quá hạn, báo đến người duyệt của cơ quan.',
  'deadline.escalated_leader': 'Quá hạn nhiều ngày, báo đến lãnh đạo xã.',
  'deadline.escalated_party': 'Quá hạn nhiều ngày, báo đến Đảng ủy xã.',
  'deadline.outside_reminded': 'Cơ quan ngoài xã chưa trả lời, cần nhắc.',
  'identity.asked': 'Có người xin mở tên người gửi, chờ đồng ý.',
  'identity.agreed': 'Đã đồng ý mở tên người gửi.',
  'identity.refused': 'Không đồng ý mở tên người gửi.',
  'privacy.asked': 'Người gửi yêu cầu về dữ liệu của mình.',
  'petition.noted': 'Có ghi chú mới.',
  'petition.passed_on': 'Đã chuyển cơ quan có thẩm quyền.',
  'petition.unrestricted': 'Trở lại xử lý như hồ sơ thường, cần phân loại.',
  'case.granted': 'Ông/bà được giao xem hồ sơ này.',
  'case.grant_ended': 'Thôi giao xem cho một người.',
  'case.entrusted_anew': 'Lãnh đạo giao ông/bà xử lý hồ sơ này.',
  'case.moved_to_heir': 'Chuyển về cơ quan của ông/bà do sắp xếp lại.',
}

/** What an officer is told, beside the case's code: one short sentence without names. */
export function noticeWords(message: string, { many = 0, what }: MessageDetail): string {
  if (message === DOSSIER) return what ?? 'Hồ sơ có thay đổi.'
  if (message === UNATTENDED) return 'Một hồ sơ giao riêng không còn người xử lý, cần giao người khác.'
  if (message === SURVEY_ENDED) return `Khảo sát đã đóng, nhận được ${many} phiếu.`
  if (message === 'petitions.new') return many === 1 ? '1 kiến nghị mới gửi đến.' : `${many} kiến nghị mới gửi đến.`
  if (message === 'digest') return `Ông/bà có ${many} tin báo công việc.`
  return WORDS[message] ?? 'Hồ sơ có thay đổi.'
}

const SURVEY_ENDED = 'survey.ended'
const UNATTENDED = 'case.unattended'
/** A dossier is told of in its own words. */
const DOSSIER = 'dossier'

type Leading = { message: string; caseCode: string | null; opens: boolean; detail?: MessageDetail }

/** What the way of a notice is called. */
export function noticeName({ message, caseCode, detail }: Pick<Leading, 'message' | 'caseCode' | 'detail'>): string {
  if (message === DOSSIER) return detail?.codes?.[0] ?? 'Hồ sơ'
  if (message === UNATTENDED && caseCode === null) return 'Giao lại hồ sơ'
  return caseCode ?? (message === SURVEY_ENDED ? 'Khảo sát' : 'Việc của tôi')
}

/** Where a notice leads: the case, or the page on which something is asked of its reader. Null when he may only know of it. */
export function noticeWay(notice: Leading): string | null {
  if (notice.message === DOSSIER) return notice.detail?.href ?? '/can-bo'
  if (notice.message === SURVEY_ENDED) return `/can-bo/khao-sat/${notice.detail?.codes?.[0] ?? ''}`
  if (notice.caseCode === null) return notice.message === UNATTENDED ? '/can-bo/giao-lai' : '/can-bo'
  if (notice.message === 'identity.asked') return '/can-bo/danh-tinh'
  if (notice.message === 'privacy.asked') return '/can-bo/du-lieu'
  return notice.opens ? `/can-bo/ho-so/${notice.caseCode}` : null
}
