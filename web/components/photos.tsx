export type Photo = { href: string; alt: string; type: string }

/** Photos one can open; what browsers cannot draw is offered as a file. */
export function PhotoList({ photos }: { photos: Photo[] }) {
  if (photos.length === 0) return null
  return (
    <ul class="photos">
      {photos.map(({ href, alt, type }, index) => (
        <li key={href}>
          {/hei[cf]/.test(type) ? (
            <a href={href} download>
              {`Tải ảnh ${index + 1} về máy để xem (ảnh HEIC của điện thoại iPhone)`}
            </a>
          ) : (
            <a href={href}>
              <img src={href} alt={alt} loading="lazy" decoding="async" width="160" height="120" />
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
