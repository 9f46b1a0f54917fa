"""What a machine's own refusals mean, in the user's languages: the system tells them in its own."""

from __future__ import annotations

import errno
from collections.abc import Mapping

from render.message import Message

_REASONS: Mapping[int, Message] = {
    errno.EACCES: Message("der er ikke adgang", "access is denied"),
    errno.EPERM: Message("det er ikke tilladt", "it is not permitted"),
    errno.ENOENT: Message("mappen eller filen findes ikke", "there is no such folder or file"),
    errno.EEXIST: Message("der ligger en fil af det navn", "there is a file of that name"),
    errno.ENOTDIR: Message("en del af stien er en fil", "a part of the path is a file"),
    errno.EISDIR: Message("det er en mappe", "it is a folder"),
    errno.ENOTEMPTY: Message("mappen er ikke tom", "the folder is not empty"),
    errno.ENOSPC: Message("disken er fuld", "the disk is full"),
    errno.EDQUOT: Message("din plads på disken er brugt op", "your room on the disk is used up"),
    errno.EROFS: Message("disken kan kun læses", "the disk is read-only"),
    errno.EFBIG: Message("filen er for stor", "the file is too large"),
    errno.ENAMETOOLONG: Message("navnet er for langt", "the name is too long"),
    errno.EIO: Message("disken svarer med en fejl", "the disk answers by an error"),
    errno.ELOOP: Message("genveje fører i ring", "links lead in circles"),
    errno.EBUSY: Message("den er i brug", "it is in use"),
}


def reason(error: OSError) -> Message:
    """Return why a machine refused; its own words where no others are known."""
    own = error.strerror or type(error).__name__
    return _REASONS.get(error.errno or 0, Message(own, own))
