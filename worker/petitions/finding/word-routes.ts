import { Hono } from 'hono'
import { codeOf } from '../../cases/code.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { fileName } from '../../documents/document-store.ts'
import type { Paper } from '../../documents/paper.ts'
import type { App, Context } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import { notePaper } from '../officer/transfer-note.ts'
import { openCase } from '../officer/officer-case-routes.ts'
import { coverPaper } from './cover-paper.ts'

/** Papers of a case as Word files: the note with which it was passed on, the cover of its paper file. */
export const wordRoutes = new Hono<App>()

wordRoutes.get('/ho-so/:caseCode/phieu-chuyen.docx', async (c) => {
  const file = await openCase(c)
  const document = file.documents.findLast((one) => one.documentKind === 'transfer_note')
  if (!document) throw problem.notFound()
  const { book } = c.var
  const paper = notePaper(book, file, document, codeOf(book, file.row))
  return wordAnswer(c, paper, fileName(document.codeNotation), new Date(document.createdAt))
})

wordRoutes.get('/ho-so/:caseCode/bia.docx', async (c) => {
  const { book, now } = c.var
  const file = await openCase(c)
  if (file.row.restricted)
    throw problem.forbidden('Hồ sơ xử lý riêng không in bìa: tờ bìa nằm trên bàn, ai cũng đọc được.')
  const code = codeOf(book, file.row)
  return wordAnswer(c, coverPaper(book, file, code, localDay(now)), `bia-${code}`, now)
})

async function wordAnswer(c: Context, paper: Paper, name: string, at: Date): Promise<Response> {
  const { WORD_TYPE, wordFile } = await import('../../documents/word.ts')
  const headers = {
    'content-type': WORD_TYPE,
    'content-disposition': `attachment; filename="${name}.docx"`,
    'cache-control': 'private, no-store',
  }
  return c.body(await wordFile(paper, at), 200, headers)
}
