/* Fields that find a node by its name (or office, or country) and complete what is typed. */

const MOST_HITS = 12;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

let index = null;

/** All nodes, the busiest first, with what they can be found by. */
function searchIndex() {
  const entry = (node) => ({ node, name: plain(node.name), rest: plain([...node.roles, node.country ?? ""].join(" ")) });
  index ??= [...RANKS.keys()].map((id) => entry(NODES.get(id)));
  return index;
}

/** How well an entry of the index fits: names that begin with WANTED first, then words in names, then the rest; 4 is not at all. */
function rankOf({ name, rest }, wanted) {
  if (name.startsWith(wanted)) return 0;
  const inName = name.indexOf(wanted);
  if (inName >= 0) return /[^\p{L}\p{N}]/u.test(name[inName - 1]) ? 1 : 2;
  return rest.includes(wanted) ? 3 : 4;
}

/** The busiest nodes that fit TEXT, the best first. */
function hitsFor(text) {
  const wanted = plain(text.trim());
  if (!wanted) return [];
  const ranked = searchIndex().map((entry) => [rankOf(entry, wanted), entry.node]).filter(([rank]) => rank < 4);
  return ranked.sort(([one], [other]) => one - other).slice(0, MOST_HITS).map(([, node]) => node);
}

/** A field with completion; TAKE is called with the id of the node that is picked. */
class SearchField {
  constructor(id, label, take) {
    this.take = take;
    this.input = element("input", {
      id, type: "search", autocomplete: "off", spellcheck: "false", role: "combobox", placeholder: label, "aria-label": label,
      "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": `${id}-found`,
    });
    this.list = element("ul", { id: `${id}-found`, class: "found", role: "listbox", "aria-label": label, hidden: "" });
    this.input.addEventListener("input", () => this.find());
    this.input.addEventListener("click", () => this.find());
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("keydown", (event) => this.press(event));
  }

  find() {
    const hits = hitsFor(this.input.value);
    this.list.replaceChildren(...hits.map((node, number) => this.option(node, number)));
    const wanted = this.input.value.trim() !== "";
    if (wanted && !hits.length) this.list.append(element("li", { class: "faint" }, words().nothing));
    this.show(wanted);
    if (wanted) announce(hits.length ? words().hits(hits.length) : words().nothing);
  }

  option(node, number) {
    const about = ` · ${[words().types[node.group], words().events(node.count)].join(" · ")}`;
    const id = `${this.list.id}-${number}`;
    const made = element("li", { id, role: "option", "aria-selected": "false" }, isolated(node.name), element("span", { class: "faint" }, about));
    made.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus until the click
    made.addEventListener("click", () => this.pick(made));
    made.dataset.node = node.id;
    return made;
  }

  press(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.pick(this.list.querySelector("[aria-selected=true]") ?? this.list.querySelector("[role=option]"));
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.stopPropagation();
      this.close();
    }
  }

  move(step) {
    if (this.list.hidden) this.find();
    const options = [...this.list.querySelectorAll("[role=option]")];
    if (!options.length) return;
    const now = options.findIndex((option) => option.ariaSelected === "true");
    const next = options[now < 0 && step < 0 ? options.length - 1 : (now + step + options.length) % options.length];
    options.forEach((option) => option.setAttribute("aria-selected", String(option === next)));
    this.input.setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({ block: "nearest" });
  }

  pick(option) {
    if (!option) return;
    this.input.value = NODES.get(option.dataset.node).name;
    this.close();
    this.take(option.dataset.node);
  }

  close() {
    this.show(false);
  }

  show(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.input.removeAttribute("aria-activedescendant");
  }
}

/** Return an element with a field that finds nodes. */
function searchField(id, label, take) {
  const field = new SearchField(id, label, take);
  return element("div", { class: "search" }, field.input, field.list);
}
