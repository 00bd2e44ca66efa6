// How adding goes, without loading the page again until it is over. Every word from the server is shown as text.
"use strict";

const list = document.querySelector("#said[data-open]");
if (list) {
  const news = new EventSource(`/jobs/${list.dataset.job}/events`);
  news.addEventListener("news", (event) => {
    const { told, item, said, over, first } = JSON.parse(event.data);
    document.getElementById("told").textContent = told;
    document.getElementById("progress").value = item;
    if (first) list.replaceChildren();
    for (const each of said) {
      const line = document.createElement("li");
      line.className = each.kind;
      line.textContent = (each.kind === "failure" ? "Not read: " : "") + each.sentence;
      list.append(line);
    }
    if (over) { news.close(); location.reload(); }
  });
}
