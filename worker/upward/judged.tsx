import { StatusTag, type Tone } from '../../web/components/status-tag.tsx'
import { type Aspect, ASPECT_WORDS, ASPECTS, type Figures, judge, type Mark } from './trouble.ts'

const TONES: Readonly<Record<Mark, Tone>> = { bad: 'late', watch: 'near', good: 'done', none: 'ended' }

/** How a commune stands in one thing: a word with its mark, and the numbers behind it. */
export function Judgement({ aspect, figures, short }: { aspect: Aspect; figures: Figures; short?: boolean }) {
  const { mark, numbers, word } = judge(aspect, figures)
  if (mark === 'none') return <span class="hint">{word}</span>
  return (
    <>
      <StatusTag label={word} tone={TONES[mark]} />
      {!short && numbers !== '' && <div class="hint">{numbers}</div>}
    </>
  )
}

/** Cells of one row: all that is looked at. */
export function JudgedCells({ figures }: { figures: Figures }) {
  return (
    <>
      {ASPECTS.map((aspect) => (
        <td key={aspect} data-label={ASPECT_WORDS[aspect]}>
          <div>
            <Judgement aspect={aspect} figures={figures} />
          </div>
        </td>
      ))}
    </>
  )
}

/** The heads of those cells. */
export function JudgedHeads() {
  return (
    <>
      {ASPECTS.map((aspect) => (
        <th scope="col" key={aspect}>
          {ASPECT_WORDS[aspect]}
        </th>
      ))}
    </>
  )
}
