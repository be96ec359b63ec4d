import fc from 'fast-check'
import type { Node, Questionnaire } from '../../worker/forms/questionnaire.ts'
import { Dice } from './dice.ts'
import { type Known, nodeFrom } from './questionnaire-nodes.ts'
import { listsFrom, LANGUAGES, tablesFrom, textsFrom } from './questionnaire-words.ts'

/** A question or a group before it has a name: throws of dice, and what stands in it. */
export type Sketch = { throws: readonly number[]; kids: readonly Sketch[] | null }

/**
 * Any questionnaire that is in order: nested groups and repeats, lists with further columns, several languages, pictures
 * and recordings, tables, and expressions over what was asked before. Smaller ones come first and are what failures
 * shrink to.
 */
export function questionnaires({ most = 12 }: { most?: number } = {}): fc.Arbitrary<Questionnaire> {
  const throws = fc.array(fc.nat(999), { minLength: 48, maxLength: 48 })
  const { sketch } = fc.letrec<{ sketch: Sketch; question: Sketch; group: Sketch }>((tie) => ({
    sketch: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      tie('question'),
      tie('question'),
      tie('question'),
      tie('group'),
    ),
    question: fc.record({ throws, kids: fc.constant(null) }),
    group: fc.record({ throws, kids: fc.array(tie('sketch'), { minLength: 1, maxLength: 5 }) }),
  }))
  return fc
    .record({ throws, sketches: fc.array(sketch, { minLength: 1, maxLength: most }) })
    .map((drawn) => questionnaireFrom(new Dice(drawn.throws), drawn.sketches))
}

function questionnaireFrom(dice: Dice, sketches: readonly Sketch[]): Questionnaire {
  const languages = [LANGUAGES[0], ...LANGUAGES.slice(1).filter(() => dice.maybe(25))]
  const codes = languages.map(({ code }) => code)
  const lists = listsFrom(dice, codes)
  const tables = tablesFrom(dice)
  const known: Known = { codes, lists, tables, before: [], repeats: [], count: 0 }
  const nodes: Node[] = sketches.map((one) => nodeFrom(one, known))
  const asked = known.before.filter(({ repeats }) => repeats.length === 0)
  return {
    name: dice.pick(['khao_sat', 'khao-sat.2026', 'Phiếu_1']),
    title: textsFrom(dice, ['vi'])['vi'] ?? '',
    ...(dice.maybe(30) ? { version: dice.pick(['1', '2026112101', 'bản 2']) } : {}),
    languages,
    ...(dice.maybe(40) ? { style: 'pages' as const } : {}),
    ...(dice.maybe(30) && asked.length > 0 ? { instanceName: `concat('Phiếu ', \${${dice.pick(asked).name}})` } : {}),
    nodes,
    lists,
    ...(Object.keys(tables).length > 0 ? { tables } : {}),
  }
}
