import { expect, test } from 'vitest'
import { feedXml, tagUri } from '../../worker/petitions/public/atom.ts'

const entry = {
  id: 'tag:x,2026-01-05:a',
  title: 'Rác <b>ở</b> đầu thôn & "bến"',
  href: 'https://x/a?b=1&c=2',
  updated: '2026-11-23T01:00:00.000Z',
  published: '2026-11-22T01:00:00.000Z',
  text: 'Một\u0000 hai\u0008 ]]> 🐃 \ud83d ba',
}
const feed = {
  id: 'tag:x,2026-01-05:',
  title: 'Việc bà con',
  subtitle: 'a < b',
  self: 'https://x/a.atom',
  page: 'https://x/a',
  author: 'Xã Bình Xa',
  updated: entry.updated,
  entries: [entry],
}

test('a reader of feeds gets the words as text, whatever signs are in them', () => {
  const xml = feedXml(feed)
  expect(xml).toContain('<title>Rác &lt;b&gt;ở&lt;/b&gt; đầu thôn &amp; &quot;bến&quot;</title>')
  expect(xml).toContain('href="https://x/a?b=1&amp;c=2"')
  expect(xml).toContain('<content type="text">Một hai ]]&gt; 🐃  ba</content>')
  expect(xml.isWellFormed()).toBe(true)
})

test('an entry keeps its name when the port or the way of asking changes', () => {
  const opened = '2026-01-05T01:00:00.000Z'
  expect(tagUri('binhxa.vn:8787', opened, 'binh-xa/kien-nghi/BX-26-000001')).toBe(
    'tag:binhxa.vn,2026-01-05:binh-xa/kien-nghi/BX-26-000001',
  )
})
