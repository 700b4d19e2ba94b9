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

  /** @param {string} query */
  const telling = (query) => {
    const words = query.toLowerCase().split(/[\s.,:;!?"'’()/^~*+-]+/).filter(Boolean);
    const kept = words.filter((word) => word.length > 1 && !FILLER.has(word));
    return (kept.length ? kept : words).map((word) => (word.length < 4 ? `${word}^1` : word.replace(ENDING, ""))).join(" ");
  };

  const listen = self.addEventListener.bind(self);
  /** @type {(type: string, hear: (event: {data: {type: number, data: string}}) => void) => void} */
  const listenForWords = (type, hear) =>
    listen(type, (event) => {
      const { data } = /** @type {MessageEvent} */ (event);
      hear({ data: data.type === 2 ? { ...data, data: telling(data.data) } : data });
    });
  Object.assign(self, { addEventListener: listenForWords });
}
