/** Numbers below this are not told: too few people stand behind them. */
export const FEW = 5

/** Do so few people stand behind this number that it is not told? Nobody is told. */
export function isFew(value: number): boolean {
  return value > 0 && value < FEW
}
