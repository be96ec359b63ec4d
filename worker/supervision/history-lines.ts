import { bodyName, type CommuneBook } from '../communes/book.ts'
import { isDay, longDay } from '../deadlines/calendar.ts'
import type { DossierLines } from '../dossiers/history.ts'
import type { Timing } from './days.ts'

/** How each event of a topic is told. */
export function topicLines(book: CommuneBook): DossierLines {
  const body = (fact: (name: string) => string) => bodyName(book, fact('body'))
  const lines: DossierLines = {
    proposed: { told: () => 'đề xuất giám sát', said: true },
    chosen: { told: () => 'chọn chuyên đề này', said: true },
    dropped: { told: () => 'không chọn chuyên đề này', said: true },
    changed: { told: () => 'sửa nội dung chuyên đề', said: true },
    petition_linked: { told: (fact) => `gắn hồ sơ ${fact('restricted') === 'true' ? 'giao riêng' : fact('code')}` },
    planned: { told: () => 'lập kế hoạch', said: true },
    plan_confirmed: { told: () => 'xác nhận kế hoạch của Ban', said: true },
    team_set: { told: (fact) => `lập đoàn giám sát ${fact('members')} người`, said: true },
    team_changed: { told: () => 'thay đổi thành viên đoàn', said: true },
    began: { told: () => 'bắt đầu giám sát', said: true },
    sent: {
      told: (fact) =>
        `gửi kế hoạch cho cơ quan được giám sát${fact('reference') ? `, số ${fact('reference')}` : ''}${Number(fact('short')) > 0 ? ', không đủ số ngày theo quy định' : ''}`,
      said: true,
    },
    body_reported: {
      told: (fact) => `gửi báo cáo của ${body(fact)}${fact('late') === 'true' ? ', muộn hơn quy định' : ''}`,
      said: true,
    },
    session_moved: {
      told: (fact) =>
        `đổi buổi làm việc với ${body(fact)}${isDay(fact('to')) ? ` sang ${longDay(fact('to'))}` : ''}${fact('short') === 'true' ? ', không đủ số ngày theo quy định' : ''}`,
      said: true,
    },
    session_held: { told: (fact) => `ghi biên bản buổi làm việc với ${body(fact)}`, said: true },
    work_ended: { told: () => 'kết thúc làm việc với các cơ quan' },
    report_written: { told: () => 'viết báo cáo kết quả', said: true },
    report_returned: { told: () => 'trả báo cáo để sửa', said: true },
    report_confirmed: { told: () => 'xác nhận báo cáo của Ban', said: true },
    reported: {
      told: (fact) => `gửi báo cáo${fact('reference') ? ` số ${fact('reference')}` : ''} và ${fact('asks')} kiến nghị`,
    },
    conclusions_published: { told: () => 'công bố kết luận cho bà con', said: true },
    closed: { told: () => 'kết thúc chuyên đề', said: true },
    suspended: { told: () => 'tạm dừng', said: true },
    resumed: { told: () => 'cho tiếp tục' },
    cancelled: { told: () => 'hủy chuyên đề', said: true },
    found: {
      told: (fact) => `ghi nhận tại chỗ${Number(fact('photos')) > 0 ? `, ${fact('photos')} ảnh` : ''}`,
    },
    checklist_set: { told: (fact) => (fact('number') === '0' ? 'thôi dùng phiếu kiểm tra' : 'chọn phiếu kiểm tra') },
    observation_considered: { told: (fact) => `xem xét góp ý ${fact('code')}`, said: true },
    observation_hidden: { told: (fact) => `ẩn góp ý ${fact('code')}`, said: true },
    reminded: { told: (fact) => `nhắc: ${fact('what')}` },
    overdue: { told: (fact) => `báo quá hạn: ${fact('what')}` },
  }
  return Object.fromEntries(Object.entries(lines).map(([kind, line]) => [`supervision.${kind}`, line]))
}

const TIMING: Record<Timing, string> = {
  in_time: 'đúng quý IV năm trước',
  early: 'sớm hơn quy định',
  late: 'muộn hơn quy định',
  unsettled: '',
}

/** How each event of a programme is told. */
export const PROGRAMME_LINES: DossierLines = {
  'programme.opened': { told: () => 'mở chương trình của năm' },
  'programme.agreed': { told: () => 'ghi việc thống nhất với HĐND, UBND', said: true },
  'programme.issued': {
    told: (fact) =>
      `ban hành chương trình${(TIMING[fact('timing') as Timing] ?? '') ? `, ${TIMING[fact('timing') as Timing]}` : ''}`,
    said: true,
  },
  'programme.amended': { told: (fact) => `ban hành bản điều chỉnh, bản số ${fact('version')}`, said: true },
  'programme.reminded': { told: () => 'nhắc ban hành chương trình trong quý IV' },
  'programme.overdue': { told: () => 'báo đã hết quý IV mà chương trình chưa ban hành' },
}
