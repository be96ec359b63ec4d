import { AlignmentType, Document, Header, type ISectionOptions, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { laidOut } from './layout.ts'
import type { Paper } from './paper.ts'
import { printableText } from './printable.ts'
import { heads, mm, printed } from './word-blocks.ts'
import { stamped } from './zip-time.ts'

/** What Word calls such a file. */
export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A4 with the margins of Nghị định 30/2020/NĐ-CP, Phụ lục I: 20 mm above and below, 30 mm left, 15 mm right. */
const PAGE = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10), footer: mm(10) },
}
const FONT = 'Times New Roman'

/** A paper as a Word file. The same paper and instant make the same bytes. `headless`: a sheet that goes with a paper, without heads of its own. */
export async function wordFile(paper: Paper, at: Date, { headless = false } = {}): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = laidOut(paper)
  const title = [paper.typeName, paper.subject].filter(Boolean).join(' ')
  const section: ISectionOptions = {
    properties: { page: PAGE, titlePage: true },
    headers: {
      default: new Header({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ children: [PageNumber.CURRENT], size: 26 })],
          }),
        ],
      }),
      first: new Header({ children: [new Paragraph({})] }),
    },
    children: [...(headless ? [] : [heads(sheet.left, sheet.right)]), ...printed(sheet.body)],
  }
  const document = new Document({
    styles: { default: { document: { run: { font: FONT, size: 28, language: { value: 'vi-VN' } } } } },
    sections: [section],
  })
  const core = { path: 'docProps/core.xml', data: coreXml(title, paper.issuer, at) }
  return stamped(new Uint8Array(await Packer.toArrayBuffer(document, false, [core])), at)
}

/** Who wrote what when: the library would put its own moment there. */
function coreXml(title: string, creator: string, at: Date): string {
  const day = `${at.toISOString().slice(0, 19)}Z`
  const dated = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}</dcterms:${name}>`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(creator)}</dc:creator>${dated('created')}${dated('modified')}</cp:coreProperties>`
}

function escaped(text: string): string {
  return printableText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
