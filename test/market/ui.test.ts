import { vocabularies } from '@chishiki-ichiba/model';
import { describe, expect, test } from 'vitest';
import { createLoader, LoadError } from '../../plugins/market/src/client/loadFile.js';
import type { EventProp } from '../../plugins/market/src/props.js';
import * as labels from '../../plugins/market/src/ui/labels.js';
import { findAddress } from '../../plugins/market/src/ui/lost/findAddress.js';
import { clock, indexAt, secondsOf } from '../../plugins/market/src/ui/media/time.js';
import { layoutTimeline } from '../../plugins/market/src/ui/timeline/layout.js';

describe('the browser says the same words as the model', () => {
  const words = (map: object) =>
    Object.entries(map).map(([id, word]) => [id, typeof word === 'string' ? word : word.label]);
  test.each([
    ['kind', labels.kindWords],
    ['phase', labels.phases],
    ['canvas', labels.canvasBlocks],
    ['keyPointMark', labels.markWords],
    ['eventType', labels.eventWords],
    ['gate', labels.gateWords],
    ['outcome', labels.outcomeWords],
    ['ring', labels.ringWords],
    ['elicitation', labels.howWords],
    ['status', labels.statusWords],
    ['visibility', labels.visibilityWords],
  ] as const)('%s', (name, map) => {
    expect(words(map).sort()).toEqual(vocabularies[name].map(({ id, ja }) => [id, ja]).sort());
  });

  test('a word is found by id and by label', () => {
    expect(labels.findWord(labels.markWords, '成否')).toBe('success');
    expect(labels.findWord(labels.howWords, 'interview')).toBe('interview');
    expect(labels.findWord(labels.markWords, '大事')).toBeUndefined();
  });
});

describe('timeline', () => {
  const event = (type: EventProp['type'], phase?: EventProp['phase']): EventProp => ({
    type,
    phase,
    text: type,
    sources: [],
  });

  test('dips at a valley, rises after a turning point and keeps the old branch', () => {
    const { points, oldBranches } = layoutTimeline([
      event('start', 'sosei'),
      event('valley', 'sosei'),
      event('pivot', 'sosei'),
      event('result', 'kaihatsu'),
    ]);
    const [start, valley, pivot, result] = points.map((point) => point.y);
    expect(valley).toBeGreaterThan(start as number);
    expect(pivot).toBe(start);
    expect(result).toBeLessThan(pivot as number);
    expect(oldBranches).toHaveLength(1);
  });

  test('neighbours of one phase share a band; an event without a phase does not part them', () => {
    const { bands, width } = layoutTimeline([
      event('start', 'sosei'),
      event('milestone'),
      event('milestone', 'sosei'),
      event('result', 'jigyoka'),
    ]);
    expect(bands.map((band) => band.phase)).toEqual(['sosei', 'jigyoka']);
    expect(bands.reduce((sum, band) => sum + band.width, 0)).toBe(width);
  });

  test('no events, no picture', () => {
    expect(layoutTimeline([])).toMatchObject({ width: 0, points: [], bands: [] });
  });
});

describe('seconds', () => {
  test.each([
    ['?t=14', 14],
    ['?a=1&t=14.5', 14.5],
    ['?t=1:02', 62],
    ['?t=1:00:05', 3605],
    ['?t=', undefined],
    ['?t=-3', undefined],
    ['?t=abc', undefined],
    ['', undefined],
  ])('%s', (search, seconds) => expect(secondsOf(search)).toBe(seconds));

  test('clock', () =>
    expect([0, 14.9, 74, 3605].map(clock)).toEqual(['0:00', '0:14', '1:14', '1:00:05']));
  test('which cue', () =>
    expect([-1, 0, 5.9, 6, 99].map((time) => indexAt([0, 6, 12], time))).toEqual([-1, 0, 0, 1, 2]));
});

describe('a lost address', () => {
  const aliases = { 'v-012': '/docs/video/tig-corner/', '/old/page/': '/docs/case/x/' };
  test.each([
    ['/docs/video/v-012/', '/docs/video/tig-corner/'],
    ['/docs/video/v-012.html', '/docs/video/tig-corner/'],
    ['/old/page', '/docs/case/x/'],
    ['/docs/video/%E0%A4%A/', undefined],
    ['/docs/video/constructor/', undefined],
    ['/', undefined],
  ])('%s', (path, found) => expect(findAddress(aliases, path)).toBe(found));

  test('nothing leads off the site', () => {
    expect(findAddress({ a: 'https://elsewhere.example/' }, '/a/')).toBeUndefined();
    expect(findAddress({ a: '//elsewhere.example/' }, '/a/')).toBeUndefined();
    expect(findAddress('broken', '/a/')).toBeUndefined();
  });
});

describe('the loader', () => {
  const answer = (body: string, status = 200) =>
    (async () => new Response(body, { status })) as typeof fetch;
  test('reads under its base', async () => {
    const asked: unknown[] = [];
    const loadFile = createLoader(
      (async (url) => {
        asked.push(url);
        return new Response('{"a":1}');
      }) as typeof fetch,
      '/market/ichiba/',
    );
    expect(await loadFile('aliases.json')).toEqual({ a: 1 });
    expect(asked).toEqual(['/market/ichiba/aliases.json']);
  });
  test.each([
    ['missing', answer('', 404)],
    ['broken', answer('<html>')],
    [
      'offline',
      (async () => {
        throw new TypeError('fetch failed');
      }) as typeof fetch,
    ],
  ] as const)('says what went wrong: %s', async (kind, fetchFile) => {
    const error = await createLoader(fetchFile, '/')('x.json').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(LoadError);
    expect((error as LoadError).kind).toBe(kind);
  });
});
