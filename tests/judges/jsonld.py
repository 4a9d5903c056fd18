"""JSON-LD judge: what extruct reads from every page is sound schema.org.

usage: jsonld.py FOLDER BASE_URL

A node that several pages describe is one node: what it must have may be said on any of
them, but best on the page that its @id names, which is the one looked at first.
"""

import json
import re
from collections import Counter, defaultdict
from datetime import date, datetime
from urllib.parse import unquote, urlsplit

from extruct.jsonld import JsonLdExtractor

from folder import main
from vocabulary import vocabulary

URL_PROPERTIES = {"url", "sameAs", "contentUrl", "embedUrl", "thumbnailUrl", "logo", "image", "acquireLicensePage", "license"}
PLACEHOLDER = re.compile(
    r"(todo|tbd|tba|fixme|n/?a|none|null|nil|undefined|nan|unknown|untitled|placeholder|-+|—+|\?+|…|"
    r"no \w+ (set|given|yet)|待定|待补充?|暂无|未知|未定|未设置|占位|无)$", re.I)
LEAKED_MARKUP = re.compile(r"\{\{|\}\}|\{%|\[object Object\]|lorem ipsum|</?[a-z][^>]*>|&(amp|lt|gt|quot|nbsp|#\d+);", re.I)
DURATION = re.compile(r"P(?=.)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)$")
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$")


def check(folder):
    problems, graphs = [], {}
    for name, page in folder.pages.items():
        if page.is_redirect:
            continue
        graph, found = read_graph(page)
        problems += [f"{name}: {text}" for text in found]
        graphs[name] = graph
    nodes = Nodes(graphs)
    for name, graph in graphs.items():
        for path, node in walk(graph):
            for text in node_problems(folder, nodes, name, node):
                problems.append(f"{name}: {path}: {text}")
    problems += identity_problems(nodes)
    return list(dict.fromkeys(problems)), []


# Reading

def read_graph(page):
    """The nodes of a page's one graph, and what is wrong with its form."""
    scripts = page.tree.xpath("//script[@type='application/ld+json']")
    if page.is_error_page and not scripts:
        return [], []
    if len(scripts) != 1:
        return [], [f"{len(scripts)} JSON-LD scripts instead of one"]
    try:
        # extruct forgives trailing commas and comments; other readers do not.
        data = json.loads(scripts[0].text or "", object_pairs_hook=no_repeated_keys)
    except ValueError as error:
        return [], [f"JSON-LD: {error}"]
    if JsonLdExtractor().extract(page.text) != [data]:
        return [], ["extruct reads something else than the script says"]
    if not isinstance(data, dict) or set(data) != {"@context", "@graph"} or not isinstance(data["@graph"], list):
        return [], ["JSON-LD is not one object of @context and @graph"]
    problems = []
    if data["@context"] != "https://schema.org":
        problems.append(f"@context is {data['@context']!r}")
    if not data["@graph"]:
        problems.append("@graph is empty")
    return data["@graph"], problems


def no_repeated_keys(pairs):
    for key, count in Counter(key for key, _ in pairs).items():
        if count > 1:
            raise ValueError(f"key {key!r} given {count} times")
    return dict(pairs)


def walk(value, path="@graph"):
    """Every object below a value, with a path that a person can follow."""
    if isinstance(value, list):
        for position, item in enumerate(value):
            yield from walk(item, f"{path}[{position}]")
    elif isinstance(value, dict):
        yield f"{path} {'/'.join(types_of(value))}".strip(), value
        for key, item in value.items():
            yield from walk(item, f"{path}.{key}")


def types_of(node):
    return as_list(node.get("@type"))


def as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def is_reference(node):
    return set(node) == {"@id"}


