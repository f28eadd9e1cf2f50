import { exp, log } from '@veivalg/core';

const { abs } = Math;

/** log Γ(x) for x > 0 by Stirling's series, after moving x up to where it is exact to 15 digits. */
export const logGamma = (x: number): number => {
  let shift = 0;
  let y = x;
  while (y < 16) {
    shift -= log(y);
    y += 1;
  }
  const r = 1 / (y * y);
  const series =
    (1 / 12 + r * (-1 / 360 + r * (1 / 1260 + r * (-1 / 1680 + r * (1 / 1188 + r * (-691 / 360360)))))) / y;
  return shift + (y - 0.5) * log(y) - y + 0.5 * log(2 * Math.PI) + series;
};

/** Continued fraction of the incomplete beta function by Lentz's method; quick where x is below the mean. */
const betaFraction = (x: number, a: number, b: number): number => {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (abs(d) < tiny ? tiny : d);
  let value = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let step = 1;
    for (const coefficient of [even, odd]) {
      d = 1 + coefficient * d;
      c = 1 + coefficient / c;
      d = 1 / (abs(d) < tiny ? tiny : d);
      if (abs(c) < tiny) c = tiny;
      step = d * c;
      value *= step;
    }
    if (abs(step - 1) < 1e-16) break;
  }
  return value;
};

/** Share of a beta distribution on 0–1 below x. @param a Positive. @param b Positive. @source docs/method/uncertainty.md Q1 */
export const betaShare = (x: number, a: number, b: number): number => {
  if (!(x > 0)) return 0;
  if (!(x < 1)) return 1;
  const front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log(1 - x));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
};

/**
 * Number on 0–1 with a share of a beta distribution below it: Newton's step where it stays inside what is known, else half.
 *
 * @source docs/method/uncertainty.md Q1
 */
export const betaQuantile = (share: number, a: number, b: number): number => {
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  const scale = logGamma(a + b) - logGamma(a) - logGamma(b);
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  // Halving alone reaches the smallest number there is in 1,100 rounds; Newton's step ends most searches in eight.
  for (let i = 0; i < 1100; i++) {
    const miss = betaShare(x, a, b) - share;
    if (miss === 0) return x;
    if (miss < 0) low = x;
    else high = x;
    const density = exp(scale + (a - 1) * log(x) + (b - 1) * log(1 - x));
    let next = x - miss / density;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (abs(next - x) <= x * 1e-15 || next <= low || next >= high) return next;
    x = next;
  }
  return x;
};
