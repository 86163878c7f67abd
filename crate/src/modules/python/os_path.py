# The same as posixpath.

from posixpath import *
