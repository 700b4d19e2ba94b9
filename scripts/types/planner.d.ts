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

/** What `store.mjs` does with the cases and settings on this device. */
interface Store {
  /** Why something is not kept, or was not found whole: "full", "refused", "damaged", or "". */
  trouble(): string;
  /** Whether this tab keeps nothing (a shared computer). */
  keepsNothing(): boolean;
  keepNothing(wanted: boolean): void;
  /** The case; empty when there is none, and with another id when it is damaged. */
  read(id: string): Case;
  /** Every case that can be read. */
  cases(): Case[];
  write(one: Case): void;
  /** Set values now, on top of whatever another tab has written since. */
  change(id: string, changes: Record<string, unknown>): Case;
  /** Forget every key that begins so, here and on the device. */
  erase(start?: string): void;
  remove(id: string): void;
  settings(): Settings;
  set(changes: Settings): void;
  /** The reader's day, ISO. */
  today(): string;
  newId(): string;
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

/** Which files make up the runtime. */
interface Facts {
  lean: { lock: object; files: Record<"module" | "glue" | "wasm" | "library", Served> };
  image?: { wasm: Served; full: Served; handle: number };
}

/** The file, or its neighbor with that suffix; undefined when the server does, or does not, compress it as wanted. */
type Ask = (file: Served, suffix: "" | ".gz", encoded?: boolean) => Promise<Blob | undefined>;

type Download = <T>(files: Served[], work: () => Promise<T>, pauses?: number[]) => Promise<T>;

/** `planner.bridge.handle`. */
type Handle = (text: string) => string;

type Renew = () => Promise<Handle>;

interface Window {
  /** The theme's stream of pages, each after it was laid in. */
  document$?: { subscribe(next: () => void): unknown };
}

interface Navigator {
  connection?: { saveData?: boolean };
}

type Planner = import("../../overrides/assets/planner/planner.mjs").Planner;

/** What a button stands with: its case (none where it makes a new one), its message, and the live line nearest to it. */
interface About {
  id: string;
  message?: string;
  line: Element;
}
