// One window: somebody's chat with the bot, or a group in which one of its members speaks.

import { bubbleRow, serviceText, summary } from "./bubble.js";
import { Composer } from "./composer.js";
import { avatar, h, icon, iconButton, reconcile } from "./dom.js";
import * as orders from "./orders.js";
import { alert, toast } from "./overlay.js";
import { dayName, t, wall } from "./texts.js";

const RUN_MS = 5 * 60 * 1000;
const TAP_MS = 50; // a touch screen tells of the click a moment after the finger has gone

export class ChatWindow {
  constructor(app, chatId) {
    this.app = app;
    this.store = app.store;
    this.chatId = chatId;
    this.speaker = this.chat.kind === "private" ? chatId : this.chat.members[0];
    this.readLine = this.chat.read && this.store.unread(this.chat) ? this.chat.read : null;
    this.stuck = true;
    this.open = (target) => this.follow(target);
    this.build();
  }

  get chat() {
    return this.store.chats.get(this.chatId);
  }

  build() {
    this.composer = new Composer(this);
    this.head = h("header", { className: "head" });
    this.pinned = h("div", {});
    this.log = h("div", { className: "log", role: "log", "aria-live": "polite", tabIndex: 0, testid: "chat-log", onscroll: () => this.onScroll(), onpointerdown: () => this.hold() });
    this.bottom = h("button", { type: "button", className: "to-bottom", hidden: true, testid: "to-bottom", title: t("to_bottom"), "aria-label": t("to_bottom"), onclick: () => this.toBottom(true) }, icon("down"));
    this.toasts = h("div", { className: "toasts" });
    this.composer.root.prepend(this.bottom);
    new ResizeObserver(() => this.stuck && !this.held && this.toBottom(false)).observe(this.log);
    this.root = h("section", {
      className: "window", testid: "chat-window", "data-chat": String(this.chatId), "aria-label": this.chat.title, "data-drop": t("drop_here"),
      ondragover: (event) => this.onDrag(event, true), ondragleave: (event) => this.onDrag(event, false), ondrop: (event) => this.onDrop(event),
      onpointerdown: () => this.app.focus(this),
    }, this.head, this.pinned, this.log, this.composer.root, this.toasts);
  }

  draw() {
    this.drawHead();
    this.drawPinned();
    this.composer.draw();
    this.drawLog();
  }

  /** Keyed like the log: a button that is drawn anew while it is pressed loses the tap. */
  drawHead() {
    const group = this.chat.kind !== "private";
    const name = group ? this.chat.title : this.store.bot.name;
    const typing = this.store.isTyping(this.chatId);
    const calm = group ? t("members", { count: this.chat.members.length + 1 }) : t("bot_subtitle");
    const split = t(this.app.windows.length > 1 ? "unsplit" : "split");
    const open = String(Boolean(this.menu));
    const rows = [
      ["avatar", name, () => avatar(group ? this.chat : this.store.bot)],
      ["who", JSON.stringify([name, typing, calm]), () => h("div", { className: "who" }, h("strong", {}, name),
        h("span", { className: typing ? "typing" : "", testid: typing ? "typing" : undefined }, typing ? t("typing") : calm))],
      ["speaker", JSON.stringify([this.speaker, this.store.who(this.speaker), group && this.chat.members]), () => group ? this.speakerChoice() : this.viewer()],
      ["clock", "", () => iconButton("clock", t("panel"), () => this.app.togglePanel(), { className: "only-narrow", testid: "open-panel" })],
      ["split", split, () => iconButton("split", split, () => this.app.toggleSplit(this), { className: "only-wide", testid: "split" })],
      ["more", open, () => iconButton("more", t("menu"), () => this.toggleMenu(), { testid: "chat-menu", "aria-expanded": open })],
    ];
    if (this.app.narrow()) rows.unshift(["back", "", () => iconButton("back", t("back"), () => this.app.backToList(), { testid: "back" })]);
    if (this.menu) rows.push(["menu", "", () => this.menu]);
    reconcile(this.head, rows);
  }

  viewer() {
    const person = this.store.who(this.speaker);
    const label = [person.name, person.role].filter(Boolean).join(" · ");
    return h("div", { className: "viewer", title: t("window_of", { name: label }) }, avatar(person), h("span", {}, label));
  }

