import { createRequire } from 'node:module';

// See the market plugin's entry: a native require keeps Docusaurus' transpiler out of our modules.
const native = createRequire(import.meta.url);
const { default: preset } = native('./preset.js') as typeof import('./preset.js');

export default preset;
export type { PresetOptions } from './preset.js';
