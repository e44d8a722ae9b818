import path from 'node:path';
import { Client, type JSONRPCMessage } from '@modelcontextprotocol/client';
import { getDefaultEnvironment, StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const root = path.resolve(import.meta.dirname, '../..');
/** Loaded before the server: tells of every attempt to reach a network, and lets none through. */
export const noNetwork = path.join(root, 'test/fixtures/mcp/no-network.mjs');

export interface Assistant {
  readonly client: Client;
  /** What went over the wire, in order. */
  readonly wire: { readonly from: 'assistant' | 'market'; readonly message: JSONRPCMessage }[];
  /** What the server said to people. */
  stderr(): string;
  /** Lines of stdout that were no message of the protocol. */
  readonly noise: Error[];
  /** An answer: its words, its data, and whether it is a refusal. */
  ask(
    tool: string,
    args?: Record<string, unknown>,
  ): Promise<{ text: string; data: Record<string, unknown> | undefined; refused: boolean }>;
}

/** `ichiba mcp …` with the SDK's own client at the other end of its pipes. */
export async function connect(...args: string[]): Promise<Assistant> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [path.join(root, 'plugins/authoring/bin/ichiba.mjs'), 'mcp', ...args],
    env: { ...getDefaultEnvironment(), NODE_OPTIONS: `--import ${noNetwork}` },
    stderr: 'pipe',
  });
  let said = '';
  transport.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const wire: Assistant['wire'] = [];
  const send = transport.send.bind(transport);
  transport.send = (message) => {
    wire.push({ from: 'assistant', message });
    return send(message);
  };
  const client = new Client({ name: 'test', version: '1.0.0' });
  const noise: Error[] = [];
  client.onerror = (error) => noise.push(error);
  await client.connect(transport);
  const receive = transport.onmessage;
  transport.onmessage = (message: JSONRPCMessage) => {
    wire.push({ from: 'market', message });
    receive?.(message);
  };
  return {
    client,
    wire,
    stderr: () => said,
    noise,
    async ask(name, asked = {}) {
      const { content, structuredContent, isError } = await client.callTool({
        name,
        arguments: asked,
      });
      return {
        text: content.map((part) => (part.type === 'text' ? part.text : '')).join('\n'),
        data: structuredContent as Record<string, unknown> | undefined,
        refused: isError === true,
      };
    },
  };
}
