/** Kinds of letters: where one gives way to another, a Japanese word usually ends. */
type Script = 'kanji' | 'hiragana' | 'katakana' | 'latin' | 'digit' | 'other';

function scriptOf(char: string | undefined): Script {
  if (char === undefined) return 'other';
  // Halves of characters beyond the BMP are rare kanji or signs: kanji is the careful guess.
  if (/[\p{Script=Han}々〇ヶ\ud800-\udfff]/u.test(char)) return 'kanji';
  if (/[\p{Script=Hiragana}]/u.test(char)) return 'hiragana';
  if (/[\p{Script=Katakana}ー]/u.test(char)) return 'katakana';
  if (/[\p{L}\p{M}]/u.test(char)) return 'latin';
  return /\p{N}/u.test(char) ? 'digit' : 'other';
}

/** `TIG-200`, `a.MAG`: a sign between letters or digits joins them. */
const JOINS = /[-‐_.@#&]/;
/** Kanji that may follow a word without making another of it: 溶接後, 母材側, TIG溶接機. */
const SUFFIX = /^[時中前後側用内等部機工法](?!\p{Script=Han})/u;
/** What follows a noun written in hiragana at its end; all else makes a verb of it (割れる, 焼けて). */
const AFTER_NOUN =
  /^(?:の(?![ばぞ])|[をがはも](?![ちじどうっ])|に(?!く)|と(?!ば)|や(?![すかっ])|へ|で(?![きも])|か(?![けねえかっ])|な(?:ど|し|ら|の)|だ(?:け|と|っ|が)|ま(?:で|た)|より|ほど|ごと|です|だ[。、」]|する|すれ|し(?:た|て|ま|、)|くらい|ぐらい|しか|ばかり|さえ|こそ|って|ある|あり)/u;
/** A noun in hiragana stands after a particle that itself stands after something else: 板の|ひずみ. */
const BEFORE_NOUN = /(?:^|[^\p{Script=Hiragana}])[のをにはがとでもやへか]$|[こそあど]の$/u;

/** 積み|重ね, 折り|曲げ: between two verbs made one, the first ends like this. */
const COMPOUND = /[きしちひみりぎじびけせねめれげぜべえ]/;
/** UTF-16 units: バフ, ガス. */
const SHORT = 2;

/**
 * Whether `text[start, end)` is a word of its own: バリ is none in バリエーション, 割れ is none in 割れる,
 * 母材 is none in 共母材. Judged by the letters around it and by what may follow a noun; in doubt no.
 *
 * @param text - With half-width letters and digits.
 * @param border - Index at which the word before is known to end: 反り|とひずみ.
 */
export function isWholeWord(text: string, start: number, end: number, border = 0): boolean {
  return beginsWord(text, start, end, border) && endsWord(text, end) && !isVerb(text, start, end);
}

function beginsWord(text: string, start: number, end: number, border: number): boolean {
  const first = scriptOf(text[start]);
  const before = scriptOf(text[start - 1]);
  if (first === 'latin' || first === 'digit') {
    if (before === 'latin' || before === 'digit') return false;
    return !(JOINS.test(text[start - 1] ?? '') && isAlphanumeric(text[start - 2]));
  }
  if (first === 'hiragana' && /^\p{Script=Hiragana}+$/u.test(text.slice(start, end))) {
    if (before === 'kanji') return false;
    return (
      before !== 'hiragana' || BEFORE_NOUN.test(text.slice(Math.max(border, start - 3), start))
    );
  }
  // 天然ガス, 試しバリ: a short word right after kanji is the end of a longer one.
  if (first === 'katakana' && before === 'kanji') return end - start > SHORT;
  if (first === 'kanji' && before === 'hiragana')
    return !(scriptOf(text[end - 1]) === 'hiragana' && COMPOUND.test(text[start - 1] ?? ''));
  return first !== before || first === 'hiragana' || first === 'other';
}

function endsWord(text: string, end: number): boolean {
  const last = scriptOf(text[end - 1]);
  const after = scriptOf(text[end]);
  if (last === 'latin' || last === 'digit') {
    if (after === 'latin' || after === 'digit') return false;
    return !(JOINS.test(text[end] ?? '') && isAlphanumeric(text[end + 1]));
  }
  if (after === 'kanji')
    return (last !== 'kanji' && last !== 'hiragana') || SUFFIX.test(text.slice(end, end + 3));
  if (last === 'hiragana' && after === 'hiragana') return AFTER_NOUN.test(text.slice(end, end + 4));
  return last !== after || last === 'other';
}

/** を or が before and no particle after: 板を曲げ、面がくもり、… tell what happens and are no nouns. */
const isVerb = (text: string, start: number, end: number): boolean =>
  /[をが]/.test(text[start - 1] ?? '') &&
  scriptOf(text[end - 1]) === 'hiragana' &&
  !/^(?:[でにのがはも]|す[るれ]|し[てたま])/u.test(text.slice(end, end + 2));

function isAlphanumeric(char: string | undefined): boolean {
  const script = scriptOf(char);
  return script === 'latin' || script === 'digit';
}
