import type { Message, Place } from '@chishiki-ichiba/model';

type Report = (
  place: Place,
  severity: Message['severity'],
  rule: string,
  message: string,
  hint: string,
  related?: Message['related'],
) => Message;

/** Makes messages of this room about one file. */
export const reportFor =
  (file: string): Report =>
  (place, severity, rule, message, hint, related) => ({
    ...place,
    file,
    severity,
    ruleId: `market:${rule}`,
    message,
    hint,
    ...(related ? { related } : {}),
  });
