import type { Sheet } from './workbook.ts'

/** Sheets as a file. */
export async function workbookFile(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  // The writer of spreadsheets is large and rarely wanted.
  const { writeXlsx } = await import('hucre/xlsx')
  return (await writeXlsx({ sheets: [...sheets] })) as Uint8Array<ArrayBuffer>
}
