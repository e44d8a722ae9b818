/// <reference types="@docusaurus/module-type-aliases" />
/// <reference types="@docusaurus/theme-classic" />

declare module '@theme/ItemPage' {
  import type { ItemPageRouteProps } from '@chishiki-ichiba/market';
  import type { ReactNode } from 'react';
  export default function ItemPage(
    props: Omit<ItemPageRouteProps, 'Body'> & { children?: ReactNode },
  ): ReactNode;
}

// The classic theme declares `@theme-init/*` without types; what we wrap is a map of components.
declare module '@theme-init/MDXComponents' {
  import type { ComponentType } from 'react';

  const components: Readonly<Record<string, ComponentType<Record<string, unknown>>>>;
  export default components;
}

/** The one function of it used here: its types are a package of their own. */
declare module 'react-dom' {
  export function flushSync(run: () => void): void;
}
