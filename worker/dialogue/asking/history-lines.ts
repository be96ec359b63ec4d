import type { CommuneBook } from '../../communes/book.ts'
import { isDay, longDay } from '../../deadlines/calendar.ts'
import type { DossierLines } from '../../dossiers/history.ts'
import { withText } from './words.ts'
import { WITH_WHOM } from '../words.ts'

const CALLS: DossierLines = {
  'dialogue_request.contact_opened': { told: () => 'mở số điện thoại để gọi xác nhận' },
  'dialogue_request.contact_failed': { told: () => 'gọi, chưa liên lạc được' },
  'dialogue_request.voice_confirmed': { told: () => 'gọi điện, xác nhận đúng người đề nghị' },
  'dialogue_topic.contact_opened': { told: () => 'mở số điện thoại của một người bày tỏ để gọi xác nhận' },
  'dialogue_topic.contact_failed': { told: () => 'gọi một người bày tỏ, chưa liên lạc được' },
  'dialogue_topic.voice_confirmed': { told: () => 'gọi điện, xác nhận một người đề nghị' },
}

/** How each event of a request for a dialogue is told to officers. */
export function requestLines(book: CommuneBook): DossierLines {
  const asked = (withWhom: string) =>
    WITH_WHOM.filter((one) => one === withWhom && one !== 'body')
      .map((one) => `, muốn gặp ${withText(book, { withWhom: one, withBodyId: '' })}`)
      .join('')
  return {
    ...CALLS,
    'dialogue_request.filed': { told: (fact) => `gửi đề nghị đối thoại${asked(fact('withWhom'))}` },
    'dialogue_request.screened': {
      told: (fact) => (fact('opened') === 'true' ? 'xem đề nghị, thôi giữ kín' : 'xem đề nghị'),
    },
    'dialogue_request.pooled': {
      told: (fact) => (fact('isNew') === 'true' ? 'gom vào một chủ đề mới' : 'gom vào một chủ đề'),
    },
    'dialogue_request.joined': { told: () => 'đưa vào một cuộc đối thoại', said: true },
    'dialogue_request.left_session': { told: () => 'đưa ra khỏi cuộc đối thoại' },
    'dialogue_request.reception_set': { told: () => 'hẹn tiếp riêng', said: true },
    'dialogue_request.to_petition': {
      told: (fact) => `lập hồ sơ ${fact('caseCode')} để trả lời bằng văn bản`,
      said: true,
    },
    'dialogue_request.declined': { told: () => 'không nhận đề nghị', said: true },
    'dialogue_request.reopened': { told: () => 'xét lại đề nghị', said: true },
    'dialogue_request.withdrawn': { told: () => 'rút đề nghị' },
    'dialogue_request.erased': { told: () => 'xóa lời và cách liên lạc' },
    'dialogue_request.screening_overdue': { told: (fact) => `báo quá hạn sàng lọc ${day(fact('dueOn'))}` },
  }
}

/** How each event of a topic is told. */
export const TOPIC_LINES: DossierLines = {
  ...CALLS,
  'dialogue_topic.raised': { told: () => 'lập chủ đề' },
  'dialogue_topic.published': { told: () => 'công khai chủ đề' },
  'dialogue_topic.worded': { told: () => 'sửa lời chủ đề' },
  'dialogue_topic.merged': { told: () => 'nhập chủ đề vào chủ đề khác' },
  'dialogue_topic.took_in': { told: () => 'nhận một chủ đề khác nhập vào' },
  'dialogue_topic.taken_up': {
    told: (fact) => `đưa vào một cuộc đối thoại, khi có ${fact('persons')} người đã xác nhận`,
  },
  'dialogue_topic.left_session': { told: () => 'đưa ra khỏi cuộc đối thoại', said: true },
  'dialogue_topic.threshold_met': {
    told: (fact) =>
      `báo UBND, Mặt trận, Đảng ủy: ${fact('persons')} người đã xác nhận, đủ ${fact('percent')} % của ${fact('voters')} cử tri`,
  },
  'dialogue_topic.dismissed': { told: () => 'trả lời không tổ chức đối thoại', said: true },
  'dialogue_topic.reopened': { told: () => 'mở lại chủ đề', said: true },
  'dialogue_topic.closed': { told: () => 'khép chủ đề', said: true },
  'dialogue_topic.decision_reminded': { told: (fact) => `nhắc UBND trả lời trước ${day(fact('dueOn'))}` },
  'dialogue_topic.decision_overdue': { told: (fact) => `báo quá thời hạn đề nghị UBND trả lời ${day(fact('dueOn'))}` },
}

function day(text: string): string {
  return isDay(text) ? longDay(text) : 'chưa rõ ngày'
}
