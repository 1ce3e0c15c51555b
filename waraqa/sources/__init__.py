"""Sources read again, from their addresses or from saved copies: which facts' words still stand there."""

from waraqa.sources.comparing import Change as Change, compare as compare, rests_on as rests_on
from waraqa.sources.copies import Copy as Copy, read_copy as read_copy, saved_copy as saved_copy
from waraqa.sources.fetching import Limits as Limits, fetch as fetch, fetch_all as fetch_all
from waraqa.sources.unreadable import UnreadableError as UnreadableError
