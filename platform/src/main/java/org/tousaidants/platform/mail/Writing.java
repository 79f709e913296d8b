package org.tousaidants.platform.mail;

/// « Écriture d’une lettre » — a room that writes letters later than the act that asks for them, one at a time, each
/// in its own transaction. The postman asks before each round.
public interface Writing {
    /// False when nothing waits to be written.
    boolean writeNext();

    /// Forgets what has been kept long enough.
    void tidy();
}
