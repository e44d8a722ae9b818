/** React parts other rooms place: browser only (they import Docusaurus' client modules). */
export { offerSearchClient } from './client.js';
export { Marked } from './Marked.js';
export { SearchBox, type SearchBoxProps } from './SearchBox.js';
export { offerSavedSearch } from './saved.js';
export { useAgain } from './useAgain.js';
export { type MarketData, useMarketData } from './useMarketData.js';
