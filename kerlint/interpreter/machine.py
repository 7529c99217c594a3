"""The state of a run: where it is, under which condition, what has happened so far, and what it may still spend.

One machine runs one document once. A branch on an unknown condition does not fork it: ``path`` is the condition
under which the current statement runs, and whatever is written is written under it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kerlint.facts.choices import bounded, leaves, select
from kerlint.facts.guards import arms, both, either, gist, implies, negate, restrict, tangled
from kerlint.facts.values import Atom, Choice, Const, Guard, Item, Origin, Unknown
from kerlint.interpreter.happened import Called, Event, Import, LoopState, Old
from kerlint.interpreter.values import (
    ABSENT,
    Array,
    Class,
    Deferred,
    External,
    Function,
    Instance,
    LibraryObject,
    Mapping,
    Module,
    Sequence,
)

FUEL, FUEL_PER_LINE = 40_000, 100
"""Expressions and statements that one document may cost; without loops and functions it is about 15 for each line."""

TANGLE = 60
"""What a path costs that is too complex and has to be made simpler."""

FOREIGN_FUEL = 20_000
"""Of that, what running the other files that the document imports may cost."""

DEPTH = 24
"""Calls into each other that are followed. Each takes some twenty Python frames."""

UNROLL = 64
"""Rounds of a loop over a known iterable that are run one by one."""


HOLD_NOTHING = frozenset((Const, Unknown, External, Deferred, Function, Class, Module))
"""What is the same wherever it goes: nobody can change what it holds."""


_tuple = tuple.__new__


class OutOfFuel(Exception):
    """The program is too expensive to follow to its end."""


class Scope:
    """Names of one block: a module, function or class body. ``live`` is the condition under which it still runs."""

    __slots__ = ("names", "parent", "live", "redirected", "stars", "returned", "function")

    def __init__(self, parent: Scope | None, live: Guard, function: Function | None = None) -> None:
        self.names: dict[str, Any] = {}
        self.parent = parent
        self.live: Guard = live
        self.redirected: dict[str, Scope] = {}
        self.stars: list[str] = []
        self.returned: list[tuple[Guard, Any]] = []
        self.function = function


class Machine:
    """See the module. ``limits`` counts which limits were hit, by name."""

    def __init__(self, document: Any, modules: Any = None) -> None:
        self.document = document
        self.main = document
        self.site: Origin | None = None
        self.modules = modules
        self.loaded: dict[str, Any] = {}
        self.declared: Any = {}
        self.foreign_fuel = FOREIGN_FUEL
        self.document_kind = getattr(document, "kind", "script")
        self.path: Guard = True
        self.live: Guard = True
        self.scope = Scope(None, True)
        self.module = self.scope
        self.fuel = FUEL + FUEL_PER_LINE * getattr(document, "text", "").count("\n")
        self.depth = 0
        self.moment = 0
        self.run = 0
        self.loops: tuple[LoopState, ...] = ()
        self.active: list[Any] = []
        self.context = "eager"
        self.tapes: tuple[Any, ...] = ()
        self.taped: dict[int, Any] | None = None
        self.asked: dict[int, Any] = {}
        self.uses: list[Any] = []
        self.events: list[Event] = []
        self.imports: list[Import] = []
        self.roots: set[str] = set()
        self.called: list[Called] = []
        self.outdated: list[Old] = []
        self.environment: dict[str, Any] = {}
        self.flags: dict[str, Any] = {}
        self.precision: Any = Const(None)
        self.meant: Any = None
        self.keras1: bool | None = None
        self.image_format: Any = None
        self.usual_format: Choice | None = None
        self.folders: dict[Any, object] = {}
        self.wrapped: dict[Any, Any] = {}
        self.functions: list[Function] = []
        self.classes: list[Class] = []
        self.models: list[Any] = []
        self.saved: dict[str, Any] = {}
        self.instances: dict[Class, Any] = {}
        self.predictions: dict[Any, Event] = {}
        self.predicted_rows: dict[Any, Event] = {}
        self.errors: dict[Any, Event] = {}
        self.overwritten: dict[int, tuple[Any, Origin]] = {}
        self.rounds_make: dict[int, frozenset[str]] = {}
        self.escaped: list[Any] = []
        self.limits: dict[str, int] = {}
        self.undefined: dict[Any, Unknown] = {}
        self.writes: list[tuple[Any, Any, Any]] | None = None
        self.broken: Guard = False
        self.raised: list[Guard] = []
        self._atoms = 0

    def origin(self, node: Any) -> Origin:
        """Where a node of the syntax tree is written, and if that is another file, which call or import leads there."""
        # As ``Origin(…)``, without a call in Python: every expression has one.
        return _tuple(Origin, (self.document, node, None if self.document is self.main else self.site))

    # --- conditions

    def atom(self, text: str, **traits: Any) -> Atom:
        """A new condition that is not known."""
        self._atoms += 1
        return Atom(self._atoms, text, **traits)

    def condition(self, unknown: Unknown, key: tuple[Any, ...], *, group: object = None) -> Atom:
        """The condition that ``key`` says about an unknown value: the same one each time it is asked."""
        if unknown.parts is None:
            unknown.parts = {}
        place = ("atom", *key)
        found: Atom | None = unknown.parts.get(place)
        if found is None:
            opaque = unknown.reason == "version or backend"
            found = self.atom(" ".join(map(str, key)), group=group, opaque=opaque, origin=unknown.origin)
            unknown.parts[place] = found
        return found

    # --- cells: guarded values that are read and written under the current path

    def read(self, value: Any) -> Any:
        """A guarded value as it is on the current path."""
        if type(value) is Choice and self.path is not True:
            return restrict(value, self.path)
        return value

    def write(self, old: Any, new: Any) -> Any:
        """What a cell holds after ``new`` was written into it on the current path.

        A cell that held nothing holds ``new`` on every path: where it is read without having been written, the
        program crashes, and such paths do not count.
        """
        path = self.path
        if path is True or path is self.live or old is ABSENT:
            return new
        return bounded(select(restrict(path, self.live), new, old))

    def relative(self, birth: Guard = True) -> Guard:
        """The current path as a condition on something that was made on the path ``birth``."""
        if self.path is self.live or self.path is birth:
            return True
        guard = restrict(self.path, self.live)
        return guard if birth is True else restrict(guard, birth)  # type: ignore[no-any-return]

    def name(self, scope: Scope, name: str, value: Any) -> None:
        """Binds a name under the current path."""
        scope = scope.redirected.get(name, scope)
        old = scope.names.get(name, ABSENT)
        if self.writes is not None:
            self.writes.append((scope.names, name, old))
        path = self.path
        if path is True or path is scope.live or old is ABSENT:
            scope.names[name] = value
        else:
            scope.names[name] = bounded(select(restrict(path, scope.live), value, old))

    def put(self, cells: dict[Any, Any], key: Any, value: Any) -> None:
        """Writes an attribute of an object under the current path."""
        old = cells.get(key, ABSENT)
        if self.writes is not None:
            self.writes.append((cells, key, old))
        cells[key] = self.write(old, value)

    def enter(self, mapping: Mapping, key: Any, value: Any) -> None:
        """Writes an entry of a dictionary: other than an attribute, an entry may well be absent."""
        old = mapping.entries.get(key, ABSENT)
        if self.writes is not None:
            self.writes.append((mapping.entries, key, old))
        mapping.entries[key] = bounded(select(self.relative(mapping.birth), value, old))

    def append(self, sequence: Sequence, value: Any, position: int | None = None) -> None:
        """Adds a member that is there where the current path is taken."""
        if self.writes is not None:
            self.writes.append((sequence, None, None))
        item = Item(self.relative(sequence.birth), value)
        if position is None:
            sequence.items.append(item)
        else:
            sequence.items.insert(position, item)

    def look_up(self, name: str) -> Any:
        """What a name stands for on the current path: ``ABSENT`` where it is not bound."""
        scope: Scope | None = self.scope
        while scope is not None:
            holder = scope.redirected.get(name, scope) if scope.redirected else scope
            found = holder.names.get(name)
            if found is not None:
                return found if type(found) is not Choice else self.read(found)
            scope = scope.parent
        return ABSENT

    # --- flow

    def stop(self) -> None:
        """The program ends here on the current path: an exception or an exit. Paths that end so do not count."""
        ended, before = negate(self.path), self.live
        self.live = self.simple(both(before, ended))
        scopes: list[Scope] = [*self.active]
        scope: Scope | None = self.scope
        while scope is not None:
            scopes.append(scope)
            scope = scope.parent
        for one in {id(scope): scope for scope in scopes}.values():
            one.live = self.live if one.live is before else self.simple(both(one.live, ended))
        self.path = False

    def fail(self) -> None:
        """An exception on the current path: caught by a ``try`` around it, else the end."""
        if self.raised:
            self.raised[-1] = self.simple(either(self.raised[-1], self.path))
            self.path = False
        else:
            self.stop()

    def simple(self, guard: Guard) -> Guard:
        """The guard; where it is too complex to follow, what it surely implies and a new opaque condition."""
        if type(guard) is not Choice or not tangled(guard):
            return guard
        self.limit("conditions")
        self.fuel -= TANGLE
        return both(gist(guard), Choice(self.atom("a complex condition", opaque=True), True, False))

    def settle(self) -> None:
        """After paths have joined: the current path is the live one again, as the same object, where that is true."""
        live = self.scope.live
        if self.path is not live and self.path is not False and implies(live, self.path):
            self.path = live

    def resume(self, path: Guard, live: Guard) -> None:
        """Goes on with a path after something that may have ended parts of it; ``live`` is the scope's from before."""
        if self.scope.live is live:
            self.path = path
            return
        self.path = self.simple(both(path, self.scope.live))
        if implies(path, self.path):
            self.path = path
        self.settle()

    def spend(self, amount: int = 1) -> None:
        """Counts work; raises :class:`OutOfFuel` when there was too much of it: whoever catches it says which limit."""
        self.fuel -= amount
        if self.fuel < 0:
            raise OutOfFuel

    def limit(self, name: str) -> None:
        """Counts that a limit was hit."""
        self.limits[name] = self.limits.get(name, 0) + 1

    # --- what happened

    def note(self, kind: str, receiver: Any, place: Origin, **payload: Any) -> Event:
        """Records that something happened now, on the current path."""
        self.moment += 1
        event = Event(kind, receiver, payload, place, self.relative(), self.moment, self.run, self.loops, self.context)
        self.events.append(event)
        return event

    def note_import(self, module: str, name: str, place: Origin) -> None:
        """Records an import of the document itself."""
        if self.document is self.main:
            self.roots.add(module.partition(".")[0])
            self.imports.append(Import(module, name, place, self.relative(), bool(self.raised)))

    def note_call(self, call: Any, path: str, canonical: str, *, symbolic: bool | None = False) -> None:
        """Records a call into Keras, or of another library with a symbolic tensor."""
        given = tuple(key for key in call.written if isinstance(key, str))
        place, guard = call.origin, self.relative()
        made = (given, call.open, symbolic, place, guard, self.moment, self.run, self.loops, self.context)
        self.called.append(Called(path, canonical, call.receiver, *made))

    def note_old(
        self,
        change: Any,
        form: str,
        written: str,
        place: Origin,
        *,
        owner: str | None = None,
        value: Any = None,
        path: str = "",
    ) -> None:
        """Records an old form of something that Keras has changed."""
        state = (place, self.relative(), self.moment, self.run, bool(self.raised))
        self.outdated.append(Old(change, form, written, owner, value, path, *state))

    def note_environment(self, name: Any, value: Any) -> None:
        """Records an environment variable that the program sets on every path."""
        if self.document is self.main and isinstance(name, str) and self.relative() is True:
            self.environment[name] = value

    def shown(self) -> int:
        """How much has happened by now that rules could speak of."""
        return len(self.events) + len(self.called) + len(self.models) + len(self.outdated)

    # --- values that leave our sight

    def escape(self, value: Any, reason: str, seen: set[int] | None = None) -> None:
        """The value went where anything may happen to it: what it holds is no longer known, what it is still is."""
        if type(value) in HOLD_NOTHING:
            return
        seen = set() if seen is None else seen
        for leaf in leaves(value):
            kind = type(leaf)
            if kind in HOLD_NOTHING or id(leaf) in seen:
                continue
            seen.add(id(leaf))
            if kind is Sequence:
                for item in leaf.items:
                    self.escape(item.value, reason, seen)
                if leaf.kind == "list":
                    leaf.items = []
                    leaf.open = True
            elif kind is Mapping:
                for entry in leaf.entries.values():
                    self.escape(entry, reason, seen)
                leaf.open = True
                leaf.entries = {key: Unknown(reason) for key in leaf.entries}
            elif kind is Instance:
                self._escape_instance(leaf, reason, seen)
            elif kind is Array:
                leaf.data = self.write(leaf.data, Unknown(reason))
            elif hasattr(leaf, "escape"):
                leaf.escape(self, reason)
            elif kind is LibraryObject:
                leaf.escaped = True

    def reach(self, values: Iterable[Any], reason: str) -> None:
        """One of these is reached in a way that is not followed: a model may be trained there, a layer used."""
        for value in values:
            for leaf in leaves(value):
                if type(leaf) is Instance or hasattr(leaf, "escape"):
                    self.escape(leaf, reason)

    def _escape_instance(self, instance: Instance, reason: str, seen: set[int]) -> None:
        for key, held in list(instance.attributes.items()):
            self.escape(held, reason, seen)
            if any(type(leaf) is Const for leaf in leaves(held)):
                instance.attributes[key] = Unknown(reason)
        instance.open = True
        if instance.base is not None:
            self.escape(instance.base, reason, seen)

    def release(self) -> None:
        """Forgets the program, what is left are its facts: else every syntax tree would wait for the collector."""
        for function in self.functions:
            function.node = function.scope = None
        for type_ in self.classes:
            type_.node = type_.scope = None
        for module in self.loaded.values():
            if module is not None:
                module.scope.names.clear()
        self.module.names.clear()
        self.events.clear()
        self.active.clear()
        self.instances.clear()
        self.undefined.clear()
        self.asked.clear()
        self.taped = None

    def split(self, value: Any) -> list[tuple[Guard, Any]]:
        """The alternatives of a value that are possible on the current path, each with the path on which it is one."""
        if type(value) is not Choice:
            return [(self.path, value)]
        return [(path, leaf) for path, leaf in arms(value, self.path) if path is not False]
