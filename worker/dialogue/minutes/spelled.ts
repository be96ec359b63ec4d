const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const GROUPS = ['', ' nghìn', ' triệu', ' tỷ']

/** A whole number as it is read aloud: 2026 → "hai nghìn không trăm hai mươi sáu". */
export function spellNumber(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 1e12) return String(value)
  if (value === 0) return 'không'
  const groups: number[] = []
  for (let rest = value; rest > 0; rest = Math.floor(rest / 1000)) groups.push(rest % 1000)
  const words = groups.map((group, at) => {
    if (group === 0) return ''
    return spellGroup(group, at < groups.length - 1) + (GROUPS[at] ?? '')
  })
  return words.reverse().filter(Boolean).join(' ')
}

/** "ngày mười hai tháng mười một năm hai nghìn không trăm hai mươi sáu". */
export function spellDay(day: string, withYear = true): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const until = `${date <= 10 ? 'mùng ' : ''}${spellNumber(date)} tháng ${month === 4 ? 'tư' : spellNumber(month)}`
  return withYear ? `ngày ${until} năm ${spellNumber(year)}` : `ngày ${until}`
}

/** A text in which days, hours, shares and numbers stand as they are read aloud. */
export function spellNumbers(text: string): string {
  return text
    .replace(/(?:ngày )?\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g, (_whole, date: string, month: string, year: string) =>
      spellDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`),
    )
    .replace(/\b(\d{1,2}) ?[:h] ?(\d{2})\b/g, (_whole, hour: string, minute: string) =>
      minute === '00'
        ? `${spellNumber(Number(hour))} giờ`
        : `${spellNumber(Number(hour))} giờ ${spellNumber(Number(minute))}`,
    )
    .replace(/\b\d{1,3}(?:\.\d{3})+\b/g, (number) => spellNumber(Number(number.replaceAll('.', ''))))
    .replace(
      /\b(\d+),(\d+)\b/g,
      (_whole, before: string, after: string) =>
        `${spellNumber(Number(before))} phẩy ${[...after].map((digit) => DIGITS[Number(digit)]).join(' ')}`,
    )
    .replace(/\b\d{1,11}\b/g, (number) => spellNumber(Number(number)))
    .replace(/ ?%/g, ' phần trăm')
}

/** Three digits; within a greater number a missing hundred is said too. */
function spellGroup(group: number, isInner: boolean): string {
  const [hundreds, tens, ones] = [Math.floor(group / 100), Math.floor((group % 100) / 10), group % 10]
  const words: string[] = []
  if (hundreds > 0 || isInner) words.push(`${DIGITS[hundreds]} trăm`)
  if (tens === 0 && ones > 0 && words.length > 0) words.push(`linh ${DIGITS[ones]}`)
  else if (tens === 0 && ones > 0) words.push(DIGITS[ones] ?? '')
  else if (tens === 1) words.push(ones === 0 ? 'mười' : `mười ${ones === 5 ? 'lăm' : DIGITS[ones]}`)
  else if (tens > 1) words.push(`${DIGITS[tens]} mươi${ones === 0 ? '' : ` ${lastDigit(ones)}`}`)
  return words.join(' ')
}

function lastDigit(ones: number): string {
  if (ones === 1) return 'mốt'
  if (ones === 4) return 'tư'
  return ones === 5 ? 'lăm' : (DIGITS[ones] ?? '')
}
