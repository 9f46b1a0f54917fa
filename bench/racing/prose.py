"""What the page of figures says around them: what each figure means, and what is not equal."""

from __future__ import annotations

HEAD = """\
# Speed, side by side

Made by `python -m nox -s speed`, which installs every engine in the version shown, runs them in
turns and writes this page. This run: {cores} cores, Python {python}, Node {node}, {rounds} rounds.
Times belong to that machine and to whatever else it did; **the ratios are what to read**. A ratio
compares an engine with docxtpl in the same round: the median of the rounds, in brackets the least
and the most. Above 1 is faster than docxtpl.

**The letter.** A decision of five pages: 40 values in 52 tags, every fifth tag split over two runs
as Word leaves it, three tags and a logo in the header, three tags in the footer, a table of five
rows and one with a row for each of ten items, five headings and paragraphs that repeat, four
conditions, values with `&` and `<new>`. One description of it is written out in each engine's own
syntax. An engine is raced only if the text of its header, body and footer equals docxtpl's: for
both ways of every condition, for 100 rows, and in both shells.
"""
WARM = """\
## Warm: one letter after many others

*In memory* is from a case in memory to the bytes of the file. *To file* is from the bytes of a
JSON case to a file, written beside its place and renamed (no fsync); it lies in memory where the
system has such a folder, for a busy disk takes longer than a letter. In both, Segl
validates the case against a schema that declares every field, and *to file* it reads the case
under limits; no other engine does either. *Processor* is to file too: it counts all threads of the
process, and other work on the machine disturbs it the least. *Heavy* is to file, in python-docx's
own blank document with over 800 KB of styles that no engine changes. Memory is the peak of the
process.
"""
ROWS = """\
## Rows: the same letter with a longer table

To file, in fresh processes, ms, the fastest of the rounds; memory is the peak of the process at
the most rows. What takes over a second is not warmed up. *A further row* is what each row costs
between the last two sizes; *growth* is that over what one costs between the two sizes before:
about 1 is linear, 10 quadratic.
"""
COLD = """\
## Cold: one process, from its start to a file

Whole processes on the clock. An engine's row is a short script that reads template and case, fills
and writes; in Segl's row it reads and compiles the template. `segl render` is the command itself,
which also judges the template: with what it kept from an earlier run, and without.
"""
CORES = """\
## Cores: letters a second, to files

So many processes at once, each with the template in memory, all writing to one folder; the fastest
of the rounds. On a machine that others use too, the last column says less than it could.
"""
BATCH = """\
## A batch

`segl batch` over cases in one JSONL file, from the start of the command to its end. No other
engine has such a command.
"""
UNEQUAL = """\
- **docxtpl** escapes values here (`autoescape=True`, which is not its default): otherwise the rest
  of a paragraph is lost where a value holds `<`. It gets a new object for each letter; rendering
  one object again reads and compiles the template again too.
- **docxtpl-ng** keeps one object, taken back to the template for each letter: its fastest way.
  **docxtemplater**, **easy-template-x** and **docx-templates** get the template's bytes in memory,
  **carbone** its path, since it takes no bytes.
- **docx-templates** runs its tags as JavaScript, by default in a sandbox; *no sandbox* trusts the
  template, as docxtpl does. Its limit on steps is lifted for the ten thousand rows.
- The JavaScript engines are warm after two seconds of work. In the table of rows the small sizes
  are measured in young processes, where their compiler has hardly begun.
- Only Segl judges the case, and it alone leaves out what a template's file tells of its authors.
  Equal is what a reader sees, not the bytes.

The letter, its case (of nobody) and the writer of each syntax are in `bench/racing/`;
`python bench/speed.py --profile` shows where a letter of Segl spends its time.
"""