class Nodes:
    """What all pages together say of each @id."""

    def __init__(self, graphs):
        self.by_id = defaultdict(list)  # @id -> [(page name, node)]
        for name, graph in graphs.items():
            for _, node in walk(graph):
                if isinstance(node.get("@id"), str) and not is_reference(node):
                    self.by_id[node["@id"]].append((name, node))

    def whole(self, folder, name, node):
        """The node with everything that a reader of its own page, or else of any page, learns of it."""
        said = self.by_id.get(node.get("@id"))
        if not said:
            return node
        home = folder.find(node["@id"])[0] if folder.is_own_origin(node["@id"]) else None
        at_home = [other for page, other in said if page == home]
        return {key: value for other in at_home or [other for _, other in said] for key, value in other.items()}


# Judging

def node_problems(folder, nodes, name, node):
    yield from id_problems(folder, nodes, node)
    if is_reference(node):
        return
    if "@value" in node:
        return  # A typed or language-tagged literal.
    if not types_of(node):
        yield "no @type"
        return
    unknown = [name for name in types_of(node) if not vocabulary().knows(name)]
    if unknown:
        yield f"schema.org has no type {', '.join(unknown)}"
        return
    for key, values in node.items():
        if key.startswith("@"):
            if key not in ("@id", "@type"):
                yield f"unexpected keyword {key}"
            continue
        for text in property_problems(node, key, values):
            yield f"{key}: {text}"
    yield from order_problems(node)
    yield from required_problems(nodes.whole(folder, name, node))


def id_problems(folder, nodes, node):
    if "@id" not in node:
        return
    if not is_absolute(node["@id"]):
        yield f"@id is not absolute: {node['@id']!r}"
    elif folder.is_own_origin(node["@id"]):
        _, reason = folder.find(node["@id"])
        if reason:
            yield f"@id {unquote(node['@id'])}: {reason}"
        elif is_reference(node) and node["@id"] not in nodes.by_id:
            yield f"@id {unquote(node['@id'])} is described on no page"


def property_problems(node, key, values):
    ranges = range_of(node, key)
    if ranges is None:
        yield f"no property of {'/'.join(types_of(node))}"
        return
    if values in (None, [], {}):
        yield "empty"
    for value in as_list(values):
        if isinstance(value, dict):
            yield from object_problems(value, ranges)
        elif isinstance(value, str):
            yield from text_problems(key, value, ranges)
        elif value is None or isinstance(value, list):
            yield f"{value!r} is no value"
        else:
            yield from number_problems(value, ranges)


def range_of(node, key):
    """What a property's value may be, or None when none of the node's types has the property."""
    vocab, found = vocabulary(), None
    for name in types_of(node):
        if key in vocab.properties(name):
            found = (found or frozenset()) | vocab.properties(name)[key]
        elif vocab.is_a(name, "Role") and key in vocab.all_properties():
            # A Role repeats the property that it stands in, whatever that is.
            found = (found or frozenset()) | {"Thing", "Text"}
    return found


def object_problems(value, ranges):
    if is_reference(value) or "@value" in value:
        return
    vocab = vocabulary()
    known = [name for name in types_of(value) if vocab.knows(name)]
    if known and not any(vocab.is_a(name, wanted) for name in known for wanted in (*ranges, "Role")):
        yield f"{'/'.join(known)}, but it takes {listing(ranges)}"


def text_problems(key, value, ranges):
    if not value.strip():
        yield "an empty string"
        return
    if value != value.strip():
        yield f"spaces around {value!r}"
    if PLACEHOLDER.match(value.strip()):
        yield f"a placeholder: {value!r}"
    if LEAKED_MARKUP.search(value):
        yield f"markup or a template in {value!r}"
    members = frozenset().union(*(vocabulary().members(name) for name in ranges))
    if members & {"Date", "DateTime"} and "Text" not in ranges:
        if not is_time(value):
            yield f"not ISO 8601, or a time without offset: {value!r}"
    elif "Duration" in ranges and "Text" not in ranges:
        if not DURATION.match(value):
            yield f"not an ISO 8601 duration: {value!r}"
    elif (key in URL_PROPERTIES or ("URL" in ranges and "Text" not in ranges)) and not is_absolute(value):
        # An enumeration's value may stand where a URL may.
        if value not in members:
            yield f"not an absolute URL: {value!r}"
    elif "string" not in members and value not in members and not is_number_text(value, members):
        yield f"{value!r}, but it takes {listing(ranges)}"


