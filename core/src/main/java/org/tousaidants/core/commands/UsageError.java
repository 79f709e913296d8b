package org.tousaidants.core.commands;

import java.io.PrintStream;

/// « Commande mal écrite » — an error in the arguments of a command, in French.
public final class UsageError extends Exception {
    private static final long serialVersionUID = 1;

    public UsageError(String words) {
        super(words);
    }

    /// Prints the error and the correct syntax.
    ///
    /// @param instead the correct syntax
    /// @return the exit code
    public int tell(PrintStream err, String instead) {
        err.println("Erreur : " + getMessage() + ". " + instead);
        return Command.MISUSED;
    }
}
