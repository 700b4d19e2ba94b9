// What the page says it sent. Every request of the page and of Python's worker is counted as the browser lists it.

/** `own` files of this site, requests that could carry words, texts that the reader handed to a mail program. */
export const count = { own: 0, sent: 0, handed: 0 };

/** @param {string[]} names addresses of requests */
export function tally(names) {
  for (const { origin, search } of names.map((name) => new URL(name))) count[origin === location.origin && !search ? "own" : "sent"] += 1;
  dispatchEvent(new Event("counted"));
}

const observer = new PerformanceObserver((list) => tally(list.getEntries().map(({ name }) => name)));
observer.observe({ type: "resource", buffered: true });
