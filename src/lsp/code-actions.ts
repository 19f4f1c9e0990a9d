// What can be done about a finding in an editor: mend it, leave it as it is for a reason, look at its other places.

import { basename } from 'node:path';
import {
  type CodeAction,
  CodeActionKind,
  type Command,
  type Diagnostic,
  type Range,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Finding } from '../model/finding.ts';
import type { PlacedFinding } from './diagnostics.ts';
import { editsOfFixes, type FixPlace } from './fix-edits.ts';
import { rangesMeet } from './text-places.ts';

/** Commands that the server runs. */
export const commands = { ignore: 'corpuslint.ignore', show: 'corpuslint.show' } as const;

/** Kind of the action that makes all safe repairs of a file. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.corpuslint`;

/** What is asked, and what is known. */
export interface ActionRequest extends FixPlace {
  /** Findings at places of the document, with all findings of their run. */
  readonly placed: readonly PlacedFinding[];
  readonly path: string;
  readonly range: Range;
  /** Kinds that are wanted; undefined = all. */
  readonly only: readonly string[] | undefined;
  readonly canShowDocuments: boolean;
  readonly takesDocumentChanges: boolean;
}

// More places than these are read in the list of related places, not in a menu.
const mostShown = 3;

const hints = { safe: '', unsafe: ' (check the result)', destructive: ' (deletes text)' } as const;

/** The actions for a range of a document, best first. */
export function actionsFor(request: ActionRequest): CodeAction[] {
  const { only } = request;
  const isWanted = (kind: string): boolean =>
    only === undefined ||
    only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`) || wanted === '');
  const actions: CodeAction[] = [];
  if (isWanted(CodeActionKind.QuickFix)) {
    const met = request.placed.filter(({ diagnostic }) => rangesMeet(diagnostic.range, request.range));
    for (const { finding, diagnostic } of met) actions.push(...fixesOf(finding, diagnostic, request));
    for (const entry of met) actions.push(...decisionsOn(entry, request));
  }
  if (isWanted(fixAllKind)) actions.push(...fixAll(request));
  return actions;
}

function workspaceEdit(edits: TextDocumentEdit[], { takesDocumentChanges }: ActionRequest): WorkspaceEdit {
  if (takesDocumentChanges) return { documentChanges: edits };
  return {
    changes: Object.fromEntries(
      edits.map((edit) => [edit.textDocument.uri, edit.edits.filter((each) => 'newText' in each)]),
    ),
  };
}

function fixesOf(finding: Finding, diagnostic: Diagnostic, request: ActionRequest): CodeAction[] {
  const { fix } = finding;
  if (fix === undefined) return [];
  const edits = editsOfFixes([finding], request);
  if (edits === undefined) return [];
  return [
    {
      title: `${fix.title.replace(/\.$/, '')}${hints[fix.applicability]}`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: fix.applicability === 'safe',
      edit: workspaceEdit(edits, request),
    },
  ];
}

function decisionsOn({ finding, diagnostic }: PlacedFinding, request: ActionRequest): CodeAction[] {
  const { result, folder, canShowDocuments } = request;
  const quickFix = (command: Command): CodeAction => ({
    title: command.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    command,
  });
  const members = result.findings.filter(
    (other) => other.class === finding.class && other.rule === finding.rule,
  );
  const ignore = (title: string, ids: readonly string[]): CodeAction =>
    quickFix({ title, command: commands.ignore, arguments: [{ folder, ids }] });
  const actions = [ignore(`Ignore this ${finding.rule} for a reason…`, [finding.id])];
  if (members.length > 1) {
    const ids = members.map(({ id }) => id);
    actions.push(ignore(`Ignore all ${members.length} findings of this class for a reason…`, ids));
  }
  if (!canShowDocuments) return actions;
  for (const { location, message } of (diagnostic.relatedInformation ?? []).slice(0, mostShown)) {
    const line = location.range.start.line + 1;
    const label = message.length > 60 ? '' : ` (${message})`;
    const title = `Go to ${basename(decodeURIComponent(new URL(location.uri).pathname))}:${line}${label}`;
    actions.push(quickFix({ title, command: commands.show, arguments: [location] }));
  }
  return actions;
}

/** All safe repairs that change this file alone. */
function fixAll(request: ActionRequest): CodeAction[] {
  const { result, path, placed } = request;
  const { corpus } = result;
  const pathOf = (document: number): string => corpus.sources[corpus.facts(document).source].path;
  const findings = [...new Set(placed.map(({ finding }) => finding))].filter(
    ({ fix }) =>
      fix?.applicability === 'safe' && fix.edits.every(({ document }) => pathOf(document) === path),
  );
  const edits = findings.length === 0 ? undefined : editsOfFixes(findings, request);
  if (edits === undefined) return [];
  return [
    {
      title: 'Make all safe repairs of corpuslint in this file',
      kind: fixAllKind,
      edit: workspaceEdit(edits, request),
    },
  ];
}
