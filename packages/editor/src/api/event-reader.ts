/** An event of a stream, as the server sent it. */
export interface StreamEvent {
  /** `message` where the server named none. */
  readonly type: string;
  readonly data: string;
}

/** Reads server-sent events out of text that comes in pieces. https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream */
export class EventReader {
  /** The id that came last, by which a reader who comes again says how far he was. */
  lastId = '';
  /** How long to wait before coming again, in ms, if the server said it. */
  retry: number | undefined;
  #rest = '';
  #type = '';
  #data: string[] = [];

  /** Forgets what came of an event whose end never will. */
  beginAnew(): void {
    [this.#rest, this.#type, this.#data] = ['', '', []];
  }

  /** The events that are complete with this piece. */
  read(piece: string): readonly StreamEvent[] {
    const lines = `${this.#rest}${piece}`.split(/\r\n|\r(?!$)|\n/);
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#take(line) ?? []);
  }

  #take(line: string): StreamEvent | undefined {
    if (line === '') return this.#complete();
    const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (name === 'event') this.#type = value;
    else if (name === 'data') this.#data.push(value);
    else if (name === 'id' && !value.includes('\0')) this.lastId = value;
    else if (name === 'retry' && /^\d+$/.test(value)) this.retry = Number(value);
    return undefined;
  }

  #complete(): StreamEvent | undefined {
    const [type, data] = [this.#type, this.#data];
    [this.#type, this.#data] = ['', []];
    return data.length === 0 ? undefined : { type: type === '' ? 'message' : type, data: data.join('\n') };
  }
}
