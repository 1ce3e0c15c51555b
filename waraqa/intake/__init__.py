"""What an editor has, a file, a page or an address → the text of a source and what it says about itself.

Nothing is guessed: a title, an author or a day that a page does not name stays open. Libraries are loaded by the one
function that needs them.
"""

from waraqa.intake.reading import Given as Given, read_taken as read_taken
from waraqa.intake.taken import IntakeError as IntakeError, Known as Known, Note as Note, Taken as Taken
