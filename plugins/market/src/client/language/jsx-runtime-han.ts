/** As `jsx-runtime.ts`, for languages that are written in Han themselves: only kana tell Japanese from them. */
import { letters } from './japanese.js';
import { createMarkedJsx } from './marked-jsx.js';

export { Fragment } from 'react/jsx-runtime';
export const { jsx, jsxs } = createMarkedJsx(letters.kana);
