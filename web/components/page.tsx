import { type ComponentChildren, Fragment } from 'preact'
import {
  BROWSER_JS,
  KEYS_JS,
  OFFICE_CSS,
  OFFLINE_JS,
  RESULTS_CSS,
  SHEET_CSS,
  SHORTCUTS_JS,
  SITE_CSS,
} from '../built.ts'
import { ICON, Mark } from './mark.tsx'

export type PageProps = {
  title: string
  /** The commune, or whatever else the brand leads back to. */
  place?: { name: string; href: string } | undefined
  office?: boolean
  nav?: ComponentChildren
  description?: string | undefined
  script?: boolean
  /** Whether the page asks for a key of the machine: one script more. */
  keys?: boolean
  /** Whether a questionnaire stands on the page: its styles. */
  sheet?: boolean
  /** Whether results of a survey stand on the page: their styles. */
  results?: boolean
  /** Without the band and the foot: within another site's page. */
  bare?: boolean
  children: ComponentChildren
}

/** A whole document: head, band with the brand, the page itself, foot. Citizens' pages carry their style sheet in them. */
export function Page({
  title,
  place,
  office = false,
  nav,
  description,
  script = true,
  keys,
  sheet,
  results,
  bare,
  children,
}: PageProps) {
  return (
    <html lang="vi" {...(script && !office && OFFLINE_JS ? { 'data-offline-src': OFFLINE_JS } : {})}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${withoutTurns(title)} · ${place?.name ?? 'Nghe Dân'}`}</title>
        {description && <meta name="description" content={description} />}
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#8f1717" />
        <link rel="icon" href={ICON} />
        {office ? (
          <link rel="stylesheet" href={OFFICE_CSS} />
        ) : (
          <style dangerouslySetInnerHTML={{ __html: SITE_CSS }} />
        )}
        {sheet && <link rel="stylesheet" href={SHEET_CSS} />}
        {results && <link rel="stylesheet" href={RESULTS_CSS} />}
        {script && BROWSER_JS && <script src={BROWSER_JS} defer />}
        {script && office && SHORTCUTS_JS && <script src={SHORTCUTS_JS} defer />}
        {keys && KEYS_JS && <script src={KEYS_JS} defer />}
      </head>
      <body class={office ? 'office' : undefined}>
        {!bare && <Head place={place} nav={nav} />}
        <main id="noi-dung" tabIndex={-1}>
          {children}
        </main>
        {!bare && <Foot place={place} office={office} />}
      </body>
    </html>
  )
}

/** Somebody's words in a tab must not turn the words beside them: signs that set the direction of text are left out. */
function withoutTurns(title: string): string {
  return title.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
}

function Head({ place, nav }: Pick<PageProps, 'place' | 'nav'>) {
  return (
    <>
      <a class="skip" href="#noi-dung">
        Đến nội dung chính
      </a>
      <header>
        <div class="band">
          <div class="in">
            <a class="brand" href={place?.href ?? '/'}>
              <Mark />
              <span>
                <b>Nghe Dân</b> {place && <span>{place.name}</span>}
              </span>
            </a>
          </div>
        </div>
        {nav}
      </header>
    </>
  )
}

function Foot({ place, office }: Pick<PageProps, 'place' | 'office'>) {
  if (office) return <footer class="foot" />
  return (
    <footer class="foot">
      <div class="in">
        {place ? (
          <ul>
            <li>
              <a href={place.href}>Trang đầu</a>
            </li>
            <li>
              <a href={`${place.href}/tra-cuu`}>Xem trả lời</a>
            </li>
            <li>
              <a href="/">Xã khác</a>
            </li>
            <li>
              <a href="/can-bo">Dành cho cán bộ</a>
            </li>
          </ul>
        ) : (
          <p>Nghe Dân: gửi kiến nghị, phản ánh đến xã và theo dõi đến khi có trả lời.</p>
        )}
      </div>
    </footer>
  )
}

export type StaffBarProps = {
  name: string
  body: string
  /** The most used first: on a phone the first few stand in the bar, the others in the fold. */
  links: readonly BarLink[]
  /** The rest, under few words; of a group with one link the link itself stands there. */
  groups?: readonly BarGroup[]
  /** What concerns the account of who is signed in; folded away under his name. */
  own?: readonly BarLink[]
}
export type BarLink = { href: string; text: string; current?: boolean }
export type BarGroup = { text: string; links: readonly BarLink[] }
/** So many links stand in one line of a phone; the last, the least used, always lies in the fold there. */
const FIRST = 4

/** Under the band of officers' pages: where one can go, who is signed in, the way out. */
export function StaffBar({ name, body, links: first, groups: all = [], own = [] }: StaffBarProps) {
  const groups = all.filter((group) => group.links.length > 1)
  const links = [...first, ...all.filter((group) => group.links.length === 1).flatMap((group) => group.links)]
  const many = Math.max(1, Math.min(FIRST, groups.length > 0 ? links.length : links.length - 1))
  const folded = [...links.slice(many), ...groups.flatMap((group) => group.links)]
  return (
    <div class="bar noprint">
      <div class="in">
        <nav aria-label="Trang của cán bộ">
          <BarLinks links={links.slice(0, many)} />
          <BarLinks links={links.slice(many)} at="wide" />
          {groups.map((group) => (
            <details key={group.text} class="wide" name="bar">
              <summary aria-current={group.links.some((link) => link.current) ? 'true' : undefined}>
                {group.text}
              </summary>
              <BarLinks links={group.links} />
            </details>
          ))}
        </nav>
        {own.length > 0 ? (
          <details class={folded.some((link) => link.current) ? 'me here' : 'me'} name="bar">
            <summary aria-current={own.some((link) => link.current) ? 'true' : undefined}>
              <span class="wide">{name}</span>
              <span class="narrow">Mục khác</span>
            </summary>
            <p class="hint">
              <span class="narrow">{name}, </span>
              {body}
            </p>
            <nav aria-label="Tài khoản của tôi">
              <BarLinks links={links.slice(many)} at="narrow" />
              {groups.map((group) => (
                <Fragment key={group.text}>
                  <b class="narrow">{group.text}</b>
                  <BarLinks links={group.links} at="narrow" />
                </Fragment>
              ))}
              {groups.length > 0 && <b class="narrow">Tài khoản của tôi</b>}
              <BarLinks links={own} />
            </nav>
          </details>
        ) : (
          <p class="me">
            {name}, {body}
          </p>
        )}
        <form method="post" action="/can-bo/dang-xuat">
          <button class="quiet" type="submit">
            Đăng xuất
          </button>
        </form>
      </div>
    </div>
  )
}

function BarLinks({ links, at }: { links: readonly BarLink[]; at?: 'wide' | 'narrow' }) {
  return (
    <>
      {links.map(({ href, text, current }) => (
        <Fragment key={href}>
          <a href={href} class={at} aria-current={current ? 'page' : undefined}>
            {text}
          </a>{' '}
        </Fragment>
      ))}
    </>
  )
}
