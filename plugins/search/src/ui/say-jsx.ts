import { sayParts } from '@chishiki-ichiba/model/say';
import { Fragment, type ReactNode } from 'react';
import { element } from './element.js';

/**
 * Words of the interface with elements in them, in the order of the language: `say` for text only is in
 * the model.
 */
export const sayJsx = (texts: TemplateStringsArray, ...values: readonly ReactNode[]): ReactNode =>
  element(Fragment, null, sayParts<ReactNode>(texts, ...values));
