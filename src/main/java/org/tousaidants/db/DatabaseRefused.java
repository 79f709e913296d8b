package org.tousaidants.db;

/// « Base indisponible » — the machine does not allow what a database needs; the message is a sentence for whoever
/// installs, in French, that says what to do.
public final class DatabaseRefused extends RuntimeException {
    DatabaseRefused(String sentence) {
        super(sentence);
    }

    DatabaseRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
