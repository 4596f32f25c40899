// Small helpers to build elements; text always goes in as text, never as HTML.

const SVG = "http://www.w3.org/2000/svg";

/** An element with properties, attributes (data-, aria-, …), listeners (onclick …) and children. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "testid") element.dataset.testid = value;
    else if (name === "style" || name.includes("-") || name === "role") element.setAttribute(name, value === true ? "" : value);
    else element[name] = value;
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
}

const PATHS = {
  back: "M15 5l-7 7 7 7",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20",
  clip: "M20 11.5l-8 8a5 5 0 0 1-7-7l8.5-8.5a3.3 3.3 0 0 1 4.7 4.7L9.7 17.2a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.6-3.7 3.6-6 7.5-6s6.9 2.3 7.5 6",
  send: "M4 12l16-8-5 17-3.5-7.5zM11.5 13.5L20 4",
  keyboard: "M3.5 6.5h17v11h-17zM7 10h.01M10.3 10h.01M13.7 10h.01M17 10h.01M8 14h8",
  menu: "M4 7h16M4 12h16M4 17h10",
  more: "M12 6h.01M12 12h.01M12 18h.01",
  close: "M6 6l12 12M18 6L6 18",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7.5V12l3 2",
  split: "M3.5 5h17v14h-17zM12 5v14",
  down: "M12 5v13M6 12.5l6 6 6-6",
  file: "M6.5 3.5h7l4 4v13h-11zM13.5 3.5v4h4",
  voice: "M12 15a3 3 0 0 0 3-3V7a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3zM6 12a6 6 0 0 0 12 0M12 18v3",
  pin: "M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11zM12 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z",
  link: "M8 16L17 7M10 7h7v7",
  copy: "M9 9h10v11H9zM5 15V4h10",
  bell: "M18 9.5a6 6 0 0 0-10.5-4M6 9.5c0 5-2 6-2 6.5h12.5M4 4l16 16M10.5 19.5a1.7 1.7 0 0 0 3 0",
  tick: "M3 7l4 4 8-9",
  ticks: "M1.5 7l4 4 7-9M9 10.5l.8.8 7.2-9.3",
};

/** An icon by name; decoration only, so hidden from screen readers. */
export function icon(name, box = "0 0 24 24", className = "icon") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", box);
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

const EMOJI_SHOWN = showsEmoji();

/** Whether this machine has coloured emoji; without them faces would be empty boxes. */
function showsEmoji() {
  const context = Object.assign(document.createElement("canvas"), { width: 20, height: 20 }).getContext("2d", { willReadFrequently: true });
  context.font = "16px sans-serif";
  context.fillText("👩", 0, 16);
  const pixels = context.getImageData(0, 0, 20, 20).data;
  return pixels.some((value, index) => index % 4 === 0 && value !== pixels[index + 2]);
}

/** A round icon button with a spoken name. */
export function iconButton(name, label, onclick, properties = {}) {
  const extra = properties.className ? ` ${properties.className}` : "";
  const given = { type: "button", title: label, "aria-label": label, onclick, ...properties, className: `icon-button${extra}` };
  return h("button", given, icon(name));
}

const EMOJI = /\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\uFE0F]*(\u200D\p{Extended_Pictographic}\uFE0F?)*\s?/gu;

/** Text for the eye: without emoji where they would be empty boxes. */
export function legible(text) {
  return EMOJI_SHOWN ? text : text.replace(EMOJI, "");
}

/** A stable hue for a person or chat. */
export function hue(id) {
  return Math.abs(Number(id) * 47) % 360;
}

/** Somebody's round picture: an emoji, or the last characters of the name as Chinese messengers do. */
export function avatar(who, className = "") {
  if (who.bot) return h("span", { className: `avatar bot ${className}` }, h("img", { src: "/page/icon.svg", alt: "" }));
  const emoji = who.avatar && EMOJI_SHOWN;
  const mark = emoji ? who.avatar : Array.from(who.name || who.title || "?").slice(-1)[0];
  return h("span", { className: `avatar ${emoji ? "emoji" : ""} ${className}`, style: `--hue:${hue(who.id)}`, "aria-hidden": "true" }, mark);
}

/** A person's role as a small coloured tag; the same role has the same colour. */
export function roleTag(role) {
  if (!role) return null;
  const word = role.split(/[\s·]/)[0];
  const tone = Array.from(word).reduce((sum, letter) => sum * 31 + letter.codePointAt(0), 7) % 360;
  return h("span", { className: "role", style: `--hue:${tone}`, title: role }, role);
}

/** Replaces the children of `parent` by `wanted` ([key, signature, build]) and keeps unchanged nodes. */
export function reconcile(parent, wanted) {
  const old = new Map(Array.from(parent.children, (node) => [node.dataset.key, node]));
  const nodes = wanted.map(([key, signature, build]) => {
    const kept = old.get(key);
    if (kept && kept.dataset.signature === signature) return kept;
    const node = build(!kept);
    node.dataset.key = key;
    node.dataset.signature = signature;
    return node;
  });
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
  while (parent.children.length > nodes.length) parent.lastChild.remove();
}
