import { Fragment } from 'preact'

/** What somebody typed, as text: its empty lines part paragraphs, its line ends stay. */
export function PlainText({ text }: { text: string }) {
  return (
    <>
      {text
        .trim()
        .split(/\n{2,}/)
        .map((paragraph, index) => (
          <p key={index}>
            {paragraph.split('\n').map((row, at) => (
              <Fragment key={at}>
                {at > 0 && <br />}
                {row}
              </Fragment>
            ))}
          </p>
        ))}
    </>
  )
}
