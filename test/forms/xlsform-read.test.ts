import { describe, expect, test } from 'vitest'
import { isQuestion, type Questionnaire, walk } from '../../worker/forms/questionnaire.ts'
import { sayFault } from '../../worker/forms/xlsform/fault.ts'
import { readXlsForm } from '../../worker/forms/xlsform/read.ts'
import { csv, type Drawn, faultsIn, workbook } from '../support/workbooks.ts'

async function read(sheets: Drawn): Promise<Questionnaire> {
  return (await readWhole(sheets)).questionnaire
}

async function readWhole(sheets: Drawn): Promise<{ questionnaire: Questionnaire; skipped: string[] }> {
  const reading = await readXlsForm({ file: await workbook(sheets), others: [] })
  if (!reading.ok) throw new Error(reading.faults.map(sayFault).join('\n'))
  return { questionnaire: reading.questionnaire, skipped: reading.skipped.map(sayFault) }
}

/** Every row as "kind name", groups with what stands in them. */
function outline({ nodes }: Questionnaire): string[] {
  return [...walk(nodes)].map(({ node, above }) => `${'. '.repeat(above.length)}${node.kind} ${node.name}`)
}

const CHOICES = 'list_name|name|label\nyn|1|Có\nyn|0|Không'

describe('an officer imports a form that was written for ODK', () => {
  test('a form with all that a survey has becomes a questionnaire', async () => {
    const questionnaire = await read({
      survey: `
        type|name|label::Tiếng Việt (vi)|label::Tày (tyz)|hint|relevant|required|required_message|constraint|constraint_message|default|appearance|media::audio::Tày (tyz)|choice_filter|parameters|guidance_hint|readonly
        start|luc|
        select_one_from_file thon.csv|thon|Thôn|||||||||minimal
        select_one yn|co_vuon|Nhà có vườn không?|Lườn mì suôn?||${''}|yes|Xin chọn|||1|horizontal|vuon.mp3
        begin_group|g|Vườn|||||||||field-list
        integer|dt|Diện tích|||\${co_vuon} = '1'|true()||. > 0 and . < 9999|Chưa đúng|||||
        end_group||
        range|hai_long|Mức hài lòng||||||||||||start=1 end=5 step=1
        select_multiple yn or_other|ly_do|Lý do||||||||||||randomize=true|Đọc cho người dân nghe
        note|cam_on|Cảm ơn ông/bà \${thon}`,
      choices: CHOICES,
      settings:
        "form_title|form_id|version|default_language|style|instance_name\nVườn nhà|vuon|7|Tiếng Việt (vi)|pages|concat(${thon}, '-', ${dt})",
    })
    expect(questionnaire).toEqual({
      name: 'vuon',
      title: 'Vườn nhà',
      version: '7',
      style: 'pages',
      instanceName: "concat(${thon}, '-', ${dt})",
      languages: [
        { code: 'vi', name: 'Tiếng Việt' },
        { code: 'tyz', name: 'Tày' },
      ],
      lists: {
        yn: [
          { name: '1', label: { vi: 'Có' } },
          { name: '0', label: { vi: 'Không' } },
        ],
      },
      nodes: [
        { kind: 'start', name: 'luc' },
        { kind: 'hamlet', name: 'thon', label: { vi: 'Thôn' }, appearance: ['minimal'] },
        {
          ...{
            kind: 'select_one',
            name: 'co_vuon',
            list: 'yn',
            label: { vi: 'Nhà có vườn không?', tyz: 'Lườn mì suôn?' },
          },
          ...{ required: 'true()', requiredMessage: { vi: 'Xin chọn' }, default: '1', appearance: ['horizontal'] },
          media: { audio: { tyz: 'vuon.mp3' } },
        },
        {
          ...{ kind: 'group', name: 'g', label: { vi: 'Vườn' }, appearance: ['field-list'] },
          nodes: [
            {
              ...{
                kind: 'integer',
                name: 'dt',
                label: { vi: 'Diện tích' },
                relevant: "${co_vuon} = '1'",
                required: 'true()',
              },
              ...{ constraint: '. > 0 and . < 9999', constraintMessage: { vi: 'Chưa đúng' } },
            },
          ],
        },
        {
          kind: 'range',
          name: 'hai_long',
          label: { vi: 'Mức hài lòng' },
          parameters: { start: '1', end: '5', step: '1' },
        },
        {
          ...{ kind: 'select_multiple', name: 'ly_do', list: 'yn', orOther: true, label: { vi: 'Lý do' } },
          ...{ parameters: { randomize: 'true' }, guidance: { vi: 'Đọc cho người dân nghe' } },
        },
        { kind: 'note', name: 'cam_on', label: { vi: 'Cảm ơn ông/bà ${thon}' } },
      ],
    })
  })

  test('types are understood however they are spelled', async () => {
    const types = {
      text: ['string', 'Text', ' q string ', 'add text prompt'],
      integer: ['int', 'Integer', 'percentage'],
      decimal: ['decimal', 'add decimal prompt'],
      date: ['date', 'q date'],
      dateTime: ['dateTime', 'datetime', 'date time', 'add date time prompt'],
      select_one: [
        'select one yn',
        'select1 yn',
        'SELECT_ONE yn',
        'select one from yn',
        'add select one prompt using yn',
        'select_one yn or other',
      ],
      select_multiple: [
        'select multiple yn',
        'select all that apply from yn',
        'select_multiple yn or_other',
        'add select multiple prompt using yn',
      ],
      rank: ['rank yn'],
      image: ['photo', 'image', 'add image prompt', 'q picture'],
      geopoint: ['gps', 'location', 'geopoint'],
      acknowledge: ['acknowledge', 'trigger'],
      start: ['start', 'get start time', 'start time'],
      today: ['today', 'get today'],
    }
    const spelled = Object.entries(types).flatMap(([kind, all]) => all.map((type) => ({ kind, type })))
    const survey = ['type|name|label', ...spelled.map(({ type }, index) => `${type}|n${index}|Câu`)].join('\n')
    expect(outline(await read({ survey, choices: CHOICES }))).toEqual(
      spelled.map(({ kind }, index) => `${kind} n${index}`),
    )
  })

  test('groups and repeats nest, with every spelling, and empty lines and columns in between', async () => {
    const survey = `
      type|name|label|repeat_count||note
      ||||
      begin group|a|A|||
      begin_repeat|b|B|3||ghi chú
      ||||
      text|c|C|||
      begin repeat|d|D|\${e}||
      integer|f|F
      end repeat|
      end_repeat|b|
      integer|e|E
      end group|
      begin lgroup|h|H
      text|i|I
      end lgroup|`
    const { questionnaire, skipped } = await readWhole({ survey })
    expect(outline(questionnaire)).toEqual([
      'group a',
      '. repeat b',
      '. . text c',
      '. . repeat d',
      '. . . integer f',
      '. integer e',
      'repeat h',
      '. text i',
    ])
    expect(skipped).toEqual(['Trang survey, hàng 1, cột note (F): cột ghi chú riêng, không đưa vào biểu mẫu'])
  })

  test('columns are understood however they are spelled', async () => {
    const survey = `
      command|tag|Caption::English (en)|label:vi|bind::relevant|relevance_note#|Required|bind:jr:requiredMsg|Constraint Message|bind::constraint|calculate|read only|body::appearance|media::image::vi|image::English (en)|control::jr:count
      int|a|Age|Tuổi|||TRUE|Thiếu|Sai|. > 0||no|numbers w2|a.jpg|b.jpg
      calculate|b|||||||||\${a} * 2`
    const { nodes, languages } = await read({ survey: survey.replace('|relevance_note#', '|#relevance') })
    expect(languages).toEqual([
      { code: 'en', name: 'English' },
      { code: 'vi', name: 'Tiếng Việt' },
    ])
    expect(nodes).toEqual([
      {
        ...{ kind: 'integer', name: 'a', label: { en: 'Age', vi: 'Tuổi' }, required: 'true()', constraint: '. > 0' },
        ...{ requiredMessage: { vi: 'Thiếu' }, constraintMessage: { vi: 'Sai' }, appearance: ['numbers', 'w2'] },
        media: { image: { vi: 'a.jpg', en: 'b.jpg' } },
      },
      { kind: 'calculate', name: 'b', calculation: '${a} * 2' },
    ])
  })

  test('the default language comes first, whichever column stands first; plain columns are in it', async () => {
    const survey = 'type|name|label|label::English (en)|hint::Dao (ium)\ntext|a|Tên||x'
    expect((await read({ survey })).languages.map(({ code }) => code)).toEqual(['vi', 'en', 'ium'])
    const english = await read({ survey, settings: 'default_language\nEnglish (en)' })
    expect(english.languages.map(({ code }) => code)).toEqual(['en', 'ium'])
    expect(await faultsIn(await workbook({ survey, settings: 'default_language\nEnglish (en)' }))).toEqual([])
  })

  test('round quotation marks that a spreadsheet made are read in expressions and kept in texts', async () => {
    const { nodes } = await read({
      survey: 'type|name|label|relevant\ntext|a|Gọi là “Hà”|\ntext|b|B|${a} = ‘x’ or ${a} = "“y”"',
    })
    expect(nodes).toMatchObject([{ label: { vi: 'Gọi là “Hà”' } }, {}])
    const [, b] = nodes
    expect(b?.relevant).toBe(`\${a} = 'x' or \${a} = "“y”"`)
  })

  test('dates, numbers and truths that the spreadsheet keeps as such are read as texts', async () => {
    const { writeXlsx } = await import('hucre/xlsx')
    const rows = [
      ['type', 'name', 'label', 'default', 'required'],
      ['date', 'a', 'A', new Date('2026-11-21T00:00:00Z'), true],
      ['integer', 'b', 2026, 12, false],
      ['decimal', 'c', 'C', 1.5, null],
    ]
    const bytes = await writeXlsx({ sheets: [{ name: ' Survey ', rows }] })
    const reading = await readXlsForm({ file: { name: 'Khảo sát 2026.xlsx', bytes }, others: [] })
    expect(reading).toMatchObject({
      ok: true,
      questionnaire: {
        name: 'khao-sat-2026',
        nodes: [
          { default: '2026-11-21', required: 'true()' },
          { default: '12', label: { vi: '2026' } },
          { default: '1.5' },
        ],
      },
    })
  })

  test('options carry further columns, pictures and their own languages; external_choices are options too', async () => {
    const { lists } = await read({
      survey: 'type|name|label\nselect_one tinh|t|Tỉnh\nselect_one_external xa|x|Xã',
      choices:
        'list name|value|caption|label::English (en)|image|dân_số|exclusive\ntinh|14|Sơn La|Son La|sl.png|1300000|\ntinh|khac|Khác||||yes',
      external_choices: 'list_name|name|label|tinh\nxa|mc|Mộc Châu|14',
    })
    expect(lists).toEqual({
      tinh: [
        {
          name: '14',
          label: { vi: 'Sơn La', en: 'Son La' },
          media: { image: { vi: 'sl.png' } },
          more: { dân_số: '1300000' },
        },
        { name: 'khac', label: { vi: 'Khác' }, more: { exclusive: 'yes' } },
      ],
      xa: [{ name: 'mc', label: { vi: 'Mộc Châu' }, more: { tinh: '14' } }],
    })
  })

  test('sheets sent as CSV, together or one below the other, are read, and other CSV files are tables', async () => {
    const survey =
      "type,name,label,calculation\nselect_one_from_file truong.csv,t,Trường,\ncalculate,s,,\"pulldata('truong', 'sĩ số', 'name', ${t})\"\nselect_one yn,y,Có?,\n"
    const choices = 'list_name;name;label\r\nyn;1;"Có; đúng"\r\n'
    const table = csv('truong.csv', '\uFEFFname,label,sĩ số\na,Trường A,120\n')
    const expected = {
      tables: { truong: { columns: ['name', 'label', 'sĩ số'], rows: [['a', 'Trường A', '120']] } },
      lists: { yn: [{ name: '1', label: { vi: 'Có; đúng' } }] },
    }
    const apart = await readXlsForm({ file: csv('choices.csv', choices), others: [csv('Survey.csv', survey), table] })
    expect(apart).toMatchObject({ ok: true, questionnaire: expected })
    const below = (name: string, text: string, mark = ',') =>
      [
        `${name}${mark}${mark}`,
        ...text
          .trim()
          .split(/\r?\n/)
          .map((line) => mark + line),
      ].join('\n')
    const both = `${below('survey', survey)}\n${below('choices', choices.replaceAll('; ', ', ').replaceAll(';', ','))}`
    const one = await readXlsForm({ file: csv('phieu.csv', both), others: [table] })
    expect(one).toMatchObject({
      ok: true,
      questionnaire: { tables: expected.tables, nodes: [{ table: 'truong' }, {}, { list: 'yn' }] },
    })
    expect(await faultsIn(csv('phieu.csv', both.replace('select_one yn', 'select_one zz')), table)).toEqual([
      expect.stringMatching(/^Trang survey, hàng 5, cột type \(B\): /),
    ])
  })
})

