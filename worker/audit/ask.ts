import { codeIn } from '../cases/code.ts'
import type { CommuneBook } from '../communes/book.ts'
import { isDay } from '../deadlines/calendar.ts'
import { dossierIn } from '../dossiers/code.ts'
import { holds, type StaffMember } from '../staff/actor.ts'

/** Which journal: what happened to cases, to dossiers, to papers, to surveys, to accounts, to the settings, and who took lists out. */
export const TABS = {
  'ho-so': 'Hồ sơ',
  'giam-sat': 'Giám sát, phản biện',
  'van-ban': 'Văn bản',
  'khao-sat': 'Khảo sát',
  'tai-khoan': 'Tài khoản',
  'cai-dat': 'Cài đặt',
  xuat: 'Tải danh sách',
} as const
export type Tab = keyof typeof TABS
/** Those that narrow to one matter by its code, and that can be taken out as a file. */
export const CODED: readonly Tab[] = ['ho-so', 'giam-sat']
export const FILED: readonly Tab[] = ['ho-so', 'giam-sat', 'van-ban']

/** The journals that he reads: who only administers accounts finds no dossiers, and no papers. */
export function tabsFor(staff: StaffMember): Tab[] {
  const tabs = Object.keys(TABS) as Tab[]
  return holds(staff, 'leader', 'coordinator') ? tabs : tabs.filter((tab) => tab !== 'giam-sat' && tab !== 'van-ban')
}

/** Deeds that belong together, as one looks for them. A name that ends in `*` stands for all that begin so. */
export const DEEDS: Readonly<Record<string, { title: string; kinds: readonly string[] }>> = {
  'nguoi-gui': {
    title: 'Người gửi làm',
    kinds: [
      ...['petition.submitted', 'petition.info_added', 'petition.details_added', 'petition.withdrawn'],
      ...['petition.disputed', 'petition.closed'],
    ],
  },
  'tiep-nhan': {
    title: 'Tiếp nhận, hỏi thêm',
    kinds: ['petition.received', 'petition.info_requested', 'petition.info_lapsed'],
  },
  giao: {
    title: 'Giao, trả lại, chuyển đi',
    kinds: [
      ...['petition.assigned', 'petition.returned', 'petition.work_started', 'petition.directed'],
      ...['petition.forwarded', 'petition.answered_outside', 'petition.taken_back', 'petition.put_to_leader'],
      'case.moved_to_heir',
    ],
  },
  'tra-loi': {
    title: 'Trả lời, duyệt, gia hạn',
    kinds: [
      ...['petition.reply_proposed', 'petition.reply_returned', 'petition.answered', 'petition.extended'],
      ...['petition.dispute_declined', 'petition.window_passed'],
    ],
  },
  'khong-thu-ly': {
    title: 'Không thụ lý, hướng dẫn nơi khác',
    kinds: ['petition.decline_proposed', 'petition.declined', 'petition.advise_proposed', 'petition.advised'],
  },
  'gop-tach': { title: 'Gộp, tách', kinds: ['petition.merge*', 'petition.split*'] },
  'cong-khai': { title: 'Công khai, thôi công khai', kinds: ['petition.released', 'petition.release_ended'] },
  'danh-tinh': { title: 'Mở tên, liên lạc của người gửi', kinds: ['identity.*'] },
  'rieng-tu': { title: 'Dữ liệu cá nhân: xem, sửa, xóa', kinds: ['privacy.*'] },
  'xu-ly-rieng': {
    title: 'Chuyển xử lý riêng, cấp quyền, đọc',
    kinds: [
      ...['petition.restricted', 'case.restricted_read', 'case.granted', 'case.grant_ended'],
      ...['case.unattended', 'case.entrusted_anew'],
    ],
  },
  'nhac-han': { title: 'Nhắc hạn, báo lên', kinds: ['deadline.*'] },
}

