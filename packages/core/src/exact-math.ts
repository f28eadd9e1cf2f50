/**
 * Exponential, logarithm and power with the same digits in every JavaScript engine.
 *
 * The language leaves the last digits of `Math.exp`, `Math.log` and `**` to the engine, and Node and browsers do differ.
 * Sums, products and quotients are exact to the rule in all of them, so these are made from nothing else.
 */

/** ln 2 in two parts: the first has so few digits that a whole number of them is exact. */
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
const largest = 709.782712893384;
const smallest = -745.1332191019412;
const expTerms = 18;
const logTerms = 14;
const halfRoot = Math.SQRT1_2;

/** 2 to a whole power by repeated doubling or halving: exact. */
const twoTo = (exponent: number): number => {
  let value = 1;
  let factor = exponent < 0 ? 0.5 : 2;
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) value *= factor;
    factor *= factor;
  }
  return value;
};

/** e to the power x, within two units of the last digit. Any number in; `NaN` gives `NaN`. */
export const exp = (x: number): number => {
  if (!(x < largest)) return x >= largest ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x < smallest) return 0;
  const halvings = Math.round(x / Math.LN2);
  const rest = x - halvings * ln2High - halvings * ln2Low;
  let series = 1;
  for (let n = expTerms; n >= 1; n--) series = 1 + (series * rest) / n;
  // In two steps, so that the smallest results are reached without passing through zero.
  const half = Math.trunc(halvings / 2);
  return series * twoTo(half) * twoTo(halvings - half);
};

/** Natural logarithm, within two units of the last digit. 0 gives −∞; a negative number gives `NaN`. */
export const log = (x: number): number => {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let mantissa = x;
  let exponent = 0;
  for (let step = 512; step >= 1; step /= 2) {
    const power = twoTo(step);
    if (mantissa >= power) {
      mantissa /= power;
      exponent += step;
    } else if (mantissa * power < 2) {
      mantissa *= power;
      exponent -= step;
    }
  }
  if (mantissa >= 2 * halfRoot) {
    mantissa /= 2;
    exponent += 1;
  } else if (mantissa < halfRoot) {
    mantissa *= 2;
    exponent -= 1;
  }
  // ln m = 2 artanh((m − 1) / (m + 1)); the fraction is below 0.172, so fourteen terms are enough.
  const fraction = (mantissa - 1) / (mantissa + 1);
  const square = fraction * fraction;
  let series = 0;
  for (let n = logTerms; n >= 1; n--) series = series * square + 1 / (2 * n - 1);
  return exponent * ln2High + (2 * fraction * series + exponent * ln2Low);
};

/** Whole powers up to this size are multiplied out. */
const multipliedOut = 1024;

/** `base` to the power `exponent`; whole exponents are multiplied out, others need a base that is not negative. */
export const power = (base: number, exponent: number): number => {
  if (Number.isInteger(exponent) && Math.abs(exponent) <= multipliedOut) {
    let value = 1;
    let factor = base;
    for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) value *= factor;
      factor *= factor;
    }
    return exponent < 0 ? 1 / value : value;
  }
  if (base === 0) return exponent > 0 ? 0 : Number.POSITIVE_INFINITY;
  return exp(exponent * log(base));
};
