"""The schema.org vocabulary, read from the type definitions of the npm package `schema-dts`.

The package is generated from the vocabulary itself; its declarations are regular enough to
read with a few expressions, which gives better messages than a TypeScript compiler would.
"""

import re
from functools import cache
from pathlib import Path

DECLARATIONS = Path(__file__).resolve().parents[2] / "target/judges/node/node_modules/schema-dts/dist/schema.d.ts"

INTERFACE = re.compile(r"^(?:export )?interface (\w+) extends ([^\n{]+) \{\n(.*?)^\}", re.M | re.S)
LEAF_TYPE = re.compile(r'^export type (\w+Leaf)<[^\n]* = Omit<(\w+), TProperty> & \{\n    "@type": "([^"]+)";', re.M)
PROPERTY = re.compile(r'^    "([A-Za-z]\w*)"\?: SchemaValue<(.*), "\w+">;$', re.M)
TYPE_NAME = re.compile(r'^    "@type": "([^"]+)";', re.M)
UNION = re.compile(r"^export type (\w+)(?:<[^\n]*?>)? = ([^\n]+);$", re.M)


class Vocabulary:
    def __init__(self, text):
        self.bases = {}       # interface -> the interfaces it extends
        self.own = {}         # interface -> {property: names in its range}
        self.interface = {}   # type -> interface
        for name, extends, body in INTERFACE.findall(text):
            self.bases[name] = re.findall(r"\w+Base\b", extends)
            self.own[name] = {prop: parts(values) for prop, values in PROPERTY.findall(body)}
            for type_name in TYPE_NAME.findall(body):
                self.interface[type_name] = name
        for name, base, type_name in LEAF_TYPE.findall(text):
            self.bases[name], self.own[name] = [base], {}
            self.interface[type_name] = name
        self.unions = {name: parts(values) for name, values in UNION.findall(text)}
        if not {"Event", "Person", "NewsArticle", "Role"} <= self.interface.keys():
            raise SystemExit("vocabulary: the declarations of schema-dts are no longer understood")

    def knows(self, type_name):
        return type_name in self.interface

    @cache
    def properties(self, type_name):
        """{property: names in its range} of a type, inherited ones included."""
        found, queue = {}, [self.interface[type_name]]
        while queue:
            interface = queue.pop()
            for prop, values in self.own.get(interface, {}).items():
                found[prop] = found.get(prop, frozenset()) | values
            queue += self.bases.get(interface, [])
        return found

    @cache
    def all_properties(self):
        return frozenset(prop for own in self.own.values() for prop in own)

    @cache
    def members(self, name):
        """Everything that a name in a range stands for: subtypes, enumeration values, text types."""
        found, queue = set(), [name]
        while queue:
            member = queue.pop()
            if member not in found:
                found.add(member)
                queue += self.unions.get(member, ())
        return frozenset(found)

    @cache
    def is_a(self, type_name, ancestor):
        return f"{type_name}Leaf" in self.members(ancestor) or type_name in self.members(ancestor)


def parts(union):
    return frozenset(part.strip().strip('"') for part in re.sub(r"<[^>]*>", "", union).split("|"))


@cache
def vocabulary():
    return Vocabulary(DECLARATIONS.read_text(encoding="utf-8"))
