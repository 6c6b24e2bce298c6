"""What Streamlit is set to, read without its lock.

Every element of a page asks for an option, and Streamlit locks all of them for it. With many visits at once whoever has
the lock must wait for the interpreter before giving it back, and all others queue behind: of 100 visits, two pages in
five stood there. To read needs no lock: an option is looked up in one step, and a set that is read anew is another set.
"""

from typing import Any

from streamlit import config

__all__ = ["read_without_lock"]


def read_without_lock() -> None:
    """Have Streamlit's own parts read options so too."""
    config.get_option = _option
    config.get_options_for_section = _options_of_section


def _option(key: str) -> Any:
    options = config.get_config_options()
    if key not in options:
        raise RuntimeError(f'Config key "{key}" not defined.')
    return options[key].value


def _options_of_section(section: str) -> dict[str, Any]:
    return {one.name: one.value for one in config.get_config_options().values() if one.section == section}
