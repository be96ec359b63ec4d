import { deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { sayFault } from '../../worker/forms/xlsform/fault.ts'
import { readXlsForm } from '../../worker/forms/xlsform/read.ts'
import type { SentFile } from '../../worker/forms/xlsform/files.ts'

/** Sheets as people draw them: lines of cells between bars, the header first. */
export type Drawn = Readonly<Record<string, string>>

export function rowsOf(drawn: string): string[][] {
  const lines = drawn.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => line.split('|').map((cell) => cell.trim().replaceAll('\\n', '\n')))
}

export async function workbook(sheets: Drawn): Promise<SentFile> {
  return workbookOf(Object.fromEntries(Object.entries(sheets).map(([name, drawn]) => [name, rowsOf(drawn)])))
}

export async function workbookOf(sheets: Readonly<Record<string, string[][]>>): Promise<SentFile> {
  const all = Object.entries(sheets).map(([name, rows]) => ({ name, rows }))
  return { name: 'phieu.xlsx', bytes: await writeXlsx({ sheets: all }) }
}

export function csv(name: string, text: string): SentFile {
  return { name, bytes: new TextEncoder().encode(text) }
}

/** What is said of a file: sentences, or nothing. */
export async function faultsIn(file: SentFile, ...others: SentFile[]): Promise<string[]> {
  const reading = await readXlsForm({ file, others })
  return reading.ok ? [] : reading.faults.map(sayFault)
}

/** A part of a zip file; what it says of itself need not be true. */
export type Part = { name: string; text: string | Uint8Array; saysSize?: number; isStored?: boolean }

/** A zip file as anybody could write it by hand. */
export function zipped(parts: readonly Part[]): Uint8Array {
  const bodies: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const { name, text, saysSize, isStored = false } of parts) {
    const raw = Buffer.from(text as string)
    const packed = isStored ? raw : deflateRawSync(raw, { level: 9 })
    const path = Buffer.from(name)
    const head = (mark: number, size: number, shift: number) => {
      const buffer = Buffer.alloc(size)
      buffer.writeUInt32LE(mark, 0)
      buffer.writeUInt16LE(isStored ? 0 : 8, 8 + shift)
      buffer.writeUInt32LE(packed.length, 18 + shift)
      buffer.writeUInt32LE(saysSize ?? raw.length, 22 + shift)
      buffer.writeUInt16LE(path.length, 26 + shift)
      return buffer
    }
    const line = head(0x02014b50, 46, 2)
    line.writeUInt32LE(at, 42)
    const body = Buffer.concat([head(0x04034b50, 30, 0), path, packed])
    list.push(line, path)
    bodies.push(body)
    at += body.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(list).length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...bodies, ...list, end]))
}

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** The parts of a workbook with one sheet, `survey`, whose cells are given as XML. */
export function bookParts(cells: string, before = ''): Part[] {
  return [
    {
      name: '[Content_Types].xml',
      text: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: '_rels/.rels',
      text: `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="survey" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      text: `<?xml version="1.0"?>${before}<worksheet xmlns="${SHEET}"><sheetData>${cells}</sheetData></worksheet>`,
    },
  ]
}

/** A cell with a text of its own. */
export function cell(place: string, text: string): string {
  return `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
}
