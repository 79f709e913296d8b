package org.tousaidants.core.commands;

/// « Usage d’une commande » — the syntax of a command and its purpose, in French.
///
/// @param word the first word of the command, or its first two words
/// @param more the arguments after it
/// @param does the purpose of the command
public record CommandUsage(String word, String more, String does) {
    String line() {
        return "  bin/tous-aidants %-24s %s".formatted(word + " " + more, does);
    }
}
