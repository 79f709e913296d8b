package org.tousaidants.rules.protocol;

/// « Endroit » — a position in the files: lines are counted from 1, as editors do.
public record SourcePosition(String file, int line) implements Comparable<SourcePosition> {
    public static SourcePosition start(String file) {
        return new SourcePosition(file, 1);
    }

    @Override
    public int compareTo(SourcePosition other) {
        var byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
