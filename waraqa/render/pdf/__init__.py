"""HTML → PDF: typesetting by WeasyPrint, a text layer that is right for Arabic, the marks of an accessible archive."""

from waraqa.render.pdf.attachments import Attached, Record
from waraqa.render.pdf.text_layer import is_known
from waraqa.render.pdf.typesetting import can_typeset, render_pdf

__all__ = ["Attached", "Record", "can_typeset", "is_known", "render_pdf"]
