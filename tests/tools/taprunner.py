#!/usr/bin/env python3
"""taprunner.py FILE [TEST...] - run a file of unittest cases and report each case as one line of TAP.

Meson and run-tests then count cases, not files.  What a test prints goes to stderr, so that it cannot be taken for a
result.  TEST is "Class" or "Class.method".
"""
import importlib.util
import os
import sys
import unittest


class TapResult(unittest.TestResult):
    """Writes a line as soon as a case has ended, so that a time-out still shows how far the file came."""

    def __init__(self, stream):
        super().__init__()
        self.stream = stream
        self.count = 0
        self.problem = None

    def startTest(self, test):
        super().startTest(test)
        self.problem = None

    def stopTest(self, test):
        super().stopTest(test)
        if self.problem is None:
            self.report(True, test)
        elif self.problem != "reported":
            self.report(False, test, self.problem)

    def addError(self, test, err):
        super().addError(test, err)
        self.fail_with(test, self.errors[-1][1])

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.fail_with(test, self.failures[-1][1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            text = self._exc_info_to_string(err, subtest)
            self.problem = (self.problem or "") + "%s\n%s" % (subtest, text)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.report(True, test, directive=" # SKIP " + " ".join(reason.split()))
        self.problem = "reported"

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self.report(False, test, directive=" # TODO expected failure")
        self.problem = "reported"

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.problem = "This test was expected to fail, and passed."

    def fail_with(self, test, text):
        """A failing setUpClass or import is no test, so no stopTest follows it."""
        if isinstance(test, unittest.TestCase):
            self.problem = (self.problem or "") + text
        else:
            self.report(False, test, text)

    def report(self, passed, test, text="", directive=""):
        self.count += 1
        name = test.id().partition(".")[2] if isinstance(test, unittest.TestCase) else str(test)
        name = name.replace("#", "")
        self.stream.write("%s %d - %s%s\n" % ("ok" if passed else "not ok", self.count, name, directive))
        for line in text.splitlines():
            self.stream.write("# %s\n" % line)
        self.stream.flush()


def load(path, names):
    """The tests of a file, imported under its base name."""
    name = os.path.splitext(os.path.basename(path))[0].replace("-", "_")
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    loader = unittest.defaultTestLoader
    return loader.loadTestsFromNames(names, module) if names else loader.loadTestsFromModule(module)


def main(argv):
    if len(argv) < 2:
        sys.exit(__doc__)
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:0] = [here, os.path.dirname(os.path.abspath(argv[1]))]
    tap = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    result = TapResult(tap)
    tap.write("TAP version 13\n")
    load(argv[1], argv[2:]).run(result)
    tap.write("1..%d\n" % result.count)
    tap.close()
    if result.count == 0:
        print("taprunner: no tests in %s" % argv[1], file=sys.stderr)
    return 0 if result.count and result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv))
