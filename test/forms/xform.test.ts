import { describe, expect, test } from 'vitest'
import type { Node, Questionnaire } from '../../worker/forms/questionnaire.ts'
import { writeXForm } from '../../worker/forms/xform/write.ts'

const HAMLETS = [{ id: 'na-ba', name: 'Nà Bá & "Nà Bó"' }]

function form(nodes: readonly Node[], more: Partial<Questionnaire> = {}): string {
  const languages = [{ code: 'vi', name: 'Tiếng Việt' }]
  return writeXForm({ name: 'phieu', title: 'Phiếu <1>', languages, lists: {}, nodes, ...more }, { hamlets: HAMLETS })
}

/** Attributes of the first element that has such an attribute. */
function attributes(xml: string, mark: string): Record<string, string> {
  const [tag = ''] = xml.match(new RegExp(`<[^<>]* ${mark.replaceAll(/[$.()[\]*+?]/g, '\\$&')}[^<>]*>`)) ?? []
  return Object.fromEntries(
    [...tag.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&quot;', '"').replaceAll('&gt;', '>'),
    ]),
  )
}

const bind = (xml: string, path: string) => attributes(xml, `nodeset="${path}" type`)
const text = (name: string, more: object = {}): Node => ({ kind: 'text', name, label: { vi: name }, ...more }) as Node

describe('where an answer stands is told as ODK expects it', () => {
  const xml = form([
    text('ho'),
    {
      kind: 'group',
      name: 'nha',
      nodes: [
        {
          kind: 'repeat',
          name: 'con',
          label: { vi: 'Con của ${ho}' },
          nodes: [
            text('ten', { relevant: "${ho} != '' and ${ten2} = ''", label: { vi: 'Tên ${ten2} họ ${ho}' } }),
            {
              kind: 'group',
              name: 'g',
              nodes: [text('ten2'), text('lop', { constraint: 'count(${con}) < 9 and . != ${ten}' })],
            },
            {
              kind: 'repeat',
              name: 'diem',
              count: '${so}',
              nodes: [{ kind: 'integer', name: 'd', relevant: '${ten} = 1 and sum(${d}) > position(..)' }],
            },
            { kind: 'integer', name: 'so' },
          ],
        },
      ],
    },
    {
      kind: 'calculate',
      name: 'tong',
      calculation: 'sum(${d}) + indexed-repeat(${ten}, ${con}, 1) + count(${con}[ten = ${ho}])',
    },
  ])

  test('inside one repeat from where one is, elsewhere from the top', () => {
    expect(bind(xml, '/data/nha/con/ten')['relevant']).toBe("/data/ho != '' and ../g/ten2 = ''")
    expect(bind(xml, '/data/nha/con/g/lop')['constraint']).toBe('count(/data/nha/con) &lt; 9 and . != ../../ten')
    expect(bind(xml, '/data/nha/con/diem/d')['relevant']).toBe('../../ten = 1 and sum(../d) > position(..)')
    expect(bind(xml, '/data/tong')['calculate']).toBe(
      'sum(/data/nha/con/diem/d) + indexed-repeat(/data/nha/con/ten, /data/nha/con, 1) + count(/data/nha/con[ten = /data/ho])',
    )
  })

  test('texts say answers, and repeats are as long as an answer says', () => {
    expect(xml).toContain('<value>Tên <output value="../g/ten2"/> họ <output value="/data/ho"/></value>')
    expect(xml).toContain('<text id="/data/nha/con:label"><value>Con của <output value="/data/ho"/></value></text>')
    expect(attributes(xml, 'nodeset="/data/nha/con/diem" jr:count')['jr:count']).toBe('../so')
    expect(xml).toContain('<con jr:template=""><ten/><g><ten2/><lop/></g><diem><d/></diem><so/></con><con>')
  })

  test('a sum as the length of a repeat gets a question of its own', () => {
    const counted = form([{ kind: 'repeat', name: 'r', count: '1 + 2', nodes: [text('a')] }, text('r_count')])
    expect(bind(counted, '/data/r_count_')['calculate']).toBe('1 + 2')
    expect(attributes(counted, 'nodeset="/data/r" jr:count')['jr:count']).toBe('/data/r_count_')
  })
})

