import type { Block } from './layout.ts'

/** Without signs that no file of XML may have: Word would not open it. */
export function printableText(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
}

/** The same for all that a block says. */
export function printable(block: Block): Block {
  if (block.kind === 'line')
    return { ...block, runs: block.runs.map((run) => ({ ...run, text: printableText(run.text) })) }
  if (block.kind === 'table')
    return { ...block, head: block.head.map(printableText), rows: block.rows.map((row) => row.map(printableText)) }
  if (block.kind !== 'close') return block
  const signers = block.signers.map(({ lines, name }) => ({
    lines: lines.map(printableText),
    name: printableText(name),
  }))
  return { ...block, signers, recipients: block.recipients.map(printableText) }
}
