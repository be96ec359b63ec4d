import type { Body, CommuneBook } from '../communes/book.ts'
import { type DocumentKind, patternOf, unnumbered } from './number.ts'
import type { Paper, Signer, System } from './paper.ts'

/** Who issues a paper, as its head and its end name them. */
export type Letterhead = {
  system: System
  parent: string
  issuer: string
  place: string
  signer: Signer
}

/** What every paper begins with: who issues it, the number that waits for it (empty: it has none), the year. */
export type From = { head: Letterhead; code: string; year: string }

/** Where a paper of a body begins. `kind` is null for one without a number of its own. */
export function fromBody(book: CommuneBook, bodyId: string, kind: DocumentKind | null, year: string): From {
  const body = book.bodies.get(bodyId)
  if (!body) throw new Error(`no body ${bodyId}`)
  const code = kind === null ? '' : unnumbered(patternOf(book.numberPatterns, body, kind))
  return { head: letterheadOf(book, body), code, year }
}

/** The head of a body's papers: as the commune settled it, else by what kind of body it is. */
export function letterheadOf(book: CommuneBook, body: Body): Letterhead {
  const { parent, issuer } = namesOf(book, body)
  return {
    system: body.paperSystem ?? systemOf(body),
    parent: body.paperParent ?? parent,
    issuer: body.paperIssuer ?? issuer,
    place: bareName(book),
    signer: { authority: '', organ: '', name: '', ...SIGNERS[body.kind] },
  }
}

/** A draft of a paper with nothing in it yet but who issues it. */
export function blankPaper({ code, head, year }: From): Paper {
  return {
    system: head.system,
    parent: head.parent,
    issuer: head.issuer,
    code,
    place: head.place,
    date: year,
    isDraft: true,
    typeName: '',
    subject: '',
    attachedTo: '',
    addressees: [],
    parts: [],
    signers: [head.signer],
    recipients: [archiveOf(head)],
    annexes: [],
  }
}

/** Where the copy stays that a body keeps. */
export function archiveOf({ system }: Pick<Letterhead, 'system'>): string {
  return system === 'party' ? 'Lưu: Văn phòng' : 'Lưu: VT'
}

/** The name of a body with its commune: "Ủy ban nhân dân xã Bình Xa". */
export function officialName(book: CommuneBook, body: Pick<Body, 'name' | 'kind'>): string {
  const { kind, name } = body
  const whole = /(^| )(xã|phường|đặc khu)$/iu.test(name) ? `${name} ${bareName(book)}` : name
  return kind === 'fatherland_front' ? whole.replace(/(Mặt trận Tổ quốc)(?! Việt Nam)/u, 'MTTQ Việt Nam') : whole
}

function systemOf(body: Body): System {
  if (body.kind === 'party_committee') return 'party'
  return ['fatherland_front', 'mass_org', 'board'].includes(body.kind) ? 'front' : 'state'
}

/** The Standing Board issues for the Front Committee where its numbers say so: `12/BC-MTTQ-BTT`. */
function namesOf(book: CommuneBook, body: Body): { parent: string; issuer: string } {
  const own = officialName(book, body)
  if (body.kind === 'fatherland_front' && /-BTT\b/.test(body.notation))
    return { parent: own, issuer: 'Ban Thường trực' }
  const above = book.bodies.get(body.parentBodyId ?? '')
  if (above) return { parent: officialName(book, above), issuer: own }
  if (body.kind === 'party_committee') return { parent: `Đảng bộ ${book.commune.provinceName}`, issuer: own }
  if (body.kind === 'police') return { parent: `Công an ${book.commune.provinceName}`, issuer: own }
  return { parent: '', issuer: own }
}

/** "Xã Bình Xa" → "Bình Xa". */
function bareName(book: CommuneBook): string {
  return book.commune.name.replace(/^(Xã|Phường|Đặc khu) /u, '')
}

const SIGNERS: Record<Body['kind'], Partial<Signer> & { title: string }> = {
  fatherland_front: { authority: 'TM.', organ: 'Ban Thường trực', title: 'Chủ tịch' },
  party_committee: { authority: 'TM.', organ: 'Đảng ủy', title: 'Bí thư' },
  peoples_council: { authority: 'TM.', organ: 'Thường trực HĐND', title: 'Chủ tịch' },
  peoples_committee: { authority: 'TM.', organ: 'Ủy ban nhân dân', title: 'Chủ tịch' },
  mass_org: { authority: 'TM.', organ: 'Ban Thường vụ', title: 'Chủ tịch' },
  board: { authority: 'TM.', organ: 'Ban', title: 'Trưởng ban' },
  department: { title: 'Thủ trưởng' },
  police: { title: 'Trưởng Công an' },
  military: { title: 'Chỉ huy trưởng' },
  health_station: { title: 'Trạm trưởng' },
  school: { title: 'Hiệu trưởng' },
  external: { title: 'Thủ trưởng' },
}
