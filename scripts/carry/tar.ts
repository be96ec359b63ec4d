import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createTarDecoder, createTarPacker } from 'modern-tar'
import { Refusal } from './refusal.ts'

/** Content types travel beside the file, under the name that desktops give them. */
const TYPE = 'SCHILY.xattr.user.mime_type'

/** One file of an archive. Its bytes have to be read, all or none, before the next. */
export type Entry = { name: string; size: number; type: string; bytes: () => AsyncGenerator<Uint8Array> }

/** Begins an archive that only this user may read. */
export function openTar(path: string) {
  const { readable, controller } = createTarPacker()
  const file = createWriteStream(path, { mode: 0o600, flags: 'wx' })
  // What goes wrong is thrown where the archive is written to or ended.
  const written = Promise.allSettled([pipeline(Readable.fromWeb(readable as never), file)])
  return {
    /** Fails when the path is taken or cannot be written. */
    opened: once(file, 'open').then(() => {}),
    async add(name: string, size: number, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, type = '') {
      const pax = type ? { pax: { [TYPE]: type } } : {}
      const writer = controller.add({ name, size, mode: 0o600, mtime: new Date(0), ...pax }).getWriter()
      for await (const chunk of chunks) await writer.write(new Uint8Array(chunk))
      await writer.close()
    },
    async end() {
      controller.finalize()
      const [ended] = await written
      if (ended.status === 'rejected') throw ended.reason
    },
    async abandon(error: unknown) {
      controller.error(error)
      await written
    },
  }
}

/** The files of an archive, one after the other. Refuses what is no archive, is cut off or was damaged. */
export async function* entries(path: string): AsyncGenerator<Entry> {
  const raw = Readable.toWeb(createReadStream(path)) as never as ReadableStream<Uint8Array>
  try {
    for await (const { header, body } of raw.pipeThrough(createTarDecoder({ strict: true }))) {
      let isRead = false
      async function* bytes() {
        isRead = true
        try {
          for await (const chunk of body) yield chunk
        } catch (error) {
          throw damaged(error)
        }
      }
      yield { name: header.name, size: header.size, type: header.pax?.[TYPE] ?? '', bytes }
      // Not cancelled: the decoder is further on by then, and would cancel the entry at which it is.
      if (!isRead) for await (const _ of bytes());
    }
  } catch (error) {
    throw damaged(error)
  }
}

function damaged(error: unknown): unknown {
  if (error instanceof Refusal || (error as NodeJS.ErrnoException).syscall) return error
  return new Refusal(`Tệp hỏng hoặc thiếu đoạn cuối (${(error as Error).message}). Chép lại từ bản gốc.`)
}

/** All bytes of a small file. */
export async function whole(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return new Uint8Array(Buffer.concat(parts))
}

/** The lines of a text, without holding more of it than a line. */
export async function* lines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest = ''
  for await (const chunk of chunks) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
  rest += decoder.decode()
  if (rest) yield rest
}
