import { type Choice, isQuestion, type Node, type Question, type Questionnaire, type Texts } from '../questionnaire.ts'
import { languageText } from './languages.ts'
import { parametersText } from './parameters.ts'
import { typeText } from './types.ts'

/** Sheets of XLSForm as rows of texts, the header first. */
export type Sheets = { survey: string[][]; choices: string[][]; settings: string[][] }

/** A line before it is known which columns there are: what stands in each, by header. */
type Filled = Map<string, string>

export function sheetsOf(questionnaire: Questionnaire): Sheets {
  const { languages, lists } = questionnaire
  const names = languages.map((language) => ({ code: language.code, text: languageText(language) }))
  const labels = names.map(({ text }) => `label::${text}`)
  const say: Speak = (line, header, texts) => {
    for (const { code, text } of names) if (texts?.[code] !== undefined) line.set(`${header}::${text}`, texts[code])
  }
  const survey = [...surveyLines(questionnaire.nodes, say)]
  const choices = Object.entries(lists).flatMap(([list, all]) => all.map((choice) => choiceLine(list, choice, say)))
  return {
    survey: table(survey, ['type', 'name', ...labels], SURVEY_ORDER),
    choices: table(choices, ['list_name', 'name', ...labels], CHOICE_ORDER),
    settings: table([settingsLine(questionnaire)], [], []),
  }
}

type Speak = (line: Filled, header: string, texts: Texts | undefined) => void

/** How columns follow each other; those of other names come behind, as they first appear. */
const SURVEY_ORDER = [
  ...[
    'type',
    'name',
    'label',
    'hint',
    'guidance_hint',
    'media',
    'relevant',
    'required',
    'required_message',
    'constraint',
  ],
  ...[
    'constraint_message',
    'calculation',
    'default',
    'readonly',
    'appearance',
    'parameters',
    'choice_filter',
    'repeat_count',
  ],
]
const CHOICE_ORDER = ['list_name', 'name', 'label', 'media']

function table(lines: readonly Filled[], always: readonly string[], order: readonly string[]): string[][] {
  const rank = (header: string) => {
    const at = order.indexOf(header.split('::')[0] ?? '')
    return at < 0 ? order.length : at
  }
  const headers = [...new Set([...always, ...lines.flatMap((line) => [...line.keys()])])]
  const sorted = headers.toSorted((one, other) => rank(one) - rank(other))
  return [sorted, ...lines.map((line) => sorted.map((header) => line.get(header) ?? ''))]
}

function* surveyLines(nodes: readonly Node[], say: Speak): Generator<Filled> {
  for (const node of nodes) {
    yield isQuestion(node) ? questionLine(node, say) : commonLine(node, `begin_${node.kind}`, say)
    if (isQuestion(node)) continue
    yield* surveyLines(node.nodes, say)
    yield put(new Map(), { type: `end_${node.kind}`, name: node.name })
  }
}

function commonLine(node: Node, type: string, say: Speak): Filled {
  const line: Filled = new Map([
    ['type', type],
    ['name', node.name],
  ])
  say(line, 'label', node.label)
  say(line, 'hint', node.hint)
  say(line, 'media::image', node.media?.image)
  say(line, 'media::audio', node.media?.audio)
  const count = node.kind === 'repeat' ? node.count : undefined
  return put(line, { relevant: node.relevant, appearance: node.appearance?.join(' '), repeat_count: count })
}

function questionLine(node: Question, say: Speak): Filled {
  const line = commonLine(node, typeText(node), say)
  say(line, 'guidance_hint', node.guidance)
  say(line, 'required_message', node.requiredMessage)
  say(line, 'constraint_message', node.constraintMessage)
  const { required, constraint, calculation, readonly, filter, parameters } = node
  return put(line, {
    ...{ required, constraint, calculation, readonly, default: node.default, choice_filter: filter },
    parameters: parameters && parametersText(parameters),
  })
}

function choiceLine(list: string, { name, label, media, more }: Choice, say: Speak): Filled {
  const line: Filled = put(new Map(), { list_name: list, name })
  say(line, 'label', label)
  say(line, 'media::image', media?.image)
  say(line, 'media::audio', media?.audio)
  return put(line, more ?? {})
}

function settingsLine({ title, name, version, languages, style, instanceName }: Questionnaire): Filled {
  const [first] = languages
  return put(new Map(), {
    ...{ form_title: title, form_id: name, version },
    ...{ default_language: first && languageText(first), style, instance_name: instanceName },
  })
}

function put(line: Filled, cells: Readonly<Record<string, string | undefined>>): Filled {
  for (const [header, text] of Object.entries(cells)) if (text !== undefined && text !== '') line.set(header, text)
  return line
}
