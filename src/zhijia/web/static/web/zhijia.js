/* Keyboard, drawer, dialogs, copying. Every page works without it. */
(() => {
  "use strict";
  const all = (what, root = document) => [...root.querySelectorAll(what)];
  const one = (what) => document.querySelector(what);
  const keysOff = () => localStorage.getItem("zj_keys") === "off";
  let opener;

  function toast(text) {
    const box = document.createElement("output");
    box.className = "u-toast";
    box.textContent = text;
    document.body.append(box);
    setTimeout(() => box.remove(), 4000);
  }

  function move(step) {
    const rows = all("[data-row]");
    const at = rows.findIndex((row) => row.matches(".is-at"));
    const row = rows[Math.max(0, Math.min(at + step, rows.length - 1))];
    if (!row) return;
    rows[at]?.classList.remove("is-at");
    row.classList.add("is-at");
    row.querySelector("a")?.focus();
  }

  function close() {
    if (!one("#drawer")?.firstChild) return;
    one("#drawer").replaceChildren();
    opener?.focus();
  }

  const plain = {
    j: () => move(1),
    k: () => move(-1),
    x: () => one(".is-at [type=checkbox]")?.click(),
    "?": () => one("#keys")?.showModal(),
  };

  function act(event) {
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (control && key === "k") return one("[data-search]");
    if (control && key === "enter") return () => one("[data-submit]")?.requestSubmit();
    if (control || event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, dialog")) return null;
    return one(`[data-key="${CSS.escape(key)}"]`) || plain[key];
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    if (keysOff() || event.altKey || event.isComposing) return;
    const found = act(event);
    if (!found) return;
    event.preventDefault();
    if (found.focus) { found.focus(); found.click(); } else found();
  });

  const acts = {
    dialog: (each) => one(each.dataset.dialog)?.showModal(),
    close,
    copy: (each) => navigator.clipboard.writeText(each.dataset.copy).then(() => toast("已复制")),
    print: () => print(),
    back: () => history.back(),
    keysSwitch: () => {
      localStorage.setItem("zj_keys", keysOff() ? "on" : "off");
      toast(keysOff() ? "快捷键已停用" : "快捷键已启用");
    },
  };

  addEventListener("click", (event) => {
    const found = event.target.closest("a, button");
    if (found?.matches("[hx-target='#drawer']")) opener = found;
    const name = Object.keys(acts).find((each) => found && each in found.dataset);
    if (!name || (name === "back" && history.length < 2)) return;
    event.preventDefault();
    acts[name](found);
  });

  addEventListener("change", ({ target }) => {
    if (target.matches("[data-all]")) all(".is-check input", target.closest("table")).forEach((box) => { box.checked = target.checked; });
  });
  addEventListener("htmx:after:swap", (event) => { if (event.detail?.ctx?.target?.id === "drawer") one("#drawer").focus(); });
  all("button[hidden], input[hidden]").forEach((each) => { each.hidden = false; });
  one("[data-focus]")?.focus();
})();
