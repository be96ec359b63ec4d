import { instantText } from '../../deadlines/calendar.ts'
import { stateOf, type SurveyRow, type SurveyState } from '../rules.ts'
import type { Audience, SurveyKind } from './survey-form.ts'

export const KIND_WORDS: Record<SurveyKind, { name: string; hint: string }> = {
  survey: { name: 'Khảo sát', hint: 'Hỏi để biết tình hình, mức độ hài lòng.' },
  consultation: {
    name: 'Lấy ý kiến nhân dân',
    hint: 'Hỏi trước khi xã quyết định. Luật đòi mở đủ 20 ngày, nên phải có ngày đóng.',
  },
  after_answer: {
    name: 'Hỏi sau khi trả lời kiến nghị',
    hint: 'Người gửi kiến nghị thấy đường dẫn ở trang hồ sơ sau khi có trả lời. Không ghi hồ sơ nào.',
  },
}

export const AUDIENCE_WORDS: Record<Audience, { name: string; hint: string }> = {
  open: { name: 'Ai có đường dẫn cũng trả lời được', hint: 'Không đại diện cho cả xã: người trả lời tự chọn mình.' },
  invited: {
    name: 'Người có phiếu mời',
    hint: 'Mỗi phiếu trả lời một lần. Xã biết thôn nào trả lời bao nhiêu, không biết ai trả lời gì.',
  },
  staff: { name: 'Cán bộ đã đăng nhập', hint: 'Mỗi cán bộ một lần. Không ghi câu trả lời nào là của ai.' },
  paper: { name: 'Chỉ trên giấy', hint: 'Trưởng thôn hoặc cán bộ phát phiếu, thu lại rồi nhập vào máy.' },
}

export const STATE_WORDS: Record<SurveyState, string> = {
  draft: 'Nháp',
  soon: 'Sắp mở',
  open: 'Đang mở',
  closed: 'Đã đóng',
}

/** Where a survey stands, in one sentence for officers. */
export function standing(survey: SurveyRow, now: Date): string {
  const { opensAt, closesAt } = survey
  switch (stateOf(survey, now)) {
    case 'draft':
      return 'Đang chuẩn bị, chưa ai thấy ngoài cán bộ.'
    case 'soon':
      return `Đã xong, tự mở lúc ${instantText(opensAt ?? now)}${closesAt ? ` và tự đóng lúc ${instantText(closesAt)}` : ''}.`
    case 'open':
      return closesAt
        ? `Đang nhận trả lời đến ${instantText(closesAt)}, rồi tự đóng.`
        : 'Đang nhận trả lời, chưa định ngày đóng.'
    default:
      return closesAt ? `Đã đóng lúc ${instantText(closesAt)}.` : 'Đã đóng.'
  }
}

/** The same for a cell of a table: "đến thứ Hai, 30/11/2026, 17 giờ 00". */
export function untilText(survey: Pick<SurveyRow, 'status' | 'opensAt' | 'closesAt'>, now: Date): string {
  const { opensAt, closesAt } = survey
  const state = stateOf(survey, now)
  if (state === 'soon') return `mở ${instantText(opensAt ?? now)}`
  if (state === 'closed') return closesAt ? instantText(closesAt) : 'không rõ'
  return closesAt ? `đến ${instantText(closesAt)}` : 'chưa định'
}

/** 12345 as "12.345". */
export function figure(many: number): string {
  return String(many).replace(/\B(?=(\d{3})+$)/g, '.')
}
