/** One move of the work as it was told: what, knack, why, what if not. Words as they were said. */
export interface Answer {
  readonly step: string;
  readonly points: readonly Point[];
  /** What else was said of it. */
  readonly notes: readonly string[];
}

export interface Point {
  readonly knack: string;
  readonly why?: string;
  readonly otherwise?: string;
}

export interface Answers {
  readonly form: 'table' | 'sheet' | 'speech';
  readonly answers: readonly Answer[];
  /** Said before the first step, or not to be placed: nothing is thrown away. */
  readonly rest: readonly string[];
}

type Column = 'step' | 'knack' | 'why' | 'otherwise';

/** Words over a column, before an answer, or in speech before what belongs there. */
const labels: Readonly<Record<Column, RegExp>> = {
  step: /^(?:何をする|なにをする|することは?|作業|手順|工程|主な?ステップ|ステップ)(?:か|こと|名)?$/,
  knack: /^(?:こつ|コツ|急所|ポイント|勘どころ|勘所|気をつけること|大事なこと)は?$/,
  why: /^(?:なぜ|何故|理由|わけ|急所の理由|どうして)(?:か|ですか)?$/,
  otherwise:
    /^(?:しなかったら|しないと|やらないと|守らないと|そうしないと|悪い例|失敗すると)(?:どうなる)?(?:か)?$/,
};

/**
 * The answers of an interview: a table pasted from Word, Excel or Markdown, the sheet filled in line by
 * line, or speech as a telephone writes it down, without a single comma.
 */
export function readAnswers(text: string): Answers {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return readTable(clean) ?? readSheet(clean) ?? readSpeech(clean);
}

const columnOf = (typed: string): Column | undefined => {
  const name = typed.normalize('NFKC').replace(/[\s?？!:：*＊。、]/g, '');
  // 「急所（成否）」 is a knack.
  const bare = name.endsWith(')') ? name.slice(0, Math.max(0, name.lastIndexOf('('))) : name;
  return (Object.keys(labels) as Column[]).find((name) => labels[name].test(bare));
};

function readTable(text: string): Answers | undefined {
  const found = answersOfRows(text.includes('\t') ? tabRows(text) : pipeRows(text));
  return found && { form: 'table', answers: found.answers, rest: found.rest };
}

/**
 * Answers of a table's rows, the columns told by a row of their names.
 *
 * @returns With the index of that row, and of the row that each answer begins in; `undefined` without one.
 */
export function answersOfRows(
  rows: readonly (readonly string[])[],
): (Omit<Answers, 'form'> & { head: number; starts: readonly number[] }) | undefined {
  const head = rows.findIndex((row) => row.filter((cell) => columnOf(cell)).length >= 2);
  if (head === -1) return undefined;
  const columns = (rows[head] as readonly string[]).map(columnOf);
  const answers: Answer[] = [];
  const starts: number[] = [];
  const rest = rows.slice(0, head).flatMap((row) => row.filter((cell) => cell !== ''));
  for (const [index, row] of rows.entries()) {
    if (index <= head || row.every((value) => value === '')) continue;
    const cell = (name: Column) =>
      row
        .filter((_, column) => columns[column] === name)
        .join(' ')
        .trim();
    const extra = row.filter((value, column) => columns[column] === undefined && value !== '');
    const own = pointOf(cell('knack'), cell('why'), cell('otherwise'));
    const last = answers.at(-1);
    // A second knack of the same step leaves the first cell blank.
    if (cell('step') === '' && last)
      answers[answers.length - 1] = {
        ...last,
        points: [...last.points, ...own],
        notes: [...last.notes, ...extra],
      };
    else if (cell('step') === '') rest.push(...row.filter((value) => value !== ''));
    else {
      answers.push({ step: cell('step'), points: own, notes: extra });
      starts.push(index);
    }
  }
  return answers.length > 0 ? { answers, rest, head, starts } : undefined;
}

