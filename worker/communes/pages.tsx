import { Field } from '../../web/components/field.tsx'
import { Page } from '../../web/components/page.tsx'
import type { Commune } from './book.ts'
import type { Place } from './queries.ts'

/** The chooser: a search box, what it found and where each place is now, the communes that are open here. */
export function chooserPage({ communes, found }: { communes?: Commune[]; found?: FoundView }) {
  return (
    <Page title="Ông bà ở xã nào?" description="Gửi kiến nghị, phản ánh đến xã và theo dõi đến khi có trả lời.">
      <h1>Ông bà ở xã nào?</h1>
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
      <div class="big">
        {communes.map((commune) => (
          <a href={`/${commune.id}`} key={commune.id}>
            {commune.name}
            <small>{commune.provinceName}</small>
          </a>
        ))}
      </div>
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
  const openFirst = places.toSorted((a, b) => Number(doors.has(b.unitCode)) - Number(doors.has(a.unitCode)))
  return (
    <section aria-labelledby="ket-qua">
      <h2 id="ket-qua">Tìm thấy</h2>
      <ul class="plain">
        {openFirst.map((place) => (
          <li key={place.id}>
            <strong>{place.label}</strong>
            <br />
            <Now place={place} slug={doors.get(place.unitCode)} />
          </li>
        ))}
      </ul>
      {places.length === most && <p>Còn nhiều nơi nữa: gõ đầy đủ tên để thu hẹp.</p>}
    </section>
  )
}

/** Where a place is today, and whether its door is open here. */
function Now({ place, slug }: { place: Place; slug: string | undefined }) {
  const isToday = place.kind === 'unit'
  if (slug)
    return (
      <a href={`/${slug}`}>
        {isToday ? 'Vào trang' : 'Nay là'} {place.unitLabel}
      </a>
    )
  return <span>{isToday ? '' : `Nay là ${place.unitLabel}. `}Xã này chưa nhận kiến nghị ở đây.</span>
}
