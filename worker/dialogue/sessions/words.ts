import type { Tone } from '../../../web/components/status-tag.tsx'
import type { SessionKind } from '../words.ts'

type KindWords = {
  name: string
  /** What it is, for who makes one. */
  hint: string
}

/** What each kind of meeting is called. */
export const KIND_WORDS: Record<SessionKind, KindWords> = {
  government_conference: {
    name: 'Hội nghị đối thoại với Nhân dân',
    hint: 'Ủy ban nhân dân xã chủ trì, phối hợp với Mặt trận; mỗi năm ít nhất một lần.',
  },
  party_reception: { name: 'Bí thư Đảng ủy tiếp dân', hint: 'Ngày tiếp dân của Bí thư Đảng ủy xã.' },
  chair_reception: {
    name: 'Chủ tịch UBND xã tiếp công dân',
    hint: 'Ngày tiếp công dân của Chủ tịch Ủy ban nhân dân xã.',
  },
  thematic: { name: 'Đối thoại chuyên đề', hint: 'Mặt trận chủ trì, về một việc, thường sau phản biện dự thảo.' },
  voters_meeting: { name: 'Tiếp xúc cử tri', hint: 'Đại biểu Hội đồng nhân dân gặp cử tri; Mặt trận chủ trì.' },
  hamlet_meeting: { name: 'Họp thôn', hint: 'Họp ở một thôn, bản, làng, tổ dân phố.' },
}

/** Where a meeting stands: for officers, and in a sentence for everybody. */
export const STATUS_WORDS: Record<string, { name: string; tone: Tone; told: string }> = {
  proposed: { name: 'Mới đề nghị', tone: 'new', told: 'Đề nghị tổ chức, chờ cơ quan chủ trì lên lịch.' },
  scheduled: { name: 'Đã lên lịch', tone: 'doing', told: 'Đã lên lịch, chưa công bố.' },
  announced: { name: 'Đã công bố', tone: 'doing', told: 'Đã công bố. Bà con đăng ký, gửi câu hỏi được.' },
  postponed: { name: 'Hoãn', tone: 'waiting', told: 'Đã hoãn, chưa có ngày mới.' },
  cancelled: { name: 'Đã hủy', tone: 'ended', told: 'Đã hủy.' },
  held: { name: 'Đã tổ chức', tone: 'doing', told: 'Đã tổ chức. Đang làm biên bản.' },
  minutes_approved: { name: 'Biên bản đã xác nhận', tone: 'doing', told: 'Hai bên đã xác nhận biên bản.' },
  results_published: { name: 'Đã công bố kết quả', tone: 'done', told: 'Đã công bố kết quả.' },
  closed: { name: 'Đã xong', tone: 'ended', told: 'Đã xong.' },
}
