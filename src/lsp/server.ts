// The language server: documents and files come in, diagnostics and actions go out. What is checked is decided by
// sessions, one a corpus (src/lsp/corpus-session.ts).

import {
  type CodeActionParams,
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  type ExecuteCommandParams,
  type InitializeParams,
  type InitializeResult,
  ProposedFeatures,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ignoreFindings } from '../ignore-findings.ts';
import { configFor, createLinter } from '../lint.ts';
import { isWithin } from '../sources/is-within.ts';
import { version } from '../version.ts';
import { actionsFor, commands, fixAllKind } from './code-actions.ts';
import { CorpusSession, type SessionHost } from './corpus-session.ts';
import { actionPlaceOf, commandOf, type IgnoreArguments } from './parameters.ts';
import { type CorpusPlace, corpusPlaceOf, fileOfUri, pathWithin, uriOfFile } from './paths.ts';

/** What the server needs of the process it runs in. */
export interface ServerSurroundings {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Writes a file whole or not at all. */
  writeFile(file: string, text: string): void;
}

// Longer than the time between two letters (200 ms at 60 words a minute), shorter than a look at the margin.
const typingPause = 300;
// A checkout or a scraper writes thousands of files in a row.
const diskPause = 1000;

/** Reasons to choose from: a server cannot ask for a text. The line in the ignore file can be edited. */
const reasons = ['It is meant so.', 'It is a false alarm.', 'It is decided elsewhere.'] as const;

/** Serves until the client ends it. */
export async function serve({ input, output, writeFile }: ServerSurroundings): Promise<never> {
  const connection = createConnection(ProposedFeatures.all, input, output);
  const linter = await createLinter({ threads: 'auto' });
  const server = new Server(connection, writeFile, {
    linter,
    publish: (uri, diagnostics, documentVersion) =>
      void connection.sendDiagnostics({
        uri,
        diagnostics: [...diagnostics],
        ...(documentVersion === undefined ? {} : { version: documentVersion }),
      }),
    warn: (message) => connection.window.showWarningMessage(`corpuslint: ${message}`),
  });
  connection.onShutdown(async () => {
    server.close();
    await linter.close();
  });
  server.listen();
  // The connection ends the process, when the client says so or is gone.
  return new Promise<never>(() => {});
}

class Server {
  readonly #connection: Connection;
  readonly #writeFile: ServerSurroundings['writeFile'];
  readonly #host: SessionHost;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #sessions = new Map<string, CorpusSession>();
  #folders: string[] = [];
  #client: InitializeParams['capabilities'] = {};

