import Init from '@theme-init/MDXComponents';
import type { ElementType } from 'react';
import { builtComponents, marketComponents } from '../../ui/body/components.js';
import { withFurigana } from '../../ui/furigana/withFurigana.js';

/** Site builders' `.mdx`: the same parts as in `.md`, without an import. */
const components: Readonly<Record<string, ElementType>> = {
  ...Init,
  ...withFurigana(Init),
  ...marketComponents,
  ...builtComponents,
};
export default components;
