import type { CaseRow } from '../../cases/queries.ts'
import { open } from '../../cases/transitions.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { type ActionName, isAction } from '../action-form.ts'
import { hand, returnRefusal } from '../hands.ts'
import { PETITION_STEPS } from '../rules.ts'

/** One action an officer is offered: done at once, proposed to a second person, or confirmed as that second person. */
export type Offer = { action: ActionName; does: 'do' | 'propose' | 'confirm'; title: string }

/** What the offers depend on besides the case's own row. */
export type Circumstances = {
  workingDaysHeld: number
  allowPublish: boolean
  released: boolean
  /** Cases merged into this one. */
  mergedHere: number
}

const TITLES: Record<ActionName, string> = {
  'tiep-nhan': 'Tiếp nhận',
  giao: 'Giao cơ quan giải quyết',
  'nhan-xu-ly': 'Nhận xử lý',
  'trinh-duyet': 'Viết trả lời, trình duyệt',
  duyet: 'Duyệt trả lời',
  'khong-duyet': 'Chưa duyệt, yêu cầu sửa',
  'huong-dan': 'Hướng dẫn nơi khác',
  'yeu-cau-bo-sung': 'Hỏi thêm người gửi',
  gop: 'Gộp vào hồ sơ khác',
  tach: 'Tách thành nhiều việc',
  'chuyen-ngoai': 'Chuyển cơ quan ngoài xã',
  'khong-thu-ly': 'Đề xuất không thụ lý',
  'giu-tra-loi': 'Giữ nguyên trả lời',
  'tra-lai': 'Trả lại vì không đúng việc',
  'gia-han': 'Gia hạn một lần',
  'ghi-tra-loi-ngoai': 'Ghi trả lời của cơ quan ngoài xã',
  'nhan-lai': 'Nhận lại để xã giải quyết',
  'bo-gop': 'Bỏ gộp',
  'chi-dao': 'Cho ý kiến chỉ đạo',
  'chuyen-rieng': 'Chuyển xử lý riêng',
  'ghi-chu-rieng': 'Ghi việc đã làm',
  'chuyen-tham-quyen': 'Chuyển cơ quan có thẩm quyền',
  'cap-quyen': 'Cho thêm người xem',
  'thoi-quyen': 'Thôi cho xem',
  'dua-ra': 'Đưa về xử lý bình thường',
  'cong-khai': 'Công khai',
  'thoi-cong-khai': 'Thôi công khai',
}
/** Likeliest first. */
const ORDER = Object.keys(TITLES)
/** What the page opens by itself: the work that waits. */
const MAIN: readonly string[] = [
  'tiep-nhan',
  'giao',
  'nhan-xu-ly',
  'trinh-duyet',
  'duyet',
  'ghi-tra-loi-ngoai',
  'ghi-chu-rieng',
]
const ASIDE: readonly string[] = ['cong-khai', 'thoi-cong-khai', 'chi-dao']

/** What this officer may do with the case now, likeliest first. */
export function offersTo(staff: StaffMember, row: CaseRow, about: Circumstances): Offer[] {
  return open(PETITION_STEPS, row, staff)
    .flatMap(({ action }) => (isAction(action) && isPossible(action, row, about) ? offer(action, row, staff) : []))
    .sort((a, b) => rank(a, row) - rank(b, row))
}

/** Is this the work that waits for him, so that its form stands open? While something is proposed, only to confirm it. */
export function isMain(offer: Offer, row: Pick<CaseRow, 'flags' | 'proposal' | 'status'>): boolean {
  if (row.proposal !== null) return offer.does === 'confirm'
  return MAIN.includes(offer.action) || offer.action === suggested(row)
}

/** What comes next for this officer in a list, in a verb. */
export function nextStep(staff: StaffMember, row: CaseRow): string {
  const fresh = { workingDaysHeld: 0, allowPublish: false, released: false, mergedHere: 0 }
  const first = offersTo(staff, row, fresh).find(({ action }) => !ASIDE.includes(action))
  if (first?.action === 'tra-lai') return 'Xem có đúng việc không'
  return first && (isMain(first, row) || first.action === 'giu-tra-loi') ? first.title : 'Xem'
}

/** Why a body may not return this case any more, told to whoever could otherwise; else null. */
export function whyNoReturn(staff: StaffMember, row: CaseRow, about: Circumstances): string | null {
  const could = open(PETITION_STEPS, row, staff).some(({ action }) => action === 'tra-lai')
  return could ? returnRefusal(row.leaderDecides, about.workingDaysHeld) : null
}

/** The reason of advice that takes two people. */
export const COMPLAINT = 'khieu_nai'

function offer(action: ActionName, row: CaseRow, staff: StaffMember): Offer[] {
  const title = TITLES[action]
  if (action === 'khong-thu-ly') {
    const role = hand(action, '', row.proposal, row.proposedBy, staff)
    if (role?.does === 'confirm') return [{ action, does: 'confirm', title: 'Xác nhận không thụ lý' }]
    return role?.does === 'propose' ? [{ action, does: 'propose', title }] : []
  }
  if (action === 'huong-dan') {
    const complaint = hand(action, COMPLAINT, row.proposal, row.proposedBy, staff)
    if (complaint?.does === 'confirm') return [{ action, does: 'confirm', title: 'Xác nhận hướng dẫn khiếu nại' }]
    return hand(action, '', row.proposal, row.proposedBy, staff) === null ? [{ action, does: 'do', title }] : []
  }
  return [{ action, does: 'do', title }]
}

function isPossible(action: ActionName, row: CaseRow, about: Circumstances): boolean {
  if (action === 'tra-lai') return returnRefusal(row.leaderDecides, about.workingDaysHeld) === null
  if (action === 'gia-han') return row.extendedBy === 0
  if (action === 'gop' || action === 'tach') return about.mergedHere === 0 && row.splitFrom === null
  if (action === 'cong-khai') return about.allowPublish && row.flags === '' && !row.restricted
  if (action === 'thoi-cong-khai') return about.released
  return true
}

function rank(offer: Offer, row: CaseRow): number {
  if (offer.does === 'confirm' || offer.action === suggested(row)) return -1
  return ORDER.indexOf(offer.action)
}

/** What a received case that looks like something else needs first: a denunciation its own road, a complaint another office. */
function suggested(row: Pick<CaseRow, 'flags' | 'status'>): ActionName | null {
  if (row.status !== 'received') return null
  if (/\b(denunciation|conduct)\b/.test(row.flags)) return 'chuyen-rieng'
  return /\bcomplaint\b/.test(row.flags) ? 'huong-dan' : null
}
