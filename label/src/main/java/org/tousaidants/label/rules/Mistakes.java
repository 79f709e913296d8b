package org.tousaidants.label.rules;

import java.util.List;
import java.util.TreeSet;

/// All mistakes of a protocol, in the order of the files: an author corrects a folder, not a line.
final class Mistakes {
    private final TreeSet<Mistake> found = new TreeSet<>();

    void add(At at, Said words, Said instead) {
        found.add(new Mistake(at, words, instead));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Mistake> all() {
        return List.copyOf(found);
    }
}
