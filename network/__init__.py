"""The model of a local system and its readers and writers."""

from network.errors import InvalidNetwork, NetworkError, Problem, StoreError, UnreadableFile, Where
from network.files.map_file.yaml import read_map, read_yaml, to_yaml, write_yaml
from network.model import Network
from network.reading import Reading

__all__ = [
    "InvalidNetwork",
    "Network",
    "NetworkError",
    "Problem",
    "Reading",
    "StoreError",
    "UnreadableFile",
    "Where",
    "read_map",
    "read_yaml",
    "to_yaml",
    "write_yaml",
]
