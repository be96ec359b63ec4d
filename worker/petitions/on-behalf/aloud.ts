const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']

/** A case's code as one reads it out: "B, X; hai, sáu; không, không, không; một, hai, ba". */
export function spellCode(caseCode: string): string {
  const parts = caseCode.split('-').flatMap((part) => (part.length === 6 ? [part.slice(0, 3), part.slice(3)] : [part]))
  return parts.map((part) => [...part].map((sign) => DIGITS[Number(sign)] ?? sign).join(', ')).join('; ')
}
