// Keys and linked hover. Every page reads and works without this file.
"use strict";
(() => {
  const items = () => [...document.querySelectorAll(".item")].filter((i) => i.offsetParent !== null);
  let at = -1;

  const move = (to) => {
    const all = items();
    if (!all.length) return;
    all.forEach((i) => i.classList.remove("current"));
    at = Math.max(0, Math.min(to, all.length - 1));
    const item = all[at];
    item.classList.add("current");
    item.scrollIntoView({ block: "nearest" });
    const link = item.querySelector("input[type=checkbox], a, button, summary");
    if (link) link.focus({ preventScroll: true });
  };

  const press = (name) => {
    if (at < 0 && items().length) { move(0); return true; } // the first stroke only shows which item the next is about
    const item = items()[at];
    const button = item && item.querySelector(`[data-key="${name}"]`);
    if (!button) return false;
    if (button.tagName === "DETAILS") {
      button.open = !button.open;
      const field = button.querySelector("input:not([type=hidden]), select");
      if (button.open && field) field.focus();
    } else {
      button.click();
    }
    return true;
  };

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const typing = e.target.closest("input:not([type=checkbox]), select, textarea");
    if (typing) {
      if (e.key === "Escape") { typing.blur(); }
      return;
    }
    if (e.key === "/") { document.getElementById("find").focus(); e.preventDefault(); }
    else if (e.key === "j") move(at + 1);
    else if (e.key === "k") move(at - 1);
    else if (e.key === "u" || e.key === "s") { const b = document.querySelector(`[data-key="${e.key}"]`); if (b) { b.click(); e.preventDefault(); } }
    else if ("acmrx".includes(e.key) && e.key.length === 1) { if (press(e.key)) e.preventDefault(); }
  });

  const light = (ids, on) => ids.forEach((id) => {
    document.querySelectorAll(`[data-items~="${CSS.escape(id)}"], [data-item="${CSS.escape(id)}"]`)
      .forEach((x) => x.classList.toggle("lit", on));
  });
  const idsOf = (x) => {
    const found = x.closest && x.closest("[data-items], [data-item]");
    return found ? (found.dataset.items || found.dataset.item).split(" ") : [];
  };
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (e) => light(idsOf(e.target), on));
  }
  const place = /^#n(\d{1,4})$/.exec(location.hash); // where the item was that was decided just now
  if (place || document.querySelector(".queue")) move(place ? place[1] - 1 : 0);
  const here = document.querySelector("header nav [aria-current]"); // on a phone the menu is wider than the screen
  if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft - 40;
  const refused = document.querySelector(".flash.bad") && document.querySelector("details[open][data-key=c] input:not([type=hidden])");
  if (refused) refused.focus();
})();
