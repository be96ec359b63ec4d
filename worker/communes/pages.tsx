import { BigLinks } from '../../web/components/big-links.tsx'
import { Field } from '../../web/components/field.tsx'
import { Page } from '../../web/components/page.tsx'
import type { Commune } from './book.ts'
import type { Place } from './queries.ts'

/** The chooser: a search box, what it found and where each place is now, the communes that are open here. */
export function chooserPage({ communes, found }: { communes?: Commune[]; found?: FoundView }) {
  return (
    <Page title="Ông/bà ở xã nào?" description="Gửi kiến nghị, phản ánh đến xã và theo dõi đến khi có trả lời.">
      <h1>Ông/bà ở xã nào?</h1>
      <p class="lead">Gửi kiến nghị, phản ánh đến xã, và theo dõi đến khi có trả lời. Không cần tài khoản.</p>
      <form method="get" action="/" role="search">
        <Field
          name="tim"
          label="Tên xã, phường"
          hint="Gõ không dấu cũng được. Tên cũ trước khi sáp nhập cũng tìm được."
          value={found?.typed ?? ''}
          maxLength={100}
          type="search"
        />
        <p>
          <button type="submit">Tìm xã</button>
        </p>
      </form>
      {found && <Found {...found} />}
      {communes && <OpenHere communes={communes} />}
    </Page>
  )
}

function OpenHere({ communes }: { communes: Commune[] }) {
  return (
    <section>
      <h2>Các xã đang nhận kiến nghị ở đây</h2>
      <BigLinks
        links={communes.map(({ id, name, provinceName }) => ({ href: `/${id}`, text: name, more: provinceName }))}
      />
    </section>
  )
}

/** What a look-up found; `doors`: slug by unit code, of the units that are open here. */
type FoundView = { typed: string; places: Place[]; doors: ReadonlyMap<string, string>; most: number }

function Found({ typed, places, doors, most }: FoundView) {
  if (places.length === 0)
    return (
      <p role="status">
        Chưa tìm thấy nơi nào tên “{typed}”. Ông/bà thử gõ một hai tiếng đầu của tên xã, ví dụ “binh xa”.
      </p>
    )
  const open = places.flatMap((place) => {
    const slug = doors.get(place.unitCode)
    return slug ? [{ href: `/${slug}`, text: place.label, more: nowWords(place) || 'Vào trang của xã' }] : []
  })
  const others = places.filter((place) => !doors.has(place.unitCode))
  return (
    <section aria-labelledby="ket-qua">
      <h2 id="ket-qua">Tìm thấy</h2>
      {open.length > 0 && <BigLinks links={open} />}
      {others.length > 0 && (
        <ul class="list">
          {others.map((place) => (
            <li key={place.id}>
              <b>{place.label}</b>
              <br />
              {nowWords(place)} Xã này chưa nhận kiến nghị ở đây.
            </li>
          ))}
        </ul>
      )}
      {places.length === most && <p>Còn nhiều nơi nữa: gõ đầy đủ tên để thu hẹp.</p>}
    </section>
  )
}

/** Where an old place is today; nothing when its name is one of today. */
function nowWords({ kind, unitLabel }: Place): string {
  return kind === 'unit' ? '' : `Nay là ${unitLabel}.`
}
