import type { ComponentChild } from 'preact'
import type { Entry } from '../../../../worker/forms/sheet.ts'
import { MomentBox, TextBox, TimeBox } from '../boxes.tsx'
import type { Asked } from '../frame.tsx'
import { Menu, Options, Scale, Tick } from '../options.tsx'
import { Read } from '../read.tsx'

/** How each kind of question is drawn. */
export type Drawings = Readonly<Partial<Record<Entry['kind'], (asked: Asked) => ComponentChild>>>

/** What most questionnaires ask: all that phones fetch for these. */
export const DRAWINGS: Drawings = {
  text: TextBox,
  integer: TextBox,
  decimal: TextBox,
  date: TimeBox,
  time: TimeBox,
  dateTime: MomentBox,
  select_one: Options,
  select_multiple: Options,
  range: Scale,
  hamlet: Menu,
  note: Read,
  acknowledge: Tick,
}
