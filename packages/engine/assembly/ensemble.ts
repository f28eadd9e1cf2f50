// Kernels of the ensemble in AssemblyScript: each does exactly the operations of its TypeScript twin in
// `src/kernel/ensemble-*.ts`, in the same order for every draw, so that the digits are the same with and without it.
// All pointers are byte offsets into one imported memory, 16-byte aligned; draws are padded to a multiple of 8.

export { covarianceF64 } from './ensemble/covariance';
export { exponentialsF64, multipliersF32 } from './ensemble/exponentials';
export { normalNumbers } from './ensemble/normal-numbers';
export { orderStatisticsF32 } from './ensemble/order-statistics';
export { scramblePoints, shuffledPoints } from './ensemble/points';
export { multiplyRowsF32, productF32, segmentSumsF32 } from './ensemble/product';
export { productF64 } from './ensemble/product-double';
