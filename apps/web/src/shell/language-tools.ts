export { languages } from '@veivalg/core';
export { localeOf } from '@veivalg/core/text';
