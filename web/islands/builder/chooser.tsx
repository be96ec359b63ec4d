import type { Bench } from './bench.ts'
import { Do } from './box.tsx'
import { KINDS } from './kinds.ts'

/** What can be added here, each with what it is for. */
export function Chooser({ bench }: { bench: Bench }) {
  return (
    <li class="q chooser">
      <h2 id="chon-loai" tabIndex={-1}>
        Thêm loại câu nào?
      </h2>
      <Do onDo={() => bench.offer(null)}>Thôi, không thêm</Do>
      {KINDS.map(({ heading, kinds }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          <ul class="kinds">
            {kinds.map((kind) => (
              <li key={kind.id}>
                <button type="button" class="quiet" onClick={() => bench.add(kind)}>
                  <b>{kind.name}</b>
                  <small>{kind.about}</small>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </li>
  )
}
