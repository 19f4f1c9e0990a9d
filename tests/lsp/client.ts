// An editor as far as the server can tell: a client of the protocol that talks to the built command over its streams.

import { type ChildProcess, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type ShowDocumentParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { command } from '../command-line/command.ts';

const capabilities: ClientCapabilities = {
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  window: { showDocument: { support: true } },
};

/** An open connection to a server of its own. */
export class Editor {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly folder: string;
  /** What the server says on stderr. */
  stderr = '';
  /** What the server shows: documents and messages. */
  readonly shown: ShowDocumentParams[] = [];
  readonly messages: string[] = [];
  /** The title that is chosen when the server asks. */
  answer: string | undefined;
  readonly #documents = new Map<string, TextDocument>();
  readonly #published = new Map<string, PublishDiagnosticsParams>();
  #waiting: (() => void)[] = [];

  constructor(folder: string) {
    this.folder = folder;
    const child = spawn(process.execPath, [command, 'lsp', '--stdio'], { cwd: folder });
    this.process = child;
    child.stderr.on('data', (data: Buffer) => (this.stderr += data.toString()));
    this.connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#published.set(params.uri, params);
      for (const go of this.#waiting.splice(0)) go();
    });
    this.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.messages.push(message);
      for (const go of this.#waiting.splice(0)) go();
    });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('window/showMessageRequest', () =>
      this.answer === undefined ? null : { title: this.answer },
    );
    this.connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
      this.shown.push(params);
      return { success: true };
    });
    this.connection.listen();
    onTestFinished(() => {
      this.connection.dispose();
      child.kill();
    });
  }

  /** Starts the session with these workspace folders, the editor's own by default. */
  async start(folders: readonly string[] = [this.folder]): Promise<void> {
    await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      workspaceFolders: folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder })),
    });
    await this.connection.sendNotification('initialized', {});
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  async open(path: string, text: string): Promise<void> {
    const document = TextDocument.create(this.uri(path), 'plaintext', 1, text);
    this.#documents.set(document.uri, document);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: document.uri, languageId: 'plaintext', version: 1, text },
    });
  }

  /** Replaces a text in an open document. */
  async change(path: string, before: string, after: string): Promise<void> {
    const document = this.document(path);
    const at = document.getText().indexOf(before);
    const range = { start: document.positionAt(at), end: document.positionAt(at + before.length) };
    const change = { range, text: after };
    TextDocument.update(document, [change], document.version + 1);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: document.uri, version: document.version },
      contentChanges: [change],
    });
  }

  async close(path: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: this.uri(path) },
    });
  }

  async filesChanged(...paths: string[]): Promise<void> {
    const changes = paths.map((path) => ({ uri: this.uri(path), type: 2 }));
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  document(path: string): TextDocument {
    const document = this.#documents.get(this.uri(path));
    if (document === undefined) throw new Error(`${path} is not open.`);
    return document;
  }

  /** What was last published for a file, one line each: range, severity, code and message. */
  lines(path: string): string[] {
    return this.diagnostics(path).map(({ range: { start, end }, severity, code, message }) => {
      const place = `${start.line}:${start.character}-${end.line}:${end.character}`;
      return `${place} ${['', 'error', 'warning', 'info', 'hint'][severity ?? 0]} ${code ?? '-'} ${message}`;
    });
  }

  diagnostics(path: string): Diagnostic[] {
    return this.#published.get(this.uri(path))?.diagnostics ?? [];
  }

  version(path: string): number | undefined {
    return this.#published.get(this.uri(path))?.version;
  }

  /** Resolves once the condition holds, which is looked at whenever the server has said something. */
  async until(condition: () => boolean, what = String(condition)): Promise<void> {
    const end = Date.now() + 20_000;
    while (!condition()) {
      if (Date.now() > end) throw new Error(`Never came: ${what}. ${this.stderr} ${this.messages.join(' ')}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 500);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** The actions on a range of a file. */
  actions(path: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    const context: CodeActionContext = { diagnostics: this.diagnostics(path), ...(only ? { only } : {}) };
    const textDocument = { uri: this.uri(path) };
    return this.connection.sendRequest('textDocument/codeAction', { textDocument, range, context });
  }

  /** Applies an edit to open documents, as the editor would on a click. */
  async apply({ documentChanges = [] }: WorkspaceEdit): Promise<void> {
    for (const { textDocument, edits } of documentChanges as TextDocumentEdit[]) {
      const document = this.#documents.get(textDocument.uri);
      if (document === undefined) throw new Error(`${textDocument.uri} is not open.`);
      if (textDocument.version !== document.version) throw new Error('The edit is for another version.');
      const text = TextDocument.applyEdits(
        document,
        edits.filter((edit) => 'newText' in edit),
      );
      const change = { text };
      TextDocument.update(document, [change], document.version + 1);
      await this.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: document.uri, version: document.version },
        contentChanges: [change],
      });
    }
  }

  /** Ends the session as the protocol says. Resolves to the exit code of the server. */
  async end(): Promise<number | null> {
    const exit = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return exit;
  }
}
