// Runs in the planner's own page: answers the largest case, then changes the role again and again, and times each change.
export default async (/** @type {Record<string, any>} */ answers) => {
  const planner = /** @type {any} */ (document.querySelector("follow-up-planner"));
  const script = /** @type {HTMLScriptElement} */ (document.querySelector('script[src*="/planner-"]'));
  const [{ runtime }, { typed }] = await Promise.all(
    ["runtime", "form"].map((name) => import(script.src.replace(/[^/]*$/, `${name}.mjs`))),
  );
  for (const field of planner.form) {
    const { [field.name]: value } = answers;
    if (/radio|checkbox/.test(field.type)) field.checked = [value].flat().includes(field.value);
    else if (value) field.value = value;
  }
  planner.keep(typed(planner.form));
  await planner.renew();
  const ask = runtime.ask.bind(runtime);
  let key = 0;
  /** @type {number[]} */ let screen = [];
  /** @type {number[]} */ let whole = [];
  const laid = new MessageChannel();
  laid.port1.onmessage = () => {
    document.body.getBoundingClientRect();
    screen.push(performance.now() - key);
  };
  // What a reply brings is laid in before the next task runs.
  runtime.ask = async (/** @type {any} */ request) => {
    const reply = await ask(request);
    if (request.near) laid.port2.postMessage(0);
    return reply;
  };
  for (let n = 0; n < 120; n += 1) {
    if (n % 30 === 0) planner.querySelectorAll(".pl-message")[n / 15].scrollIntoView();
    await new Promise((done) => setTimeout(done, 20));
    if (n === 20) [screen, whole] = [[], []]; // the first ones are for the browser's compiler
    planner.form.elements.role.value = `data analyst ${n}`;
    key = performance.now();
    planner.form.elements.role.dispatchEvent(new Event("input", { bubbles: true }));
    await planner.laying;
    document.body.getBoundingClientRect();
    whole.push(performance.now() - key);
  }
  return { screen, whole, messages: Object.keys(planner.messages).length };
};
