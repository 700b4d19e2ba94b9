// The form's side of the answers: they are read from it and put into it, and it is never redrawn.

/** Answers by path as the form has them: lists for boxes, text for all else. @param {HTMLFormElement} form */
export function typed(form) {
  /** @type {Record<string, any>} */ const answers = {};
  for (const [name, value] of new FormData(form)) {
    if (form.querySelector(`[type=checkbox][name="${name}"]`)) (answers[`answers.${name}`] ??= []).push(value);
    else if (value) answers[`answers.${name}`] = value;
  }
  return answers;
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
  const pairs = [...new URLSearchParams(document.getElementById(hash)?.dataset.choices ?? hash)];
  return pairs.flatMap(([name, value]) => {
    const [field, choice] = [`[name="${CSS.escape(name)}"]`, `[value="${CSS.escape(value)}"]`];
    return /** @type {any[]} */ ([...form.querySelectorAll(`${field}${choice}, ${field} > ${choice}`)]);
  });
}

/** Words at the fields, by question; none where nothing is wrong. @param {HTMLFormElement} form @param {Record<string, string>} problems */
export function point(form, problems) {
  for (const place of form.querySelectorAll(".pl-problem")) {
    const words = problems[place.id.slice(3, -8)] ?? "";
    if (place.textContent !== words) place.textContent = words;
    for (const field of place.parentElement?.querySelectorAll("input, select") ?? []) field.ariaInvalid = `${Boolean(words)}`;
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
