(() => {
  "use strict";
  const float = document.getElementById("card");
  const narrow = matchMedia("(max-width: 36rem)");
  const records = [...document.querySelectorAll(".record")].map(setUp);
  let shown = null;
  let pinned = false;
  document.documentElement.classList.add("js");

  function numbers(node, key) {
    return (node.dataset[key] || "").split(" ").filter(Boolean);
  }

  function setUp(root) {
    const rows = new Map();
    const badges = new Map();
    root.querySelectorAll("[data-row]").forEach((row) => rows.set(row.dataset.row, row));
    root.querySelectorAll(".badge").forEach((b) => badges.set(b.dataset.claim, b));
    const record = { root, rows, badges, segs: [...root.querySelectorAll(".seg")] };
    const form = root.querySelector(".filters");
    if (form) {
      form.hidden = false;
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("change", () => filter(record, form));
    }
    return record;
  }

  function filter(record, form) {
    const standings = new Set([...form.querySelectorAll("[name=standing]:checked")].map((i) => i.value));
    const type = form.elements.type.value;
    const speaker = form.elements.speaker.value;
    let count = 0;
    record.rows.forEach((row, number) => {
      const fits = standings.has(row.dataset.standing)
        && (!type || row.dataset.type === type)
        && (!speaker || numbers(row, "speakers").includes(speaker));
      row.hidden = !fits;
      count += fits ? 1 : 0;
      const badge = record.badges.get(number);
      if (badge) {
        badge.classList.toggle("off", !fits);
        badge.tabIndex = fits ? 0 : -1;
      }
    });
    record.segs.forEach((seg) => {
      const own = [...numbers(seg, "trigger"), ...numbers(seg, "actor"), ...numbers(seg, "recipient")];
      seg.classList.toggle("off", own.length > 0 && own.every((n) => isOff(record, n)));
    });
    form.querySelector("output").textContent = `${count} of ${record.rows.size}`;
    hide();
  }

  function isOff(record, number) {
    const row = record.rows.get(number);
    return !row || row.hidden;
  }

  function light(record, claims) {
    record.segs.forEach((seg) => {
      for (const role of ["trigger", "actor", "recipient", "scene"]) {
        if (numbers(seg, role).some((n) => claims.includes(n))) seg.classList.add("lit", role);
      }
    });
    claims.forEach((n) => {
      record.rows.get(n)?.classList.add("lit");
      record.badges.get(n)?.classList.add("lit");
    });
  }

  function show(record, claims, anchor) {
    hide();
    const open = claims.filter((n) => !isOff(record, n));
    if (!open.length) return;
    light(record, open);
    float.replaceChildren(...open.map((n) => record.rows.get(n).querySelector(".card").cloneNode(true)));
    float.hidden = false;
    place(anchor);
    anchor.setAttribute("aria-describedby", "card");
    shown = { record, anchor };
  }

  function place(anchor) {
    if (narrow.matches) {
      float.style.removeProperty("top");
      float.style.removeProperty("left");
      const hidden = anchor.getBoundingClientRect().bottom + 16 - float.getBoundingClientRect().top;
      if (hidden > 0) window.scrollBy(0, hidden);
      return;
    }
    const box = anchor.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const column = anchor.closest(".column, .panel")?.getBoundingClientRect().right ?? width;
    const edge = Math.min(column, width - 16);
    const left = Math.max(16, Math.min(box.left - 24, edge - float.offsetWidth));
    const below = box.bottom + 10;
    const fits = below + float.offsetHeight < window.innerHeight || box.top < float.offsetHeight + 10;
    const top = fits ? below : box.top - float.offsetHeight - 10;
    float.style.left = `${left + window.scrollX}px`;
    float.style.top = `${top + window.scrollY}px`;
  }

  function hide() {
    if (shown) {
      shown.anchor.removeAttribute("aria-describedby");
      shown.record.root.querySelectorAll(".lit").forEach((node) => {
        node.classList.remove("lit", "actor", "recipient", "scene");
      });
    }
    float.hidden = true;
    shown = null;
    pinned = false;
  }

  function target(node) {
    const record = records.find((r) => r.root.contains(node));
    const badge = node.closest?.(".badge");
    if (record && badge) return { record, claims: [badge.dataset.claim], anchor: badge };
    const seg = node.closest?.("[data-trigger]");
    if (!record || !seg) return null;
    const claims = numbers(seg, "trigger");
    return { record, claims, anchor: record.badges.get(claims[0]) || seg };
  }

  function openRow(row) {
    row.querySelector("details").open = true;
    row.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const all = [...document.querySelectorAll(".badge:not(.off)")];
    if (!all.length) return;
    const at = all.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length;
    all[next].focus();
  }

  document.addEventListener("pointerover", (event) => {
    if (pinned || event.pointerType === "touch") return;
    const found = target(event.target);
    if (found) show(found.record, found.claims, found.anchor);
    else if (shown && shown.anchor !== document.activeElement && !float.contains(event.target)) hide();
  });
  document.addEventListener("focusin", (event) => {
    const found = target(event.target);
    if (found) show(found.record, found.claims, found.anchor);
    else hide();
  });
  document.addEventListener("click", (event) => {
    const found = target(event.target);
    if (found && event.detail === 0) {
      const row = found.record.rows.get(found.claims[0]);
      event.preventDefault();
      openRow(row);
      row.querySelector("summary").focus();
    } else if (found) {
      event.preventDefault();
      show(found.record, found.claims, found.anchor);
      pinned = true;
    } else if (!float.contains(event.target)) {
      hide();
    }
    const link = event.target.closest?.('a[href^="#"]');
    const row = link && document.getElementById(link.hash.slice(1));
    if (row?.dataset.row) openRow(row);
    else if (link && !found && row?.classList.contains("badge")) row.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      hide();
      return;
    }
    if (event.target.closest("input, select, textarea")) return;
    const onClaim = event.target.classList.contains("badge");
    const forward = event.key === "j" || (onClaim && ["ArrowDown", "ArrowRight"].includes(event.key));
    const back = event.key === "k" || (onClaim && ["ArrowUp", "ArrowLeft"].includes(event.key));
    if (!forward && !back) return;
    event.preventDefault();
    step(forward ? 1 : -1);
  });
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll(".claims details").forEach((d) => { d.open = true; });
  });
})();
