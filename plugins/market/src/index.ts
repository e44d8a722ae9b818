import { createRequire } from 'node:module';
import { swizzleConfig } from './swizzle.js';

// Docusaurus loads plugins through a transpiler that would rewrite this package and everything it
// imports; a native require hands the work back to Node, which loads ES modules as they are.
const native = createRequire(import.meta.url);
const { default: pluginMarket, validateOptions } = native(
  './plugin.js',
) as typeof import('./plugin.js');

/** What `docusaurus swizzle` asks a theme for. */
export const getSwizzleConfig = () => swizzleConfig;

export default pluginMarket;
export type * from './body-props.js';
export type * from './canvas-props.js';
export type * from './case-props.js';
export type { CompareCase } from './compare-props.js';
export type * from './list-props.js';
export type { MarketOptions } from './options.js';
export type * from './phase-props.js';
export type * from './problem-props.js';
export type * from './props.js';
export type * from './region-props.js';
export type * from './video-props.js';
export type * from './weld-props.js';
export { validateOptions };
