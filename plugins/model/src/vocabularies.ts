import { kinds } from './kinds.js';
import { list, type Value, v } from './value.js';
import { weldWords } from './weld-words.js';
import { workWords } from './work-words.js';

/**
 * Every value list of the market: edit here and types, validation, JSON Schema, reference page, facets and
 * search follow. Those of the workshop and of welding have files of their own.
 */
export const vocabularies = {
  kind: kinds,
  phase: list([
    v('sosei', '創成期', 'Genesis'),
    v('kochiku', '構築期', 'Formation'),
    v('kaihatsu', '開発期', 'Development'),
    v('seihinka', '製品化期', 'Productisation', [], ['商品化期']),
    v('jigyoka', '事業化期', 'Commercialisation', [], ['販売期']),
  ]),
  canvas: list([
    v('key-partners', 'パートナー', 'Key Partners', ['キーパートナー', '主要パートナー']),
    v('key-activities', '主要活動', 'Key Activities'),
    v('key-resources', '主なリソース', 'Key Resources', [
      'キーリソース',
      '主要リソース',
      'リソース',
    ]),
    v('value-propositions', '価値提案', 'Value Propositions', ['与える価値']),
    v('customer-relationships', '顧客との関係', 'Customer Relationships'),
    v('channels', 'チャネル', 'Channels'),
    v('customer-segments', '顧客セグメント', 'Customer Segments', ['カスタマーセグメント']),
    v('cost-structure', 'コスト構造', 'Cost Structure'),
    v('revenue-streams', '収益の流れ', 'Revenue Streams', ['収入の流れ']),
  ]),
  status: list([
    v('draft', '下書き', 'Draft'),
    v('review', '確認中', 'In review'),
    v('approved', '承認済み', 'Approved'),
    v('retired', '廃止', 'Retired'),
  ]),
  visibility: list([
    v('public', '一般公開', 'Public', ['公開']),
    v('members', '会員', 'Members'),
    v('inhouse', '社内', 'In-house'),
  ]),
  outcome: list([
    v('success', '成功', 'Success'),
    v('failure', '失敗', 'Failure'),
    v('ongoing', '継続中', 'Ongoing'),
    v('partial', '一部成功', 'Partial success', ['一部']),
  ]),
  caseType: list([
    v('alliance', '連携', 'Alliance'),
    v('collaboration', '協業', 'Collaboration'),
    v('kaizen', '現場改善', 'Shop-floor improvement'),
  ]),
  eventType: list([
    v('start', '始まり', 'Start'),
    v('valley', '谷', 'Valley'),
    v('pivot', '方針転換', 'Turning point'),
    v('milestone', '節目', 'Milestone'),
    v('result', '成果', 'Result'),
    v('failure', '失敗', 'Failure'),
  ]),
  // The six places where an alliance stalls or must decide, in the order they are met.
  gate: list([
    v('first-valley', '最初の谷', 'First valley'),
    v('project-start', '開発の体制づくり', 'Setting up the project', ['開発プロジェクトの組織化']),
    v('death-valley', '死の谷とダーウインの海', 'Valley of death and Darwinian sea', ['死の谷']),
    v('to-market', '作るから売るへの境', 'From making to selling'),
    v('incorporation', '法人化', 'Incorporation'),
    v('large-orders', '大きな商談', 'Large orders'),
  ]),
  effectType: list([
    v('people', '人材育成', 'People'),
    v('knowledge', '知識資産', 'Knowledge'),
    v('brand', 'ブランド', 'Brand', ['ブランド資産']),
    v('region', '地域への効果', 'Regional effect', ['地域ブランド', '地域活性化']),
    v('successors', '後継者・採用', 'Successors and recruits'),
    v('press', '掲載', 'Press'),
    v('award', '表彰', 'Award'),
    v('other', '他', 'Other', ['その他']),
  ]),
  // The six steps of open innovation, in order.
  oiStep: list([
    v('search', 'パートナー探索', 'Partner search'),
    v('approach', '打診・相互理解', 'Approach and mutual understanding'),
    v('agreement', '基本合意と役割分担', 'Basic agreement and roles'),
    v('poc', '実証実験（PoC）', 'Proof of concept', ['実証実験', 'PoC']),
    v('contract', '本格契約・開発', 'Contract and development'),
    v('growth', '評価・拡大', 'Evaluation and growth'),
  ]),
  ring: list([
    v('core', 'コア', 'Core'),
    v('active', 'アクティブ', 'Active'),
    v('peripheral', '周辺', 'Peripheral'),
    v('outsider', '外部', 'Outsider', ['異端者']),
  ]),
  lever: list([
    v('beliefs', '信条', 'Beliefs', ['信条システム', '理念体系']),
    v('boundary', '境界', 'Boundary', ['境界システム', '境界体系']),
    v('diagnostic', '診断型', 'Diagnostic', ['診断型統制システム']),
    v('interactive', '対話型', 'Interactive', ['対話型統制システム']),
  ]),
  orgType: list([
    v('company', '企業', 'Company'),
    v('large-company', '大企業', 'Large company'),
    v('municipality', '自治体', 'Municipality'),
    v('university', '大学・研究機関', 'University or institute'),
    v('bank', '金融機関', 'Bank'),
    v('support', '支援機関', 'Support body'),
  ]),
  keyPointMark: list([
    v('success', '成否', 'Make or break'),
    v('safety', '安全', 'Safety'),
    v('ease', 'やりやすさ', 'Easier'),
  ]),
  elicitation: list([
    v('observation', '観察', 'Observation'),
    v('while-doing', '実演しながら', 'While doing'),
    v('on-video', '映像を見ながら', 'On replay'),
    v('on-gaze-video', '視線映像を見ながら', 'On gaze replay'),
    v('interview', '聞き取り', 'Interview'),
    v('document', '書面', 'Document'),
  ]),
  ...workWords,
  failureCause: list([
    v('unknown', '未知', 'Unknown'),
    v('ignorance', '無知', 'Ignorance'),
    v('carelessness', '不注意', 'Carelessness'),
    v('non-compliance', '手順の不遵守', 'Procedure not followed'),
    v('misjudgement', '誤判断', 'Misjudgement'),
    v('insufficient-study', '調査・検討の不足', 'Insufficient study'),
    v('environment-change', '環境変化への対応不良', 'Response to change'),
    v('poor-planning', '企画不良', 'Poor planning'),
    v('poor-values', '価値観不良', 'Poor values'),
    v('organisation', '組織運営不良', 'Poor organisation'),
  ]),
  failureAction: list([
    v('planning', '計画・設計', 'Planning and design'),
    v('preparation', '準備・段取り', 'Preparation'),
    v('making', '加工・製作', 'Making'),
    v('inspection', '検査・測定', 'Inspection'),
    v('operation', '運転・使用', 'Operation'),
    v('maintenance', '保守', 'Maintenance'),
    v('handover', '連絡・引継ぎ', 'Handover'),
    v('contract', '契約・交渉', 'Contract'),
    v('irregular', '非定常作業', 'Irregular work'),
  ]),
  failureResult: list([
    v('rework', '不良・手直し', 'Defect or rework'),
    v('breakage', '破損', 'Breakage'),
    v('injury', 'けが', 'Injury'),
    v('delay', '納期遅れ', 'Delay'),
    v('overrun', '費用超過', 'Cost overrun'),
    v('dissolution', '離脱・解散', 'Leaving or dissolution'),
    v('trust', '信用低下', 'Loss of trust'),
    v('shortage', '資源不足', 'Shortage of resources'),
    v('standstill', '停滞', 'Standstill', ['停滞(谷)']),
    v('near-miss', '未発生', 'Near miss', ['ヒヤリ', '未発生(ヒヤリ)']),
  ]),
  guideType: list([
    v('phase', '段階', 'Phase'),
    v('guideline', '指針', 'Guideline'),
    v('lever', '統制レバー', 'Lever'),
    v('canvas', 'キャンバス欄', 'Canvas block'),
    v('practice', '実践', 'Practice'),
    v('concept', '考え方', 'Concept'),
    v('risk', 'リスク', 'Risk'),
    v('checklist', '点検表', 'Checklist'),
    v('template', '様式', 'Template', ['ひな形', '雛形']),
    v('how-to', '使い方', 'How to'),
  ]),
  paperSize: list([v('a4', 'A4', 'A4', ['Ａ４']), v('a3', 'A3', 'A3', ['Ａ３'])]),
  paperOrientation: list([v('portrait', '縦', 'Portrait'), v('landscape', '横', 'Landscape')]),
  requestType: list([
    v('teach', '教えて', 'Teach us'),
    v('make', '作って', 'Make it'),
    v('try', '試して', 'Try it'),
    v('place', '場所', 'Place'),
    v('joint', '共同開発', 'Joint development'),
    v('ideas', 'アイデア募集', 'Call for ideas'),
  ]),
  offerType: list([
    v('teach', '教えます', 'We teach'),
    v('make', '作れます', 'We can make'),
    v('lend', '貸せます', 'We lend', ['設備・場所を貸せます']),
    v('introduce', '紹介できます', 'We introduce'),
  ]),
  boardState: list([
    v('open', '募集中', 'Open'),
    v('answered', '回答あり', 'Answered'),
    v('closed', '終了', 'Closed'),
  ]),
  activityType: list([
    v('minutes', '議事録', 'Minutes'),
    v('study', '勉強会', 'Study meeting'),
    v('reading', '輪読', 'Reading circle'),
    v('visit', '見学', 'Visit'),
    v('training', '研修', 'Training'),
    v('ideathon', 'アイデアソン', 'Ideathon'),
    v('contest', 'コンテスト', 'Contest'),
    v('fair', '展示会', 'Fair'),
    v('press', '掲載', 'Press'),
    v('talk', '発表', 'Talk'),
    v('review', '定期レビュー', 'Regular review'),
  ]),
  // Only what a calendar cannot tell; whether a day has passed is judged in the reader's browser.
  activityState: list([
    v('held', '実施', 'Held'),
    v('cancelled', '中止', 'Cancelled'),
    v('postponed', '延期', 'Postponed'),
  ]),
  projectStage: list([
    v('idea', 'アイデア', 'Idea'),
    v('poc', 'PoC', 'Proof of concept', ['実証実験', '試し']),
    v('development', '開発', 'Development', ['本格開発']),
    v('end', '終了', 'End', ['完了']),
  ]),
  // S4's indicators; how each is counted stands in the guide on indicators.
  kpi: list([
    v('new-sales-share', '新製品・新サービス売上比率', 'Sales share of new products and services'),
    v('outside-projects', '外部連携案件数', 'Outside projects'),
    v('poc-conversion', 'PoCから本実装への移行率', 'PoC conversion'),
    v('roi', 'ROI', 'Return on investment', ['投資収益率', 'ROI（投資収益率）']),
    v('ideas', 'アイデア創出数・採用数', 'Ideas proposed and adopted'),
    v('lead-time', '開発リードタイム短縮率', 'Reduction of development time'),
  ]),
  trialResult: list([
    v('worked', 'うまくいった', 'Worked'),
    v('failed', 'うまくいかなかった', 'Did not work'),
  ]),
  oplType: list([
    v('basic', '基礎知識', 'Basics'),
    v('trouble', 'トラブル', 'Trouble', ['トラブル事例']),
    v('improvement', '改善', 'Improvement', ['改善事例']),
  ]),
  surfaceClass: list([
    v('a', 'A', 'A visible', ['A見える面', 'Ａ']),
    v('b', 'B', 'B', ['Ｂ']),
    v('c', 'C', 'C', ['Ｃ']),
  ]),
  verdict: list([
    v('pass', '合格', 'Pass', ['○']),
    v('limit', '限度', 'Limit', ['△']),
    v('reject', '返す', 'Reject', ['×', '不合格']),
  ]),
  camera: list([
    v('hands', '手元', 'Hands'),
    v('wide', '引き', 'Wide'),
    v('arc', 'アーク', 'Arc'),
    v('gaze', '視線', 'Gaze'),
  ]),
  videoRole: list([
    v('expert', '熟練者', 'Expert'),
    v('trainee', '訓練生', 'Trainee'),
    v('bad-example', '悪い例', 'Bad example'),
    v('simulation', '模擬', 'Simulation'),
  ]),
  ...weldWords,
} as const satisfies Record<string, readonly Value[]>;

export type VocabularyName = keyof typeof vocabularies;
export type ValueId<N extends VocabularyName> = (typeof vocabularies)[N][number]['id'];
export type PhaseId = ValueId<'phase'>;
export type CanvasId = ValueId<'canvas'>;

/** The value with this id; `undefined` for an id that is not in the list. */
export function findValue(name: VocabularyName, id: string): Value | undefined {
  return (vocabularies[name] as readonly Value[]).find((value) => value.id === id);
}

/** Japanese label of an id; the id itself for an open list's own word. */
export function labelOf(name: VocabularyName, id: string): string {
  return findValue(name, id)?.ja ?? id;
}
