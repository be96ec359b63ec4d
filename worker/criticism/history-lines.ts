import { bodyName, type CommuneBook } from '../communes/book.ts'
import { isDay, longDay } from '../deadlines/calendar.ts'
import type { DossierLines } from '../dossiers/history.ts'
import { FORM_WORDS, FORMS } from './words.ts'

/** How each event of a draft is told to officers. */
export function historyLines(book: CommuneBook): DossierLines {
  const day = (text: string) => (isDay(text) ? longDay(text) : 'chưa rõ ngày')
  const early = (fact: (name: string) => string) =>
    fact('isShort') === 'true' ? ` Gửi muộn: chỉ còn ${fact('days')} ngày trước ngày trình.` : ''
  return {
    'criticism.draft_received': {
      told: (fact) => `gửi dự thảo, dự kiến trình ${day(fact('plannedOn'))}.${early(fact)}`,
    },
    'criticism.draft_requested': { told: () => 'đề nghị gửi dự thảo để phản biện', said: true },
    'criticism.draft_sent': { told: (fact) => `gửi dự thảo, dự kiến trình ${day(fact('plannedOn'))}.${early(fact)}` },
    'criticism.accepted': {
      told: (fact) => `chọn phản biện, chủ trì: ${bodyName(book, fact('leadBodyId'))}`,
      said: true,
    },
    'criticism.declined': { told: () => 'không chọn phản biện', said: true },
    'criticism.planned': {
      told: (fact) =>
        fact('year') === ''
          ? 'bỏ khỏi kế hoạch phản biện năm'
          : `ghi vào kế hoạch phản biện năm ${fact('year')}${fact('isLate') === 'true' ? ' (bổ sung, sau Quý IV năm trước)' : ''}`,
    },
    'criticism.form_chosen': {
      told: (fact) => {
        const chosen = fact('forms').split(',')
        return `chọn hình thức: ${FORMS.filter((form) => chosen.includes(form))
          .map((form) => FORM_WORDS[form].name)
          .join('; ')}`
      },
    },
    'criticism.sections_set': { told: (fact) => `ghi nội dung dự thảo thành ${fact('parts')} mục` },
    'criticism.invited': { told: () => 'mời góp ý' },
    'criticism.opened': {
      told: (fact) =>
        `mở lấy ý kiến ${fact('isOpen') === 'true' ? 'mọi người' : 'những nơi được mời'} đến hết ${day(fact('closesOn'))}`,
    },
    'criticism.extended': { told: (fact) => `kéo dài thời gian góp ý đến hết ${day(fact('closesOn'))}`, said: true },
    'criticism.hearing_reminded': { told: () => 'nhắc những nơi được mời góp ý' },
    'criticism.hearing_ended': { told: () => 'báo đã hết thời gian góp ý' },
    'criticism.session_held': {
      told: (fact) =>
        `ghi buổi ${fact('form') === 'direct_dialogue' ? 'đối thoại' : 'hội nghị'} ${day(fact('heldOn'))}`,
      said: true,
    },
    'criticism.collected': {
      told: (fact) => `đóng góp ý${fact('isShort') === 'true' ? ' khi chưa đủ số ngày nên có' : ''}`,
      said: true,
    },
    'criticism.opinion_proposed': { told: (fact) => `trình ký văn bản phản biện ${fact('points')} điểm`, said: true },
    'criticism.opinion_returned': { told: () => 'trả lại bản trình ký', said: true },
    'criticism.opinion_issued': {
      told: (fact) => `gửi văn bản phản biện số ${fact('number')}, ${fact('points')} điểm`,
    },
    'criticism.reply_reminded': { told: () => 'nhắc cơ quan soạn thảo trả lời' },
    'criticism.reply_overdue': { told: () => 'báo quá thời hạn đề nghị trả lời' },
    'criticism.reply_escalated': { told: () => 'báo lãnh đạo xã và cơ quan ban hành: chưa có trả lời' },
    'criticism.answers_drafted': { told: (fact) => `soạn trả lời ${fact('answered')} trên ${fact('points')} điểm` },
    'criticism.answers_proposed': { told: () => 'trình thủ trưởng bản trả lời' },
    'criticism.answers_returned': { told: () => 'trả lại bản soạn trả lời', said: true },
    'criticism.responded': {
      told: (fact) =>
        `trả lời bằng văn bản số ${fact('number')}${fact('isLate') === 'true' ? ', sau thời hạn đề nghị' : ''}; đã báo cáo cơ quan ban hành ${day(fact('promulgatorToldOn'))}`,
    },
    'criticism.final_asked': { told: () => 'nhắc ghi văn bản đã ban hành' },
    'criticism.draft_overdue': { told: () => 'báo quá ngày đề nghị gửi dự thảo' },
    'criticism.enacted': { told: (fact) => `ghi văn bản đã ban hành: ${fact('finalTitle')}` },
    'criticism.abandoned': { told: () => 'thôi ban hành', said: true },
    'criticism.marked': { told: (fact) => `đối chiếu ${fact('marked')} trên ${fact('points')} điểm` },
    'criticism.closed': { told: () => 'kết thúc việc phản biện' },
  }
}
