import { Note } from '../../components/note.tsx'
import type { Bench } from './bench.ts'
import { Do, Keeps } from './box.tsx'
import { clockText, keepCopy, type Keeper, type Keeping } from './keep.ts'

/** Whether what was made is safe, in few words; where it is not, the way to why. */
export function Saved({ keeping, onWhy }: { keeping: Keeping; onWhy: () => void }) {
  const { state } = keeping
  if (state === 'moved' || state === 'refused' || state === 'signed-out')
    return <Do onDo={onWhy}>Chưa lưu được: xem vì sao</Do>
  return <span class={state === 'saved' ? 'done' : 'near'}>{keepingWords(keeping)}</span>
}

/** What an officer has to know before he goes on: somebody else is at it, nothing can be saved, people answer already. */
export function Standing({ bench, keeper, versions }: { bench: Bench; keeper: Keeper; versions: string }) {
  const { keeping } = keeper
  const { opened } = bench
  const live = opened.uses.filter(({ isLive, number }) => isLive && number !== null)
  return (
    <div id="f-standing" tabIndex={-1}>
      {keeping.state === 'moved' && <Moved bench={bench} keeper={keeper} />}
      {keeping.state === 'refused' && (
        <Note tone="warn" title="Chưa lưu được">
          <p role="alert">{keeping.why} Mọi thứ vẫn còn trên máy này.</p>
        </Note>
      )}
      {keeping.state === 'signed-out' && (
        <Note tone="warn" title="Phiên làm việc đã hết">
          <p role="alert">
            Phần vừa soạn còn trên máy này.{' '}
            <a href="/can-bo/dang-nhap" target="_blank" rel="noopener">
              Đăng nhập ở thẻ mới
            </a>
            , rồi quay lại đây: máy tự lưu.
          </p>
        </Note>
      )}
      {keeping.state !== 'moved' && bench.news && (
        <Note tone="warn" title={`${who(bench.news.who)} vừa lưu bản khác lúc ${clockText(bench.news.editedAt)}`}>
          <p>Ông/bà xem bản ấy trước khi soạn tiếp.</p>
          <Do onDo={() => location.reload()}>Xem bản mới</Do>
        </Note>
      )}
      {opened.isRecent && (
        <Note title={`${who(opened.who)} vừa sửa biểu mẫu này lúc ${clockText(opened.editedAt)}`}>
          <p>Có thể người ấy còn đang soạn. Ông/bà hỏi trước để khỏi làm trùng.</p>
        </Note>
      )}
      {live.length > 0 && (
        <Note title="Đang có người trả lời">
          <p>
            {live.map(({ title, href, number }, index) => (
              <span key={href}>
                {index > 0 && '; '}
                <a href={href}>{title}</a> hỏi theo bản {number}
              </span>
            ))}
            . Sửa ở đây không đổi phiếu ấy; muốn hỏi theo bản mới thì vào đó chọn bản mới.{' '}
            <a href={versions}>Xem các bản</a>
          </p>
        </Note>
      )}
    </div>
  )
}

/** Two people changed the same draft: his or mine. */
function Moved({ bench, keeper }: { bench: Bench; keeper: Keeper }) {
  return (
    <Keeps start={{ key: newKey(), why: '' }}>
      {({ key, why }, put) => (
        <Choice {...{ bench, keeper, sending: key, why }} onWhy={(said) => put({ key, why: said })} />
      )}
    </Keeps>
  )
}

type ChoiceProps = { bench: Bench; keeper: Keeper; sending: string; why: string; onWhy: (why: string) => void }

function Choice({ bench, keeper, sending, why, onWhy }: ChoiceProps) {
  if (keeper.keeping.state !== 'moved') return null
  const { conflict } = keeper.keeping
  const theirs = () => {
    bench.take(conflict.draft)
    keeper.follow(conflict)
    bench.tell('Đang xem bản của người kia. Bấm Hoàn tác để lấy lại bản của ông/bà.')
  }
  const mine = async () => {
    try {
      const href = await keepCopy(bench.address, bench.form, sending)
      keeper.follow(conflict)
      location.assign(href)
    } catch (error) {
      onWhy(error instanceof Error && error.message !== '' ? error.message : 'Chưa tạo được bản sao. Ông/bà thử lại.')
    }
  }
  return (
    <div role="alert">
      <Note tone="warn" title={`${who(conflict.who)} vừa lưu bản khác lúc ${clockText(conflict.editedAt)}`}>
        <p>Phần ông/bà vừa soạn chưa lưu lên, nhưng còn nguyên ở đây.</p>
        <Do onDo={theirs}>Xem bản của {lower(who(conflict.who))}</Do>
        <Do onDo={() => void mine()}>Giữ bản của tôi thành bản sao</Do>
        {why && <p class="message">{why}</p>}
      </Note>
    </div>
  )
}

function who(name: string): string {
  return name === '' ? 'Người khác' : `Anh/chị ${name}`
}

/** Old browsers cannot make one: then the Worker does. */
function newKey(): string {
  return typeof crypto.randomUUID === 'function' ? crypto.randomUUID() : ''
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** How the draft stands, for those who hear the page too. */
export function keepingWords(keeping: Keeping): string {
  switch (keeping.state) {
    case 'saved':
      return `Đã lưu lúc ${clockText(keeping.at)}`
    case 'waiting':
      return 'Chưa lưu'
    case 'saving':
      return 'Đang lưu…'
    case 'offline':
      return 'Chưa có mạng: đã giữ trên máy này'
    default:
      return 'Chưa lưu được'
  }
}
