/* Elements are made of names and texts alone: no text of an article is ever read as markup. */

/** The element with an id. */
export function byId(id) {
  return document.getElementById(id);
}

/**
 * A new element.
 * @param {string} tag
 * @param {Object<string, *>} attributes null and false leave one out
 * @param {...(Node|string)} children strings become text
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** A button that does something. */
export function button(label, action, attributes = {}) {
  const made = make("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", action);
  return made;
}

/** Say something to those who listen to the page. */
export function say(text) {
  byId("live").textContent = text;
}

/** Say something that stays in sight. */
export function notify(text) {
  const notice = byId("notice");
  notice.textContent = text;
  notice.hidden = !text;
}
