/**
 * Romaji to hiragana, both Hepburn and kunrei spelling, for words typed without an input method.
 * Only the query is converted, so the index pays nothing for it.
 */

const ROWS = `a:あ i:い u:う e:え o:お ka:か ki:き ku:く ke:け ko:こ sa:さ si:し shi:し su:す se:せ so:そ
ta:た ti:ち chi:ち tu:つ tsu:つ te:て to:と na:な ni:に nu:ぬ ne:ね no:の ha:は hi:ひ hu:ふ fu:ふ he:へ ho:ほ
ma:ま mi:み mu:む me:め mo:も ya:や yu:ゆ yo:よ ra:ら ri:り ru:る re:れ ro:ろ wa:わ wo:を
ga:が gi:ぎ gu:ぐ ge:げ go:ご za:ざ zi:じ ji:じ zu:ず ze:ぜ zo:ぞ da:だ di:じ du:ず dzu:ず de:で do:ど
ba:ば bi:び bu:ぶ be:べ bo:ぼ pa:ぱ pi:ぴ pu:ぷ pe:ぺ po:ぽ va:ゔあ vi:ゔい vu:ゔ ve:ゔえ vo:ゔお
fa:ふあ fi:ふい fe:ふえ fo:ふお she:しえ je:じえ che:ちえ tha:てや thi:てい thu:てゆ dhi:でい`;

const KANA = new Map<string, string>(
  ROWS.split(/\s+/).map((pair) => pair.split(':') as [string, string]),
);
// The analyzer folds small kana to large, so きゃ is written きや here as well.
for (const [heads, kana] of [
  ['ky', 'き'],
  ['sh', 'し'],
  ['sy', 'し'],
  ['ch', 'ち'],
  ['ty', 'ち'],
  ['cy', 'ち'],
  ['ny', 'に'],
  ['hy', 'ひ'],
  ['my', 'み'],
  ['ry', 'り'],
  ['gy', 'ぎ'],
  ['j', 'じ'],
  ['jy', 'じ'],
  ['zy', 'じ'],
  ['dy', 'じ'],
  ['by', 'び'],
  ['py', 'ぴ'],
] as const) {
  for (const [vowel, small] of [
    ['a', 'や'],
    ['u', 'ゆ'],
    ['o', 'よ'],
  ] as const) {
    KANA.set(heads + vowel, kana + small);
  }
}

const MACRON: Record<string, readonly string[]> = {
  ā: ['aa', 'a-'],
  ī: ['ii', 'i-'],
  ū: ['uu', 'u-'],
  ē: ['ei', 'e-'],
  ō: ['ou', 'oo', 'o-'],
};

/**
 * Kana readings a Latin word may stand for, in folded hiragana (small kana large, ー kept).
 *
 * @param word - One word as typed; upper case, full width, macrons and circumflexes allowed.
 * @param typing - The word is not finished: up to two consonants at its end are ignored.
 * @returns At most six readings of two characters or more; empty when the word is not romaji.
 * @example romajiToKana('yōsetu') // ['ようせつ', 'よおせつ', 'よーせつ']
 */
export function romajiToKana(word: string, typing = false): string[] {
  const plain = word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[âîûêô]/g, (c) => ({ â: 'ā', î: 'ī', û: 'ū', ê: 'ē', ô: 'ō' })[c] ?? c);
  if (!/^[a-zāīūēō'’-]{2,40}$/.test(plain)) return [];
  const spellings = expandMacrons(plain.replace(/[’]/g, "'"));
  const readings = new Set<string>();
  for (const spelling of spellings) {
    const kana = convert(spelling, typing);
    if ([...kana].length >= 2) readings.add(kana);
  }
  return [...readings].slice(0, 6);
}

function expandMacrons(text: string): string[] {
  let all = [''];
  for (const char of text) {
    const options = MACRON[char] ?? [char];
    all = all.flatMap((head) => options.map((option) => head + option)).slice(0, 12);
  }
  return all;
}

/** Longest match first; '' when something is left that is not romaji. */
function convert(text: string, typing: boolean): string {
  let out = '';
  let rest = text;
  while (rest) {
    const n = /^n(?:'|n(?![aiueoy])|(?![aiueoy]))/.exec(rest);
    const double = /^([kstcpgzdbjhfmr])\1|^tch/.exec(rest);
    if (n && (rest.length > n[0].length || !typing || n[0] === "n'" || out)) {
      out += 'ん';
      rest = rest.slice(n[0].length);
    } else if (double) {
      out += 'つ';
      rest = rest.slice(1);
    } else if (rest.startsWith('-') && out) {
      out += 'ー';
      rest = rest.slice(1);
    } else {
      const head = [4, 3, 2, 1].map((size) => rest.slice(0, size)).find((part) => KANA.has(part));
      if (head === undefined) return typing && rest.length <= 2 && /^[a-z]+$/.test(rest) ? out : '';
      out += KANA.get(head) ?? '';
      rest = rest.slice(head.length);
    }
  }
  return out;
}
