import * as v from 'valibot'
import { isName, namesOf } from './naming.ts'
import { isQuestion, LIMITS, type Node, type Questionnaire, QUESTION_KINDS, walk } from './questionnaire.ts'

/** A draft as JSON, in bytes. */
export const DRAFT_BYTES = 1_500_000
export const TITLE_MAX = 200
const EXPRESSION_MAX = 4_000
const WORD_MAX = 200
/** Brackets within brackets in the JSON of the deepest questionnaire that is allowed, and some more. */
const MOST_BRACKETS = 40
const STRANGE = ['__proto__', 'constructor', 'prototype']

const noControl = (text: string) => text.isWellFormed() && !/(?![\n\t])\p{Cc}/u.test(text)
const text = (most: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(most),
    v.transform((one) => one.replace(/\r\n?/g, '\n')),
    v.check(noControl, 'ký tự lạ'),
    v.normalize('NFC'),
  )
const name = v.pipe(v.string(), v.check(isName, 'tên chưa dùng được'))
const word = v.pipe(
  text(WORD_MAX),
  v.check((one) => one !== '__proto__' && !(one in {}), 'tên chưa dùng được'),
)
const expression = text(EXPRESSION_MAX)
const yes = v.literal(true)

const texts = v.record(word, text(LIMITS.textLength))
const media = v.strictObject({
  image: v.optional(v.record(word, fileName())),
  audio: v.optional(v.record(word, fileName())),
})

const choice = v.strictObject({
  name: v.pipe(word, v.regex(/^\S{1,64}$/)),
  label: v.optional(texts),
  media: v.optional(media),
  more: v.optional(v.record(word, text(LIMITS.textLength))),
})

const common = {
  name,
  label: v.optional(texts),
  hint: v.optional(texts),
  media: v.optional(media),
  relevant: v.optional(expression),
  appearance: v.optional(v.pipe(v.array(v.pipe(word, v.regex(/^\S+$/))), v.minLength(1), v.maxLength(20))),
}

const question = v.strictObject({
  ...common,
  kind: v.picklist(QUESTION_KINDS),
  list: v.optional(word),
  table: v.optional(word),
  filter: v.optional(expression),
  orOther: v.optional(yes),
  guidance: v.optional(texts),
  required: v.optional(expression),
  requiredMessage: v.optional(texts),
  constraint: v.optional(expression),
  constraintMessage: v.optional(texts),
  calculation: v.optional(expression),
  default: v.optional(text(LIMITS.textLength)),
  readonly: v.optional(expression),
  parameters: v.optional(v.record(word, text(WORD_MAX))),
})

const nodes: v.GenericSchema<unknown, readonly Node[]> = v.pipe(v.array(v.lazy(nodeSchema)), v.maxLength(LIMITS.nodes))
const group = v.strictObject({ ...common, kind: v.literal('group'), nodes })
const repeat = v.strictObject({ ...common, kind: v.literal('repeat'), count: v.optional(expression), nodes })

/** A questionnaire's shape, to the letter: what its logic says may still be wrong. */
export const questionnaireSchema = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[\p{L}_][\p{L}\p{N}_.-]{0,63}$/u)),
  title: v.pipe(v.string(), v.maxLength(TITLE_MAX), v.check(noControl, 'ký tự lạ'), v.normalize('NFC')),
  version: v.optional(text(WORD_MAX)),
  languages: v.pipe(
    v.array(v.strictObject({ code: word, name: text(WORD_MAX) })),
    v.minLength(1),
    v.maxLength(LIMITS.languages),
  ),
  style: v.optional(v.literal('pages')),
  instanceName: v.optional(expression),
  nodes,
  lists: v.record(word, v.array(choice)),
  tables: v.optional(
    v.record(
      word,
      v.strictObject({
        columns: v.array(v.pipe(v.string(), v.maxLength(WORD_MAX))),
        rows: v.pipe(
          v.array(v.array(v.pipe(v.string(), v.maxLength(LIMITS.textLength)))),
          v.maxLength(LIMITS.tableRows),
        ),
      }),
    ),
  ),
})

export type Drafted =
  | { ok: true; draft: Questionnaire }
  | { ok: false; /** Where it is not as it should be: `nodes.3.label`. */ at: string }

/** Reads a draft that a browser sent. Never throws, whatever was sent. */
export function readDraft(sent: unknown): Drafted {
  if (bracketsIn(sent) > MOST_BRACKETS) return { ok: false, at: 'nodes' }
  const parsed = v.safeParse(questionnaireSchema, sent)
  if (!parsed.success) return { ok: false, at: parsed.issues[0].path?.map(({ key }) => String(key)).join('.') ?? '' }
  const draft = parsed.output as Questionnaire
  const fault = faultOf(draft)
  return fault === null ? { ok: true, draft } : { ok: false, at: fault }
}

function faultOf({ nodes, lists, languages }: Questionnaire): string | null {
  const all = [...walk(nodes)]
  if (all.length > LIMITS.nodes || all.some(({ above }) => above.length >= LIMITS.depth)) return 'nodes'
  const boxes = all.filter(({ node }) => isQuestion(node) && node.orOther).length
  if (namesOf({ nodes }).size !== all.length + boxes) return 'nodes.name'
  if (Object.values(lists).reduce((sum, list) => sum + list.length, 0) > LIMITS.choices) return 'lists'
  if (new Set(languages.map(({ code }) => code)).size !== languages.length) return 'languages'
  return null
}

function nodeSchema(sent: unknown): v.GenericSchema<unknown, Node> {
  const kind = typeof sent === 'object' && sent !== null && 'kind' in sent ? sent.kind : ''
  return (kind === 'group' ? group : kind === 'repeat' ? repeat : question) as v.GenericSchema<unknown, Node>
}

/** The name of a picture or a recording: no folders, nothing that hides. */
function fileName() {
  return v.pipe(v.string(), v.regex(/^[\p{L}\p{N}_][\p{L}\p{N}_ .()-]{0,99}$/u), v.normalize('NFC'))
}

/** How deep the values lie in each other; more than is allowed is not counted. A name that means something to the language is too deep. */
function bracketsIn(sent: unknown): number {
  let layer: unknown[] = [sent]
  for (let depth = 0; depth <= MOST_BRACKETS; depth++) {
    const things = layer.filter((one) => typeof one === 'object' && one !== null) as object[]
    if (things.length === 0) return depth
    if (things.some((one) => STRANGE.some((key) => Object.hasOwn(one, key)))) break
    layer = things.flatMap((one) => Object.values(one) as unknown[])
  }
  return MOST_BRACKETS + 1
}
