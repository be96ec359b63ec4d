import type { Questionnaire } from '../questionnaire.ts'

export type Template = {
  id: string
  title: string
  /** Whom it asks about what, in a sentence. */
  about: string
  questions: number
  /** Read only when somebody takes it. */
  load: () => Promise<Questionnaire>
}

/** Questionnaires to begin with. */
export const TEMPLATES: readonly Template[] = [
  {
    id: 'hai-long',
    title: 'Hài lòng về dịch vụ công',
    about: 'Bà con vừa làm thủ tục ở xã: chờ bao lâu, cán bộ hướng dẫn ra sao, có phải đi lại nhiều lần không.',
    questions: 17,
    load: async () => (await import('./service.ts')).SERVICE,
  },
  {
    id: 'nong-thon-moi',
    title: 'Góp ý về tiêu chí nông thôn mới',
    about: 'Nhà văn hóa thôn, đường hoa, đèn đường, hố rác, vệ sinh chăn nuôi: thôn mình đã có gì, còn thiếu gì.',
    questions: 21,
    load: async () => (await import('./countryside.ts')).COUNTRYSIDE,
  },
  {
    id: 'doi-song-ho',
    title: 'Đời sống hộ gia đình',
    about: 'Từng hộ: số người, việc làm, nhà ở, nước, điện, học hành, khám bệnh và việc cần giúp.',
    questions: 24,
    load: async () => (await import('./household.ts')).HOUSEHOLD,
  },
  {
    id: 'sau-doi-thoai',
    title: 'Đánh giá sau đối thoại',
    about: 'Người dự hội nghị đối thoại: có được nói không, trả lời có rõ không, việc đã hứa nên làm trước.',
    questions: 15,
    load: async () => (await import('./dialogue.ts')).DIALOGUE,
  },
  {
    id: 'bieu-thang',
    title: 'Biểu tháng của thôn',
    about: 'Trưởng thôn, trưởng ban công tác Mặt trận ghi mỗi tháng: việc đã làm, số hộ, việc còn vướng.',
    questions: 17,
    load: async () => (await import('./month.ts')).MONTH,
  },
  {
    id: 'ke-hoach-thang',
    title: 'Kế hoạch tháng',
    about: 'Thôn, tổ chức ghi đầu tháng: định làm việc gì, ngày nào, huy động bao nhiêu người.',
    questions: 8,
    load: async () => (await import('./rounds.ts')).MONTH_PLAN,
  },
  {
    id: 'ket-qua-thang',
    title: 'Kết quả tháng',
    about: 'Thôn, tổ chức ghi cuối tháng, cùng các con số với kế hoạch để so sánh; khó khăn, kiến nghị.',
    questions: 8,
    load: async () => (await import('./rounds.ts')).MONTH_RESULT,
  },
  {
    id: 'bao-cao-quy',
    title: 'Báo cáo quý',
    about: 'Tổ chức, thôn, ban ghi mỗi quý: việc đã làm, ý kiến bà con, hạn chế, nhiệm vụ quý tới.',
    questions: 9,
    load: async () => (await import('./rounds.ts')).QUARTER,
  },
  {
    id: 'so-ket',
    title: 'Sơ kết, tổng kết',
    about: 'Sáu tháng và cả năm, theo năm nội dung của cuộc vận động toàn dân đoàn kết.',
    questions: 20,
    load: async () => (await import('./rounds.ts')).REVIEW,
  },
]
