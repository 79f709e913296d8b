package org.tousaidants.core.commands;

import java.io.PrintStream;

/// « Commande mal écrite » — an error in the arguments of a command, in French.
public final class CommandUsageError extends Exception {
    private static final long serialVersionUID = 1;

    public CommandUsageError(String words) {
        super(words);
    }

    /// Prints the error and the correct syntax.
    ///
    /// @param instead correct syntax, printed after the error
    /// @return the exit code
    public int tell(PrintStream err, String instead) {
        err.println("Erreur : " + getMessage() + ". " + instead);
        return Command.MISUSED;
    }
}
