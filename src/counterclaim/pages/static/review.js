// Review by keys, and spans taken from the text. Everything here can be done without it, with the form.
"use strict";

const box = document.querySelector(".reviewing");
const points = (words) => [...words].length;  // offsets are code points, a browser counts UTF-16 units

// The report's text as far as it is shown: stretches with the offset at which each begins.
const stretches = [...document.querySelectorAll(".reviewing .text [data-start]")]
  .map((each) => ({ node: each.firstChild, start: Number(each.dataset.start), text: each.textContent }));
const shown = new Map();  // offset -> character
for (const each of stretches) [...each.text].forEach((character, i) => shown.set(each.start + i, character));

function offsetOf(node, at) {
  const each = stretches.find((one) => one.node === node || (node.contains && node.contains(one.node)));
  return each ? each.start + points(each.text.slice(0, at)) : null;
}

function selected() {
  const now = getSelection();
  if (!now.rangeCount || now.isCollapsed) return null;
  const range = now.getRangeAt(0);
  let start = offsetOf(range.startContainer, range.startOffset), end = offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null || start >= end) return null;
  while (start < end && /\s/.test(shown.get(start) || "")) start++;
  while (end > start && /\s/.test(shown.get(end - 1) || "")) end--;
  return start < end ? [start, end] : null;
}

function tell(field) {
  const told = document.getElementById(field.getAttribute("aria-describedby"));
  const spans = field.value.split(",").map((each) => /^\s*(\d+)\s*-\s*(\d+)\s*$/.exec(each));
  if (!field.value.trim()) told.textContent = "";
  else if (spans.some((each) => !each)) told.textContent = "write 120-180";
  else told.textContent = spans.map((each) => {
    let words = "";
    for (let i = Number(each[1]); i < Number(each[2]); i++) words += shown.get(i) || "";
    return `“${words}”`;
  }).join(" … ");
}

// Moves one end of the last span in a field to the next border of a word.
function step(field, key, whichStart) {
  const spans = field.value.split(",").map((each) => each.trim()).filter(Boolean);
  const last = /^(\d+)-(\d+)$/.exec(spans.pop() || "");
  if (!last) return;
  let [start, end] = [Number(last[1]), Number(last[2])];
  const by = key === "ArrowRight" ? 1 : -1;
  const inWord = (i) => /[\p{L}\p{N}'’-]/u.test(shown.get(i) || "");
  let at = whichStart ? start : end;
  do at += by; while (shown.has(at) && !(inWord(at - 1) !== inWord(at) && (whichStart ? inWord(at) : inWord(at - 1))));
  if (whichStart) start = Math.max(0, Math.min(at, end - 1)); else end = Math.max(at, start + 1);
  if (end > Number(field.form.dataset.textLength)) return;
  spans.push(`${start}-${end}`);
  field.value = spans.join(", ");
  tell(field);
}

for (const field of document.querySelectorAll("[data-span]")) {
  tell(field);
  field.addEventListener("input", () => tell(field));
  field.addEventListener("keydown", (event) => {
    if (!event.altKey || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return;
    event.preventDefault();
    step(field, event.key, event.shiftKey);
  });
}
for (const button of document.querySelectorAll(".take")) {
  button.addEventListener("mousedown", (event) => event.preventDefault());  // a click must not end the selection
  button.addEventListener("click", (event) => {
    const field = document.getElementById(button.dataset.for), found = selected();
    if (!found) { document.getElementById(field.getAttribute("aria-describedby")).textContent = "select words in the text first"; return; }
    const span = found.join("-");
    field.value = event.shiftKey && field.name === "content" && field.value ? `${field.value}, ${span}` : span;
    tell(field);
  });
}

function go(claim) {
  const to = new URL(location.href);
  to.searchParams.set("claim", claim);
  to.hash = "";
  location.assign(to);
}
addEventListener("keydown", (event) => {
  if (!box || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const press = (value) => document.querySelector(`#ruling button[value="${value}"]`).click();
  const keys = {
    a: () => press("accepted"), r: () => press("rejected"),
    e: () => document.getElementById("f-act").focus(),
    u: () => document.querySelector(".mine button")?.click(),
    j: () => box.dataset.next && go(box.dataset.next), k: () => box.dataset.previous && go(box.dataset.previous),
  };
  if (keys[event.key]) { event.preventDefault(); event.stopImmediatePropagation(); keys[event.key](); }
}, true);
