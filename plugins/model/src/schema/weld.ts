import type { z } from 'zod';
import {
  clip,
  field,
  group,
  groupOrNone,
  list,
  openValue,
  optional,
  range,
  text,
  value,
} from './field.js';

/** WPS words (ISO 15609-1 / JIS Z 3421-1), as ranges. A manual is never itself a WPS. */
export const weldShape = {
  status: optional('状態', value('weldStatus'), { help: '書かなければ「参考条件」。' }),
  wps: optional('WPS番号', text(40), { help: '承認された溶接施工要領書の番号。' }),
  pqr: optional('PQR番号', text(40), { help: '施工法試験の記録番号。' }),
  process: field('溶接方法', value('weldProcess'), {
    help: 'ISO 4063 の番号か名前。',
    example: '142',
  }),
  joint: optional('継手', value('joint'), { help: '突合せ・角・T・重ね・へり。' }),
  groove: optional('開先', text(60), { help: '開先の形。' }),
  position: optional('姿勢', value('position'), {
    help: '下向(F)・立向(V)・横向(H)・上向(O)・管固定(P)。',
  }),
  base: optional(
    '母材',
    list(
      group(
        {
          name: field('名称', openValue('material'), { help: '材質の記号。', example: 'SUS304' }),
          standard: optional('規格', text(40), { help: '材料の規格。' }),
          form: optional('形状', text(40), { help: '板、管など。' }),
          thickness: optional('板厚', range('length'), { help: '板の厚み。', example: '1.0mm' }),
        },
        'name',
      ),
    ),
    { help: '材質と板厚。' },
  ),
  filler: optional(
    '溶加材',
    groupOrNone(
      {
        standard: optional('規格', text(60), { help: '棒の規格。' }),
        diameter: optional('径', range('length'), { help: '棒の径。', example: '1.0mm' }),
      },
      'standard',
    ),
    { help: '使わなければ「なし」。' },
  ),
  electrode: optional(
    '電極',
    group(
      {
        type: optional('種類', text(60), { help: '電極の種類。' }),
        diameter: optional('径', range('length'), { help: '電極の径。', example: '1.6mm' }),
        tipAngle: optional('先端角', range('angle'), { help: '先端の角度。', example: '30°' }),
        stickOut: optional('突出し', range('length'), {
          help: 'ノズルからの突出し。',
          example: '4-5mm',
        }),
      },
      'type',
    ),
    { help: 'タングステン電極。' },
  ),
  gas: optional('シールドガス', gasGroup(), { help: '種類と流量。' }),
  backing: optional('裏シールド', gasGroup(), { help: '使わなければ「なし」。' }),
  current: optional(
    '電流',
    group(
      {
        polarity: optional('極性', value('polarity'), {
          help: '直流（棒マイナス）＝ DC-、直流（棒プラス）＝ DC+、交流 ＝ AC。',
          example: 'DC-',
        }),
        range: optional('範囲', range('current'), { help: '電流の範囲。', example: '25-35A' }),
        peak: optional('ピーク', range('current'), { help: 'パルスのピーク電流。' }),
        baseCurrent: optional('ベース', range('current'), { help: 'パルスのベース電流。' }),
        frequency: optional('周波数', range('frequency'), { help: 'パルスの周波数。' }),
        duty: optional('デューティ', range('percent'), { help: 'パルス幅の割合。' }),
        mean: optional('平均', range('current'), {
          help: 'パルスや交流のときの平均の電流。入熱の概算に使う。',
          example: '25-35A',
        }),
      },
      'range',
    ),
    { help: '極性と範囲。' },
  ),
  voltage: optional('電圧', range('voltage'), { help: 'アーク電圧。', example: '9-11V' }),
  speed: optional('速度', range('speed'), {
    help: '溶接速度。cm/min で書けば cm/min で示す。',
    example: '100-150mm/min',
  }),
  arcLength: optional('アーク長', range('length'), {
    help: '電極先端と母材の間。',
    example: '1-2mm',
  }),
  torchAngle: optional('トーチ角', range('angle'), { help: '板に対する角度。' }),
  travelAngle: optional('進行角', range('angle'), { help: '進む方向への傾き。' }),
  fillerAngle: optional('溶加棒角', range('angle'), { help: '溶加棒の角度。' }),
  tack: optional('仮付', text(120), { help: '仮付けの間隔など。' }),
  passes: optional('パス数', text(40), { help: '何層か。' }),
  interpass: optional('パス間温度', range('temperature'), {
    help: '片側だけの範囲も書ける。',
    example: '150℃以下',
  }),
  preheat: optional('予熱', range('temperature'), { help: '予熱の温度。' }),
  startCurrent: optional('初期電流', range('current'), { help: '始めに流す電流。' }),
  craterCurrent: optional('クレータ電流', range('current'), { help: '終わりを埋める電流。' }),
  upSlope: optional('アップスロープ', range('time'), { help: '初期電流から本電流までの時間。' }),
  downSlope: optional('ダウンスロープ', range('time'), {
    help: '本電流からクレータ電流までの時間。',
  }),
  nozzle: optional('ノズル', text(60), { help: 'ノズル（カップ）の番手や径。' }),
  jig: optional('当て金・治具', text(120), { help: '裏に当てる金物や押さえ。' }),
  machine: optional('溶接機', text(80), { help: '機種。' }),
  memory: optional('メモリ番号', text(20), { help: '実際に回す番号。' }),
  defectLinks: optional(
    '不完全部との関係',
    list(
      group({
        parameter: field('条件', value('weldParameter'), {
          help: '電流、アーク長、速度など。',
          example: '電流',
        }),
        direction: field('向き', value('weldDirection'), {
          help: '高い・低い（長い・短い、速い・遅いとも書ける）・ばらつく。',
          example: '高い',
        }),
        defect: field('不完全部', value('defect'), {
          help: 'そのとき出やすい不完全部。',
          example: '穴あき',
        }),
        clip: optional('動画', clip(), {
          help: 'その様子が分かる場面。',
          example: 'tig-corner 0:14〜0:21',
        }),
      }),
    ),
    { help: 'どの条件がどちらにずれると何が出るか。用語のページからも引ける。' },
  ),
};

/** The weld conditions of a manual, canonical. */
export type Weld = z.infer<z.ZodObject<typeof weldShape>>;

function gasGroup() {
  return groupOrNone(
    {
      type: optional('種類', text(60), { help: 'ガスの種類。', example: 'Ar' }),
      flow: optional('流量', range('flow'), { help: '毎分の流量。', example: '7-10L/min' }),
      preFlow: optional('プリフロー', range('time'), { help: 'アークの前に流す時間。' }),
      afterFlow: optional('アフタフロー', range('time'), { help: 'アークのあとに流す時間。' }),
    },
    'type',
  );
}
