import * as v from 'valibot'
import { errorsOf, FIELD_LABELS, type FieldErrors } from '../form.ts'

/** How a petition reaches whoever writes it down. Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15, Điều 26. */
export const CHANNEL_WORDS = {
  in_person: 'Người gửi đến nói trực tiếp',
  telephone: 'Người gửi gọi điện thoại',
  paper: 'Người gửi nộp giấy',
} as const
export type EnteredChannel = keyof typeof CHANNEL_WORDS

/** How the sender agreed that the commune uses what he told. Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15. */
export const CONSENT_WORDS = {
  said: 'Đã nghe đọc lại và nói đồng ý',
  signed: 'Đã ký đồng ý trên giấy',
} as const

/** What each field is called: those of a petition, and two that only an officer fills in. */
export const ON_BEHALF_LABELS: Record<string, string> = {
  ...FIELD_LABELS,
  kind: 'Người gửi muốn nêu gì?',
  demand: 'Người gửi muốn được giải quyết thế nào?',
  name: 'Họ và tên người gửi',
  channel: 'Việc này đến với ông/bà thế nào?',
  consentRecorded: 'Người gửi đồng ý cho xã dùng thông tin này bằng cách nào?',
  phieu: 'Số phiếu',
}

const entrySchema = v.pipe(
  v.object({
    channel: v.picklist(
      Object.keys(CHANNEL_WORDS) as EnteredChannel[],
      'Ông/bà chọn người gửi đến nói, gọi điện hay nộp giấy.',
    ),
    consentRecorded: v.picklist(
      Object.keys(CONSENT_WORDS) as (keyof typeof CONSENT_WORDS)[],
      'Ông/bà đọc lại cho người gửi nghe, hỏi có đồng ý không, rồi chọn một ô. Chưa đồng ý thì chưa ghi.',
    ),
  }),
  v.forward(
    v.check(
      (sent) => sent.channel !== 'telephone' || sent.consentRecorded !== 'signed',
      'Gọi điện thoại thì người gửi chưa ký được. Ông/bà chọn đồng ý bằng lời.',
    ),
    ['consentRecorded'],
  ),
)

export type Entry = v.InferOutput<typeof entrySchema>

/** Checks what only the officer fills in. */
export function readEntry(sent: unknown): { ok: true; value: Entry } | { ok: false; errors: FieldErrors } {
  const parsed = v.safeParse(entrySchema, sent)
  return parsed.success ? { ok: true, value: parsed.output } : { ok: false, errors: errorsOf(parsed.issues, missing) }
}

/** "Người gửi nộp giấy. Đã ký đồng ý trên giấy." */
export function entryWords(channel: string, consent: string): string {
  const channels: Record<string, string> = { ...CHANNEL_WORDS, dialogue: 'Nêu khi đề nghị hoặc dự đối thoại' }
  const words = [channels[channel], (CONSENT_WORDS as Record<string, string>)[consent]]
  return words.flatMap((text) => (text ? [`${text}.`] : [])).join(' ')
}

function missing(name: string): string {
  return name === 'channel'
    ? 'Ông/bà chọn người gửi đến nói, gọi điện hay nộp giấy.'
    : 'Ông/bà đọc lại cho người gửi nghe, hỏi có đồng ý không, rồi chọn một ô. Chưa đồng ý thì chưa ghi.'
}
