import { sayParts } from '@chishiki-ichiba/model/say';
import { createElement, Fragment, type ReactNode } from 'react';

/**
 * Words of the interface with elements in them, in the order of the language: `say` for text only is in
 * the model.
 */
export const sayJsx = (texts: TemplateStringsArray, ...values: readonly ReactNode[]): ReactNode =>
  createElement(Fragment, null, ...sayParts<ReactNode>(texts, ...values));
