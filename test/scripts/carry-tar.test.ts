import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { entries, openTar, whole } from '../../scripts/carry/tar.ts'

const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-tar-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('whoever passes over some files of an archive reads the others whole', async () => {
  const path = join(folder, 'a.tar')
  const tar = openTar(path)
  // Passed over while the next one already begins: as far as one piece of the file reaches.
  const sizes = {
    'passed-1': 60,
    'passed-2': 27_261,
    'passed-3': 43,
    'passed-4': 5_956,
    'read-1': 199,
    'read-2': 31_516,
  }
  for (const [name, size] of Object.entries(sizes)) await tar.add(name, size, [new Uint8Array(size).fill(97)])
  await tar.end()
  const read: Record<string, number> = {}
  for await (const entry of entries(path))
    if (entry.name.startsWith('read')) read[entry.name] = (await whole(entry.bytes())).length
  expect(read).toEqual({ 'read-1': 199, 'read-2': 31_516 })
})
