/** How whoever was there stands to what was written. */
export const CONSENTS = ['agreed', 'refused', 'nobody'] as const
export type Consent = (typeof CONSENTS)[number]

export const CONSENT_WORDS: Record<Consent, string> = {
  agreed: 'Đã đọc và đồng ý',
  refused: 'Không ký, không đồng ý',
  nobody: 'Không có ai chứng kiến',
}

/** The part of a topic's address under which the team records. */
export const SPOT = 'ghi-nhan'
/** The part under which its check-list is chosen. */
export const CHECKLIST = 'phieu-kiem-tra'

/** What each field is called where something is wrong with it, in the order of the page. */
export const FINDING_LABELS = {
  limits: 'Hạn chế thấy được',
  strengths: 'Ưu điểm thấy được',
  photos: 'Ảnh',
  place: 'Ở đâu',
  hamlet: 'Thôn',
  latitude: 'Vĩ độ',
  longitude: 'Kinh độ',
  body: 'Cơ quan liên quan',
  present: 'Ai có mặt',
  consent: 'Người có mặt xác nhận',
  signer: 'Tên người xác nhận',
  signature: 'Chữ ký',
  foundAt: 'Giờ ghi nhận',
} as const
