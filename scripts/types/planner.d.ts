/** Words that the page's modules share with each other and with Python. Types only: nothing of this is shipped. */

/** What the reader did to one application: a path such as `answers.role`, and its value with the moment it changed. */
interface Case {
  format: 1;
  id: string;
  values: Record<string, [value: any, changed: number]>;
}

/** `open`: the ISO day of every step that is not ticked; `visits`: the days of this visit and of the one before. */
interface Settings {
  current?: string;
  notice?: boolean;
  backup?: [day: string, moment: number];
  visits?: string[];
  open?: string[];
}

/** Where a start of Python is. Bytes are those on the wire; `cause` names the sentence to show. */
interface Stage {
  stage: "" | "fetch" | "python" | "ready" | "failed";
  loaded?: number;
  total?: number;
  level?: string;
  cause?: string;
  detail?: string;
}

/** One file of the runtime and its sizes in bytes. */
interface Served {
  path: string;
  raw: number;
  gz: number;
  br: number;
}

/** `runtime.json`: which files make up the runtime. */
interface Facts {
  lean: { lock: object; files: Record<"module" | "glue" | "wasm" | "library", Served> };
  image?: { wasm: Served; full: Served; handle: number };
}

type Download = <T>(files: Served[], work: (cache: RequestCache) => Promise<T>) => Promise<T>;

/** `planner.bridge.handle`. */
type Handle = (text: string) => string;

interface Window {
  /** The theme's stream of pages, each after it was laid in. */
  document$?: { subscribe(next: () => void): unknown };
}

interface Navigator {
  connection?: { saveData?: boolean };
}
