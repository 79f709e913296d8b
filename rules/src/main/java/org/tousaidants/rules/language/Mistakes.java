package org.tousaidants.rules.language;

import java.util.List;
import java.util.TreeSet;

/// « Erreurs d’un protocole » — all mistakes of a protocol, in the order of the files, because an author corrects
/// a folder, not a line.
public final class Mistakes {
    private final TreeSet<Mistake> found = new TreeSet<>();

    public void add(SourcePosition at, LocalisedText words, LocalisedText instead) {
        found.add(new Mistake(at, words, instead));
    }

    public boolean none() {
        return found.isEmpty();
    }

    public List<Mistake> all() {
        return List.copyOf(found);
    }
}
