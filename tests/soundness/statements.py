"""The statements of random programs: branches, loops, lists and dictionaries that change, and what happens to models."""

from __future__ import annotations

from tests.soundness.expressions import Expressions


class Statements(Expressions):
    """Writes blocks of statements; ``left`` is how many more there may be."""

    STATEMENTS = (
        "assign assign assign pair if if if if again for for_unknown while try guard stack stack cfg cfg fcfg model model add "
        "add add compile compile compile fit fit fit evaluate predict functional function function closure trainer "
        "match augmented delete uncalled"
    ).split()

    def block(self, most: int) -> None:
        """Some statements; at least one."""
        outer = {kind: list(names) for kind, names in self.names.items()}
        functions = list(self.functions)
        start = len(self.lines)
        for _ in range(self.pick(range(1, most + 1))):
            if self.left <= 0:
                break
            self.left -= 1
            getattr(self, f"do_{self.pick(self.STATEMENTS)}")()
        if len(self.lines) == start:
            self.write("pass")
        if self.indent and not self.chance(8):
            self.names = outer
            self.functions = functions

    def nested(self, most: int = 2) -> None:
        self.indent += 1
        self.block(most)
        self.indent -= 1

    def do_assign(self) -> None:
        kind = self.pick(["act", "loss", "opt", "units", "rate", "epochs", "val", "cond", "layer"])
        self.bind(kind, self.value(kind))

    def do_pair(self) -> None:
        first, second = self.pick([("act", "loss"), ("units", "act"), ("loss", "rate")])
        left, right = self.value(first, 1), self.value(second, 1)
        one, other = self.fresh(first), self.fresh(second)
        self.write(f"{one}, {other} = {left}, {right}")
        if self.chance(2):
            left, right = self.value(first, 1), self.value(second, 1)
            self.write(f"if {self.condition()}:")
            self.write(f"    {one}, {other} = {left}, {right}")
        self.introduce(first, one)
        self.introduce(second, other)

    def do_if(self) -> None:
        if self.indent > 3:
            return
        self.write(f"if {self.condition()}:")
        self.nested()
        if self.chance(3):
            self.write(f"elif {self.condition()}:")
            self.nested()
        if self.chance(2):
            self.write("else:")
            self.nested()
        elif self.chance(4) and self.in_loop:
            self.write("else:")
            self.write(f"    {self.pick(['break', 'continue'])}")
        elif self.chance(3) and self.returns is not None:
            self.write("else:")
            self.write(f"    return {self.value(self.returns, 1)}")

    def do_again(self) -> None:
        """The same condition twice, with something between."""
        test = self.condition()
        kind, other = self.pick([("act", "loss"), ("loss", "act"), ("val", "epochs"), ("opt", "units")])
        name, second = self.bind(kind, self.value(kind, 0)), self.bind(other, self.value(other, 0))
        self.write(f"if {test}:")
        self.write(f"    {name} = {self.value(kind, 0)}")
        if self.chance(2):
            self.block(1)
        self.write(f"if {test}:")
        self.write(f"    {second} = {self.value(other, 0)}")

    def do_for(self) -> None:
        if self.indent > 2:
            return
        kind = self.pick(["units", "act", "rate"])
        name = self.fresh(kind)
        members = ", ".join(self.value(kind, 1) for _ in range(self.pick([0, 1, 2, 3])))
        match self.pick(["list", "list", "enumerate", "zip", "range"]):
            case "list":
                self.write(f"for {name} in [{members}]:")
            case "enumerate":
                self.write(f"for place{self.count}, {name} in enumerate([{members}]):")
            case "zip":
                other = self.fresh("act")
                self.write(f"for {name}, {other} in zip([{members}], ['relu', {self.value('act', 0)}]):")
                self.introduce("act", other)
            case _:
                kind = "units"
                name = self.fresh(kind)
                self.write(f"for {name} in range(1, {self.pick('234')}):")
        self._loop_body(kind, name)

    def do_for_unknown(self) -> None:
        if self.indent > 2:
            return
        self.count += 1
        name = f"file{self.count}"
        self.write(f"for {name} in {self.pick(['flags', 'args'])}.files:")
        self._loop_body("cond", f"({name} == 'p')")

    def _loop_body(self, kind: str, name: str) -> None:
        before = {kind: list(names) for kind, names in self.names.items()}
        outer, self.in_loop = self.in_loop, True
        self.introduce(kind, name)
        self.nested(3)
        self.in_loop = outer
        if name.startswith("("):
            self.names = before
        if self.chance(6):
            self.write("else:")
            self.nested(1)

    def do_while(self) -> None:
        if self.indent > 2:
            return
        counter = self.fresh("count")
        self.write(f"{counter} = 0")
        self.write(f"while {counter} < {self.pick(['1', '2', 'flags.n'])}:")
        self.write(f"    {counter} += 1")
        outer, self.in_loop = self.in_loop, True
        self.nested(2)
        self.in_loop = outer

    def do_try(self) -> None:
        if self.indent > 2:
            return
        self.write("try:")
        self.indent += 1
        self.block(1)
        if self.chance(2):
            self.write(f"if {self.condition()}:")
            self.write("    raise ValueError")
            self.block(1)
        self.indent -= 1
        self.write(f"except {self.pick(['ValueError', '(ValueError, AssertionError)'])}:")
        self.nested(1)
        if self.chance(4):
            self.write("else:")
            self.nested(1)
        if self.chance(4):
            self.write("finally:")
            self.nested(1)

    def do_guard(self) -> None:
        if self.chance(2):
            self.write(f"assert {self.condition()}")
            return
        ends = ["raise ValueError('no')"]
        ends += [f"return {self.value(self.returns, 1)}"] * 2 if self.returns is not None else []
        ends += ["break", "continue"] if self.in_loop else []
        self.write(f"if {self.condition()}:")
        self.write(f"    {self.pick(ends)}")

    def do_stack(self) -> None:
        name = self.some("stack")
        if name is None:
            self.bind("stack", self.stack())
            return
        match self.pick(["append", "append", "extend", "insert", "pop", "plus", "new", "clear", "reverse", "set"]):
            case "append":
                self.write(f"{name}.append({self.value('layer', 1)})")
            case "extend":
                self.write(f"{name}.extend({self.value('stack', 1)})")
            case "insert":
                self.write(f"{name}.insert(0, {self.value('layer', 1)})")
            case "pop":
                self.write(f"{name}.pop()")
            case "plus":
                self.write(
                    f"{name} += {self.value('stack', 1)}"
                    if self.local is None
                    else f"{name}.extend({self.value('stack', 1)})"
                )
            case "clear":
                self.write(f"{name}.clear()")
            case "reverse":
                self.write(f"{name}.reverse()")
            case "set":
                self.write(f"{name}[{self.pick(['0', '-1'])}] = {self.value('layer', 1)}")
            case _:
                self.bind("stack", self.value("stack", 1))

    def do_cfg(self) -> None:
        name = self.some("cfg")
        if name is None:
            self.bind("cfg", self.settings())
            return
        match self.pick(["set", "set", "update", "setdefault", "pop", "delete", "merge", "copy"]):
            case "set":
                key, kind = self.pick([("loss", "loss"), ("optimizer", "opt")])
                self.write(f"{name}['{key}'] = {self.value(kind, 1)}")
            case "update":
                self.write(f"{name}.update({self.pick([self.settings(), 'loss=' + self.value('loss', 1)])})")
            case "setdefault":
                self.write(f"{name}.setdefault('loss', {self.value('loss', 0)})")
            case "pop":
                self.write(f"{name}.pop('loss', None)")
            case "delete":
                self.write(f"if 'optimizer' in {name}:")
                self.write(f"    del {name}['optimizer']")
            case "merge":
                self.bind("cfg", f"{{**{name}, 'loss': {self.value('loss', 1)}}}")
            case _:
                self.bind("cfg", self.pick([name, f"dict({name})", f"{name}.copy()"]))

    def do_fcfg(self) -> None:
        name = self.some("fcfg")
        if name is None or self.chance(3):
            self.bind("fcfg", self.fit_settings())
        else:
            key, kind = self.pick([("epochs", "epochs"), ("validation_data", "val"), ("validation_split", "split")])
            self.write(f"{name}['{key}'] = {self.value(kind, 1)}")

    def do_model(self) -> None:
        if self.chance(2):
            self.bind("seq", "keras.Sequential()")
        else:
            self.bind("seq", f"keras.Sequential({self.value('stack', 1)})")

    def do_add(self) -> None:
        name = self.some("seq")
        if name is None:
            self.do_model()
        elif self.chance(8):
            self.write(f"{name}.pop()")
        else:
            self.write(f"{name}.add({self.value('layer')})")

    def model(self) -> str | None:
        return self.some(self.pick(["seq", "fun"])) or self.some("seq")

    def do_compile(self) -> None:
        name = self.model()
        if name is None:
            return self.do_model()
        match self.pick(["plain", "plain", "settings", "positional", "conditional"]):
            case "plain":
                self.write(f"{name}.compile(optimizer={self.value('opt')}, loss={self.value('loss')})")
            case "settings":
                self.write(f"{name}.compile(**{self.value('cfg', 1)})")
            case "positional":
                self.write(f"{name}.compile({self.value('opt')}, {self.value('loss')})")
            case _:
                self.write(f"if {self.condition()}:")
                self.write(f"    {name}.compile(optimizer={self.value('opt')}, loss={self.value('loss')})")

    def do_fit(self) -> None:
        name = self.model()
        if name is None:
            return self.do_model()
        if self.chance(3):
            self.write(f"{name}.fit(x, y, **{self.value('fcfg', 1)})")
            return
        arguments = [f"epochs={self.value('epochs', 1)}"] if self.chance(2) else []
        arguments += [f"validation_split={self.value('split', 1)}"] if self.chance(3) else []
        arguments += [f"validation_data={self.value('val')}"] if self.chance(3) else []
        arguments += [f"batch_size={self.value('batch', 1)}"] if self.chance(4) else []
        self.write(f"{name}.fit({', '.join(['x', 'y', *arguments])})")

    def do_evaluate(self) -> None:
        name = self.model()
        if name is not None:
            self.write(f"{name}.evaluate(x, y)")

    def do_predict(self) -> None:
        name = self.model()
        if name is not None:
            self.write(f"print({name}.predict(x))")

    def do_functional(self) -> None:
        first, tensor = self.fresh("inputs"), self.fresh("tensor")
        self.write(f"{first} = {self.pick(['keras', 'layers'])}.Input(shape=(4,))")
        self.write(f"{tensor} = {self.value('layer', 1)}({first})")
        for _ in range(self.pick([1, 2, 3])):
            match self.pick(["layer", "if", "either", "skip", "loop"]):
                case "layer":
                    self.write(f"{tensor} = {self.value('layer', 1)}({tensor})")
                case "if":
                    self.write(f"if {self.condition()}:")
                    self.write(f"    {tensor} = {self.value('layer', 1)}({tensor})")
                case "either":
                    one, other = self.layer(), self.layer()
                    self.write(f"{tensor} = {one}({tensor}) if {self.condition()} else {other}({tensor})")
                case "skip":
                    other = self.fresh("other")
                    self.write(f"{other} = {self.value('layer', 1)}({tensor})")
                    self.write(f"{tensor} = layers.Concatenate()([{tensor}, {other}])")
                case _:
                    self.write(f"for width in [{self.value('units', 1)}, {self.value('units', 1)}]:")
                    self.write(f"    {tensor} = layers.Dense(width, activation={self.value('act', 1)})({tensor})")
        self.bind(
            "fun", self.pick([f"keras.Model({first}, {tensor})", f"keras.Model(inputs={first}, outputs={tensor})"])
        )

    def do_match(self) -> None:
        if self.indent > 2:
            return
        self.write("match flags.mode:")
        self.indent += 1
        for pattern in ["'x'", self.pick(["'y'", "'y' | 'z'", f"'y' if {self.condition()}"])]:
            self.write(f"case {pattern}:")
            self.nested(1)
        if self.chance(2):
            self.write("case _:")
            self.nested(1)
        self.indent -= 1

    def do_augmented(self) -> None:
        own = [name for name in self.names.get("units", []) if self.local is None or name in self.local]
        if own:
            self.write(f"{self.pick(own)} {self.pick(['*=', '+='])} {self.value('units', 0)}")

    def do_delete(self) -> None:
        own = [
            (kind, name)
            for kind, names in self.names.items()
            for name in names
            if self.local is None and name.isidentifier()
        ]
        if own and self.chance(3) and not self.indent:
            kind, name = self.pick(own)
            self.write(f"del {name}")
            self.names[kind].remove(name)
