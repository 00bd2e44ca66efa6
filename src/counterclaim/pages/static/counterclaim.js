// Small helps over pages that read without any script. No dependency, no network but this server.
"use strict";

// /report/ID#120-180 names words that may lie across marks: light every stretch that they touch, and go there.
function light() {
  const asked = /^#(\d+)-(\d+)$/.exec(location.hash);
  document.querySelectorAll("mark.lit").forEach((each) => each.classList.remove("lit"));
  if (!asked) return;
  const start = Number(asked[1]), end = Number(asked[2]);
  let first = null;
  const known = document.getElementById(location.hash.slice(1));
  if (!known && document.querySelector(".text") && !new URLSearchParams(location.search).has("at")) {
    const to = new URL(location.href);  // words that no mark begins with: the server marks them
    to.searchParams.set("at", `${start}-${end}`);
    location.replace(to);
    return;
  }
  for (const each of document.querySelectorAll(".text [data-start]")) {
    const from = Number(each.dataset.start), to = from + [...each.textContent].length;
    if (from < end && to > start && each.tagName === "MARK") { each.classList.add("lit"); first = first || each; }
  }
  if (first) first.scrollIntoView({ block: "center" });
}
addEventListener("hashchange", light);
light();

// j and k go from card to card, Enter opens the claim; keys typed into a field are the field's.
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [data-keys]")) return;
  if (event.key !== "j" && event.key !== "k") return;
  const cards = [...document.querySelectorAll(".card")];
  const at = cards.indexOf(document.activeElement.closest(".card"));
  const next = cards[Math.max(0, Math.min(cards.length - 1, at + (event.key === "j" ? 1 : -1)))];
  if (next) { next.tabIndex = -1; next.focus(); next.scrollIntoView({ block: "nearest" }); event.preventDefault(); }
});
