import type { Media, Texts } from '../questionnaire.ts'

/** The names of pictures and recordings in cells. ODK also writes them as addresses. */
export function readMedia(
  image: Texts,
  audio: Texts,
  fault: (column: 'image' | 'audio', message: string) => void,
): Media {
  const read = (texts: Texts, column: 'image' | 'audio') => {
    const names = Object.entries(texts).map(
      ([language, text]) => [language, text.replace(/^jr:\/\/\w+\//, '')] as const,
    )
    for (const [, name] of names)
      if (!/^[\p{L}\p{N}_][\p{L}\p{N}_ .()-]{0,99}$/u.test(name))
        fault(column, `"${name}" không phải tên tệp: chỉ chữ cái, số, "_", "-", "."; không có thư mục.`)
    return Object.fromEntries(names)
  }
  const media: { image?: Texts; audio?: Texts } = {}
  if (Object.keys(image).length > 0) media.image = read(image, 'image')
  if (Object.keys(audio).length > 0) media.audio = read(audio, 'audio')
  return media
}
