package org.tousaidants.core.commands;

/// « Usage d’une commande » — how a command is called and what it does, in French.
///
/// @param word what is typed first; two words where a command answers one case of another
/// @param more what follows it
public record Usage(String word, String more, String does) {
    String line() {
        return "  bin/tous-aidants %-24s %s".formatted(word + " " + more, does);
    }
}
