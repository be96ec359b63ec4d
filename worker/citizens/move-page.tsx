import { Trouble } from '../../web/components/note.tsx'
import { Page } from '../../web/components/page.tsx'
import { Qr } from '../../web/components/qr.tsx'
import type { CommuneBook } from '../communes/book.ts'
import { bookAddress, placeOf } from './place.ts'

export type MovePageView = { book: CommuneBook; sheet: number; sheets: number; many: number; minutes: number }

/** The book as a square for the camera of another phone; of a long one a part on each page. */
export function movePage({ book, link, many, minutes, sheet, sheets }: MovePageView & { link: string }) {
  const here = bookAddress(book.commune.id)
  return (
    <Page title="Chuyển sổ sang máy khác" place={placeOf(book)}>
      <h1>Chuyển sổ sang máy khác</h1>
      <p class="lead">
        Lấy máy kia, mở máy ảnh, chĩa vào hình vuông này rồi bấm vào đường dẫn hiện ra. Hình chỉ dùng được trong{' '}
        {minutes} phút.
      </p>
      {sheets > 1 && (
        <p>
          <b>
            Hình {sheet} trên {sheets}.
          </b>{' '}
          Sổ có {many} việc nên chia ra nhiều hình; ông/bà làm lần lượt từng hình.
        </p>
      )}
      <p>
        <Qr text={link} label="Hình vuông chuyển sổ sang máy khác" wide />
      </p>
      {sheet < sheets && (
        <p>
          <a class="button" href={`${here}/chuyen?to=${sheet + 1}`}>
            Xong hình này, sang hình {sheet + 1}
          </a>
        </p>
      )}
      <p>Ai chụp hình này thì mở được các việc trong sổ: chỉ cho máy của ông/bà chụp.</p>
      <p>
        <a href={here}>Về Sổ của tôi</a>
      </p>
    </Page>
  )
}

export type TakeView = { book: CommuneBook; sealed: string; many: number; isFull?: boolean }

/** What the other phone is asked before it takes the book; without anything in it the square was too old, or was none. */
export function takePage({ book, isFull = false, many, sealed }: TakeView) {
  const here = bookAddress(book.commune.id)
  const title = many > 0 ? 'Giữ sổ trên máy này?' : 'Hình vuông này hết hạn'
  return (
    <Page title={title} place={placeOf(book)}>
      <h1>{title}</h1>
      {isFull && (
        <Trouble title="Chưa nhận được: sổ trên máy này không đủ chỗ">
          <p>Ông/bà bỏ bớt việc khỏi sổ trên máy này rồi bấm lại.</p>
        </Trouble>
      )}
      {many > 0 ? (
        <form method="post" action={`${here}/nhan`}>
          <input type="hidden" name="so" value={sealed} />
          <p class="lead">Máy này sẽ giữ thêm {many} việc của máy kia. Máy dùng chung thì đừng giữ.</p>
          <p>
            <button type="submit">Giữ trên máy này</button>
          </p>
        </form>
      ) : (
        <p class="lead">Ở máy kia, ông/bà mở lại trang Chuyển sổ sang máy khác để có hình mới, rồi chụp lại.</p>
      )}
      <p>
        <a href={here}>Sổ trên máy này</a>
      </p>
    </Page>
  )
}
