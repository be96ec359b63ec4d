import { type Place, type Scope } from '../../worker/forms/xpath/expression.ts'

/** A place by name, with its answer or with what stands in it. */
export type Kid = readonly [name: string, inside: string | readonly Kid[]]

class Spot implements Place {
  readonly name: string
  readonly parent: Place | null
  readonly kids: Spot[] = []
  private readonly words: string
  constructor([name, inside]: Kid, parent: Spot | null) {
    this.name = name
    this.parent = parent
    this.words = typeof inside === 'string' ? inside : ''
    if (typeof inside !== 'string') for (const kid of inside) this.kids.push(new Spot(kid, this))
  }
  children(): readonly Spot[] {
    return this.kids
  }
  text(): string {
    return this.words || this.kids.map((kid) => kid.text()).join('')
  }
  position(): number {
    const siblings = this.parent?.children() ?? [this]
    return siblings.filter(({ name }) => name === this.name).indexOf(this) + 1
  }
}

export function placeOf(kid: Kid): Place {
  return new Spot(kid, null)
}

export function allBelow(place: Place): Place[] {
  return place.children().flatMap((kid) => [kid, ...allBelow(kid)])
}

function linesUp(place: Place): Place[] {
  return place.parent ? [place, ...linesUp(place.parent)] : [place]
}

/** The scope of a question: names are found in the smallest part of the sheet that has them. */
export function scopeOf(root: Place, here: Place, more: Partial<Scope> = {}): Scope {
  return {
    here,
    root,
    find: (name) => {
      for (const part of linesUp(here)) {
        const found = allBelow(part).filter((place) => place.name === name)
        if (part.name === name) return [part]
        if (found.length > 0) return found
      }
      return []
    },
    instance: () => null,
    choiceName: () => '',
    table: () => null,
    today: '2026-11-21',
    now: '2026-11-21T08:30:00.000+07:00',
    random: () => 0.25,
    ...more,
  }
}

/** Lan's household: three children, the second of whom has toys and no age yet. */
export const HOUSEHOLD: Kid = [
  'data',
  [
    ['ghi', ''],
    ['ten', 'Lan'],
    ['tuoi', '34'],
    ['so', '3.75'],
    ['am', '-2.5'],
    ['trong', ''],
    ['ngay_sinh', '1992-03-05'],
    ['ngay', '2026-11-01'],
    ['luc', '2026-11-21T06:15:00.000+07:00'],
    ['gio', '08:30:00.000+07:00'],
    ['mau', 'do xanh vang'],
    ['dong_y', 'yes'],
    ['khong', 'no'],
    ['cach', '  hai   ba  '],
    ['diem', '21.0285 105.8542 12 5'],
    ['ranh', '0 0 0 0; 0 1 0 0; 1 1 0 0; 1 0 0 0; 0 0 0 0'],
    ['nhom', [['trong_nhom', 'x']]],
    [
      'con',
      [
        ['con_ten', 'An'],
        ['con_tuoi', '7'],
        ['do_choi', [['vat', 'xe']]],
        ['do_choi', [['vat', 'bóng']]],
      ],
    ],
    [
      'con',
      [
        ['con_ten', 'Bình'],
        ['con_tuoi', ''],
        ['do_choi', [['vat', 'diều']]],
      ],
    ],
    [
      'con',
      [
        ['con_ten', 'Chi'],
        ['con_tuoi', '12'],
      ],
    ],
  ],
]

export const CITIES: Kid = [
  '',
  [
    [
      'root',
      [
        [
          'item',
          [
            ['name', 'hn'],
            ['label', 'Hà Nội'],
            ['vung', 'bac'],
          ],
        ],
        [
          'item',
          [
            ['name', 'hue'],
            ['label', 'Huế'],
            ['vung', 'trung'],
          ],
        ],
        [
          'item',
          [
            ['name', 'dn'],
            ['label', 'Đà Nẵng'],
            ['vung', 'trung'],
          ],
        ],
      ],
    ],
  ],
]

/** What stands at a way of names through the sheet: `con:2/con_ten`. */
export function placeAt(root: Place, way: string): Place {
  let at = root
  for (const part of way.split('/').filter(Boolean)) {
    const [name, place = '1'] = part.split(':')
    const found = at.children().filter((kid) => kid.name === name)[Number(place) - 1]
    if (!found) throw new Error(`nothing at ${way}`)
    at = found
  }
  return at
}

export function household(way = 'ghi', more: Partial<Scope> = {}): Scope {
  const root = placeOf(HOUSEHOLD)
  const cities = placeOf(CITIES)
  return scopeOf(root, placeAt(root, way), {
    instance: (id) => (id === 'tinh' ? cities : null),
    choiceName: (question, value) => (question === 'mau' ? ({ do: 'Đỏ', xanh: 'Xanh' }[value] ?? '') : ''),
    table: (name) =>
      name === 'gia'
        ? {
            columns: ['ma', 'ten', 'tien'],
            rows: [
              ['a', 'Gạo', '18000'],
              ['b', 'Muối', '6000'],
              ['a', 'Lặp', '1'],
            ],
          }
        : null,
    ...more,
  })
}
