package org.tousaidants.platform.mail;

import java.util.List;

/// « Écriture d’une lettre » — a package that writes letters, for which people wait, later than the act that asks for
/// them. The postman asks before each letter that he carries.
public interface Writing {
    /// What waits to be written, oldest first.
    List<Long> waiting();

    /// In a transaction of its own; nothing when another process wrote it meanwhile. What fails stops no other.
    void write(long id);
}