  speakerChoice() {
    const people = this.chat.members.map((id) => this.store.who(id));
    const select = h("select", { "aria-label": t("speak_as"), testid: "speak-as", onchange: () => this.speakAs(Number(select.value)) },
      people.map((person) => h("option", { value: person.id, selected: person.id === this.speaker }, [person.name, person.role].filter(Boolean).join(" · "))));
    return h("div", { className: "viewer choosing", title: t("speak_as") }, avatar(this.store.who(this.speaker)), select);
  }

  speakAs(id) {
    this.speaker = id;
    this.draw();
  }

  toggleMenu() {
    this.menu = this.menu ? null : h("div", { className: "menu", testid: "menu" }, this.menuItems());
    this.drawHead();
  }

  menuItems() {
    const item = (key, order, danger = "") => h("button", { type: "button", className: danger, testid: `menu-${key}`, onclick: () => { this.toggleMenu(); this.try(order()); } }, t(key));
    const { chat } = this;
    const shut = chat.standing === "blocked" || chat.standing === "kicked";
    const set = (blocked) => () => orders.standing(this.speaker, chat.id, blocked);
    if (chat.kind === "private") return [shut ? item("unblock", set(false)) : item("block", set(true), "danger")];
    const upgrade = chat.kind === "group" && chat.standing === "open" ? [item("upgrade", () => orders.migrate(chat.id).then(({ id }) => this.openChat(id)))] : [];
    return [...upgrade, shut ? item("readmit", set(false)) : item("kick", set(true), "danger")];
  }

  drawPinned() {
    const message = this.chat.pinned && this.store.messages.get(this.chatId)?.get(this.chat.pinned);
    reconcile(this.pinned, message ? [[String(message.id), summary(message), () =>
      h("button", { type: "button", className: "pinned", testid: "pinned", onclick: () => this.scrollTo(message.id) },
        h("span", {}, h("b", {}, t("pinned")), summary(message)))]] : []);
  }

  /** Nothing moves under a finger: what comes in while the log is touched is drawn once it is let go, so no tap is lost. */
  hold() {
    clearTimeout(this.releasing);
    this.held = true;
    const touch = new AbortController();
    const letGo = () => {
      touch.abort();
      this.releasing = setTimeout(() => this.release(), TAP_MS);
    };
    ["pointerup", "pointercancel"].forEach((end) => window.addEventListener(end, letGo, { signal: touch.signal }));
  }

  release() {
    this.held = false;
    this.drawLog();
  }

  drawLog() {
    if (this.held) return;
    const followed = this.stuck;
    const first = this.log.children.length === 0;
    reconcile(this.log, this.rows(first));
    if (first || followed) this.toBottom(false);
    else this.onScroll();
    this.markRead();
  }

  /** The log as keyed rows: days, service lines, bubbles with albums joined. */
  rows(first) {
    const rows = [];
    const bundles = bundled(this.store.said(this.chatId));
    if (!bundles.length) rows.push(this.introRow());
    bundles.forEach((bundle, index) => {
      const [before, after] = [bundles[index - 1], bundles[index + 1]];
      const at = new Date(bundle[0].at);
      const day = wall(at).day;
      if (!before || wall(new Date(before[0].at)).day !== day) {
        const name = dayName(at, this.store.now());
        rows.push([`day ${day}`, name, () => h("div", { className: "day" }, name)]);
      }
      if (this.readLine !== null && bundle[0].id > this.readLine && (!before || before[0].id <= this.readLine)) {
        rows.push(["unread", "", () => h("div", { className: "unread-line" }, t("new_messages"))]);
      }
      rows.push(this.row(bundle, before, after, first));
    });
    if (this.store.isTyping(this.chatId)) rows.push(["typing", "", typingRow]);
    return rows;
  }

  row(bundle, before, after, first) {
    const last = bundle.at(-1);
    const service = serviceText(last, this.store);
    if (service) return [`m${last.id}`, service, () => h("div", { className: "service", testid: `message-${last.id}` }, service)];
    const look = {
      out: last.from === this.speaker,
      group: this.chat.kind !== "private",
      startOfRun: !this.sameRun(before, bundle),
      endOfRun: !this.sameRun(bundle, after),
    };
    const pressed = [...this.store.pressed.keys()].filter((key) => key.startsWith(`${this.chatId}/${last.id}/`));
    const signature = JSON.stringify([bundle, look, pressed]);
    return [`m${bundle[0].id}`, signature, (fresh) => {
      const node = bubbleRow(bundle, look, this);
      if (fresh && !first) node.classList.add("appear");
      return node;
    }];
  }

