/* Keyboard, drawer, dialogs, copying; pages work without it. */
(() => {
  const all = (what, root = document) => [...root.querySelectorAll(what)];
  const one = (what) => document.querySelector(what);
  const keysOff = () => localStorage.getItem("zj_keys") === "off";
  let opener;

  function toast(text) {
    const box = document.createElement("output");
    document.body.append(Object.assign(box, { className: "u-toast", textContent: text }));
    setTimeout(() => box.remove(), 4e3);
  }

  function move(step) {
    const rows = all("[data-row]");
    const at = rows.indexOf(one(".is-at"));
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
    if (control || event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, dialog")) return;
    return one(`[data-key="${CSS.escape(key)}"]`) || plain[key];
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    if (keysOff() || event.altKey || event.isComposing) return;
    const found = act(event);
    if (found) event.preventDefault();
    if (found?.focus) { found.focus(); found.click(); } else found?.();
  });

  const acts = {
    dialog: (each) => one(each.dataset.dialog)?.showModal(),
    close,
    copy: (each) => navigator.clipboard.writeText(each.dataset.copy).then(() => toast("已复制")),
    print: () => print(),
    back: () => history.back(),
    keysSwitch: () => {
      localStorage.setItem("zj_keys", keysOff() ? "on" : "off");
      toast(`快捷键已${keysOff() ? "停" : "启"}用`);
    },
  };

  addEventListener("click", (event) => {
    const found = event.target.closest("a, button");
    if (found?.matches("[hx-target='#drawer']")) opener = found;
    const name = found && Object.keys(acts).find((key) => key in found.dataset);
    if (!name || (name === "back" && history.length < 2)) return;
    event.preventDefault();
    acts[name](found);
  });

  addEventListener("change", ({ target }) => {
    if (target.matches("[data-all]")) for (const box of all(".is-check input", target.closest("table"))) box.checked = target.checked;
  });
  addEventListener("htmx:after:swap", (event) => { if (event.detail?.ctx?.target?.id === "drawer") one("#drawer").focus(); });
  for (const each of all("button[hidden], input[hidden]")) each.hidden = false;
  one("[data-focus]")?.focus();
})();
