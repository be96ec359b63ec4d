import type { QuestionKind } from '../questionnaire.ts'

const SELECTS = ['randomize', 'seed']
const ALLOWED: Readonly<Partial<Record<QuestionKind, readonly string[]>>> = {
  range: ['start', 'end', 'step', 'tick_labelset'],
  select_one: SELECTS,
  select_multiple: SELECTS,
  rank: SELECTS,
  hamlet: SELECTS,
  image: ['max-pixels'],
}
/** Settings of the telephone application, without meaning for what is asked. */
const HARMLESS = [
  'quality',
  'allow-mock-accuracy',
  'capture-accuracy',
  'warning-accuracy',
  'tick_interval',
  'placeholder',
]
const NUMBER = /^-?\d+(\.\d+)?$/

export type ReadParameters = {
  parameters: Record<string, string>
  /** `rows` of a text: more than one line. */
  isMultiline: boolean
  faults: string[]
  skipped: string[]
}

/** `start=0 end=10 step=1`, parted by spaces, commas or semicolons. */
export function readParameters(cell: string, kind: QuestionKind): ReadParameters {
  const found: ReadParameters = { parameters: {}, isMultiline: false, faults: [], skipped: [] }
  for (const part of cell
    .replaceAll(/\s*=\s*/g, '=')
    .split(/[\s,;]+/)
    .filter((one) => one !== '')) {
    const at = part.indexOf('=')
    const [name, value] = [part.slice(0, at).toLowerCase(), part.slice(at + 1)]
    if (at < 1 || value === '') found.faults.push(`"${part}" chưa đúng cách viết tham số: tên=giá trị, ví dụ start=0.`)
    else if ((name === 'value' && value === 'name') || (name === 'label' && value === 'label')) continue
    else if (name === 'rows' && kind === 'text' && /^\d+$/.test(value)) found.isMultiline ||= Number(value) > 1
    else if (HARMLESS.includes(name))
      found.skipped.push(`tham số ${name} chỉ dùng cho ứng dụng điện thoại, không đưa vào biểu mẫu`)
    else if (!ALLOWED[kind]?.includes(name)) found.faults.push(unknown(name, kind))
    else if (Object.hasOwn(found.parameters, name)) found.faults.push(`Tham số ${name} được viết hai lần.`)
    else {
      const message = valueFault(name, value)
      if (message === null) found.parameters[name] = value
      else found.faults.push(message)
    }
  }
  if (found.parameters['seed'] !== undefined && found.parameters['randomize'] !== 'true')
    found.faults.push('Tham số seed chỉ dùng cùng randomize=true.')
  return found
}

export function parametersText(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')
}

function valueFault(name: string, value: string): string | null {
  if (['start', 'end', 'step'].includes(name) && !NUMBER.test(value))
    return `Tham số ${name} phải là một số, không phải "${value}".`
  if (name === 'max-pixels' && !/^\d{1,6}$/.test(value))
    return `Tham số max-pixels phải là một số nguyên, không phải "${value}".`
  if (name === 'randomize' && value !== 'true' && value !== 'false')
    return `Tham số randomize phải là true hoặc false, không phải "${value}".`
  if (name === 'seed' && !NUMBER.test(value) && !/^\$\{[^{}]+\}$/.test(value))
    return `Tham số seed phải là một số hoặc một câu hỏi \${…}, không phải "${value}".`
  return null
}

function unknown(name: string, kind: QuestionKind): string {
  const allowed = ALLOWED[kind] ?? []
  const known =
    allowed.length === 0 ? 'Loại câu này không có tham số nào.' : `Các tham số dùng được ở đây: ${allowed.join(', ')}.`
  return `Không biết tham số "${name}". ${known}`
}
