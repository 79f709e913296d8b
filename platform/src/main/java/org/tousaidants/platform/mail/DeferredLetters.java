package org.tousaidants.platform.mail;

import java.util.List;

/// « Écriture d’une lettre » — implemented by a package that writes awaited letters after the act that requests
/// them. The letter job asks before each letter that it sends.
public interface DeferredLetters {
    /// The letters to be written, oldest first.
    List<Long> waiting();

    /// In a transaction of its own; no effect when another process wrote it meanwhile. A failure does not stop
    /// the others.
    void write(long id);
}
