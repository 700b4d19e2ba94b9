// The form's side of the answers: they are read from it and put into it, and it is never redrawn.
/** The answer that a field is part of, by path: a list for boxes, text for all else, null for nothing. @param {any} field */
export function answer({ form, name, type, value }) {
  const boxes = type === "checkbox" && [...form.querySelectorAll(`[name="${name}"]:checked`)].map((box) => box.value);
  return { [`answers.${name}`]: (boxes || value).length ? boxes || value : null };
}
/** All answers that the form holds. @param {any} form @returns {Record<string, any>} */
export function typed(form) {
  const given = [...form].filter(({ name, type, checked, value }) => name && (/radio|checkbox/.test(type) ? checked : value));
  return Object.assign({}, ...given.map(answer));
}
/** Put a case's answers in, and unfold where they are; the caret stays where they are there already. @param {HTMLFormElement} form @param {Case} one */
export function fill(form, { values }) {
  for (const field of /** @type {Iterable<any>} */ (form.elements)) {
    const value = values[`answers.${field.name}`]?.[0] ?? "";
    const choice = /radio|checkbox/.test(field.type);
    if (choice) field.checked = [value].flat().includes(field.value);
    else if (field.name && field.value !== value) field.value = value;
    if (choice ? field.checked : value) field.closest("details")?.setAttribute("open", "");
  }
}
/** The choices that the address asks for, by the name of a situation or one by one; never words. @param {HTMLFormElement} form */
export function wanted(form) {
  const hash = location.hash.slice(1);
  const asked = new URLSearchParams(document.getElementById(hash)?.dataset.choices ?? hash);
  const choices = /** @type {any[]} */ ([...form.querySelectorAll("option, [type=radio], [type=checkbox]")]);
  return choices.filter((choice) => asked.getAll(choice.name ?? choice.parentElement.name).includes(choice.value));
}
/** Put words in a place, `{name}` replaced, without touching it when they stand there already. @param {any} place */
export function say(place, words = "", /** @type {Record<string, unknown>} */ values = {}) {
  const text = words.replace(/{(\w+)}/g, (all, name) => String(values[name] ?? all));
  if (place && place.textContent !== text) place.textContent = text;
}
/** Words at the fields, by question; none where nothing is wrong. @param {HTMLFormElement} form @param {Record<string, string>} problems */
export function point(form, problems) {
  for (const place of form.querySelectorAll(".pl-problem")) {
    const { [place.id.slice(3, -8)]: words = "" } = problems;
    const fields = words === place.textContent ? [] : (place.parentElement?.querySelectorAll("input, select") ?? []);
    for (const field of fields) field.ariaInvalid = `${Boolean(words)}`;
    say(place, words);
  }
}
/** To a place on this page, unfolded; the theme would take it for another page. @param {Event} event @param {any} place */
export function go(event, place) {
  event.preventDefault();
  event.stopPropagation();
  place.closest("details")?.setAttribute("open", "");
  if (place.tabIndex < 0) place.tabIndex = -1;
  (place.closest(".pl-question") ?? place).scrollIntoView();
  place.focus({ preventScroll: true });
}
