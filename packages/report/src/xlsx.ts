export { harmlessCell, renderXlsx } from './render/xlsx.ts';
