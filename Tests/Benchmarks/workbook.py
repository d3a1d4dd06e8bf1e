#!/usr/bin/env python3
"""The workbook against the bare C library on the same cells: rows per second as a ratio, and the memory of both.

    workbook.py DIR ROWS      DIR as generate.py made it; the program: SVERKA
"""
import html, os, re, statistics, struct, subprocess, sys, zipfile

folder, rows = sys.argv[1], int(sys.argv[2])
here = os.path.dirname(os.path.abspath(__file__))
TURNS = 3


def timed(arguments):
    """What it said, its seconds of processor time and its peak memory in MiB."""
    process = subprocess.Popen(arguments, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{arguments[0]} failed:\n{said}")
    return said, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def ours(files):
    """A run that writes these reports: seconds of the processor, memory."""
    with open(f"{folder}/pipeline.yml", encoding="utf-8") as handle:
        settings = re.sub(r"reports: .*", f"reports: {{files: [{files}]}}", handle.read())
    with open(f"{folder}/workbook.yml", "w", encoding="utf-8") as handle:
        handle.write(settings)
    subprocess.run(["rm", "-rf", f"{folder}/out"], check=True)
    _, seconds, memory = timed([os.environ["SVERKA"], "run", "--config", "workbook.yml", "--dry-run", "--to", "out",
                                "--date", "2026-05-15"])
    return seconds, memory


CELL = re.compile(r'<c r="([A-Z]+)(\d+)"(?: s="(\d+)")?(?: t="(\w+)")?(?:/>|>(.*?)</c>)', re.S)
ROW = re.compile(r'<row r="(\d+)"[^>]*? ht="([0-9.]+)"')


def column(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def record(kind, row=0, col=0, style=99, number=0.0, text="", extra=""):
    text, extra = text.encode(), extra.encode()
    return struct.pack("<cIHHdII", kind.encode(), row, col, style, number, len(text), len(extra)) + text + b"\0" + extra + b"\0"


def dump(workbook, target):
    """All cells of a workbook in the order of their sheets and rows; gives the number of rows."""
    count = 0
    with zipfile.ZipFile(workbook) as archive, open(target, "wb") as out:
        names = re.findall(r'<sheet name="([^"]*)"', archive.read("xl/workbook.xml").decode())
        for index, name in enumerate(names, 1):
            xml = archive.read(f"xl/worksheets/sheet{index}.xml").decode()
            links = {place: html.unescape(target) for place, target in
                     re.findall(r'<hyperlink ref="([A-Z]+\d+)" location="([^"]*)"', xml)}
            out.write(record("N", text=html.unescape(name)))
            for first, width in re.findall(r'<col min="(\d+)" max="\d+" width="([0-9.]+)"', xml):
                out.write(record("W", col=int(first) - 1, number=float(width)))
            for line in re.finditer(r"<row .*?(?:</row>|/>)", xml, re.S):
                count += 1
                high = ROW.match(line.group())
                for letters, row, style, kind, inner in CELL.findall(line.group()):
                    place = (int(row) - 1, column(letters), int(style or 99))
                    if kind == "inlineStr":
                        text = html.unescape(re.search(r"<t[^>]*>(.*?)</t>", inner, re.S).group(1))
                        link = links.get(letters + row)
                        out.write(record("l" if link else "s", *place, text=text, extra="internal:" + link if link else ""))
                    elif "<f>" in inner:
                        out.write(record("f", *place, text="=" + html.unescape(re.search(r"<f>(.*?)</f>", inner).group(1)),
                                         number=float(re.search(r"<v>(.*?)</v>", inner).group(1))))
                    elif "<v>" in inner:
                        out.write(record("n", *place, number=float(re.search(r"<v>(.*?)</v>", inner).group(1))))
                    else:
                        out.write(record("b", *place))
                if high:
                    out.write(record("H", row=int(high.group(1)) - 1, number=float(high.group(2))))
    return count


def main():
    subprocess.run(["cc", "-O2", "-o", f"{folder}/bare", f"{here}/workbook.c", "-lxlsxwriter"], check=True)
    ours("reconciliation")
    lines = dump(f"{folder}/out/reconciliation.xlsx", f"{folder}/cells")
    program, plain, bare = [], [], []
    for _ in range(TURNS):
        plain.append(ours("rejects"))
        program.append(ours("reconciliation"))
        said, total, memory = timed([f"{folder}/bare", f"{folder}/cells", f"{folder}/bare.xlsx", folder])
        seconds, cells = float(said.split()[0]), int(said.split()[1])
        bare.append((seconds, memory))
    without, memory = max(turn[1] for turn in plain), max(turn[1] for turn in program)
    seconds = statistics.median(turn[0] for turn in program) - statistics.median(turn[0] for turn in plain)
    other = statistics.median(turn[0] for turn in bare)
    print(f"workbook of {rows:,} payments: {lines:,} rows, {cells:,} cells; seconds of the processor")
    print(f"sverka  {seconds:6.2f} s  {lines / seconds:10,.0f} rows/s   what a run takes more with the workbook")
    print(f"bare C  {other:6.2f} s  {lines / other:10,.0f} rows/s   the same cells from memory")
    print(f"ratio   {other / seconds:6.2f}    (target 0.90 at least: {'met' if other >= 0.9 * seconds else 'MISSED'})")
    print(f"memory  {memory - without:6.0f} MiB more than the run without the workbook ({without:.0f} MiB)")


if __name__ == "__main__":
    main()
