# The abstract classes of containers.
