/** One success criterion, and how far a machine may speak of it. */
export interface Criterion {
  readonly id: string;
  readonly level: 'A' | 'AA';
  readonly name: string;
  /** The kept checks measure all the criterion asks for: without findings it is met on the pages tried. */
  readonly measured?: boolean;
  /** Why there is nothing to judge here. */
  readonly none?: string;
  /** Kept checks besides axe, whose rules name their criteria themselves. */
  readonly by?: readonly By[];
}

export type By =
  | 'keyboard'
  | 'journeys'
  | 'zoom'
  | 'spacing'
  | 'width'
  | 'motion'
  | 'announcements';

const row = (
  level: 'A' | 'AA',
  id: string,
  name: string,
  more: Omit<Criterion, 'id' | 'level' | 'name'> = {},
): Criterion => ({ id, level, name, ...more });

/** Levels A and AA of JIS X 8341-3:2016, which are those of WCAG 2.0. */
export const jis2016: readonly Criterion[] = [
  row('A', '1.1.1', '非テキストコンテンツ'),
  row('A', '1.2.1', '音声だけ、映像だけ（収録済み）'),
  row('A', '1.2.2', 'キャプション（収録済み）'),
  row('A', '1.2.3', '音声解説、または映像に代わる文（収録済み）'),
  row('AA', '1.2.4', 'キャプション（生中継）', { none: '生中継はありません' }),
  row('AA', '1.2.5', '音声解説（収録済み）'),
  row('A', '1.3.1', '情報と関係性'),
  row('A', '1.3.2', '意味のある順序', { by: ['keyboard'] }),
  row('A', '1.3.3', '感覚的な特徴'),
  row('A', '1.4.1', '色の使用'),
  row('A', '1.4.2', '音声の制御', { by: ['motion'] }),
  row('AA', '1.4.3', 'コントラスト（最低限）', { measured: true }),
  row('AA', '1.4.4', '文字の大きさの変更', { by: ['zoom'] }),
  row('AA', '1.4.5', '文字画像'),
  row('A', '2.1.1', 'キーボード', { by: ['journeys'] }),
  row('A', '2.1.2', 'キーボードトラップなし', { by: ['keyboard', 'journeys'], measured: true }),
  row('A', '2.2.1', 'タイミングの調整', { none: '読む人に時間の制限を置く画面はありません' }),
  row('A', '2.2.2', '一時停止、停止、非表示'),
  row('A', '2.3.1', '3回のせん光'),
  row('A', '2.4.1', 'ブロックスキップ', { by: ['journeys'], measured: true }),
  row('A', '2.4.2', 'ページタイトル'),
  row('A', '2.4.3', 'フォーカス順序', { by: ['keyboard', 'journeys'] }),
  row('A', '2.4.4', 'リンクの目的（文脈の中）'),
  row('AA', '2.4.5', '複数の手段', { by: ['journeys'] }),
  row('AA', '2.4.6', '見出しとラベル'),
  row('AA', '2.4.7', 'フォーカスの可視化', { by: ['keyboard', 'journeys'], measured: true }),
  row('A', '3.1.1', 'ページの言語', { measured: true }),
  row('AA', '3.1.2', '一部分の言語'),
  row('A', '3.2.1', 'フォーカスしたとき', { by: ['keyboard'] }),
  row('A', '3.2.2', '入力したとき', { by: ['announcements'] }),
  row('AA', '3.2.3', '一貫したナビゲーション'),
  row('AA', '3.2.4', '一貫した識別性'),
  row('A', '3.3.1', 'エラーの特定', { by: ['announcements'] }),
  row('A', '3.3.2', 'ラベルまたは説明'),
  row('AA', '3.3.3', 'エラー修正の提案', { by: ['announcements'] }),
  row('AA', '3.3.4', 'エラー回避（法律、金銭、データ）', {
    none: '契約や支払いはなく、どの画面も何も送りません',
  }),
  row('A', '4.1.1', '構文解析'),
  row('A', '4.1.2', '名前、役割、値'),
];

/** What WCAG 2.1 and 2.2 add at these levels. */
export const added: readonly Criterion[] = [
  row('AA', '1.3.4', '表示の向き', { by: ['width'] }),
  row('AA', '1.3.5', '入力目的の特定', { none: '読む人自身のことを書く欄はありません' }),
  row('AA', '1.4.10', 'リフロー', { by: ['zoom', 'width'] }),
  row('AA', '1.4.11', '文字以外のコントラスト'),
  row('AA', '1.4.12', '文字の間隔', { by: ['spacing'] }),
  row('AA', '1.4.13', 'ホバーやフォーカスで出るもの'),
  row('A', '2.1.4', '文字キーのショートカット', { by: ['journeys'] }),
  row('A', '2.5.1', 'ポインタのジェスチャ', { by: ['journeys'] }),
  row('A', '2.5.2', 'ポインタのキャンセル'),
  row('A', '2.5.3', '見える名前を含む名前'),
  row('A', '2.5.4', '動きによる操作', { none: '端末を動かして使うものはありません' }),
  row('AA', '2.4.11', '隠されないフォーカス（最低限）', {
    by: ['keyboard', 'journeys'],
    measured: true,
  }),
  row('AA', '2.5.7', 'ドラッグ動作'),
  row('AA', '2.5.8', 'ターゲットの大きさ（最低限）', { measured: true }),
  row('A', '3.2.6', '一貫したヘルプ', { none: 'どの画面にも出る問い合わせ先はありません' }),
  row('A', '3.3.7', '同じことを二度書かせない'),
  row('AA', '3.3.8', '利用者の認証（最低限）', { none: 'ログインはありません' }),
  row('AA', '4.1.3', 'ステータスメッセージ', { by: ['announcements'] }),
];
