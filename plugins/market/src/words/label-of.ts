import { labelOf as japaneseLabelOf, type VocabularyName } from '@chishiki-ichiba/model';
import { sayWord } from '@chishiki-ichiba/model/say';

/** Label of a value in the language being built; an open list's own word as the author wrote it. Node only. */
export const labelOf = (name: VocabularyName, id: string): string =>
  sayWord(japaneseLabelOf(name, id));
