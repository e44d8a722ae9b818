import type { z } from 'zod';
import { date, optional, text } from './field.js';

/** Characters of 原文の控え: room for the steps of the longest manual. */
const MARKS_MAX = 4000;

/** What the front matter of a translated copy says of itself; everything else in it is a text of the original. */
export const translationShape = {
  sourceRevision: optional('翻訳元の版', text(20), {
    help: '訳したときの、原文の版。原文の版が進むと「原文が改訂されています」と出る。',
    example: '第4版',
  }),
  sourceRevised: optional('翻訳元の改訂日', date(), {
    help: '訳したときの、原文の改訂日。',
    example: '2026-11-01',
  }),
  translatedBy: optional('翻訳者', text(80), {
    help: '訳した人か、機械翻訳か。ページに出る。',
    example: '技術通訳（溶接技能者が確認）',
  }),
  sourceMarks: optional('原文の控え', text(MARKS_MAX), {
    help: '訳したときの原文の、手順ごとの控え。`ichiba translate` が書く。どの手順が変わったかが分かる。',
  }),
} satisfies z.ZodRawShape;