describe('what one word says here is written out there', () => {
  const lists: Questionnaire['lists'] = {
    yn: [
      { name: '1', label: { vi: 'Có' }, more: { nhom: 'a' } },
      { name: 'khong', more: { exclusive: 'yes' } },
    ],
  }

  test('options, their filters and their order', () => {
    const xml = form(
      [
        text('t'),
        {
          kind: 'select_one',
          name: 's',
          list: 'yn',
          filter: 'nhom = ${t}',
          parameters: { randomize: 'true', seed: '42' },
        },
        {
          kind: 'repeat',
          name: 'r',
          nodes: [text('u'), { kind: 'rank', name: 'k', list: 'yn', filter: 'nhom = ${u}' }],
        },
        { kind: 'select_one', name: 'f', table: 'bang', filter: "x = 'a'" },
        { kind: 'hamlet', name: 'thon' },
        { kind: 'calculate', name: 'c', calculation: "jr:choice-name(${s}, '${s}')" },
      ],
      { lists, tables: { bang: { columns: ['name', 'label', 'x'], rows: [] } } },
    )
    expect(xml).toContain(
      '<itemset nodeset="randomize(instance(\'yn\')/root/item[nhom = /data/t], 42)"><value ref="name"/><label ref="jr:itext(itextId)"/></itemset>',
    )
    expect(xml).toContain('<itemset nodeset="instance(\'yn\')/root/item[nhom = current()/../u]">')
    expect(xml).toContain(
      '<itemset nodeset="instance(\'bang\')/root/item[x = \'a\']"><value ref="name"/><label ref="label"/></itemset>',
    )
    expect(xml).toContain('<instance id="bang" src="jr://file-csv/bang.csv"/>')
    expect(xml).toContain(
      '<instance id="thon"><root><item><name>na-ba</name><label>Nà Bá &amp; &quot;Nà Bó&quot;</label></item></root></instance>',
    )
    expect(xml).toContain('<item><itextId>yn-0</itextId><nhom>a</nhom><name>1</name><label>Có</label></item>')
    expect(xml).toContain('<text id="yn-1"><value>khong</value></text>')
    expect(bind(xml, '/data/c')['calculate']).toBe("jr:choice-name(/data/s, '/data/s')")
  })

  test('"other", options that exclude the others, and matrices', () => {
    const xml = form(
      [
        { kind: 'select_multiple', name: 'm', list: 'yn', orOther: true, constraint: 'count-selected(.) < 3 or 1 = 2' },
        {
          kind: 'group',
          name: 'g',
          label: { vi: 'Bảng' },
          hint: { vi: 'Mỗi hàng một ý' },
          appearance: ['table-list', 'w2'],
          nodes: [
            { kind: 'select_one', name: 'a', list: 'yn' },
            { kind: 'select_one', name: 'b', list: 'yn' },
          ],
        },
      ],
      { lists },
    )
    expect(bind(xml, '/data/m')['constraint']).toBe(
      "(count-selected(.) &lt; 3 or 1 = 2) and not(selected(., 'khong') and count-selected(.) > 1)",
    )
    expect(bind(xml, '/data/m_other')['relevant']).toBe("selected(/data/m, 'other')")
    expect(xml).toContain("instance('yn_or_other')/root/item")
    expect(xml).toMatch(/<instance id="yn_or_other">.*<name>other<\/name>/)
    expect(attributes(xml, 'ref="/data/g" appearance')['appearance']).toBe('field-list w2')
    expect(xml).toContain('<value>Bảng&#10;Mỗi hàng một ý</value>')
    expect(attributes(xml, 'ref="/data/g/reserved_name_for_field_list_labels_g"')['appearance']).toBe('label')
    expect(attributes(xml, 'ref="/data/g/a"')['appearance']).toBe('list-nolabel')
  })

  test('defaults: a value stands on the sheet, an expression is worked out when the sheet or a round is new', () => {
    const xml = form([
      { kind: 'date', name: 'ngay', default: 'today()' },
      { kind: 'integer', name: 'so', default: '3' },
      { kind: 'repeat', name: 'r', nodes: [text('t', { default: 'concat(${so}, ${u})' }), text('u')] },
    ])
    expect(xml).toContain('<so>3</so>')
    expect(xml).toContain('<setvalue event="odk-instance-first-load" ref="/data/ngay" value="today()"/></model>')
    expect(xml).toContain(
      '<setvalue event="odk-instance-first-load odk-new-repeat" ref="/data/r/t" value="concat(/data/so, ../u)"/></repeat>',
    )
  })

  test('kinds, times, files and hidden things', () => {
    const xml = form([
      ...(['start', 'end', 'today', 'hidden', 'calculate'] as const).map((kind): Node => ({
        kind,
        name: kind,
        label: { vi: 'x' },
        ...(kind === 'calculate' ? { calculation: '1' } : {}),
      })),
      { kind: 'image', name: 'anh', parameters: { 'max-pixels': '1024' } },
      { kind: 'range', name: 'thang', parameters: { start: '0', end: '1', step: '0.5' } },
      { kind: 'note', name: 'ghi' },
      { kind: 'acknowledge', name: 'ok', required: 'true()', requiredMessage: { vi: 'Xin đánh dấu' } },
    ])
    expect(bind(xml, '/data/start')).toMatchObject({
      type: 'dateTime',
      'jr:preload': 'timestamp',
      'jr:preloadParams': 'start',
    })
    expect(bind(xml, '/data/today')).toMatchObject({ type: 'date', 'jr:preload': 'date', 'jr:preloadParams': 'today' })
    expect(bind(xml, '/data/anh')).toMatchObject({ type: 'binary', 'orx:max-pixels': '1024' })
    expect(bind(xml, '/data/thang')['type']).toBe('decimal')
    expect(bind(xml, '/data/ghi')['readonly']).toBe('true()')
    expect(bind(xml, '/data/ok')).toMatchObject({
      required: 'true()',
      'jr:requiredMsg': "jr:itext('/data/ok:jr:requiredMsg')",
    })
    for (const unseen of ['start', 'end', 'today', 'hidden', 'calculate'])
      expect(xml).not.toContain(` ref="/data/${unseen}"`)
  })
})

test('names and texts that XML or the form itself has other uses for do no harm', () => {
  const xml = form(
    [
      text('meta'),
      text('m²', { label: { vi: 'a < b & "c" ]]>\u0001', en: 'x' } }),
      text('x', { relevant: '${m²} > 1 and /tuỳ_ý/meta = 2' }),
    ],
    {
      languages: [
        { code: 'vi', name: 'Tiếng Việt' },
        { code: 'en', name: 'English' },
      ],
      instanceName: 'concat(${meta}, 1)',
    },
  )
  expect(xml).toContain('<h:title>Phiếu &lt;1&gt;</h:title>')
  expect(xml).toContain('<value>a &lt; b &amp; &quot;c&quot; ]]&gt;</value>')
  expect(bind(xml, '/data/x')['relevant']).toBe('/data/m_ > 1 and /data/meta = 2')
  expect(xml).toContain('<orx:meta><orx:instanceID/><orx:instanceName/></orx:meta>')
  expect(bind(xml, '/data/orx:meta/orx:instanceName')['calculate']).toBe('concat(/data/meta, 1)')
  // A language without a text says what the first language says.
  expect(xml.match(/<text id="\/data\/x:label"><value>x<\/value>/g)).toHaveLength(2)
})
