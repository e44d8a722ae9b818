/** Stands for `react/jsx-runtime` in our parts on pages in a language of another script: see `createLanguageRules`. */
import { letters } from './japanese.js';
import { createMarkedJsx } from './marked-jsx.js';

export { Fragment } from 'react/jsx-runtime';
export const { jsx, jsxs } = createMarkedJsx(letters.any);
