// Puts the columns together and keeps them in step with the sandbox.

import { ChatWindow } from "./chat.js";
import { h } from "./dom.js";
import { Panel } from "./panel.js";
import { Sidebar } from "./sidebar.js";
import { Store } from "./store.js";
import { loadTexts, t } from "./texts.js";

const PHONE = window.matchMedia("(max-width: 640px)");

class App {
  constructor(root) {
    this.root = root;
    this.store = new Store();
    this.windows = [];
    this.focused = null;
    this.build();
    this.store.addEventListener("change", ({ detail }) => this.onChange(detail));
    window.addEventListener("hashchange", () => this.onHash());
    document.addEventListener("visibilitychange", () => this.windows.forEach((one) => one.markRead()));
    PHONE.addEventListener("change", () => this.draw());
  }

  build() {
    this.sidebar = new Sidebar(this);
    this.panel = new Panel(this);
    this.stage = h("main", { className: "stage" });
    this.offline = h("div", { className: "offline", role: "alert", hidden: true }, t("connection_lost"));
    this.welcome = h("div", { className: "welcome" }, h("img", { src: "/page/icon.svg", alt: "" }), h("p", {}, t("pick_chat")), h("p", {}, t("pick_chat_note")));
    const scrim = h("button", { type: "button", className: "scrim", "aria-label": t("close"), onclick: () => this.togglePanel(false) });
    this.root.replaceChildren(this.sidebar.root, this.stage, scrim, this.panel.root, this.offline);
  }

  narrow() {
    return PHONE.matches;
  }

  isOpen(chatId) {
    return this.windows.some((one) => one.chatId === chatId);
  }

  onChange(change) {
    this.offline.hidden = this.store.online;
    if (!this.store.ready) return;
    if (change.type === "state") this.onHash();
    if (change.type === "answer") this.windows.filter((one) => one.chatId === change.chat).forEach((one) => one.answered(change));
    if (change.type === "suggestions") this.windows.forEach((one) => one.composer.draw());
    this.draw(change);
  }

  /** Draws what a change touches; everything without one. */
  draw(change = { type: "state" }) {
    const chatId = change.message?.chat ?? change.chat?.id ?? change.chat;
    const everything = ["state", "bot", "clock"].includes(change.type);
    this.windows.filter((one) => everything || one.chatId === chatId).forEach((one) => one.draw());
    this.sidebar.draw();
    if (everything || ["suggestions", "panels"].includes(change.type)) this.panel.draw();
    const unread = [...this.store.chats.values()].reduce((sum, chat) => sum + this.store.unread(chat), 0);
    document.title = unread ? `(${unread}) ${t("title")}` : t("title");
  }

  /** The address says which chats are open: #5000001, or #5000001,5000002 side by side. */
  onHash() {
    const wanted = location.hash.slice(1).split(",").map(Number).filter((id) => this.store.chats.has(id)).slice(0, PHONE.matches ? 1 : 2);
    this.windows = wanted.map((id) => this.windows.find((one) => one.chatId === id) ?? new ChatWindow(this, id));
    this.focused = this.windows.includes(this.focused) ? this.focused : this.windows.at(-1) ?? null;
    this.stage.replaceChildren(...(this.windows.length ? this.windows.map((one) => one.root) : [this.welcome]));
    this.root.classList.toggle("in-chat", this.windows.length > 0);
    this.root.classList.toggle("panel-closed", this.windows.length > 1 && window.innerWidth < 1500);
    this.draw();
    this.windows.forEach((one) => one.toBottom(false));
    if (!PHONE.matches) this.focused?.composer.field.focus();
  }

  /** Opens a chat in the window that was used last, or in the one given. */
  openChat(id, instead = this.focused) {
    if (this.isOpen(id)) return this.focus(this.windows.find((one) => one.chatId === id));
    const open = this.windows.map((one) => one.chatId);
    const place = Math.max(0, this.windows.indexOf(instead));
    open[place] = id;
    this.go(open);
    return this.focus(this.windows[place]);
  }

  /** Opens these chats now: what is done next must not reach a window that is about to go. */
  go(open) {
    history.pushState(null, "", `#${open.join(",")}`);
    this.onHash();
  }

  focus(one) {
    if (this.focused === one) return;
    this.focused = one;
    this.panel.draw();
  }

  toggleSplit(one) {
    const open = this.windows.map((each) => each.chatId);
    const other = [...this.store.chats.values()].find((chat) => chat.kind === "private" && !open.includes(chat.id));
    const wanted = open.length > 1 ? open.filter((id) => id !== one.chatId) : [...open, other?.id].filter(Boolean);
    this.go(wanted);
  }

  backToList() {
    this.go([]);
  }

  togglePanel(open = !this.root.classList.contains("panel-open")) {
    this.root.classList.toggle("panel-open", open);
  }
}

await loadTexts();
const app = new App(document.getElementById("app"));
app.store.connect();
