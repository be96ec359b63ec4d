import { unitName } from '../../communes/unit.ts'
import type { Planned } from '../../dossiers/deed-access.ts'
import type { Context } from '../../http/context.ts'
import { sha256 } from '../../http/keys.ts'
import { problem } from '../../http/problem.ts'
import { compile } from './compile.ts'
import { contentOf } from './content.ts'
import type { CompileDesk, CompileMore } from './own.ts'
import { issuedPaper, paperOf } from './papers.ts'
import { compilationOf, heapsOf } from './queries.ts'
import { fileOfDocument, invited, keepCompilation, noteSent } from './send-queries.ts'
import type { SendUp } from './send-up.ts'
import { keepCompiled, XLSX_TYPE } from './sent-store.ts'
import { standingText } from './standing.ts'
import type { CompilationRow } from './tables.ts'
import { takeWords } from './words-queries.ts'
import { workbookFile } from './workbook-store.ts'
import { sheetsOf } from './workbook.ts'

type Plan<More> = Planned<More & { compile?: CompileMore }>

/** Makes ready what compiling writes: the table as it is submitted; the files, and the desks above, as it is sent. */
export async function readyToCompile<More>(
  c: Context,
  desk: CompileDesk,
  action: string,
  plan: Plan<More>,
  sendUp: SendUp,
): Promise<Plan<More>> {
  if (action === 'trinh') return compiled(c, desk, plan)
  if (action === 'gui') return sent(c, desk, plan, sendUp)
  return plan
}

async function compiled<More>(
  c: Context,
  { book, file, now, staff }: CompileDesk,
  plan: Plan<More>,
): Promise<Plan<More>> {
  const { db } = c.var
  const { own, row } = file
  const words = await takeWords(db, row.id)
  const { basis, plan: plans, previous, round } = await heapsOf(db, own.round, null)
  const content = contentOf(
    compile(round, plans, previous),
    words,
    { plan: plans !== null, previous: previous !== null },
    standingText(round.reports, (unit) => unitName(book, unit)),
  )
  const contentHash = sha256(JSON.stringify(content))
  const number = (own.compile.all.at(-1)?.number ?? 0) + 1
  const kept = keepCompilation(db, {
    ...{ roundId: row.id, number, communeId: row.communeId, basis, words, content, contentHash },
    ...{ madeBy: staff.id, madeAt: now.toISOString() },
  })
  const more = { ...plan.more, compile: { ...plan.more?.compile, also: [kept] } } as Plan<More>['more'] & object
  return { ...plan, detail: { ...plan.detail, number, contentHash }, more }
}

async function sent<More>(c: Context, desk: CompileDesk, plan: Plan<More>, sendUp: SendUp): Promise<Plan<More>> {
  const { db } = c.var
  const { file, now } = desk
  const { own, row } = file
  const compilation = await compilationOf(db, row.id)
  if (!compilation) throw problem.conflict('Chưa có bản tổng hợp đã trình. Ông/bà tổng hợp lại rồi gửi.')
  const issued = issuedPaper(own)
  const { content, number } = compilation
  const [sheetKey, wordKey] = await filesOf(c, desk, { ...compilation, issuedId: issued?.id ?? '' }).catch(() => {
    throw problem.unavailable('Kho tệp đang trục trặc nên chưa gửi gì. Ông/bà gửi lại sau ít phút.')
  })
  const sentAt = now.toISOString()
  const documentCode = issued?.code ?? ''
  const up = own.round.addressees
    .filter(({ kind }) => kind === 'area')
    .flatMap(({ id }) =>
      sendUp(db, {
        ...{ id: desk.newId(), areaId: id, communeId: row.communeId, roundId: row.id, kind: own.round.kind },
        ...{ period: own.round.period, title: row.title, documentCode, content, wordKey, sheetKey, sentAt },
      }),
    )
  const invite = plan.more?.compile?.invite ?? []
  const also = [
    noteSent(
      db,
      { roundId: row.id, number },
      { documentId: issued?.id ?? '', documentCode, wordKey, sheetKey, sentAt },
    ),
    ...(invite.length > 0 ? [invited(db, row.id, invite, now)] : []),
    ...up,
  ]
  const more = { ...plan.more, compile: { ...plan.more?.compile, also } } as Plan<More>['more'] & object
  return { ...plan, more }
}

/** The files as they go out: the table, and the paper that was issued, or the report as it stands where there is none. */
async function filesOf(
  c: Context,
  desk: CompileDesk,
  { basis, content, issuedId, words }: CompilationRow & { issuedId: string },
): Promise<[sheetKey: string, wordKey: string]> {
  const { db } = c.var
  const { book, file, now, today } = desk
  const { plan, previous, round } = await heapsOf(db, file.own.round, basis)
  const lines = compile(round, plan, previous)
  const bytes = await workbookFile(sheetsOf(lines, round, words, (unit) => unitName(book, unit)))
  const sheetKey = await keepCompiled(c.env, today, bytes, { ending: 'xlsx', type: XLSX_TYPE })
  const issuedKey = issuedId === '' ? '' : await fileOfDocument(db, issuedId)
  if (issuedKey !== '') return [sheetKey, issuedKey]
  // The writer of Word files is large and rarely wanted.
  const { WORD_TYPE, wordFile } = await import('../../documents/word.ts')
  const word = await wordFile({ ...paperOf(desk, content), isDraft: false }, now)
  return [sheetKey, await keepCompiled(c.env, today, word, { ending: 'docx', type: WORD_TYPE })]
}
