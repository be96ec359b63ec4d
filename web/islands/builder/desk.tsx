import type { Bench, Tab } from './bench.ts'
import { Do } from './box.tsx'
import { Cards } from './cards.tsx'
import { General } from './general.tsx'
import type { Keeper } from './keep.ts'
import { Preview } from './preview.tsx'
import { Problems } from './problems.tsx'
import { keepingWords, Saved, Standing } from './standing.tsx'

const WIDE = matchMedia('(min-width: 62rem)')

/** The whole page: what is asked, and beside it (on a phone: behind tabs) how it looks, what is wrong, what concerns all. */
export function Desk({ bench, keeper, versions }: { bench: Bench; keeper: Keeper; versions: string }) {
  const { tab } = bench
  const beside = tab === 'questions' ? 'preview' : tab
  const showsCards = WIDE.matches || tab === 'questions'
  const showsBeside = WIDE.matches || tab !== 'questions'
  return (
    <div class="bench">
      <h1>{bench.form.title || 'Chưa có tên'}</h1>
      <p class="sr" role="status">
        {bench.said} {keeper.keeping.state === 'offline' && keepingWords(keeper.keeping)}
      </p>
      <Standing bench={bench} keeper={keeper} versions={versions} />
      <Tabs bench={bench} />
      <div class="panes">
        {showsCards && <Cards bench={bench} />}
        {showsBeside && (
          <div class="beside">
            {beside === 'preview' && <Preview bench={bench} plan={bench.plan} problems={bench.problems.length} />}
            {beside === 'problems' && <Problems bench={bench} />}
            {beside === 'general' && <General bench={bench} versions={versions} />}
          </div>
        )}
      </div>
      <div class="tools noprint">
        <Do onDo={() => bench.undo()} disabled={bench.history.past.length === 0}>
          Hoàn tác
        </Do>
        <Do onDo={() => bench.redo()} disabled={bench.history.future.length === 0}>
          Làm lại
        </Do>
        <Saved
          keeping={keeper.keeping}
          onWhy={() => {
            bench.focus('f-standing')
            bench.tell('')
          }}
        />
      </div>
    </div>
  )
}

function Tabs({ bench }: { bench: Bench }) {
  const many = bench.problems.length
  const tabs: [Tab, string][] = [
    ['questions', 'Câu hỏi'],
    ['preview', 'Xem thử'],
    ['problems', many > 0 ? `Cần sửa (${many})` : 'Cần sửa'],
    ['general', 'Chung'],
  ]
  return (
    <div class="benchtabs" role="group" aria-label="Phần của biểu mẫu">
      {tabs.map(([tab, words]) => (
        <Do key={tab} pressed={tab === bench.tab} onDo={() => bench.turn(tab)}>
          {words}
        </Do>
      ))}
    </div>
  )
}
