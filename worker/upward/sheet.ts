import { ASPECT_WORDS, ASPECTS, type Figures, judge, NUMBER_NAMES, NUMBER_WORDS } from './trouble.ts'
import { monthShort } from './months.ts'

/** A sheet of communes and their numbers, with the same words as on the board. */
export function sheetOf(figures: readonly Figures[]): (string | number)[][] {
  const head = ['Tháng', 'Xã, phường', ...NUMBER_NAMES.map((name) => NUMBER_WORDS[name])]
  return [
    [...head, ...ASPECTS.map((aspect) => `${ASPECT_WORDS[aspect]}: nhận xét`)],
    ...figures.map((one) => [
      monthShort(one.month),
      one.communeName,
      ...NUMBER_NAMES.map((name) => one[name]),
      ...ASPECTS.map((aspect) => judge(aspect, one).word),
    ]),
  ]
}
