import type { SurveyRow } from '../rules.ts'

/** Fewer answers than this allow no margin. */
const MARGIN_OF = 30
/** 95 of 100 samples. */
const Z = 1.96

/** What is known of how the answers came: to how many people sheets were given, slips or paper; null where nobody knows. */
export type Ground = { audience: SurveyRow['audience']; given: number | null }

/** How many sheets were given out: slips, and printed sheets where there is paper; null where somebody else may answer too. */
export function groundOf(
  survey: Pick<SurveyRow, 'audience' | 'paperSheets'>,
  slips: Record<string, { given: number }> | null,
  byChannel: Record<string, number>,
): Ground {
  const { audience, paperSheets } = survey
  if (audience !== 'invited' && audience !== 'paper') return { audience, given: null }
  if (audience === 'invited' && slips === null) return { audience, given: null }
  const onPaper = byChannel['paper'] ?? 0
  if (onPaper > paperSheets) return { audience, given: null }
  const invited = Object.values(slips ?? {}).reduce((sum, { given }) => sum + given, 0)
  return { audience, given: invited + (onPaper > 0 ? paperSheets : 0) }
}

/** How far the answers speak for others: the margin, or that they do not. `n`: how many answered. */
export function standingOf({ audience, given }: Ground, n: number, isPerRound = false): string {
  if (audience === 'open') return 'Từ liên kết mở: không đại diện.'
  if (audience === 'staff') return 'Cán bộ tự trả lời: không đại diện.'
  if (isPerRound) return 'Đếm theo từng lượt nên không tính sai số: không đại diện.'
  if (given === null || n > given) return 'Không rõ đã phát bao nhiêu phiếu: không đại diện.'
  if (n < MARGIN_OF) return `Dưới ${MARGIN_OF} phiếu nên không tính sai số: không đại diện.`
  const margin = marginOf(n, given)
  if (margin === 0) return 'Mọi phiếu đã phát đều có trả lời.'
  return `Sai số khoảng ±${margin} điểm phần trăm nếu người trả lời được chọn ngẫu nhiên.`
}

/** The margin of a share at 95 of 100, in whole points, rounded up, for a population of that size. */
export function marginOf(n: number, population: number): number {
  if (n >= population) return 0
  return Math.ceil(Z * Math.sqrt((0.25 / n) * ((population - n) / (population - 1))) * 100 - 1e-9)
}
