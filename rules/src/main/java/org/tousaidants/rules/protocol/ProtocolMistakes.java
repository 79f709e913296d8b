package org.tousaidants.rules.protocol;

import java.util.List;
import java.util.TreeSet;

/// « Erreurs d’un protocole » — collects all mistakes of a protocol in the order of the files, so that an author can
/// correct them all at once.
public final class ProtocolMistakes {
    private final TreeSet<ProtocolMistake> found = new TreeSet<>();

    public void add(FileLinePosition at, LocalisedText words, LocalisedText instead) {
        found.add(new ProtocolMistake(at, words, instead));
    }

    public boolean none() {
        return found.isEmpty();
    }

    public List<ProtocolMistake> all() {
        return List.copyOf(found);
    }
}
