import { scaleOf } from '../lexical.ts'
import { isQuestion, type Question, type Repeat, type Texts } from '../questionnaire.ts'
import { HAMLETS } from '../xlsform/types.ts'
import { defaultAction } from './model.ts'
import { expressionAt, instanceFor, type Instances, pathTo, type Spot, type Ways } from './paths.ts'
import type { Speech } from './speech.ts'
import { element, together, type Xml } from './xml.ts'

export type Around = { ways: Ways; names: Instances; speech: Speech }

/** What people see, in order. Nobody is asked what is only calculated. */
export function controls(spots: readonly Spot[], around: Around): Xml[] {
  return spots.flatMap((spot) => {
    const { node } = spot
    if (node.kind === 'repeat') return [repeatControl(spot, node, around)]
    if (isQuestion(node)) return questionControl(spot, node, around)
    return [
      element(
        'group',
        { ref: pathTo(spot), appearance: words(spot) },
        ...label(spot, around, node.hint),
        ...controls(spot.kids, around),
      ),
    ]
  })
}

function repeatControl(spot: Spot, node: Repeat, around: Around): Xml {
  const ref = pathTo(spot)
  const { ways } = around
  const count = node.count === undefined ? undefined : expressionAt(node.count, spot, ways)
  const defaults = below(spot).flatMap((one) => defaultAction(one, ways))
  const inside = [...controls(spot.kids, around), ...defaults]
  return element(
    'group',
    { ref },
    ...label(spot, around, node.hint),
    element('repeat', { nodeset: ref, appearance: words(spot), 'jr:count': count }, ...inside),
  )
}

/** Questions of a round; those of repeats within it have their own place. */
function below(spot: Spot): Spot[] {
  return spot.kids.flatMap((kid) => (kid.node.kind === 'repeat' ? [] : [kid, ...below(kid)]))
}

const UPLOADS: Readonly<Partial<Record<Question['kind'], string>>> = {
  image: 'image/*',
  audio: 'audio/*',
  file: 'application/*',
}
const UNSEEN: readonly Question['kind'][] = ['calculate', 'hidden', 'start', 'end', 'today']

function questionControl(spot: Spot, node: Question, around: Around): Xml[] {
  if (UNSEEN.includes(node.kind)) return []
  const attributes = { ref: pathTo(spot), appearance: words(spot) }
  const said = together(...label(spot, around), ...hint(spot, node, around))
  switch (node.kind) {
    case 'select_one':
    case 'hamlet':
      return [element('select1', attributes, said, itemset(spot, node, around))]
    case 'select_multiple':
      return [element('select', attributes, said, itemset(spot, node, around))]
    case 'rank':
      return [element('odk:rank', attributes, said, itemset(spot, node, around))]
    case 'acknowledge':
      return [element('trigger', attributes, said)]
    case 'range': {
      const { start, end, step } = scaleOf(node)
      return [element('range', { ...attributes, start: String(start), end: String(end), step: String(step) }, said)]
    }
    default: {
      const mediatype = UPLOADS[node.kind]
      return [element(mediatype ? 'upload' : 'input', { ...attributes, mediatype }, said)]
    }
  }
}

function itemset(spot: Spot, node: Question, { ways, names }: Around): Xml {
  const isPlain = node.kind === 'hamlet' || node.table !== undefined
  const own = node.filter === undefined ? undefined : expressionAt(node.filter, spot, ways, true)
  const filter = own !== undefined && node.orOther ? `(${own}) or name = 'other'` : own
  const items = `instance('${instanceFor(node, names, HAMLETS)}')/root/item${filter === undefined ? '' : `[${filter}]`}`
  const { randomize, seed } = node.parameters ?? {}
  const by = seed === undefined ? '' : `, ${expressionAt(seed, spot, ways)}`
  const nodeset = randomize === 'true' ? `randomize(${items}${by})` : items
  return element(
    'itemset',
    { nodeset },
    element('value', { ref: 'name' }),
    element('label', { ref: isPlain ? 'label' : 'jr:itext(itextId)' }),
  )
}

/** A group cannot have a hint there: it stands below its label. */
function label(spot: Spot, { speech }: Around, hintOfGroup?: Texts): Xml[] {
  const { node } = spot
  const both = hintOfGroup ? joined(node.label, hintOfGroup) : node.label
  const ref = speech.keep(`${pathTo(spot)}:label`, spot, both, node.media)
  return ref === undefined ? [] : [element('label', { ref })]
}

function joined(label: Texts = {}, hint: Texts): Texts {
  const codes = [...new Set([...Object.keys(label), ...Object.keys(hint)])]
  return Object.fromEntries(codes.map((code) => [code, [label[code], hint[code]].filter(Boolean).join('\n')]))
}

function hint(spot: Spot, node: Question, { speech }: Around): Xml[] {
  const ref = speech.keep(`${pathTo(spot)}:hint`, spot, node.hint, undefined, node.guidance)
  return ref === undefined ? [] : [element('hint', { ref })]
}

function words({ node }: Spot): string | undefined {
  return node.appearance?.join(' ')
}
