import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { tagwright } from '../../packages/cli/src/harness.js';

/** Hands a command line on, and does with the answer what the command would: starting the sources anew takes seconds. */
const CLIENT = `
const answer = [];
require('node:net').connect(process.env.TAGWRIGHT_SOCKET, function () {
  this.end(JSON.stringify({ argv: process.argv.slice(2), cwd: process.cwd() }));
}).on('data', (chunk) => answer.push(chunk)).on('end', () => {
  const { code, stdout, stderr } = JSON.parse(Buffer.concat(answer).toString());
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code;
});
`;

/** Runs command lines in this process for programs that ask through a socket. */
const commandServer = (socket: string): Server =>
  createServer({ allowHalfOpen: true }, (connection: Socket) => {
    const asked: Buffer[] = [];
    connection
      .on('data', (chunk: Buffer) => asked.push(chunk))
      .on('end', () => {
        const { argv, cwd } = JSON.parse(Buffer.concat(asked).toString()) as { argv: string[]; cwd: string };
        void tagwright(argv, { cwd, env: { LANG: 'C.UTF-8' }, now: Date.now() }).then((outcome) =>
          connection.end(JSON.stringify(outcome)),
        );
      });
  }).listen(socket);

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A throw-away repository with a starter book in `book/` and its data in `data/`, and shells that know `tagwright`. */
export class Repository {
  readonly root = mkdtempSync(join(tmpdir(), 'tagwright-repository-'));
  readonly #programs = join(this.root, '..', `${this.root.split('/').at(-1) ?? ''}-bin`);

  static async create(): Promise<Repository> {
    const repository = new Repository();
    onTestFinished(() => {
      rmSync(repository.root, { recursive: true, force: true });
      rmSync(repository.#programs, { recursive: true, force: true });
    });
    mkdirSync(repository.#programs);
    const socket = join(repository.#programs, 'socket');
    const server = commandServer(socket);
    onTestFinished(() => void server.close());
    const client = join(repository.#programs, 'client.cjs');
    writeFileSync(client, CLIENT);
    repository.program('tagwright', `TAGWRIGHT_SOCKET='${socket}' exec '${process.execPath}' '${client}' "$@"`);
    await tagwright(['init', 'book'], { cwd: repository.root });
    await repository.shell('mv book/data data && git init -q -b main . && git add . && git commit -qm "A book"');
    return repository;
  }

  /** Puts a program on the path of the shells. */
  program(name: string, script: string): void {
    const path = join(this.#programs, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.root, path), text);
  }

  /** What a workflow's step does: `bash -e`, in the root of the repository. */
  shell(script: string, env: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const own = {
      PATH: `${this.#programs}:${process.env['PATH'] ?? ''}`,
      HOME: this.root,
      LANG: 'C.UTF-8',
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.org',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.org',
    };
    return new Promise((resolve) => {
      execFile(
        'bash',
        ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script],
        { cwd: this.root, env: { ...own, ...env } },
        (fault, stdout, stderr) => resolve({ code: fault === null ? 0 : Number(fault.code), stdout, stderr }),
      );
    });
  }
}
