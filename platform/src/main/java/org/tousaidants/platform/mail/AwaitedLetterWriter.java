package org.tousaidants.platform.mail;

import java.util.List;

/// « Écriture d’une lettre » — writes letters for which a person waits, after the transaction that requests them. A
/// package with such letters implements it; the letter job calls it before each letter that it sends.
public interface AwaitedLetterWriter {
    /// Returns the ids of the letters that must still be written, oldest first.
    List<Long> waiting();

    /// Writes the letter with this id in its own transaction. Does nothing if another process has already
    /// written it. If it fails, the remaining letters are written all the same.
    void write(long id);
}
