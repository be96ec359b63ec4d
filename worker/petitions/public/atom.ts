/** One entry of a feed; instants in ISO 8601, texts plain. */
export type FeedEntry = {
  id: string
  title: string
  href: string
  updated: string
  published: string
  text: string
  term?: string
}
export type Feed = {
  id: string
  title: string
  subtitle: string
  self: string
  page: string
  author: string
  updated: string
  entries: FeedEntry[]
}

/** A name for ever that no change of address touches: a tag URI (RFC 4151) of the day the commune opened. */
export function tagUri(host: string, since: string, path: string): string {
  return `tag:${host.replace(/:.*$/, '')},${since.slice(0, 10)}:${path}`
}

/** An Atom feed (RFC 4287). */
export function feedXml(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">',
    `<id>${xml(feed.id)}</id>`,
    `<title>${xml(feed.title)}</title>`,
    `<subtitle>${xml(feed.subtitle)}</subtitle>`,
    `<link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(feed.page)}"/>`,
    `<updated>${xml(feed.updated)}</updated>`,
    `<author><name>${xml(feed.author)}</name></author>`,
    ...feed.entries.map(entryXml),
    '</feed>',
    '',
  ].join('\n')
}

function entryXml(entry: FeedEntry): string {
  return [
    '<entry>',
    `<id>${xml(entry.id)}</id>`,
    `<title>${xml(entry.title)}</title>`,
    `<link rel="alternate" type="text/html" href="${xml(entry.href)}"/>`,
    `<published>${xml(entry.published)}</published>`,
    `<updated>${xml(entry.updated)}</updated>`,
    ...(entry.term ? [`<category term="${xml(entry.term)}"/>`] : []),
    `<content type="text">${xml(entry.text)}</content>`,
    '</entry>',
  ].join('\n')
}

/** Text for XML 1.0: signs with a meaning escaped, signs that it cannot carry left out. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
