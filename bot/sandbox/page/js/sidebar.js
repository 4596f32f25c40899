// The left column: everybody in the compound, their role, the last thing said, what is unread.

import { serviceText, summary } from "./bubble.js";
import { avatar, h, icon, legible, reconcile, roleTag } from "./dom.js";
import { shortWhen, t } from "./texts.js";

export class Sidebar {
  constructor(app) {
    this.app = app;
    this.store = app.store;
    this.filter = "";
    this.build();
  }

  build() {
    const input = h("input", { type: "search", placeholder: t("search"), "aria-label": t("search"), testid: "search", oninput: () => { this.filter = input.value.trim().toLowerCase(); this.draw(); } });
    this.lists = { people: h("ul", { testid: "people" }), groups: h("ul", { testid: "groups" }) };
    this.titles = { people: h("h2", {}, t("people")), groups: h("h2", {}, t("groups")) };
    this.nothing = h("p", { className: "nothing" }, t("nobody_found"));
    this.root = h("nav", { className: "sidebar", "aria-label": t("people") },
      h("div", { className: "brand" }, h("img", { src: "/page/icon.svg", alt: "" }), h("div", {}, h("h1", {}, t("brand")), h("p", {}, t("brand_note")))),
      h("div", { className: "search" }, icon("search"), input),
      h("div", { className: "people" }, this.titles.groups, this.lists.groups, this.titles.people, this.lists.people, this.nothing));
  }

  draw() {
    const chats = [...this.store.chats.values()].filter((chat) => chat.standing !== "upgraded" && this.matches(chat));
    const shown = { people: chats.filter((chat) => chat.kind === "private"), groups: chats.filter((chat) => chat.kind !== "private") };
    for (const [name, entries] of Object.entries(shown)) {
      this.titles[name].hidden = entries.length === 0;
      reconcile(this.lists[name], entries.map((chat) => this.entry(chat)));
    }
    this.nothing.hidden = chats.length > 0;
  }

  matches(chat) {
    const person = this.store.people.get(chat.id);
    return [chat.title, person?.role, person?.phone].some((words) => words?.toLowerCase().includes(this.filter));
  }

  entry(chat) {
    const person = this.store.people.get(chat.id) ?? { id: chat.id, title: chat.title, name: chat.title };
    const last = this.store.said(chat.id).at(-1);
    const facts = {
      when: last ? shortWhen(new Date(last.at), this.store.now()) : "",
      unread: this.store.unread(chat),
      typing: this.store.isTyping(chat.id),
      current: this.app.isOpen(chat.id),
      preview: last ? serviceText(last, this.store) || summary(last) : t("no_messages"),
      from: last && (last.from === chat.id || chat.kind !== "private") ? this.speakerName(chat, last) : "",
    };
    return [String(chat.id), JSON.stringify([facts, person, chat.standing]), () => h("li", {}, this.button(chat, person, facts))];
  }

  speakerName(chat, message) {
    if (serviceText(message, this.store)) return "";
    return chat.kind === "private" ? t("you") : this.store.who(message.from).name;
  }

  button(chat, person, facts) {
    return h("button", { type: "button", className: "entry", testid: `chat-${chat.id}`, "data-name": chat.title, "aria-current": String(facts.current), onclick: () => this.app.openChat(chat.id) },
      avatar(person),
      h("span", { className: "lines" },
        h("span", { className: "first" }, h("span", { className: "name" }, chat.title), roleTag(person.role), h("time", {}, facts.when)),
        h("span", { className: "second" },
          facts.typing ? h("span", { className: "preview typing" }, t("typing"))
            : h("span", { className: "preview" }, facts.from ? h("b", {}, `${facts.from}: `) : null, legible(facts.preview).replace(/\s+/g, " ")),
          facts.unread ? h("span", { className: "badge", testid: "unread", "aria-label": t("unread", { count: facts.unread }) }, String(facts.unread)) : null)));
  }
}
