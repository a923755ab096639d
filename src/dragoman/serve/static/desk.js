// Keys of the desk: / search, j and k the next and previous item, o open it. Everything works without this file.
"use strict";

const items = () => [...document.querySelectorAll("[data-item]")];

function step(by) {
  const all = items();
  const at = all.findIndex((item) => item.classList.contains("current"));
  const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
  if (!next) return;
  all.forEach((item) => item.classList.toggle("current", item === next));
  next.querySelector("a")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

const keys = {
  "/": () => document.querySelector("input[type=search]")?.focus(),
  j: () => step(1),
  k: () => step(-1),
  o: () => document.querySelector("[data-item].current a")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const act = keys[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});
