// What the page asks of the sandbox. Every order may throw an Error with the sandbox's reason.

async function post(path, body) {
  const form = body instanceof FormData;
  const answer = await fetch(`/sandbox/${path}`, {
    method: "POST",
    body: form ? body : JSON.stringify(body),
    headers: form ? {} : { "Content-Type": "application/json" },
  });
  const result = await answer.json();
  if (!answer.ok) throw new Error(result.error);
  return result;
}

export const say = (as, chat, text, replyTo) => post("say", { as, chat, text, reply_to: replyTo });
export const contact = (as, chat) => post("contact", { as, chat });
export const press = (as, chat, message, data) => post("press", { as, chat, message, data });
export const edit = (as, chat, message, text) => post("edit", { as, chat, message, text });
export const standing = (as, chat, blocked) => post("standing", { as, chat, blocked });
export const migrate = (chat) => post("migrate", { chat });
export const read = (chat, message) => post("read", { chat, message });
export const advance = (seconds) => post("clock", { advance_s: seconds });
export const setClock = (moment) => post("clock", { to: moment.toISOString() });

/** Photos go together as an album, other files one by one. */
export async function sendFiles(as, chat, files, caption, replyTo) {
  const photos = files.filter((file) => /^image\/(jpeg|png|webp|gif|bmp)/.test(file.type));
  const others = files.filter((file) => !photos.includes(file));
  if (photos.length) await post("photos", form(as, chat, caption, photos, replyTo));
  for (const [index, file] of others.entries()) {
    await post("document", form(as, chat, photos.length || index ? "" : caption, [file]));
  }
}

function form(as, chat, caption, files, replyTo) {
  const data = new FormData();
  data.append("as", as);
  data.append("chat", chat);
  data.append("caption", caption);
  if (replyTo) data.append("reply_to", replyTo);
  files.forEach((file, index) => data.append(`file${index}`, file, file.name));
  return data;
}