def number_problems(value, ranges):
    members = frozenset().union(*(vocabulary().members(name) for name in ranges))
    wanted = "boolean" if isinstance(value, bool) else "number"
    if wanted not in members:
        yield f"{value!r}, but it takes {listing(ranges)}"


def is_number_text(value, members):
    return "number" in members and re.fullmatch(r"-?\d+(\.\d+)?", value)


def order_problems(node):
    start, end = node.get("startDate"), node.get("endDate")
    # A day and a minute are compared as days.
    if isinstance(start, str) and isinstance(end, str) and is_time(start) and is_time(end):
        if MOMENT.match(start) and MOMENT.match(end):
            late = datetime.fromisoformat(start) > datetime.fromisoformat(end)
        else:
            length = min(len(start), len(end), 10)
            late = start[:length] > end[:length]
        if late:
            yield f"ends ({end}) before it starts ({start})"


def required_problems(node):
    vocab, types = vocabulary(), types_of(node)

    def is_a(ancestor):
        return any(vocab.knows(name) and vocab.is_a(name, ancestor) for name in types)

    def missing(*keys):
        return [f"without {key}" for key in keys if not node.get(key)]

    if is_a("EventSeries"):
        yield from missing("name")
    elif is_a("Event"):
        yield from missing("name", "startDate")
        # A session takes place where its event does.
        if not node.get("location") and not node.get("superEvent"):
            yield "neither location nor superEvent"
    if is_a("NewsArticle"):
        yield from missing("headline", "datePublished")
    if is_a("Person") or is_a("Organization") or is_a("Place"):
        yield from missing("name")
    if is_a("BreadcrumbList"):
        yield from breadcrumb_problems(as_list(node.get("itemListElement")))


def breadcrumb_problems(items):
    items = [item for item in items if isinstance(item, dict)]
    if not items:
        yield "without items"
    positions = [item.get("position") for item in items]
    if positions != list(range(1, len(items) + 1)):
        yield f"positions are {positions}"
    for number, item in enumerate(items, 1):
        inner = item.get("item")
        if not (item.get("name") or (isinstance(inner, dict) and inner.get("name"))):
            yield f"item {number} without name"
        # The last crumb is the page itself and may go without.
        if not inner and number < len(items):
            yield f"item {number} without item"
        url = inner.get("@id") if isinstance(inner, dict) else inner
        if url and not is_absolute(url):
            yield f"item {number} is not an absolute URL: {url!r}"


def identity_problems(nodes):
    """One @id is one thing, so all pages give it the same type."""
    for node_id, said in nodes.by_id.items():
        types = {tuple(sorted(types_of(node))) for _, node in said}
        if len(types) > 1:
            yield f"{unquote(node_id)} is {' and '.join('/'.join(names) for names in sorted(types))}: " \
                  f"{', '.join(sorted({name for name, _ in said})[:3])}"


def is_time(value):
    try:
        if MOMENT.match(value):
            return bool(datetime.fromisoformat(value))
        return bool(DAY.match(value) and date.fromisoformat((value + "-01-01")[:10]))
    except ValueError:
        return False


def is_absolute(value):
    parts = urlsplit(value) if isinstance(value, str) else urlsplit("")
    return bool(parts.scheme and (parts.netloc or parts.scheme in ("urn", "tag", "mailto")))


def listing(ranges):
    return " or ".join(sorted(ranges - {"IdReference"}))


if __name__ == "__main__":
    main("jsonld", check)