  constructor(connection: Connection, writeFile: ServerSurroundings['writeFile'], host: SessionHost) {
    this.#connection = connection;
    this.#writeFile = writeFile;
    this.#host = host;
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#watch());
    this.#documents.onDidOpen(({ document }) => this.#sessionOf(document)?.schedule(0));
    this.#documents.onDidChangeContent(({ document }) => this.#sessionOf(document)?.schedule(typingPause));
    this.#documents.onDidSave(({ document }) => this.#sessionOf(document)?.schedule(0));
    this.#documents.onDidClose(({ document }) => this.#letGo(document));
    connection.onDidChangeWatchedFiles(({ changes }) => this.#filesChanged(changes.map(({ uri }) => uri)));
    connection.onCodeAction((params) => this.#actions(params));
    connection.onExecuteCommand((params) => this.#execute(params));
    this.#documents.listen(connection);
    connection.listen();
  }

  close(): void {
    for (const session of this.#sessions.values()) session.close();
    this.#sessions.clear();
  }

  #initialize({ workspaceFolders, rootUri, capabilities }: InitializeParams): InitializeResult {
    this.#client = capabilities;
    const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
    this.#folders = uris.map(fileOfUri).filter((file) => file !== undefined);
    return {
      serverInfo: { name: 'corpuslint', version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind] },
        executeCommandProvider: { commands: Object.values(commands) },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }

  #watch(): void {
    if (this.#client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
      void this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*' }],
      });
    }
    if (this.#client.workspace?.workspaceFolders !== true) return;
    this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => fileOfUri(uri)));
      const come = added.map(({ uri }) => fileOfUri(uri)).filter((file) => file !== undefined);
      this.#folders = [...this.#folders.filter((folder) => !gone.has(folder)), ...come];
      this.#assignAnew();
    });
  }

  /** The session of a document, which is among its documents then; undefined for what is no file. */
  #sessionOf(document: TextDocument): CorpusSession | undefined {
    const file = fileOfUri(document.uri);
    if (file === undefined) return undefined;
    const known = this.#sessionsWith(file).at(0);
    if (known !== undefined) return known;
    const place = corpusPlaceOf(file, this.#folders);
    const session = this.#openSession(place);
    session.add(pathWithin(place.folder, file), document);
    return session;
  }

  #openSession(place: CorpusPlace): CorpusSession {
    const key = JSON.stringify(place);
    const session = this.#sessions.get(key) ?? new CorpusSession(place, this.#host);
    this.#sessions.set(key, session);
    return session;
  }

  #sessionsWith(file: string): CorpusSession[] {
    return [...this.#sessions.values()].filter(({ place, open }) => open.has(pathWithin(place.folder, file)));
  }

  #letGo({ uri }: TextDocument): void {
    const file = fileOfUri(uri);
    if (file === undefined) return;
    for (const [key, session] of this.#sessions) {
      if (!session.open.has(pathWithin(session.place.folder, file))) continue;
      if (session.remove(pathWithin(session.place.folder, file)) > 0) {
        // What was not saved is gone, and the other members with it.
        session.schedule(typingPause);
        continue;
      }
      session.close();
      this.#sessions.delete(key);
    }
  }

  /** Where configurations or folders come and go, documents may belong elsewhere. */
  #assignAnew(): void {
    this.close();
    for (const document of this.#documents.all()) this.#sessionOf(document)?.schedule(0);
  }

  #filesChanged(uris: readonly string[]): void {
    const files = uris
      .map(fileOfUri)
      .filter((file) => file !== undefined)
      .filter((file) => !/[\\/](?:\.git|\.corpuslint|node_modules)(?:[\\/]|$)/.test(file));
    if (files.some((file) => /[\\/]corpuslint\.config\.\w+$/.test(file))) {
      this.#assignAnew();
      return;
    }
    for (const session of this.#sessions.values()) {
      if (files.some((file) => isWithin(file, session.place.folder))) session.schedule(diskPause);
    }
  }

  #actions(params: CodeActionParams): ReturnType<typeof actionsFor> {
    const { textDocument, range, context } = actionPlaceOf(params);
    const file = fileOfUri(textDocument.uri);
    const session = file === undefined ? undefined : this.#sessionsWith(file).at(0);
    if (file === undefined || session === undefined) return [];
    const { folder } = session.place;
    const path = pathWithin(folder, file);
    const checked = session.checked(path);
    if (checked === undefined) return [];
    return actionsFor({
      result: checked.result,
      placed: checked.placed.get(path) ?? [],
      folder,
      open: session.open,
      path,
      range,
      only: context.only,
      canShowDocuments: this.#client.window?.showDocument?.support === true,
      takesDocumentChanges: this.#client.workspace?.workspaceEdit?.documentChanges === true,
    });
  }

  async #execute(params: ExecuteCommandParams): Promise<void> {
    const command = commandOf(params);
    if (command.name === commands.ignore) return this.#ignore(command.ignored);
    const { uri, range } = command.location;
    await this.#connection.window.showDocument({ uri, selection: range, takeFocus: true });
  }

  /** Writes findings to the ignore file, once a reason is given, and shows the line. */
  async #ignore({ folder, ids, reason: given }: IgnoreArguments): Promise<void> {
    const session = [...this.#sessions.values()].find(({ place }) => place.folder === folder);
    const result = session?.result;
    if (session === undefined || result === undefined) return;
    const findings = result.findings.filter(({ id }) => ids.includes(id));
    const { window } = this.#connection;
    if (findings.length === 0) {
      window.showWarningMessage('corpuslint: this finding is gone by now.');
      return;
    }
    const choices = reasons.map((title) => ({ title }));
    const reason = given ?? (await window.showInformationMessage('Why does it stay?', ...choices))?.title;
    if (reason === undefined) return;
    try {
      const config = await configFor({ cwd: folder });
      const { file, text } = ignoreFindings(findings, { result, config, cwd: folder, reason });
      this.#writeFile(file, text);
      session.schedule(0);
      if (this.#client.window?.showDocument?.support === true && given === undefined)
        await window.showDocument({ uri: uriOfFile(file) });
    } catch (error) {
      window.showErrorMessage(`corpuslint: ${(error as Error).message}`);
    }
  }
}
