// What lies over a window: toasts, alerts, questions, the big picture.

import { h, icon } from "./dom.js";
import { t } from "./texts.js";

/** A short line that goes away by itself. */
export function toast(host, text) {
  const line = h("div", { className: "toast", role: "status", testid: "toast" }, text);
  host.append(line);
  setTimeout(() => line.remove(), 2600 + text.length * 60);
}

/** A box that waits for its button; resolves to whether `yes` was chosen. */
export function ask(text, choices) {
  return new Promise((resolve) => {
    const buttons = choices.map(([label, value, testid]) =>
      h("button", { type: "button", testid, onclick: () => dialog.close(String(value)) }, label));
    const dialog = h("dialog", { testid: "alert" }, h("div", { className: "body" }, text), h("div", { className: "choices" }, buttons));
    show(dialog, () => resolve(dialog.returnValue === "true"));
    buttons.at(-1).focus();
  });
}

/** The box for a callback answer with show_alert. */
export function alert(text) {
  return ask(text, [[t("ok"), true, "alert-ok"]]);
}

/** A photo as big as the screen. */
export function lightbox(source) {
  const dialog = h("dialog", { className: "lightbox", testid: "lightbox", "aria-label": t("image"), onclick: () => dialog.close() },
    h("img", { src: source, alt: t("image") }),
    h("button", { type: "button", "aria-label": t("close") }, icon("close")));
  show(dialog);
}

function show(dialog, after = () => {}) {
  dialog.addEventListener("close", () => {
    dialog.remove();
    after();
  });
  document.body.append(dialog);
  dialog.showModal();
}