function pointOf(knack: string, why: string, otherwise: string): Point[] {
  if (knack === '' && why === '' && otherwise === '') return [];
  return [{ knack, ...(why ? { why } : {}), ...(otherwise ? { otherwise } : {}) }];
}

/** Rows of tab separated cells; a quoted cell of Excel may hold line ends and tabs. */
function tabRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at];
    if (quoted && sign !== undefined) {
      if (sign === '"' && text[at + 1] === '"') {
        cell += '"';
        at++;
      } else if (sign === '"') quoted = false;
      else cell += sign === '\n' ? ' ' : sign;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === '\t' || sign === '\n' || sign === undefined) {
      row.push(cell.trim());
      cell = '';
      if (sign !== '\t') {
        rows.push(row);
        row = [];
      }
    } else cell += sign;
  }
  return rows;
}

/** Rows of a Markdown table, the line of dashes left out. */
const pipeRows = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => /^\s*\|.*\|\s*$/.test(line) && !/^[\s|:-]+$/.test(line))
    .map((line) =>
      line
        .trim()
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );

/** A number at the head of a line: `1.`, `２）`, `③`, `手順4:`. */
const NUMBER = /^(?:(?:手順|ステップ)?\s*[0-9０-９]+[.．)）、:：]|[①-⑳])[\s　]*/u;

/**
 * `何をする？ …` line by line; a line without a label goes on with what stands above it. Where no line says
 * what is done, the numbered ones are the steps, as people write them.
 */
function readSheet(text: string): Answers | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const saysSteps = lines.some((line) => labelOf(withoutMark(line))?.column === 'step');
  const answers: { step: string; points: Record<string, string>[]; notes: string[] }[] = [];
  const rest: string[] = [];
  let open: Column | undefined;
  let labelled = 0;
  for (const line of lines) {
    const typed = withoutMark(line);
    if (typed === '') continue;
    const label = labelOf(typed) ?? (!saysSteps && NUMBER.test(line) ? numbered(line) : undefined);
    const column = label?.column;
    const words = label?.words ?? typed;
    if (column) {
      labelled++;
      open = column;
    }
    if (column === 'step') answers.push({ step: words, points: [], notes: [] });
    const last = answers.at(-1);
    if (!last || !open) rest.push(typed);
    else if (open === 'step') {
      if (!column) {
        if (last.step === '') last.step = words;
        else last.notes.push(words);
      }
    } else {
      const point = last.points.at(-1);
      const isNew = column === 'knack' || !point || (column && point[column] !== undefined);
      if (isNew) last.points.push({ [open]: words });
      else point[open] = [point[open], words].filter(Boolean).join(' ');
    }
  }
  if (labelled < 2 || answers.length === 0) return undefined;
  return {
    form: 'sheet',
    answers: answers
      .filter(({ step, points }) => step !== '' || points.length > 0)
      .map(({ step, points, notes }) => ({
        step,
        notes,
        points: points.flatMap(({ knack = '', why = '', otherwise = '' }) =>
          pointOf(knack, why, otherwise),
        ),
      })),
    rest,
  };
}

const withoutMark = (line: string): string =>
  line.replace(/^(?:[-・*●○■]|[0-9０-９]+[.．)）、]|[①-⑳])[\s　]*/u, '').trim();

/** What an answer begins with, and the answer. */
function labelOf(typed: string): { column: Column; words: string } | undefined {
  const match = /^([^?？:：\s]{2,12})\s*[?？:：]+\s*(.*)$/u.exec(typed);
  const column = match ? columnOf(match[1] ?? '') : undefined;
  return column && { column, words: (match?.[2] ?? '').trim() };
}

const numbered = (line: string): { column: Column; words: string } => ({
  column: 'step',
  words: line.replace(NUMBER, '').trim(),
});

