package org.tousaidants.rules.protocol;

/// « Endroit » — a position in the files; lines are counted from 1.
public record FileLinePosition(String file, int line) implements Comparable<FileLinePosition> {
    public static FileLinePosition start(String file) {
        return new FileLinePosition(file, 1);
    }

    @Override
    public int compareTo(FileLinePosition other) {
        var byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
