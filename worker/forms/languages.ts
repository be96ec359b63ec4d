import {
  type Choice,
  isQuestion,
  type Language,
  type Media,
  type Node,
  type Questionnaire,
  type Texts,
} from './questionnaire.ts'

/** One language more; its words are still to be written. */
export function addLanguage(questionnaire: Questionnaire, language: Language): Questionnaire {
  if (questionnaire.languages.some(({ code }) => code === language.code)) return questionnaire
  return { ...questionnaire, languages: [...questionnaire.languages, language] }
}

/** Another name for a language. */
export function nameLanguage(questionnaire: Questionnaire, code: string, name: string): Questionnaire {
  const languages = questionnaire.languages.map((one) => (one.code === code ? { code, name } : one))
  return { ...questionnaire, languages }
}

/** Without a language and all that was written in it. The last one stays. */
export function dropLanguage(questionnaire: Questionnaire, code: string): Questionnaire {
  const languages = questionnaire.languages.filter((one) => one.code !== code)
  if (languages.length === 0) return questionnaire
  const lists = Object.entries(questionnaire.lists).map(([name, choices]): [string, Choice[]] => [
    name,
    choices.map((choice) => without(choice, code)),
  ])
  const nodes = questionnaire.nodes.map((node) => nodeWithout(node, code))
  return { ...questionnaire, languages, nodes, lists: Object.fromEntries(lists) }
}

function nodeWithout(node: Node, code: string): Node {
  const clean = without(node, code)
  return isQuestion(clean) ? clean : { ...clean, nodes: clean.nodes.map((kid) => nodeWithout(kid, code)) }
}

const TEXTS = ['label', 'hint', 'guidance', 'requiredMessage', 'constraintMessage']

function without<T extends object>(thing: T, code: string): T {
  const result = { ...thing } as Record<string, unknown>
  for (const part of TEXTS) {
    const texts = dropped(result[part] as Texts | undefined, code)
    if (texts) result[part] = texts
    else delete result[part]
  }
  if (result.media) {
    const { image, audio } = result.media as Media
    const media = Object.entries({ image: dropped(image, code), audio: dropped(audio, code) }).filter(([, one]) => one)
    if (media.length > 0) result.media = Object.fromEntries(media)
    else delete result.media
  }
  return result as unknown as T
}

function dropped(texts: Texts | undefined, code: string): Texts | undefined {
  if (!texts) return undefined
  const rest = Object.entries(texts).filter(([one]) => one !== code)
  return rest.length > 0 ? Object.fromEntries(rest) : undefined
}
