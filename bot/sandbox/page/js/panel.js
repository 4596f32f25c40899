// The right column: the clock that can be moved, sentences to try, facts from the office.

import { h, iconButton, reconcile } from "./dom.js";
import * as orders from "./orders.js";
import { atWall, dateOf, t, timeOf, wall } from "./texts.js";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

export class Panel {
  constructor(app) {
    this.app = app;
    this.store = app.store;
    this.build();
    setInterval(() => this.drawClock(), 1000);
  }

  build() {
    this.time = h("div", { className: "time", testid: "clock-now", role: "timer" });
    this.date = h("div", { className: "date", testid: "clock-date" });
    this.said = h("output", { testid: "clock-said" });
    this.wish = h("input", { type: "datetime-local", "aria-label": t("clock_custom"), testid: "clock-custom" });
    this.says = h("section", { className: "tile says" });
    this.facts = h("div", { className: "facts-list", style: "display:contents" });
    this.root = h("aside", { className: "panel", testid: "panel", "aria-label": t("panel") },
      h("div", { className: "grip" }),
      iconButton("close", t("close"), () => this.app.togglePanel(false), { className: "close only-narrow", testid: "close-panel" }),
      this.clock(), this.says, this.facts);
  }

  clock() {
    const step = (key, seconds) => h("button", { type: "button", testid: key.replaceAll("_", "-"), onclick: () => this.move(orders.advance(seconds)) }, t(key));
    const form = h("form", { onsubmit: (event) => this.onWish(event) }, this.wish, h("button", { type: "submit", testid: "clock-go" }, t("clock_go")));
    return h("section", { className: "tile clock" }, h("h2", {}, t("clock")), this.time, this.date,
      h("p", { className: "note" }, t("clock_note")),
      h("div", { className: "steps" }, step("clock_10m", 10 * MINUTE), step("clock_1h", HOUR),
        h("button", { type: "button", testid: "clock-8am", onclick: () => this.move(orders.setClock(this.nextMorning())) }, t("clock_8am")),
        step("clock_1d", DAY)),
      h("details", { ontoggle: () => this.suggestWish() }, h("summary", { testid: "clock-more" }, t("clock_custom")), form), this.said);
  }

  draw() {
    this.drawClock();
    this.drawSays();
    this.facts.replaceChildren(...this.store.panels.map(({ title, rows }) =>
      h("section", { className: "tile facts", testid: "facts" }, h("h2", {}, title),
        h("dl", {}, rows.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])))));
  }

  drawClock() {
    const now = this.store.now();
    this.time.textContent = timeOf(now);
    this.date.textContent = dateOf(now);
  }

  drawSays() {
    const window = this.app.focused;
    const name = window?.chat.title ?? "";
    const sentences = window ? this.store.suggestions.get(window.chatId) ?? [] : [];
    this.says.hidden = Boolean(window) && sentences.length === 0;
    const [title, note] = [window ? t("suggestions_for", { name }) : t("suggestions"), t(window ? "suggestions_note" : "no_suggestions")];
    reconcile(this.says, [
      ["title", title, () => h("h2", {}, title)],
      ["note", note, () => h("p", { className: "note" }, note)],
      ["list", JSON.stringify(sentences), () => h("ul", {}, sentences.map((sentence) =>
        h("li", {}, h("button", { type: "button", testid: "suggestion", onclick: () => this.choose(sentence) }, sentence))))],
    ]);
  }

  choose(sentence) {
    this.app.togglePanel(false);
    this.app.focused.composer.fill(sentence);
  }

  nextMorning() {
    const tomorrow = wall(new Date(this.store.now().getTime() + DAY * 1000));
    return atWall(tomorrow.day, "08:00");
  }

  suggestWish() {
    const { day, time } = wall(new Date(this.store.now().getTime() + HOUR * 1000));
    this.wish.value = `${day}T${time}`;
  }

  onWish(event) {
    event.preventDefault();
    const [day, time] = this.wish.value.split("T");
    const wanted = atWall(day, time);
    if (wanted < this.store.now()) this.tell(t("clock_back"), true);
    else this.move(orders.setClock(wanted));
  }

  async move(order) {
    try {
      const { now } = await order;
      const moment = new Date(now);
      this.tell(t("clock_moved", { time: `${dateOf(moment)} ${timeOf(moment)}` }));
    } catch (error) {
      this.tell(t("failed", { reason: error.message }), true);
    }
  }

  tell(text, wrong = false) {
    this.said.textContent = text;
    this.said.className = wrong ? "wrong" : "";
  }
}
