import { createContext, useContext } from 'react';
import type { ItemPageProp } from '../../props.js';

const ItemContext = createContext<ItemPageProp | undefined>(undefined);

/** The page's item, for parts an author places in the body (`:::経過`, `<Canvas>`). */
export const ItemProvider = ItemContext.Provider;
export const useItem = (): ItemPageProp | undefined => useContext(ItemContext);
