import type { Tone } from '../../web/components/status-tag.tsx'
import { amount, numberText } from './numbers.ts'
import { goalOf, type Rule, type State } from './rules.ts'
import type { IndicatorRow, TargetRow } from './tables.ts'

export const RULE_WORDS: Readonly<Record<Rule, string>> = {
  at_least: 'Ít nhất bằng mức giao',
  more_than: 'Trên mức giao',
  all: 'Tất cả (100 % hoặc đủ số giao)',
  increase: 'Tăng thêm so với năm gốc',
  at_most: 'Không quá mức giao',
}

export const SCOPE_WORDS: Readonly<Record<IndicatorRow['scope'], string>> = {
  hamlet: 'Từng thôn',
  commune: 'Cả xã',
  body: 'Từng cơ quan, tổ chức',
}

export const GATHER_WORDS: Readonly<Record<IndicatorRow['gather'], string>> = {
  last: 'Lấy số mới nhất',
  sum: 'Cộng các lần lại',
}

export const STATE_WORDS: Readonly<Record<State, { name: string; tone: Tone }>> = {
  reached: { name: 'Đạt', tone: 'done' },
  doing: { name: 'Đang làm', tone: 'doing' },
  behind: { name: 'Chậm', tone: 'late' },
  unknown: { name: 'Chưa có số liệu', tone: 'new' },
}

/** A state in the word that fits its rule and its year: what may not be exceeded was, a year is over. */
export function stateName(state: State, rule: Rule, isOver: boolean): string {
  if (state !== 'behind') return STATE_WORDS[state].name
  return rule === 'at_most' ? 'Vượt mức' : isOver ? 'Không đạt' : STATE_WORDS.behind.name
}

/** "ít nhất 2 tuyến", "trên 80 %", "tăng 10 điểm % so với năm 2020, tức là 65 %". */
export function goalText(
  { digits, rule, unit }: Pick<IndicatorRow, 'digits' | 'rule' | 'unit'>,
  { base, baseYear, target }: Pick<TargetRow, 'target' | 'base' | 'baseYear'>,
): string {
  const much = amount(target, { digits, unit })
  switch (rule) {
    case 'at_least':
      return `ít nhất ${much}`
    case 'more_than':
      return `trên ${much}`
    case 'all':
      return unit === '%' && target === 100 ? much : `đủ ${much}`
    case 'at_most':
      return `không quá ${much}`
    case 'increase': {
      const more = unit === '%' ? `${numberText(target, digits)} điểm %` : much
      const from = base === null ? '' : `, từ ${amount(base, { digits, unit })}`
      return `tăng ${more} so với năm ${baseYear ?? 'gốc'}${from}, tức là ${amount(goalOf({ rule, base, target }), { digits, unit })}`
    }
  }
}

/** The short form for a cell: "trên 80", "2". */
export function goalShort(
  { digits, rule }: Pick<IndicatorRow, 'digits' | 'rule'>,
  target: Pick<TargetRow, 'target' | 'base'>,
): string {
  const number = numberText(goalOf({ rule, ...target }), digits)
  return rule === 'more_than' ? `trên ${number}` : rule === 'at_most' ? `tối đa ${number}` : number
}

/** What stands beside every forecast. */
export const FORECAST_NOTE = 'Ước theo tiến độ hiện nay, không phải kết quả.'
