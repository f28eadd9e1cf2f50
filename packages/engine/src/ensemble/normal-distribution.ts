import { exp, log } from '@veivalg/core';

const { abs, sqrt } = Math;

/** Sum of coefficients times powers, lowest power first. */
const polynomial = (coefficients: readonly number[], x: number): number => {
  let value = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) value = value * x + (coefficients[i] as number);
  return value;
};

// Rational approximations of Wichura (1988), algorithm AS 241, good to 16 digits.
const centre = {
  over: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  under: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852546,
  ],
};
const near = {
  over: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  under: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
};
const far = {
  over: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  under: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
};

/**
 * Find the standard normal number with a share of the mass below it.
 *
 * @param share Between 0 and 1; 0 and 1 give −∞ and +∞.
 * @source Wichura (1988), AS 241; docs/method/uncertainty.md Q1
 */
export const normalQuantile = (share: number): number => {
  const q = share - 0.5;
  if (abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(centre.over, r)) / polynomial(centre.under, r);
  }
  const tail = q < 0 ? share : 1 - share;
  if (!(tail > 0))
    return tail === 0 ? (q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY) : Number.NaN;
  const r = sqrt(-log(tail));
  const part = r <= 5 ? near : far;
  const x = r - (r <= 5 ? 1.6 : 5);
  const value = polynomial(part.over, x) / polynomial(part.under, x);
  return q < 0 ? -value : value;
};

/**
 * Share of the standard normal mass below a number: a series near the middle, a continued fraction in the tails,
 * so that even the far tail has all its digits.
 *
 * @source docs/method/uncertainty.md Q1
 */
export const normalShare = (z: number): number => {
  const x = abs(z);
  const density = exp((-x * x) / 2) / sqrt(2 * Math.PI);
  if (x < 3) {
    let term = x;
    let total = x;
    for (let n = 3; term > total * 1e-17; n += 2) {
      term *= (x * x) / n;
      total += term;
    }
    const half = density * total;
    return z < 0 ? 0.5 - half : 0.5 + half;
  }
  let fraction = x;
  for (let n = 120; n > 0; n--) fraction = x + n / fraction;
  const tail = density / fraction;
  return z < 0 ? tail : 1 - tail;
};
