import { type Media, type Questionnaire, walk } from './questionnaire.ts'

/** Every picture and recording that a questionnaire names, once, with the question or list that names it first. */
export function mediaNames({ nodes, lists }: Questionnaire): { name: string; file: string }[] {
  const found = new Map<string, string>()
  const note = (name: string, media: Media | undefined) => {
    for (const texts of [media?.image, media?.audio])
      for (const file of Object.values(texts ?? {})) if (!found.has(file)) found.set(file, name)
  }
  for (const { node } of walk(nodes)) note(node.name, node.media)
  for (const [list, choices] of Object.entries(lists)) for (const choice of choices) note(list, choice.media)
  return [...found].map(([file, name]) => ({ name, file }))
}
