// Helps over the drawings, which read without any script: keys, choosing days, and light on what belongs together.
"use strict";

const all = (what, inside = document) => [...inside.querySelectorAll(what)];
all("[data-scripted]").forEach((each) => { each.hidden = false; });

// What belongs together is lit in every drawing and in the list: the same claim, the same place, the same party.
const shared = ["claim", "place", "party"];
const words = (node, name) => (node.dataset[name] || "").split(" ").filter(Boolean);

function together(node) {
  // A claim lights its marks, its line and its places; a place its claims; a party itself and its ties.
  const wanted = Object.fromEntries(shared.map((name) => [name, new Set(words(node, name))]));
  const alike = (each, name) => words(each, name).some((one) => wanted[name].has(one));
  return shared.flatMap((name) => all(`[data-${name}]`).filter((each) => alike(each, name)
    && !(name === "place" && node.dataset.claim && each.dataset.claim)));
}

function light(node) {
  all(".lit").forEach((each) => each.classList.remove("lit"));
  all(".has-lit").forEach((each) => each.classList.remove("has-lit"));
  const told = document.querySelector("[data-told]");
  if (!node) { if (told) told.textContent = ""; return; }
  for (const each of together(node)) {
    each.classList.add("lit");
    const drawing = each.closest("svg");
    if (drawing && each.matches(".arrow, .tie")) drawing.classList.add("has-lit");
  }
  if (told && node.matches("svg a")) told.textContent = node.getAttribute("aria-label");
}

const linked = shared.map((name) => `[data-${name}]`).join(",");
for (const on of ["pointerover", "focusin"]) {
  addEventListener(on, (event) => {
    const node = event.target.closest && event.target.closest(linked);
    if (node) light(node);
    else if (on === "pointerover" && !dragged) light(document.activeElement.closest(linked));
  });
}

// Marks: one stop for the tabulator key, the arrow keys lead from there.
const plot = document.querySelector(".plot");
const marks = plot ? all("a.mark", plot).sort((a, b) => a.dataset.x - b.dataset.x || a.dataset.lane - b.dataset.lane) : [];
marks.forEach((each, i) => { each.setAttribute("tabindex", i ? "-1" : "0"); });

function go(mark) {
  if (!mark) return;
  marks.forEach((each) => each.setAttribute("tabindex", each === mark ? "0" : "-1"));
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function beside(mark, key) {
  const at = marks.indexOf(mark);
  if (key === "ArrowRight") return marks[at + 1];
  if (key === "ArrowLeft") return marks[at - 1];
  const down = key === "ArrowDown", lane = Number(mark.dataset.lane);
  const others = marks.filter((each) => (down ? each.dataset.lane > lane : each.dataset.lane < lane));
  const next = (down ? Math.min : Math.max)(...others.map((each) => Number(each.dataset.lane)));
  const near = (each) => Math.abs(each.dataset.x - mark.dataset.x);
  return others.filter((each) => Number(each.dataset.lane) === next).sort((a, b) => near(a) - near(b))[0];
}

// A stretch of days: dragged over with a pointer, or spanned with Shift and the arrow keys.
let dragged = null, band = null;
const days = plot && plot.dataset.first ? {
  first: Date.parse(`${plot.dataset.first}T00:00:00Z`), count: Number(plot.dataset.days),
  left: Number(plot.dataset.left), right: Number(plot.dataset.right),
} : null;
const dayAt = (x) => Math.max(0, Math.min(days.count - 1, Math.floor((x - days.left) / (days.right - days.left) * days.count)));
const iso = (day) => new Date(days.first + day * 864e5).toISOString().slice(0, 10);
const inPlot = (event) => (event.clientX - plot.getBoundingClientRect().left) * plot.viewBox.baseVal.width / plot.getBoundingClientRect().width;

function span(from, to) {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const width = (days.right - days.left) / days.count;
  if (!band) {
    band = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    band.setAttribute("class", "brush");
    plot.append(band);
  }
  for (const [name, value] of [["x", days.left + low * width], ["y", 0], ["width", (high - low + 1) * width], ["height", plot.viewBox.baseVal.height]]) band.setAttribute(name, value);
  const [since, until] = [iso(low), iso(high)];
  document.querySelector("[data-told]").textContent = `${since} to ${until}: Enter shows these days, Escape drops them.`;
  for (const [name, value] of [["since", since], ["until", until]]) {
    const field = document.querySelector(`.narrow [name=${name}]`);
    if (field) field.value = value;
  }
  return { low, high, since, until };
}

function unspan() {
  if (band) band.remove();
  band = dragged = null;
  all(".narrow [name=since], .narrow [name=until]").forEach((field) => { field.value = field.defaultValue; });
}

function show(chosen) {
  const to = new URL(location.href);
  to.hash = "";
  to.searchParams.delete("page");
  to.searchParams.set("since", chosen.since);
  to.searchParams.set("until", chosen.until);
  location.assign(to);
}

if (days) {
  plot.addEventListener("pointerdown", (event) => {
    if (event.button || event.pointerType === "touch") return; // a finger scrolls
    dragged = { from: inPlot(event), chosen: null };
  });
  addEventListener("pointermove", (event) => {
    if (!dragged || dragged.from === undefined) return;
    const x = inPlot(event);
    if (dragged.chosen || Math.abs(x - dragged.from) > 6) dragged.chosen = span(dayAt(dragged.from), dayAt(x));
  });
  addEventListener("pointerup", () => {
    if (!dragged || dragged.from === undefined) return;
    if (dragged.chosen) show(dragged.chosen); else dragged = null;
  });
  plot.addEventListener("dragstart", (event) => event.preventDefault());
  plot.addEventListener("click", (event) => { if (dragged && dragged.chosen) event.preventDefault(); }, true);
}

function follow(key, inside) {
  const scope = inside && inside.closest("section[aria-label]");
  const way = (scope && scope.querySelector(`[data-key="${key}"]`))
    || document.querySelector(`[data-key="${key}"]`);
  if (way) { location.assign(way.href); return true; }
  return false;
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const key = event.key === "=" ? "+" : event.key === "_" ? "-" : event.key;
  const mark = event.target.closest("a.mark");
  const arrow = key.startsWith("Arrow");
  if (mark && arrow && event.shiftKey && days && (key === "ArrowLeft" || key === "ArrowRight")) {
    if (!dragged) dragged = { anchor: dayAt(mark.dataset.x), at: dayAt(mark.dataset.x) };
    dragged.at = Math.max(0, Math.min(days.count - 1, dragged.at + (key === "ArrowRight" ? 1 : -1)));
    dragged.chosen = span(dragged.anchor, dragged.at);
  } else if (key === "Escape" && dragged) unspan();
  else if (key === "Enter" && dragged && dragged.chosen) show(dragged.chosen);
  else if (mark && arrow) go(beside(mark, key));
  else if ((key === "+" || key === "-" || (arrow && event.target.closest(".map, .steps"))) && follow(key, event.target));
  else return;
  event.preventDefault();
});
