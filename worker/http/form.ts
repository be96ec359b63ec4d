import type { Context } from './context.ts'
import { problem } from './problem.ts'

/** What a form sent: every field a list, in order; files apart. */
export type Sent = { fields: Map<string, string[]>; files: Map<string, File[]> }

/** Reads a form, however the browser packed it. Throws 415 for another content type and 400 for a broken one. */
export async function readForm(c: Context): Promise<Sent> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  const sent: Sent = { fields: new Map(), files: new Map() }
  if (type === 'application/x-www-form-urlencoded') {
    // The runtime warns of text() on this content type.
    const text = new TextDecoder().decode(await c.req.arrayBuffer())
    for (const [name, value] of new URLSearchParams(text)) push(sent.fields, name, value)
    return sent
  }
  if (type !== 'multipart/form-data') throw problem.contentType()
  let data: FormData
  try {
    data = await c.req.raw.formData()
  } catch (error) {
    if (error instanceof Error && error.name === 'BodyLimitError') throw problem.tooLarge()
    throw problem.malformed()
  }
  for (const [name, value] of data) {
    if (typeof value === 'string') push(sent.fields, name, value)
    else if (value.size > 0 || value.name !== '') push(sent.files, name, value)
  }
  return sent
}

/** The last value of a field, or nothing. */
export function field(sent: Sent, name: string): string | undefined {
  return sent.fields.get(name)?.at(-1)
}

function push<T>(map: Map<string, T[]>, name: string, value: T): void {
  const list = map.get(name)
  if (list) list.push(value)
  else map.set(name, [value])
}
