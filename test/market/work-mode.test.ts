import { describe, expect, test } from 'vitest';
import type { BodyNode } from '../../plugins/market/src/body-props.js';
import { paperNotice } from '../../plugins/market/src/ui/item/paper-notice.js';
import { hashOf, moveTo, screenOf } from '../../plugins/market/src/ui/work/screens.js';
import { splitBody } from '../../plugins/market/src/ui/work/split.js';
import { swipeOf } from '../../plugins/market/src/ui/work/swipe.js';
import {
  clockText,
  leftOf,
  pause,
  settle,
  start,
  type TimerState,
} from '../../plugins/market/src/ui/work/timer.js';

describe('the hash is the screen', () => {
  const ids = ['awase', 'okuru', '3'];
  test.each([
    ['', 0],
    ['#', 0],
    ['#step-awase', 1],
    ['#step-3', 3],
    ['#end', 4],
  ])('%o is screen %i, and back', (hash, screen) => {
    expect(screenOf(hash, ids)).toEqual({ screen });
    expect(screenOf(hashOf(screen, ids), ids)).toEqual({ screen });
  });

  test.each(['#step-none', '#awase', '#step-', '#kp-awase', '#%E0%A4'])(
    '%s is told on the first screen',
    (hash) => {
      expect(screenOf(hash, ids)).toEqual({ screen: 0, unknown: hash.slice(1) });
    },
  );

  test('a step whose id is `end` is a step', () => {
    expect(screenOf('#step-end', ['end'])).toEqual({ screen: 1 });
    expect(hashOf(1, ['end'])).toBe('#step-end');
  });
});

describe('the way to a screen leaves a history one can go back through', () => {
  const last = 4;
  test.each([
    ['on', 2, { screen: 1, from: 0 }, 'push'],
    ['back the way one came', 1, { screen: 2, from: 1 }, 'back'],
    ['back from a step opened by a link', 1, { screen: 2, from: undefined }, 'replace'],
    ['back after a jump from the list', 2, { screen: 3, from: 0 }, 'replace'],
    ['a jump on', 4, { screen: 1, from: 0 }, 'push'],
    ['a jump back', 1, { screen: 4, from: 3 }, 'push'],
    ['before the first', -1, { screen: 0, from: undefined }, 'none'],
    ['after the last', 5, { screen: 4, from: 3 }, 'none'],
    ['to where one is', 2, { screen: 2, from: 1 }, 'none'],
  ] as const)('%s', (_, to, at, way) => expect(moveTo(to, { ...at, last })).toBe(way));

  test('walking on and back any number of times, the entry below is always an earlier screen', () => {
    // What the browser would hold, by the four ways.
    const stack: { screen: number; from?: number }[] = [{ screen: 2 }];
    for (const by of [1, 1, -1, 1, -1, -1, -1, -1, 1, 1, 1, 1, -1]) {
      const top = stack.at(-1) as (typeof stack)[number];
      const to = top.screen + by;
      const way = moveTo(to, { screen: top.screen, from: top.from, last });
      if (way === 'push') stack.push({ screen: to, from: top.screen });
      if (way === 'back') stack.pop();
      if (way === 'replace') stack.splice(-1, 1, { screen: to });
      expect(stack.at(-1)?.screen).toBe(Math.min(last, Math.max(0, to)));
      expect(stack.map(({ screen }) => screen)).toEqual(
        stack.map(({ screen }) => screen).sort((a, b) => a - b),
      );
    }
  });
});

