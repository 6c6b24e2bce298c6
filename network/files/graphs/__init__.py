"""The files of other network tools, one tool a module."""
