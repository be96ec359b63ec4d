import type { DossierRow } from '../dossiers/tables.ts'
import type { CountRow, RecommendationRow } from './tables.ts'

/** What is counted of recommendations. */
export type Counts = Omit<CountRow, 'communeId' | 'year' | 'scope' | 'bodyId' | 'countedAt'>

/** Figures of the board that lead to a list: by the word in the address. */
export const FIGURES = {
  'da-kien-nghi': { key: 'asked', text: 'Đã kiến nghị' },
  'dung-han': { key: 'answeredInTime', text: 'Trả lời đúng hạn' },
  'tiep-thu': { key: 'accepted', text: 'Tiếp thu' },
  'khong-tiep-thu': { key: 'refused', text: 'Không tiếp thu' },
  'bao-xong': { key: 'claimed', text: 'Báo đã xong' },
  'da-kiem-tra': { key: 'verified', text: 'Đã kiểm tra là xong' },
  'qua-han': { key: 'overdue', text: 'Đang quá hạn' },
} as const satisfies Record<string, { key: keyof Counts; text: string }>
export type Figure = keyof typeof FIGURES

type Counted = { row: Pick<DossierRow, 'status'>; own: RecommendationRow }

/** What is counted of these, on that day: those that were replaced count nowhere. */
export function countsOfRows(rows: readonly Counted[], today: string): Counts {
  const some = rows.filter(({ row }) => row.status !== 'superseded').map(({ own }) => own)
  const many = (is: (own: RecommendationRow) => boolean) => some.filter(is).length
  return {
    asked: some.length,
    acknowledged: many((own) => own.acknowledgedOn !== null),
    answered: many((own) => own.repliedOn !== null),
    answeredInTime: many((own) => own.replyInTime === true),
    accepted: many((own) => own.reply === 'accepted' || own.reply === 'partly'),
    partly: many((own) => own.reply === 'partly'),
    refused: many((own) => own.reply === 'refused'),
    claimed: many((own) => own.claimedOn !== null),
    verified: many((own) => own.verifiedOn !== null),
    disputed: many((own) => own.disputes > 0),
    overdue: many((own) => own.owedOn !== null && own.owedOn < today),
    escalated: many((own) => own.escalatedOn !== null),
  }
}

/** The sum of several bodies. */
export function sumOf(rows: readonly Counts[]): Counts {
  const sum = (key: keyof Counts) => rows.reduce((all, row) => all + row[key], 0)
  return {
    asked: sum('asked'),
    acknowledged: sum('acknowledged'),
    answered: sum('answered'),
    answeredInTime: sum('answeredInTime'),
    accepted: sum('accepted'),
    partly: sum('partly'),
    refused: sum('refused'),
    claimed: sum('claimed'),
    verified: sum('verified'),
    disputed: sum('disputed'),
    overdue: sum('overdue'),
    escalated: sum('escalated'),
  }
}

/** The year that is asked for; the newest counted one, or this one. */
export function boardYear(asked: string, years: readonly number[], today: string): number {
  return years.find((year) => String(year) === asked) ?? years[0] ?? Number(today.slice(0, 4))
}

/** Years to choose from, the newest first. */
export function boardYears(years: readonly number[], year: number): number[] {
  return [...new Set([...years, year])].sort((a, b) => b - a)
}
