import { WORDS_MAX } from '../../dossiers/deed.ts'

/** A unit's words as they are quoted: below what is written already, with its name. Quoted again, they stand there once. */
export function quoted(before: string, name: string, said: readonly string[]): string {
  const quote = `- ${name}: ${said.map((text) => text.trim()).join(' ')}`
  const lines = before.trimEnd()
  if (lines.split('\n').includes(quote) || lines.includes(quote)) return before
  return lines === '' ? quote : `${lines}\n${quote}`
}

/** Words as they are kept: whole and tidy. */
export function tidied(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim()
}

/** What is wrong with them; null when nothing is. */
export function faultOf(text: string): string | null {
  const long = [...text].length
  if (!text.isWellFormed()) return 'Có ký tự lạ không đọc được. Ông/bà gõ lại chỗ này.'
  return long > WORDS_MAX ? `Dài quá: nhiều nhất ${WORDS_MAX} ký tự, đang là ${long}.` : null
}
