// One message as a bubble: author, quote, photos or card, words, time and ticks, buttons below.

import { avatar, h, hue, icon, legible, roleTag } from "./dom.js";
import { lightbox } from "./overlay.js";
import { richText } from "./richtext.js";
import { t, timeOf } from "./texts.js";

const file = (id) => `/sandbox/files/${encodeURIComponent(id)}`;

/** One line for lists and quotes. */
export function summary(message) {
  const { attachment, text } = message;
  const kind = attachment?.kind;
  if (!kind) return text;
  const values = { name: attachment.file_name ?? attachment.first_name ?? "", seconds: attachment.duration };
  const known = ["photo", "document", "contact", "voice", "location", "sticker"].includes(kind);
  return `${t(known ? kind : "other", values)} ${text}`.trim();
}

/** The text of a service message, or "" if it is none. */
export function serviceText(message, store) {
  const kind = message.attachment?.kind ?? "";
  const services = ["group_chat_created", "supergroup_chat_created", "new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id"];
  return services.includes(kind) ? t(kind, { name: store.who(message.from).name }) : "";
}

/** A row of the log for one message, or for an album (several messages, one bubble). */
export function bubbleRow(messages, look, view) {
  const last = messages.at(-1);
  const lead = messages.find((message) => message.text) ?? last;
  const photos = messages.filter((message) => message.attachment?.kind === "photo");
  const onlyPhoto = photos.length && !lead.text;
  const stack = h("div", { className: `stack ${look.endOfRun ? "last-of-run" : ""} ${onlyPhoto ? "only-photo" : ""} ${last.buttons.length ? "has-keys" : ""}` },
    bubble(messages, lead, last, photos, look, view),
    last.buttons.length ? keys(last, view) : null);
  const side = look.out ? "out" : "in";
  const face = look.group && !look.out ? (look.endOfRun ? avatar(view.store.who(last.from)) : h("span", { className: "gap" })) : null;
  return h("div", { className: `row ${side} ${look.startOfRun ? "first" : ""} ${look.group ? "group-row" : ""}`, testid: `message-${last.id}`, role: "article" }, face, stack);
}

function bubble(messages, lead, last, photos, look, view) {
  const author = view.store.who(last.from);
  const others = messages.filter((message) => message.attachment && message.attachment.kind !== "photo");
  const box = h("div", { className: "bubble" },
    h("span", { className: "sr-only" }, `${author.name}: `),
    look.group && !look.out && look.startOfRun
      ? h("div", { className: "author", style: `--hue:${hue(author.id)}` }, author.name, roleTag(author.role)) : null,
    last.forwarded_from ? h("div", { className: "forwarded" }, t("forwarded", { name: last.forwarded_from })) : null,
    last.reply_to ? quote(last, view) : null,
    photos.length ? album(photos) : null,
    others.map((message) => card(message)),
    lead.text ? h("span", { className: "words", testid: "words" }, richText(lead.text, lead.entities, view.open)) : null,
    meta(last, look),
    last.reaction ? h("div", {}, h("span", { className: "reaction" }, last.reaction)) : null,
    actions(lead, look, view));
  box.addEventListener("click", (event) => {
    if (!event.target.closest("button, a")) box.classList.toggle("active");
  });
  return box;
}

function meta(message, look) {
  const ticks = look.out
    ? h("span", { title: t(message.taken ? "taken" : "sent"), testid: message.taken ? "ticks-taken" : "ticks-sent" },
      icon(message.taken ? "ticks" : "tick", "0 0 18 13", "")) : null;
  return h("span", { className: "meta" },
    message.silent ? h("span", { title: t("silent") }, icon("bell", "0 0 24 24", "")) : null,
    message.edited ? h("span", { testid: "edited" }, t("edited")) : null,
    h("time", { dateTime: message.at }, timeOf(new Date(message.at))),
    ticks);
}

function quote(message, view) {
  const original = view.store.messages.get(message.chat)?.get(message.reply_to);
  const name = original ? view.store.who(original.from).name : "";
  const text = original ? summary(original) : t("deleted_message");
  return h("button", { type: "button", className: "quote", onclick: () => view.scrollTo(message.reply_to) },
    h("b", {}, name), h("span", {}, text));
}

function album(photos) {
  const alone = photos.length === 1;
  const columns = photos.length === 3 ? 2 : Math.min(photos.length, photos.length > 4 ? 3 : 2);
  return h("div", { className: `photos ${alone ? "alone" : ""}`, style: `--columns:${alone ? 1 : columns}` },
    photos.map(({ attachment }, index) => {
      const wide = photos.length === 3 && index === 0 ? "wide" : "";
      const size = alone ? `aspect-ratio:${attachment.width}/${attachment.height};width:${attachment.width}px` : "";
      const picture = h("img", { src: file(attachment.file_id), alt: t("image"), loading: "lazy", style: size });
      return h("button", { type: "button", className: wide, title: t("enlarge"), testid: "photo", onclick: () => lightbox(file(attachment.file_id)) }, picture);
    }));
}

function card({ attachment }) {
  const { kind } = attachment;
  if (kind === "contact") return cardOf("person", attachment.first_name, h("span", {}, attachment.phone_number));
  if (kind === "voice") return cardOf("voice", t("voice", { seconds: attachment.duration }), null);
  if (kind === "location") return cardOf("pin", t("location"), h("span", {}, `${attachment.latitude}, ${attachment.longitude}`));
  if (kind === "document") {
    const size = attachment.file_size > 1048576 ? `${(attachment.file_size / 1048576).toFixed(1)} MB` : `${Math.ceil(attachment.file_size / 1024)} KB`;
    const get = h("a", { href: file(attachment.file_id), download: attachment.file_name }, t("download"));
    return cardOf("file", attachment.file_name, h("span", {}, `${size} · `, get));
  }
  return cardOf("file", t(kind === "sticker" ? "sticker" : "other"), null);
}

function cardOf(glyph, title, below) {
  return h("div", { className: "card" }, h("span", { className: "glyph" }, icon(glyph)), h("div", {}, h("strong", {}, title), below));
}

function actions(message, look, view) {
  const own = look.out && message.text && !message.attachment;
  return h("div", { className: "actions" },
    own ? h("button", { type: "button", testid: "edit", onclick: () => view.startEdit(message) }, t("edit")) : null,
    h("button", { type: "button", testid: "reply", onclick: () => view.startReply(message) }, t("reply")),
    message.text ? h("button", { type: "button", onclick: () => view.copy(message.text) }, t("copy")) : null);
}

function keys(message, view) {
  return h("div", { className: "keys", role: "group" }, message.buttons.map((row) => h("div", {}, row.map((button) => key(message, button, view)))));
}

function key(message, button, view) {
  const corner = { url: "link", copy_text: "copy" }[button.action];
  const hint = { url: t("link_button"), copy_text: t("copy_button") }[button.action];
  const waiting = view.isPressed(message, button) ? "waiting" : "";
  return h("button", {
    type: "button", className: `${button.style} ${waiting}`, title: hint, testid: "inline-button", "data-label": button.label,
    onclick: () => view.press(message, button),
  }, legible(button.label), corner ? icon(corner) : null);
}
