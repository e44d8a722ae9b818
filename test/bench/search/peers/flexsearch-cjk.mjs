import { Charset } from 'flexsearch';
import { createFlexSearch } from './flexsearch.mjs';

export default createFlexSearch({
  label: 'FlexSearch CJK',
  setup: '`Charset.CJK`, its encoder for Japanese; `suggest: true`, else a question finds nothing',
  options: { encoder: Charset.CJK },
  searchOptions: { suggest: true },
});
