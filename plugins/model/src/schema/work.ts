import { field, group, list, openValue, optional, value } from './field.js';

const baseMetal = group(
  {
    name: field('名称', openValue('material'), { help: '材質の記号。', example: 'SUS304' }),
  },
  'name',
);
/** What was worked on, and what went wrong: fields by which pages of many kinds are found together. */
export const process = optional('工程', list(openValue('process')), {
  help: 'どの工程の話か。',
  example: '[溶接]',
});
export const material = optional('母材', list(baseMetal), {
  help: '材質。',
  example: '[SUS304]',
  aliases: ['材質'],
});
export const defect = optional('不完全部', list(value('defect')), {
  help: '関係する不具合の名前。',
  example: '[穴あき]',
  aliases: ['不具合名', '欠陥'],
});
