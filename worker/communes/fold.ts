/**
 * What a text is searched by: small letters without marks, đ as d, single spaces for everything that is no letter or
 * digit. `Bình Xa`, `BINH XA` and `bình-xa` are the same; so are `hoà` and `hòa`.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The words of a text, folded, in order. */
export function foldedWords(text: string): string[] {
  return fold(text).split(' ').filter(Boolean)
}

/** With a capital letter, as a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
