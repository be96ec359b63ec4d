/**
 * A questionnaire as data. Names are those of XLSForm, ODK's table form of questionnaires, because we read and write it.
 * What is not there is left out: no empty texts, no empty lists, so that equal questionnaires have equal data.
 */
export type Questionnaire = {
  /** `form_id`: letters, digits, `_` and `-`. */
  name: string
  title: string
  /** `version`: what the authors call it; the number under which answers are kept is ours. */
  version?: string
  /** The first is spoken unless the visitor chooses another. At least one. */
  languages: readonly Language[]
  /** `pages`: each group at the top, and each question between groups, stands on a page of its own. */
  style?: 'pages'
  /** What an answered sheet is called, an expression. */
  instanceName?: string
  nodes: readonly Node[]
  /** Lists of options, by name. */
  lists: Readonly<Record<string, readonly Choice[]>>
  /** Tables that came with it, by file name without ".csv": for `pulldata` and options from a file. */
  tables?: Readonly<Record<string, Table>>
}

/** `vi`, "Tiếng Việt". */
export type Language = { code: string; name: string }

/** A text in each language, by code. It may quote answers: `${ten}`. */
export type Texts = Readonly<Record<string, string>>

/** File names of pictures and recordings by language, for those who do not read. */
export type Media = { image?: Texts; audio?: Texts }

export type Choice = {
  name: string
  label?: Texts
  media?: Media
  /** Further columns of the list, for filters. `exclusive: yes` allows no other option beside it. */
  more?: Readonly<Record<string, string>>
}

export type Table = { columns: readonly string[]; rows: readonly (readonly string[])[] }

export const QUESTION_KINDS = [
  'text',
  'integer',
  'decimal',
  'date',
  'time',
  'dateTime',
  'select_one',
  'select_multiple',
  'rank',
  /** A number between `start` and `end` by `step`: a scale, or with appearance `rating` a row of stars. Labelled ends: `tick_labelset`. */
  'range',
  /** One of the commune's hamlets; `select_one_from_file thon.csv`. The answer is the hamlet's id. */
  'hamlet',
  /** "vĩ độ kinh độ cao độ sai số", in degrees and metres. */
  'geopoint',
  'image',
  'audio',
  'file',
  /** Says something, asks nothing. */
  'note',
  /** One box to tick: `OK` or nothing. */
  'acknowledge',
  'calculate',
  'hidden',
  /** Instants at which the sheet was opened and sent, and the day of it. */
  'start',
  'end',
  'today',
] as const

export type QuestionKind = (typeof QUESTION_KINDS)[number]

type Common = {
  /** Unique in the questionnaire; a letter or `_`, then letters, digits, `_`, `-`, `.`. */
  name: string
  label?: Texts
  hint?: Texts
  media?: Media
  /** Asked only if this expression is true. */
  relevant?: string
  /** `multiline`, `minimal`, `likert`, `rating`, `field-list`, `table-list`, `horizontal`, `w1` to `w12` … */
  appearance?: readonly string[]
}

export type Question = Common & {
  kind: QuestionKind
  /** Of selects and ranks: whose options. */
  list?: string
  /** Options from a table that came along, by file name: `select_one_from_file x.csv`. Columns `name` and `label`. */
  table?: string
  /** `choice_filter`: an expression over the option's columns. */
  filter?: string
  /** `or_other`: one more option `other`, and a box `{name}_other` for it. */
  orOther?: true
  guidance?: Texts
  /** Expressions; `true()` for "yes". */
  required?: string
  requiredMessage?: Texts
  constraint?: string
  constraintMessage?: Texts
  calculation?: string
  /** A value, or an expression that is read once, when the sheet is opened. */
  default?: string
  readonly?: string
  /** `start`, `end`, `step`, `tick_labelset`, `randomize`, `seed`, `max-pixels`. */
  parameters?: Readonly<Record<string, string>>
}

export type Group = Common & { kind: 'group'; nodes: readonly Node[] }

/** Asked again and again: as often as `count` says, or as often as whoever answers wants. */
export type Repeat = Common & { kind: 'repeat'; count?: string; nodes: readonly Node[] }

export type Node = Question | Group | Repeat

/**
 * Answers by key, as text. A key is the question's name; inside repeats it carries the places: `ten:2` or `ten:2:1`.
 * A repeat's own key says how many there are: `con: "3"`. Several options stand one after the other with a space between.
 */
export type Answers = Readonly<Record<string, string>>

/** A fault in a questionnaire: where, and in plain words what. */
export type Fault = {
  /** The question, group, list … concerned. */
  name: string
  /** Which property of it: `relevant`, `constraint`, `label` … */
  part: string
  message: string
}

/** Has a questionnaire more than this, it is refused. */
export const LIMITS = {
  nodes: 1_000,
  depth: 8,
  choices: 5_000,
  languages: 12,
  textLength: 4_000,
  tableRows: 10_000,
  repeats: 100,
} as const

export function isQuestion(node: Node): node is Question {
  return node.kind !== 'group' && node.kind !== 'repeat'
}

/** Every node in the order of the sheet, with those that it stands in, the outermost first. */
export function* walk(
  nodes: readonly Node[],
  above: readonly (Group | Repeat)[] = [],
): Generator<{ node: Node; above: readonly (Group | Repeat)[] }> {
  for (const node of nodes) {
    yield { node, above }
    if (!isQuestion(node)) yield* walk(node.nodes, [...above, node])
  }
}

/** What a record has under a name; nothing for names that every object has. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string | undefined): T | undefined {
  return record && name !== undefined && Object.hasOwn(record, name) ? record[name] : undefined
}

/** A text in a language, else in the questionnaire's first, else in any; '' when there is none. */
export function say(texts: Texts | undefined, language: string, languages: readonly Language[]): string {
  if (!texts) return ''
  return texts[language] ?? texts[languages[0]?.code ?? ''] ?? Object.values(texts)[0] ?? ''
}
