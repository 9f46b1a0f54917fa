"""
Letters as PDF: PDF/A-2b (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) at once, made by LibreOffice.

    from render.pdf.pool import PdfPool

    with PdfPool(workers=2) as pool:              # nothing starts before the first letter
        data = pool.convert(docx)                 # bytes -> bytes; waits; raises SeglError
        made = pool.make(docx)                    # ... with `made.remarks`: what to tell the user
        for one in pool.many(letters):            # as many at a time as there are workers;
            ...                                   # a Pdf or the SeglError of each, in order
        pool.convert_file(source, target)         # file to file, whole or not at all

`pool.start()` starts a LibreOffice in the background and raises ToolError, before anything is
written, where LibreOffice or pikepdf is missing; `check()` only raises.

A pool belongs to a process and may be shared by its threads: each `convert` takes an idle
LibreOffice, or waits for one. LibreOffice does the work, in processes of its own, so a batch
needs one pool with `workers` = the number of cores and as many threads, and no process for it;
where letters are made in several processes, each may have a pool of one. A pool that came along
by fork starts LibreOffices of its own.

The run: `letter.py` reads title, language and fonts and takes out comments -> a converter
(`servers.py`, a LibreOffice kept running for many letters, or `command.py`, the command
`soffice`) -> `finish.py` completes what LibreOffice leaves out, and checks the file.
"""
