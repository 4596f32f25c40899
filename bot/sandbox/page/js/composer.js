// The foot of a window: message field, photos to send, reply keyboard, commands; or a single START button.

import { h, icon, iconButton, legible, reconcile } from "./dom.js";
import * as orders from "./orders.js";
import { ask } from "./overlay.js";
import { summary } from "./bubble.js";
import { t } from "./texts.js";

export class Composer {
  constructor(view) {
    this.view = view;
    this.files = [];
    this.context = null;
    this.keyboardHidden = false;
    this.commandsShown = false;
    this.build();
  }

  build() {
    this.field = h("textarea", {
      rows: 1, maxLength: 4096, testid: "composer-input", "aria-label": t("message_placeholder"), enterKeyHint: "send",
      oninput: () => this.fit(), onkeydown: (event) => this.onKey(event), onpaste: (event) => this.onPaste(event),
    });
    this.picker = h("input", { type: "file", multiple: true, hidden: true, testid: "file-input", onchange: () => this.picked() });
    this.send = iconButton("send", t("send"), () => this.submit(), { className: "send", testid: "send" });
    this.keyboardToggle = iconButton("keyboard", t("keyboard_show"), () => this.toggleKeyboard(), { testid: "toggle-keyboard" });
    this.shareButton = iconButton("person", t("share_contact"), () => this.share(), { testid: "share-contact" });
    this.commandButton = h("button", { type: "button", className: "commands", testid: "commands", "aria-label": t("commands"), onclick: () => this.toggleCommands() },
      icon("menu"), h("span", {}, t("commands")));
    this.hints = h("div", { className: "hints" });
    this.contextLine = h("div", { className: "context", testid: "composer-context" });
    this.tray = h("div", { className: "tray", testid: "tray" });
    this.commandList = h("div", { className: "command-list" });
    this.keyboard = h("div", { className: "reply-keyboard", role: "group", testid: "reply-keyboard" });
    this.bar = h("div", { className: "composer" }, this.commandButton,
      iconButton("clip", t("attach"), () => this.picker.click(), { testid: "attach-photo" }),
      this.field, this.keyboardToggle, this.shareButton, this.send, this.picker);
    this.notice = h("div", {});
    this.root = h("div", { className: "foot" }, this.notice, this.commandList, this.contextLine, this.tray, this.hints, this.bar, this.keyboard);
  }

  /** Draws everything that depends on the state. */
  draw() {
    const { chat, store } = this.view;
    const closed = this.closedBy(chat);
    reconcile(this.notice, (closed ?? []).map((node, index) => [`${chat.standing} ${index}`, "", () => node]));
    [this.bar, this.keyboard, this.hints].forEach((part) => { part.hidden = Boolean(closed); });
    this.drawContext();
    this.drawKeyboard(chat);
    this.drawHints(store);
    this.drawCommands(store.bot.commands ?? []);
    this.shareButton.hidden = chat.kind !== "private";
    this.field.placeholder = this.files.length ? t("caption_placeholder") : chat.keyboard?.placeholder || t("message_placeholder");
    this.fit();
  }

  /** What stands in place of the message field: START, unblock, or a note; null if one can write. */
  closedBy(chat) {
    const wide = (label, testid, onclick) => h("button", { type: "button", className: "wide-button", testid, onclick }, label);
    const note = (key) => h("div", { className: "notice" }, t(key));
    const set = (blocked) => this.view.try(orders.standing(this.view.speaker, chat.id, blocked));
    if (chat.standing === "stranger") return [wide(t("start"), "start", () => this.view.say("/start"))];
    if (chat.standing === "blocked") return [note("blocked_note"), wide(t("unblock"), "unblock", () => set(false))];
    if (chat.standing === "deactivated") return [note("deactivated_note")];
    if (chat.standing === "kicked") return [note("kicked_note"), wide(t("readmit"), "readmit", () => set(false))];
    if (chat.standing === "upgraded") return [note("upgraded_note"), wide(t("open_new_group"), "open-new-group", () => this.view.openChat(chat.migrated_to))];
    return null;
  }

  drawHints(store) {
    const busy = this.field.value || this.files.length || !this.keyboard.hidden;
    const sentences = busy ? [] : store.suggestions.get(this.view.chatId) ?? [];
    reconcile(this.hints, sentences.slice(0, 12).map((sentence) =>
      [sentence, "", () => h("button", { type: "button", testid: "hint", onclick: () => this.fill(sentence) }, sentence)]));
  }