  sameRun(one, two) {
    if (!one || !two || one[0].from !== two[0].from) return false;
    if (serviceText(one.at(-1), this.store) || serviceText(two.at(-1), this.store)) return false;
    return Date.parse(two[0].at) - Date.parse(one.at(-1).at) < RUN_MS;
  }

  introRow() {
    const { bot } = this.store;
    const words = bot.description || t("no_messages");
    return ["intro", words, () => h("div", { className: "intro" }, avatar(bot), h("strong", {}, bot.name), words)];
  }

  // what one can do here

  say(text, replyTo) {
    return this.try(orders.say(this.speaker, this.chatId, text, replyTo));
  }

  async press(message, button) {
    if (button.action === "url") return this.follow({ address: button.value }) || window.open(button.value, "_blank", "noopener");
    if (button.action === "copy_text") return this.copy(button.value);
    const key = `${this.chatId}/${message.id}/${this.speaker}/${button.value}`;
    this.store.pressed.set(key, true);
    this.drawLog();
    setTimeout(() => this.giveUp(key), 15000);
    return this.try(orders.press(this.speaker, this.chatId, message.id, button.value));
  }

  giveUp(key) {
    if (!this.store.pressed.delete(key)) return;
    this.drawLog();
    toast(this.toasts, t("no_answer"));
  }

  isPressed(message, button) {
    return this.store.pressed.has(`${this.chatId}/${message.id}/${this.speaker}/${button.value}`);
  }

  /** A command, or a link; deep links to the bot open the private chat and start it. Whether it was dealt with. */
  follow({ command, address }) {
    if (command) return Boolean(this.say(command));
    const deep = address.match(/^(?:https?:\/\/t\.me\/|tg:\/\/resolve\?domain=)(\w+)[?&]start=([\w-]*)/);
    if (!deep || deep[1] !== this.store.bot.username) return false;
    const person = this.speaker;
    this.openChat(person);
    this.try(orders.say(person, person, `/start ${deep[2]}`.trim()));
    return true;
  }

  openChat(id) {
    this.app.openChat(id, this);
  }

  startEdit(message) {
    this.composer.startEdit(message);
  }

  startReply(message) {
    this.composer.startReply(message);
  }

  async copy(text) {
    await navigator.clipboard.writeText(text);
    toast(this.toasts, t("copied", { text: text.length > 24 ? `${text.slice(0, 24)}…` : text }));
  }

  /** Waits for an order and says so if it was refused. */
  async try(order) {
    try {
      return await order;
    } catch (error) {
      toast(this.toasts, t("failed", { reason: error.message }));
      return null;
    }
  }

  answered({ person, text, alert: loud, url }) {
    if (person !== this.speaker) return;
    if (text && loud) alert(text);
    else if (text) toast(this.toasts, text);
    if (url) this.follow({ address: url });
  }

  // scrolling and reading

  atBottom() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 90;
  }

  toBottom(smooth) {
    this.stuck = true;
    this.log.scrollTo({ top: this.log.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }

  scrollTo(id) {
    this.log.querySelector(`[data-testid="message-${id}"]`)?.scrollIntoView({ block: "center", behavior: "smooth" });
  }

  onScroll() {
    this.stuck = this.atBottom();
    this.bottom.hidden = this.stuck;
  }

  markRead() {
    const newest = Math.max(0, ...this.store.said(this.chatId).map((message) => message.id));
    if (newest <= this.chat.read || document.hidden) return;
    this.chat.read = newest;
    orders.read(this.chatId, newest).catch(() => {});
  }

  onDrag(event, over) {
    event.preventDefault();
    this.root.classList.toggle("dropping", over);
  }

  onDrop(event) {
    this.onDrag(event, false);
    this.composer.add([...event.dataTransfer.files]);
  }
}

/** Messages with one media_group_id together, all others alone. */
function bundled(messages) {
  const bundles = [];
  for (const message of messages) {
    const last = bundles.at(-1);
    if (message.album && last?.[0].album === message.album) last.push(message);
    else bundles.push([message]);
  }
  return bundles;
}

function typingRow() {
  return h("div", { className: "row in first", testid: "typing-bubble" },
    h("div", { className: "stack last-of-run" }, h("div", { className: "bubble" }, h("span", { className: "dots", "aria-label": t("typing") }, h("i"), h("i"), h("i")))));
}
