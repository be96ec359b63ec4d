import type { Limit } from '../../communes/book.ts'
import { mayMake, mayOpen, mayReadResults } from '../../forms/permissions.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { stateOf, type SurveyRow, type SurveyState } from '../rules.ts'
import { NO_LAW, tooEarly } from './moments.ts'

/** What is done with a survey; each is the last part of an address. */
export const ACTS = [
  ...(['sua', 'han-muc', 'mo', 'ban-moi', 'dong', 'mo-lai', 'cat', 'lay-lai'] as const),
  ...(['phieu-moi', 'phieu-in', 'cho-xem'] as const),
] as const
export type Act = (typeof ACTS)[number]

/** Why something is not done: he may not (403), or not now (409). */
export type Refusal = { status: 403 | 409; sentence: string }

/** What has to be known besides the survey. */
export type Circumstances = { now: Date; law: Limit | undefined; hasResults: boolean }

/** What those who make questionnaires do before the opening, and what those who make or open them do at any time. */
const DRAFTING: readonly Act[] = ['sua', 'han-muc', 'cat', 'lay-lai']
const BOTH: readonly Act[] = ['phieu-moi', 'phieu-in', 'cho-xem']

const MAKERS_DO = 'Người điều phối, người tiếp nhận và người duyệt của xã chuẩn bị khảo sát.'
const OPENERS_DO = 'Người điều phối và lãnh đạo xã mở, đóng khảo sát.'

/** In which states an act makes sense, and what is said in the others. */
const WHEN: Record<Act, { in: readonly SurveyState[]; else: string }> = {
  sua: { in: ['draft', 'soon', 'open'], else: 'Khảo sát đã đóng nên không sửa nữa.' },
  'han-muc': {
    in: ['draft'],
    else: 'Khảo sát đã mở nên không đổi số phiếu tối đa nữa: người trả lời trước và sau phải như nhau.',
  },
  mo: { in: ['draft'], else: 'Khảo sát này đã được mở rồi.' },
  'ban-moi': { in: ['soon', 'open'], else: 'Chỉ đổi câu hỏi khi khảo sát đang mở.' },
  dong: { in: ['soon', 'open'], else: 'Khảo sát này không mở nên không phải đóng.' },
  'mo-lai': { in: ['closed'], else: 'Khảo sát này chưa đóng.' },
  cat: { in: ['draft', 'closed'], else: 'Ông/bà đóng khảo sát trước rồi mới cất.' },
  'lay-lai': { in: ['draft', 'closed'], else: 'Khảo sát này không nằm trong mục đã cất.' },
  'phieu-moi': { in: ['soon', 'open'], else: 'Mở khảo sát trước rồi mới làm phiếu mời; đã đóng thì không làm thêm.' },
  'phieu-in': { in: ['soon', 'open'], else: 'Mở khảo sát trước rồi mới in phiếu giấy; đã đóng thì không in thêm.' },
  'cho-xem': { in: ['soon', 'open', 'closed'], else: 'Khảo sát chưa mở nên chưa có phiếu nào.' },
}

/** Why this officer cannot do that with this survey now; null when he can. */
export function refusalOf(act: Act, staff: StaffMember, survey: SurveyRow, around: Circumstances): Refusal | null {
  const byMakers = survey.status === 'draft' && DRAFTING.includes(act)
  const may = BOTH.includes(act) ? seesAll(staff) : byMakers ? mayMake(staff) : mayOpen(staff)
  if (!may) return { status: 403, sentence: byMakers || BOTH.includes(act) ? MAKERS_DO : OPENERS_DO }
  if (!WHEN[act].in.includes(stateOf(survey, around.now))) return { status: 409, sentence: WHEN[act].else }
  const sentence = notNow(act, survey, around)
  return sentence === null ? null : { status: 409, sentence }
}

function notNow(act: Act, survey: SurveyRow, { now, law, hasResults }: Circumstances): string | null {
  if (act === 'dong' && stateOf(survey, now) === 'open') return tooEarly(survey, law, now.toISOString())
  if (act === 'mo-lai' && survey.putAwayAt !== null) return 'Khảo sát đã cất. Ông/bà lấy lại trước.'
  if (act === 'mo-lai' && hasResults)
    return 'Kết quả đã công bố nên không mở lại được: số đã công bố phải đứng yên. Cần hỏi tiếp thì làm khảo sát mới.'
  if ((act === 'mo' || act === 'mo-lai') && survey.kind === 'consultation' && !law) return NO_LAW
  if (act === 'cat' && survey.putAwayAt !== null) return 'Khảo sát này đã được cất.'
  if (act === 'lay-lai' && survey.putAwayAt === null) return WHEN['lay-lai'].else
  if (act === 'phieu-moi' && survey.audience !== 'invited')
    return 'Khảo sát này không trả lời bằng phiếu mời. Chỉ khảo sát chọn "người có phiếu mời" mới làm phiếu.'
  if (act === 'phieu-in' && !survey.onPaper && survey.audience !== 'paper') return 'Khảo sát này không nhận phiếu giấy.'
  return null
}

/** May he see surveys with their settings, numbers and history? */
export function seesAll(staff: StaffMember): boolean {
  return mayMake(staff) || mayOpen(staff)
}

/** May he open a survey's page? Those who supervise read it too. */
export function seesPage(staff: StaffMember): boolean {
  return seesAll(staff) || mayReadResults(staff)
}
