import { Component, type ComponentChild } from 'preact'
import type { Asked } from './frame.tsx'

type Props = Asked & {
  /** What was said about it last. */
  said?: string | undefined
  draw: (asked: Asked) => ComponentChild
}

/** A question that is drawn again only when something about it changed. */
export class Still extends Component<Props> {
  override shouldComponentUpdate({ entry, error, said, view }: Readonly<Props>): boolean {
    const was = this.props
    return entry !== was.entry || error !== was.error || said !== was.said || view.sheet !== was.view.sheet
  }

  override render({ view, entry, error, draw }: Props): ComponentChild {
    return draw({ view, entry, error })
  }
}
