import { isDynamicDefault } from '../plan.ts'
import { isQuestion, type Question, type Questionnaire } from '../questionnaire.ts'
import { print } from '../xpath/print.ts'
import { expressionAt, pathTo, ROOT, type Spot, type Ways } from './paths.ts'
import type { Speech } from './speech.ts'
import { element, text, type Xml } from './xml.ts'

/** The sheet as it is before anybody writes on it. */
export function primaryInstance({ name, version, instanceName }: Questionnaire, { top }: Ways, meta: Meta): Xml {
  const named = instanceName === undefined ? [] : [element(meta.name)]
  const attributes = { id: name, version }
  return element(
    'instance',
    {},
    element(
      ROOT,
      attributes,
      ...top.flatMap((spot) => blank(spot)),
      element(meta.group, {}, element(meta.id), ...named),
    ),
  )
}

/** What is known about the sheet itself stands apart; a question may have taken the name. */
export type Meta = { group: string; id: string; name: string }

export function metaOf({ top }: Ways): Meta {
  const prefix = top.some(({ way }) => way.at(-1) === 'meta') ? 'orx:' : ''
  return { group: `${prefix}meta`, id: `${prefix}instanceID`, name: `${prefix}instanceName` }
}

/** A repeat stands there twice: what a new round is made of, and the first round. Within them it stands once. */
function blank(spot: Spot, isInRound = false): Xml[] {
  const { node, way, kids } = spot
  const name = way.at(-1) ?? ''
  if (isQuestion(node)) {
    const value = node.default !== undefined && !isDynamicDefault(node) ? node.default : ''
    return [element(name, {}, text(value))]
  }
  const inside = kids.flatMap((kid) => blank(kid, isInRound || node.kind === 'repeat'))
  const once = element(name, {}, ...inside)
  return node.kind === 'group' || isInRound ? [once] : [element(name, { 'jr:template': '' }, ...inside), once]
}

const TYPES: Readonly<Partial<Record<Question['kind'], string>>> = {
  integer: 'int',
  decimal: 'decimal',
  date: 'date',
  time: 'time',
  dateTime: 'dateTime',
  rank: 'odk:rank',
  geopoint: 'geopoint',
  image: 'binary',
  audio: 'binary',
  file: 'binary',
  start: 'dateTime',
  end: 'dateTime',
  today: 'date',
}

const PRELOADS: Readonly<Partial<Record<Question['kind'], Readonly<Record<string, string>>>>> = {
  start: { 'jr:preload': 'timestamp', 'jr:preloadParams': 'start' },
  end: { 'jr:preload': 'timestamp', 'jr:preloadParams': 'end' },
  today: { 'jr:preload': 'date', 'jr:preloadParams': 'today' },
}

/** Type and rules of every question, and the rules of groups that have any. */
export function binds(questionnaire: Questionnaire, ways: Ways, speech: Speech, meta: Meta): Xml[] {
  const { instanceName } = questionnaire
  const own = [...ways.spots.values()].flatMap((spot) => bind(spot, ways, speech))
  const sheet = `/${ROOT}/${meta.group}`
  own.push(element('bind', { nodeset: `${sheet}/${meta.id}`, type: 'string', readonly: 'true()', 'jr:preload': 'uid' }))
  if (instanceName !== undefined)
    own.push(
      element('bind', {
        nodeset: `${sheet}/${meta.name}`,
        type: 'string',
        calculate: expressionAt(instanceName, null, ways),
      }),
    )
  return own
}

function bind(spot: Spot, ways: Ways, speech: Speech): Xml[] {
  const { node } = spot
  const nodeset = pathTo(spot)
  const read = (source: string | undefined) => (source === undefined ? undefined : expressionAt(source, spot, ways))
  const relevant = read(node.relevant)
  if (!isQuestion(node)) return relevant === undefined ? [] : [element('bind', { nodeset, relevant })]
  return [
    element('bind', {
      nodeset,
      type: node.kind === 'range' ? rangeType(node) : (TYPES[node.kind] ?? 'string'),
      ...PRELOADS[node.kind],
      relevant,
      required: read(node.required),
      'jr:requiredMsg': speech.keep(`${nodeset}:jr:requiredMsg`, spot, node.requiredMessage),
      constraint: read(node.constraint),
      'jr:constraintMsg': speech.keep(`${nodeset}:jr:constraintMsg`, spot, node.constraintMessage),
      calculate: read(node.calculation),
      readonly: node.kind === 'note' ? 'true()' : read(node.readonly),
      'orx:max-pixels': node.parameters?.['max-pixels'],
    }),
  ]
}

function rangeType({ parameters = {} }: Question): string {
  return ['start', 'end', 'step'].some((name) => parameters[name]?.includes('.')) ? 'decimal' : 'int'
}

/**
 * Defaults that are worked out once: when the sheet is opened, or when a round is added. A round of a repeat within a
 * repeat is made there of an emptied one: its plain defaults are told anew.
 */
export function defaultAction(spot: Spot, ways: Ways): Xml[] {
  const { node, isInRepeat } = spot
  if (!isQuestion(node) || node.default === undefined) return []
  const set = (event: string, value: string) => [element('setvalue', { event, ref: pathTo(spot), value })]
  if (!isDynamicDefault(node))
    return isInTwo(spot, ways) ? set('odk-new-repeat', print({ kind: 'text', value: node.default })) : []
  const event = isInRepeat ? 'odk-instance-first-load odk-new-repeat' : 'odk-instance-first-load'
  return set(event, expressionAt(node.default, spot, ways))
}

function isInTwo({ way }: Spot, { repeats }: Ways): boolean {
  return way.filter((_, index) => repeats.has(way.slice(0, index + 1).join('/'))).length > 1
}
