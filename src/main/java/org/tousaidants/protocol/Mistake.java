package org.tousaidants.protocol;

import java.util.Comparator;

/// « Erreur de protocole » — what is wrong at one place of the files, and what to write instead.
public record Mistake(At at, String words, String instead) implements Comparable<Mistake> {
    /// About a file as a whole.
    public static Mistake inFile(String file, String words, String instead) {
        return new Mistake(At.start(file), words, instead);
    }

    @Override
    public int compareTo(Mistake other) {
        return Comparator.comparing(Mistake::at)
                .thenComparing(Mistake::words)
                .thenComparing(Mistake::instead)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return at + " : " + words + "." + (instead.isEmpty() ? "" : " " + instead + ".");
    }
}
