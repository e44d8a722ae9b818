/** The package brings no types: the part used here. */
declare module 'webvtt-parser' {
  interface TextNode {
    readonly type: 'text' | 'object' | 'timestamp';
    readonly name?: string;
    readonly value?: string | number;
    readonly children?: readonly TextNode[];
  }
  const all: { readonly WebVTTParser: typeof WebVTTParser };
  export default all;
  export class WebVTTParser {
    constructor(characters?: Readonly<Record<string, string>>);
    parse(
      text: string,
      mode: 'captions' | 'chapters' | 'metadata',
    ): {
      readonly cues: readonly {
        readonly id: string;
        readonly startTime: number;
        readonly endTime: number;
        readonly text: string;
        readonly tree: TextNode;
      }[];
      readonly errors: readonly { readonly line: number; readonly message: string }[];
    };
  }
}
