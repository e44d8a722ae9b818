import type { Item } from '../item.js';
import type { Place, Reporter } from '../messages.js';

/**
 * Words that put the cause into a person. What people did and knew is said by what was around them:
 * a way of working can be changed, a person's mistake cannot.
 */

/** Who is made the cause: a person by name, or by role. */
const WHO =
  '(?:[^\\s、。「」（）]{1,8}(?:さん|くん|氏)|担当者?|作業者|作業員|新人|新入社員|若手|ベテラン|本人|当人|彼女?|見習い|訓練生|実習生|研修生|オペレータ[ーー]?|溶接[者工]|研磨[者工]|職人|パート|アルバイト|派遣(?:社員)?|社員|従業員|上司|部下|社長|経営者|管理者|責任者|リーダー|班長|職長|検査員|検査担当|営業(?:担当)?|設計者|提唱者|コーディネータ[ー]?|メンバー|会員|個人)';
/** Between the person and the word: 「新人の」「担当者が単純に」「本人に」. */
const LINK = '(?:側|たち|ら|の人)?(?:の|が|は|に|による)?[^、。]{0,6}?';

interface Rule {
  readonly pattern: RegExp;
  /** How it can be said. */
  readonly hint: string;
}

const say = (...examples: string[]): string =>
  `人でなく、やり方や伝わり方で書きます。例: ${examples.map((example) => `「${example}」`).join('')}`;

const rules: readonly Rule[] = [
  {
    pattern: new RegExp(
      `${WHO}${LINK}(?:自覚|意識|やる気|責任感|注意力|危機感|緊張感)(?:の|が|も)?(?:不足|欠如|足り|な[いさかく]|低|薄|乏し)`,
    ),
    hint: say('…する理由が伝わっていなかった', '…しなくても困らないように見えていた'),
  },
  {
    pattern:
      /(?:自覚|やる気|責任感|注意力|危機感|緊張感)(?:の|が|も)?(?:不足|欠如|足りな|なかった|なさ|低[いかさ]|薄[いかさ]|乏し)|意識(?:の|が)(?:低[いかさ]|欠如|足りな)|意識不足/,
    hint: say('…する理由が伝わっていなかった', '…しなくても困らないように見えていた'),
  },
  {
    pattern: new RegExp(
      `${WHO}${LINK}(?:経験|技量|能力|力量|技術|知識|勉強|理解力?|認識|確認|腕|力)(?:の|が)?(?:不足|足りな|未熟|浅|甘|低)|${WHO}${LINK}未熟`,
    ),
    hint: say('…を教わる機会がまだなかった', '…が伝わっていなかった'),
  },
  {
    pattern: new RegExp(
      `${WHO}${LINK}(?:不注意|ミス|過失|落ち度|失態|不手際|責任だ|責任で|せいで|せいだ|悪い|悪かった|慢心|油断|甘え|甘さ|思い込み|勘違い|怠慢|横着)`,
    ),
    hint: say('…に気づきにくいやり方だった', '…が伝わっていなかった'),
  },
  {
    pattern: new RegExp(
      `${WHO}(?:たち)?[がは][^、。]{0,16}(?:忘れ|怠[りっ]|見落と|見逃|間違え|間違っ|勘違い|聞き流|聞き漏ら|無視し|守らな|手を抜|さぼ|サボ|確認しな|注意しな|報告しな|連絡しな)`,
    ),
    hint: say('…を思い出せる印がなかった', '…に気づきにくい置き方だった'),
  },
  {
    pattern:
      /(?:不注意|注意散漫|注意不足|ケアレスミス|うっかりミス|うっかり|ぼんやり(?:して|し)|気の?(?:ゆるみ|緩み)|気が(?:ゆる|緩)|たるみ|たるんで|怠慢|なまけ|怠け|横着|いい加減|いいかげん|だらしな|無責任|手抜き|手を抜い|サボ[りっ]|さぼ[りっ]|人為ミス|人的ミス|ヒューマンエラー)/,
    hint: say('…に気づきにくいやり方だった', '…しにくいやり方だった'),
  },
  {
    pattern: new RegExp(
      `${WHO}(?:[にをへ]|には)(?:[^、。]{0,8})(?:注意(?!点|事項|書き|して(?:ほしい|もらう)|を促す札)|叱|処分|反省|始末書)|始末書|反省文|叱責|叱った|(?:以後|今後)(?:は|、)?(?:気を(?:付|つ)け|注意する)`,
    ),
    hint: say('…しなくても間違えない形に変えた', '…が目に入る所に印を付けた'),
  },
  {
    pattern: /(?:犯人|誰のせい|だれのせい|自業自得|足を引っ張)/,
    hint: say('…が伝わっていなかった', '…しにくいやり方だった'),
  },
];

/** The sentence itself says that it was not the person, or that the way of working allows for slips. */
const NOT_MEANT =
  /(?:ではな|でな[くい]|じゃな|とはせず|とせず|にせず|にしな|としな|で(?:済|片付|片づ|終わ)|と(?:いう)?(?:よりも?|言わ|考えず|見ず|決めつけ)|を責め|(?:して?|していて?|があっ|っ|り)ても|でも(?:止|気|間違|守|安全|でき)|を?(?:防|避け|なくす|減らす)|(?:し|が起き)にくい|に頼ら|だけで)/;

const ENDING = /^(?:かった|った|した|れた|えた|い|た|さ|る)/;

/**
 * The first words of a text that blame a person.
 *
 * @returns What was found and how to say it; `undefined` for a text that speaks of conditions.
 */
export function blameIn(
  text: string,
): { readonly found: string; readonly hint: string } | undefined {
  for (const sentence of text.normalize('NFKC').split(/(?<=[。！？\n])/)) {
    for (const { pattern, hint } of rules) {
      const match = pattern.exec(sentence);
      if (!match) continue;
      const after = sentence.slice(match.index + match[0].length);
      if (NOT_MEANT.test(after.slice(0, 14))) continue;
      // To the end of the word, for the message.
      const ending = /[なかくっえりさしとれけ違忘落逃低薄浅]$/.test(match[0])
        ? (ENDING.exec(after)?.[0] ?? '')
        : '';
      return { found: match[0] + ending, hint };
    }
  }
  return undefined;
}

/** Fields that tell what happened and why, with their paths. */
function tellingTexts(item: Item): [label: string, path: string, text: string | undefined][] {
  if (item.kind === 'failure') {
    const { event, cause, measure, lesson } = item.fields;
    return [
      ['事象', 'event', event],
      ['原因', 'cause', cause],
      ['対策', 'measure', measure],
      ['知識化', 'lesson', lesson],
    ];
  }
  if (item.kind === 'case' && item.fields.scenario) {
    return [
      ...item.fields.events.map(({ text }, index): [string, string, string] => [
        '経過',
        `events.${index}.text`,
        text,
      ]),
      ['教訓', 'lesson', item.fields.lesson],
    ];
  }
  return [];
}

/** Keeps persons out of the cause: a warning per field that blames one. */
export function checkBlame(item: Item, reporter: Reporter): void {
  for (const [label, path, text] of tellingTexts(item)) {
    const blame = text && blameIn(text);
    if (!blame) continue;
    const place: Place = item.places.get(path) ?? { line: 2, column: 1 };
    reporter.report(
      place,
      'warning',
      'blame',
      `\`${label}\` に、人を原因とする言い方 \`${blame.found}\` があります。やり方やまわりの条件を期待`,
      blame.hint,
    );
  }
}
