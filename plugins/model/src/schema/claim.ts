import { field, group, list, optional, ref, text } from './field.js';
import { source } from './source.js';

/** A sentence with what it rests on. */
export const claim = group(
  {
    text: field('内容', text(400), { help: '書くこと。一文で。' }),
    source: source(),
    evidence: optional('根拠', list(ref([])), { help: 'それが分かるページのid。' }),
  },
  'text',
);
