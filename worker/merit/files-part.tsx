import type { DossierFile } from '../dossiers/file.ts'

/** Files that came with a rating or a proposal. */
export function Files({ files, address }: { files: DossierFile['files']; address: string }) {
  if (files.length === 0) return null
  return (
    <section aria-labelledby="tep">
      <h2 id="tep">Tài liệu kèm theo</h2>
      <ul class="list">
        {files.map(({ id, name }) => (
          <li key={id}>
            <a href={`${address}/tep/${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
