import { OTHER } from '../plan.ts'
import { type Choice, type Questionnaire, say, walk } from '../questionnaire.ts'
import type { Instances } from './paths.ts'
import type { Speech } from './speech.ts'
import { element, text, type Xml } from './xml.ts'

/** The lists that questions choose from, and the tables that come as files of their own. */
export function secondaryInstances(
  questionnaire: Questionnaire,
  hamlets: { name: string; all: readonly { id: string; name: string }[] },
  names: Instances,
  speech: Speech,
): Xml[] {
  const { lists, tables = {}, nodes } = questionnaire
  const withOther = new Set(
    [...walk(nodes)].flatMap(({ node }) => ('orOther' in node && node.orOther ? [node.list ?? ''] : [])),
  )
  const ofHamlets = element(
    'instance',
    { id: hamlets.name },
    element('root', {}, ...hamlets.all.map(({ id, name }) => item({ name: id, label: name }))),
  )
  return [
    ...Object.entries(lists).map(([list, all]) => instance(names.list.get(list) ?? list, all, questionnaire, speech)),
    ...[...withOther].map((list) =>
      instance(names.withOther(list), addOther(lists[list] ?? []), questionnaire, speech),
    ),
    ...Object.keys(tables).map((table) => element('instance', { id: table, src: `jr://file-csv/${table}.csv` })),
    ...(usesHamlets(questionnaire) ? [ofHamlets] : []),
  ]
}

/** The list with the option that `orOther` adds. */
function addOther(list: readonly Choice[]): readonly Choice[] {
  return list.some(({ name }) => name === OTHER.name) ? list : [...list, OTHER]
}

function instance(id: string, list: readonly Choice[], { languages }: Questionnaire, speech: Speech): Xml {
  const items = list.map((choice, index) => {
    const itextId = `${id}-${index}`
    speech.keep(itextId, null, choice.label ?? { [languages[0]?.code ?? 'vi']: choice.name }, choice.media)
    const label = say(choice.label, languages[0]?.code ?? '', languages)
    const more = Object.entries(choice.more ?? {}).filter(([name]) => /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name))
    return item({ itextId, ...Object.fromEntries(more), name: choice.name, ...(label ? { label } : {}) })
  })
  return element('instance', { id }, element('root', {}, ...items))
}

function item(columns: Readonly<Record<string, string>>): Xml {
  return element('item', {}, ...Object.entries(columns).map(([name, value]) => element(name, {}, text(value))))
}

function usesHamlets({ nodes }: Questionnaire): boolean {
  return [...walk(nodes)].some(
    ({ node }) => node.kind === 'hamlet' || /\binstance\(\s*['"]thon['"]/.test(JSON.stringify(node)),
  )
}
