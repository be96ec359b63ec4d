import { field, type Sent } from '../../http/form.ts'
import type { FormValues } from './form-fields.tsx'

const TEXT_FIELDS = [
  'kind',
  'category',
  'hamlet',
  'content',
  'place',
  'latitude',
  'longitude',
  'name',
  'phone',
  'email',
]

/** What was typed, to be shown again. */
export function valuesOf(sent: Sent): FormValues {
  const isOn = (name: string) => ['1', 'on', 'true', 'yes'].includes(field(sent, name) ?? '')
  return {
    text: (name) => field(sent, name) ?? '',
    demands: (sent.fields.get('demand') ?? []).filter((demand) => demand.trim() !== ''),
    hideIdentity: field(sent, 'hideIdentity') === undefined || isOn('hideIdentity'),
    allowPublish: isOn('allowPublish'),
    consent: isOn('consent'),
  }
}

/** The fields of a petition as the schema wants them. */
export function petitionFields(sent: Sent): Record<string, unknown> {
  const names = [...TEXT_FIELDS, 'hideIdentity', 'allowPublish', 'consent', 'submissionKey']
  const pairs = names.map((name) => [name, field(sent, name)] as const).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(pairs), demand: sent.fields.get('demand') ?? [] }
}