/** The same of dossiers: by what they are. */
export const DOSSIER_DEEDS: typeof DEEDS = {
  'chuong-trinh': { title: 'Chương trình giám sát', kinds: ['programme.*'] },
  'giam-sat': { title: 'Giám sát', kinds: ['supervision.*'] },
  'kien-nghi': { title: 'Kiến nghị sau giám sát', kinds: ['recommendation.*'] },
  'phan-bien': { title: 'Phản biện', kinds: ['criticism.*'] },
  'doi-thoai': { title: 'Đối thoại', kinds: ['dialogue.*', 'dialogue_request.*', 'dialogue_topic.*'] },
  'bao-cao': { title: 'Kỳ báo cáo, vướng mắc', kinds: ['round.*', 'difficulty.*'] },
  'phoi-hop': { title: 'Chương trình phối hợp', kinds: ['coordination.*'] },
  'xep-loai': { title: 'Xếp loại, khen thưởng', kinds: ['rating.*', 'commendation.*'] },
}

/** The deeds that one looks for in a journal. */
export function deedsOf(tab: Tab): typeof DEEDS {
  if (tab === 'giam-sat') return DOSSIER_DEEDS
  return tab === 'ho-so' ? DEEDS : {}
}

/** Who did it, when it was no officer. */
export const OTHERS = { 'nguoi-gui': 'Người gửi', 'he-thong': 'Hệ thống' } as const

/** What is looked for, as in the address. Empty: everything. */
export type Ask = { tab: Tab; person: string; caseCode: string; deed: string; from: string; to: string }

/** Reads an address. What is wrong comes back by field, with what was typed kept. */
export function readAsk(
  query: (name: string) => string,
  book: CommuneBook,
  tabs: readonly Tab[],
): { ask: Ask; errors: Record<string, string[]> } {
  const tab = tabs.find((one) => one === query('muc')) ?? 'ho-so'
  const errors: Record<string, string[]> = {}
  const ask: Ask = {
    tab,
    person: query('nguoi').slice(0, 80),
    caseCode: query('ho-so').trim().slice(0, 80),
    deed: Object.hasOwn(deedsOf(tab), query('viec')) ? query('viec') : '',
    from: query('tu').slice(0, 20),
    to: query('den').slice(0, 20),
  }
  if (ask.caseCode !== '' && tab === 'giam-sat' && !dossierIn(book, ask.caseCode))
    errors['ho-so'] = [`Mã hồ sơ chưa đúng. Ví dụ ${book.commune.codePrefix}-GS26-0007.`]
  if (ask.caseCode !== '' && tab !== 'giam-sat' && !codeIn(book, ask.caseCode))
    errors['ho-so'] = ['Mã hồ sơ chưa đúng. Ví dụ BX-26-000123.']
  if (ask.from !== '' && !isDay(ask.from)) errors.tu = ['Ông/bà ghi ngày đầu, ví dụ 01/11/2026.']
  if (ask.to !== '' && !isDay(ask.to)) errors.den = ['Ông/bà ghi ngày cuối, ví dụ 30/11/2026.']
  if (!errors.tu && !errors.den && ask.from !== '' && ask.to !== '' && ask.to < ask.from)
    errors.den = ['Ngày cuối phải từ ngày đầu trở đi.']
  return { ask, errors }
}

/** The address that asks so. */
export function askAddress(base: string, ask: Ask, more: Record<string, string> = {}): string {
  const pairs = [
    ['muc', ask.tab === 'ho-so' ? '' : ask.tab],
    ['nguoi', ask.person],
    ['ho-so', ask.caseCode],
    ['viec', ask.deed],
    ['tu', ask.from],
    ['den', ask.to],
    ...Object.entries(more),
  ].filter(([, value]) => value !== '') as [string, string][]
  return pairs.length > 0 ? `${base}?${new URLSearchParams(pairs)}` : base
}

/** A place in a journal: what came before this instant and row. */
export type Place = { at: string; id: number | string }

/** `2026-11-20T02:00:00.000Z~123` out of an address; null when it is none. */
export function readPlace(text: string): Place | null {
  const [, at, id] = /^(\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z)~([\w-]{1,80})$/.exec(text) ?? []
  return at && id ? { at, id: /^\d{1,15}$/.test(id) ? Number(id) : id } : null
}
