import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planOf } from '../../worker/forms/plan.ts'
import { sayFault } from '../../worker/forms/xlsform/fault.ts'
import type { SentFile } from '../../worker/forms/xlsform/files.ts'
import { readXlsForm } from '../../worker/forms/xlsform/read.ts'
import { writeXlsForm, writeXlsFormCsv } from '../../worker/forms/xlsform/write.ts'
import { questionnaires } from '../support/questionnaires.ts'
import { workbookOf } from '../support/workbooks.ts'

/** What comes back of files; faults as sentences when it is none. */
async function readBack([file, ...others]: SentFile[]): Promise<unknown> {
  const reading = await readXlsForm({ file: file as SentFile, others })
  return reading.ok ? { ...reading.questionnaire, skipped: reading.skipped } : reading.faults.map(sayFault)
}

test('every questionnaire that is made up for tests is in order', () => {
  fc.assert(
    fc.property(questionnaires(), (questionnaire) => {
      const planned = planOf(questionnaire)
      expect(planned.ok ? [] : planned.faults).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('an officer who exports a questionnaire as a spreadsheet and imports it has the same questionnaire', async () => {
  await fc.assert(
    fc.asyncProperty(questionnaires(), async (questionnaire) => {
      expect(await readBack(await writeXlsForm(questionnaire))).toEqual({ ...questionnaire, skipped: [] })
    }),
    { numRuns: 60 },
  )
}, 30_000)

test('an officer who exports a questionnaire as CSV and imports it has the same questionnaire', async () => {
  await fc.assert(
    fc.asyncProperty(questionnaires(), async (questionnaire) => {
      expect(await readBack(writeXlsFormCsv(questionnaire))).toEqual({ ...questionnaire, skipped: [] })
    }),
    { numRuns: 80 },
  )
})

const COLUMNS = [
  ...[
    'type',
    'name',
    'label',
    'label::English (en)',
    'hint',
    'relevant',
    'required',
    'constraint',
    'calculation',
    'default',
  ],
  ...['appearance', 'parameters', 'choice_filter', 'repeat_count', 'readonly', 'media::image', 'disabled', 'note'],
]
const TYPES = [
  ...[
    'text',
    'int',
    'note',
    'select_one l',
    'select_multiple l or_other',
    'rank l',
    'range',
    'calculate',
    'begin group',
    'end group',
  ],
  ...[
    'begin repeat',
    'end_repeat',
    'select_one_from_file thon.csv',
    'select one __proto__',
    'date',
    'image',
    'percentage',
    '',
    'video',
  ],
]
const CELLS = [
  ...[
    '',
    '',
    '',
    '',
    '',
    '',
    'a',
    'b',
    'c',
    'yes',
    'no',
    'TRUE',
    '${a}',
    '${b} > 1',
    '${a} = ‘x’',
    '. > 0',
    '1 +',
    'today()',
    'start=1 end=3',
  ],
  ...[
    '__proto__',
    'constructor',
    "instance('__proto__')/root/item",
    "pulldata('constructor', 'a', 'b', 'c')",
    'position(..)',
    '../../../a',
  ],
  ...[
    '=x',
    "'=x",
    '-5',
    '-',
    'w1',
    'minimal',
    'randomize=true',
    '((((',
    "regex(., '(a+)+')",
    '\u0001',
    '//a',
    'count(${c})',
    '${',
    '${}',
    '${a b}',
  ],
]

test('whatever stands in the cells, an officer has a questionnaire that can be exported and imported again, or faults', async () => {
  const line = fc.tuple(fc.constantFrom(...TYPES), ...COLUMNS.slice(1).map(() => fc.constantFrom(...CELLS)))
  let taken = 0
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 6 }), fc.boolean(), async (lines, isSparse) => {
      const rows = lines.map((cells) => cells.map((cell, at) => (isSparse && at > 3 && at % 3 !== 0 ? '' : cell)))
      const { bytes } = await workbookOf({
        survey: [COLUMNS, ['text', 'z', 'Z'], ...rows],
        choices: [
          ['list_name', 'name', 'label', 'x'],
          ['l', 'a', 'A', 'b'],
          ['l', 'b', 'B', ''],
        ],
      })
      const reading = await readXlsForm({ file: { name: 'phieu.xlsx', bytes }, others: [] })
      if (!reading.ok) {
        for (const fault of reading.faults) expect(sayFault(fault)).toMatch(/^(Trang|Tệp) \S.*: \S.*[.…]$/s)
        return
      }
      taken++
      expect(await readBack(writeXlsFormCsv(reading.questionnaire))).toEqual({ ...reading.questionnaire, skipped: [] })
    }),
    { numRuns: 250 },
  )
  expect(taken).toBeGreaterThan(5)
}, 30_000)
