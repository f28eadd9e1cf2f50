/** Made-up inputs for tests in this package and its users; nothing here ships in a result. */
export {
  type MadeUpCountry,
  madeUpCountry,
  madeUpParameters,
  numbersFrom,
} from './demography/made-up-demography.ts';
