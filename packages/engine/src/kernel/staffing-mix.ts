/**
 * Add a service's local mix norm: out[m] = Σ_p mix[p] × factor[p][m] for the places of one reach.
 *
 * @param mixStart First element of the service's row in `mix`.
 * @param factorStart First element of the mix group's block in `factor`, shape [P][M].
 */
export const mixNorm = (
  out: Float64Array,
  mix: Float64Array,
  mixStart: number,
  factor: Float64Array,
  factorStart: number,
  width: number,
  places: number,
): void => {
  out.fill(0);
  for (let p = 0; p < width; p++) {
    const share = mix[mixStart + p] as number;
    if (share === 0) continue;
    const start = factorStart + p * places;
    for (let m = 0; m < places; m++) out[m] = (out[m] as number) + share * (factor[start + m] as number);
  }
};

/** Add a service's volume to its mix group by profession: out[p][m] += mix[p] × volume[m]. */
export const addByProfession = (
  out: Float64Array,
  outStart: number,
  mix: Float64Array,
  mixStart: number,
  volume: Float64Array,
  volumeStart: number,
  width: number,
  places: number,
): void => {
  for (let p = 0; p < width; p++) {
    const share = mix[mixStart + p] as number;
    if (share === 0) continue;
    const start = outStart + p * places;
    for (let m = 0; m < places; m++)
      out[start + m] = (out[start + m] as number) + share * (volume[volumeStart + m] as number);
  }
};

/** Multiply the group's sums by the local factors and add them to the sector: out[p][m] += sums[p][m] × factor[p][m]. */
export const addWithFactor = (
  out: Float64Array,
  outStart: number,
  sums: Float64Array,
  sumsStart: number,
  factor: Float64Array,
  factorStart: number,
  length: number,
): void => {
  for (let i = 0; i < length; i++)
    out[outStart + i] =
      (out[outStart + i] as number) + (sums[sumsStart + i] as number) * (factor[factorStart + i] as number);
};
