import { list, v } from './value.js';

/** Weld conditions, and what a log of them measures. */
export const weldWords = {
  weldStatus: list([
    v('reference', '参考条件', 'Reference only'),
    v('pwps', 'pWPS', 'pWPS'),
    v('approved', 'WPS承認済', 'Approved WPS', ['承認済', 'WPS承認済み']),
  ]),
  polarity: list([
    v('dc-minus', '直流（棒マイナス）', 'DCEN', ['DC-', 'DC−', '直流棒マイナス', 'DCEN']),
    v('dc-plus', '直流（棒プラス）', 'DCEP', ['DC+', '直流棒プラス', 'DCEP']),
    v('ac', '交流', 'AC', ['AC']),
  ]),
  // What one sets or holds while welding; each has a field of its own in the weld conditions.
  weldParameter: list([
    v('current', '電流', 'Current'),
    v('voltage', '電圧', 'Voltage'),
    v('speed', '速度', 'Travel speed', ['溶接速度']),
    v('arc-length', 'アーク長', 'Arc length'),
    v('stick-out', '突出し', 'Stick-out', ['突き出し']),
    v('tip-angle', '先端角', 'Tip angle'),
    v('gas-flow', 'ガス流量', 'Shielding gas flow', ['シールドガス', '流量']),
    v('backing-flow', '裏ガス流量', 'Backing gas flow', ['裏シールド']),
    v('after-flow', 'アフタフロー', 'After-flow', ['アフターフロー']),
    v('torch-angle', 'トーチ角', 'Work angle'),
    v('travel-angle', '進行角', 'Travel angle'),
    v('filler-angle', '溶加棒角', 'Filler angle'),
    v('crater-current', 'クレータ電流', 'Crater current', ['クレーター電流']),
    v('down-slope', 'ダウンスロープ', 'Down-slope'),
    v('interpass', 'パス間温度', 'Interpass temperature'),
    v('preheat', '予熱', 'Preheat'),
  ]),
  // What a welding log measures, in the words of the weld conditions; ids are those of `weldParameter` where both have it.
  logChannel: list([
    v('current', '電流', 'Current', ['溶接電流']),
    v('voltage', '電圧', 'Voltage', ['アーク電圧', '溶接電圧']),
    v('speed', '速度', 'Travel speed', ['移動速度', '溶接速度', '送り速度']),
    v('arc-length', 'アーク長', 'Arc length'),
    v('torch-angle', 'トーチ角', 'Work angle', ['傾斜角', '狙い角']),
    v('travel-angle', '進行角', 'Travel angle', ['前進角', '後退角']),
    v('wire-feed', 'ワイヤ送り', 'Wire feed', ['ワイヤ送給速度', 'ワイヤー送り']),
    v('gas-flow', 'ガス流量', 'Shielding gas flow', ['流量']),
    v('temperature', '温度', 'Temperature'),
  ]),
  logTimeUnit: list([
    v('s', '秒', 'Seconds'),
    v('ms', 'ミリ秒', 'Milliseconds'),
    v('us', 'マイクロ秒', 'Microseconds'),
  ]),
  // Canonical ones are few; the page says 長い of a length and 速い of a speed.
  weldDirection: list([
    v('high', '高い', 'High', ['長い', '速い', '多い', '大きい', '強い']),
    v('low', '低い', 'Low', ['短い', '遅い', '少ない', '小さい', '弱い']),
    v('uneven', 'ばらつく', 'Uneven', ['不安定', 'むらがある']),
  ]),
} as const;
