import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  UnregistrationRequest,
  ShowMessageNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { onTestFinished } from 'vitest';
import { childProgram } from '../../../../test/children/programs.js';

/** What Node is given so that it is the program. */
export const SERVER = [fileURLToPath(await childProgram(new URL('../main.ts', import.meta.url)))];

/** What a client of today can do. */
const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    publishDiagnostics: { relatedInformation: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  },
  workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true } },
};

export interface ClientOptions {
  readonly args?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly options?: object;
  readonly locale?: string;
  /** Other open folders beside the first. */
  readonly folders?: readonly string[];
}

/** The protocol's own client, and the real `tagwright lsp` as a process of its own. */
export class Editor {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly ended: Promise<unknown>;
  /** What was said last of each file, by URI. */
  readonly diagnostics = new Map<string, { readonly version?: number; readonly diagnostics: readonly Diagnostic[] }>();
  readonly messages: string[] = [];
  readonly registered: string[] = [];
  stderr = '';
  initialized: InitializeResult | undefined;
  #version = 1;

  private constructor(
    readonly folder: string,
    args: readonly string[] = [],
  ) {
    const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' };
    this.process = spawn(process.execPath, [...SERVER, 'lsp', ...args], { cwd: folder, env });
    const { stdout, stdin, stderr } = this.process;
    if (stdout === null || stdin === null || stderr === null) throw new Error('pipes were asked for');
    stderr.on('data', (text: Buffer) => (this.stderr += text.toString()));
    this.ended = once(this.process, 'close');
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, ...said }) => {
      this.diagnostics.set(uri, said);
    });
    this.connection.onNotification(ShowMessageNotification.type, ({ message }) => void this.messages.push(message));
    this.connection.listen();
  }

  /** As editors do it, only once `initialize` is answered: before that nobody may register, and is refused. */
  #letRegister(): void {
    this.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      for (const { registerOptions } of registrations) this.registered.push(JSON.stringify(registerOptions));
    });
    this.connection.onRequest(UnregistrationRequest.type, () => {});
  }

  /** Ends it, whatever it is at. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
    this.connection.dispose();
  }

  /** Starts the server on a folder for one test, and waits until it is ready. */
  static async open(folder: string, given: ClientOptions = {}): Promise<Editor> {
    const editor = await Editor.start(folder, given);
    onTestFinished(() => editor.kill());
    return editor;
  }

  /** The same for several tests; who starts it ends it. */
  static async start(folder: string, given: ClientOptions = {}): Promise<Editor> {
    const editor = new Editor(folder, given.args);
    const folders = [folder, ...(given.folders ?? [])];
    const answer = editor.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: given.capabilities ?? CAPABILITIES,
      workspaceFolders: folders.map((path) => ({ uri: pathToFileURL(path).href, name: path })),
      ...(given.locale === undefined ? {} : { locale: given.locale }),
      ...(given.options === undefined ? {} : { initializationOptions: given.options }),
    });
    const gone = editor.ended.then((): never => {
      throw new Error(`the server ended:\n${editor.stderr}`);
    });
    editor.initialized = await Promise.race([answer, gone]);
    gone.catch(() => {});
    editor.#letRegister();
    await editor.connection.sendNotification('initialized', {});
    return editor;
  }

  uri(file: string): string {
    return pathToFileURL(join(this.folder, file)).href;
  }

  /** Opens a document: with a text of its own, or with that of the file. `<|>` is taken out; it is where the cursor is. */
  async show(file: string, text = readFileSync(join(this.folder, file), 'utf8')): Promise<Shown> {
    const shown = new Shown(this, this.uri(file), text);
    const textDocument = { uri: shown.uri, languageId: 'tagwright', version: this.#version++, text: shown.text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
    return shown;
  }

  async edit(uri: string, contentChanges: readonly object[]): Promise<void> {
    const textDocument = { uri, version: this.#version++ };
    await this.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
  }

  request<Result>(method: string, params?: object): Promise<Result> {
    return this.connection.sendRequest<Result>(method, params);
  }

  /** The codes that were last published for a file, once they are these. */
  async found(file: string, ...codes: readonly string[]): Promise<readonly Diagnostic[]> {
    await this.until(() => this.codes(file).join() === codes.join(), `${file}: ${codes.join()}`);
    return this.diagnostics.get(this.uri(file))?.diagnostics ?? [];
  }

  /** What is said of the first thing that is wrong in a file. */
  message(file: string): string {
    const said = this.diagnostics.get(this.uri(file))?.diagnostics[0]?.message ?? '';
    return typeof said === 'string' ? said : said.value;
  }

  codes(file: string): readonly string[] {
    return (this.diagnostics.get(this.uri(file))?.diagnostics ?? []).map(({ code }) => String(code));
  }

  /** Waits until something is so. */
  async until(isSo: () => boolean, what: string): Promise<void> {
    const end = Date.now() + 60_000;
    while (!isSo()) {
      if (Date.now() > end) {
        const said = JSON.stringify([...this.diagnostics], undefined, 1);
        throw new Error(`waited for ${what}\n${said}\n${this.stderr}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Ends as clients do, and says with which code the server did. */
  async close(): Promise<number | null> {
    await this.request('shutdown');
    await this.connection.sendNotification('exit');
    await this.ended;
    return this.process.exitCode;
  }
}

/** An open document, and where the cursor stands in it. */
export class Shown {
  readonly text: string;
  readonly position: { readonly line: number; readonly character: number };

  constructor(
    readonly editor: Editor,
    readonly uri: string,
    marked: string,
  ) {
    const [before = ''] = marked.split('<|>');
    this.text = marked.replace('<|>', '');
    const lines = before.split('\n');
    this.position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  }

  /** Asks something of the place of the cursor. */
  ask<Result>(method: string, more: object = {}): Promise<Result> {
    return this.editor.request<Result>(`textDocument/${method}`, {
      textDocument: { uri: this.uri },
      position: this.position,
      ...more,
    });
  }
}
