import { isComponent, toSections } from '@chishiki-ichiba/model';
import { describe, expect, it } from 'vitest';
import { manual, parse, places } from './helpers.js';

const read = (line: string) => {
  const { messages, body } = parse(
    manual(
      `## 手順\n\n### 1. 塗る\n\n液を塗ります。\n\n- 布を替える\n${line}\n- 急所: 乾かさない\n  - 理由: 見えなくなる\n`,
    ),
    'manuals/m.md',
  );
  const step = body?.children.find((node) => isComponent(node) && node.name === 'Step');
  const children = step && isComponent(step) ? step.children : [];
  return {
    messages,
    body,
    names: children.map((node) => (isComponent(node) ? node.name : node.type)),
    timer: children.find((node) => isComponent(node) && node.name === 'Timer') as
      | { props: Record<string, unknown> }
      | undefined,
  };
};

describe('手順の時間', () => {
  it.each([
    ['- 待つ: 10分', '待つ', '10分', 600],
    ['- 待つ：１０分', '待つ', '１０分', 600],
    ['- 時間: 30秒', '時間', '30秒', 30],
    ['- 時間: 1分30秒', '時間', '1分30秒', 90],
    ['- 待ち時間: 1時間', '待ち時間', '1時間', 3600],
    ['- 待つ: 1.5分', '待つ', '1.5分', 90],
    ['- 待つ: 5〜10分', '待つ', '5〜10分', 300],
    ['- 待つ: 30秒〜1分', '待つ', '30秒〜1分', 30],
    ['- 待つ: 約 2 分', '待つ', '約 2 分', 120],
    ['- 待つ: 10分以上（乾かさない）', '待つ', '10分以上（乾かさない）', 600],
    ['- **待つ**: 10分', '待つ', '10分', 600],
  ])('%s', (line, label, text, seconds) => {
    const { messages, timer, names } = read(line);
    expect(messages).toEqual([]);
    expect(timer?.props).toEqual({ label, text, seconds });
    expect(names).toEqual(['paragraph', 'list', 'Timer', 'KeyPoint']);
  });

  it.each([
    ['- 待つ: しばらく', 'を読めません'],
    ['- 待つ: 10', 'を読めません'],
    ['- 時間:', 'を読めません'],
    ['- 待つ: 0分', 'は計れません'],
    ['- 待つ: 13時間', 'は計れません'],
  ])('%s is told at its place and stays text', (line, text) => {
    const { messages, timer } = read(line);
    expect(timer).toBeUndefined();
    expect(messages.map(({ severity, ruleId }) => [severity, ruleId])).toEqual([
      ['warning', 'model:step-time'],
    ]);
    expect(messages[0]?.message).toContain(text);
    expect(messages[0]?.hint).toContain('`- 待つ: 10分`');
    expect(places(messages)).toEqual([
      `18:${line === '- 時間:' ? 6 : line.indexOf(': ') + 3} step-time`,
    ]);
  });

  it.each(['- 待つ', '- 時間をかけてなじませる: 布で', '- 冷めるまで待つ: 手袋'])(
    '%s is no time',
    (line) => {
      const { messages, timer } = read(line);
      expect(messages).toEqual([]);
      expect(timer).toBeUndefined();
    },
  );

  it('is found as it stands', () => {
    const { body } = read('- 待つ: 10分');
    const step = body && toSections(body).find(({ kind }) => kind === 'step');
    expect(step?.text).toBe('液を塗ります。\n布を替える\n待つ：10分');
  });

  it('reads `<Timer>` of an .mdx page alike', () => {
    const { item, body, messages } = parse(
      manual(
        '<Step id="a" title="塗る">\n\n<Timer label="待つ">10分</Timer>\n\n<KeyPoint reason="見えなくなる">乾かさない</KeyPoint>\n\n</Step>\n',
      ),
      'manuals/m.mdx',
    );
    expect(messages).toEqual([]);
    expect(item?.steps).toHaveLength(1);
    expect(JSON.stringify(body)).toContain('"props":{"label":"待つ","text":"10分","seconds":600}');
  });
});
