// Put before the theme's search worker by the build: a question as people type it becomes the words that matter.
// "how do I ask why they ghosted me" -> "ask why ghost". The worker matches the beginnings of words, so that
// "ghosting" finds "ghosted" as well; words of up to three letters are matched whole (lunr: "^1" is no wildcard).
{
  const FILLER = new Set(
    ("about after am an and any are as at be because been being but by can could did do does for from get got had has have how if in into is " +
      "it its just ll me my of now on one or our please re should so some than that the their them then there they this to us ve " +
      "was we were what when where which will who with would you your").split(" "),
  );
  const ENDING = /(?<=\w{4})(?:ations?|ments?|ships?|is[mt]s?|ings?|ers?|ly|ed|es|e|s|y)$/;

  // Words that half the pages hold count once, telling ones twice: "rejected for being overqualified".
  const COMMON = /^(?:reject|job|interview|compan|employer|appl)/;

  /** @param {string} word */
  const weighed = (word) => `${word.length < 4 ? word : `${word.replace(ENDING, "")}*`}^${COMMON.test(word) ? 1 : 2}`;

  /** @param {string} query */
  const telling = (query) => {
    const words = query.toLowerCase().split(/[\s.,:;!?"'’()/^~*+-]+/).filter(Boolean);
    const kept = words.filter((word) => word.length > 1 && !FILLER.has(word));
    return (kept.length ? kept : words).map(weighed).join(" ");
  };

  // The theme hands over an index without pages as soon as a page opens. The pages come with the first question, so
  // that nobody who only reads pays for them.
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const PAGES = "../../../search/pages.json";
  /** @typedef {{ type: number, data: any }} Message */
  /** @typedef {(event: { data: Message }) => Promise<void>} Hear */
  /** @type {Message | undefined} */
  let setup;
  /** @type {Promise<void> | undefined} */
  let loaded;

  /** @param {Hear} hear */
  const load = async (hear) => {
    const docs = await (await fetch(PAGES)).json();
    await hear({ data: { type: SETUP, data: { ...setup?.data, docs } } });
  };

  /** @param {Message} message @param {Hear} hear */
  const answer = async (message, hear) => {
    if (message.type === SETUP) {
      setup = message;
      return self.postMessage({ type: READY });
    }
    const words = telling(message.data);
    const nothing = () => self.postMessage({ type: RESULT, data: { items: [] } });
    if (!words) return nothing();
    try {
      await (loaded ??= load(hear));
      await hear({ data: { type: QUERY, data: words } });
    } catch {
      loaded = undefined;
      nothing();
    }
  };

  const listen = self.addEventListener.bind(self);
  /** @type {(type: string, hear: Hear) => void} */
  const listenForWords = (type, hear) => listen(type, (event) => answer(/** @type {MessageEvent} */ (event).data, hear));
  Object.assign(self, { addEventListener: listenForWords });
}
