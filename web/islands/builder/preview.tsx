import { Component, createRef } from 'preact'
import { valuesOf } from '../../../worker/forms/fields.ts'
import type { Plan } from '../../../worker/forms/plan.ts'
import { openSheet, type Sheet } from '../../../worker/forms/sheet.ts'
import { worldOf } from '../../../worker/forms/world.ts'
import type { Bench } from './bench.ts'
import { Do } from './box.tsx'
import { clockText } from './keep.ts'
import { LiveSheet } from '../sheet/live-sheet.tsx'

type Props = { bench: Bench; plan: Plan | null; problems: number }

/** The questionnaire as whoever answers sees it on a phone; what is answered here goes nowhere. */
export class Preview extends Component<Props, { isSent: boolean }> {
  private readonly form = createRef<HTMLFormElement>()
  private readonly body = createRef<HTMLDivElement>()
  private live: LiveSheet | null = null
  override state = { isSent: false }

  override componentDidMount(): void {
    this.put()
  }

  override shouldComponentUpdate(next: Readonly<Props>, state: { isSent: boolean }): boolean {
    return next.plan !== this.props.plan || next.problems !== this.props.problems || state !== this.state
  }

  override componentDidUpdate(was: Readonly<Props>): void {
    if (was.plan !== this.props.plan) this.put()
  }

  /** The sheet anew, with what was answered before where it still fits. */
  private put(isFresh = false): void {
    const { plan } = this.props
    const [form, body] = [this.form.current, this.body.current]
    if (!plan || !form || !body) return
    const before = this.live && !isFresh ? valuesOf(this.live.view.sheet) : {}
    const sheet = this.open(plan, Object.keys(before).length > 0 ? before : undefined)
    if (!this.live) {
      const media = this.props.bench.address.replace(/nhap$/, 'tep/')
      const nothing = () => {}
      this.live = new LiveSheet(
        form,
        body,
        { sheet, page: 0, errors: {}, media },
        { changed: nothing, turned: nothing },
      )
      return
    }
    this.live.view.sheet = sheet
    this.live.view.live.isSending = false
    this.live.open(isFresh ? 0 : Math.max(0, Math.min(this.live.view.page, sheet.pages().length - 1)))
  }

  private open(plan: Plan, answers: Record<string, string> | undefined): Sheet {
    const { opened, language } = this.props.bench
    const local = new Date(Date.now() + 7 * 3_600_000).toISOString()
    const world = worldOf({
      today: local.slice(0, 10),
      now: local.replace('Z', '+07:00'),
      hamlets: opened.hamlets,
      language,
      submissionKey: 'xem-thu',
    })
    return openSheet(plan, world, answers)
  }

  override render() {
    const { bench, plan, problems } = this.props
    const { isSent } = this.state
    return (
      <section aria-labelledby="xem-thu">
        <h2 id="xem-thu">Xem thử</h2>
        {problems > 0 && (
          <p class="near">
            {plan
              ? 'Biểu mẫu còn chỗ cần sửa; dưới đây là bản gần nhất hỏi được.'
              : 'Biểu mẫu còn chỗ cần sửa, chưa xem thử được.'}
          </p>
        )}
        {plan && (
          <p>
            <Do
              onDo={() => {
                this.setState({ isSent: false })
                this.put(true)
              }}
            >
              Làm lại từ đầu
            </Do>
          </p>
        )}
        <div class="phone" hidden={!plan}>
          <p class="phone-title">{bench.form.title}</p>
          {isSent && (
            <p class="done" role="status">
              Phiếu đã đủ, gửi được. Đây là xem thử nên không gửi đi đâu ({clockText(new Date().toISOString())}).
            </p>
          )}
          <form
            ref={this.form}
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              if (this.live?.view.live.isSending) this.setState({ isSent: true })
            }}
          >
            <div ref={this.body} />
          </form>
        </div>
      </section>
    )
  }
}
