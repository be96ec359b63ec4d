import { type Fault, isQuestion, type Questionnaire, say, walk } from '../../forms/questionnaire.ts'
import { quotaName } from '../quotas.ts'
import type { Quota } from '../tables.ts'
import { QUOTA_MAX } from './survey-form.ts'

/** Longer lists are not offered: nobody sets a number for each of a thousand options. */
const LIST_MOST = 40
const QUESTIONS_MOST = 30

/** Rows of one table: a hamlet each, or an option of a question each. */
export type QuotaGroup = {
  by: string
  title: string
  rows: { name: string; label: string; quota: Omit<Quota, 'most'> }[]
}

/** What can be limited: the hamlets, and every question where one of a few is chosen. `name` is the field of a row. */
export function quotaGroups(
  questionnaire: Questionnaire,
  hamlets: readonly { id: string; name: string }[],
): QuotaGroup[] {
  const { languages, lists } = questionnaire
  const language = languages[0]?.code ?? ''
  const row = (by: string, value: string, label: string) => ({
    ...{ name: `q.${quotaName({ by, value, most: 0 })}`, label },
    quota: { by, value },
  })
  const asked = [...walk(questionnaire.nodes)].flatMap(({ node, above }) =>
    isQuestion(node) && node.kind === 'select_one' && node.list && !above.some(({ kind }) => kind === 'repeat')
      ? [{ name: node.name, title: say(node.label, language, languages), options: lists[node.list] ?? [] }]
      : [],
  )
  return [
    { by: '', title: 'Theo thôn', rows: hamlets.map(({ id, name }) => row('', id, name)) },
    ...asked
      .filter(({ options }) => options.length > 0 && options.length <= LIST_MOST)
      .slice(0, QUESTIONS_MOST)
      .map(({ name, title, options }) => ({
        ...{ by: name, title },
        rows: options.map((option) => row(name, option.name, say(option.label, language, languages) || option.name)),
      })),
  ]
}

/** Reads the numbers that were typed; empty boxes set no limit. */
export function readQuotas(
  groups: readonly QuotaGroup[],
  typed: (name: string) => string,
): { quotas: Quota[]; errors: Record<string, string[]> } {
  const quotas: Quota[] = []
  const errors: Record<string, string[]> = {}
  for (const { name, quota } of groups.flatMap(({ rows }) => rows)) {
    const text = typed(name).trim().replaceAll('.', '')
    if (text === '') continue
    const most = /^\d{1,6}$/.test(text) ? Number(text) : 0
    if (most >= 1 && most <= QUOTA_MAX) quotas.push({ ...quota, most })
    else errors[name] = ['Ông/bà ghi một số từ 1 trở lên, hoặc để trống.']
  }
  return { quotas, errors }
}

/** What each limit is for, and how many places of it are taken: "Làng Dịa: 12 trên 40". */
export function quotaLabels(
  groups: readonly QuotaGroup[],
  quotas: readonly Quota[],
  taken: ReadonlyMap<string, number>,
): string[] {
  const labels = new Map(groups.flatMap(({ rows }) => rows.map(({ name, label }) => [name, label])))
  return quotas.map((quota) => {
    const name = quotaName(quota)
    return `${labels.get(`q.${name}`) ?? quota.value}: ${taken.get(name) ?? 0} trên ${quota.most}`
  })
}

/** Limits that the questionnaire, as it is now, can never meet. */
export function quotaFaults(questionnaire: Questionnaire, quotas: readonly Quota[], isInvited: boolean): Fault[] {
  const nodes = [...walk(questionnaire.nodes)].map(({ node }) => node)
  const asksHamlet = nodes.some((node) => node.kind === 'hamlet')
  const gone = quotas.filter(({ by, value }) => {
    if (by === '') return false
    const node = nodes.find(({ name }) => name === by)
    const list = node && isQuestion(node) && node.list ? questionnaire.lists[node.list] : undefined
    return !list?.some(({ name }) => name === value)
  })
  return [
    ...(quotas.some(({ by }) => by === '') && !asksHamlet && !isInvited
      ? [fault('', 'Có đặt số phiếu tối đa theo thôn, mà biểu mẫu không hỏi thôn nào.')]
      : []),
    ...gone.map(({ by, value }) =>
      fault(by, `Có đặt số phiếu tối đa cho lựa chọn "${value}" của câu "${by}", mà biểu mẫu không còn lựa chọn ấy.`),
    ),
  ]
}

function fault(name: string, message: string): Fault {
  return { name, part: 'quota', message }
}
