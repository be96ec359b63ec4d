import type { Photo } from '../../web/components/photos.tsx'
import type { FileRow } from '../files/queries.ts'

/** Photos as the list of photos wants them, below the address of the page that shows them. */
export function shownPhotos(photos: readonly FileRow[], address: string, what = 'Ảnh'): Photo[] {
  return photos.map(({ id, type }, index) => ({ href: `${address}/anh/${id}`, alt: `${what} ${index + 1}`, type }))
}
