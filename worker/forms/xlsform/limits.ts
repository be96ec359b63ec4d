/** What a spreadsheet may be before it is unpacked and read. All are counted, none is trusted. */
export const SHEET_LIMITS = {
  /** Of one file as it is sent. */
  bytes: 5_000_000,
  /** Of all files sent together. */
  allBytes: 10_000_000,
  files: 40,
  /** Of what is unpacked from a workbook. */
  unpacked: 16_000_000,
  /** Unpacked to packed, of one entry. */
  ratio: 200,
  entries: 500,
  rows: 5_000,
  columns: 200,
  cells: 200_000,
  /** Marks of XML in the list of texts and in the styles, which are held in memory as trees. */
  tags: 200_000,
  cellLength: 10_000,
  /** Faults that are told at once. */
  faults: 200,
} as const
