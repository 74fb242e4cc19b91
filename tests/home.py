"""A home of the tests' own, chosen before settings load: keys, files and database of a federation are never touched."""

import atexit
import os
import shutil
import tempfile

if "ZHIJIA_HOME" not in os.environ:
    os.environ["ZHIJIA_HOME"] = tempfile.mkdtemp(prefix="zhijia-tests-")
    atexit.register(shutil.rmtree, os.environ["ZHIJIA_HOME"], ignore_errors=True)
