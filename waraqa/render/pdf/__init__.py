"""HTML → PDF: typesetting by WeasyPrint, a text layer that is right for Arabic, the marks of an accessible archive."""

from waraqa.render.pdf.attachments import Attached, Record
from waraqa.render.pdf.text_layer import is_known
from waraqa.render.pdf.typesetting import Laid, can_typeset, lay_out, render_pdf

__all__ = ["Attached", "Laid", "Record", "can_typeset", "is_known", "lay_out", "render_pdf"]
