import { say } from '@chishiki-ichiba/model/say';
import type { SaveError } from '../../offline/save.js';
import { sizeText } from '../../sizes.js';

/** What a failed save, or storage that cannot be used, says: the cure first. */
export function errorText({ kind, needed }: SaveError): string {
  switch (kind) {
    case 'offline':
      return say`通信のつながる所で、もう一度お試しください。途中で通信が切れたので、保存していません。`;
    case 'missing':
      return say`時間をおいて、もう一度お試しください。要るファイルの一つがサイトに見つからないので、保存していません。`;
    case 'broken':
      return say`時間をおいて、もう一度お試しください。届いたファイルが欠けていたので、保存していません。`;
    case 'changed':
      return say`ページを読み直して、もう一度お試しください。サイトが新しくなったところなので、保存していません。`;
    case 'full':
      return needed
        ? say`端末の空きをあと ${sizeText(needed)} 増やすか、「静止画だけ」を選んでください。空きが足りないので、保存していません。`
        : say`端末の空きを増やすか、使わない控えを消してください。空きが足りないので、保存していません。`;
    case 'blocked':
      return say`ふつうのウィンドウ（プライベートでないもの）で開いてください。このブラウザーが、端末への保存を許していません。`;
    case 'unsupported':
      return say`https で始まる住所を、ふつうのウィンドウで開いてください。この開き方では、端末に保存できません。`;
    case 'stopped':
      return say`保存をやめました。途中まで読みこんだものは残していません。`;
  }
}

/** `10月3日`; with the year when it is another one. */
export function dayText(iso: string, today = new Date()): string {
  const day = new Date(iso);
  const text = say`${day.getMonth() + 1}月${day.getDate()}日`;
  return day.getFullYear() === today.getFullYear() ? text : say`${day.getFullYear()}年${text}`;
}

/** `（第3版→第4版）`; nothing when the author wrote no new name for it. */
export function revisionText(
  old: { readonly revision?: string },
  now: { readonly revision?: string },
): string {
  return old.revision && now.revision && old.revision !== now.revision
    ? say`（${old.revision}→${now.revision}）`
    : '';
}
