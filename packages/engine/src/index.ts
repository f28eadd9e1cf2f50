export { countryId, listAreas } from './areas/areas.ts';
export {
  type BalancePath,
  balanceOf,
  coverageOf,
  demandCell,
  layerPath,
  type Selection,
  supplyCell,
} from './balance/read-result.ts';
