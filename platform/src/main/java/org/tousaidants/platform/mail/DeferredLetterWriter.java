package org.tousaidants.platform.mail;

import java.util.List;

/// « Écriture d’une lettre » — implemented by a package that writes awaited letters after the act that requests
/// them. The letter job calls it before each letter that it sends.
public interface DeferredLetterWriter {
    /// The ids of the letters to write, oldest first.
    List<Long> waiting();

    /// Writes a letter in its own transaction; does nothing if another process has already written the letter. A
    /// failure does not prevent the other letters.
    void write(long id);
}
