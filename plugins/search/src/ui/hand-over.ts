/**
 * Ways to hand a text on from a page: copy, mail, paper, file. An entry of its own, so that only the
 * pages that open a slip load it. Browser only; nothing here sends anything.
 */
export { copyText, printPaper, saveText } from './page/hand-over.js';
export { isoDay, mailtoHref, yamlText } from './page/slip.js';
