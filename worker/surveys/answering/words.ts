import { PAPER_DAYS, stateSentence, type SurveyRow } from '../rules.ts'
import type { Quota } from '../tables.ts'
import type { CommuneBook } from '../../communes/book.ts'
import { type Trouble, TROUBLE as SHEET_TROUBLE } from '../../forms/filling/words.ts'
import type { Plan } from '../../forms/plan.ts'
import type { Refusal } from './response-queries.ts'

/** Where nothing is wrong with the sheet itself. */
export const TROUBLE = {
  ...SHEET_TROUBLE,
  conflict: {
    title: 'Phiếu gửi trước đã được ghi nhận, với câu trả lời khác',
    text: 'Các câu trả lời ở dưới khác với phiếu đã gửi nên chưa được gửi. Phiếu trước vẫn được tính. Nếu đây là phiếu của người khác, ông/bà bấm gửi lần nữa.',
  },
} satisfies Record<string, Trouble>

/** Why a slip of invitation opens nothing. */
export const WRONG_SLIP = {
  unknown: { title: 'Mã phiếu mời chưa đúng', text: 'Ông/bà xem lại từng chữ trên phiếu mời.' },
  used: {
    title: 'Phiếu mời này đã được dùng',
    text: 'Mỗi phiếu mời trả lời được một lần, và đã có một phiếu được gửi bằng mã này.',
  },
  withdrawn: {
    title: 'Phiếu mời này đã được thu hồi',
    text: 'Ông/bà hỏi người đã đưa phiếu mời để nhận phiếu khác.',
  },
  wait: {
    title: 'Xin chờ một phút',
    text: 'Mạng này vừa gõ sai mười lần. Ông/bà chờ một phút rồi gõ lại, nhìn kỹ từng chữ trên phiếu mời.',
  },
} satisfies Record<string, Trouble>

/** What is wrong with a sheet of paper that is typed in. */
export const WRONG_PAPER = {
  closed: 'Phiếu này chưa mở, hoặc đã hết hạn nhập phiếu giấy.',
  number: 'Số phiếu chỉ gồm chữ, số, dấu chấm, gạch ngang, gạch chéo. Ông/bà xem lại, hoặc để trống.',
  hamlet: 'Ông/bà chỉ nhập phiếu của thôn mình. Phiếu của thôn khác thì đưa trưởng thôn ấy hoặc Mặt trận xã nhập.',
}

/** A refusal in words. */
export function refusalWords(refusal: Refusal, survey: SurveyRow, book: CommuneBook, plan: Plan, now: Date): Trouble {
  switch (refusal.why) {
    case 'full':
      return {
        title: `Đã đủ số phiếu của ${quotaWords(refusal.quota, book, plan)}`,
        text: 'Xã đã nhận đủ số phiếu dự định nên phiếu này không được tính thêm. Cảm ơn ông/bà đã trả lời. Muốn nêu ý kiến, ông/bà gửi kiến nghị ở trang đầu của xã.',
      }
    case 'answered':
      return {
        title: 'Ông/bà đã trả lời phiếu này rồi',
        text: 'Mỗi cán bộ trả lời một lần. Phiếu trước vẫn được tính.',
      }
    case 'paper':
      return { title: 'Phiếu giấy này đã có người nhập', text: 'Ông/bà xem lại số phiếu, hoặc nhập phiếu khác.' }
    case 'slip-used':
      return WRONG_SLIP.used
    case 'slip-withdrawn':
      return WRONG_SLIP.withdrawn
    case 'slip-unknown':
      return WRONG_SLIP.unknown
    case 'soon':
      return { title: 'Chưa đến giờ nhận trả lời', text: stateSentence(survey, now) }
    default:
      return {
        title: 'Phiếu đến sau giờ kết thúc',
        text: `${stateSentence(survey, now)} Phiếu của ông/bà đến sau giờ ấy nên không tính được; xã rất tiếc. Muốn nêu ý kiến, ông/bà gửi kiến nghị ở trang đầu của xã.`,
      }
  }
}

/** What whoever enters paper is told of the end. */
export const PAPER_END = `Phiếu giấy làm trong hạn được nhập thêm ${PAPER_DAYS} ngày sau khi kết thúc.`

/** "Thôn Làng Đĩa", or the option that a quota counts. */
function quotaWords({ by, value }: Quota, book: CommuneBook, plan: Plan): string {
  if (by === '') return book.hamlets.get(value)?.name ?? 'thôn này'
  const node = plan.items.get(by)?.node
  const list = node && 'list' in node ? plan.questionnaire.lists[node.list ?? ''] : undefined
  const label = list?.find(({ name }) => name === value)?.label
  return label ? `nhóm "${Object.values(label)[0] ?? value}"` : 'nhóm này'
}
