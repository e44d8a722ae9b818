import { createContext, type ReactNode } from 'react';
import type { BodyNode } from '../../body-props.js';
import type { ItemPageProp } from '../../props.js';
import type { SectionName } from './sections.js';

/** Sections that few kinds have: their pages bring them along, so that no other page loads them. */
export type LateSection = Extract<
  SectionName,
  'log' | 'gaze' | 'meeting' | 'agenda' | 'uses' | 'decided' | 'learned' | 'next' | 'meetings'
>;

export interface MorePartsValue {
  readonly views: Readonly<
    Partial<Record<LateSection, (props: { readonly item: ItemPageProp }) => ReactNode>>
  >;
  /** Ways to use the page, as items of its list of tools. */
  readonly Tools?: (props: { readonly className: string | undefined }) => ReactNode;
  /** In the place of the player of the page's own video. */
  readonly Player?: (props: {
    readonly item: ItemPageProp;
    readonly children: ReactNode;
  }) => ReactNode;
  /** What must be known before the page is read, under its head. */
  readonly Banner?: (props: { readonly item: ItemPageProp }) => ReactNode;
  /** In the place of the author's text. */
  readonly Body?: (props: { readonly body: readonly BodyNode[] }) => ReactNode;
  /** Right under the picture of the page's own video. */
  readonly UnderFilm?: (props: { readonly item: ItemPageProp }) => ReactNode;
}

/** What a kind's own page adds to the page of any item. */
export const MoreParts = createContext<MorePartsValue | undefined>(undefined);