  drawContext() {
    this.contextLine.hidden = !this.context;
    if (!this.context) return;
    const { kind, message } = this.context;
    const title = kind === "edit" ? t("editing") : t("replying", { name: this.view.store.who(message.from).name });
    reconcile(this.contextLine, [
      ["words", JSON.stringify([title, summary(message)]), () => h("div", {}, h("b", {}, title), h("span", {}, summary(message)))],
      ["close", "", () => iconButton("close", t("cancel"), () => this.clearContext())],
    ]);
  }

  drawKeyboard(chat) {
    const rows = chat.keyboard?.rows ?? [];
    this.keyboardToggle.hidden = rows.length === 0;
    this.bar.classList.toggle("with-keyboard", rows.length > 0);
    this.keyboard.hidden = this.keyboard.hidden || rows.length === 0 || this.keyboardHidden;
    const label = t(this.keyboardHidden ? "keyboard_show" : "keyboard_hide");
    Object.assign(this.keyboardToggle, { title: label, ariaLabel: label, ariaPressed: String(!this.keyboardHidden) });
    reconcile(this.keyboard, rows.map((row, index) => [String(index), JSON.stringify(row), () => h("div", {}, row.map((button) =>
      h("button", { type: "button", testid: "reply-key", "data-label": button.label, onclick: () => this.tap(button) }, legible(button.label))))]));
  }

  drawCommands(commands) {
    this.commandButton.hidden = commands.length === 0 || this.view.chat.kind !== "private";
    this.commandList.hidden = !this.commandsShown || this.commandButton.hidden;
    reconcile(this.commandList, commands.map(({ command, description }) => [command, description, () =>
      h("button", { type: "button", onclick: () => { this.toggleCommands(); this.view.say(`/${command}`); } },
        h("b", {}, `/${command}`), h("span", {}, description))]));
  }

  drawTray() {
    this.tray.hidden = this.files.length === 0;
    this.tray.replaceChildren(...this.files.map((file, index) => h("figure", {},
      file.type.startsWith("image/") ? h("img", { src: URL.createObjectURL(file), alt: file.name }) : h("div", { className: "file" }, file.name),
      h("button", { type: "button", "aria-label": t("remove_photo"), onclick: () => this.drop(index) }, icon("close")))));
    this.draw();
  }

  /** Puts a sentence into the field, ready to be sent. */
  fill(text) {
    this.field.value = text;
    this.fit();
    this.drawHints(this.view.store);
    this.field.focus();
  }

  add(files) {
    this.files = [...this.files, ...files].slice(0, 10);
    this.drawTray();
    this.field.focus();
  }

  startEdit(message) {
    this.context = { kind: "edit", message };
    this.draw();
    this.fill(message.text);
  }

  startReply(message) {
    this.context = { kind: "reply", message };
    this.draw();
    this.field.focus();
  }

  clearContext() {
    if (this.context?.kind === "edit") this.field.value = "";
    this.context = null;
    this.draw();
  }

  async submit() {
    const text = this.field.value.trim();
    const { view, context, files } = this;
    if (!text && !files.length) return;
    this.field.value = "";
    this.files = [];
    this.context = null;
    this.drawTray();
    if (files.length) await view.try(orders.sendFiles(view.speaker, view.chatId, files, text, context?.kind === "reply" ? context.message.id : null));
    else if (context?.kind === "edit") await view.try(orders.edit(view.speaker, view.chatId, context.message.id, text));
    else await view.say(text, context?.message.id);
  }

  tap(button) {
    if (button.action === "request_contact") this.share();
    else this.view.say(button.label);
  }

  async share() {
    const { view } = this;
    const person = view.store.who(view.speaker);
    const question = t("share_contact_confirm", { phone: person.phone, bot: view.store.bot.name });
    const agreed = await ask(question, [[t("cancel"), false, "ask-no"], [t("yes"), true, "ask-yes"]]);
    if (agreed) await view.try(orders.contact(view.speaker, view.chatId));
  }

  toggleKeyboard() {
    this.keyboardHidden = !this.keyboardHidden;
    this.keyboard.hidden = this.keyboardHidden;
    this.draw();
  }

  toggleCommands() {
    this.commandsShown = !this.commandsShown;
    this.draw();
  }

  picked() {
    this.add([...this.picker.files]);
    this.picker.value = "";
  }

  drop(index) {
    this.files.splice(index, 1);
    this.drawTray();
  }

  onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && this.context) {
      this.clearContext();
    }
  }

  onPaste(event) {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    this.add(files);
  }

  fit() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.max(40, this.field.scrollHeight)}px`;
    this.send.disabled = !this.field.value.trim() && !this.files.length;
    if (this.field.value) this.hints.replaceChildren();
  }
}
