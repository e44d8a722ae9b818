import { list, optional, text } from './field.js';

/** 出典 of one entry: numbers of `docs/sources.yml`. */
export const source = (example = 'S3-1.2') =>
  optional('出典', list(text(40)), { help: 'docs/sources.yml の番号。', example });
