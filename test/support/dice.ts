/** Throws that were made beforehand, used up one after the other: the same throws give the same choices. */
export class Dice {
  private next = 0
  private readonly throws: readonly number[]

  constructor(throws: readonly number[]) {
    this.throws = throws
  }

  private throw(): number {
    return this.throws[this.next++ % this.throws.length] ?? 0
  }

  /** The first is what failures shrink to. */
  pick<Some>(some: readonly Some[]): Some {
    const one = some[this.throw() % some.length]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }

  /** Yes in so many of a hundred; failures shrink to no. */
  maybe(percent: number): boolean {
    return 999 - this.throw() < percent * 10
  }

  number(most: number): number {
    return this.throw() % (most + 1)
  }
}
