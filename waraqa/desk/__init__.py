"""The editor's desk: a sheet in the browser, on the editor's own machine; the plain files stay the truth."""
