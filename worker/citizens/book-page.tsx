import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Field } from '../../web/components/field.tsx'
import { Said, Trouble } from '../../web/components/note.tsx'
import { Page } from '../../web/components/page.tsx'
import { StatusTag } from '../../web/components/status-tag.tsx'
import type { CommuneBook } from '../communes/book.ts'
import { shortDay } from '../deadlines/calendar.ts'
import type { Line } from './open-book.ts'
import { bookAddress, placeOf } from './place.ts'

/** Longer texts are something else, and are not shown again whole. */
const MOST_TYPED = 120

export type BookView = {
  book: CommuneBook
  lines: readonly Line[]
  said?: { tone: 'good' | 'warn'; text: string } | null | undefined
  trouble?: { title: string; text: string } | undefined
  typed?: { code: string; secret: string }
  /** Each thing has its button to be taken out; else the list is for reading. */
  isPruned?: boolean
  /** These two codes open nothing; which of them is wrong is not told. */
  isWrong?: boolean
}

/** All that somebody sent, as this phone keeps it: how each thing stands, and what moved since he looked. */
export function bookPage({ book, lines, said, trouble, typed, isPruned = false, isWrong = false }: BookView) {
  const here = bookAddress(book.commune.id)
  return (
    <Page title="Sổ của tôi" place={placeOf(book)}>
      <h1>Sổ của tôi</h1>
      {trouble && (
        <Trouble title={trouble.title}>
          <p>{trouble.text}</p>
        </Trouble>
      )}
      {isWrong && (
        <ErrorSummary
          errors={{ code: ['Hai mã này chưa đúng. Ông/bà xem lại cả hai mã trên biên nhận.'] }}
          labels={{ code: 'Hai mã' }}
        />
      )}
      <Said said={said} />
      {lines.length === 0 ? (
        <p class="lead">Sổ còn trống. Gửi xong việc gì, ông/bà bấm “Giữ trong sổ của tôi” ở trang biên nhận.</p>
      ) : (
        <>
          <p class="lead">{leadOf(lines)}</p>
          <form method="post" action={`${here}/bo`}>
            <ul class="list">
              {lines.map((line) => (
                <LineItem key={line.thing} here={here} line={line} isPruned={isPruned} />
              ))}
            </ul>
          </form>
        </>
      )}
      <h2>Mở bằng mã</h2>
      <form method="post" action={`${here}/giu`}>
        <Field
          name="code"
          label="Mã hồ sơ, mã ý kiến hoặc mã khác trên biên nhận"
          hint={`Ví dụ: ${book.commune.codePrefix}-26-000123`}
          value={typed?.code.slice(0, MOST_TYPED)}
          errors={isWrong ? COMPARE : undefined}
          maxLength={MOST_TYPED}
          required
          autocomplete="off"
          spellcheck={false}
        />
        <Field
          name="secret"
          label="Mã bí mật"
          hint="Chữ hoa, chữ thường, có gạch hay không đều được."
          value={typed?.secret.slice(0, MOST_TYPED)}
          errors={isWrong ? COMPARE : undefined}
          maxLength={MOST_TYPED}
          autocomplete="off"
          spellcheck={false}
        />
        <p>
          <button type="submit">Mở xem</button>{' '}
          <button type="submit" name="keep" value="1" class="quiet">
            Mở và giữ trong sổ
          </button>
        </p>
      </form>
      <h2>Sổ này để ở đâu?</h2>
      <p>Danh sách chỉ nằm trong máy này; xã không lưu. Máy dùng chung thì đừng giữ, hoặc xóa sổ khi xem xong.</p>
      {lines.length > 0 && (
        <form method="post" action={`${here}/xoa`}>
          <p>
            <a href={isPruned ? here : `${here}?bot=1`}>{isPruned ? 'Thôi bỏ bớt' : 'Bỏ bớt việc khỏi sổ'}</a>
          </p>
          <p>
            <a href={`${here}/chuyen`}>Chuyển sổ sang máy khác</a>
          </p>
          <p>
            <button type="submit" class="quiet">
              Xóa cả sổ trên máy này
            </button>
          </p>
          <p class="hint">Những việc đã gửi vẫn còn. Có mã thì mở lại được.</p>
        </form>
      )}
    </Page>
  )
}

const COMPARE = ['Ông/bà so lại từng chữ với biên nhận.']

function leadOf(lines: readonly Line[]): string {
  const moved = lines.filter(({ standing }) => (standing?.news ?? 0) > 0).length
  return moved > 0 ? `${lines.length} việc đã giữ, ${moved} việc có tin mới.` : `${lines.length} việc đã giữ.`
}

type LineProps = { here: string; line: Line; isPruned: boolean }

function LineItem({ here, isPruned, line: { entry, thing, kind, standing } }: LineProps) {
  const code = standing?.code ?? ''
  return (
    <li>
      {standing ? (
        <>
          <a href={`${here}/mo/${thing}`}>
            <bdi>{standing.title}</bdi>
          </a>
          <p>
            <StatusTag label={standing.label} tone={standing.tone} />{' '}
            {standing.news > 0 && (
              <StatusTag label={`${standing.news} tin mới từ ${shortDay(entry.seenOn)}`} tone="near" />
            )}
          </p>
          <small>{[kind.name, code].filter(Boolean).join(' · ')}</small>
        </>
      ) : (
        <p>{kind.name} này không mở được nữa: đã xóa, hoặc mã đã đổi.</p>
      )}
      {(isPruned || !standing) && (
        <button type="submit" name="thing" value={thing} class="quiet" aria-label={`Bỏ khỏi sổ: ${code || kind.name}`}>
          Bỏ khỏi sổ
        </button>
      )}
    </li>
  )
}
