/** Is this a whole sentence in Vietnamese? */
export function isVietnameseSentence(text: string): boolean {
  return /^[A-ZĐÀ-Ỹ].*[.]$/.test(text) && /[à-ỹđ]/.test(text)
}
