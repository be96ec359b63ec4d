import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sayFault } from '../../worker/forms/xlsform/fault.ts'
import { readXlsForm } from '../../worker/forms/xlsform/read.ts'
import { writeXlsForm } from '../../worker/forms/xlsform/write.ts'
import { writeXForm } from '../../worker/forms/xform/write.ts'
import { questionnaires } from '../support/questionnaires.ts'

test('the Worker itself writes spreadsheets and reads them, and says what a broken one is', async () => {
  for (const questionnaire of fc.sample(questionnaires(), { numRuns: 5, seed: 21 })) {
    const [file = { name: '', bytes: new Uint8Array() }, ...others] = await writeXlsForm(questionnaire)
    expect(await readXlsForm({ file, others })).toEqual({ ok: true, questionnaire, skipped: [] })
    expect(writeXForm(questionnaire, { hamlets: [] })).toContain(`<data id="${questionnaire.name}"`)
    const broken = {
      name: 'phieu.xlsx',
      bytes: file.bytes.map((byte, index) => (index > 30 && index < 900 ? byte ^ 0x55 : byte)),
    }
    const reading = await readXlsForm({ file: broken, others })
    expect(reading.ok ? [] : reading.faults.map(sayFault)).toEqual([
      expect.stringMatching(/^Tệp phieu\.xlsx: Tệp (hỏng|nén)/),
    ])
  }
})
