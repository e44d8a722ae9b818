/** Verbs of one row whose stem ends like one of five: 見ます is 見る, 読みます is 読む. */
const ONE_ROW =
  /(?:[見着煮似診看]|起き|でき|出来|生き|過ぎ|すぎ|落ち|おち|閉じ|とじ|感じ|信じ|混じ|降り|下り|おり|借り|足り|浴び|伸び|のび|延び|用い|試み|見|い)$/u;
const FIVE_ROWS: Readonly<Record<string, string>> = {
  い: 'う',
  き: 'く',
  ぎ: 'ぐ',
  し: 'す',
  ち: 'つ',
  に: 'ぬ',
  び: 'ぶ',
  み: 'む',
  り: 'る',
};

/**
 * A polite sentence as the short form that steps and key points are written in: 「板を合わせます」→
 * 「板を合わせる」, 「すき間をなくすことです」→「すき間をなくす」. What it does not know stays.
 */
export function toPlainForm(said: string): string {
  const text = said
    .replace(/(?<![。、\s])[。、\s]+$/u, '')
    .replace(/(?:ん|の)?です(?:ね|よ|よね)?$|(?:ね|よ|よね)$/u, '')
    .replace(/(?:からです|から|ので|ため)$/u, '')
    .replace(/(?:という)?こと$/u, '')
    .replace(/(?:ように|よう)(?:にする|にします|にしてください|にしてる)?$/u, '')
    .trim();
  const polite = /^(.*?)(ます|ました|ません)$/u.exec(text);
  if (!polite) return text;
  const [, stem = '', ending] = polite;
  if (ending !== 'ます') return text;
  if (stem.endsWith('し')) return `${stem.slice(0, -1)}${isSuru(stem) ? 'する' : 'す'}`;
  if (ONE_ROW.test(stem)) return `${stem}る`;
  const last = stem.at(-1) ?? '';
  if (/[えけげせぜてでねへべめれ]/.test(last)) return `${stem}る`;
  const five = FIVE_ROWS[last];
  return five ? stem.slice(0, -1) + five : text;
}

/** 加工します is 加工する, 回します is 回す: behind two kanji or katakana, a noun in け, or a particle stands する. */
const isSuru = (stem: string): boolean =>
  /(?:[一-龠]{2}|[ァ-ヶーA-Za-z]{2}|[けげせてめれりみ]|[をに]|(?<!な)く)し$/u.test(stem);
