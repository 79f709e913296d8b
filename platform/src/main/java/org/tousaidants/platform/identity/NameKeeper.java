package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Nom établi » — a room that signed or published a person's name says so: while it stands, she does not change it
/// by herself, and the coordination does.
public interface NameKeeper {
    boolean keeps(UUID account);
}
