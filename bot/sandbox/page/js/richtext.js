// Entities → elements. Offsets are UTF-16 units, which is what JavaScript strings count in.

import { h, legible } from "./dom.js";
import { t } from "./texts.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", pre: "pre", blockquote: "blockquote" };

/** Text with its entities as nodes; `open` is called with a link or command that was pressed. */
export function richText(text, entities, open) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodes(text, 0, text.length, sorted, open);
}

function nodes(text, from, to, entities, open) {
  const result = [];
  let position = from;
  let rest = entities;
  while (rest.length) {
    const [entity, ...others] = rest;
    const start = Math.max(entity.offset, position);
    const end = Math.min(entity.offset + entity.length, to);
    const inner = others.filter((other) => other.offset < end);
    rest = others.filter((other) => other.offset >= end);
    if (end <= start) continue;
    if (start > position) result.push(legible(text.slice(position, start)));
    result.push(element(entity, text.slice(start, end), nodes(text, start, end, inner, open), open));
    position = end;
  }
  if (position < to) result.push(legible(text.slice(position, to)));
  return result;
}

function element(entity, words, children, open) {
  if (entity.type === "code") return h("code", { className: words.length < 28 ? "short" : "" }, children);
  if (entity.type in TAGS) return h(TAGS[entity.type], {}, children);
  if (entity.type === "expandable_blockquote") return folded(children);
  if (entity.type === "spoiler") return spoiler(children);
  if (entity.type === "url") return link(words, children, open);
  if (entity.type === "text_link") return link(entity.url, children, open);
  if (entity.type === "bot_command") {
    return h("button", { type: "button", className: "command", onclick: () => open({ command: words }) }, children);
  }
  return h("span", {}, children);
}

function link(address, children, open) {
  if (!/^(https?|tg):\/\//.test(address)) return h("span", {}, children);
  const go = (event) => open({ address }) && event.preventDefault();
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer", onclick: go }, children);
}

function folded(children) {
  const quote = h("blockquote", { className: "folded" }, children);
  quote.addEventListener("click", () => quote.classList.toggle("folded"));
  return quote;
}

function spoiler(children) {
  const hidden = h("span", { className: "spoiler", role: "button", tabIndex: 0, title: t("spoiler") }, children);
  hidden.addEventListener("click", () => hidden.classList.add("shown"));
  return hidden;
}
