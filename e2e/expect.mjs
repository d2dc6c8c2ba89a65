// Saying what should hold, and failing with a sentence when it does not.

/** Fails with a sentence when two values differ. */
export function expectEqual(actual, expected, what) {
  if (actual !== expected) throw new Error(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`)
}

/** Fails with a sentence when something does not hold. */
export function expect(holds, what) {
  if (!holds) throw new Error(what)
}
