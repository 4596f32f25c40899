// The page's copy of the sandbox: one state, changed only by what the stream of changes says.

export class Store extends EventTarget {
  constructor() {
    super();
    this.ready = false;
    this.online = true;
    this.bot = {};
    this.people = new Map();
    this.chats = new Map();
    this.messages = new Map();
    this.suggestions = new Map();
    this.panels = [];
    this.typing = new Map();
    this.pressed = new Map();
    this.clock = { at: Date.now(), since: performance.now() };
  }

  /** Follows the sandbox; the browser reconnects by itself and then gets the whole state anew. */
  connect() {
    const stream = new EventSource("/sandbox/events");
    stream.onmessage = (event) => this.apply(JSON.parse(event.data));
    stream.onopen = () => this.setOnline(true);
    stream.onerror = () => this.setOnline(false);
  }

  /** What the sandbox's clock shows now. */
  now() {
    return new Date(this.clock.at + performance.now() - this.clock.since);
  }

  /** The messages of a chat, oldest first. */
  said(chatId) {
    return [...(this.messages.get(chatId)?.values() ?? [])];
  }

  /** How many of the bot's messages nobody has looked at. */
  unread(chat) {
    return this.said(chat.id).filter((message) => message.from === this.bot.id && message.id > chat.read).length;
  }

  isTyping(chatId) {
    return (this.typing.get(chatId) ?? 0) > performance.now();
  }

  /** Who is behind an id: a person or the bot. */
  who(id) {
    return id === this.bot.id ? this.bot : this.people.get(id) ?? { id, name: "?" };
  }

  apply(change) {
    this[`on_${change.type}`](change);
    this.tell(change);
  }

  tell(change) {
    this.dispatchEvent(new CustomEvent("change", { detail: change }));
  }

  setOnline(online) {
    if (online === this.online) return;
    this.online = online;
    this.tell({ type: "connection" });
  }

  on_state(state) {
    this.ready = true;
    this.bot = state.bot;
    this.people = new Map(state.people.map((person) => [person.id, person]));
    this.chats = new Map(state.chats.map((chat) => [chat.id, chat]));
    this.messages = new Map();
    state.messages.forEach((message) => this.keep(message));
    this.suggestions = new Map(Object.entries(state.suggestions).map(([id, sentences]) => [Number(id), sentences]));
    this.panels = state.panels;
    this.on_clock(state);
  }

  on_message({ message }) {
    const fresh = this.keep(message);
    if (fresh && message.from === this.bot.id) this.typing.delete(message.chat);
  }

  on_deleted({ chat, id }) {
    this.messages.get(chat)?.delete(id);
  }

  on_chat({ chat, people }) {
    this.chats.set(chat.id, chat);
    people.forEach((person) => this.people.set(person.id, person));
  }

  on_taken({ chat, message_id: id }) {
    const message = this.messages.get(chat)?.get(id);
    if (message) this.messages.get(chat).set(id, { ...message, taken: true });
  }

  on_typing({ chat }) {
    this.typing.set(chat, performance.now() + 5000);
    setTimeout(() => this.tell({ type: "typing", chat }), 5050);
  }

  on_answer({ chat, message, person, data }) {
    this.pressed.delete(`${chat}/${message}/${person}/${data}`);
  }

  on_clock({ now }) {
    this.clock = { at: Date.parse(now), since: performance.now() };
  }

  on_suggestions({ chat, sentences }) {
    this.suggestions.set(chat, sentences);
  }

  on_panels({ panels }) {
    this.panels = panels;
  }

  on_bot({ bot }) {
    this.bot = bot;
  }

  keep(message) {
    if (!this.messages.has(message.chat)) this.messages.set(message.chat, new Map());
    const chat = this.messages.get(message.chat);
    const fresh = !chat.has(message.id);
    chat.set(message.id, message);
    return fresh;
  }
}
