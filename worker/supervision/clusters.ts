import type { CommuneBook } from '../communes/book.ts'
import { addDays, shortDay } from '../deadlines/calendar.ts'
import { findLimit } from '../deadlines/limit.ts'
import { LIMIT, quarterOf } from './days.ts'
import type { Proposal } from './proposal.ts'

/** Petitions of one field in a short time, as the clock counted them. */
export type Cluster = {
  category: string
  many: number
  hamlets: number
  bodies: string[]
  fromOn: string
  toOn: string
}

/** From how many petitions in how many days on a topic is offered; null where the commune has settled neither. */
export function clusterSettings(
  book: Pick<CommuneBook, 'limits'>,
  today: string,
): { days: number; least: number } | null {
  const days = findLimit(book.limits, LIMIT.clusterDays, today)
  const least = findLimit(book.limits, LIMIT.clusterCount, today)
  return days && least ? { days: days.days, least: least.days } : null
}

/** "9 kiến nghị về môi trường ở 3 thôn trong 60 ngày". */
export function clusterText(cluster: Cluster, book: CommuneBook): string {
  const { fromOn, hamlets, many, toOn } = cluster
  const days = Math.round((Date.parse(toOn) - Date.parse(fromOn)) / 86_400_000)
  return `${many} kiến nghị về ${nameOf(cluster, book)} ở ${hamlets} thôn trong ${days} ngày`
}

/** The topic that a cluster opens: what it says is put right on its page. */
export function clusterProposal(
  cluster: Cluster,
  book: CommuneBook,
  today: string,
): { proposal: Proposal; year: number } {
  const front = book.commune.triageBodyId
  const looked = cluster.bodies.filter((id) => id !== front && book.bodies.has(id))
  const committee = [...book.bodies.values()].find(({ kind }) => kind === 'peoples_committee')
  const soon = addDays(today, 30)
  return {
    year: Number(soon.slice(0, 4)),
    proposal: {
      title: `Giám sát việc giải quyết kiến nghị về ${nameOf(cluster, book)}`,
      content: `${clusterText(cluster, book)} (${shortDay(cluster.fromOn)} đến ${shortDay(cluster.toOn)}/${cluster.toOn.slice(0, 4)}): nguyên nhân, trách nhiệm giải quyết, kết quả.`,
      ...{ scope: '', period: '', form: 'delegation', grounds: ['petitions'] },
      bodies: looked.length > 0 ? looked : committee ? [committee.id] : [],
      ...{ quarter: quarterOf(soon), leadBodyId: front },
      ...{ partner: '', partnerReference: '', works: '', worksEndOn: null },
    },
  }
}

function nameOf({ category }: Pick<Cluster, 'category'>, book: CommuneBook): string {
  const name = book.categories.get(category)?.name ?? 'lĩnh vực cũ'
  return name.charAt(0).toLowerCase() + name.slice(1)
}