describe('an officer is told everything that is wrong, cell by cell', () => {
  test('all faults come at once, in the order of the sheets, with row, column and letter', async () => {
    const faults = await faultsIn(
      await workbook({
        survey: `
          type|name|label|relevant|appearance|constraint
          text|ten|Tên||to-lớn|
          text|ten|Tên nữa|\${tuoi} > 3||
          text||Không tên|||
          |x|Không loại|||
          select_one gioi|g|Giới|||
          barcode|ma|Mã vạch|||
          integer|2n|Số|||. >
          end_group|||||
          begin_group|nhom|Nhóm|||
          select_one yn|y|Có không|||`,
        choices: 'list_name|name|label\nyn|co khong|Có\nyn|1|Có\nyn|1|Có nữa\n|2|Lạc\nyn||Không tên',
        settings: 'form_id|style|public_key\ncó dấu cách|sách|abc',
      }),
    )
    expect(faults.map((fault) => fault.replace(/(: [^.:]{0,60}).*$/s, '$1'))).toEqual([
      'Trang survey, hàng 2, cột appearance (E): Không biết kiểu trình bày "to-lớn"',
      'Trang survey, hàng 3, cột name (B): Tên "ten" đã dùng ở hàng 2',
      'Trang survey, hàng 3, cột relevant (D): Không có câu nào tên "tuoi" trong biểu mẫu',
      'Trang survey, hàng 4, cột name (B): Hàng này thiếu tên',
      'Trang survey, hàng 5, cột type (A): Hàng này thiếu loại câu hỏi',
      expect.stringContaining('Trang survey, hàng 6, cột type (A): Danh sách "gioi"'),
      expect.stringContaining('Trang survey, hàng 7, cột type (A): Phần mềm không có loại câu hỏi "barcode"'),
      expect.stringContaining('Trang survey, hàng 8, cột name (B): Tên "2n" chưa dùng được'),
      expect.stringContaining('Trang survey, hàng 8, cột constraint (F): '),
      'Trang survey, hàng 9, cột type (A): end_group không khớp với begin_group nào ở trên',
      expect.stringContaining('Trang survey, hàng 10, cột type (A): Nhóm "nhom" mở ra mà không đóng'),
      expect.stringContaining('Trang choices, hàng 2, cột name (B): Giá trị "co khong" chưa dùng được'),
      'Trang choices, hàng 4, cột name (B): Danh sách "yn" đã có lựa chọn mang giá trị "1"',
      'Trang choices, hàng 5, cột list_name (A): Hàng này thiếu tên danh sách',
      'Trang choices, hàng 6, cột name (B): Hàng này thiếu giá trị của lựa chọn',
      expect.stringContaining('Trang settings, hàng 1, cột public_key (C): Phần mềm không làm được'),
      expect.stringContaining('Trang settings, hàng 2, cột form_id (A): Mã biểu mẫu "có dấu cách" chưa dùng được'),
      expect.stringContaining('Trang settings, hàng 2, cột style (B): Không biết kiểu "sách"'),
    ])
  })

  test.each([
    ...[
      'geotrace',
      'geoshape',
      'barcode',
      'video',
      'deviceid',
      'phonenumber',
      'username',
      'email',
      'simserial',
      'audit',
    ],
    ...[
      'csv-external',
      'xml-external',
      'background-audio',
      'start-geopoint',
      'begin_loop',
      'cascading_select x',
      'osm',
      'không rõ',
      'select_one',
    ],
    ...['select_one ${a}', 'select_one_from_file a.xml', 'select_multiple_from_file thon.csv', 'imei', 'uri:email'],
  ])('a question of type %s is refused by name in its cell', async (type) => {
    const [fault, ...others] = await faultsIn(await workbook({ survey: `type|name|label\ntext|a|A\n${type}|b|B` }))
    expect(fault).toMatch(/^Trang survey, hàng 3, cột type \(A\): .*\.$/)
    expect(fault).toContain(
      type
        .replace(/^select_multiple_from_file /, '')
        .replace(/^select_one (\$\{a\})$/, 'câu trả lời khác')
        .replace(/^select_one_from_file /, ''),
    )
    expect(others).toEqual([])
  })

  test.each([
    ...[
      'trigger',
      'save_to',
      'body::intent',
      'bind::jr:preload',
      'bind::type',
      'media::video',
      'media::big-image::vi',
      'big-image',
      'autoplay',
    ],
    ...[
      'instance::odk:tag',
      'bind::odk:length',
      'noAppErrorString',
      'cột lạ',
      'entities::saveto',
      'hint::a::b',
      'name::vi',
      'constructor',
    ],
  ])('the column %s is refused by name, and only when something stands in it', async (column) => {
    const survey = (cell: string) => `type|name|label|${column}\ntext|a|A|${cell}\ntext|b|B|`
    const [fault, ...others] = await faultsIn(await workbook({ survey: survey('x') }))
    expect(fault).toMatch(/^Trang survey, hàng 1, cột .* \(D\): (Phần mềm không làm được|Không biết cột)/)
    expect(fault).toContain(`"${column}"`)
    expect(others).toEqual([])
    expect(await faultsIn(await workbook({ survey: survey('') }))).toEqual([])
  })

  test('sheets of things that cannot be done are refused, others are left out and said', async () => {
    const sheets = { survey: 'type|name|label\ntext|a|A', entities: 'list_name|label\nx|y', 'Ghi chép': 'a|b' }
    expect(await faultsIn(await workbook(sheets))).toEqual([
      'Trang entities: Phần mềm không dùng trang này. Ông/bà xóa trang rồi gửi lại.',
    ])
    const { skipped } = await readWhole({ survey: sheets.survey, entities: 'list_name|label', 'Ghi chép': 'a|b' })
    expect(skipped).toEqual(['Trang Ghi chép: trang không thuộc XLSForm, không đưa vào biểu mẫu'])
    expect(await faultsIn(await workbook({ 'Trang tính 1': 'type|name' }))).toEqual([
      'Tệp phieu.xlsx: Thiếu trang "survey". Các trang trong tệp: Trang tính 1.',
    ])
  })

  test('parameters, filters, counts and columns in the wrong place are refused', async () => {
    const survey = `
      type|name|label|parameters|choice_filter|repeat_count|required|default
      range|r|R|start=x end=5 mau=do||||
      text|t|T|start=1|a = 1|2||
      select_one yn|s|S|seed=42||||
      begin_group|g|G|||3|yes|
      image|i|I|max-pixels=nhiều quality=low||||
      end_group|||||||`
    const faults = await faultsIn(await workbook({ survey, choices: CHOICES }))
    expect(faults.map((fault) => fault.replace(/^Trang survey, hàng /, '').replace(/(: .{0,16}).*$/s, '$1'))).toEqual([
      '2, cột parameters (D): Tham số start ph',
      '2, cột parameters (D): Không biết tham ',
      '3, cột parameters (D): Không biết tham ',
      '3, cột choice_filter (E): Bộ lọc chỉ dùng ',
      '3, cột repeat_count (F): Số lần lặp chỉ d',
      '4, cột parameters (D): Tham số seed chỉ',
      '5, cột repeat_count (F): Số lần lặp chỉ d',
      '5, cột required (G): Cột này chỉ dùng',
      '6, cột parameters (D): Tham số max-pixe',
    ])
  })

  test('two columns that mean the same, and two texts for one language, are told', async () => {
    expect(
      await faultsIn(await workbook({ survey: 'type|name|label|relevant|relevance\ntext|a|A|1 = 1|2 = 2' })),
    ).toEqual(['Trang survey, hàng 1, cột relevance (E): Có hai cột cùng nghĩa. Ông/bà giữ lại một cột.'])
    expect(await faultsIn(await workbook({ survey: 'type|name|label|label::vi\ntext|a|A|B\ntext|b|C|C' }))).toEqual([
      'Trang survey, hàng 2, cột label (C): Có hai nội dung khác nhau cho cùng một thứ tiếng (vi).',
    ])
  })

  test('what is left out without harm is said', async () => {
    const { questionnaire, skipped } = await readWhole({
      survey:
        'type|name|label|comments|disabled|sms_field|parameters\ntext|a|A|x|||rows=4\naudio|b|B||||quality=low\ntext|c|C||yes||\n|||một dòng ghi|no|n1|',
      settings: 'form_title|auto_send|style\nPhiếu|true|pages theme-grid',
    })
    expect(outline(questionnaire)).toEqual(['text a', 'audio b'])
    expect([...walk(questionnaire.nodes)].map(({ node }) => isQuestion(node) && node.appearance)).toEqual([
      ['multiline'],
      undefined,
    ])
    expect(skipped.map((one) => one.replace(/:.*$/s, ''))).toEqual([
      'Trang survey, hàng 1, cột comments (D)',
      'Trang survey, hàng 1, cột sms_field (F)',
      'Trang survey, hàng 3, cột parameters (G)',
      'Trang survey, hàng 4, cột disabled (E)',
      'Trang survey, hàng 5, cột type (A)',
      'Trang settings, hàng 1, cột auto_send (B)',
      'Trang settings, hàng 2, cột style (C)',
    ])
  })

  test('a table that lacks a name, or the commune’s own list of hamlets, is told', async () => {
    const form = csv('survey.csv', 'type,name,label\nselect_one_from_file thon.csv,t,Thôn\n')
    const reading = await readXlsForm({
      file: form,
      others: [csv('thon.csv', 'name,label\n1,Một'), csv('anh.png', 'x')],
    })
    expect(reading.ok && reading.skipped.map(sayFault)).toEqual([
      'Tệp thon.csv: danh sách thôn lấy từ phần mềm, không lấy từ tệp này',
      'Tệp anh.png: tệp kèm theo không phải .csv, không đưa vào biểu mẫu',
    ])
    expect(await faultsIn(form, csv('b.csv', 'a,a\n1,2'), csv('c.csv', ',\n1,2'), csv('d e.csv', 'a\n1'))).toEqual([
      'Tệp b.csv: Có hai cột cùng tên "a".',
      'Tệp c.csv: Hàng đầu phải là tên các cột.',
      'Tệp d e.csv: Tên tệp chưa dùng được: chỉ chữ cái, số, "_", "-", "."; không có dấu cách.',
    ])
  })
})
