package org.tousaidants.core.commands;

/// « Usage d’une commande » — the syntax of a command and its purpose, in French.
///
/// @param word the first word; two words for a variant of another command
/// @param more its arguments
public record Usage(String word, String more, String does) {
    String line() {
        return "  bin/tous-aidants %-24s %s".formatted(word + " " + more, does);
    }
}
