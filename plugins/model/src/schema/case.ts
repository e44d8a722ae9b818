import { claim } from './claim.js';
import { commonShape } from './common.js';
import { scenario } from './failure.js';
import { field, group, integer, list, optional, partialDate, ref, text, value } from './field.js';
import { source } from './source.js';

const effect = group(
  {
    type: optional('種別', value('effectType'), { help: '何への効果か。掲載と表彰も数える。' }),
    text: field('内容', text(400), { help: '書くこと。一文で。' }),
    source: source(),
    evidence: optional('根拠', list(ref([])), { help: 'それが分かるページのid。' }),
  },
  'text',
);
const eventShape = group({
  date: optional('日付', partialDate(), { help: '分かる範囲で。', example: '2001-07' }),
  phase: optional('段階', value('phase'), { help: 'どの段階のできごとか。' }),
  type: field('種別', value('eventType'), { help: 'できごとの種類。' }),
  gate: optional('関門', value('gate'), {
    help: 'どの関門や谷のできごとか。',
    example: '最初の谷',
  }),
  text: field('内容', text(400), { help: '何が起きたか。' }),
  recovery: optional('立ち直り', list(claim), {
    help: '谷のあと、何で立ち直ったか。分からなければ書かない。',
  }),
  source: source(),
});
const fact = group({
  value: field('値', text(40), { help: '出典にあるとおりの数。', example: '2,000' }),
  unit: optional('単位', text(20), { help: '数の単位。', example: '個' }),
  of: field('対象', text(120), { help: '何の数か。', example: 'テレビ放送後の注文' }),
  year: optional('年', partialDate(), { help: 'いつの数か。' }),
  source: field('出典', list(text(40)), { help: 'docs/sources.yml の番号。', example: 'S3-1.2' }),
});
const contradiction = group({
  topic: field('項目', text(80), { help: '何が食い違うか。' }),
  variants: field('記述', list(claim), { help: '出典ごとの書き方。' }),
});
/** Who belongs to an alliance or took part in a case, and how closely. */
export const member = group(
  {
    org: field('組織', ref(['org'], true), { help: '組織のid、または名前。' }),
    ring: optional('環', value('ring'), { help: '関わりの深さ。' }),
    role: optional('役割', text(120), { help: '何をしたか。' }),
  },
  'org',
);

/** A case: what firms did together, as it went. */
export const caseShape = {
  ...commonShape,
  caseType: optional('型', value('caseType'), { help: '連携・協業・現場改善。' }),
  outcome: field('結果', value('outcome'), { help: '成功・失敗・継続中・一部成功。' }),
  alliance: field('連携体', ref(['alliance'], true), { help: '連携体のid、または名前。' }),
  place: optional('地域', text(60), { help: '地域の名前。' }),
  purpose: optional('主目的', list(claim), { help: '何のための連携か。' }),
  period: optional('期間', text(60), { help: 'いつからいつまで。', example: '2001年〜' }),
  partners: optional('参加', list(member), { help: '参加した組織と環。' }),
  events: field('経過', list(eventShape), { help: '日付のあるできごと。一つ以上。' }),
  facts: optional('数値', list(fact), { help: '出典のある数だけ。' }),
  outcomeNumbers: optional('成果', list(claim), { help: '売上や台数などの成果。' }),
  externalEffects: optional('外部効果', list(effect), { help: '人材、知名度、掲載、表彰など。' }),
  levers: optional('統制レバー', list(value('lever')), { help: '効いていた統制レバー。' }),
  guidelines: optional('指針番号', list(integer(1, 11)), {
    help: '当てはまる指導指針の番号（1〜11）。',
  }),
  risks: optional('リスク', list(integer(1, 6)), { help: '関係するリスクの番号（1〜6）。' }),
  oiSteps: optional('OIステップ', list(value('oiStep')), {
    help: 'オープンイノベーションの6つの段のどれに当たるか。',
  }),
  scenario: optional('主シナリオ', scenario(), { help: '失敗の原因・行動・結果。' }),
  contradictions: optional('食い違い', list(contradiction), {
    help: '出典どうしで違う記述。直さずに並べる。',
  }),
  lesson: field('教訓', text(300), { help: '書き手の読み取り。' }),
};
