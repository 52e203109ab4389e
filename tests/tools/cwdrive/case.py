"""The base of the end-to-end tests."""
import os
import shutil
import tempfile
import unittest

from .app import App


class AppCase(unittest.TestCase):
    """Gives each test a folder of its own and the installed program; keeps the evidence when the test fails."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="cw-e2e-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def run(self, result=None):
        self._outcome_so_far = result
        self._failures_before = self._count_failures(result)
        return super().run(result)

    @staticmethod
    def _count_failures(result):
        return len(result.failures) + len(result.errors) if result else 0

    def path(self, name):
        """A file in the test's folder."""
        return os.path.join(self.folder, name)

    def launch(self, *args, env=None):
        """The installed Caseweave with these arguments; it ends with the test."""
        prefix = os.environ["CASEWEAVE_PREFIX"]
        data_dirs = os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share")
        settings = {"XDG_DATA_DIRS": os.path.join(prefix, "share") + ":" + data_dirs, **(env or {})}
        return self.start([os.path.join(prefix, "bin", "caseweave"), *args], env=settings)

    def start(self, command, env=None):
        """Any program; it ends with the test."""
        app = App(command, env=env, cwd=self.folder, label=self.id())
        self.addCleanup(self._end, app)
        return app

    def _end(self, app):
        failed = self._count_failures(self._outcome_so_far) > self._failures_before
        app.__exit__(AssertionError if failed else None, None, None)
