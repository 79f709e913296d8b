package org.tousaidants.label.rules;

/// « Endroit » — in the files: lines are counted from 1, as editors do.
public record At(String file, int line) implements Comparable<At> {
    static At start(String file) {
        return new At(file, 1);
    }

    @Override
    public int compareTo(At other) {
        var byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
