/** A part of a draft as it is cut or typed. */
export type Part = { ref: string; heading: string; text: string }

export const MOST_SECTIONS = 150
export const MOST_SECTION_TEXT = 30_000
export const MOST_DRAFT_TEXT = 400_000
const LONGEST_HEADING = 200

const ARTICLE = /^(Điều|Dieu)\s+(\d+[a-zđ]?)\s*[.:)]?\s*(.*)$/iu
const CHAPTER = /^(Chương|Phần|Mục)\s+([IVXLC]+|\d+|thứ\s+\S+)\s*[.:]?\s*(.*)$/iu
const NUMBERED = /^([IVXLC]+|\d{1,2}|[A-HĐ])\s*[.)]\s+(.+)$/u
/** Ends a sentence, not a heading. */
const SENTENCE = /[.;:,]$/

/**
 * Cuts a draft into its parts: at "Điều n." with the chapters between them, else at headings that stand alone between blank
 * lines. What stands before the first is a part of its own.
 */
export function cutDraft(whole: string): Part[] {
  const lines = whole.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').split('\n')
  const parts = lines.some((line) => ARTICLE.test(line.trim())) ? cutArticles(lines) : cutHeadings(lines)
  return parts.map(tidied).filter((part) => part.ref + part.heading + part.text !== '')
}

/** What is wrong with the parts as a whole or one by one, by field name; nothing when nothing is. */
export function faultsOfParts(parts: readonly Part[]): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  if (parts.length === 0) errors.whole = ['Ông/bà dán nội dung dự thảo, hoặc ghi ít nhất một mục.']
  if (parts.length > MOST_SECTIONS) errors.whole = [`Nhiều nhất ${MOST_SECTIONS} mục, đang là ${parts.length}.`]
  const total = parts.reduce((sum, part) => sum + part.text.length, 0)
  if (total > MOST_DRAFT_TEXT) errors.whole = ['Dự thảo dài quá. Ông/bà đăng phần chính, phần còn lại để trong tệp.']
  for (const [index, part] of parts.entries()) {
    const all = part.ref + part.heading + part.text
    if (!all.isWellFormed() || /[\u0000-\u0008\u000b-\u001f\u007f]/.test(all))
      errors[`text-${index}`] = ['Có ký tự lạ không đọc được. Ông/bà gõ lại mục này.']
    else if (part.text.length > MOST_SECTION_TEXT)
      errors[`text-${index}`] = [
        `Mục này dài quá ${MOST_SECTION_TEXT.toLocaleString('vi-VN')} ký tự. Ông/bà chia nhỏ ra.`,
      ]
    else if (part.ref.length > 60 || part.heading.length > LONGEST_HEADING)
      errors[`text-${index}`] = ['Số mục hoặc tên mục dài quá. Ông/bà để phần dài xuống nội dung.']
    else if (part.ref + part.heading === '') errors[`text-${index}`] = ['Ông/bà ghi số mục hoặc tên mục.']
  }
  return errors
}

function cutArticles(lines: readonly string[]): Part[] {
  const parts: Part[] = [{ ref: '', heading: 'Phần đầu', text: '' }]
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim()
    const [, word, number, heading = ''] = ARTICLE.exec(line) ?? []
    if (word) {
      parts.push(opened(`Điều ${number}`, heading))
      continue
    }
    const [, part, count, name = ''] = CHAPTER.exec(line) ?? []
    if (part && line.length <= LONGEST_HEADING && !SENTENCE.test(line)) {
      parts.push({ ref: `${part} ${count}`, heading: name, text: '' })
      continue
    }
    const last = parts.at(-1)
    if (!last) continue
    // The name of a chapter stands on the line below it.
    const isName = last.heading === '' && CHAPTER.test(last.ref) && line !== '' && last.text === ''
    if (isName && isHeading(lines, index)) last.heading = line
    else last.text += `${raw.trimEnd()}\n`
  }
  const [first, ...rest] = parts
  return first && first.text.trim() !== '' ? parts : rest
}

function cutHeadings(lines: readonly string[]): Part[] {
  const parts: Part[] = [{ ref: '', heading: 'Phần đầu', text: '' }]
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim()
    if (line !== '' && isHeading(lines, index)) {
      const [, count, name] = NUMBERED.exec(line) ?? []
      parts.push(count ? { ref: `Mục ${count}`, heading: name ?? '', text: '' } : { ref: '', heading: line, text: '' })
    } else {
      const last = parts.at(-1)
      if (last) last.text += `${raw.trimEnd()}\n`
    }
  }
  const [first, ...rest] = parts
  if (rest.length === 0) return [{ ref: '', heading: 'Nội dung', text: first?.text ?? '' }]
  return first && first.text.trim() !== '' ? parts : rest
}

/** A short line of its own: numbered or in capitals, after a blank line or at the start. */
function isHeading(lines: readonly string[], index: number): boolean {
  const line = lines[index]?.trim() ?? ''
  if (line.length > 120 || SENTENCE.test(line)) return false
  const isCapital = line === line.toUpperCase() && /\p{L}{2}/u.test(line)
  const isAlone = index === 0 || lines[index - 1]?.trim() === ''
  return isCapital || (isAlone && NUMBERED.test(line))
}

/** A first line that is a sentence belongs to the text. */
function opened(ref: string, line: string): Part {
  if (line.length > LONGEST_HEADING || SENTENCE.test(line)) return { ref, heading: '', text: `${line}\n` }
  return { ref, heading: line, text: '' }
}

function tidied({ ref, heading, text }: Part): Part {
  return { ref: ref.trim(), heading: heading.trim(), text: text.replace(/\n{3,}/g, '\n\n').trim() }
}
