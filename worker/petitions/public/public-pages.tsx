import { Facts } from '../../../web/components/facts.tsx'
import { Field, Select } from '../../../web/components/field.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import { PhotoList } from '../../../web/components/photos.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import type { FileRow } from '../../files/queries.ts'
import { shownPhotos } from '../case-photos.ts'
import { type Label, LABELS, PETITION_KINDS, type PetitionKind } from '../labels.ts'
import type { ReleaseRow } from '../list-queries.ts'
import { placeOf } from '../place.ts'
import { type PublicAsk, publicAddress, SEARCH_MAX } from './public-ask.ts'
import { LabelTag, type Listed, ReleaseList, whereOf } from './release-list.tsx'
import { SupportForm, SupportNote, type SupportView } from './support-form.tsx'
import type { TimelineItem } from '../timeline.ts'

/** Released petitions: filters, search, one page of the list. `next` continues it, `isLater` says that it is not the first page. */
export function publicListPage(view: {
  book: CommuneBook
  ask: PublicAsk
  rows: Listed[]
  next: string | null
  isLater: boolean
}) {
  const { book, ask, rows, next, isLater } = view
  const here = placeOf(book)
  const list = `${here.href}/kien-nghi`
  const isFiltered = publicAddress(list, ask) !== list
  return (
    <Page title="Việc bà con đã nêu" place={here} description={`Kiến nghị, phản ánh đã công khai của ${here.name}.`}>
      <h1>Việc bà con đã nêu</h1>
      <p class="lead">Chỉ những việc mà người gửi cho phép đăng. Không có tên người gửi.</p>
      <details open={isFiltered && rows.length === 0}>
        <summary>Tìm và lọc</summary>
        <form method="get" action={list} role="search">
          <Field
            name="tim"
            label="Tìm theo chữ"
            hint="Gõ không dấu cũng được."
            type="search"
            value={ask.tim}
            maxLength={SEARCH_MAX}
          />
          <Select
            name="nhan"
            label="Tình trạng"
            options={Object.entries(LABELS)
              .filter(([value]) => value !== 'moi-gui')
              .map(([value, label]) => ({ value, label }))}
            value={ask.nhan}
            empty="Tất cả"
          />
          <Select
            name="linh-vuc"
            label="Lĩnh vực"
            options={[...book.categories.values()]
              .filter((category) => !category.restricted)
              .map(({ code, name }) => ({ value: code, label: name }))}
            value={ask.linhVuc}
            empty="Tất cả"
          />
          <Select
            name="thon"
            label="Thôn"
            options={[...book.hamlets.values()].map(({ id, name }) => ({ value: id, label: name }))}
            value={ask.thon}
            empty="Tất cả"
          />
          <p>
            <button type="submit">Tìm</button>
          </p>
        </form>
      </details>
      {isFiltered && rows.length > 0 && (
        <p>
          Đang lọc: {filterWords(book, ask)}. <a href={list}>Xem tất cả</a>
        </p>
      )}
      {rows.length > 0 ? (
        <ReleaseList book={book} rows={rows} />
      ) : (
        <Nothing list={list} isFiltered={isFiltered} isLater={isLater} searchesOn={next !== null} />
      )}
      <Pager
        {...(next ? { next: publicAddress(list, ask, next) } : {})}
        {...(isLater ? { first: publicAddress(list, ask) } : {})}
      />
      <p class="hint">
        <a href={publicAddress(`${list}.atom`, ask)}>Theo dõi danh sách này bằng ứng dụng đọc tin</a>
      </p>
    </Page>
  )
}

/** What the list is narrowed to, in words. */
function filterWords(book: CommuneBook, { tim, nhan, linhVuc, thon }: PublicAsk): string {
  return [
    tim && `chữ “${tim}”`,
    nhan && LABELS[nhan as Label],
    linhVuc && book.categories.get(linhVuc)?.name,
    thon && book.hamlets.get(thon)?.name,
  ]
    .filter(Boolean)
    .join(', ')
}

function Nothing(view: { list: string; isFiltered: boolean; isLater: boolean; searchesOn: boolean }) {
  if (view.searchesOn) return <p>Chưa thấy trong những việc mới nhất. Bấm "Xem tiếp" để tìm trong những việc cũ hơn.</p>
  if (view.isLater) return <p>Hết danh sách.</p>
  if (!view.isFiltered)
    return (
      <p>
        Chưa có việc nào được công khai. Khi người gửi cho phép và cán bộ đã soạn bản không có tên, việc sẽ hiện ở đây.
      </p>
    )
  return (
    <p>
      Không có việc nào như ông/bà tìm. Bớt chữ hoặc bỏ bớt điều kiện, hay <a href={view.list}>xem tất cả</a>.
    </p>
  )
}

/** One released petition as everybody may read it. */
export function publicPetitionPage(view: {
  book: CommuneBook
  caseCode: string
  release: ReleaseRow
  row: { status: string; responsibleBodyId: string; submittedAt: string; answeredOn: string | null; dueOn: string }
  kind: PetitionKind
  photos: FileRow[]
  timeline: TimelineItem[]
  support: Pick<SupportView, 'supports' | 'started' | 'said'>
}) {
  const { book, caseCode, release, row, photos, support } = view
  const here = placeOf(book)
  const address = `${here.href}/kien-nghi/${caseCode}`
  const isOwed = ['da-tiep-nhan', 'dang-xu-ly'].includes(release.label) && row.status !== 'reopened'
  return (
    <Page title={release.title} place={here}>
      <h1>{release.title}</h1>
      <SupportNote said={support.said} />
      <p>
        <LabelTag label={release.label} />
      </p>
      <Facts
        rows={[
          ['Mã hồ sơ', caseCode],
          ['Loại', PETITION_KINDS[view.kind]],
          ['Về', whereOf(book, release).join('\u00a0· ')],
          ['Gửi', longDay(localDay(row.submittedAt))],
          ['Cơ quan giải quyết', bodyName(book, row.responsibleBodyId)],
          ...(isOwed ? [['Hạn trả lời', longDay(row.dueOn)] as [string, string]] : []),
          ...(row.answeredOn && !isOwed ? [['Trả lời', longDay(row.answeredOn)] as [string, string]] : []),
        ]}
      />
      <h2>Việc được nêu</h2>
      <p class="words">{release.text}</p>
      <PhotoList photos={shownPhotos(photos, address)} />
      {release.answer !== '' && (
        <>
          <h2>Trả lời</h2>
          <p class="words">{release.answer}</p>
        </>
      )}
      <SupportForm {...support} book={book} address={address} label={release.label} />
      <h2>Đã diễn ra</h2>
      <Timeline items={view.timeline} />
      <p class="hint">
        Người gửi cho phép đăng; cán bộ đã soạn lại để không lộ ai là người gửi.{' '}
        <a href={`${address}.atom`}>Theo dõi việc này bằng ứng dụng đọc tin</a>
      </p>
      <p>
        <a href={`${here.href}/kien-nghi`}>Xem các việc khác</a>
      </p>
    </Page>
  )
}