/** Where speech turns; what stands before the words belongs to what came before. Longest first. */
const turns: readonly [Column, RegExp][] = [
  [
    'why',
    /(?:それは)?(?:(?:なぜ|なんで|どうして)か(?:と|って)(?:言う|いう)と|なぜなら(?:ば)?|(?:その)?理由は|(?:っ?て|と)いうのは|というのも)[、,]?/y,
  ],
  [
    'otherwise',
    /(?:そうしないと|こうしないと|それをしないと|これをしないと|それをやらないと|そうじゃないと|そうでないと|さもないと|しなかったら|やらなかったら|守らないと)[、,]?/y,
  ],
  [
    'knack',
    /(?:ここ(?:で)?の)?(?:(?:こつ|コツ|ポイント|急所|勘どころ)(?:は|としては)|大事なのは|大切なのは|肝心なのは|気をつけ(?:る|てる|ている)のは|注意するのは)[、,]?/y,
  ],
  [
    'step',
    /(?:まず(?:は|初めに|はじめに|最初に)?|最初に|(?:一番)?はじめに|初めに|その次(?:に|は)|次(?:に|は)|それから|そのあと(?:に|で|は)?|その後(?:に|で|は)?|そうしたら|そしたら|続いて|最後(?:に|は))[、,]?/y,
  ],
];

function readSpeech(text: string): Answers {
  const speech = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('。')
    .replace(/。{2,}/g, '。')
    .replace(FILLERS, '');
  const parts: { column?: Column; words: string }[] = [{ words: '' }];
  for (let at = 0; at < speech.length; ) {
    const turn = turnAt(speech, at);
    if (turn) {
      parts.push({ column: turn.column, words: '' });
      at += turn.length;
    } else {
      (parts.at(-1) as { words: string }).words += speech[at];
      at++;
    }
  }
  const answers: { step: string; points: Point[]; notes: string[] }[] = [];
  const rest: string[] = [];
  for (const { column, words } of parts) {
    const said = trim(words);
    if (said === '') continue;
    const last = answers.at(-1);
    if (column === undefined || (column !== 'step' && !last)) rest.push(said);
    else if (column === 'step') {
      const [first = said, ...others] = sentencesOf(said);
      answers.push({ step: first, points: [], notes: others });
    } else if (last) {
      const [first = said, ...others] = sentencesOf(said);
      const point = last.points.at(-1);
      if (column === 'knack' || !point || point[column] !== undefined)
        last.points.push(column === 'knack' ? { knack: first } : { knack: '', [column]: first });
      else last.points[last.points.length - 1] = { ...point, [column]: first };
      last.notes.push(...others);
    }
  }
  if (answers.length > 0) return { form: 'speech', answers, rest };
  // Nobody said 「まず」 or 「次に」: each sentence is a move.
  const steps = rest.flatMap(sentencesOf).map((step) => ({ step, points: [], notes: [] }));
  return { form: 'speech', answers: steps, rest: [] };
}

/** Sounds of thinking that a telephone writes down as words. */
const FILLERS =
  /(?<=^|。|ます|です|[ねよ])(?:(?:えー+っ?と|えっと|あのー+|えー+|うーん|まあ)[、,]?)+/gu;

function turnAt(speech: string, at: number): { column: Column; length: number } | undefined {
  for (const [column, pattern] of turns) {
    pattern.lastIndex = at;
    const match = pattern.exec(speech);
    if (!match) continue;
    // 「手順の次に」 and 「その次の」 in the middle of a sentence are no turn; the beginning, or the end of a sentence, is.
    const before = speech.slice(Math.max(0, at - 4), at);
    const opens =
      at === 0 || /(?:です|ます|した|ません|ください|だ|る|ね|よ|から|て|[。、])$/.test(before);
    if (column === 'step' ? opens : opens || /[^の]$/.test(before))
      return { column, length: match[0].length };
  }
  return undefined;
}

/** Sentences of speech: by 。, and after です and ます where another begins. */
const sentencesOf = (said: string): string[] =>
  said
    .split(
      /。|(?<=(?:ます|ました|ません|です|でした|ください)(?:ね|よ|よね)?)(?![。、ねよかがけのとしたん])/u,
    )
    .map(trim)
    .filter((sentence) => sentence !== '');

const trim = (words: string): string => words.replace(/^[\s　、。,]+|[\s　、。,]+$/gu, '');
