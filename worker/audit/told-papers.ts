import { bodyName, type CommuneBook } from '../communes/book.ts'
import { documentAddress, draftAddress } from '../documents/addresses.ts'
import { isKind, KIND_WORDS } from '../documents/number.ts'
import { mayReadDocument, mayReadRegister } from '../documents/permissions.ts'
import { HIDDEN } from '../documents/words.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { PaperAct, PaperDeed } from './paper-journal-queries.ts'
import type { Entry, NameOf } from './told.ts'

const DID: Record<PaperAct, (paper: string, isHeld: boolean) => string> = {
  confirmed: (paper) => `xác nhận để ban hành ${paper}`,
  numbered: (paper, isHeld) => (isHeld ? `giữ số cho ${paper}` : `ban hành ${paper}`),
  issued: (paper) => `ban hành ${paper} theo số đã giữ`,
  signed: (paper) => `gắn bản đã ký của ${paper}`,
  voided: (paper) => `hủy số của ${paper}`,
}

/** What was done with official papers in words. Of one that he may not read only its number is told, as in the register. */
export function tellPapers(rows: readonly PaperDeed[], book: CommuneBook, staff: StaffMember, nameOf: NameOf): Entry[] {
  return rows.map((row) => {
    const { act, at, bodyId, byId, code, isHeld, kind, reason, subject } = row
    const type = isKind(kind) ? KIND_WORDS[kind].toLowerCase() : 'văn bản'
    const isOpen = reads(row, book, staff)
    const said = isOpen ? [subject, reason && `Lý do: ${reason}`] : [HIDDEN]
    return {
      ...{
        at,
        caseCode: '',
        title: `${nameOf(byId)} ${DID[act](code === '' ? type : `${type} ${code}`, isHeld === 1)}`,
      },
      note: [`${bodyName(book, bodyId)}.`, ...said].filter(Boolean).join('\n'),
      about: { href: isOpen ? hrefOf(row) : null, text: code || 'Dự thảo' },
    }
  })
}

function reads(row: PaperDeed, book: CommuneBook, staff: StaffMember): boolean {
  const { bodyId, issuedBy, restricted, seesCase } = row
  if (row.act === 'confirmed')
    return restricted === 0 && (mayReadRegister(staff, bodyId) || staff.bodyId === book.commune.triageBodyId)
  const body = book.bodies.get(bodyId) ?? { id: bodyId, kind: '' }
  const standing = { bodyId, issuedBy, restricted: restricted === 1, writtenBy: null, seesCase: seesCase === 1 }
  return mayReadDocument(staff, standing, body)
}

function hrefOf({ documentId, draftId }: PaperDeed): string {
  return draftId === '' ? documentAddress(documentId) : draftAddress(draftId)
}