describe('timer', () => {
  const total = 60_000;
  const ready: TimerState = { state: 'ready' };

  test('counts by the clock, however rarely it is looked at', () => {
    const running = start(ready, total, 1000);
    expect(leftOf(running, total, 1000)).toBe(60_000);
    expect(leftOf(running, total, 31_000)).toBe(30_000);
    // The phone slept for an hour.
    expect(leftOf(running, total, 3_600_000)).toBe(0);
    expect(settle(running, 60_999)).toBe(running);
    expect(settle(running, 61_000)).toEqual({ state: 'done' });
  });

  test('a pause holds what is left; going on ends that much later', () => {
    const paused = pause(start(ready, total, 0), total, 20_000);
    expect(paused).toEqual({ state: 'paused', left: 40_000 });
    expect(leftOf(paused, total, 999_999)).toBe(40_000);
    const again = start(paused, total, 100_000);
    expect(settle(again, 139_999)).toBe(again);
    expect(settle(again, 140_000)).toEqual({ state: 'done' });
  });

  test('a pause after the end is the end; a finished one starts anew', () => {
    expect(pause(start(ready, total, 0), total, 60_000)).toEqual({ state: 'done' });
    expect(start({ state: 'done' }, total, 5)).toEqual({ state: 'running', endsAt: 60_005 });
  });

  test('starting twice is starting once, and a clock set back makes no more time', () => {
    const running = start(ready, total, 0);
    expect(start(running, total, 30_000)).toBe(running);
    expect(leftOf(running, total, -3_600_000)).toBe(60_000);
  });

  test.each([
    [0, '0:00'],
    [1, '0:01'],
    [30_000, '0:30'],
    [59_001, '1:00'],
    [600_000, '10:00'],
    [3_605_000, '1:00:05'],
  ])('%i ms is shown as %s', (ms, text) => expect(clockText(ms)).toBe(text));
});

describe('swipe', () => {
  const at = (x: number, y: number, time = 0) => ({ x, y, at: time });
  test.each([
    ['to the left', at(250, 300), at(100, 310, 200), 'next'],
    ['to the right', at(100, 300), at(250, 310, 200), 'back'],
    ['too short', at(200, 300), at(150, 300, 200), undefined],
    ['slanting: one scrolls', at(250, 300), at(150, 380, 200), undefined],
    ['slow: one reads with the finger', at(250, 300), at(100, 300, 2000), undefined],
    ["from the edge: the phone's own gesture", at(5, 300), at(200, 300, 200), undefined],
  ] as const)('%s', (_, from, to, way) => expect(swipeOf(from, to, 360)).toBe(way));
});

describe('a manual’s text in work mode', () => {
  const h2 = (id: string, ...children: BodyNode[]): BodyNode => ['h2', { id }, ...children];
  const p = (text: string): BodyNode => ['p', null, text];
  const step = (id: string): BodyNode => ['Step', { id, number: 1, title: `手順${id}` }, p('する')];

  test('what to have ready, the steps, what to look at afterwards; nothing else', () => {
    const body = [
      p('前書き'),
      h2('nerai', 'ねらい'),
      p('目的'),
      h2('junbi', ['ruby', null, '準備', ['rt', null, 'じゅんび']]),
      p('そろえる'),
      h2('tejun', '手順'),
      p('はじめに'),
      step('a'),
      step('b'),
      h2('kakunin', '確認'),
      p('見る'),
      h2('sonota', '参考'),
      p('よそ'),
      h2('komatta', '困ったとき'),
      p('穴'),
    ];
    expect(splitBody(body)).toEqual({
      steps: [
        { id: 'a', title: '手順a', node: body[7] },
        { id: 'b', title: '手順b', node: body[8] },
      ],
      prepare: [p('そろえる')],
      after: [body[9], body[10], body[13], body[14]],
    });
  });

  test('a text without steps has none', () => {
    expect(splitBody([h2('x', '準備'), p('a'), h2('y', '確認'), p('b')])).toEqual({
      steps: [],
      prepare: [p('a')],
      after: [],
    });
  });
});

describe('the paper in hand and the page', () => {
  test.each([
    ['2', '第4版', 'この紙は第2版、いまは第4版です'],
    ['第２版', '第4版', 'この紙は第2版、いまは第4版です'],
    ['5', '第4版', 'この端末の控えが古いようです（紙は第5版、この画面は第4版）'],
    ['初版', '第4版', '紙（初版）と、このページ（第4版）の版がちがいます'],
  ])('paper %o, page %o', (paper, page, title) => {
    expect(paperNotice(paper, page)).toMatchObject({ title });
  });

  test.each([
    ['4', '第4版'],
    ['第４版', '第4版'],
    ['Rev.4', '4'],
  ])('paper %o and page %o are one revision', (paper, page) =>
    expect(paperNotice(paper, page)).toBe(false),
  );
});
