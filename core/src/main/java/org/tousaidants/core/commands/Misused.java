package org.tousaidants.core.commands;

import java.io.PrintStream;

/// « Commande mal écrite » — says in French what is wrong with what was typed.
public final class Misused extends Exception {
    private static final long serialVersionUID = 1;

    public Misused(String words) {
        super(words);
    }

    /// @param instead what to type instead
    /// @return the exit code
    public int tell(PrintStream err, String instead) {
        err.println("Erreur : " + getMessage() + ". " + instead);
        return Command.MISUSED;
    }
}
