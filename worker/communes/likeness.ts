import { foldedWords } from './fold.ts'

/** Syllables that stand in most petitions, folded: they say nothing of what it is about. */
const EMPTY = new Set(
  (
    'a ai anh ba bac bay bao be bi biet boi bon buoi ca cac cach cai can cang cap cau chac chang chi chiu cho chu chua chuc chung chuyen ' +
    'co con cu cua cung cuu da dai dan dang dau day de den deu di dia dieu do doi doan dong du dua duoc e em gi gia giai gio giup ' +
    'hai han hang hay hen het hiem hien ho hoi hom hon huu it ke kha khac khi khong khu kien kinh la lai lam lan lau len lien loi luc luon ' +
    'ma mai may moi mong mot muon muc nam nao nay nen neu nghi ngay nghiem ngoai nguoi nguy nha nhan nhat nhieu nhin nho nhu nhung nhan niem no noi ' +
    'o oi ong phai phan phia qua quan quyet ra rang rat roi sao sau se so su sua ta tai tat thang thanh the them theo thi thoi thon thuong ' +
    'thuc tinh to toi tren tri trong truoc trung tu tuan tung tuy tuyen ty uy va vai van vang ve vi viec voi vua xa xem xin xong xu xuat y yeu'
  ).split(' '),
)

/** From this likeness on two petitions may be about the same thing. */
export const ALIKE = 0.38
/** Shorter texts are compared as if they said so much: two words in common prove little. */
const SHORTEST = 5

/** What a text is about, as far as words tell: its syllables without marks, without those that stand everywhere. */
export function tellingWords(text: string, leftOut: ReadonlySet<string> = new Set()): Set<string> {
  return new Set(foldedWords(text).filter((word) => word.length > 1 && !EMPTY.has(word) && !leftOut.has(word)))
}

/** How alike two texts are, from 0 to 1, whatever the order of their words; a short one may be part of a long one. */
export function likeness(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  weight: (word: string) => number = () => 1,
): number {
  const sum = (words: Iterable<string>) => [...words].reduce((total, word) => total + weight(word), 0)
  const [ofA, ofB] = [sum(a), sum(b)]
  const shared = sum([...a].filter((word) => b.has(word)))
  const smaller = Math.max(Math.min(ofA, ofB), SHORTEST)
  const all = Math.max(ofA + ofB - shared, SHORTEST)
  return (shared / smaller + shared / all) / 2
}

/**
 * The candidates that are most like a text, best first. Words that many candidates share count less; those of `place`,
 * where all of them lie, not at all. Less alike than `least` is left out.
 */
export function mostAlike<T>(
  text: string,
  candidates: readonly { text: string; of: T }[],
  most: number,
  place = '',
  least = ALIKE,
): { of: T; likeness: number }[] {
  const leftOut = new Set(foldedWords(place))
  const words = tellingWords(text, leftOut)
  const all = candidates.map((candidate) => ({ of: candidate.of, words: tellingWords(candidate.text, leftOut) }))
  const many = new Map<string, number>()
  for (const one of all) for (const word of one.words) many.set(word, (many.get(word) ?? 0) + 1)
  const weight = (word: string) => weightOf(many.get(word) ?? 0)
  return all
    .map((one) => ({ of: one.of, likeness: likeness(words, one.words, weight) }))
    .filter((one) => one.likeness >= least)
    .sort((x, y) => y.likeness - x.likeness)
    .slice(0, most)
}

/** "Rác" tells little among ten petitions on waste. */
function weightOf(many: number): number {
  return many <= 2 ? 1 : 0.5 + 1 / many
}
