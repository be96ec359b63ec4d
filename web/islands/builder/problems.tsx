import { nodeNamed } from '../../../worker/forms/edit.ts'
import { usersOf } from '../../../worker/forms/lists.ts'
import type { Fault } from '../../../worker/forms/questionnaire.ts'
import type { Bench } from './bench.ts'
import { shortWords } from './show-words.ts'

/** Everything that is still to be put right; each line leads there. */
export function Problems({ bench }: { bench: Bench }) {
  const { problems } = bench
  return (
    <section aria-labelledby="can-sua">
      <h2 id="can-sua">Chỗ cần sửa</h2>
      {problems.length === 0 ? (
        <p>Không có chỗ nào cần sửa. Biểu mẫu dùng để hỏi được.</p>
      ) : (
        <ul class="faults">
          {problems.map((fault, index) => (
            <li key={index}>
              <button type="button" class="quiet" onClick={() => bench.goTo(fault)}>
                <b>{whereOf(bench, fault)}</b>
                <small>{fault.message}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function whereOf(bench: Bench, { name }: Fault): string {
  const node = nodeNamed(bench.form, name) ?? nodeNamed(bench.form, usersOf(bench.form, name)[0] ?? '')
  return node ? shortWords(node, bench.language, bench.form) : 'Cả biểu mẫu'
}
