/** A CSS string: no quote, backslash, tag or line break may end it. */
export const cssText = (text: string): string => `"${text.replace(/[\\"<>\n\r\f]/g, ' ')}"`;
