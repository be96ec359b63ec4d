/** It certainly did not go out. `final`: another try would not help. Any other failure of a sending leaves it in doubt. */
export class NotSent extends Error {
  override name = 'NotSent'
  constructor(
    why: string,
    readonly final = false,
  ) {
    super(why)
  }
}
