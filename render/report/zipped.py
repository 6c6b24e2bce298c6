"""Files that are archives inside, written so that the same content gives the same bytes."""

import io
import zipfile

__all__ = ["settled"]

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can tell


def settled(archive: bytes) -> bytes:
    """The archive with its members in the same order, without the moment at which each was written."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as out:
        for name in given.namelist():
            member = zipfile.ZipInfo(name, FIRST_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # the same wherever it is written
            out.writestr(member, given.read(name))
    return written.getvalue()
