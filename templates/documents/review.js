// Keys for who reads with a keyboard; the page says and shows the same without them.
(() => {
  "use strict";
  const find = (id) => document.getElementById(id);
  const texts = [...document.querySelectorAll(".text")];
  const text = () => texts.find((one) => one.checkVisibility()) ?? texts[0];
  const listed = () => [...text().querySelectorAll(".change")];
  const keys = find("keys");
  const physical = { KeyJ: "j", KeyN: "n", KeyK: "k", KeyP: "p", KeyI: "i", KeyS: "s" }; // the same keys in a Cyrillic layout
  const onScreen = (box) => box.bottom > 0 && box.top < innerHeight;

  function current(changes) {
    const focused = changes.indexOf(document.activeElement.closest(".change"));
    if (focused >= 0 && onScreen(changes[focused].getBoundingClientRect())) return focused;
    return changes.findLastIndex((change) => change.getBoundingClientRect().top < innerHeight / 4);
  }

  function reach(place, frames = 4) {
    place.scrollIntoView();
    if (frames) requestAnimationFrame(() => reach(place, frames - 1)); // what is near has its true height only now
  }

  function go(step) {
    const changes = listed();
    const to = changes[Math.min(Math.max(current(changes) + step, 0), changes.length - 1)];
    if (!to) return;
    reach(to);
    to.querySelector("h3").focus({ preventScroll: true });
  }

  function show(view) {
    const changes = listed();
    const kept = changes[Math.max(current(changes), 0)];
    const top = kept?.getBoundingClientRect().top;
    text().querySelector(`.${view}`).checked = true;
    if (kept && onScreen({ top, bottom: top + 1 })) {
      scrollBy(0, kept.getBoundingClientRect().top - top);
    }
  }

  const actions = {
    j: () => go(1),
    n: () => go(1),
    k: () => go(-1),
    p: () => go(-1),
    i: () => show("view-inline"),
    s: () => show("view-side"),
    "?": () => keys.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || keys.open || !find("keys-on").checked) return;
    const said = event.key.toLowerCase();
    const key = /^[a-z]$/.test(said) || said === "?" ? said : physical[event.code];
    if (!Object.hasOwn(actions, key)) return;
    event.preventDefault();
    actions[key]();
  });

  addEventListener("hashchange", () => {
    const place = find(decodeURIComponent(location.hash.slice(1)));
    if (place) reach(place);
  });
  for (const button of document.querySelectorAll(".open-keys")) {
    button.hidden = false;
    button.addEventListener("click", actions["?"]);
  }
  find("close-keys").addEventListener("click", () => keys.close());
})();
