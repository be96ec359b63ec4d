import { type Block, laidOut, type Line } from './layout.ts'
import type { Paper } from './paper.ts'

/** A paper as it will be printed: the same words in the same places as in its Word file. `headless`: a sheet that goes with a paper. */
export function PaperSheet({ paper, headless = false }: { paper: Paper; headless?: boolean }) {
  const { body, left, right } = laidOut(paper)
  // A wide table moves sideways on a phone: by the keys too.
  const isWide = body.some(({ kind }) => kind === 'table')
  return (
    <article class="paper official" tabIndex={isWide ? 0 : undefined}>
      {!headless && (
        <div class="heads">
          <div>{left.map(blockOf)}</div>
          <div>{right.map(blockOf)}</div>
        </div>
      )}
      {body.map(blockOf)}
    </article>
  )
}

function blockOf(block: Block, at: number) {
  if (block.kind === 'line') return <LineOf key={at} line={block} />
  if (block.kind === 'rule') return <div key={at} class={`rule ${block.of}`} />
  if (block.kind === 'page') return <div key={at} class="leaf" />
  if (block.kind === 'table') return <TableOf key={at} table={block} />
  return <Close key={at} close={block} />
}

function LineOf({ line: { look, runs } }: { line: Line }) {
  const words = runs.map(({ bold, italic, text }, at) => {
    if (bold) return <b key={at}>{text}</b>
    return italic ? <i key={at}>{text}</i> : text
  })
  return look === 'type' ? <h1>{words}</h1> : <p class={look}>{words}</p>
}

function TableOf({ table: { head, rows } }: { table: Extract<Block, { kind: 'table' }> }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((text, at) => (
            <th key={at} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {row.map((text, column) => (
              <td key={column}>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Close({ close: { recipients, signers } }: { close: Extract<Block, { kind: 'close' }> }) {
  const signed = signers.map(({ lines, name }, at) => (
    <div key={at} class="sign">
      {lines.map((text) => (
        <p key={text}>
          <b>{text}</b>
        </p>
      ))}
      <p class="name">
        <b>{name}</b>
      </p>
    </div>
  ))
  const sent = recipients.length > 0 && (
    <div class="sent">
      <p>
        <b>
          <i>Nơi nhận:</i>
        </b>
      </p>
      {recipients.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  )
  if (signers.length > 1)
    return (
      <>
        <div class="close">{signed}</div>
        {sent}
      </>
    )
  return (
    <div class="close">
      {sent}
      {signed}
    </div>
  )
}
