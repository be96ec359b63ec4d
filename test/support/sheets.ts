import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Sheet as SheetPage } from '../../web/components/sheet/sheet.tsx'
import type { View } from '../../web/components/sheet/view.ts'
import { planOf, type Plan } from '../../worker/forms/plan.ts'
import type { Answers, Questionnaire } from '../../worker/forms/questionnaire.ts'
import { openSheet, type Sheet } from '../../worker/forms/sheet.ts'
import { worldOf } from '../../worker/forms/world.ts'
import { HAMLETS } from './every-kind.ts'

/** The plan of a questionnaire that is in order. */
export function planFor(questionnaire: Questionnaire): Plan {
  const planned = planOf(questionnaire)
  if (!planned.ok) throw new Error(JSON.stringify(planned.faults))
  return planned.plan
}

/** A sheet of it in the commune of the tests, on 21 November 2026. */
export function sheetOf(plan: Plan, answers?: Answers, submissionKey = 'khoa'): Sheet {
  const now = '2026-11-21T08:30:00.000+07:00'
  return openSheet(
    plan,
    worldOf({ today: '2026-11-21', now, hamlets: HAMLETS, language: 'vi', submissionKey }),
    answers,
  )
}

/** A page of a sheet as HTML. */
export function pageOf(sheet: Sheet, page: number, more: Partial<View> = {}): string {
  return renderToString(h(SheetPage, { sheet, page, errors: {}, media: '/tep/', ...more }))
}
